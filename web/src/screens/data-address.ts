import type { CoverageSection } from '../api/data-questions.js';
import type { Band, FindingState, MatchState, RuleClass } from '../api/shapes.js';
import { pageAddress, type PageAddress } from './address.js';

/** What the pages about the data keep in their addresses. Codes are passed on as they stand: the service knows its own words. */
export interface QuarantineAddress extends PageAddress {
  batch?: string | undefined;
  reason?: string | undefined;
  file?: string | undefined;
  done?: boolean | undefined;
}

export interface LoadsAddress extends PageAddress {
  /** Id of the batch that stands open. */
  batch?: string | undefined;
}

export interface MatchesAddress extends PageAddress {
  state?: MatchState | undefined;
  match?: string | undefined;
}

export interface IdentitiesAddress extends PageAddress {
  state?: MatchState | undefined;
  rule?: string | undefined;
}

export interface CoverageAddress extends PageAddress {
  section?: CoverageSection | undefined;
  year?: number | undefined;
  days?: number | undefined;
  source?: string | undefined;
}

export interface ReconciliationAddress extends PageAddress {
  region?: string | undefined;
  year?: number | undefined;
  own?: boolean | undefined;
  check?: string | undefined;
  reason?: string | undefined;
}

export interface WarningsAddress extends PageAddress {
  /** Code of the rule that stands open. */
  rule?: string | undefined;
}

export interface PatternsAddress extends PageAddress {
  /** Id of the pattern that stands open. */
  pattern?: string | undefined;
  /** Id of the saved run whose rows are shown. */
  run?: string | undefined;
}

export interface FindingsAddress extends PageAddress {
  /** A class or the code of a rule. */
  rule?: string | undefined;
  band?: Band | undefined;
  status?: FindingState | undefined;
  /** Node id of what the findings are about. */
  subject?: string | undefined;
  /** As groups of what belongs together. */
  grouped?: boolean | undefined;
}

export interface LedgerAddress extends PageAddress {
  year?: number | undefined;
  class?: RuleClass | undefined;
}

export const RULE_CLASSES = ['JS', 'FP', 'BF', 'SY', 'ZH', 'SK', 'GX'] as const satisfies readonly RuleClass[];
/** Worst first. */
export const BANDS = ['red', 'orange', 'yellow', 'blue'] as const satisfies readonly Band[];
export const FINDING_STATES = ['hit', 'excluded', 'gone'] as const satisfies readonly FindingState[];
export const MATCH_STATES = ['open', 'confirmed', 'rejected'] as const satisfies readonly MatchState[];
export const COVERAGE_SECTIONS = ['periods', 'serials', 'silence', 'payees', 'placeholders'] as const satisfies readonly CoverageSection[];
/** Working days of a silent run that are worth a look unless somebody asks for others; the service's own default. */
export const WORKING_DAYS = 10;
const WORKING_DAYS_MAX = 400;

export const quarantineAddress = (search: Record<string, unknown>): QuarantineAddress => ({
  ...pageAddress(search),
  batch: word(search['batch']),
  reason: code(search['reason']),
  file: word(search['file']),
  done: flag(search['done']),
});

export const loadsAddress = (search: Record<string, unknown>): LoadsAddress => ({ ...pageAddress(search), batch: word(search['batch']) });

export const matchesAddress = (search: Record<string, unknown>): MatchesAddress => ({
  ...pageAddress(search),
  state: MATCH_STATES.find((state) => state === search['state']),
  match: word(search['match']),
});

export const identitiesAddress = (search: Record<string, unknown>): IdentitiesAddress => ({
  ...pageAddress(search),
  state: MATCH_STATES.find((state) => state === search['state']),
  rule: code(search['rule']),
});

export const coverageAddress = (search: Record<string, unknown>): CoverageAddress => ({
  ...pageAddress(search),
  section: COVERAGE_SECTIONS.find((section) => section === search['section']),
  year: whole(search['year'], 1949, 2100),
  days: whole(search['days'], 1, WORKING_DAYS_MAX),
  source: code(search['source']),
});

export const reconciliationAddress = (search: Record<string, unknown>): ReconciliationAddress => ({
  ...pageAddress(search),
  region: pageAddress({ scope: search['region'] }).scope,
  year: whole(search['year'], 1949, 2100),
  own: flag(search['own']),
  check: code(search['check']),
  reason: code(search['reason']),
});

export const warningsAddress = (search: Record<string, unknown>): WarningsAddress => ({ ...pageAddress(search), rule: ruleCode(search['rule']) });

export const patternsAddress = (search: Record<string, unknown>): PatternsAddress => ({
  ...pageAddress(search),
  pattern: typeof search['pattern'] === 'string' && /^[a-z0-9-]{1,100}$/u.test(search['pattern']) ? search['pattern'] : undefined,
  // An id of digits alone would be read as a number.
  run: /^[a-f0-9]{32}$/u.test(String(search['run'])) ? String(search['run']) : undefined,
});

export const findingsAddress = (search: Record<string, unknown>): FindingsAddress => ({
  ...pageAddress(search),
  rule: ruleCode(search['rule']),
  band: BANDS.find((band) => band === search['band']),
  status: FINDING_STATES.find((state) => state === search['status']),
  subject: word(search['subject']),
  grouped: flag(search['grouped']),
});

export const ledgerAddress = (search: Record<string, unknown>): LedgerAddress => ({
  ...pageAddress(search),
  year: whole(search['year'], 2000, 2100),
  class: RULE_CLASSES.find((name) => name === search['class']),
});

const ruleCode = (value: unknown): string | undefined => (typeof value === 'string' && /^[A-Z]{2}(?:-\d{2})?$/u.test(value) ? value : undefined);
const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const code = (value: unknown): string | undefined => (typeof value === 'string' && /^[A-Za-z-]{1,60}$/u.test(value) ? value : undefined);
const flag = (value: unknown): true | undefined => (value === '1' || value === true ? true : undefined);

function whole(value: unknown, min: number, max: number): number | undefined {
  const number = Number(value);
  return value !== '' && Number.isInteger(number) && number >= min && number <= max ? number : undefined;
}
