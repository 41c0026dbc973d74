import { shanghaiDay } from '../attribution/sweep-plan.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { flagOf, kindOfMarks, MARK } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { BOUNCE, tagsOf } from './kinds.js';

/** Shorter lists are looked through again each time. */
const KEPT_FROM = 128;

/** An account that pays under tags alone. */
export interface TaggedPayer {
  /** Days since 1970 in Shanghai on which only the date is known of something that it paid; ascending. */
  readonly dateOnly: readonly number[];
  /** Tag → the others under which it paid something together with this one. */
  readonly together: ReadonlyMap<number, ReadonlySet<number>>;
}

/** How long an account has paid under tags alone. */
interface Payer extends TaggedPayer {
  /** When it first did otherwise, epoch ms; Infinity never. */
  readonly until: number;
}

/**
 * Accounts each payment of which takes money under tags alone: nothing is given back, no voucher moves what came, and what bounced came
 * back to the account. So what lies under one tag has no part in what leaves under another, unless something was paid under both. Kept
 * for long lists while the graph stays as it is.
 */
export class TaggedPayers {
  private readonly kept = new Map<number, Payer>();
  private version = -1;

  constructor(private readonly graph: MoneyGraph) {}

  /** An account that is one up to a moment; undefined where it is none. */
  of(account: number, batch: number, moment: number): TaggedPayer | undefined {
    const payer = this.payer(account, batch);
    return payer.until === Infinity || payer.until > moment ? payer : undefined;
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
    const together = new Map<number, Set<number>>();
    let until = Infinity;
    for (let place = out.start[account]!; place < out.start[account]! + out.count[account]!; place += 1) {
      const payment = out.pool[place]!;
      const marks = records.marks(payment);
      // A voucher takes from whoever was paid.
      if ((marks & MARK.reclassification) !== 0 || !records.visible(payment, batch)) continue;
      if (!this.takesTagsAlone(account, payment, marks, batch)) {
        until = records.at(payment);
        break;
      }
      if ((marks & MARK.indicator) !== 0 && (marks & MARK.payout) !== 0) join(together, tagsOf(this.graph, payment));
      if (!flagOf(marks, PAYMENT_FLAGS.dayPrecise)) continue;
      const day = shanghaiDay(records.at(payment));
      if (dateOnly.at(-1) !== day) dateOnly.push(day);
    }
    for (let place = into.start[account]!; place < into.start[account]! + into.count[account]!; place += 1) {
      const payment = into.pool[place]!;
      if (records.at(payment) >= until) break;
      if ((records.marks(payment) & MARK.reclassification) !== 0 && records.visible(payment, batch)) until = records.at(payment);
    }
    return { until, dateOnly, together };
  }

  private takesTagsAlone(account: number, payment: number, marks: number, batch: number): boolean {
    if ((marks & MARK.settling) !== 0 || (marks & (MARK.indicator | MARK.payout)) === 0) return false;
    if (!flagOf(marks, PAYMENT_FLAGS.settled)) return true;
    const { payments } = this.graph;
    const { records } = payments;
    const bounces = payments.settledBy(payment).filter((later) => kindOfMarks(records.marks(later)) === BOUNCE && records.visible(later, batch));
    // What bounced whole never left, and then its date says nothing of the day.
    return bounces.every((bounce) => records.payee(bounce) === account) && (bounces.length === 0 || !flagOf(marks, PAYMENT_FLAGS.dayPrecise));
  }
}

function join(together: Map<number, Set<number>>, tags: readonly number[]): void {
  for (const tag of tags) {
    let others = together.get(tag);
    if (!others) together.set(tag, (others = new Set()));
    for (const other of tags) if (other !== tag) others.add(other);
  }
}
