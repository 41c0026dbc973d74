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
}

export const DEPTH_MAX = 6;
const REGION_CODE = /^\d{6}(?:\d{3}){0,2}$/u;

export const isRegionCode = (text: string): boolean => REGION_CODE.test(text);

/** Whatever stands in the address, only what a page understands comes in. */
export function pageAddress(search: Record<string, unknown>): PageAddress {
  const scope = word(search['scope']);
  return { unit: one(UNITS, search['unit']), lang: one(LANGUAGES, search['lang']), scope: scope && isRegionCode(scope) ? scope : undefined };
}

export function traceAddress(search: Record<string, unknown>): TraceAddress {
  const depth = Number(search['depth']);
  return {
    ...pageAddress(search),
    issuer: word(search['issuer']),
    depth: Number.isInteger(depth) && depth >= 1 && depth <= DEPTH_MAX ? depth : undefined,
    view: search['view'] === 'table' ? 'table' : undefined,
    rows: search['rows'] === '1' || search['rows'] === true ? true : undefined,
    select: word(search['select']),
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
const one = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((item) => item === value);
