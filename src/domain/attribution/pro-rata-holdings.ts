import type { ArrayRoom } from './array-room.js';
import { Holdings, type Resting } from './holdings.js';
import { apportionInto, shareOf } from './money-share.js';
import { startOfDay, type SweepPlan } from './sweep-plan.js';

/** Own integers of an account: its first and last pot that is not empty, none where it has no tags. Of a pot: the next and the one before. */
const FIRST = 0;
const LAST = 1;
const NEXT = 0;
const PREVIOUS = 1;
/** The day on which an account without tags, or a pot, was filled. */
const FILLED = 2;

/**
 * The haircut: what leaves a holder takes the traced part in proportion. Untagged money leaves over the tags in proportion to their
 * balances, largest remainder first, then the tag that has lain there longest; within a tag ⌊x·T/B⌋ is traced, all of T when it is emptied.
 *
 * Most accounts never hold money with a tag: what lies on them is told by their own record alone. Once a tag comes, the money without one
 * has a record of its own, behind all others, until the account is empty.
 */
export class ProRataHoldings extends Holdings {
  private readonly lines: number;
  /** The record of account a's money without a tag is `untagged` + its number as a holder. */
  private readonly untagged: number;
  private pots = new Int32Array(16);
  private weights = new Float64Array(16);
  private shares = new Float64Array(16);

  constructor(plan: SweepPlan, room: ArrayRoom) {
    super(plan, plan.pots + plan.input.accounts, room);
    this.lines = plan.input.lines;
    this.untagged = plan.pots - plan.input.lines;
  }

  override mint(amount: number, traced: boolean): void {
    this.handAmount += amount;
    if (traced) this.handTraced += amount;
  }

  override forgetUntraced(): void {
    this.handAmount = this.handTraced;
  }

  override put(holder: number, pot: number, day: number): void {
    const amount = this.handAmount;
    if (amount <= 0) return;
    if (holder >= this.lines) {
      if (this.hasNoTags(holder)) {
        if (pot === holder) {
          if (this.fen[holder << 2] === 0) this.own[this.ownOf(holder) + FILLED] = day;
          this.change(holder, amount, this.handTraced);
          return;
        }
        this.setApart(holder);
      }
      const record = pot === holder ? this.untagged + holder : pot;
      if (this.fen[record << 2] === 0) this.link(holder, record, day);
      this.change(record, amount, this.handTraced);
    }
    this.change(holder, amount, this.handTraced);
  }

  override transfer(payer: number, payee: number, amount: number, day: number): void {
    if (payer === payee || !this.hasNoTags(payer) || !this.hasNoTags(payee)) {
      super.transfer(payer, payee, amount, day);
      return;
    }
    const { fen } = this;
    const from = payer << 2;
    const to = payee << 2;
    const balance = fen[from]!;
    const before = fen[from + 1]!;
    const taken = amount < balance ? amount : balance;
    const traced = before === 0 || taken <= 0 ? 0 : shareOf(before, taken, balance);
    fen[from] = balance - taken;
    fen[from + 1] = before - traced;
    if (fen[to] === 0) this.own[this.ownOf(payee) + FILLED] = day;
    fen[to]! += amount;
    fen[to + 1]! += traced;
    this.handMixed = taken > 0 && before > 0 && before < balance;
    if (this.handMixed) this.hasChosen = true;
    this.handAmount = taken;
    this.handTraced = traced;
  }

  override putShares(lines: Int32Array, amounts: Float64Array, traced: Float64Array, count: number): void {
    for (let place = 0; place < count; place += 1) this.change(lines[place]!, amounts[place]!, traced[place]!);
  }

  override peek(holder: number, pot: number, amount: number): number {
    if (holder < this.lines || pot !== holder || this.hasNoTags(holder)) return this.partOf(pot, amount);
    this.hasChosen = true;
    const count = this.shareOut(holder, amount);
    let traced = 0;
    for (let place = 0; place < count; place += 1) traced += this.partOf(this.pots[place]!, this.shares[place]!);
    return traced;
  }

  override lotsOf(holder: number): Resting[] {
    if (this.hasNoTags(holder))
      return this.tracedOf(holder) > 0 ? [{ at: startOfDay(this.own[this.ownOf(holder) + FILLED]!), amount: this.tracedOf(holder) }] : [];
    const lots: Resting[] = [];
    for (let record = this.own[this.ownOf(holder) + FIRST]!; record >= 0; record = this.own[this.ownOf(record) + NEXT]!)
      if (this.tracedOf(record) > 0) lots.push({ at: startOfDay(this.own[this.ownOf(record) + FILLED]!), amount: this.tracedOf(record) });
    return lots;
  }

