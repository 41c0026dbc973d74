import type { SetParts, TraceQuestion } from '../domain/traces/trace-question.shapes.js';
import { startOfId, type TraceStart } from '../domain/traces/trace-start.js';
import { normaliseDocumentNumber } from '../domain/documents/document-number.js';
import { BadQuestion } from '../failures.js';
import { dayOption, REGION_OPTIONS, regionOption, requireRegionCode, type Values } from './arguments.js';

/** The options that say from where a trace starts and how far it goes. */
export const TRACE_OPTIONS = {
  from: { type: 'string' },
  years: { type: 'string' },
  fund: { type: 'string', multiple: true },
  'fund-tag': { type: 'string', multiple: true },
  project: { type: 'string', multiple: true },
  'of-region': { type: 'string', multiple: true },
  depth: { type: 'string' },
  window: { type: 'string' },
  ...REGION_OPTIONS,
  issuer: { type: 'string' },
  'as-of': { type: 'string' },
  'as-of-batch': { type: 'string' },
  since: { type: 'string' },
  'since-batch': { type: 'string' },
  'min-amount': { type: 'string' },
  engine: { type: 'string' },
} as const;

/** Years asked for at once. */
const YEARS_MAX = 50;
const WINDOW_MAX = 36_500;

type Texts = Readonly<Record<string, string | undefined>>;

/** One document number, one thing by `--from id`, or a set: several numbers, or any of its parts. Throws `BadQuestion`. */
export function startOf(values: Values, numbers: readonly string[]): TraceStart {
  const set: SetParts = {
    documentNumbers: numbers.length === 0 ? undefined : [...numbers],
    years: yearsOf(values['years'] as string | undefined),
    funds: values['fund'] as string[] | undefined,
    fundTags: values['fund-tag'] as string[] | undefined,
    projects: values['project'] as string[] | undefined,
    regions: values['of-region'] as string[] | undefined,
  };
  for (const code of set.regions ?? []) requireRegionCode('of-region', code, '410325');
  const parts = Object.values(set).filter((part) => part !== undefined).length;
  const from = values['from'] as string | undefined;
  if (from !== undefined) {
    if (parts > 0) throw new BadQuestion('from', 'A trace has one start, and here are two.', 'Give --from alone, or a document number, or parts of a set.');
    return thingOf(from);
  }
  if (parts === 0)
    throw new BadQuestion(
      'number',
      'From where the trace starts is missing.',
      "Give a document number in quotes, such as '豫财农〔2017〕12号'; --help tells the others.",
    );
  // A number that is not in quotes falls apart at its spaces, and would be looked up piece by piece.
  const piece = numbers.length > 1 ? numbers.find((number) => !normaliseDocumentNumber(number).canonical) : undefined;
  if (piece !== undefined)
    throw new BadQuestion(
      'number',
      `“${piece}” is no document number.`,
      'Put each number in quotes of its own; what has no number of the usual form is asked for alone.',
    );
  return parts === 1 && numbers.length === 1 ? { number: numbers[0]! } : { set };
}

function thingOf(id: string): TraceStart {
  const start = startOfId(id);
  if (start) return start;
  throw new BadQuestion(
    'from',
    `--from ${id} is no id from which money can be traced.`,
    'Give an id as an answer of --json has it, of an indicator, payment, account, unit, enterprise, household, person or project.',
  );
}

/** `2017`, `2016-2018`, `2016,2018`. */
function yearsOf(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const years = text.split(',').flatMap((part) => {
    const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/u.exec(part.trim()) ?? [];
    const count = Number(last) - Number(first) + 1;
    return count >= 1 && count <= YEARS_MAX ? Array.from({ length: count }, (_, place) => Number(first) + place) : [NaN];
  });
  if (years.some(Number.isNaN) || years.length > YEARS_MAX)
    throw new BadQuestion('years', `--years ${text} are no years.`, 'Write --years 2017, --years 2016-2018 or --years 2016,2018.');
  return years;
}

/** What is asked about the start. Throws `BadQuestion`. */
export function questionOf(values: Values): TraceQuestion {
  const { depth, window, issuer, engine, 'as-of': asOf, 'as-of-batch': asOfBatch, 'min-amount': minAmount } = values as Texts;
  if (depth !== undefined && !/^[0-6]$/u.test(depth))
    throw new BadQuestion('depth', `--depth ${depth} is not a whole number from 0 to 6.`, 'Give a number of hops, such as --depth 2.');
  if (window !== undefined && !(/^\d{1,5}$/u.test(window) && Number(window) <= WINDOW_MAX))
    throw new BadQuestion('window', `--window ${window} is no number of days up to ${WINDOW_MAX}.`, 'Give days, such as --window 90.');
  if (minAmount !== undefined && !/^\d{1,12}(?:\.\d{1,2})?$/u.test(minAmount))
    throw new BadQuestion(
      'min-amount',
      `--min-amount ${minAmount} is not an amount in yuan.`,
      'Give yuan with at most two decimals, such as --min-amount 10000.',
    );
  if (engine !== undefined && engine !== 'projection' && engine !== 'cypher')
    throw new BadQuestion('engine', `There is no engine “${engine}”.`, 'Give --engine projection or --engine cypher.');
  const scope = regionOption(values);
  return {
    ...(depth === undefined ? {} : { depth: Number(depth) }),
    ...(window === undefined ? {} : { windowDays: Number(window) }),
    ...(scope === undefined ? {} : { scope }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(asOf === undefined ? {} : { asOf: dayOption('as-of', asOf)! }),
    ...(asOfBatch === undefined ? {} : { asOfBatch: batchOption('as-of-batch', asOfBatch) }),
    ...(minAmount === undefined ? {} : { minAmount: fenOf(minAmount) }),
    ...(engine === undefined ? {} : { engine }),
  };
}

/** The moment of the earlier of two answers; undefined where only one is asked for. */
export function sinceOf(values: Values): { sinceAsOf?: string; sinceAsOfBatch?: number } | undefined {
  const { since, 'since-batch': batch } = values as Texts;
  if (since === undefined && batch === undefined) return undefined;
  return {
    ...(since === undefined ? {} : { sinceAsOf: dayOption('since', since)! }),
    ...(batch === undefined ? {} : { sinceAsOfBatch: batchOption('since-batch', batch) }),
  };
}

function batchOption(name: string, batch: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(batch)) throw new BadQuestion(name, `--${name} ${batch} is not a batch.`, `Give the sequence of a batch, such as --${name} 3.`);
  return Number(batch);
}

/** Yuan to fen by their digits; a product would round. */
function fenOf(yuan: string): number {
  const [whole = '0', part = ''] = yuan.split('.');
  return Number(`${whole}${part.padEnd(2, '0')}`);
}
