import type { ArrayRoom } from './array-room.js';
import type { SweepPlan } from './sweep-plan.js';

/** Traced fen that have rested on an account since a day; `at` is its 00:00 Asia/Shanghai. */
export interface Resting {
  readonly at: number;
  readonly amount: number;
}

/** A record takes half a cache line: two doubles, and four integers of the method's own. What is needed together lies together. */
export const RECORD_NUMBERS = 4;
const DOUBLES = 2;
const INTEGERS = 3;
const OWN = 4;

/**
 * What lies on lines and accounts under one method, and the hand that carries what an event moves from one to the other.
 *
 * There is a record for each pot: lines, accounts over all their tags, and accounts' money with one tag. A holder is a line (its number)
 * or an account (`lines` + its number); money is named by its holder and its pot, and the pot is the holder where any money is meant.
 */
/** The same memory as integers. */
export function placesOf({ buffer, byteOffset, byteLength }: Float64Array): Int32Array {
  return new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
}

export abstract class Holdings {
  /** What is being moved, and whether it was a share of something commingled. */
  handAmount = 0;
  handTraced = 0;
  handMixed = false;
  /** Something was taken of which there was more than one kind, so that another method could have taken otherwise. */
  hasChosen = false;
  /** Balance and traced part of record r at 4r and 4r + 1; the method's own integers at 8r + 4 and after. */
  protected readonly fen: Float64Array;
  protected readonly own: Int32Array;

  constructor(
    protected readonly plan: SweepPlan,
    records: number,
    room: ArrayRoom,
  ) {
    this.fen = room.numbers(records * RECORD_NUMBERS, 0);
    this.own = placesOf(this.fen);
    const { own } = this;
    for (let record = 0; record < records; record += 1) {
      const place = this.ownOf(record);
      own[place] = -1;
      own[place + 1] = -1;
      own[place + 2] = -1;
      own[place + 3] = -1;
    }
  }

  balanceOf(pot: number): number {
    return this.fen[pot << DOUBLES]!;
  }

  tracedOf(pot: number): number {
    return this.fen[(pot << DOUBLES) + 1]!;
  }

  /** Empties the hand; what was in it has been put down or has left. */
  begin(): void {
    this.handAmount = 0;
    this.handTraced = 0;
    this.handMixed = false;
  }

  /** Takes up to `amount` by the method into the hand, behind what is there; returns how much it got. */
  from(holder: number, pot: number, amount: number): number {
    const balance = this.fen[pot << DOUBLES]!;
    const taken = amount < balance ? amount : balance;
    if (taken <= 0) return 0;
    const traced = this.fen[(pot << DOUBLES) + 1]!;
    if (traced > 0 && traced < balance) {
      this.handMixed = true;
      this.hasChosen = true;
    }
    this.take(holder, pot, taken);
    return taken;
  }

  /**
   * Any money of one account goes to another without a tag, what is lacking comes from nowhere; the hand then says what was taken. The
   * same as taking, minting the rest and putting it down, which most events do.
   */
  transfer(payer: number, payee: number, amount: number, day: number): void {
    this.begin();
    this.from(payer, payer, amount);
    const { handAmount } = this;
    this.mint(amount - handAmount, false);
    this.put(payee, payee, day);
    this.handAmount = handAmount;
  }

  /** Of something commingled one takes a share; of anything else what one takes is known. */
  isMixed(pot: number): boolean {
    const traced = this.tracedOf(pot);
    return traced > 0 && traced < this.balanceOf(pot);
  }

  /** What `from` would take of an amount, and the traced part of it; nothing moves. */
  look(holder: number, pot: number, amount: number): { readonly taken: number; readonly traced: number } {
    const taken = Math.min(amount, this.balanceOf(pot));
    if (taken <= 0) return { taken: 0, traced: 0 };
    if (this.isMixed(pot)) {
      this.handMixed = true;
      this.hasChosen = true;
    }
    return { taken, traced: this.peek(holder, pot, taken) };
  }

  /** Puts new fen of one kind into the hand, behind what is there. */
  abstract mint(amount: number, traced: boolean): void;
  /** Leaves only what is traced in the hand. */
  abstract forgetUntraced(): void;
  /** Puts the whole hand down; the pot is the holder where the money has no tag. */
  abstract put(holder: number, pot: number, day: number): void;
  /** Puts amounts[k], traced[k] of it traced, down on line k; together they are the whole hand, dealt out in the order of the hand. */
  abstract putShares(lines: Int32Array, amounts: Float64Array, traced: Float64Array, count: number, day: number): void;
  /** The traced part that `from` would take of an amount that is there. */
  abstract peek(holder: number, pot: number, amount: number): number;
  /** Traced money of an account, oldest first. */
  abstract lotsOf(holder: number): Resting[];

  protected abstract take(holder: number, pot: number, amount: number): void;

  /** Place of a record's own integers. */
  protected ownOf(record: number): number {
    return (record << INTEGERS) + OWN;
  }
}
