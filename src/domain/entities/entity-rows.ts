import type { Row } from '../../graph/graph.js';
import type { NodeLabel } from '../model/model.js';

/** What the query files of `cypher/entities` give back. */

export type EntityRow = Row & {
  kind: NodeLabel;
  properties: Record<string, unknown>;
  region: string | null;
  regionName: string | null;
  issuer: string | null;
  holderKind: string | null;
  policyLabel: string | null;
  policyLabelFrom: number | null;
};

export interface LinkEntry {
  readonly id: string;
  readonly kind: NodeLabel;
  readonly label: string | null;
  readonly name: string | null;
  readonly accountKind: string | null;
  readonly fiscalYear: number | null;
  readonly holderKind: string | null;
  readonly holderName: string | null;
  readonly amount: number | null;
  readonly detail: string | null;
  readonly share: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

export type LinkRow = Row & { relation: string; outward: boolean; total: number; links: LinkEntry[] };

export type FlowRow = Row & {
  fiscalYear: number | null;
  document: string | null;
  flow: 'received' | 'returned' | 'paid' | 'internal';
  amount: number;
  count: number;
  firstAt: number | null;
  lastAt: number | null;
};

export type PaymentOfEntityRow = Row & {
  id: string;
  inward: boolean;
  kind: string;
  amount: number;
  at: number | null;
  timePrecision: string | null;
  document: string | null;
  payingUnit: string | null;
  purpose: string | null;
  settles: string[];
  source: string | null;
  other: string;
  otherNumber: string | null;
  otherName: string | null;
  otherKind: string | null;
  holderKind: string | null;
  holderName: string | null;
  otherVisible: boolean;
};

export type RecordRow = Row & {
  id: string;
  kind: string;
  about: string;
  aboutKind: NodeLabel;
  aboutName: string | null;
  from: number | null;
  to: number | null;
  value: string | null;
  amount: number | null;
  source: string | null;
};
