import { shanghaiDay, startOfDay } from '../attribution/sweep-plan.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { flagOf, kindOfMarks, MARK } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { followedIn } from './followed.js';
import { BOUNCE, isFiscalKind, isWalkEnd } from './kinds.js';
import { nettedParts } from './settled-parts.js';

/** What a ledger came to before a day: fen that lay on the account, and fen that left it and must have come from outside the data. */
export interface LedgerSum {
  readonly balance: number;
  readonly lacked: number;
}

/** Epoch ms. */
interface Span {
  readonly from: number;
  readonly until: number;
}

interface Tagging {
  /** When an account first pays money of a certain line or payout batch, epoch ms; Infinity never. */
  readonly firstTagged: number;
}

/** The sums of a ledger while it is being added up, a place for each day. */
interface DayRows {
  readonly days: number[];
  readonly balances: number[];
  readonly lacked: number[];
  readonly followed: number[];
  readonly followedAmount: number[];
}

/** The sums of a ledger after each day on which something moved. */
export class SummedLedger {
  constructor(
    private readonly opening: number,
    /** When it first pays money of a certain line or payout batch, epoch ms; Infinity never. */
    readonly firstTagged: number,
    private readonly days: Int32Array,
    private readonly balances: Float64Array,
    private readonly lacked: Float64Array,
    /** Payments that money is followed along, and their fen, up to the end of each day. */
    private readonly followed: Int32Array,
    private readonly followedAmount: Float64Array,
    /** From when to when something had left that bounced later: there the sums, in which it never left, do not hold. */
    private readonly bounced: readonly Span[],
  ) {}

  get length(): number {
    return this.days.length;
  }

  /** `moment`: the first of a day in Shanghai, epoch ms. Undefined where something from before it has bounced only since. */
  before(moment: number): LedgerSum | undefined {
    if (this.bounced.some(({ from, until }) => from < moment && moment <= until)) return undefined;
    const days = this.daysBefore(shanghaiDay(moment));
    return days === 0 ? { balance: this.opening, lacked: 0 } : { balance: this.balances[days - 1]!, lacked: this.lacked[days - 1]! };
  }

  /** What money is followed along from the first moment of one day to before that of another (days since 1970 in Shanghai). */
  followedBetween(from: number, to: number): { readonly payments: number; readonly amount: number } {
    const [first, end] = [this.daysBefore(from), this.daysBefore(to)];
    const before = first === 0 ? { payments: 0, amount: 0 } : { payments: this.followed[first - 1]!, amount: this.followedAmount[first - 1]! };
    if (end <= first) return { payments: 0, amount: 0 };
    return { payments: this.followed[end - 1]! - before.payments, amount: this.followedAmount[end - 1]! - before.amount };
  }

