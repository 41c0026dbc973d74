import { grownPlaces } from '../attribution/grown-arrays.js';
import { shanghaiDay, startOfDay } from '../attribution/sweep-plan.js';

/**
 * Rows in which other money arrived last, by own account, while nothing else has met the account since. Other money that comes to an
 * account one after the other is one sum to every method, as long as nothing else happens there that day.
 */
export class OpenArrivals {
  /** Arrivals that were added to the row of another. */
  joined = 0;
  /** -1 none. */
  private rows = new Int32Array(1_024).fill(-1);
  /** First row of the day that the order has come to, and the first moment of the next. */
  private firstOfDay = 0;
  private dayEnd = -Infinity;

  /** The order comes to a moment; `row` is the next one. */
  come(at: number, row: number): void {
    if (at < this.dayEnd) return;
    this.firstOfDay = row;
    this.dayEnd = startOfDay(shanghaiDay(at) + 1);
  }

  /** The row to which an arrival can be added, and is; -1 where it needs one of its own. */
  join(own: number): number {
    const row = own < this.rows.length ? this.rows[own]! : -1;
    if (row < this.firstOfDay) return -1;
    this.joined += 1;
    return row;
  }

  open(own: number, row: number): void {
    if (own >= this.rows.length) this.rows = grownPlaces(this.rows, own * 2);
    this.rows[own] = row;
  }

  /** Whatever meets the account now comes after what has arrived there. */
  close(own: number): void {
    if (own < this.rows.length) this.rows[own] = -1;
  }
}
