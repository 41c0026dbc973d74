import { ACCOUNT_KINDS } from '../../model/model.js';

/** What the texts of a setting can be names of; the viewer calls each by its word. */
export const SETTING_VALUES = ['account-kinds', 'unit-kinds', 'record-kinds', 'line-fields'] as const;
export type SettingValues = (typeof SETTING_VALUES)[number];

/** What a setting takes beside its type: numbers from `min` to `max`, a text or a list of at most `most` letters or entries. */
export interface SettingRange {
  readonly min: number | null;
  readonly max: number | null;
  readonly most: number | null;
  /** Its texts are names of these; null: texts as they stand in the data. */
  readonly valuesOf: SettingValues | null;
}

/** Lists that are closed: another name is a slip, after which a rule would silently look at nothing. */
const CLOSED: Readonly<Partial<Record<SettingValues, readonly string[]>>> = { 'account-kinds': ACCOUNT_KINDS };

/** Days, months and counts past this mean nothing, and times 86,400,000 they would leave the whole numbers of the database. */
const COUNT_MAX = 100_000;
const LETTERS_MAX = 500;
const ENTRIES_MAX = 1_000;

/** `{0..100}` or `{account-kinds}` before the meaning of a parameter. */
const STATED = new RegExp(String.raw`^\{(?:(?<min>\d+(?:\.\d+)?)\.\.(?<max>\d+(?:\.\d+)?)|(?<values>${SETTING_VALUES.join('|')}))\}\s*`, 'u');

/**
 * The range of a setting and its meaning without it. A header states one where that of the type does not fit (counts, days and fen from 0, a
 * `number` is a share from 0 to 1), and of texts what they are names of.
 */
export function rangeOf(type: string, text: string): { readonly range: SettingRange; readonly meaning: string } {
  const { 0: mark = '', groups: { min, max, values } = {} } = STATED.exec(text) ?? {};
  const meaning = text.slice(mark.length);
  const most = type.endsWith('[]') ? ENTRIES_MAX : type === 'string' ? LETTERS_MAX : null;
  if (min !== undefined) return { range: { min: Number(min), max: Number(max), most, valuesOf: null }, meaning };
  const one = type.replace('[]', '');
  if (one === 'string') return { range: { min: null, max: null, most, valuesOf: (values as SettingValues | undefined) ?? null }, meaning };
  if (one === 'boolean' || one === 'map') return { range: { min: null, max: null, most, valuesOf: null }, meaning };
  const upTo = one === 'number' ? 1 : one === 'integer' ? COUNT_MAX : Number.MAX_SAFE_INTEGER;
  return { range: { min: 0, max: upTo, most, valuesOf: null }, meaning };
}

interface Ranged {
  readonly type: string;
  readonly range: SettingRange;
}

/** In words, to be told where a value does not fit: `a whole number from 0 to 100000`. */
export function takenBy({ type, range }: Ranged): string {
  const one = type.replace('[]', '');
  const between = range.min === null ? '' : ` from ${range.min} to ${range.max}`;
  const closed = range.valuesOf === null ? undefined : CLOSED[range.valuesOf];
  const words: Readonly<Record<string, string>> = {
    boolean: 'true or false',
    string: closed ? `one of ${closed.join(', ')}` : 'a text',
    fen: `whole fen${between}`,
    number: `a number${between}`,
    instant: `epoch milliseconds${between}`,
    day: `epoch milliseconds of a day${between}`,
  };
  const word = words[one] ?? `a whole number${between}`;
  if (type.endsWith('[]')) return `a list of at most ${range.most}, each ${word}`;
  return range.most === null ? word : `${word} of 1 to ${range.most} letters`;
}

/** Whether a value is of the type and within the range; null is never a value. */
export function isWithin({ type, range }: Ranged, value: unknown): boolean {
  if (type.endsWith('[]')) {
    const one = { type: type.slice(0, -2), range: { ...range, most: LETTERS_MAX } };
    return Array.isArray(value) && value.length <= range.most! && value.every((item) => isWithin(one, item));
  }
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'string') {
    if (typeof value !== 'string' || value.trim() === '' || value.length > (range.most ?? LETTERS_MAX)) return false;
    return range.valuesOf === null || (CLOSED[range.valuesOf]?.includes(value) ?? true);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (type !== 'number' && !Number.isSafeInteger(value)) return false;
  return value >= range.min! && value <= range.max!;
}
