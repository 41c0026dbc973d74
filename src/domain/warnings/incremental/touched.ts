import type { Graph, Row } from '../../../graph/graph.js';
import { labelOfId, type NodeLabel } from '../../model/model.js';

/** A payment with all that it names. */
export interface TouchedPayment extends Row {
  readonly id: string;
  readonly payer: string;
  readonly payee: string;
  readonly payerKind: string | null;
  readonly payeeKind: string | null;
  readonly indicator: string | null;
  readonly payout: string | null;
  readonly project: string | null;
  readonly contract: string | null;
  readonly item: string | null;
  readonly beneficiary: string | null;
  readonly settles: readonly string[] | null;
}

export interface TouchedEdge extends Row {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  /** Of ALLOCATED. */
  readonly kind: string | null;
}

/** What some batches have added, changed or retired. */
export interface Touched {
  readonly edges: ReadonlyMap<string, readonly TouchedEdge[]>;
  /** With those that the touched ones settle, or that settle them: what is left of one payment hangs on the other. */
  readonly payments: readonly TouchedPayment[];
  /** By label: things whose own values or existence changed. */
  readonly changed: ReadonlyMap<NodeLabel, ReadonlySet<string>>;
  /** By label: things that were not there before; whatever leads to them by an edge is touched by that edge. */
  readonly added: ReadonlyMap<NodeLabel, ReadonlySet<string>>;
  /** Payments that were added, by account. */
  readonly paymentsOf: ReadonlyMap<string, number>;
}

/** Ids in one look-up. */
const AT_ONCE = 5_000;

/** More than `most` payments and things: not even counted on. */
export async function touchedCount(graph: Graph, after: number, batch: number, most: number): Promise<number> {
  const [row] = await graph.read<{ count: number }>('touched-count', { after, batch, most });
  return row!.count;
}

/** All that the batches after `after` up to `batch` touched. */
export async function touchedSince(graph: Graph, after: number, batch: number): Promise<Touched> {
  const span = { after, batch };
  const payments = new Map<string, TouchedPayment[]>();
  const paymentsOf = new Map<string, number>();
  const take = (row: TouchedPayment): void => append(payments, row.id, row);
  for await (const row of graph.stream<TouchedPayment & { isNew: boolean }>('touched-payments', span)) {
    take(row);
    if (row.isNew) for (const account of [row.payer, row.payee]) paymentsOf.set(account, (paymentsOf.get(account) ?? 0) + 1);
  }
  const own = [...payments.keys()];
  const settled = [...new Set([...payments.values()].flat().flatMap(({ settles }) => settles ?? []))].filter((id) => !payments.has(id));
  for (let from = 0; from < Math.max(own.length, settled.length); from += AT_ONCE) {
    const some = { settled: settled.slice(from, from + AT_ONCE), payments: own.slice(from, from + AT_ONCE) };
    for (const row of await graph.read<TouchedPayment>('touched-settled', some)) take(row);
  }
  const edges = new Map<string, TouchedEdge[]>();
  for await (const edge of graph.stream<TouchedEdge>('touched-edges', span)) append(edges, edge.type, edge);
  const [changed, added] = [new Map<NodeLabel, Set<string>>(), new Map<NodeLabel, Set<string>>()];
  for await (const { id, isNew } of graph.stream<{ id: string; isNew: boolean }>('touched-nodes', span)) {
    const label = labelOfId(id);
    if (!label) continue;
    const into = isNew ? added : changed;
    into.set(label, (into.get(label) ?? new Set()).add(id));
  }
  return { edges, payments: [...payments.values()].flat(), changed, added, paymentsOf };
}

/** One more in the list of a key. */
export function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
