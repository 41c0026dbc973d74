/** Rows of the query files in `cypher/traces/`, as the graph room gives them: integers are fen or epoch ms. */

export interface LineRow {
  id: string;
  code: string;
  region: string;
  fiscalYear: number | null;
  kind: string | null;
  amount: number | null;
  issuedAt: number | null;
  executable: boolean;
  upperNumber: string | null;
  upperIssuedAt: number | null;
  fundName: string | null;
  projectId: string | null;
  projectName: string | null;
  documentId: string | null;
  number: string | null;
  numberAsWritten: string | null;
  title: string | null;
  documentIssuedAt: number | null;
  documentLevel: string | null;
  documentRegion: string | null;
  documentSource: string | null;
  issuer: string | null;
  recipientId: string | null;
  recipientName: string | null;
  recipientLabel: 'Unit' | 'Region' | null;
  recipientRegion: string | null;
  registeredAt: number | null;
  inScope: boolean;
  provenance: string | null;
  dataQuality: string[];
  [column: string]: unknown;
}

export interface AllocationRow {
  id: string;
  source: string;
  target: string;
  amount: number;
  at: number;
  seq: number;
  timePrecision: string | null;
  kind: string;
  link: string | null;
  provenance: string | null;
  dataQuality: string[];
  [column: string]: unknown;
}

export interface PaymentRow {
  id: string;
  payer: string;
  payee: string;
  amount: number;
  at: number;
  seq: number;
  timePrecision: string | null;
  indicator: string | null;
  batch: string | null;
  project: string | null;
  kind: string;
  mode: string | null;
  purpose: string | null;
  payingUnit: string | null;
  statedPayee: string | null;
  region: string | null;
  settles: string[];
  settledAmounts: number[];
  restoresQuota: boolean;
  inScope: boolean;
  /** A match of a record of another system with it waits for a person. */
  unconfirmed?: boolean;
  provenance: string | null;
  dataQuality: string[];
  [column: string]: unknown;
}

export interface AccountRow {
  id: string;
  number: string | null;
  institution: string | null;
  name: string | null;
  kind: string;
  region: string | null;
  holderId: string | null;
  holderLabel: string | null;
  holderName: string | null;
  holderKind: string | null;
  holderRegion: string | null;
  policyLabel: string | null;
  status: string | null;
  provenance: string | null;
  holderSource: string | null;
  dataQuality: string[];
  [column: string]: unknown;
}

export interface PayoutBatchRow {
  id: string;
  code: string;
  region: string | null;
  item: string | null;
  period: string | null;
  total: number | null;
  lines: number | null;
  provenance: string | null;
  dataQuality: string[];
  [column: string]: unknown;
}

export interface CoverageRow {
  source: string;
  region: string;
  from: number | null;
  to: number | null;
  [column: string]: unknown;
}

export interface FundingRow {
  batchId: string;
  lineId: string;
  amount: number;
  [column: string]: unknown;
}
