import type { Graph } from '../../graph/graph.js';
import { nodeNames } from '../patterns/node-names.js';
import { namedEdges } from './evidence.service.js';

/** What shows a finding, by id. */
interface Shown {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** What tells it from others of its subject; may hold ids, too. */
  readonly key?: readonly (string | number)[];
}

/**
 * Findings of a region without the ids of what lies outside of it: a round of money that leaves the county names accounts and payments of
 * others. The evidence tells how many there are and what they come to. `regions` null: all may be seen.
 */
export async function insideScope<T extends Shown>(graph: Graph, found: readonly T[], regions: readonly string[] | null, batch: number): Promise<T[]> {
  if (regions === null || found.length === 0) return [...found];
  const seen = new Set<string>();
  const look = async (ids: readonly string[]): Promise<void> => {
    for (const [id, node] of await nodeNames(graph, ids, regions, batch)) if (node.id !== null) seen.add(id);
  };
  await look(found.flatMap(({ nodes }) => nodes));
  const isInside = ({ nodes }: Shown): boolean => nodes.every((id) => seen.has(id));
  const ids = [...new Set(found.filter((one) => !isInside(one)).flatMap(({ edges }) => edges))];
  const edges = await namedEdges(graph, ids, batch);
  await look(edges.flatMap(({ source, target }) => [source, target]).filter((id) => !seen.has(id)));
  const kept = new Set(edges.filter(({ source, target }) => seen.has(source) && seen.has(target)).map(({ id }) => id));
  return found.map((one) => {
    if (isInside(one)) return one;
    const outside = new Set<string | number>([...one.nodes.filter((id) => !seen.has(id)), ...one.edges.filter((id) => !kept.has(id))]);
    const isLeft = (id: string | number): boolean => !outside.has(id);
    return { ...one, nodes: one.nodes.filter(isLeft), edges: one.edges.filter(isLeft), ...(one.key ? { key: one.key.filter(isLeft) } : {}) };
  });
}
