import { Readable } from 'node:stream';
import { cypherFolder } from '../config.js';
import { faultsOfFile } from '../domain/patterns/faults-of-file.js';
import { PatternBook } from '../domain/patterns/pattern-book.js';
import type { Pattern, PatternParameter } from '../domain/patterns/pattern.js';
import type { ExportFormat, PatternRowsView, PatternRunRequest } from '../domain/patterns/patterns.shapes.js';
import { allowedText, readParameters } from '../domain/patterns/read-parameters.js';
import { TOPICS } from '../domain/patterns/words.js';
import { BadQuestion } from '../failures.js';
import { QueryLibrary } from '../graph/query-library.js';
import { graphMl } from '../http/graph-ml.js';
import { patternTable } from '../http/pattern-table.js';
import { csvOf } from '../http/streams.js';
import { answered } from '../terminal/answered.js';
import { dayOption, LANGUAGE_OPTION, languageOption, readArguments, REGION_OPTIONS, regionOption, type Values } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';
import { patternRows } from '../terminal/pattern-text.js';
import { saveFile } from '../terminal/save-file.js';

const USAGE = `Analysts' questions and collusion patterns: lists them, or runs one and keeps the run.

  npm run patterns -- list
  npm run patterns -- help payees-of-region
  npm run patterns -- payees-of-region --year 2017 --region 410325 --csv payees.csv

  list             what there is, by topic
  help id          one of them: parameters, columns, how it counts
  --name value     a parameter of it; a list with commas between, money in whole fen, a day as 2019-06-30
  --region code    only what this region may see
  --as-of day      only what had happened by the end of that day
  --limit n        rows shown, 1 to 500 (default 50)
  --csv file       all rows as a table for a spreadsheet
  --graphml file   all rows as a graph for Gephi, yEd, NetworkX
  --ndjson file    all rows, one a line
  --lang zh|en     language of headings and words (default zh)
  --json           the answer as the API gives it

While the service runs on this data folder it is asked; otherwise the database is started and stopped.

Exit codes: 0 answered; 1 unknown or failed; 2 wrong usage.`;

const OPTIONS = {
  ...REGION_OPTIONS,
  'as-of': { type: 'string' },
  limit: { type: 'string' },
  csv: { type: 'string' },
  graphml: { type: 'string' },
  ndjson: { type: 'string' },
  ...LANGUAGE_OPTION,
  json: { type: 'boolean' },
} as const;
const FORMATS = ['csv', 'graphml', 'ndjson'] as const satisfies readonly ExportFormat[];

type Language = 'zh' | 'en';

/** @returns the exit code */
async function patterns(): Promise<number> {
  // What can be asked stands in files: to list and to explain it no database is started.
  const book = new PatternBook(QueryLibrary.load(cypherFolder, faultsOfFile));
  const pattern = book.find(process.argv[2] ?? '');
  const own = Object.fromEntries((pattern?.parameters ?? []).map(({ name }) => [name, { type: 'string' as const }]));
  const read = readArguments(USAGE, { ...own, ...OPTIONS }, 'any');
  if (typeof read === 'number') return read;
  const { values, positionals } = read;
  const language = languageOption(values);
  if (positionals[0] === 'list') {
    console.log(listText(book, language));
    return 0;
  }
  if (positionals[0] === 'help') {
    console.log(helpText(book.get(positionals[1] ?? ''), language));
    return 0;
  }
  const asked = book.get(positionals[0]!);
  const view = await ran(asked, requestOf(asked, values), values, language);
  const tail = view.cursor === null ? '' : language === 'zh' ? '\n还有更多行，用 --csv 取全部。' : '\nThere are more rows; --csv takes all of them.';
  console.log(values['json'] ? JSON.stringify(view, null, 2) : `${patternRows(asked, view, language)}${tail}`);
  return 0;
}

