import type { Band, BandCount, FindingState } from '../api/shapes.js';

/** Findings of a state, of one band or of all, and the amount at risk of them. */
export function summed(counts: readonly BandCount[], status: FindingState, band?: Band): { readonly findings: number; readonly amount: number } {
  return counts
    .filter((count) => count.status === status && (band === undefined || count.band === band))
    .reduce((sum, { findings, amount }) => ({ findings: sum.findings + findings, amount: sum.amount + amount }), { findings: 0, amount: 0 });
}
