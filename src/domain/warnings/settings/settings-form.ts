import { Ajv, type ErrorObject } from 'ajv';
import { BadQuestion } from '../../../failures.js';
import { shanghaiInstant } from '../../intake/parse-date.js';

/** What one is asked to change, as a file or a request writes it; days are YYYY-MM-DD, `to` is the first day on which it no longer holds. */
export interface SettingsForm {
  readonly note?: string;
  readonly settings?: readonly SettingForm[];
  readonly whitelists?: readonly WhitelistForm[];
  readonly pooling?: readonly PoolingForm[];
  readonly days?: readonly DayForm[];
}

interface SaidForm {
  readonly region?: string | null;
  readonly source: string;
  readonly withdrawn?: boolean;
}
interface HoldingForm extends SaidForm {
  readonly from?: string | null;
  readonly to?: string | null;
}
export interface SettingForm extends HoldingForm {
  readonly rule: string;
  readonly setting: string;
  readonly value?: unknown;
}
export interface WhitelistForm extends HoldingForm {
  readonly rule: string;
  readonly id: string;
  readonly reason: string;
}
export interface PoolingForm extends HoldingForm {
  readonly tag?: string | null;
  readonly fundLevel?: string | null;
  readonly fundName?: string | null;
}
export interface DayForm extends SaidForm {
  readonly day: string;
  readonly isOff: boolean;
}

/** Where in a form, such as `settings`, 3, `value`, counted from 0 as in the request. */
export type FormPath = readonly (string | number)[];

/** One thing wrong with a form; with the setting, its type and range where it is a value that does not fit. */
export interface SettingFault {
  readonly path: FormPath;
  readonly reason: string;
  readonly rule?: string;
  readonly setting?: string;
  readonly type?: string;
  readonly range?: { readonly min: number | null; readonly max: number | null; readonly most: number | null };
}

/** A change is held in memory with all that was said before. */
export const ENTRIES_MAX = 5_000;
const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' });
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', nullable: true };
const said = { region: { type: 'string', pattern: '^\\d{6}(\\d{3}){0,2}$', nullable: true }, source: text(500), withdrawn: { type: 'boolean' } };
const holding = { ...said, from: day, to: day };
const list = (properties: object, required: readonly string[]): object => ({
  type: 'array',
  maxItems: ENTRIES_MAX,
  items: { type: 'object', additionalProperties: false, properties, required: [...required, 'source'] },
});
const optional = { ...text(200), nullable: true };

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile({
  type: 'object',
  additionalProperties: false,
  properties: {
    note: text(1_000),
    settings: list({ ...holding, rule: text(100), setting: text(100), value: {} }, ['rule', 'setting']),
    whitelists: list({ ...holding, rule: text(100), id: text(300), reason: text(500) }, ['rule', 'id', 'reason']),
    pooling: list({ ...holding, tag: optional, fundLevel: optional, fundName: optional }, []),
    days: list({ ...said, day: { type: 'string', pattern: day.pattern }, isOff: { type: 'boolean' } }, ['day', 'isOff']),
  },
});

/** What is wrong with the form itself: unknown keys, what is missing, types. */
export function faultsOfForm(form: unknown): SettingFault[] {
  // Before any entry is looked at: half a million that are none would each be told, in an answer of many times their length.
  const long = Object.entries(form ?? {}).find(([, list]) => Array.isArray(list) && list.length > ENTRIES_MAX);
  if (long) return [{ path: [long[0]], reason: `${written([long[0]])} has more than ${ENTRIES_MAX} entries` }];
  if (validate(form)) return [];
  return (validate.errors ?? []).slice(0, ENTRIES_MAX).map((error) => {
    const path = pathOf(error.instancePath);
    const { missingProperty, additionalProperty } = error.params as { missingProperty?: string; additionalProperty?: string };
    const member = missingProperty ?? additionalProperty;
    return { path: member === undefined ? path : [...path, member], reason: `${written(path)} ${wordsOf(error)}` };
  });
}

/** What can be read of a form that has faults: its entries in their places, empty where a member is missing or at fault. What is no list is left out. */
export function readableIn(form: unknown, faults: readonly SettingFault[]): SettingsForm {
  const atFault = new Set(faults.map(({ path }) => written(path)));
  const lists = ENTRY_LISTS.map((name) => {
    const list: unknown = (form as Readonly<Record<string, unknown>> | null)?.[name];
    const entries = Array.isArray(list) && !atFault.has(written([name])) ? (list as unknown[]) : [];
    return [name, entries.map((one, index) => membersOf(one, (member) => !atFault.has(written([name, index, member]))))];
  });
  return Object.fromEntries(lists) as SettingsForm;
}

const ENTRY_LISTS = ['settings', 'whitelists', 'pooling', 'days'] as const;
const EMPTY = { rule: '', setting: '', id: '', reason: '', source: '' };

function membersOf(entry: unknown, isSound: (member: string) => boolean): object {
  const members = entry !== null && typeof entry === 'object' ? Object.entries(entry) : [];
  return { ...EMPTY, ...Object.fromEntries(members.filter(([member]) => isSound(member))) };
}

/** Throws `BadQuestion` with all faults, where there are some. */
export function refuseFaults(faults: readonly SettingFault[]): void {
  const [first] = faults;
  if (!first) return;
  throw new BadQuestion(
    first.path.join('.') || 'the whole',
    faults.length === 1 ? `${first.reason}.` : `The change has ${faults.length} faults.`,
    'Nothing was changed. GET /api/warnings/settings says what each setting takes.',
    { faults },
  );
}

/** `settings entry 4, value`: as a person counts who reads the file; a fault tells the path as well, which a program counts from 0. */
export function written(path: FormPath): string {
  if (path.length === 0) return 'the whole';
  const [list, index, ...members] = path;
  return [index === undefined ? list : `${list!} entry ${Number(index) + 1}`, ...members].join(', ');
}

/** First moment of a day in Asia/Shanghai; undefined where no calendar has it. */
export function momentOfDay(text: string): number | undefined {
  const [year, month, date] = text.split('-').map(Number);
  return shanghaiInstant(year!, month!, date!);
}

function wordsOf({ keyword, params, message }: ErrorObject): string {
  const parameters = params as Record<string, unknown>;
  if (keyword === 'additionalProperties') return `has the unknown key ${String(parameters['additionalProperty'])}`;
  if (keyword === 'required') return `lacks ${String(parameters['missingProperty'])}`;
  if (keyword === 'type') return typeWords(String(parameters['type']));
  if (keyword === 'pattern') return patternWords(String(parameters['pattern']));
  return message ?? 'is not allowed';
}

function typeWords(type: string): string {
  return `must be ${/^[aeiou]/u.test(type) ? 'an' : 'a'} ${type}${type === 'string' ? '; write it in quotes' : ''}`;
}

function patternWords(pattern: string): string {
  if (pattern === day.pattern) return 'must be a day, YYYY-MM-DD';
  return pattern === said.region.pattern ? 'must be a region code of 6, 9 or 12 digits' : 'must not be empty';
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
}
