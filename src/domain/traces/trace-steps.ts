import { maskAccount, maskAccountName, maskName, maskStatedPayee, maskText } from '../access/masking.js';
import type { TraceDetails } from './trace-details.js';
import type { AccountRow, AllocationRow, LineRow, PaymentRow } from './trace-rows.js';
import type { TraceNode, TraceStep } from './trace.shapes.js';
import type { StepKind } from './words.js';

/** A step with what orders it and whether it lies beyond the documented payee; both stay inside the service. */
export interface FullStep extends TraceStep {
  readonly at: number;
  readonly onward: boolean;
}

interface Share {
  readonly amount: number;
  readonly attributed: number | null;
  readonly commingled: boolean;
}

/** Fills the twelve fields of each kind of step out of the stored rows. */
export class TraceSteps {
  constructor(private readonly material: Pick<TraceDetails, 'lines' | 'accounts' | 'regionNames'>) {}

  allocation(row: AllocationRow, source: TraceNode, target: TraceNode, share: Share): FullStep {
    const from = this.material.lines.get(row.source);
    const to = this.material.lines.get(row.target);
    const backward = row.kind === 'reduction' || row.kind === 'recall';
    return {
      ...EMPTY,
      id: row.id,
      kind: row.kind as StepKind,
      grade: share.commingled || row.link === 'inferred' ? 'attributed' : 'documented',
      amount: share.amount,
      attributed: share.attributed,
      count: 1,
      source: source.id,
      target: target.id,
      upperDocumentNumber: from?.number ?? null,
      upperIssuedAt: issuedAt(from),
      registeredAt: from?.registeredAt ?? null,
      onwardDocumentNumber: to?.number ?? null,
      onwardIssuedAt: backward ? row.at : issuedAt(to),
      destination: this.destination(to),
      timePrecision: row.timePrecision ?? 'day',
      sources: provenance(row),
      dataQuality: row.dataQuality,
      settles: [],
      at: row.at,
      onward: false,
    };
  }

  assignment(line: LineRow, source: TraceNode, target: TraceNode, share: Share): FullStep {
    return {
      ...EMPTY,
      id: `assigned:${line.id}`,
      kind: 'assignment',
      grade: share.commingled ? 'attributed' : 'documented',
      amount: share.amount,
      attributed: share.attributed,
      count: 1,
      source: source.id,
      target: target.id,
      ...this.chain(line),
      destination: this.destination(line),
      purpose: line.projectName ?? line.fundName,
      timePrecision: 'day',
      sources: provenance(line),
      dataQuality: line.dataQuality,
      settles: [],
      at: line.issuedAt ?? line.documentIssuedAt ?? 0,
      onward: false,
    };
  }

  payment(row: PaymentRow, line: LineRow | undefined, source: TraceNode, target: TraceNode, share: Share): FullStep {
    const payer = this.material.accounts.get(row.payer);
    const payee = this.material.accounts.get(row.payee);
    return {
      ...EMPTY,
      id: row.id,
      kind: row.kind as StepKind,
      grade: share.commingled ? 'attributed' : 'documented',
      amount: share.amount,
      attributed: share.attributed,
      count: 1,
      source: source.id,
      target: target.id,
      ...(line ? this.chain(line) : {}),
      destination: line ? this.destination(line) : null,
      payingUnit: row.payingUnit ?? partyName(payer),
      payingAccount: accountNumber(payer),
      paidAt: row.at,
      purpose: row.purpose === null ? null : maskText(row.purpose),
      payee: partyName(payee) ?? (row.statedPayee === null ? null : maskStatedPayee(row.statedPayee, payee?.kind)),
      payeeAccount: accountNumber(payee),
      timePrecision: row.timePrecision ?? 'day',
      sources: provenance(row),
      dataQuality: row.dataQuality,
      settles: row.settles,
      ...(row.unconfirmed ? { unconfirmed: 1 } : {}),
      at: row.at,
      onward: false,
    };
  }

  /** A step that no row of the record stands behind: the sum of what crosses the border of the caller's region. */
  sum(id: string, kind: StepKind, source: TraceNode, target: TraceNode, share: Share): FullStep {
    return {
      ...EMPTY,
      id,
      kind,
      grade: share.commingled ? 'attributed' : 'documented',
      amount: share.amount,
      attributed: share.attributed,
      count: 1,
      source: source.id,
      target: target.id,
      timePrecision: null,
      sources: [],
      dataQuality: [],
      settles: [],
      at: 0,
      onward: false,
    };
  }

  private chain(line: LineRow): Pick<TraceStep, 'upperDocumentNumber' | 'upperIssuedAt' | 'registeredAt' | 'onwardDocumentNumber' | 'onwardIssuedAt'> {
    return {
      upperDocumentNumber: line.upperNumber,
      upperIssuedAt: line.upperIssuedAt,
      registeredAt: line.registeredAt,
      onwardDocumentNumber: line.number,
      onwardIssuedAt: issuedAt(line),
    };
  }

  private destination(line: LineRow | undefined): string | null {
    return line?.recipientName ?? (line?.recipientRegion ? (this.material.regionNames.get(line.recipientRegion) ?? line.recipientRegion) : null);
  }
}

const EMPTY = {
  upperDocumentNumber: null,
  upperIssuedAt: null,
  registeredAt: null,
  onwardDocumentNumber: null,
  onwardIssuedAt: null,
  destination: null,
  payingUnit: null,
  payingAccount: null,
  paidAt: null,
  purpose: null,
  payee: null,
  payeeAccount: null,
} as const;

function issuedAt(line: LineRow | undefined): number | null {
  return line?.documentIssuedAt ?? line?.issuedAt ?? null;
}

function provenance(row: { provenance: string | null }): string[] {
  return row.provenance === null ? [] : [row.provenance];
}

function accountNumber(account: AccountRow | undefined): string | null {
  return account?.number ? maskAccount(account.number) : null;
}

function partyName(account: AccountRow | undefined): string | null {
  if (!account) return null;
  if (account.holderName !== null)
    return account.holderLabel === 'Household' || account.holderLabel === 'Person' ? maskName(account.holderName) : account.holderName;
  return account.name === null ? null : maskAccountName(account.name, account.kind);
}
