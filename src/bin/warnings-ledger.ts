import { ledgerName, ledgerTable } from '../http/ledger-table.js';
import { csvOf } from '../http/streams.js';
import { xlsxOf } from '../http/xlsx-table.js';
import { formatDay } from '../domain/model/written-values.js';
import { LEDGER_FORMATS, type LedgerFormat, type LedgerQuestion, type LedgerView } from '../domain/warnings/ledger.shapes.js';
import { RULE_CLASSES, type RuleClass } from '../domain/warnings/words.js';
import { BadQuestion } from '../failures.js';
import { answered } from '../terminal/answered.js';
import { dayOption, LANGUAGE_OPTION, languageOption, readArguments, REGION_OPTIONS, regionOption } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';
import { ledgerText } from '../terminal/ledger-text.js';
import { saveFile } from '../terminal/save-file.js';

const USAGE = `The ledger of the warnings 台账: what came to stand, changed and went, by region, rule and year.

  npm run warnings:ledger -- --year 2023
  npm run warnings:ledger -- --year 2023 --region 410325 --csv ledger.csv

  --year n         only what was recorded in this year (default: all years)
  --region code    only this region and what it supervises
  --class name     only rules of one class, such as SK
  --rule name      only one rule, by code or id
  --until day      the ledger as it was at the end of that day
  --csv file       every event as a table for a spreadsheet
  --xlsx file      the same as a workbook
  --lang zh|en     language of headings and words (default zh)
  --json           the answer as the API gives it

While the service runs on this data folder it is asked; otherwise the database is started and stopped.

Exit codes: 0 answered; 1 unknown or failed; 2 wrong usage.`;

const OPTIONS = {
  year: { type: 'string' },
  ...REGION_OPTIONS,
  class: { type: 'string' },
  rule: { type: 'string' },
  until: { type: 'string' },
  csv: { type: 'string' },
  xlsx: { type: 'string' },
  ...LANGUAGE_OPTION,
  json: { type: 'boolean' },
} as const;

interface Asked {
  readonly year?: string;
  readonly class?: string;
  readonly rule?: string;
  readonly until?: string;
  readonly csv?: string;
  readonly xlsx?: string;
  readonly json?: boolean;
}

/** Rows shown in a terminal: a county has some hundred. */
const ROWS = 2_000;

/** @returns the exit code */
async function warningsLedger(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 0);
  if (typeof read === 'number') return read;
  const asked = read.values as Asked;
  const lang = languageOption(read.values);
  const question = questionOf(asked, regionOption(read.values));
  const files = LEDGER_FORMATS.flatMap((format) => (asked[format] === undefined ? [] : [{ format, file: asked[format] }]));
  if (files.length > 0) {
    await saved(question, files, lang);
    for (const { file } of files) console.log(file);
    return 0;
  }
  const view = await answered<LedgerView>(
    (api) => api.get(`/api/findings/ledger?${queryOf(question, { limit: String(ROWS) })}`),
    ({ ledger }) => ledger.ledger({ ...question, limit: ROWS }),
  );
  console.log(asked.json ? JSON.stringify(view, null, 2) : ledgerText(view, lang));
  if (view.cursor !== null) console.error(`More than ${ROWS} rows: ask for a year, a region or a rule.`);
  return 0;
}

/** All in one go: a database that was started for it is started once. */
function saved(question: LedgerQuestion, files: readonly { format: LedgerFormat; file: string }[], lang: 'zh' | 'en'): Promise<void> {
  return answered(
    async (api) => {
      for (const { format, file } of files) await saveFile(format, file, await api.bytes(`/api/findings/ledger/export?${queryOf(question, { format, lang })}`));
    },
    async ({ ledger }) => {
      const table = ledgerTable(ledgerName(question, lang), lang);
      for (const { format, file } of files) await saveFile(format, file, await (format === 'csv' ? csvOf : xlsxOf)(ledger.ledgerEvents(question), table));
    },
  );
}

function queryOf(question: LedgerQuestion, more: Record<string, string>): string {
  return String(new URLSearchParams({ ...Object.fromEntries(Object.entries(question).map(([name, value]) => [name, String(value)])), ...more }));
}

function questionOf({ year, class: ofClass, rule, until }: Asked, scope: string | undefined): LedgerQuestion {
  if (year !== undefined && !/^20\d{2}$/u.test(year)) throw new BadQuestion('year', `--year ${year} is not a year.`, 'Give four digits, such as --year 2023.');
  if (ofClass !== undefined && !RULE_CLASSES.includes(ofClass as RuleClass))
    throw new BadQuestion('class', `--class ${ofClass} is no class of rules.`, `The classes are ${RULE_CLASSES.join(', ')}.`);
  dayOption('until', until);
  const end = until === undefined ? undefined : Date.parse(`${until}T23:59:59.999+08:00`);
  // 31 February would be taken for 3 March.
  if (end !== undefined && (Number.isNaN(end) || formatDay(end) !== until))
    throw new BadQuestion('until', `--until ${until!} is not a day of the calendar.`, 'Write year-month-day, such as --until 2023-06-30.');
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(scope === undefined ? {} : { scope }),
    ...(ofClass === undefined ? {} : { class: ofClass as RuleClass }),
    ...(rule === undefined ? {} : { rule }),
    ...(end === undefined ? {} : { until: end }),
  };
}

await exitWith(warningsLedger);
