import { shareOf } from './money-share.js';

/** A balance with its traced part; `tracedOf` never gives more than either. */
export class Pot {
  balance = 0;
  traced = 0;

  add(amount: number, traced: number): void {
    this.balance += amount;
    this.traced += traced;
  }

  take(amount: number): { taken: number; traced: number; mixed: boolean } {
    const taken = Math.min(amount, this.balance);
    const mixed = this.traced > 0 && this.traced < this.balance;
    const traced = shareOf(this.traced, taken, this.balance);
    this.balance -= taken;
    this.traced -= traced;
    return { taken, traced, mixed };
  }
}
