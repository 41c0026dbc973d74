import type { ArrayRoom } from './array-room.js';
import { grownBytes, grownNumbers } from './grown-arrays.js';
import { Holdings, placesOf, RECORD_NUMBERS, type Resting } from './holdings.js';
import { startOfDay, type SweepPlan } from './sweep-plan.js';

/** Which lots leave first. */
export type LotOrder = 'oldest' | 'newest' | 'untracedOldest';

/** By account its first lot, -1 none, and the memory of all lots. */
export interface LotRows {
  readonly first: Int32Array;
  readonly lots: Int32Array;
}

const LEAST_LOTS = 1024;
const UNTRACED = 0;
const TRACED = 1;

/** Integers of a lot, from 8 · lot: neighbours in the list of its holder and in that of its pot, its pot, its mark. Its fen are at 4 · lot + 3. */
const NEXT = 0;
const PREVIOUS = 1;
const TAG_NEXT = 2;
const TAG_PREVIOUS = 3;
const POT = 4;
const MARK = 5;
const FEN = 3;

/** Own integers of a pot: first and last lot of its list; of two lists where untraced lots leave first, one for each kind. */
const FIRST = 0;
const LAST = 1;

/**
 * Lots in lists: every lot lies in the list of its holder, an account's lots of all tags in one, and where it has a tag also in the list
 * of its pot, both from oldest to newest. A lot's mark is 0 where it is untraced, otherwise its day of arrival times two and one.
 *
 * Neighbouring lots of one pot and mark are one lot, since no method can tell them apart.
 */
export class LotHoldings extends Holdings {
  private readonly newestFirst: boolean;
  private readonly byKind: boolean;

  private lotCount = 0;
  /** Top of the stack of lots that are free again, linked by NEXT. */
  private free = -1;
  private lots: Int32Array;
  private lotFen: Float64Array;

  private handCount = 0;
  private handAmounts = new Float64Array(LEAST_LOTS);
  private handKinds = new Uint8Array(LEAST_LOTS);

  constructor(
    plan: SweepPlan,
    order: LotOrder,
    private readonly room: ArrayRoom,
  ) {
    super(plan, plan.pots, room);
    this.newestFirst = order === 'newest';
    this.byKind = order === 'untracedOldest';
    this.lotFen = room.numbers(LEAST_LOTS * RECORD_NUMBERS);
    this.lots = placesOf(this.lotFen);
  }

  override begin(): void {
    super.begin();
    this.handCount = 0;
  }

  override mint(amount: number, traced: boolean): void {
    if (amount > 0) this.grasp(amount, traced ? TRACED : UNTRACED);
  }

  override forgetUntraced(): void {
    const { handTraced } = this;
    this.handAmount = 0;
    this.handTraced = 0;
    this.handCount = 0;
    this.mint(handTraced, true);
  }

  override put(holder: number, pot: number, day: number): void {
    for (let place = 0; place < this.handCount; place += 1) this.add(holder, pot, this.handAmounts[place]!, this.handKinds[place]!, day);
    this.change(holder, this.handAmount, this.handTraced);
    if (pot !== holder) this.change(pot, this.handAmount, this.handTraced);
  }

  override putShares(lines: Int32Array, amounts: Float64Array, traced: Float64Array, count: number, day: number): void {
    const left = [amounts.slice(0, count), traced.slice(0, count)] as const;
    const turn = [0, 0];
    for (let place = 0; place < count; place += 1) {
      left[UNTRACED][place]! -= traced[place]!;
      this.change(lines[place]!, amounts[place]!, traced[place]!);
    }
    for (let place = 0; place < this.handCount; place += 1) {
      const kind = this.handKinds[place] === TRACED ? TRACED : UNTRACED;
      let amount = this.handAmounts[place]!;
      while (amount > 0) {
        const receiver = turn[kind]!;
        const part = Math.min(amount, left[kind][receiver]!);
        if (part > 0) this.add(lines[receiver]!, lines[receiver]!, part, kind, day);
        amount -= part;
        left[kind][receiver]! -= part;
        if (amount > 0) turn[kind] = receiver + 1;
      }
    }
  }

  override peek(holder: number, pot: number, amount: number): number {
    if (this.byKind) return Math.max(0, amount - (this.balanceOf(pot) - this.tracedOf(pot)));
    const onward = this.onward(holder, pot);
    let left = amount;
    let traced = 0;
    for (let lot = this.own[this.ownOf(pot) + (this.newestFirst ? LAST : FIRST)]!; lot >= 0 && left > 0; lot = this.lots[(lot << 3) + onward]!) {
      const part = Math.min(left, this.lotFen[(lot << 2) + FEN]!);
      if (this.lots[(lot << 3) + MARK] !== 0) traced += part;
      left -= part;
    }
    return traced;
  }

