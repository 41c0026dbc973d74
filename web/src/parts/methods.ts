import type { Method, MethodAmounts, MethodTotals, TraceTotals } from '../api/shapes.js';

export const PARTS = ['unspent', 'held', 'paid', 'returned', 'unexplained'] as const;
export type Part = (typeof PARTS)[number];
/** The columns of a comparison: the identity from left to right, and beside it what depends on the method too. */
export const COMPARED = ['issued', ...PARTS, 'paidGross', 'madeGood'] as const;
export type Compared = (typeof COMPARED)[number];

/** Least and most of several methods, in fen. A spread, not a bound: the truth may lie outside. */
export interface Spread {
  readonly least: number;
  readonly most: number;
}

export const unexplainedOf = (totals: TraceTotals): number => totals.unexplained.reduce((sum, part) => sum + part.amount, 0);

/** What the limits of the question stopped, in fen. */
export const cutOffOf = (totals: TraceTotals): number =>
  totals.unexplained.filter(({ reason }) => reason === 'cut-off').reduce((sum, part) => sum + part.amount, 0);

/** Issued equals its five parts, to the fen. */
export const isBalanced = (totals: TraceTotals): boolean =>
  totals.unspent + totals.held + totals.paid + totals.returned + unexplainedOf(totals) === totals.issued;

export function figureOf({ totals, net }: MethodTotals, name: Compared): number {
  if (name === 'unexplained') return unexplainedOf(totals);
  return name === 'paidGross' || name === 'madeGood' ? net[name] : totals[name];
}

export const spreadOf = (amounts: readonly number[]): Spread => ({ least: Math.min(...amounts), most: Math.max(...amounts) });

/** The figures on which the methods do not agree, each with its spread, in the order of the table. */
export function differences(methods: readonly MethodTotals[]): ReadonlyMap<Compared, Spread> {
  const found = new Map<Compared, Spread>();
  if (methods.length === 0) return found;
  for (const name of COMPARED) {
    const spread = spreadOf(methods.map((method) => figureOf(method, name)));
    if (spread.least !== spread.most) found.set(name, spread);
  }
  return found;
}

/** One amount by every method: the service leaves the four out where they are the same. */
export const byEvery = (amount: number, byMethod: MethodAmounts | undefined): MethodAmounts =>
  byMethod ?? { proRata: amount, fifo: amount, lifo: amount, libr: amount };

/**
 * Spread of one amount over the methods, in fen.
 *
 * Where an opening balance on the way is unknown, other money may have lain there before and be what moved on; none of it
 * need be the document's, so the least is 0 whatever the methods say.
 */
export function amountSpread(amount: number, byMethod: MethodAmounts | undefined, openingUnknown = false): Spread {
  const { least, most } = spreadOf(Object.values(byEvery(amount, byMethod)));
  return { least: openingUnknown ? Math.min(0, least) : least, most };
}

export const METHODS = ['proRata', 'fifo', 'lifo', 'libr'] as const satisfies readonly Method[];
