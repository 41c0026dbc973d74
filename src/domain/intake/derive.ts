import { normaliseDocumentNumber } from '../documents/document-number.js';
import { NODES, type EdgeType, type NodeKind, type NodeLabel, type PropertyType } from '../model/model.js';
import { CLOSED_VALUES, DOCUMENT_NUMBERS, EDGE_DEFAULTS } from '../model/property-rules.js';
import { accountNumber, institutionOf } from '../model/institutions.js';
import { pinyinInitials } from '../search/pinyin.js';
import { RowFault, type PropertyValue, type Values } from './compile-value.js';
import { shanghaiDate } from './parse-date.js';

/**
 * Completes a node's values with what follows from them (canonical numbers, pinyin, the bank of a branch) and gives the
 * texts of its key, or the name of the key property that is missing. Codes found on the way are added.
 */
export function derivedOfNode(label: NodeLabel, values: Values, codes: Set<string>, optional: boolean): string[] | string {
  regionCodes(label, values);
  canonicalNumbers(label, values, codes);
  closedValues(label, values);
  if (label === 'Document') documentNumber(values, codes);
  if (label === 'Account') return accountKey(values, codes, optional);
  if (label === 'Region') {
    const level = regionLevel(String(values['code'] ?? ''));
    if (level) values['level'] ??= level;
  }
  if ('pinyin' in NODES[label].properties && typeof values['name'] === 'string') values['pinyin'] ??= remembered(pinyins, values['name'], pinyinInitials);
  if (label === 'Enterprise' && values['uscc'] === undefined) return weakKey(values, optional);
  if (label === 'Person') {
    if (values['idNumber'] === undefined) return weakKey(values, optional);
    // A number that the source itself has masked fits many people: only with the name does it say who is meant.
    if (String(values['idNumber']).includes('*')) {
      values['weakIdentity'] = true;
      return [plainKey(String(values['idNumber'])), String(values['name'] ?? '')];
    }
  }
  const kind: NodeKind = NODES[label];
  const key: string[] = [];
  for (const property of kind.key) {
    const value = values[property];
    if (value === undefined) return property;
    const isText = kind.properties[property] === 'string';
    if (isText && property !== 'number' && property !== 'issuer' && property !== 'value') values[property] = plainKey(String(value));
    key.push(keyText(values[property], kind.properties[property]!));
  }
  return key;
}

/** Completes an edge's values; true where a negative amount turned its direction. */
export function derivedOfEdge(type: EdgeType, values: Values, codes: Set<string>, sourceSystem: string): boolean {
  regionCodes(type, values);
  canonicalNumbers(type, values, codes);
  const defaults = EDGE_DEFAULTS[type];
  for (const property in defaults) values[property] ??= defaults[property]!;
  closedValues(type, values);
  if (type === 'PAID') values['system'] ??= sourceSystem;
  if ((type !== 'PAID' && type !== 'ALLOCATED') || !((values['amount'] as number) < 0)) return false;
  // The ledgers know only positive amounts, in the direction in which they move.
  values['amount'] = -(values['amount'] as number);
  if (values['kind'] === 'payment' || values['kind'] === 'transfer') values['kind'] = 'reversal';
  if (values['kind'] === 'distribution') values['kind'] = 'reduction';
  codes.add('negative');
  return true;
}

function documentNumber(values: Values, codes: Set<string>): void {
  const written = values['numberAsWritten'];
  if (typeof written === 'string' && values['surrogate'] !== true) {
    const read = remembered(numbers, written, normaliseDocumentNumber);
    values['number'] = read.number;
    if (!read.canonical) codes.add('irregular-number');
    if (read.repaired) codes.add('repaired-number');
  }
}

const CODE_OF_REGION = ['code'];
const CODES_OF_REGIONS = ['region', 'recipientRegion'];

/** The budget system writes a county in nine digits: what it fills up with zeros says nothing. */
function regionCodes(owner: string, values: Values): void {
  for (const property of owner === 'Region' ? CODE_OF_REGION : CODES_OF_REGIONS) {
    const code = values[property];
    if (typeof code === 'string' && code.length > 6) values[property] = shortRegionCode(code);
  }
}

