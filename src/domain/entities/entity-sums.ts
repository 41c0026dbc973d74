import type { FlowRow } from './entity-rows.js';
import type { EntityDocumentSums, EntitySums, EntityYear } from './entity.shapes.js';

/** Documents listed one by one. */
const DOCUMENTS_MAX = 100;

export interface Sums {
  readonly sums: EntitySums;
  readonly years: EntityYear[];
  readonly documents: EntityDocumentSums[];
  /** Payments in all, also those between the subject's own accounts or between two legs. */
  readonly payments: number;
}

/** Adds up what a query grouped by year, document and direction. The three views have the same total, to the fen. */
export function sumsOf(rows: readonly FlowRow[]): Sums {
  const sums = nothing();
  const years = new Map<number | null, EntityYear>();
  const documents = new Map<string | null, EntityDocumentSums>();
  let payments = 0;
  for (const row of rows) {
    payments += row.count;
    if (row.flow === 'internal') continue;
    const year = years.get(row.fiscalYear) ?? { fiscalYear: row.fiscalYear, ...nothing() };
    const document = documents.get(row.document) ?? { document: row.document, firstAt: null, lastAt: null, ...nothing() };
    for (const place of [sums, year, document]) {
      place[row.flow] += row.amount;
      place[`${row.flow}Count`] += row.count;
    }
    document.firstAt = earlier(document.firstAt, row.firstAt);
    document.lastAt = later(document.lastAt, row.lastAt);
    years.set(row.fiscalYear, year);
    documents.set(row.document, document);
  }
  return {
    sums,
    years: [...years.values()].sort((left, right) => (right.fiscalYear ?? -1) - (left.fiscalYear ?? -1)),
    documents: [...documents.values()].sort((left, right) => moved(right) - moved(left) || compare(left.document, right.document)).slice(0, DOCUMENTS_MAX),
    payments,
  };
}

function nothing(): EntitySums {
  return { received: 0, receivedCount: 0, returned: 0, returnedCount: 0, paid: 0, paidCount: 0 };
}

function moved(sums: EntitySums): number {
  return sums.received + sums.paid;
}

function earlier(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.min(left, right);
}

function later(left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : Math.max(left, right);
}

function compare(left: string | null, right: string | null): number {
  const [a, b] = [left ?? '\uffff', right ?? '\uffff'];
  return a < b ? -1 : a > b ? 1 : 0;
}
