import type { Graph } from '../../graph/graph.js';

/**
 * The data version a question is answered for: the sequence of the newest activated batch, 0 while there is none.
 * A load in progress already writes under the next sequence, so a reader that asks once and passes this number on sees
 * one unchanging graph.
 */
export async function currentDataVersion(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ sequence: number }>('data-version');
  return row?.sequence ?? 0;
}
