import type { Graph, Row } from '../../graph/graph.js';
import type { NewSpan } from './coverage-spans.js';
import { addBalance, addLinkList, addNode, paymentOf, type BalanceRow, type LinkList, type NodeList, type PaymentList } from './graph-rows.js';
import type { MoneyGraph } from './money-graph.js';

const READ_TIMEOUT_MS = 300_000;
/** Ids handed to one statement. */
const PAGE = 2_000;

interface Retired {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly addedIn: number;
  readonly retiredIn: number;
}

interface Drawn {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly addedIn: number;
  readonly indicator: string | null;
  readonly batch: string | null;
  readonly purpose: string | null;
}

/** Everything that some batches have added, retired or changed in place, read and not yet put in. */
export interface Changes {
  readonly sequence: number;
  readonly stamp: string;
  readonly nodes: readonly NodeList[];
  readonly payments: readonly PaymentList<string>[];
  readonly retired: readonly Retired[];
  readonly links: readonly LinkList<string>[];
  readonly drawn: readonly Drawn[];
  readonly balances: readonly BalanceRow[];
  readonly spans: readonly NewSpan[];
}

/**
 * Reads what the batches after the one that a graph contains, up to another one, have changed. What activation changes in place on
 * edges of earlier batches is only what a payment draws on that takes this from the payments it undoes: so those are read again whose
 * undone ones came, went, or are missing.
 */
export async function readChanges(
  record: Graph,
  graph: MoneyGraph,
  { sequence, stamp }: { readonly sequence: number; readonly stamp: string },
): Promise<Changes> {
  const range = { after: graph.version, batch: sequence };
  const options = { timeoutMs: READ_TIMEOUT_MS };
  // One state each, so that they can be read at once.
  const [nodes, links, payments, retired] = await Promise.all([
    record.read<{ node: NodeList }>('nodes-since', range, options).then((rows) => rows.map(({ node }) => node)),
    record.read<{ link: LinkList<string> }>('links-since', range, options).then((rows) => rows.map(({ link }) => link)),
    record.read<{ payment: PaymentList<string> }>('payments-since', range, options).then((rows) => rows.map(({ payment }) => payment)),
    record.read<Retired>('payments-retired-since', range, options),
  ]);
  const touched = new Set<number>();
  for (const id of [...payments.map((payment) => payment[2]), ...retired.map((row) => row.id)]) touched.add(graph.payments.ids.number(id));
  touched.delete(-1);
  const settlers = graph.payments.settlersOf([...touched]).map((payment) => graph.payments.ids.id(payment));
  const balances = nodes.filter((node) => node[1] === 'Balance').map((node) => node[2]);
  return {
    sequence,
    stamp,
    nodes,
    payments,
    retired,
    links,
    drawn: await inPages<Drawn>(record, 'drawn-by-settling', 'payments', [...new Set(settlers)], sequence),
    balances: await inPages<BalanceRow>(record, 'balances-by-id', 'balances', balances, sequence),
    spans: await record.read<NewSpan & Row>('covered-spans', { batch: sequence }),
  };
}

/** Puts changes into the graph, all of them without a pause, so that no reader in this thread sees half a batch. */
export function applyChanges(graph: MoneyGraph, changes: Changes): void {
  for (const node of changes.nodes) addNode(graph, node);
  for (const link of changes.links) addLinkList(graph, link);
  const { payments } = graph;
  for (const list of changes.payments) graph.addPayment({ payer: list[0], payee: list[1], ...paymentOf(list) });
  for (const { id, addedIn, retiredIn } of changes.retired) payments.retire(id, addedIn, retiredIn);
  for (const { id, addedIn, indicator, batch, purpose } of changes.drawn) {
    const payment = payments.versionAdded(id, addedIn);
    if (payment >= 0) payments.draw(payment, indicator, batch, purpose);
  }
  // A day's balance is forgotten once, before any of its rows is put in.
  for (const { account, date } of changes.balances) graph.accounts.balances.forget(graph.accounts.number(account), date);
  for (const balance of changes.balances) addBalance(graph, balance);
  graph.spans.replace(changes.spans);
  graph.arrange();
  graph.version = changes.sequence;
  graph.stamp = changes.stamp;
}

async function inPages<T extends Row>(record: Graph, query: string, parameter: string, ids: readonly string[], batch: number): Promise<T[]> {
  const rows: T[] = [];
  for (let from = 0; from < ids.length; from += PAGE) rows.push(...(await record.read<T>(query, { [parameter]: ids.slice(from, from + PAGE), batch })));
  return rows;
}
