/**
 * Which tags of an account's money matter: none where it pays under none; all where it pays under tags and without. Where it pays under
 * tags alone, what lies under one leaves under that one, so that only those matter under which money of the trace can lie, and what shares
 * a payment with those: `own`, the lines and payout batches of the trace, of which every payment is documented; `asked`, those and some
 * others.
 */
export const TAGS = { none: 0, all: 1, own: 2, asked: 3 } as const;

/** Places of a record: of its reals from 8 · account, of its integers from 16 · account. */
const EARLIEST = 0;
const OPEN_FROM = 1;
const OPEN_UNTIL = 2;
const READ_FROM = 3;
const NUMBER = 8;
const REACHED_BY = 9;
const COMING = 10;
const TAGS_ON = 11;

const REALS = 8;
const INTEGERS = 16;
const RECORD_BYTES = 64;

/**
 * What one answer notes about accounts: when money can stand on each, from when on it is followed and read, and its own number in the
 * answer. A record each, since an answer meets its accounts in any order and asks several of these at once: what lies in one place is
 * waited for once. Accounts that the answer has not met are as `clear` leaves them.
 */
export class AccountStates {
  /** Accounts on which money can stand, in the order in which they were reached. */
  readonly touched: number[] = [];
  /** While a hop is walked: the accounts that money is found to reach. */
  readonly arriving: number[] = [];
  /** Accounts by their own numbers, which are given in the order in which they come. */
  readonly members: number[] = [];
  private reals = new Float64Array(0);
  private integers = new Int32Array(0);

  /** Makes room for accounts numbered below `count`. */
  fit(count: number): void {
    const before = this.reals.length / REALS;
    if (before >= count) return;
    const size = count + (count >>> 3) + 16;
    const memory = new ArrayBuffer(size * RECORD_BYTES);
    const reals = new Float64Array(memory);
    reals.set(this.reals);
    this.reals = reals;
    this.integers = new Int32Array(memory);
    for (let account = before; account < size; account += 1) this.reset(account);
  }

  /** Earliest moment at which money can stand on the account; Infinity where it cannot. */
  earliest(account: number): number {
    return this.reals[account * REALS + EARLIEST]!;
  }

  /** The payment that brings it then. */
  reachedBy(account: number): number {
    return this.integers[account * INTEGERS + REACHED_BY]!;
  }

  /** Notes that a payment can bring money to an account at its moment, where that is earlier than known. */
  reach(account: number, payment: number, at: number): void {
    const known = this.earliest(account);
    if (at >= known) return;
    if (known === Infinity) this.touched.push(account);
    this.reals[account * REALS + EARLIEST] = at;
    this.integers[account * INTEGERS + REACHED_BY] = payment;
  }

  /** From when to when what leaves the account is followed, both inclusive; Infinity where it is not. */
  openFrom(account: number): number {
    return this.reals[account * REALS + OPEN_FROM]!;
  }

  openUntil(account: number): number {
    return this.reals[account * REALS + OPEN_UNTIL]!;
  }

  open(account: number, from: number, until: number): void {
    this.reals[account * REALS + OPEN_FROM] = from;
    this.reals[account * REALS + OPEN_UNTIL] = until;
  }

  /** While a hop is walked: the earliest payment that brings money to the account; -1 none. */
  coming(account: number): number {
    return this.integers[account * INTEGERS + COMING]!;
  }

  come(account: number, payment: number): void {
    this.integers[account * INTEGERS + COMING] = payment;
  }

  /** From when on the movements of the account are read one by one, -Infinity from the first; Infinity where none are. */
  readFrom(account: number): number {
    return this.reals[account * REALS + READ_FROM]!;
  }

  /** `TAGS`: which tags of what the account holds matter. */
  tagsOn(account: number): number {
    return this.integers[account * INTEGERS + TAGS_ON]!;
  }

  read(account: number, from: number, tags: number): void {
    this.reals[account * REALS + READ_FROM] = from;
    this.integers[account * INTEGERS + TAGS_ON] = tags;
  }

  get count(): number {
    return this.members.length;
  }

  /** The account's own number; the next one where it is new. */
  of(account: number): number {
    const known = this.known(account);
    if (known >= 0) return known;
    const number = this.members.length;
    this.integers[account * INTEGERS + NUMBER] = number;
    this.members.push(account);
    return number;
  }

  /** -1 where it has none. */
  known(account: number): number {
    return this.integers[account * INTEGERS + NUMBER]!;
  }

  /** Also after a walk that was broken off. */
  clear(): void {
    for (const accounts of [this.touched, this.arriving, this.members]) {
      for (let place = 0; place < accounts.length; place += 1) this.reset(accounts[place]!);
      accounts.length = 0;
    }
  }

  private reset(account: number): void {
    const { reals, integers } = this;
    reals[account * REALS + EARLIEST] = Infinity;
    reals[account * REALS + OPEN_FROM] = Infinity;
    reals[account * REALS + OPEN_UNTIL] = Infinity;
    reals[account * REALS + READ_FROM] = Infinity;
    integers[account * INTEGERS + NUMBER] = -1;
    integers[account * INTEGERS + REACHED_BY] = -1;
    integers[account * INTEGERS + COMING] = -1;
    integers[account * INTEGERS + TAGS_ON] = TAGS.none;
  }
}
