import type { MoneyGraph } from '../projection/money-graph.js';
import { MARK } from '../projection/movement-records.js';

/** Shorter lists are looked through again each time. */
const KEPT_FROM = 128;

/** When money of an account is first taken without regard to the tags under which it lies; kept for long lists while the graph stays as it is. */
export class UntaggedTakings {
  private readonly kept = new Map<number, number>();
  private version = -1;

  constructor(private readonly graph: MoneyGraph) {}

  /** False as long as the account has paid under tags only, has given nothing back, and no voucher has moved what it received. */
  isFirstBy(moment: number, account: number, batch: number): boolean {
    const first = this.first(account, batch);
    return first !== Infinity && first <= moment;
  }

  /** Epoch ms; Infinity never. */
  private first(account: number, batch: number): number {
    const { version, accounts } = this.graph;
    if (batch !== version || accounts.into.count[account]! + accounts.out.count[account]! < KEPT_FROM) return this.find(account, batch);
    if (this.version !== version) {
      this.kept.clear();
      this.version = version;
    }
    let first = this.kept.get(account);
    if (first === undefined) this.kept.set(account, (first = this.find(account, batch)));
    return first;
  }

  private find(account: number, batch: number): number {
    const { into, out } = this.graph.accounts;
    const { records } = this.graph.payments;
    const firstOf = ({ start, count, pool }: typeof out, takes: (marks: number) => boolean): number => {
      for (let place = start[account]!; place < start[account]! + count[account]!; place += 1) {
        const payment = pool[place]!;
        if (takes(records.marks(payment)) && records.visible(payment, batch)) return records.at(payment);
      }
      return Infinity;
    };
    // A voucher takes from whoever was paid.
    const paid = firstOf(out, (marks) => (marks & MARK.reclassification) === 0 && ((marks & MARK.settling) !== 0 || (marks & TAGGED) === 0));
    return Math.min(
      paid,
      firstOf(into, (marks) => (marks & MARK.reclassification) !== 0),
    );
  }
}

const TAGGED = MARK.indicator | MARK.payout;