/** Runs it and saves what is to be saved, all in one go: a database that was started for it is started once. */
function ran(pattern: Pattern, request: PatternRunRequest, values: Values, lang: Language): Promise<PatternRowsView> {
  const files = FORMATS.flatMap((format) => (typeof values[format] === 'string' ? [{ format, file: values[format] }] : []));
  return answered(
    async (api) => {
      const view = await api.post<PatternRowsView>(`/api/patterns/${pattern.id}/runs`, request);
      const scope = request.scope === undefined ? '' : `&scope=${request.scope}`;
      for (const { format, file } of files)
        await saveFile(format, file, await api.bytes(`/api/patterns/runs/${view.run.id}/export?format=${format}&lang=${lang}${scope}`));
      return view;
    },
    async ({ patterns: service }) => {
      const view = await service.runPattern(pattern.id, request);
      for (const { format, file } of files) {
        const made = await service.exportRun(view.run.id, request.scope === undefined ? {} : { scope: request.scope });
        const text = {
          csv: () => csvOf(made.rows, patternTable(pattern, lang)),
          graphml: () => Readable.from(graphMl(made, lang)),
          ndjson: () => Readable.from(linesOf(made.rows)),
        };
        await saveFile(format, file, await text[format]());
      }
      return view;
    },
  );
}

async function* linesOf(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

function requestOf(pattern: Pattern, values: Values): PatternRunRequest {
  const { limit, 'as-of': asOf } = values as Record<string, string | undefined>;
  const scope = regionOption(values);
  dayOption('as-of', asOf);
  if (limit !== undefined && !(/^\d{1,3}$/u.test(limit) && Number(limit) >= 1 && Number(limit) <= 500))
    throw new BadQuestion('limit', `--limit ${limit} is not a number of rows.`, 'Give a whole number from 1 to 500; --csv takes all rows.');
  const parameters: Record<string, unknown> = {};
  for (const parameter of pattern.parameters) {
    const text = values[parameter.name];
    if (typeof text === 'string') parameters[parameter.name] = valueOf(parameter, text);
  }
  // Refused before a database is started.
  readParameters(pattern, parameters);
  return {
    parameters,
    ...(scope === undefined ? {} : { scope }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  };
}

/** A value as typed; what does not fit stays text and is refused by its name. */
function valueOf({ type }: PatternParameter, text: string): unknown {
  const one = (kind: string, word: string): unknown => {
    if (kind === 'boolean') return word === 'true' ? true : word === 'false' ? false : word;
    return /^(?:integer|number|fen)$/u.test(kind) && /^-?\d+(?:\.\d+)?$/u.test(word) ? Number(word) : word;
  };
  return type.endsWith('[]') ? text.split(',').map((word) => one(type.slice(0, -2), word.trim())) : one(type, text);
}

function listText(book: PatternBook, lang: Language): string {
  const width = Math.max(...book.patterns.map(({ id }) => id.length));
  return TOPICS.flatMap((topic) => {
    const some = book.patterns.filter((pattern) => pattern.topic === topic);
    return ['', topic, ...some.map(({ id, title, titleZh }) => `  ${id.padEnd(width)}  ${lang === 'zh' ? titleZh : title}`)];
  })
    .slice(1)
    .join('\n');
}

function helpText(pattern: Pattern, lang: Language): string {
  const isChinese = lang === 'zh';
  const { id, title, titleZh, why, whyZh, note, noteZh, parameters, columns, needs, seconds, order } = pattern;
  return [
    `${id}: ${isChinese ? titleZh : title}`,
    isChinese ? whyZh : why,
    ...((isChinese ? noteZh : note) ? [(isChinese ? noteZh : note)!] : []),
    '',
    ...parameters.map((one) => `  --${one.name} (${one.type})  ${isChinese ? (one.meaningZh ?? one.meaning) : one.meaning}. ${allowedText(one)}`),
    '',
    `columns: ${columns.map(({ name, type }) => `${name} ${type}`).join(', ')}`,
    `order: ${order}; needs ${needs.join(', ')}; at most ${seconds} s`,
  ].join('\n');
}

await exitWith(patterns);
