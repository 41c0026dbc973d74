import type { Check, CheckResult, ReconciliationRow } from '../api/shapes.js';

/** The figures of a region that stand side by side, in the way of the money: from the level above to the books. */
export const REGION_FIGURES = [
  { name: 'issued', check: 'issued-registered', side: 'left' },
  { name: 'registered', check: 'issued-registered', side: 'right' },
  { name: 'distributed', check: 'received-distributed', side: 'right' },
  { name: 'quota', check: 'quota-payments', side: 'left' },
  { name: 'paid', check: 'quota-payments', side: 'right' },
  { name: 'observed', check: 'payments-observed', side: 'right' },
  { name: 'ledger', check: 'ledger-expenditure', side: 'left' },
] as const satisfies readonly { readonly name: string; readonly check: Check; readonly side: 'left' | 'right' }[];

export type RegionFigure = (typeof REGION_FIGURES)[number];

/** One figure of a row, and whether it is one: of a source that is not loaded nothing is known, not zero. */
export function figureOf(row: ReconciliationRow, figure: RegionFigure): { fen: number | null; check: CheckResult | undefined } {
  const check = row.checks.find((one) => one.check === figure.check);
  if (!check) return { fen: null, check };
  const fen = check[figure.side];
  return { fen: !check.evaluable && fen === 0 ? null : fen, check };
}

/** A comparison of nothing with nothing; it is said once that there is none, not as a row of zeros. */
export const comparesNothing = ({ left, right, difference }: CheckResult): boolean => left === 0 && right === 0 && difference === 0;
