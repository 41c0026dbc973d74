import { LANGUAGES, UNITS, type Language, type Unit } from '../parts/money.js';

/** What every page keeps in its address, so that a link shows the same to whoever opens it. */
export interface PageAddress {
  unit?: Unit | undefined;
  lang?: Language | undefined;
  scope?: string | undefined;
}

export const TRACE_TABS = ['graph', 'table'] as const;
export type TraceTab = (typeof TRACE_TABS)[number];

/** A trace page adds what is looked at. Defaults are left out: the address stays short enough to read aloud. */
export interface TraceAddress extends PageAddress {
  issuer?: string | undefined;
  depth?: number | undefined;
  view?: TraceTab | undefined;
  rows?: boolean | undefined;
  select?: string | undefined;
  /** Business date, `2019-06-30`: only what had happened by the end of that day. */
  asOf?: string | undefined;
  /** Sequence of a batch: only what was known when it was the newest. */
  asOfBatch?: number | undefined;
  windowDays?: number | undefined;
  /** Fen, as the service takes it. */
  minAmount?: number | undefined;
  /** Of a region only these fiscal years, `2017` or `2016-2018`, this fund, and this fund tag. */
  years?: string | undefined;
  fund?: string | undefined;
  fundTag?: string | undefined;
  methods?: boolean | undefined;
  held?: boolean | undefined;
  changes?: boolean | undefined;
  /** Finding whose evidence is marked in the picture. */
  finding?: string | undefined;
}

export const DEPTH_MAX = 6;
/** A hundred years: the longest window the service takes. */
export const WINDOW_MAX = 36_500;
const YEARS_MAX = 50;
const REGION_CODE = /^\d{6}(?:\d{3}){0,2}$/u;

export const isRegionCode = (text: string): boolean => REGION_CODE.test(text);

/** Whatever stands in the address, only what a page understands comes in. */
export function pageAddress(search: Record<string, unknown>): PageAddress {
  const scope = word(search['scope']);
  return { unit: one(UNITS, search['unit']), lang: one(LANGUAGES, search['lang']), scope: scope && isRegionCode(scope) ? scope : undefined };
}

export function traceAddress(search: Record<string, unknown>): TraceAddress {
  return {
    ...pageAddress(search),
    issuer: word(search['issuer']),
    depth: whole(search['depth'], 1, DEPTH_MAX),
    view: search['view'] === 'table' ? 'table' : undefined,
    rows: flag(search['rows']),
    select: word(search['select']),
    asOf: calendarDay(search['asOf']),
    asOfBatch: whole(search['asOfBatch'], 1, Number.MAX_SAFE_INTEGER),
    windowDays: whole(search['windowDays'], 0, WINDOW_MAX),
    minAmount: whole(search['minAmount'], 1, Number.MAX_SAFE_INTEGER),
    years: yearsOf(search['years']) && word(search['years']),
    fund: word(search['fund']),
    fundTag: word(search['fundTag']),
    methods: flag(search['methods']),
    held: flag(search['held']),
    changes: flag(search['changes']),
    finding: word(search['finding']),
  };
}

/** Plain `name=value` pairs; the router's own way would quote a region code as JSON. */
export function writeSearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' || value === false ? [] : [[name, value === true ? '1' : String(value)] as [string, string]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

export const readSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const flag = (value: unknown): true | undefined => (value === '1' || value === true ? true : undefined);

function whole(value: unknown, min: number, max: number): number | undefined {
  const number = Number(value);
  return value !== '' && value !== null && Number.isSafeInteger(number) && number >= min && number <= max ? number : undefined;
}

/** The years that `2017` or `2016-2018` names; undefined where it names none, or more than the service takes. */
export function yearsOf(text: unknown): number[] | undefined {
  const found = typeof text === 'string' ? /^(\d{4})(?:\s*[-–—~至]\s*(\d{4}))?$/u.exec(text) : null;
  if (!found) return undefined;
  const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
  return last < first || last - first >= YEARS_MAX ? undefined : Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

/** A day that exists; the thirtieth of February is none, and the service would refuse it. */
function calendarDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return undefined;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? value : undefined;
}

const one = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((item) => item === value);