  override lotsOf(holder: number): Resting[] {
    return restingFrom(this.own[this.endsOf(holder, TRACED) + FIRST]!, this.lots, this.lotFen);
  }

  /** What `lotsOf` tells of all accounts, as it crosses from thread to thread. */
  lotRows(): LotRows {
    const { lines, accounts } = this.plan.input;
    const first = new Int32Array(accounts);
    for (let account = 0; account < accounts; account += 1) first[account] = this.own[this.endsOf(lines + account, TRACED) + FIRST]!;
    return { first, lots: this.lots };
  }

  protected override take(holder: number, pot: number, amount: number): void {
    const before = this.handTraced;
    const left = this.drain(holder, pot, this.endsOf(pot, UNTRACED), amount);
    if (left > 0) this.drain(holder, pot, this.endsOf(pot, TRACED), left);
    const traced = this.handTraced - before;
    this.change(holder, -amount, -traced);
    if (pot !== holder) this.change(pot, -amount, -traced);
  }

  /** Lots go from list to list without the hand. What goes round in one account must be taken before it is put down. */
  override transfer(payer: number, payee: number, amount: number, day: number): void {
    if (payer === payee) {
      super.transfer(payer, payee, amount, day);
      return;
    }
    const balance = this.fen[payer << 2]!;
    const before = this.fen[(payer << 2) + 1]!;
    const taken = amount < balance ? amount : balance;
    let traced = 0;
    if (taken > 0) {
      traced = this.carry(payer, payee, taken, day);
      this.change(payer, -taken, -traced);
    }
    if (taken < amount) this.add(payee, payee, amount - taken, UNTRACED, day);
    this.change(payee, amount, traced);
    this.handMixed = taken > 0 && before > 0 && before < balance;
    this.handAmount = taken;
    this.handTraced = traced;
  }

  /** Hands lots of an amount that is there on to another account, in the order in which they leave; returns the traced part. */
  private carry(payer: number, payee: number, amount: number, day: number): number {
    const onward = this.newestFirst ? PREVIOUS : NEXT;
    const mark = day * 2 + 1;
    let left = amount;
    let traced = 0;
    let kind = UNTRACED;
    let lot = this.firstToLeave(payer, UNTRACED);
    for (;;) {
      // Only where lots lie by kind does the first list end before the amount is reached.
      if (lot < 0) {
        kind = TRACED;
        lot = this.firstToLeave(payer, TRACED);
      }
      const { lots, lotFen } = this;
      const place = lot << 3;
      const held = lotFen[(lot << 2) + FEN]!;
      const pot = lots[place + POT]!;
      const following = lots[place + onward]!;
      if (!this.byKind) kind = lots[place + MARK] === 0 ? UNTRACED : TRACED;
      const part = held < left ? held : left;
      left -= part;
      if (kind === TRACED) traced += part;
      if (pot !== payer) this.change(pot, -part, kind === TRACED ? -part : 0);
      if (part < held) {
        lotFen[(lot << 2) + FEN] = held - part;
        this.add(payee, payee, part, kind, day);
        return traced;
      }
      const ends = this.endsOf(payee, kind);
      const newest = this.own[ends + LAST]!;
      const newMark = kind === TRACED ? mark : 0;
      if (newest >= 0 && lots[(newest << 3) + POT] === payee && lots[(newest << 3) + MARK] === newMark) {
        lotFen[(newest << 2) + FEN]! += part;
        this.remove(payer, lot, pot, kind);
      } else {
        this.unlink(this.endsOf(payer, kind), lot, NEXT);
        if (pot !== payer) this.unlink(this.endsOf(pot, kind), lot, TAG_NEXT);
        lots[place + POT] = payee;
        lots[place + MARK] = newMark;
        this.append(ends, lot, NEXT);
      }
      if (left === 0) return traced;
      lot = following;
    }
  }

