import { grownBytes, grownNumbers, grownPlaces } from './event-table.js';
import { Holdings, type Resting } from './holdings.js';
import { shanghaiDay, type SweepPlan } from './sweep-plan.js';

/** Which lots leave first. */
export type LotOrder = 'oldest' | 'newest' | 'untracedOldest';

const LEAST_LOTS = 1024;
const UNTRACED = 0;
const TRACED = 1;

/**
 * Lots in lists: every lot lies in the list of its holder (a line, or an account with all its tags) and, where it has a tag, also in
 * the list of its pot, both from oldest to newest. A list has the number of its pot; holders are the pots without a tag. Where untraced
 * lots leave first, a pot has two lists, one for each kind.
 *
 * Neighbouring lots of one pot and kind are one lot, since no method can tell them apart; traced ones only within a day, so that
 * it stays known how long they have lain there.
 */
export class LotHoldings extends Holdings {
  private readonly newestFirst: boolean;
  private readonly byKind: 0 | 1;
  private readonly first: Int32Array;
  private readonly last: Int32Array;

  private lotCount = 0;
  /** Top of the stack of lots that are free again, linked by `holderNext`. */
  private free = -1;
  private lotAmount = new Float64Array(LEAST_LOTS);
  private lotAt = new Float64Array(LEAST_LOTS);
  private lotKind = new Uint8Array(LEAST_LOTS);
  private lotPot = new Int32Array(LEAST_LOTS);
  private holderNext = new Int32Array(LEAST_LOTS);
  private holderPrevious = new Int32Array(LEAST_LOTS);
  private tagNext = new Int32Array(LEAST_LOTS);
  private tagPrevious = new Int32Array(LEAST_LOTS);

  private handCount = 0;
  private handAmounts = new Float64Array(LEAST_LOTS);
  private handKinds = new Uint8Array(LEAST_LOTS);

  constructor(plan: SweepPlan, order: LotOrder) {
    super(plan);
    this.newestFirst = order === 'newest';
    this.byKind = order === 'untracedOldest' ? 1 : 0;
    this.first = new Int32Array(plan.pots.count << this.byKind).fill(-1);
    this.last = new Int32Array(plan.pots.count << this.byKind).fill(-1);
  }

  override begin(): void {
    super.begin();
    this.handCount = 0;
  }

  override mint(amount: number, traced: boolean): void {
    if (amount > 0) this.take(amount, traced ? TRACED : UNTRACED);
  }

  override toLine(line: number, at: number): void {
    for (let place = 0; place < this.handCount; place += 1) this.add(line, line, this.handAmounts[place]!, this.handKinds[place]!, at);
    this.balance[line]! += this.handAmount;
    this.traced[line]! += this.handTraced;
  }

  override tracedToLine(line: number, at: number): void {
    if (this.handTraced === 0) return;
    this.add(line, line, this.handTraced, TRACED, at);
    this.balance[line]! += this.handTraced;
    this.traced[line]! += this.handTraced;
  }

  override toPot(account: number, pot: number, at: number): void {
    const holder = this.plan.input.lines + account;
    for (let place = 0; place < this.handCount; place += 1) this.add(holder, pot, this.handAmounts[place]!, this.handKinds[place]!, at);
    this.balance[pot]! += this.handAmount;
    this.traced[pot]! += this.handTraced;
    this.accountBalance[account]! += this.handAmount;
    this.accountTraced[account]! += this.handTraced;
  }

  override toLines(lines: Int32Array, amounts: Float64Array, traced: Float64Array, count: number, at: number): void {
    const untracedLeft = amounts.slice(0, count);
    for (let place = 0; place < count; place += 1) untracedLeft[place]! -= traced[place]!;
    const left = [untracedLeft, traced.slice(0, count)];
    const turn = [0, 0];
    for (let place = 0; place < this.handCount; place += 1) {
      const kind = this.handKinds[place]!;
      let amount = this.handAmounts[place]!;
      while (amount > 0) {
        const receiver = turn[kind]!;
        const part = Math.min(amount, left[kind]![receiver]!);
        if (part > 0) this.add(lines[receiver]!, lines[receiver]!, part, kind, at);
        amount -= part;
        left[kind]![receiver]! -= part;
        if (amount > 0) turn[kind] = receiver + 1;
      }
    }
    for (let place = 0; place < count; place += 1) {
      this.balance[lines[place]!]! += amounts[place]!;
      this.traced[lines[place]!]! += traced[place]!;
    }
  }

  override peekLine(line: number, amount: number): number {
    return this.peek(line, amount, this.balance[line]! - this.traced[line]!);
  }

  override peekPot(pot: number, amount: number): number {
    return this.peek(pot, amount, this.balance[pot]! - this.traced[pot]!);
  }

  override peekAccount(account: number, amount: number): number {
    return this.peek(this.plan.input.lines + account, amount, this.accountBalance[account]! - this.accountTraced[account]!);
  }

  override lotsOf(account: number): Resting[] {
    const list = this.list(this.plan.input.lines + account, TRACED);
    const lots: Resting[] = [];
    for (let lot = this.first[list]!; lot >= 0; lot = this.holderNext[lot]!)
      if (this.lotKind[lot] === TRACED) lots.push({ at: this.lotAt[lot]!, amount: this.lotAmount[lot]! });
    return lots;
  }

  protected override takeLine(line: number, amount: number): void {
    this.drain(line, line, amount);
  }

  protected override takePot(account: number, pot: number, amount: number): void {
    const before = this.handTraced;
    this.drain(this.plan.input.lines + account, pot, amount);
    this.accountBalance[account]! -= amount;
    this.accountTraced[account]! -= this.handTraced - before;
  }

