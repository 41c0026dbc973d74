import { FISCAL_SIDE_KINDS } from '../model/model.js';
import type { SweepResult } from './sweep.js';
import type { TraceMaterial } from './trace-reader.js';
import type { AccountRow, LineRow } from './trace-rows.js';
import { UNEXPLAINED_REASONS, type TraceTotals, type UnexplainedReason } from './trace.shapes.js';

interface Sight {
  line(id: string): boolean;
  account(id: string): boolean;
  payment(id: string): boolean;
}

/** Sources whose absence means that what a fiscal-side account did with the money is not in the data (`Coverage.source`). */
const LEDGER_SOURCES: Readonly<Record<string, readonly string[]>> = {
  special: ['SPECIAL'],
  'agent-batch': ['CARD'],
  'zero-balance': ['PAY'],
  'own-funds': ['FLOW', 'SPECIAL'],
  township: ['FLOW', 'SPECIAL'],
  platform: ['FLOW'],
};

/**
 * Where the traced fen rest: issued = unspent + held + paid + returned + Σ unexplained, each fen once. Throws when the
 * sum does not hold, which would be a fault of the sweep and must never reach a reader.
 */
export function traceTotals(material: TraceMaterial, result: SweepResult, sees: Sight): { totals: TraceTotals; excess: { line: string; amount: number }[] } {
  const unexplained = new Map<UnexplainedReason, number>();
  const sums = { unspent: 0, held: 0, paid: 0, returned: 0 };
  const missing = (reason: UnexplainedReason, amount: number): void => void unexplained.set(reason, (unexplained.get(reason) ?? 0) + amount);
  for (const [id, rest] of result.lineRests) {
    if (!sees.line(id)) missing('outside-scope', rest);
    else if (lacksOnwardSource(material, material.lines.get(id))) missing('no-onward-link', rest);
    else sums.unspent += rest;
  }
  for (const [id, byTag] of result.accountRests) {
    const rest = [...byTag.values()].reduce((sum, amount) => sum + amount, 0);
    if (!sees.account(id)) missing('outside-scope', rest);
    else {
      const place = restingPlace(material, material.accounts.get(id));
      if (place === 'held' || place === 'paid' || place === 'returned') sums[place] += rest;
      else missing(place, rest);
    }
  }
  for (const [payment, amount] of result.beforeIndicator) missing(sees.payment(payment) ? 'time-inconsistent' : 'outside-scope', amount);
  const totals: TraceTotals = {
    issued: result.issued,
    ...sums,
    unexplained: UNEXPLAINED_REASONS.flatMap((reason) => {
      const amount = unexplained.get(reason) ?? 0;
      return amount === 0 ? [] : [{ reason, amount }];
    }),
  };
  const residual =
    totals.issued - totals.unspent - totals.held - totals.paid - totals.returned - totals.unexplained.reduce((sum, part) => sum + part.amount, 0);
  if (residual !== 0) throw new Error(`the trace does not add up: ${residual} fen of ${totals.issued} are unaccounted for`);
  const excess = [...result.excess].filter(([line]) => sees.line(line)).map(([line, amount]) => ({ line, amount }));
  return { totals, excess: excess.sort((a, b) => b.amount - a.amount || (a.line < b.line ? -1 : 1)) };
}

function restingPlace(material: TraceMaterial, account: AccountRow | undefined): 'held' | 'paid' | 'returned' | UnexplainedReason {
  const kind = account?.kind ?? 'unknown';
  if (kind === 'treasury') return 'returned';
  if (kind === 'cash') return 'cash';
  // An account that nothing is known about has no payee; one whose holder is known has.
  if (kind === 'unknown' && (account?.holderId ?? null) === null) return 'payee-unknown';
  if (!(FISCAL_SIDE_KINDS as readonly string[]).includes(kind)) return 'paid';
  const sources = LEDGER_SOURCES[kind] ?? [];
  return account && sources.some((source) => covered(material, source, account.region)) ? 'held' : 'account-outside-data';
}

/** The line was given to a region, none of whose onward documents are loaded. */
function lacksOnwardSource(material: TraceMaterial, line: LineRow | undefined): boolean {
  return (
    line !== undefined &&
    !line.executable &&
    line.recipientLabel !== 'Unit' &&
    line.recipientRegion !== null &&
    !covered(material, 'ALLOC', line.recipientRegion)
  );
}

/** A batch's coverage names the source for the region or one above it; codes nest by their leading digits. */
function covered(material: TraceMaterial, source: string, region: string | null): boolean {
  return material.coverage.some(
    (row) => row.source === source && (region === null || region.startsWith(row.region.replace(/(?:00)+$/u, '')) || /^(?:000000|100000)$/u.test(row.region)),
  );
}
