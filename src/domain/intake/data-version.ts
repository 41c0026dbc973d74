import type { Graph } from '../../graph/graph.js';

/**
 * The data version a question is answered for: the sequence of the newest activated batch, 0 while there is none.
 * A load in progress already writes under the next sequence, so a reader that asks once and passes this number on sees
 * one unchanging graph.
 */
export async function currentDataVersion(graph: Graph): Promise<number> {
  return (await currentData(graph)).sequence;
}

/**
 * The data version with a stamp that changes whenever what is visible changes, also when the graph was emptied and numbered
 * from one again; for keys of caches.
 */
export async function currentData(graph: Graph): Promise<DataVersion> {
  const since = graph.unchangedSince;
  const last = read.get(graph);
  if (last && last.since === since) return last.version;
  const [row] = await graph.read<{ sequence: number; stamp: string }>('data-version');
  const version = { sequence: row?.sequence ?? 0, stamp: `${row?.sequence ?? 0} ${row?.stamp ?? ''}` };
  if (since !== undefined && graph.unchangedSince === since) read.set(graph, { since, version });
  return version;
}

interface DataVersion {
  readonly sequence: number;
  readonly stamp: string;
}

/** What was read last, where nobody else writes: nearly every question begins with it. */
const read = new WeakMap<Graph, { readonly since: number; readonly version: DataVersion }>();
