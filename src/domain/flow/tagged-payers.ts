import { shanghaiDay } from '../attribution/sweep-plan.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { flagOf, kindOfMarks, MARK } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { BOUNCE } from './kinds.js';

/** Shorter lists are looked through again each time. */
const KEPT_FROM = 128;

/** How long an account has paid under tags alone. */
interface Payer {
  /** When it first did otherwise, epoch ms; Infinity never. */
  readonly until: number;
  /** Before that, days since 1970 in Shanghai on which only the date is known of something that it paid; ascending. */
  readonly dateOnly: readonly number[];
}

/**
 * Accounts each payment of which takes the money of one tag alone: nothing is given back, no voucher moves what came, and what bounced
 * came back to the account. So what lies under one tag has no part in what leaves under another. Kept for long lists while the graph
 * stays as it is.
 */
export class TaggedPayers {
  private readonly kept = new Map<number, Payer>();
  private version = -1;

  constructor(private readonly graph: MoneyGraph) {}

  /** The `dateOnly` days of an account that is one up to a moment; undefined where it is none. */
  of(account: number, batch: number, moment: number): readonly number[] | undefined {
    const { until, dateOnly } = this.payer(account, batch);
    return until === Infinity || until > moment ? dateOnly : undefined;
  }

  private payer(account: number, batch: number): Payer {
    const { version, accounts } = this.graph;
    if (batch !== version || accounts.into.count[account]! + accounts.out.count[account]! < KEPT_FROM) return this.find(account, batch);
    if (this.version !== version) {
      this.kept.clear();
      this.version = version;
    }
    let payer = this.kept.get(account);
    if (!payer) this.kept.set(account, (payer = this.find(account, batch)));
    return payer;
  }

  private find(account: number, batch: number): Payer {
    const { into, out } = this.graph.accounts;
    const { records } = this.graph.payments;
    const dateOnly: number[] = [];
    let until = Infinity;
    for (let place = out.start[account]!; place < out.start[account]! + out.count[account]!; place += 1) {
      const payment = out.pool[place]!;
      const marks = records.marks(payment);
      // A voucher takes from whoever was paid.
      if ((marks & MARK.reclassification) !== 0 || !records.visible(payment, batch)) continue;
      if (!this.takesOneTag(account, payment, marks, batch)) {
        until = records.at(payment);
        break;
      }
      if (!flagOf(marks, PAYMENT_FLAGS.dayPrecise)) continue;
      const day = shanghaiDay(records.at(payment));
      if (dateOnly.at(-1) !== day) dateOnly.push(day);
    }
    for (let place = into.start[account]!; place < into.start[account]! + into.count[account]!; place += 1) {
      const payment = into.pool[place]!;
      if (records.at(payment) >= until) break;
      if ((records.marks(payment) & MARK.reclassification) !== 0 && records.visible(payment, batch)) until = records.at(payment);
    }
    return { until, dateOnly };
  }

  private takesOneTag(account: number, payment: number, marks: number, batch: number): boolean {
    const tags = marks & (MARK.indicator | MARK.payout);
    if ((marks & MARK.settling) !== 0 || (tags !== MARK.indicator && tags !== MARK.payout)) return false;
    if (!flagOf(marks, PAYMENT_FLAGS.settled)) return true;
    const { payments } = this.graph;
    const { records } = payments;
    const bounces = payments.settledBy(payment).filter((later) => kindOfMarks(records.marks(later)) === BOUNCE && records.visible(later, batch));
    // What bounced whole never left, and then its date says nothing of the day.
    return bounces.every((bounce) => records.payee(bounce) === account) && (bounces.length === 0 || !flagOf(marks, PAYMENT_FLAGS.dayPrecise));
  }
}
