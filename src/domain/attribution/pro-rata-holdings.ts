import { Holdings, type Resting } from './holdings.js';
import { apportionInto, shareOf } from './money-share.js';
import type { SweepPlan } from './sweep-plan.js';

/**
 * The haircut: what leaves a holder takes the traced part in proportion. Untagged money leaves over the tags in proportion to their
 * balances, largest remainder first, then the tag that has lain there longest; within a tag ⌊x·T/B⌋ is traced, all of T when it is emptied.
 */
export class ProRataHoldings extends Holdings {
  /** Pots of an account that are not empty, in the order in which they were filled: first, last, and the neighbours of each. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly filledAt: Float64Array;
  private places = new Int32Array(16);
  private weights = new Float64Array(16);
  private shares = new Float64Array(16);

  constructor(plan: SweepPlan) {
    super(plan);
    this.first = new Int32Array(plan.input.accounts).fill(-1);
    this.last = new Int32Array(plan.input.accounts).fill(-1);
    this.next = new Int32Array(plan.pots.count).fill(-1);
    this.previous = new Int32Array(plan.pots.count).fill(-1);
    this.filledAt = new Float64Array(plan.pots.count);
  }

  override mint(amount: number, traced: boolean): void {
    this.handAmount += amount;
    if (traced) this.handTraced += amount;
  }

  override toLine(line: number): void {
    this.balance[line]! += this.handAmount;
    this.traced[line]! += this.handTraced;
  }

  override tracedToLine(line: number): void {
    this.balance[line]! += this.handTraced;
    this.traced[line]! += this.handTraced;
  }

  override toPot(account: number, pot: number, at: number): void {
    const amount = this.handAmount;
    if (amount === 0) return;
    if (this.balance[pot] === 0) this.link(account, pot, at);
    this.balance[pot]! += amount;
    this.accountBalance[account]! += amount;
    if (this.handTraced === 0) return;
    this.traced[pot]! += this.handTraced;
    this.accountTraced[account]! += this.handTraced;
  }

  override toLines(lines: Int32Array, amounts: Float64Array, traced: Float64Array, count: number): void {
    for (let place = 0; place < count; place += 1) {
      this.balance[lines[place]!]! += amounts[place]!;
      this.traced[lines[place]!]! += traced[place]!;
    }
  }

  override peekLine(line: number, amount: number): number {
    return shareOf(this.traced[line]!, amount, this.balance[line]!);
  }

  override peekPot(pot: number, amount: number): number {
    return shareOf(this.traced[pot]!, amount, this.balance[pot]!);
  }

  override peekAccount(account: number, amount: number): number {
    const count = this.shareOut(account, amount);
    let traced = 0;
    for (let place = 0; place < count; place += 1) traced += this.peekPot(this.places[place]!, this.shares[place]!);
    return traced;
  }

  override lotsOf(account: number): Resting[] {
    const lots: Resting[] = [];
    for (let pot = this.first[account]!; pot >= 0; pot = this.next[pot]!)
      if (this.traced[pot]! > 0) lots.push({ at: this.filledAt[pot]!, amount: this.traced[pot]! });
    return lots;
  }

  protected override takeLine(line: number, amount: number): void {
    const traced = shareOf(this.traced[line]!, amount, this.balance[line]!);
    this.balance[line]! -= amount;
    this.traced[line]! -= traced;
    this.handAmount += amount;
    this.handTraced += traced;
  }

  protected override takePot(account: number, pot: number, amount: number): void {
    const balance = this.balance[pot]!;
    const traced = shareOf(this.traced[pot]!, amount, balance);
    this.balance[pot] = balance - amount;
    this.accountBalance[account]! -= amount;
    this.handAmount += amount;
    if (traced > 0) {
      this.traced[pot]! -= traced;
      this.accountTraced[account]! -= traced;
      this.handTraced += traced;
    }
    if (balance === amount) this.unlink(account, pot);
  }

  protected override takeAccount(account: number, amount: number): void {
    const only = this.first[account]!;
    if (this.next[only]! < 0) {
      this.takePot(account, only, amount);
      return;
    }
    const count = this.shareOut(account, amount);
    for (let place = 0; place < count; place += 1) if (this.shares[place]! > 0) this.takePot(account, this.places[place]!, this.shares[place]!);
  }

  /** What each pot of an account gives of an amount, in `places` and `shares`; returns how many pots there are. */
  private shareOut(account: number, amount: number): number {
    let count = 0;
    for (let pot = this.first[account]!; pot >= 0; pot = this.next[pot]!) {
      if (count === this.places.length) this.widen();
      this.places[count] = pot;
      this.weights[count] = this.balance[pot]!;
      count += 1;
    }
    apportionInto(amount, this.weights, count, this.shares);
    return count;
  }

  private widen(): void {
    const size = this.places.length * 2;
    const [places, weights] = [new Int32Array(size), new Float64Array(size)];
    places.set(this.places);
    weights.set(this.weights);
    this.places = places;
    this.weights = weights;
    this.shares = new Float64Array(size);
  }

  private link(account: number, pot: number, at: number): void {
    const last = this.last[account]!;
    this.filledAt[pot] = at;
    this.previous[pot] = last;
    this.next[pot] = -1;
    if (last < 0) this.first[account] = pot;
    else this.next[last] = pot;
    this.last[account] = pot;
  }

  private unlink(account: number, pot: number): void {
    const before = this.previous[pot]!;
    const after = this.next[pot]!;
    if (before < 0) this.first[account] = after;
    else this.next[before] = after;
    if (after < 0) this.last[account] = before;
    else this.previous[after] = before;
  }
}
