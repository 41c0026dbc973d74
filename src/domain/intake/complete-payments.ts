import type { Graph } from '../../graph/graph.js';
import { completedPayment, isSamePayment, type Stored, type StoredPayment } from './completed-payment.js';
import { edgeLists } from './edge-lists.js';
import { knownNode, type FoundEdge, type FoundNode } from './known-entities.js';
import type { Touched } from './touched.js';

/** Vouchers and lists looked at in one go. */
const PAGE = 2_000;

/**
 * Completes the payments whose voucher, or list of details, this batch has brought, changed or taken back, and those it has drawn
 * itself, by what the graph will hold once the batch is active. What differs is written as a version of this batch, so that a reader
 * of today sees nothing of it. `records` are the ids of vouchers and lists, some of them more than once.
 */
export async function completePayments(graph: Graph, sequence: number, records: AsyncIterable<string>, touched: Touched): Promise<void> {
  let page = new Set<string>();
  for await (const id of records) {
    page.add(id);
    if (page.size < PAGE) continue;
    await completePage(graph, sequence, [...page], touched);
    page = new Set();
  }
  if (page.size > 0) await completePage(graph, sequence, [...page], touched);
}

async function completePage(graph: Graph, sequence: number, records: readonly string[], touched: Touched): Promise<void> {
  const stated = new Map<unknown, Stored | undefined>();
  const lookUp = async (ids: readonly string[]): Promise<void> => {
    for (const node of ids.length === 0 ? [] : await graph.read<FoundNode>('known-nodes', { ids })) {
      const known = knownNode(node, sequence);
      stated.set(node.id, known.retired ? undefined : known.values);
    }
  };
  await lookUp(records);
  // A record that has never been there has completed nothing; one that was taken back may have.
  if (stated.size === 0) return;
  const found = [...new Map((await graph.read<FoundEdge>('payments-to-complete', { records: [...stated.keys()] })).map((edge) => [edge.id, edge])).values()];
  const named = new Set(found.flatMap(({ values }) => [values['voucher'], values['application']].filter((id) => typeof id === 'string')));
  await lookUp([...named].filter((id) => !stated.has(id)));
  const redrawn: (FoundEdge & { readonly next: StoredPayment })[] = [];
  for (const edge of found) {
    const next = completedPayment(edge, stated.get(edge.values['voucher']), stated.get(edge.values['application']));
    if (!isSamePayment(edge, next)) redrawn.push({ ...edge, next });
  }
  if (redrawn.length === 0) return;
  const ids = redrawn.map(({ id }) => id);
  await graph.transaction(async (run) => {
    await run('redraw-payments', { ids, sequence });
    await run('retire-edges', { ...edgeLists(redrawn), sequence });
    await run('create-edges', {
      edges: redrawn.map(({ id, type, next }) => ({ type, source: next.source, target: next.target, values: { ...next.values, id, addedIn: sequence } })),
    });
  });
  for (const { id, next } of redrawn) touched.completed(id, next.values);
}