  /** Takes lots off one list until it has the amount or the list is empty; returns what is still wanted. */
  private drain(holder: number, pot: number, ends: number, amount: number): number {
    const { lots, lotFen } = this;
    const onward = this.onward(holder, pot);
    let left = amount;
    let lot = this.own[ends + (this.newestFirst ? LAST : FIRST)]!;
    while (left > 0 && lot >= 0) {
      const place = lot << 3;
      const held = lotFen[(lot << 2) + FEN]!;
      const isTraced = lots[place + MARK] !== 0;
      const part = held < left ? held : left;
      this.grasp(part, isTraced ? TRACED : UNTRACED);
      left -= part;
      // Where any money is taken, the pot of each lot has less as well.
      const lotPot = lots[place + POT]!;
      if (pot === holder && lotPot !== holder) this.change(lotPot, -part, isTraced ? -part : 0);
      const following = lots[place + onward]!;
      if (part === held) this.remove(holder, lot, lotPot, isTraced ? TRACED : UNTRACED);
      else lotFen[(lot << 2) + FEN] = held - part;
      lot = following;
    }
    return left;
  }

  /** Puts fen into the hand. */
  private grasp(amount: number, kind: number): void {
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

  private add(holder: number, pot: number, amount: number, kind: number, day: number): void {
    const ends = this.endsOf(holder, kind);
    const mark = kind === TRACED ? day * 2 + 1 : 0;
    const newest = this.own[ends + LAST]!;
    if (newest >= 0 && this.lots[(newest << 3) + POT] === pot && this.lots[(newest << 3) + MARK] === mark) {
      this.lotFen[(newest << 2) + FEN]! += amount;
      return;
    }
    const lot = this.fresh();
    this.lotFen[(lot << 2) + FEN] = amount;
    this.lots[(lot << 3) + POT] = pot;
    this.lots[(lot << 3) + MARK] = mark;
    this.append(ends, lot, NEXT);
    if (pot !== holder) this.append(this.endsOf(pot, kind), lot, TAG_NEXT);
  }

  private remove(holder: number, lot: number, pot: number, kind: number): void {
    this.unlink(this.endsOf(holder, kind), lot, NEXT);
    if (pot !== holder) this.unlink(this.endsOf(pot, kind), lot, TAG_NEXT);
    this.lots[(lot << 3) + NEXT] = this.free;
    this.free = lot;
  }

  /** `link` is NEXT or TAG_NEXT; the neighbour before stands one place on. */
  private append(ends: number, lot: number, link: number): void {
    const last = this.own[ends + LAST]!;
    this.lots[(lot << 3) + link] = -1;
    this.lots[(lot << 3) + link + 1] = last;
    if (last < 0) this.own[ends + FIRST] = lot;
    else this.lots[(last << 3) + link] = lot;
    this.own[ends + LAST] = lot;
  }

  private unlink(ends: number, lot: number, link: number): void {
    const after = this.lots[(lot << 3) + link]!;
    const before = this.lots[(lot << 3) + link + 1]!;
    if (before < 0) this.own[ends + FIRST] = after;
    else this.lots[(before << 3) + link] = after;
    if (after < 0) this.own[ends + LAST] = before;
    else this.lots[(after << 3) + link + 1] = before;
  }

  private change(record: number, amount: number, traced: number): void {
    this.fen[record << 2]! += amount;
    this.fen[(record << 2) + 1]! += traced;
  }

  private firstToLeave(pot: number, kind: number): number {
    return this.own[this.endsOf(pot, kind) + (this.newestFirst ? LAST : FIRST)]!;
  }

  private endsOf(pot: number, kind: number): number {
    return this.ownOf(pot) + (this.byKind ? kind * 2 : 0);
  }

  private onward(holder: number, pot: number): number {
    if (pot === holder) return this.newestFirst ? PREVIOUS : NEXT;
    return this.newestFirst ? TAG_PREVIOUS : TAG_NEXT;
  }

  private fresh(): number {
    if (this.free >= 0) {
      const lot = this.free;
      this.free = this.lots[(lot << 3) + NEXT]!;
      return lot;
    }
    const lot = this.lotCount;
    this.lotCount = lot + 1;
    if (lot << 3 === this.lots.length) {
      const { lots } = this;
      this.lotFen = this.room.numbers(lots.length);
      this.lots = placesOf(this.lotFen);
      this.lots.set(lots);
    }
    return lot;
  }
}

/** Traced money of an account whose first lot is given, oldest first. */
export function lotsFrom({ first, lots }: LotRows, account: number): Resting[] {
  return restingFrom(first[account]!, lots, new Float64Array(lots.buffer, lots.byteOffset, lots.length / 2));
}

function restingFrom(first: number, lots: Int32Array, lotFen: Float64Array): Resting[] {
  const resting: Resting[] = [];
  for (let lot = first; lot >= 0; lot = lots[(lot << 3) + NEXT]!) {
    const mark = lots[(lot << 3) + MARK]!;
    if (mark !== 0) resting.push({ at: startOfDay((mark - 1) / 2), amount: lotFen[(lot << 2) + FEN]! });
  }
  return resting;
}
