import type { CheckResult, ReasonSum, ReconciliationRow } from './reconciliation.shapes.js';
import type { Part } from './line-checks.js';
import { CHECKS, type Check, type Reason } from './words.js';

/** One comparison added up; `differences` counts every region for itself, so that opposite ones do not cancel out. */
interface Sum {
  left: number;
  right: number;
  /** Parts that could be compared, and those whose source is not loaded. */
  compared: number;
  notLoaded: number;
  readonly reasons: Map<Reason, { amount: number; lines: number }>;
  differences: number;
  unexplained: number;
}

/** The source without which a comparison says nothing. */
const NEEDS: Readonly<Record<Check, string>> = {
  'issued-registered': 'REGISTER',
  'received-distributed': 'ALLOC',
  'given-registered': 'REGISTER',
  'quota-payments': 'PAY',
  'indicator-balances': 'PAY',
  'payments-observed': 'FLOW',
  'bank-balances': 'FLOW',
  'ledger-income': 'LEDGER',
  'ledger-passed-down': 'LEDGER',
  'ledger-expenditure': 'LEDGER',
  'ledger-treasury': 'LEDGER',
  'ledger-lines': 'LEDGER',
};

/** The comparisons of every region, to be read alone or added up over a subtree. */
export class Comparison {
  private readonly sums = new Map<string, Map<Check, Sum>>();

  constructor(parts: Iterable<Part & { readonly lines?: number }>) {
    for (const { check, region, left, right, reasons, lines = 1 } of parts) {
      const sum = this.sum(region, check);
      if (reasons.some(({ reason }) => reason === 'source-not-loaded')) sum.notLoaded += 1;
      else sum.compared += 1;
      sum.left += left;
      sum.right += right;
      for (const { reason, amount } of reasons) {
        const known = sum.reasons.get(reason) ?? { amount: 0, lines: 0 };
        sum.reasons.set(reason, { amount: known.amount + amount, lines: known.lines + lines });
      }
    }
    for (const checks of this.sums.values()) {
      for (const sum of checks.values()) {
        sum.differences = evaluable(sum) ? Math.abs(sum.left - sum.right) : 0;
        sum.unexplained = evaluable(sum) ? Math.abs(sum.reasons.get('unknown')?.amount ?? 0) : 0;
      }
    }
  }

  /** Codes of the regions that have any figure. */
  regions(): string[] {
    return [...this.sums.keys()].sort();
  }

  row(facts: Pick<ReconciliationRow, 'region' | 'regionName' | 'level' | 'rolledUp' | 'children'>, regions: readonly string[]): ReconciliationRow {
    const found = regions.flatMap((region) => this.sums.get(region) ?? []);
    const checks = CHECKS.map((check) =>
      added(
        check,
        found.flatMap((sums) => sums.get(check) ?? []),
      ),
    );
    const over = (part: 'differences' | 'unexplained'): number =>
      found.reduce((total, sums) => total + [...sums.values()].reduce((sum, one) => sum + one[part], 0), 0);
    return { ...facts, checks, differences: over('differences'), unexplained: over('unexplained') };
  }

  private sum(region: string, check: Check): Sum {
    const checks = this.sums.get(region) ?? new Map<Check, Sum>();
    this.sums.set(region, checks);
    const known = checks.get(check) ?? { left: 0, right: 0, compared: 0, notLoaded: 0, reasons: new Map(), differences: 0, unexplained: 0 };
    checks.set(check, known);
    return known;
  }
}

function added(check: Check, sums: readonly Sum[]): CheckResult {
  const reasons = new Map<Reason, ReasonSum>();
  for (const sum of sums) {
    for (const [reason, { amount, lines }] of sum.reasons) {
      const known = reasons.get(reason) ?? { reason, amount: 0, lines: 0 };
      reasons.set(reason, { reason, amount: known.amount + amount, lines: known.lines + lines });
    }
  }
  const left = sums.reduce((total, sum) => total + sum.left, 0);
  const right = sums.reduce((total, sum) => total + sum.right, 0);
  const unknown = reasons.get('unknown');
  reasons.delete('unknown');
  return {
    check,
    evaluable: sums.some(evaluable),
    missing: sums.some(({ notLoaded }) => notLoaded > 0) ? [NEEDS[check]] : [],
    left,
    right,
    difference: left - right,
    reasons: [...reasons.values()].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.reason < b.reason ? -1 : 1)),
    unexplained: unknown?.amount ?? 0,
    unexplainedLines: unknown?.lines ?? 0,
  };
}

function evaluable({ compared }: Sum): boolean {
  return compared > 0;
}