  protected override take(holder: number, pot: number, amount: number): void {
    if (holder < this.lines || (pot === holder && this.hasNoTags(holder))) {
      const traced = this.partOf(pot, amount);
      this.change(holder, -amount, -traced);
      this.handAmount += amount;
      this.handTraced += traced;
      return;
    }
    if (pot !== holder) {
      this.takeFrom(holder, pot, amount);
      return;
    }
    const only = this.own[this.ownOf(holder) + FIRST]!;
    if (only === this.own[this.ownOf(holder) + LAST]) {
      this.takeFrom(holder, only, amount);
      return;
    }
    // Which tags it leaves behind is a choice, also where all of them are traced.
    this.hasChosen = true;
    this.takeShares(holder, this.shareOut(holder, amount));
    this.handAmount += amount;
  }

  /** Takes the shares of the first so many `pots` of an account, each with its part of the traced fen. */
  private takeShares(holder: number, count: number): void {
    const { fen, pots, shares } = this;
    let [taken, tracedTaken] = [0, 0];
    for (let place = 0; place < count; place += 1) {
      const share = shares[place]!;
      if (share === 0) continue;
      const record = pots[place]!;
      const at = record << 2;
      const balance = fen[at]!;
      const before = fen[at + 1]!;
      const traced = before === 0 ? 0 : shareOf(before, share, balance);
      if (share === balance) this.unlink(holder, record);
      fen[at] = balance - share;
      fen[at + 1] = before - traced;
      taken += share;
      tracedTaken += traced;
    }
    fen[holder << 2]! -= taken;
    fen[(holder << 2) + 1]! -= tracedTaken;
    this.handTraced += tracedTaken;
  }

  private hasNoTags(holder: number): boolean {
    return this.own[this.ownOf(holder) + FIRST]! < 0;
  }

  /** Gives what lies on an account without a tag a record of its own, before a tag comes beside it. */
  private setApart(holder: number): void {
    if (this.fen[holder << 2] === 0) return;
    const record = this.untagged + holder;
    this.link(holder, record, this.own[this.ownOf(holder) + FILLED]!);
    this.change(record, this.fen[holder << 2]!, this.fen[(holder << 2) + 1]!);
  }

  private takeFrom(holder: number, record: number, amount: number): void {
    const traced = this.partOf(record, amount);
    if (this.fen[record << 2] === amount) this.unlink(holder, record);
    this.change(record, -amount, -traced);
    this.change(holder, -amount, -traced);
    this.handAmount += amount;
    this.handTraced += traced;
  }

  private partOf(record: number, amount: number): number {
    return shareOf(this.fen[(record << 2) + 1]!, amount, this.fen[record << 2]!);
  }

  private change(record: number, amount: number, traced: number): void {
    this.fen[record << 2]! += amount;
    this.fen[(record << 2) + 1]! += traced;
  }

  /** What each pot of an account gives of an amount, in `pots` and `shares`; returns how many there are. */
  private shareOut(holder: number, amount: number): number {
    const { own, fen } = this;
    let { pots, weights } = this;
    let count = 0;
    for (let record = own[this.ownOf(holder) + FIRST]!; record >= 0; record = own[this.ownOf(record) + NEXT]!) {
      if (count === pots.length) {
        this.widen();
        ({ pots, weights } = this);
      }
      pots[count] = record;
      weights[count] = fen[record << 2]!;
      count += 1;
    }
    apportionInto(amount, weights, count, this.shares);
    return count;
  }

  private widen(): void {
    const size = this.pots.length * 2;
    const [pots, weights] = [new Int32Array(size), new Float64Array(size)];
    pots.set(this.pots);
    weights.set(this.weights);
    this.pots = pots;
    this.weights = weights;
    this.shares = new Float64Array(size);
  }

  private link(holder: number, record: number, day: number): void {
    const { own } = this;
    const ends = this.ownOf(holder);
    const place = this.ownOf(record);
    const last = own[ends + LAST]!;
    own[place + PREVIOUS] = last;
    own[place + NEXT] = -1;
    own[place + FILLED] = day;
    if (last < 0) own[ends + FIRST] = record;
    else own[this.ownOf(last) + NEXT] = record;
    own[ends + LAST] = record;
  }

  private unlink(holder: number, record: number): void {
    const { own } = this;
    const ends = this.ownOf(holder);
    const place = this.ownOf(record);
    const before = own[place + PREVIOUS]!;
    const after = own[place + NEXT]!;
    if (before < 0) own[ends + FIRST] = after;
    else own[this.ownOf(before) + NEXT] = after;
    if (after < 0) own[ends + LAST] = before;
    else own[this.ownOf(after) + PREVIOUS] = before;
  }
}