  protected override takeAccount(account: number, amount: number): void {
    const before = this.handTraced;
    const holder = this.plan.input.lines + account;
    this.drain(holder, holder, amount);
    this.accountBalance[account]! -= amount;
    this.accountTraced[account]! -= this.handTraced - before;
  }

  private list(pot: number, kind: number): number {
    return this.byKind === 0 ? pot : pot * 2 + kind;
  }

  /** Takes exactly `amount` off a pot's lists, or off all of a holder's where the pot is the holder's own. */
  private drain(holder: number, pot: number, amount: number): void {
    const left = this.drainList(holder, pot, this.list(pot, UNTRACED), amount);
    if (left > 0 && this.byKind === 1) this.drainList(holder, pot, this.list(pot, TRACED), left);
  }

  private drainList(holder: number, pot: number, list: number, amount: number): number {
    const isTagged = pot !== holder;
    const onward = this.newestFirst ? (isTagged ? this.tagPrevious : this.holderPrevious) : isTagged ? this.tagNext : this.holderNext;
    const { lotAmount, lotKind, lotPot, balance, traced } = this;
    let left = amount;
    let lot = this.newestFirst ? this.last[list]! : this.first[list]!;
    while (left > 0 && lot >= 0) {
      const held = lotAmount[lot]!;
      const kind = lotKind[lot]!;
      const part = held < left ? held : left;
      this.take(part, kind);
      balance[lotPot[lot]!]! -= part;
      if (kind === TRACED) traced[lotPot[lot]!]! -= part;
      left -= part;
      const following = onward[lot]!;
      if (part === held) this.remove(holder, lot);
      else lotAmount[lot] = held - part;
      lot = following;
    }
    return left;
  }

  private take(amount: number, kind: number): void {
    this.handAmount += amount;
    if (kind === TRACED) this.handTraced += amount;
    const count = this.handCount;
    if (count > 0 && this.handKinds[count - 1] === kind) {
      this.handAmounts[count - 1]! += amount;
      return;
    }
    if (count === this.handAmounts.length) {
      this.handAmounts = grownNumbers(this.handAmounts, count * 2);
      this.handKinds = grownBytes(this.handKinds, count * 2);
    }
    this.handAmounts[count] = amount;
    this.handKinds[count] = kind;
    this.handCount = count + 1;
  }

  private add(holder: number, pot: number, amount: number, kind: number, at: number): void {
    const list = this.list(holder, kind);
    const newest = this.last[list]!;
    if (
      newest >= 0 &&
      this.lotPot[newest] === pot &&
      this.lotKind[newest] === kind &&
      (kind === UNTRACED || shanghaiDay(this.lotAt[newest]!) === shanghaiDay(at))
    ) {
      this.lotAmount[newest]! += amount;
      return;
    }
    const lot = this.fresh();
    this.lotAmount[lot] = amount;
    this.lotAt[lot] = at;
    this.lotKind[lot] = kind;
    this.lotPot[lot] = pot;
    this.holderPrevious[lot] = newest;
    this.holderNext[lot] = -1;
    if (newest < 0) this.first[list] = lot;
    else this.holderNext[newest] = lot;
    this.last[list] = lot;
    if (pot === holder) return;
    const own = this.list(pot, kind);
    const last = this.last[own]!;
    this.tagPrevious[lot] = last;
    this.tagNext[lot] = -1;
    if (last < 0) this.first[own] = lot;
    else this.tagNext[last] = lot;
    this.last[own] = lot;
  }

  private remove(holder: number, lot: number): void {
    const kind = this.lotKind[lot]!;
    this.unlink(this.list(holder, kind), lot, this.holderPrevious, this.holderNext);
    const pot = this.lotPot[lot]!;
    if (pot !== holder) this.unlink(this.list(pot, kind), lot, this.tagPrevious, this.tagNext);
    this.holderNext[lot] = this.free;
    this.free = lot;
  }

  private unlink(list: number, lot: number, previous: Int32Array, next: Int32Array): void {
    const before = previous[lot]!;
    const after = next[lot]!;
    if (before < 0) this.first[list] = after;
    else next[before] = after;
    if (after < 0) this.last[list] = before;
    else previous[after] = before;
  }

  private peek(pot: number, amount: number, untraced: number): number {
    if (this.byKind === 1) return Math.max(0, amount - untraced);
    const isTagged = pot >= this.plan.pots.tagged;
    const onward = this.newestFirst ? (isTagged ? this.tagPrevious : this.holderPrevious) : isTagged ? this.tagNext : this.holderNext;
    let left = amount;
    let traced = 0;
    for (let lot = this.newestFirst ? this.last[pot]! : this.first[pot]!; lot >= 0 && left > 0; lot = onward[lot]!) {
      const part = Math.min(left, this.lotAmount[lot]!);
      if (this.lotKind[lot] === TRACED) traced += part;
      left -= part;
    }
    return traced;
  }

  private fresh(): number {
    if (this.free >= 0) {
      const lot = this.free;
      this.free = this.holderNext[lot]!;
      return lot;
    }
    const lot = this.lotCount;
    this.lotCount = lot + 1;
    if (lot < this.lotAmount.length) return lot;
    const size = lot * 2;
    this.lotAmount = grownNumbers(this.lotAmount, size);
    this.lotAt = grownNumbers(this.lotAt, size);
    this.lotKind = grownBytes(this.lotKind, size);
    this.lotPot = grownPlaces(this.lotPot, size, 0);
    this.holderNext = grownPlaces(this.holderNext, size, 0);
    this.holderPrevious = grownPlaces(this.holderPrevious, size, 0);
    this.tagNext = grownPlaces(this.tagNext, size, 0);
    this.tagPrevious = grownPlaces(this.tagPrevious, size, 0);
    return lot;
  }
}
