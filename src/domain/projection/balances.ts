import { Columns, type Section } from './columns.js';
import { Heads, isVisible } from './links.js';

const DAY_MS = 86_400_000;

/** A balance that an account was stated to have. */
export interface StatedBalance {
  /** Moment at which it stands, epoch ms: an opening balance at the beginning of its day, a closing one at its end. */
  readonly at: number;
  /** Fen. */
  readonly amount: number;
}

/** Stated balances of accounts with all their versions. */
export class Balances extends Columns {
  at = this.float64('at');
  amount = this.float64('amount');
  private day = this.float64('day');
  private addedIn = this.int32('addedIn');
  private retiredIn = this.int32('retiredIn');
  private next = this.int32('next', -1);
  private readonly heads = new Heads();

  /** @param day 00:00 of the day for which it is stated, epoch ms */
  add(account: number, day: number, isOpening: boolean, amount: number, addedIn: number, retiredIn: number): void {
    const row = this.append();
    this.day[row] = day;
    this.at[row] = isOpening ? day : day + DAY_MS;
    this.amount[row] = amount;
    this.addedIn[row] = addedIn;
    this.retiredIn[row] = retiredIn;
    this.next[row] = this.heads.of(account);
    this.heads.set(account, row);
  }

  /** Forgets all versions of the balance of a day; they are stated anew. */
  forget(account: number, day: number): void {
    let before = -1;
    for (let row = this.heads.of(account); row >= 0; row = this.next[row]!) {
      if (this.day[row] !== day) before = row;
      else if (before < 0) this.heads.set(account, this.next[row]!);
      else this.next[before] = this.next[row]!;
    }
  }

  /** Some balance of the account is stated. */
  has(account: number): boolean {
    return this.heads.of(account) >= 0;
  }

  /** The latest balance that stands at or before a moment. */
  latest(account: number, moment: number, batch: number): StatedBalance | undefined {
    let best = -1;
    for (let row = this.heads.of(account); row >= 0; row = this.next[row]!) {
      if (this.at[row]! > moment || !isVisible(this.addedIn[row]!, this.retiredIn[row]!, batch)) continue;
      if (best < 0 || this.at[row]! > this.at[best]!) best = row;
    }
    return best < 0 ? undefined : { at: this.at[best]!, amount: this.amount[best]! };
  }

  override sections(): Section[] {
    return [...super.sections(), this.heads.section('heads')];
  }
}
