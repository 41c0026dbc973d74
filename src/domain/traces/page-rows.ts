import { bare, type Drawing } from './draw-aggregate.js';
import type { FullTrace } from './assemble-trace.js';
import { writeCursor } from './page-cursor.js';

/** One page of the single steps by (time, id) with the nodes at their ends; the cut-off is what comes after the page. */
export function pageRows(trace: FullTrace, limit: number, skip: number): Drawing {
  const steps = trace.steps.slice(skip, skip + limit);
  const later = trace.steps.slice(skip + limit);
  const ends = new Set(steps.flatMap((step) => [step.source, step.target]));
  const beyond = new Set(later.flatMap((step) => [step.source, step.target]).filter((id) => !ends.has(id)));
  return {
    nodes: trace.nodes.filter((node) => ends.has(node.id)).map((node) => ({ ...node })),
    steps: steps.map(bare),
    cutOff: {
      nodes: beyond.size,
      steps: later.reduce((sum, step) => sum + step.count, 0),
      amount: later.reduce((sum, step) => sum + (step.attributed ?? step.amount), 0),
      cursor: later.length > 0 ? writeCursor({ dataVersion: trace.dataVersion, skip: skip + limit }) : null,
    },
  };
}
