import type { TraceNode } from '../api/shapes.js';
import { manyKey } from '../canvas/looks.js';

/** What a node is called in a sentence or a row; aggregates and what lies outside the scope have no name of their own. */
export function nodeName(node: TraceNode, t: (key: string, values: { count: number }) => string): string {
  return node.kind === 'Rest' || node.kind === 'Outside' ? t(manyKey(node), { count: node.count }) : node.name;
}
