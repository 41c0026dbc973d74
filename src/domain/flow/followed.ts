import { MARK } from '../projection/movement-records.js';
import type { MoneyGraph } from '../projection/money-graph.js';

/**
 * Which payments money is followed along past the documented payee, as a batch sees them: untagged ones and those that undo something,
 * since a tagged payment takes the money of its own line only. Whether a payment is among the documented ones is asked beside this.
 */
export function followedIn({ payments: { records } }: MoneyGraph, batch: number): (payment: number) => boolean {
  return (payment) => (records.marks(payment) & MARK.followed) !== 0 && records.visible(payment, batch);
}
