import { flagOf, kindOfMarks } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { BOUNCE } from './kinds.js';
import { nettedParts, type SettledPart } from './settled-parts.js';
import type { WorkSpace } from './work-space.js';

/** Bounces of one trace, netted against what bounced: neither moved anything for good. Amounts in fen. */
export class NettedBounces {
  /** Bounces of documented payments, in the one order. */
  readonly documented: number[] = [];
  /** Of payments and refunds that bounced, and of the bounces, what is netted. */
  private readonly bounced = new Map<number, number>();
  private readonly netted = new Map<number, number>();
  private readonly parts = new Map<number, SettledPart[]>();

  constructor(
    private readonly space: WorkSpace,
    private readonly batch: number,
  ) {}

  /** `ranks`: the payments among the events. What a bounce says of payments that are not among them came back all the same. */
  net(ranks: Int32Array): void {
    const { graph, ledger, documented } = this.space;
    const { byRank, kind, rank, records } = graph.payments;
    for (let turn = 0; turn < ranks.length; turn += 1) {
      const place = ranks[turn]!;
      const payment = byRank[place]!;
      if (records.isPlain(payment) || kind[payment] !== BOUNCE) continue;
      const parts = nettedParts(graph, payment, this.batch, (undone) => ledger.has(rank[undone]!));
      if (parts.length === 0) continue;
      for (const part of parts) this.bounced.set(part.payment, (this.bounced.get(part.payment) ?? 0) + part.amount);
      this.parts.set(payment, parts);
      this.netted.set(
        payment,
        parts.reduce((sum, { amount }) => sum + amount, 0),
      );
      if (documented.has(place)) this.documented.push(payment);
    }
  }

  /** The bounce was netted, at least in part. */
  has(bounce: number): boolean {
    return this.netted.has(bounce);
  }

  /** What a bounce was netted against, with the fen of each. */
  partsOf(bounce: number): readonly SettledPart[] {
    return this.parts.get(bounce) ?? [];
  }

  /** A bounce that was netted to the last fen. */
  isWhole(bounce: number): boolean {
    const { records } = this.space.graph.payments;
    return kindOfMarks(records.marks(bounce)) === BOUNCE && this.netted.get(bounce) === records.amount(bounce);
  }

  bouncedOf(payment: number): number {
    return this.bounced.size === 0 ? 0 : (this.bounced.get(payment) ?? 0);
  }

  /** What a payment, or what is left of a bounce, moved for good. */
  movedOf(payment: number): number {
    const { records } = this.space.graph.payments;
    const amount = records.amount(payment);
    const marks = records.marks(payment);
    // Most payments neither bounced nor are a bounce, and are not looked for.
    if (!flagOf(marks, PAYMENT_FLAGS.settled) && kindOfMarks(marks) !== BOUNCE) return amount;
    return Math.max(0, amount - (this.bounced.get(payment) ?? 0) - (this.netted.get(payment) ?? 0));
  }
}
