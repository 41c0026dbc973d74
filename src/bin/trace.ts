import type { ChangesView } from '../domain/traces/changes.shapes.js';
import type { TraceView } from '../domain/traces/trace.shapes.js';
import { nameOfStart, type TraceStart } from '../domain/traces/trace-start.js';
import { stepTable } from '../http/step-table.js';
import { csvOf } from '../http/streams.js';
import { BadQuestion } from '../failures.js';
import { answered } from '../terminal/answered.js';
import { LANGUAGE_OPTION, languageOption, readArguments } from '../terminal/arguments.js';
import { changesText } from '../terminal/changes-text.js';
import { exitWith } from '../terminal/exit.js';
import type { OwnerApi } from '../terminal/owner-api.js';
import { saveFile } from '../terminal/save-file.js';
import { questionOf, sinceOf, startOf, TRACE_OPTIONS } from '../terminal/trace-arguments.js';
import { traceText } from '../terminal/trace-text.js';

const USAGE = `Follows the money of one document, of another start, or of a set, from its source to those who received it.

  npm run trace -- '豫财农〔2017〕12号'

The start: a document number, or
  --from id        an indicator, payment, account, payee or project by its id, such as 'indicator:410325|2017|ZB0001'
or a set, in which money that goes from one of its lines to another counts once; of several values any counts:
  several document numbers
  --years y        fiscal years: 2017, 2016-2018 or 2016,2018
  --of-region code lines of this region and those it supervises; may be given several times, as all below
  --fund name      name of the fund
  --fund-tag tag   tag of the fund (资金标识)
  --project code   project

The question:
  --depth n        payment hops followed after the documented payee, 0 to 6 (default 0)
  --window n       days for which money is followed from an account after it arrived there
  --region code    only what this region may see, by its six-digit code, such as 410300
  --issuer name    where one number has several issuers: the issuing unit or region
  --as-of day      as if asked at the end of that day, such as 2019-06-30
  --as-of-batch n  with what was known when batch n was the newest
  --since day, --since-batch n
                   what has changed since then, and by which batch; largest differences first
  --min-amount n   hide steps below n yuan; their sum is told
  --engine name    projection (the memory of a running service) or cypher (the database itself)
  --lang zh|en     language of the captions (default zh)
  --json           the answer as the API gives it: the picture, with what it leaves out
  --csv file       every step as a table for a spreadsheet; takes no --min-amount

The number is found in any common spelling: 豫财农[2017]12号, （2017）, 第12号 …; keep it in quotes, as ids with a |.
While the service runs on this data folder it is asked; otherwise the database is started and stopped.

Exit codes: 0 answered; 1 unknown or failed; 2 wrong usage.`;

const OPTIONS = { ...TRACE_OPTIONS, ...LANGUAGE_OPTION, json: { type: 'boolean' }, csv: { type: 'string' } } as const;

/** @returns the exit code */
async function trace(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 'optional');
  if (typeof read === 'number') return read;
  const { values, positionals } = read;
  const start = startOf(values, positionals);
  const [question, since, language, file] = [questionOf(values), sinceOf(values), languageOption(values), values['csv']];
  if (since && (file !== undefined || question.minAmount !== undefined))
    throw new BadQuestion('since', '--since tells changes, all of them; it goes with neither --csv nor --min-amount.', 'Leave one of them out.');
  if (typeof file === 'string') {
    await answered(
      async (api) => saveFile('csv', file, await api.bytes(...callOf(start, { ...question, format: 'csv', lang: language }))),
      async ({ traces }) => saveFile('csv', file, await csvOf(traces.steps(start, question), stepTable(nameOfStart(start), language))),
    );
    console.log(file);
    return 0;
  }
  if (since) {
    const asked = { ...question, ...since };
    const changes = await answered<ChangesView>(
      (api) => told(api, callOf(start, asked, '/changes')),
      ({ traces }) => traces.changes(start, asked),
    );
    console.log(values['json'] ? JSON.stringify(changes, null, 2) : changesText(nameOfStart(start), changes, language));
    return 0;
  }
  const view = await answered<TraceView>(
    (api) => told(api, callOf(start, question)),
    ({ traces }) => traces.trace(start, question),
  );
  console.log(values['json'] ? JSON.stringify(view, null, 2) : traceText(view, language));
  return 0;
}

type Call = readonly [path: string, body?: object];

/** Where the running service answers it: a set is sent, all else stands in the address. */
function callOf(start: TraceStart, question: object, part = ''): Call {
  if ('set' in start) return [`/api/traces/sets${part}`, { ...start.set, ...question }];
  const query = new URLSearchParams(Object.entries(question).map(([name, value]): [string, string] => [name, String(value)]));
  const place = 'number' in start ? encodeURIComponent(start.number) : `from/${start.kind}/${encodeURIComponent(start.id)}`;
  return [`/api/traces/${place}${part}?${query}`];
}

const told = <T>(api: OwnerApi, [path, body]: Call): Promise<T> => (body === undefined ? api.get(path) : api.post(path, body));

await exitWith(trace);
