import type { MoneyGraph } from '../projection/money-graph.js';

/** The payments that one undoes or moves (-1 where one is not there), with the fen of each. */
export function settledParts(graph: MoneyGraph, payment: number, batch: number): { payment: number; amount: number }[] {
  const { payments, amounts } = graph.payments.settles(payment, batch);
  return payments.map((one, place) => ({ payment: one, amount: amounts[place]! }));
}