  private daysBefore(day: number): number {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.days[middle]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Shorter ledgers are summed again each time. */
const KEPT_FROM = 128;
/** Days kept, 32 bytes each. */
const DAYS_MAX = 8_000_000;
/** Movements summed ahead without a pause. */
const PAUSE_EVERY = 20_000;

/**
 * What lay on accounts before a day. As long as no traced money can stand on an account, no method can tell its money apart, so that its
 * ledger up to there is one balance: day by day, what came before what left where the times of a day are not all known, otherwise in the
 * one order. What left beyond the balance came from outside the data. The sums of the longest ledgers are kept while the graph stays as
 * it is.
 */
export class LedgerSums {
  private readonly kept = new Map<number, SummedLedger>();
  private keptDays = 0;
  private version = -1;
  /** Payments that `moved` has netted against bounces, each until the bounce came. */
  private bounced: Span[] = [];

  constructor(private readonly graph: MoneyGraph) {}

  /** What a ledger came to before a moment, the first of a day. `opening`: fen that lay on the account in the beginning. */
  before(account: number, batch: number, opening: number, moment: number): LedgerSum & Tagging {
    if (!this.isKept(account, batch)) return this.sum(account, batch, opening, moment, null);
    const ledger = this.of(account, batch, opening);
    const sum = ledger.before(moment);
    return sum ? { ...sum, firstTagged: ledger.firstTagged } : this.sum(account, batch, opening, moment, null);
  }

  /** The whole of a ledger, day by day. */
  of(account: number, batch: number, opening: number): SummedLedger {
    const { version } = this.graph;
    if (!this.isKept(account, batch)) return this.sumAll(account, batch, opening);
    if (this.version !== version || this.keptDays > DAYS_MAX) {
      this.kept.clear();
      this.keptDays = 0;
      this.version = version;
    }
    let summed = this.kept.get(account);
    if (!summed) {
      this.kept.set(account, (summed = this.sumAll(account, batch, opening)));
      this.keptDays += summed.length;
    }
    return summed;
  }

  /** What leaves an account from one moment to another, both inclusive, and money is followed along: number and fen. */
  leaving(account: number, batch: number, from: number, until: number): { payments: number; amount: number } {
    const { start, count, pool } = this.graph.accounts.out;
    const { records, amount } = this.graph.payments;
    const isFollowed = followedIn(this.graph, batch);
    const end = start[account]! + count[account]!;
    const sum = { payments: 0, amount: 0 };
    const add = (since: number, to: number): void => {
      for (let place = records.firstAt(pool, start[account]!, end, since); place < end && records.at(pool[place]!) <= to; place += 1) {
        const payment = pool[place]!;
        if (!isFollowed(payment)) continue;
        sum.payments += 1;
        sum.amount += amount[payment]!;
      }
    };
    if (!this.isKept(account, batch)) {
      add(from, until);
      return sum;
    }
    // Whole days are kept as sums; those that begin or end inside one are read.
    const first = from === startOfDay(shanghaiDay(from)) ? shanghaiDay(from) : shanghaiDay(from) + 1;
    const last = until === Infinity ? Infinity : shanghaiDay(until + 1);
    if (first >= last) {
      add(from, until);
      return sum;
    }
    add(from, startOfDay(first) - 1);
    if (last !== Infinity) add(startOfDay(last), until);
    const whole = this.of(account, batch, this.graph.accounts.openings(account, batch)?.amount ?? 0).followedBetween(first, last);
    return { payments: sum.payments + whole.payments, amount: sum.amount + whole.amount };
  }

  private isKept(account: number, batch: number): boolean {
    const { accounts, version } = this.graph;
    return batch === version && accounts.into.count[account]! + accounts.out.count[account]! >= KEPT_FROM;
  }

  /** Sums the long ledgers before anybody asks, some at a time: the rest of the thread's work goes on between them. */
  *ahead(): Generator<void> {
    const { accounts, version } = this.graph;
    let looked = 0;
    for (let account = 0; account < accounts.count && this.graph.version === version; account += 1) {
      const length = accounts.into.count[account]! + accounts.out.count[account]!;
      const kind = accounts.kindAt(account, version);
      if (length < KEPT_FROM || isWalkEnd[kind] === 1 || isFiscalKind[kind] === 1) continue;
      this.of(account, version, accounts.openings(account, version)?.amount ?? 0);
      looked += length;
      if (looked < PAUSE_EVERY) continue;
      looked = 0;
      yield;
    }
  }

  private sumAll(account: number, batch: number, opening: number): SummedLedger {
    const days: DayRows = { days: [], balances: [], lacked: [], followed: [], followedAmount: [] };
    this.bounced = [];
    const { firstTagged } = this.sum(account, batch, opening, Infinity, days);
    return new SummedLedger(
      opening,
      firstTagged,
      new Int32Array(days.days),
      new Float64Array(days.balances),
      new Float64Array(days.lacked),
      new Int32Array(days.followed),
      new Float64Array(days.followedAmount),
      this.bounced,
    );
  }

  /** Adds up the days before a moment; `rows` takes what each of them came to. */
  private sum(account: number, batch: number, opening: number, before: number, rows: DayRows | null): LedgerSum & Tagging {
    const { into, out } = this.graph.accounts;
    const { records, rank } = this.graph.payments;
    const isFollowed = rows && followedIn(this.graph, batch);
    let balance = opening;
    let lacked = 0;
    let [payments, amounts] = [0, 0];
    let firstTagged = Infinity;
    let coming = into.start[account]!;
    let going = out.start[account]!;
    const comingEnd = coming + into.count[account]!;
    const goingEnd = going + out.count[account]!;
    for (;;) {
      const nextIn = coming < comingEnd ? records.at(into.pool[coming]!) : Infinity;
      const nextOut = going < goingEnd ? records.at(out.pool[going]!) : Infinity;
      const moment = nextIn < nextOut ? nextIn : nextOut;
      if (moment >= before || moment === Infinity) break;
      const day = shanghaiDay(moment);
      const end = startOfDay(day + 1);
      const comingNext = nextIn < end ? this.endOfDay(into.pool, coming, comingEnd, end) : coming;
      const goingNext = nextOut < end ? this.endOfDay(out.pool, going, goingEnd, end) : going;
      const isUnordered =
        comingNext > coming &&
        goingNext > going &&
        (this.hasDayPrecise(into.pool, coming, comingNext, batch, before) || this.hasDayPrecise(out.pool, going, goingNext, batch, before));
      for (; going < goingNext; going += 1) {
        const payment = out.pool[going]!;
        for (; coming < comingNext && (isUnordered || rank[into.pool[coming]!]! < rank[payment]!); coming += 1)
          balance += this.moved(into.pool[coming]!, batch, before);
        const moved = this.moved(payment, batch, before);
        if (moved > balance) {
          lacked += moved - balance;
          balance = 0;
        } else balance -= moved;
        if (isFollowed?.(payment)) {
          payments += 1;
          amounts += records.amount(payment);
        }
        if (firstTagged === Infinity && this.isTagged(payment, batch)) firstTagged = records.at(payment);
      }
      for (; coming < comingNext; coming += 1) balance += this.moved(into.pool[coming]!, batch, before);
      if (!rows) continue;
      rows.days.push(day);
      rows.balances.push(balance);
      rows.lacked.push(lacked);
      rows.followed.push(payments);
      rows.followedAmount.push(amounts);
    }
    for (; going < goingEnd && firstTagged === Infinity; going += 1) if (this.isTagged(out.pool[going]!, batch)) firstTagged = records.at(out.pool[going]!);
    return { balance, lacked, firstTagged };
  }

  /** First place of a list whose payment is not of the day that ends before a moment. */
  private endOfDay(pool: Int32Array, from: number, to: number, end: number): number {
    const { records } = this.graph.payments;
    let place = from + 1;
    while (place < to && records.at(pool[place]!) < end) place += 1;
    return place;
  }

  /** Of some payment only the day is known. */
  private hasDayPrecise(pool: Int32Array, from: number, to: number, batch: number, before: number): boolean {
    const { records } = this.graph.payments;
    for (let place = from; place < to; place += 1)
      if (flagOf(records.marks(pool[place]!), PAYMENT_FLAGS.dayPrecise) && this.moved(pool[place]!, batch, before) > 0) return true;
    return false;
  }

  /** Fen that a payment moves for good, 0 where the batch does not see it; bounces before a moment are netted against what bounced. */
  private moved(payment: number, batch: number, before: number): number {
    const { records } = this.graph.payments;
    const marks = records.marks(payment);
    if ((marks & MARK.reclassification) !== 0 || !records.visible(payment, batch)) return 0;
    const amount = records.amount(payment);
    if (kindOfMarks(marks) === BOUNCE) return nettedParts(this.graph, payment, batch).reduce((left, part) => left - part.amount, amount);
    return flagOf(marks, PAYMENT_FLAGS.settled) ? Math.max(0, amount - this.bouncedOf(payment, batch, before)) : amount;
  }

  /** Of a payment, what has bounced before a moment. */
  private bouncedOf(payment: number, batch: number, before: number): number {
    const { payments } = this.graph;
    const { records } = payments;
    let bounced = 0;
    for (const later of payments.settledBy(payment)) {
      if (kindOfMarks(records.marks(later)) !== BOUNCE || records.at(later) >= before || !records.visible(later, batch)) continue;
      this.bounced.push({ from: records.at(payment), until: records.at(later) });
      for (const part of nettedParts(this.graph, later, batch)) if (part.payment === payment) bounced += part.amount;
    }
    return bounced;
  }

  /** It takes the money of a line or payout batch; what undoes a payment takes that of the payment, where this is in the data. */
  private isTagged(payment: number, batch: number): boolean {
    const { records } = this.graph.payments;
    const marks = records.marks(payment);
    if ((marks & (MARK.indicator | MARK.payout)) === 0 || !records.visible(payment, batch)) return false;
    return (marks & MARK.settling) === 0 || this.graph.payments.settles(payment, batch).payments.every((undone) => undone < 0);
  }
}
