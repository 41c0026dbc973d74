import { ACCOUNT_KINDS, ALLOCATION_KINDS, END_KINDS, FISCAL_SIDE_KINDS, FUNDING_KINDS, PAYMENT_KINDS, type AccountKind } from '../model/model.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { MARK } from '../projection/movement-records.js';

/** The model's kinds as the numbers that stand in the columns of the graph. */

/** Marks which kinds of a list belong to some, by their number. */
export function table(all: readonly string[], some: readonly string[]): Uint8Array {
  return Uint8Array.from(all, (kind) => (some.includes(kind) ? 1 : 0));
}

/** A walk stops here: what arrives stays, only tagged payments go on. */
export const WALK_END_KINDS: readonly AccountKind[] = [...END_KINDS, 'agent-batch', 'cash'];

export const isWalkEnd = table(ACCOUNT_KINDS, WALK_END_KINDS);
export const isEndKind = table(ACCOUNT_KINDS, END_KINDS);
export const isFiscalKind = table(ACCOUNT_KINDS, FISCAL_SIDE_KINDS);
const isFundingKind = table(ALLOCATION_KINDS, FUNDING_KINDS);

export const RECLASSIFICATION = PAYMENT_KINDS.indexOf('reclassification');
const RECALL = ALLOCATION_KINDS.indexOf('recall');
export const BOUNCE = PAYMENT_KINDS.indexOf('bounce');
export const REVERSAL = PAYMENT_KINDS.indexOf('reversal');

export function isFunding(graph: MoneyGraph, allocation: number): boolean {
  return isFundingKind[graph.allocations.kind[allocation]!] === 1;
}

/**
 * Whether an allocation is what its target was made of: it funds it, or it takes quota back into a line that states no amount of its own
 * and hands on what it collects, as the collecting line of a document that recalls and reissues does.
 */
export function isMadeOf(graph: MoneyGraph, allocation: number, known: Known): boolean {
  if (isFunding(graph, allocation)) return true;
  const { kind, target, at } = graph.allocations;
  return kind[allocation] === RECALL && isCollecting(graph, target[allocation]!, at[allocation]!, known);
}

/** What counts for an answer: the newest batch, and the last moment. */
interface Known {
  readonly batch: number;
  readonly asOf: number;
}

/** What hands on before anything comes back is a line whose amount is not known, not one that collects; what it hands on later is not known yet. */
function isCollecting({ lines, allocations }: MoneyGraph, line: number, since: number, { batch, asOf }: Known): boolean {
  if (lines.valuesAt(line, batch).amount !== 0) return false;
  let handsOn = false;
  const { start, count, pool } = lines.out;
  for (let place = start[line]!; place < start[line]! + count[line]!; place += 1) {
    const allocation = pool[place]!;
    if (isFundingKind[allocations.kind[allocation]!] === 0 || !allocations.visible(allocation, batch)) continue;
    if (allocations.at[allocation]! > asOf) continue;
    if (allocations.at[allocation]! < since) return false;
    handsOn = true;
  }
  return handsOn;
}

export function isSettling(graph: MoneyGraph, payment: number): boolean {
  return (graph.payments.records.marks(payment) & MARK.settling) !== 0;
}

/** What marks a payment's money: its payout batch first, then its line. Lines and, after them, payout batches share one numbering. */
export function tagsOf({ payments, lines }: MoneyGraph, payment: number): number[] {
  const tags: number[] = [];
  if (payments.payout[payment]! >= 0) tags.push(lines.count + payments.payout[payment]!);
  if (payments.indicator[payment]! >= 0) tags.push(payments.indicator[payment]!);
  return tags;
}

/** A key for the money under one tag on one account. */
export function tagPlace({ lines, payouts }: MoneyGraph, account: number, tag: number): number {
  return account * (lines.count + payouts.count) + tag;
}