/** 410325000 → 410325, 410325101000 → 410325101; a township (410325101) stays. */
export function shortRegionCode(code: string): string {
  return /^\d{9}(?:\d{3})?$/u.test(code) ? code.replace(/(?<=^\d{6,9})(?:000){1,2}$/u, '') : code;
}

function canonicalNumbers(owner: string, values: Values, codes: Set<string>): void {
  for (const property of DOCUMENT_NUMBERS[owner] ?? []) {
    const written = values[property];
    if (typeof written !== 'string') continue;
    const read = remembered(numbers, written, normaliseDocumentNumber);
    values[property] = read.number;
    if (!read.canonical) codes.add('irregular-number');
  }
}

function closedValues(owner: string, values: Values): void {
  const closed = CLOSED_VALUES[owner];
  for (const property in closed) {
    const allowed = closed[property]!;
    const value = values[property];
    if (value !== undefined && !allowed.includes(String(value))) {
      throw new RowFault(
        'unknown-value',
        null,
        `${owner}.${property} knows ${allowed.join(', ')}, not ${JSON.stringify(value)}; add it to the mapping's value table`,
        property,
      );
    }
  }
}

/** An account without a number is known only by its holder's name; money that goes there is marked, never refused. */
function accountKey(values: Values, codes: Set<string>, optional: boolean): string[] | string {
  const text = values['institution'];
  if (typeof text === 'string') {
    const institution = remembered(institutions, text, institutionOf);
    if (institution !== text) values['branches'] ??= [text];
    values['institution'] = institution;
  }
  if (typeof values['number'] === 'string') {
    values['number'] = accountNumber(values['number']);
    return [values['number'], String(values['institution'] ?? '')];
  }
  if (optional) return 'number';
  codes.add('no-account-number');
  values['kind'] ??= 'unknown';
  return ['unknown', String(values['name'] ?? ''), String(values['region'] ?? '')];
}

function weakKey(values: Values, optional: boolean): string[] | string {
  if (optional && values['name'] === undefined) return 'name';
  if (values['name'] === undefined) return 'name';
  values['weakIdentity'] = true;
  return ['weak', plainKey(String(values['name'])), String(values['region'] ?? '')];
}

/** What a code says by its length and zeros; undefined for a text that is no code. */
export function regionLevel(code: string): string | undefined {
  if (!/^\d{6}(?:\d{3}){0,2}$/u.test(code)) return undefined;
  if (code.length > 6) return code.length === 12 ? 'village' : 'township';
  if (/^(?:00|10)0000$/u.test(code)) return 'central';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** The geographical parents of a GB/T 2260 code, nearest first: village → township → county → city → province. */
export function regionAncestors(code: string): string[] {
  if (!/^\d{6}(?:\d{3}){0,2}$/u.test(code)) return [];
  const county = code.slice(0, 6);
  const province = `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  const chain = [code, ...(code.length === 12 ? [code.slice(0, 9)] : []), county];
  // 4190xx: counties that no city administers hang on the province.
  if (code.slice(2, 4) !== '90') chain.push(city);
  chain.push(province);
  return [...new Set(chain)].slice(1);
}

/** Codes in any width and with stray spaces mean the same. */
function plainKey(text: string): string {
  return /^[\x21-\x7e]*$/u.test(text) ? text : text.normalize('NFKC').replace(/\s+/gu, '');
}

const pinyins = new Map<string, string>();
const institutions = new Map<string, string>();
const numbers = new Map<string, ReturnType<typeof normaliseDocumentNumber>>();

/** The same few thousand texts occur a million times; reading one costs microseconds that add up. */
function remembered<T>(memory: Map<string, T>, text: string, read: (text: string) => T): T {
  const known = memory.get(text);
  if (known !== undefined) return known;
  const value = read(text);
  if (memory.size >= 20_000) memory.clear();
  memory.set(text, value);
  return value;
}

/** A key part as it stands in an id: days as yyyy-MM-dd, nothing for a blank. */
export function keyText(value: PropertyValue | undefined, type: PropertyType): string {
  if (value === undefined) return '';
  return type === 'day' || type === 'instant' ? shanghaiDate(value as number) : String(value);
}
