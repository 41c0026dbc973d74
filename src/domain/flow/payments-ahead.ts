import type { MoneyGraph } from '../projection/money-graph.js';
import { MARK } from '../projection/movement-records.js';

/** Payments whose records are read together. */
export const AHEAD = 512;

/**
 * What is asked of payments in the one order, read some at a time: they lie far apart, and asked for one right after the other, memory
 * brings several of them at once.
 */
export class PaymentsAhead {
  /** Of the payments from `from` on, by place. */
  private readonly moments = new Float64Array(AHEAD);
  private readonly indicators = new Int32Array(AHEAD);
  private readonly payouts = new Int32Array(AHEAD);
  private place = 0;

  constructor(
    private readonly graph: MoneyGraph,
    /** Places in the one order, ascending. */
    private readonly ranks: Int32Array,
  ) {}

  /** Comes to a payment, by its place in `ranks`; to each of them in turn. */
  come(turn: number): void {
    this.place = turn % AHEAD;
    if (this.place === 0) this.read(turn);
  }

  /** Epoch ms. */
  get at(): number {
    return this.moments[this.place]!;
  }

  /** Line that the payment draws on, and payout batch that it belongs to; -1 none. */
  get indicator(): number {
    return this.indicators[this.place]!;
  }

  get payout(): number {
    return this.payouts[this.place]!;
  }

  private read(from: number): void {
    const { moments, indicators, payouts, ranks } = this;
    const { byRank, records, indicator, payout } = this.graph.payments;
    const count = Math.min(AHEAD, ranks.length - from);
    for (let place = 0; place < count; place += 1) moments[place] = records.at(byRank[ranks[from + place]!]!);
    for (let place = 0; place < count; place += 1) {
      const payment = byRank[ranks[from + place]!]!;
      const isTagged = (records.marks(payment) & (MARK.indicator | MARK.payout)) !== 0;
      indicators[place] = isTagged ? indicator[payment]! : -1;
      payouts[place] = isTagged ? payout[payment]! : -1;
    }
  }
}
