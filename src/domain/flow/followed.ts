import { MARK } from '../projection/movement-records.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import type { RankSet } from './rank-set.js';

/**
 * Which payments money is followed along past the documented payee, as a batch sees them: untagged ones and those that undo something,
 * since a tagged payment takes the money of its own line only.
 */
export function followedIn({ payments: { records } }: MoneyGraph, batch: number): (payment: number) => boolean {
  return (payment) => (records.marks(payment) & MARK.followed) !== 0 && records.visible(payment, batch);
}

/** The same without the documented payments of a walk. Of those only what undoes something is looked for: all others are tagged. */
export function followedBeside({ payments: { records, rank } }: MoneyGraph, batch: number, documented: RankSet): (payment: number) => boolean {
  return (payment) => {
    const marks = records.marks(payment);
    return (marks & MARK.followed) !== 0 && records.visible(payment, batch) && !((marks & MARK.settling) !== 0 && documented.has(rank[payment]!));
  };
}
