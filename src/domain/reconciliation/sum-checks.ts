import type { AccountBook } from '../books/books.service.js';
import type { LineBook } from '../books/line-book.js';
import { part, type Part } from './line-checks.js';
import type { Check, Reason } from './words.js';

/** Payments of one region and year, as `fiscal-payments` adds them up. */
export interface FiscalPaymentSum extends Record<string, unknown> {
  readonly region: string;
  readonly year: number;
  /** Drawn out of treasury or zero-balance account, naming no line and no batch. */
  readonly untagged: boolean;
  readonly seen: 'observed' | 'unconfirmed' | 'not-on-statement' | 'no-statement';
  readonly amount: number;
  readonly payments: number;
}

/** A figure of the general ledger. */
export interface LedgerRow extends Record<string, unknown> {
  readonly region: string;
  readonly year: number;
  readonly subject: 'income' | 'passed-down' | 'expenditure' | 'treasury';
  readonly amount: number;
  readonly id: string;
  readonly sources: readonly string[];
}

const REASON_OF_SEEN: Readonly<Record<FiscalPaymentSum['seen'], Reason | null>> = {
  observed: null,
  unconfirmed: 'unconfirmed-match',
  'not-on-statement': 'not-on-statement',
  'no-statement': 'source-not-loaded',
};

/** Payments that no second system has, and payments that draw on no line. */
export function paymentParts(sums: readonly FiscalPaymentSum[]): (Part & { readonly lines: number })[] {
  return sums.flatMap(({ region, year, untagged, seen, amount, payments }) => {
    const reason = REASON_OF_SEEN[seen];
    const observed = {
      ...part('payments-observed', region, year, amount, reason === null ? amount : 0, reason === null ? [] : [[reason, amount]]),
      lines: payments,
    };
    if (!untagged) return [observed];
    return [observed, { ...part('quota-payments', region, year, 0, amount, [['payment-without-indicator', -amount]]), lines: payments }];
  });
}

/** What the movements of an account make of its first stated balance of the year, beside the last one stated. */
export function accountParts(
  books: readonly AccountBook[],
  only: number | null,
): { part: Part; account: AccountBook['account']; at: number; sources: string[] }[] {
  return books.flatMap(({ account, stretches }) => {
    const { region } = account;
    if (region === null) return [];
    const years = new Map<number, typeof stretches>();
    for (const stretch of stretches) {
      if (only !== null && stretch.year !== only) continue;
      const inYear = years.get(stretch.year);
      if (inYear) inYear.push(stretch);
      else years.set(stretch.year, [stretch]);
    }
    return [...years].map(([year, inYear]) => {
      const last = inYear.at(-1)!;
      const moved = inYear.reduce((sum, { from, expected }) => sum + expected - from, 0);
      const gap = inYear.reduce((sum, { to, expected }) => sum + expected - to, 0);
      const gaps = inYear.flatMap((stretch) => stretch.gap ?? []);
      const sources = gaps.flatMap(({ from, to }) => [from.source, to.source]).filter((source) => source !== null);
      return {
        part: part('bank-balances', region, year, inYear[0]!.from + moved, last.to, [['statement-gap', gap]]),
        account,
        at: gaps[0]?.to.at ?? last.at,
        sources: [...new Set(sources)].slice(0, 10),
      };
    });
  });
}

const LEDGER_CHECKS: Readonly<Record<LedgerRow['subject'], Check>> = {
  income: 'ledger-income',
  'passed-down': 'ledger-passed-down',
  expenditure: 'ledger-expenditure',
  treasury: 'ledger-treasury',
};

/**
 * The general ledger beside the same figures by lines, payments and statements. A difference that is exactly one of those
 * already found has its reason; where the ledger is not loaded, that is the reason.
 */
export function ledgerParts(
  ledger: readonly LedgerRow[],
  parts: readonly Part[],
  lines: readonly LineBook[],
  accounts: readonly AccountBook[],
  only: number | null,
  regions: readonly string[] | null,
): { part: Part; id: string; sources: string[] }[] {
  const inside = regions === null ? null : new Set(regions);
  const figures = new Map<string, { region: string; year: number; subject: LedgerRow['subject']; amount: number; candidates: Map<Reason, number> }>();
  const figure = (region: string, year: number, subject: LedgerRow['subject']): { amount: number; candidates: Map<Reason, number> } => {
    const key = `${region} ${year} ${subject}`;
    const known = figures.get(key) ?? { region, year, subject, amount: 0, candidates: new Map() };
    figures.set(key, known);
    return known;
  };
  for (const { check, region, year, right, reasons } of parts) {
    const subject = check === 'issued-registered' ? 'income' : check === 'quota-payments' || check === 'ledger-lines' ? 'expenditure' : null;
    if (subject === null) continue;
    const one = figure(region, year, subject);
    if (check !== 'ledger-lines') one.amount += right;
    // What is missing on the right side of the other comparison is what the ledger may have beyond it.
    for (const { reason, amount } of reasons) one.candidates.set(reason, (one.candidates.get(reason) ?? 0) + amount);
  }
  for (const { stated, region, recipientRegion, fiscalYear, amount } of lines)
    if (stated && recipientRegion !== null && recipientRegion !== region && (inside === null || inside.has(region)))
      figure(region, fiscalYear, 'passed-down').amount += amount;
  for (const { account, stretches } of accounts) {
    if (account.kind !== 'treasury' || account.region === null) continue;
    const last = new Map(stretches.filter(({ year }) => only === null || year === only).map((stretch) => [stretch.year, stretch.to]));
    for (const [year, amount] of last) figure(account.region, year, 'treasury').amount += amount;
  }
  const rows = new Map(ledger.map((row) => [`${row.region} ${row.year} ${row.subject}`, row]));
  for (const { region, year, subject } of ledger) figure(region, year, subject);
  return [...figures].flatMap(([key, { region, year, subject, amount, candidates }]) => {
    const row = rows.get(key);
    if (row === undefined && amount === 0) return [];
    const difference = (row?.amount ?? 0) - amount;
    const exact = [...candidates].find(([, candidate]) => candidate !== 0 && candidate === difference)?.[0];
    const reason: Reason = row === undefined ? 'source-not-loaded' : (exact ?? 'unknown');
    return {
      part: part(LEDGER_CHECKS[subject], region, year, row?.amount ?? 0, amount, [[reason, difference]]),
      id: row?.id ?? `region:${region}`,
      sources: [...(row?.sources ?? [])],
    };
  });
}
