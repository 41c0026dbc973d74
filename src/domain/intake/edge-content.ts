import type { PropertyValue, Values } from './compile-value.js';

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
];

/**
 * The content of an edge as its row stated it, from its stored properties: without what was copied from elsewhere (`copied` names
 * it) and with the moment the record itself gave, where a more precise one of another record took its place.
 */
export function ownContent(stored: Readonly<Record<string, unknown>>): Values {
  const copied = String(stored['copied'] ?? '').split(' ');
  const values: Values = {};
  for (const [property, value] of Object.entries(stored)) {
    if (value !== null && !NOTED.includes(property) && !copied.includes(property)) values[property] = value as PropertyValue;
  }
  if (stored['recordedAt'] !== undefined && stored['recordedAt'] !== null) {
    values['at'] = stored['recordedAt'] as number;
    values['timePrecision'] = stored['recordedPrecision'] as string;
  }
  return values;
}
