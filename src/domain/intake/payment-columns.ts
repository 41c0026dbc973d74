import type { NewEdge } from './decide-row.js';
import type { PropertyValue } from './compile-value.js';

/** The properties for which `create-payments` has a list; a payment with any other one is written by `create-edges`. */
const LISTED = [
  'movement',
  'amount',
  'at',
  'seq',
  'timePrecision',
  'indicator',
  'document',
  'project',
  'batch',
  'item',
  'kind',
  'mode',
  'state',
  'voucherDate',
  'paidAt',
  'clearedAt',
  'fiscalYear',
  'region',
  'payingUnit',
  'purpose',
  'contract',
  'invoice',
  'period',
  'statedPayee',
  'rosterLine',
  'beneficiary',
  'functionClass',
  'economicClass',
  'final',
  'authority',
  'serial',
  'system',
  'payerBalance',
  'payeeBalance',
  'copied',
] as const;
const LISTS: ReadonlySet<string> = new Set(LISTED);

/** Whether a payment can be written as a place in lists. */
export function isListed({ type, values }: NewEdge): boolean {
  if (type !== 'PAID') return false;
  for (const property in values) if (!LISTS.has(property)) return false;
  return true;
}

/** The parameters of `create-payments`: one list for each property, empty where no payment has it. */
export function paymentColumns(payments: readonly NewEdge[], addedIn: number): Record<string, unknown> {
  const count = payments.length;
  const columns: Record<string, (PropertyValue | null)[]> = {};
  for (const property of LISTED) columns[property] = [];
  const column = (property: string): (PropertyValue | null)[] => {
    const list = columns[property]!;
    return list.length > 0 ? list : (columns[property] = Array<PropertyValue | null>(count).fill(null));
  };
  for (const [place, { values, copied }] of payments.entries()) {
    for (const property in values) column(property)[place] = values[property]!;
    if (!copied) continue;
    for (const property in copied) column(property)[place] = copied[property]!;
    column('copied')[place] = copiedText(copied);
  }
  return {
    ...columns,
    addedIn,
    payers: payments.map(({ source }) => source),
    payees: payments.map(({ target }) => target),
    ids: payments.map(({ id }) => id),
    sources: payments.map(({ origin }) => origin),
    codes: payments.map(({ codes }) => (codes.length === 0 ? null : [...codes].sort().join(' '))),
  };
}

/** The names of the properties that were copied to an edge, as they are kept with it. */
export function copiedText(copied: Readonly<Record<string, unknown>>): string {
  return Object.keys(copied).sort().join(' ');
}
