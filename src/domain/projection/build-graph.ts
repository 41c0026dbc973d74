import { setImmediate } from 'node:timers/promises';
import type { Graph, Row } from '../../graph/graph.js';
import type { NewSpan } from './coverage-spans.js';
import { addBalance, addLinkList, addNode, paymentOf, type BalanceRow, type LinkList, type NodeList, type PaymentList } from './graph-rows.js';
import { MoneyGraph } from './money-graph.js';

/** Handles asked for at a time: all of them may wait here to be put in, so few enough to stay young in memory. */
const RANGE = 20_000;
const READ_TIMEOUT_MS = 300_000;
/** Reads the money graph as it is at a data version out of the record. Others are answered meanwhile. */
export async function buildGraph(
  record: Graph,
  { sequence, stamp }: { readonly sequence: number; readonly stamp: string },
  payments: number,
): Promise<MoneyGraph> {
  const graph = new MoneyGraph();
  if (sequence === 0) {
    graph.stamp = stamp;
    graph.arrange();
    return graph;
  }
  const [greatest] = await record.read<{ nodes: number; edges: number }>('handles', {}, { timeoutMs: READ_TIMEOUT_MS });
  graph.payments.reserve(payments);
  graph.payments.ids.reserve(payments);
  const numbers = new Int32Array(greatest!.nodes + 1).fill(-1);
  await inRanges<{ nodes: NodeList[] }>(record, 'nodes-by-handle', greatest!.nodes, sequence, ({ nodes }) => {
    for (const node of nodes) numbers[node[0]!] = addNode(graph, node);
  });
  await inRanges<{ payments: PaymentList<number>[]; links: LinkList<number>[] }>(record, 'edges-by-handle', greatest!.edges, sequence, (row) => {
    for (const list of row.payments) {
      const payer = numbers[list[0]] ?? -1;
      const payee = numbers[list[1]] ?? -1;
      if (payer >= 0 && payee >= 0) graph.payments.addBetween(payer, payee, paymentOf(list));
    }
    for (const link of row.links) {
      const source = numbers[link[0]] ?? -1;
      const target = numbers[link[1]] ?? -1;
      if (source >= 0 && target >= 0) addLinkList(graph, [source, target, ...link.slice(2)] as LinkList<number>);
    }
  });
  for await (const row of record.stream<BalanceRow>('all-balances', { batch: sequence })) addBalance(graph, row);
  for (const span of await record.read<NewSpan & Row>('covered-spans', { batch: sequence })) graph.addCoverage(span);
  for (const _pause of graph.arranging()) await setImmediate();
  graph.version = sequence;
  graph.stamp = stamp;
  return graph;
}

/** Asks for ranges of handles, in two lanes: the database reads for one while what came on the other is put in. */
async function inRanges<T extends Row>(record: Graph, query: string, greatest: number, batch: number, put: (row: T) => void): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next <= greatest) {
      const from = next;
      next += RANGE;
      for await (const row of record.stream<T>(query, { from, to: Math.min(greatest, from + RANGE - 1), batch })) {
        put(row);
        await setImmediate();
      }
    }
  };
  await Promise.all([lane(), lane()]);
}
