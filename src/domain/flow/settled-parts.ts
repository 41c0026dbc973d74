import type { MoneyGraph } from '../projection/money-graph.js';
import { BOUNCE } from './kinds.js';

export interface SettledPart {
  readonly payment: number;
  readonly amount: number;
}

/** The payments that one undoes or moves (-1 where one is not there), with the fen of each. */
export function settledParts(graph: MoneyGraph, payment: number, batch: number): SettledPart[] {
  const { payments, amounts } = graph.payments.settles(payment, batch);
  return payments.map((one, place) => ({ payment: one, amount: amounts[place]! }));
}

/** What a bounce is netted against: payments and refunds that are there, in its own order, up to its own amount. */
export function nettedParts(graph: MoneyGraph, bounce: number, batch: number, isThere: (payment: number) => boolean = () => true): SettledPart[] {
  const { kind, records } = graph.payments;
  let left = records.amount(bounce);
  return settledParts(graph, bounce, batch).flatMap(({ payment, amount: named }) => {
    const amount = payment < 0 || kind[payment] === BOUNCE || !isThere(payment) ? 0 : Math.min(left, named);
    left -= amount;
    return amount === 0 ? [] : [{ payment, amount }];
  });
}
