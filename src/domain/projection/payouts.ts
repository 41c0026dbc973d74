import { Adjacency } from './adjacency.js';
import { Columns, named, type Section } from './columns.js';
import type { Ids } from './ids.js';

/** An indicator that funds a payout batch, and with how much, fen. */
export interface Funding {
  readonly line: number;
  readonly amount: number;
}

/** Payout batches. */
export class Payouts extends Columns {
  region = this.int32('region', -1);
  /** Payments that name it. */
  readonly payments = new Adjacency();

  /** `fundingOf`: the lines that fund it at a batch, by id of the line. */
  constructor(
    readonly ids: Ids,
    readonly fundingOf: (payout: number, batch: number) => Funding[],
  ) {
    super();
  }

  number(id: string): number {
    return this.numbered(this.ids, id);
  }

  override sections(): Section[] {
    return [...super.sections(), ...this.ids.sections(), ...named('payments', this.payments.sections())];
  }
}
