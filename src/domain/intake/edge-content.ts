import type { PropertyValue, Values } from './compile-value.js';
import { OVERRIDDEN } from './completed-payment.js';

/** What loads note about an edge, and what matching adds to a payment: none of it is said by the row that drew the edge. */
const NOTED = [
  'id',
  'addedIn',
  'retiredIn',
  'source',
  'dataQuality',
  'copied',
  'observations',
  'ambiguousWith',
  'unconfirmed',
  'of',
  'doubt',
  'recordedAt',
  'recordedPrecision',
  'completed',
  'appliedPayee',
  ...Object.values(OVERRIDDEN),
];

/**
 * The content of an edge as its row stated it, from its stored properties: without what was copied from elsewhere (`copied` names
 * it), without what its voucher or the list of its payees filled in, and with what the record itself said where another took its place.
 */
export function ownContent(stored: Readonly<Record<string, unknown>>): Values {
  const copied = [...String(stored['copied'] ?? '').split(' '), ...((stored['completed'] ?? []) as string[])];
  const values: Values = {};
  for (const [property, value] of Object.entries(stored)) {
    if (value !== null && !NOTED.includes(property) && !copied.includes(property)) values[property] = value as PropertyValue;
  }
  if (stored['recordedAt'] !== undefined && stored['recordedAt'] !== null) {
    values['at'] = stored['recordedAt'] as number;
    values['timePrecision'] = stored['recordedPrecision'] as string;
  }
  for (const [property, kept] of Object.entries(OVERRIDDEN)) {
    if (stored[kept] !== undefined && stored[kept] !== null) values[property] = stored[kept] as PropertyValue;
  }
  return values;
}

/** The account to which the row of a payment sent it, where its voucher says that it went to another one. */
export function ownTarget(target: string, stored: Readonly<Record<string, unknown>>): string {
  return typeof stored['appliedPayee'] === 'string' ? stored['appliedPayee'] : target;
}
