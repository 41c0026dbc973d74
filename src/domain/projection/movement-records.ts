import { PAYMENT_KINDS, SETTLING_KINDS } from '../model/model.js';
import { roomFor } from './columns.js';
import { isVisible } from './links.js';

/** Places of a record: of its reals from 4 · payment, of its integers from 8 · payment. */
const AMOUNT = 0;
const AT = 1;
const PAYER = 4;
const PAYEE = 5;
const MARKS = 6;
const ADDED_IN = 7;

/** Bits of `MARKS`, above the kind (the lowest eight) and PAYMENT_FLAGS (the next eight). */
export const MARK = {
  /** It names a line, or a payout batch. */
  indicator: 1 << 16,
  payout: 1 << 17,
  /** Some batch has ended this version. */
  retired: 1 << 18,
  /** Of a kind that undoes other payments. */
  settling: 1 << 19,
  /** Moved by a voucher from one indicator to another. */
  reclassification: 1 << 20,
  /** Money is followed along it past the documented payee. */
  followed: 1 << 21,
} as const;
const FLAGS_FROM = 8;

const isSettlingKind = PAYMENT_KINDS.map((kind) => (SETTLING_KINDS as readonly string[]).includes(kind));
const BOUNCE = PAYMENT_KINDS.indexOf('bounce');
const RECLASSIFICATION = PAYMENT_KINDS.indexOf('reclassification');

const REALS = 4;
const INTEGERS = 8;
/** Payments written without a pause. */
const PAUSE_EVERY = 500_000;

/** The columns that records are made of. */
interface Source {
  readonly count: number;
  readonly amount: Float64Array;
  readonly at: Float64Array;
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  readonly indicator: Int32Array;
  readonly payout: Int32Array;
  readonly addedIn: Int32Array;
  readonly retiredIn: Int32Array;
}

/**
 * What a walk and a ledger ask of each payment, a second time and side by side: payments of one account lie anywhere in the columns, so
 * reading eight of them waits eight times for memory and reading a record of 32 bytes once. They follow from the columns and are written
 * anew wherever these change; scans of all payments stay with the columns.
 */
export class MovementRecords {
  private reals: Float64Array = new Float64Array(0);
  private integers: Int32Array = new Int32Array(0);
  /** A bit for each payment, 1 for most: never ended, and neither undoes, moves nor bounces anything. */
  private plain = new Uint32Array(0);

  constructor(private readonly source: Source) {}

  /** Fen. */
  amount(payment: number): number {
    return this.reals[payment * REALS + AMOUNT]!;
  }

  /** Epoch ms. */
  at(payment: number): number {
    return this.reals[payment * REALS + AT]!;
  }

  payer(payment: number): number {
    return this.integers[payment * INTEGERS + PAYER]!;
  }

  payee(payment: number): number {
    return this.integers[payment * INTEGERS + PAYEE]!;
  }

  /** Kind, PAYMENT_FLAGS and MARK. */
  marks(payment: number): number {
    return this.integers[payment * INTEGERS + MARKS]!;
  }

  /** It counts at the newest batch and moves money from payer to payee. */
  isPlain(payment: number): boolean {
    return (this.plain[payment >>> 5]! & (1 << (payment & 31))) !== 0;
  }

  visible(payment: number, batch: number): boolean {
    const place = payment * INTEGERS;
    if ((this.integers[place + MARKS]! & MARK.retired) === 0) return this.integers[place + ADDED_IN]! <= batch;
    return isVisible(this.integers[place + ADDED_IN]!, this.source.retiredIn[payment]!, batch);
  }

  /** First place between `from` and `to` of a list in time order whose payment is at or after a moment. */
  firstAt(pool: Int32Array, from: number, to: number, moment: number): number {
    const { reals } = this;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (reals[pool[middle]! * REALS + AT]! < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Writes the records of all payments from a number on. */
  *writeFrom(first: number): Generator<void> {
    this.fit(this.source.count);
    for (let payment = first; payment < this.source.count; payment += 1) {
      this.write(payment);
      if (payment % PAUSE_EVERY === 0) yield;
    }
  }

  write(payment: number): void {
    const { amount, at, payer, payee, kind, flags, indicator, payout, addedIn, retiredIn } = this.source;
    const word = kind[payment]!;
    const isTagged = indicator[payment]! >= 0 || payout[payment]! >= 0;
    const isSettling = isSettlingKind[word] === true;
    const isRetired = retiredIn[payment] !== 0;
    const isFollowed = (!isTagged || isSettling) && word !== RECLASSIFICATION && word !== BOUNCE;
    const reals = payment * REALS;
    this.reals[reals + AMOUNT] = amount[payment]!;
    this.reals[reals + AT] = at[payment]!;
    const integers = payment * INTEGERS;
    this.integers[integers + PAYER] = payer[payment]!;
    this.integers[integers + PAYEE] = payee[payment]!;
    this.integers[integers + MARKS] =
      word +
      (flags[payment]! << FLAGS_FROM) +
      (indicator[payment]! >= 0 ? MARK.indicator : 0) +
      (payout[payment]! >= 0 ? MARK.payout : 0) +
      (isRetired ? MARK.retired : 0) +
      (isSettling ? MARK.settling : 0) +
      (word === RECLASSIFICATION ? MARK.reclassification : 0) +
      (isFollowed ? MARK.followed : 0);
    this.integers[integers + ADDED_IN] = addedIn[payment]!;
    const bit = 1 << (payment & 31);
    if (isRetired || isSettling || word === RECLASSIFICATION) this.plain[payment >>> 5]! &= ~bit;
    else this.plain[payment >>> 5]! |= bit;
  }

  bytes(): number {
    return this.reals.buffer.byteLength + this.plain.byteLength;
  }

  private fit(count: number): void {
    if (count * REALS <= this.reals.length) return;
    const room = roomFor(count);
    const memory = new SharedArrayBuffer(room * REALS * Float64Array.BYTES_PER_ELEMENT);
    const reals = new Float64Array(memory);
    reals.set(this.reals);
    this.reals = reals;
    this.integers = new Int32Array(memory);
    const plain = new Uint32Array((room + 31) >>> 5);
    plain.set(this.plain);
    this.plain = plain;
  }
}

/** The kind among a record's marks, by its place in PAYMENT_KINDS. */
export function kindOfMarks(marks: number): number {
  return marks & 0xff;
}

/** A flag of PAYMENT_FLAGS among a record's marks. */
export function flagOf(marks: number, flag: number): boolean {
  return (marks & (flag << FLAGS_FROM)) !== 0;
}
