import type { TraceView } from '../domain/traces/trace.shapes.js';
import type { TraceQuestion } from '../domain/traces/trace-question.shapes.js';
import { stepTable } from '../http/step-table.js';
import { csvOf } from '../http/streams.js';
import { exitWith } from '../terminal/exit.js';
import { BadQuestion } from '../failures.js';
import { answered } from '../terminal/answered.js';
import { dayOption, LANGUAGE_OPTION, languageOption, readArguments, REGION_OPTIONS, regionOption, type Values } from '../terminal/arguments.js';
import { saveFile } from '../terminal/save-file.js';
import { traceText } from '../terminal/trace-text.js';

const USAGE = `Follows the money of one document, from its source to those who received it.

  npm run trace -- '豫财农〔2017〕12号'

  --depth n        payment hops followed after the documented payee, 0 to 6 (default 0)
  --region code    only what this region may see, by its six-digit code, such as 410300
  --issuer name    where one number has several issuers: the issuing unit or region
  --as-of day      as if asked at the end of that day, such as 2019-06-30
  --as-of-batch n  with what was known when batch n was the newest
  --min-amount n   hide steps below n yuan; their sum is told
  --engine name    projection (the memory of a running service) or cypher (the database itself)
  --lang zh|en     language of the captions (default zh)
  --json           the answer as the API gives it: the picture, with what it leaves out
  --csv file       every step as a table for a spreadsheet; takes no --min-amount

The number is found in any common spelling: 豫财农[2017]12号, （2017）, 第12号 …; keep it in quotes.
While the service runs on this data folder it is asked; otherwise the database is started and stopped.

Exit codes: 0 answered; 1 unknown or failed; 2 wrong usage.`;

const OPTIONS = {
  depth: { type: 'string' },
  ...REGION_OPTIONS,
  issuer: { type: 'string' },
  'as-of': { type: 'string' },
  'as-of-batch': { type: 'string' },
  'min-amount': { type: 'string' },
  engine: { type: 'string' },
  ...LANGUAGE_OPTION,
  json: { type: 'boolean' },
  csv: { type: 'string' },
} as const;

/** @returns the exit code */
async function trace(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 1);
  if (typeof read === 'number') return read;
  const { values, positionals } = read;
  const question = questionOf(values);
  const [number, language, file] = [positionals[0]!, languageOption(values), values['csv']];
  if (typeof file === 'string') {
    await answered(
      async (api) => saveFile('csv', file, await api.bytes(`${pathOf(number, question)}&format=csv&lang=${language}`)),
      async ({ traces }) => saveFile('csv', file, await csvOf(traces.stepsByDocumentNumber(number, question), stepTable(number, language))),
    );
    console.log(file);
    return 0;
  }
  const view = await answered<TraceView>(
    (api) => api.get(pathOf(number, question)),
    ({ traces }) => traces.traceByDocumentNumber(number, question),
  );
  console.log(values['json'] ? JSON.stringify(view, null, 2) : traceText(view, language));
  return 0;
}

function pathOf(number: string, question: TraceQuestion): string {
  const query = new URLSearchParams(Object.entries(question).map(([name, value]): [string, string] => [name, String(value)]));
  return `/api/traces/${encodeURIComponent(number)}?${query}`;
}

function questionOf(values: Values): TraceQuestion {
  const { depth, issuer } = values as Record<string, string | undefined>;
  if (depth !== undefined && !/^[0-6]$/u.test(depth))
    throw new BadQuestion('depth', `--depth ${depth} is not a whole number from 0 to 6.`, 'Give a number of hops, such as --depth 2.');
  const scope = regionOption(values);
  return {
    ...(depth === undefined ? {} : { depth: Number(depth) }),
    ...(scope === undefined ? {} : { scope }),
    ...(issuer === undefined ? {} : { issuer }),
    ...momentAndLimits(values as Record<string, string | undefined>),
  };
}

function momentAndLimits(values: Record<string, string | undefined>): TraceQuestion {
  const { engine, 'as-of': asOf, 'as-of-batch': asOfBatch, 'min-amount': minAmount } = values;
  dayOption('as-of', asOf);
  if (asOfBatch !== undefined && !/^[1-9]\d{0,8}$/u.test(asOfBatch))
    throw new BadQuestion('as-of-batch', `--as-of-batch ${asOfBatch} is not a batch.`, 'Give the sequence of a batch, such as --as-of-batch 3.');
  if (minAmount !== undefined && !/^\d{1,12}(?:\.\d{1,2})?$/u.test(minAmount))
    throw new BadQuestion(
      'min-amount',
      `--min-amount ${minAmount} is not an amount in yuan.`,
      'Give yuan with at most two decimals, such as --min-amount 10000.',
    );
  if (engine !== undefined && engine !== 'projection' && engine !== 'cypher')
    throw new BadQuestion('engine', `There is no engine “${engine}”.`, 'Give --engine projection or --engine cypher.');
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(asOfBatch === undefined ? {} : { asOfBatch: Number(asOfBatch) }),
    ...(minAmount === undefined ? {} : { minAmount: fenOf(minAmount) }),
    ...(engine === undefined ? {} : { engine }),
  };
}

/** Yuan to fen by their digits; a product would round. */
function fenOf(yuan: string): number {
  const [whole = '0', part = ''] = yuan.split('.');
  return Number(`${whole}${part.padEnd(2, '0')}`);
}

await exitWith(trace);
