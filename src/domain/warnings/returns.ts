import type { Graph, Row } from '../../graph/graph.js';

interface ReturnRow extends Row {
  readonly payment: string;
  readonly at: number;
  readonly amount: number;
}

/** What came back of some payments, and of which. */
export interface Returned {
  readonly amount: number;
  readonly payments: readonly string[];
}

/** Payments asked for at once. */
const AT_ONCE = 5_000;

/** What bounces, refunds, recoveries and reversals say that they settle, by payment. */
export class Returns {
  constructor(private readonly rows: ReadonlyMap<string, readonly ReturnRow[]>) {}

  /** Up to the last moment of a day; null: ever. */
  of(payments: readonly string[], asOf: number | null): Returned {
    const back = payments
      .map((id) => ({ id, amount: (this.rows.get(id) ?? []).filter(({ at }) => asOf === null || at <= asOf).reduce((sum, { amount }) => sum + amount, 0) }))
      .filter(({ amount }) => amount > 0);
    return { amount: back.reduce((sum, { amount }) => sum + amount, 0), payments: back.map(({ id }) => id).sort() };
  }
}

/** What is known at a data version to have come back of some payments. */
export async function returnsOf(graph: Graph, payments: readonly string[], batch: number): Promise<Returns> {
  const asked = [...new Set(payments)];
  const rows: ReturnRow[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE)
    rows.push(...(await graph.read<ReturnRow>('returns-of-payments', { payments: asked.slice(from, from + AT_ONCE), batch })));
  return new Returns(Map.groupBy(rows, ({ payment }) => payment));
}
