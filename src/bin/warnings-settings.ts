import { SettingsFile } from '../domain/warnings/settings/settings-file.js';
import type { RuleSettingsView, SettingEntryView, SettingsChangeView, SettingsHistoryView } from '../domain/warnings/settings/settings.shapes.js';
import { BadQuestion } from '../failures.js';
import { answered } from '../terminal/answered.js';
import { dayOption, LANGUAGE_OPTION, languageOption, readArguments } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';
import { fileText } from '../terminal/file-text.js';
import type { OwnerApi } from '../terminal/owner-api.js';
import { changeText, historyText, settingsText } from '../terminal/settings-text.js';

const USAGE = `Shows and changes the settings of the warnings by region and day.

  npm run warnings:settings -- show [--rule JS-01] [--region 410325] [--as-of 2024-06-30]
  npm run warnings:settings -- apply FILE
  npm run warnings:settings -- history [--rule JS-01] [--region 410325]

  show             what holds, and who said so (default: for the whole country, today, what is not the default of its rule)
  apply            says what a YAML file says, as the next version: all of it or, with a fault, nothing
  history          all that was ever said, newest first

  --rule name      code or id of a rule
  --region code    region code
  --as-of day      for show: on that day
  --lang zh|en     language of headings and words (default zh)
  --json           as the API gives it

The file has settings (rule, setting, value), whitelists (rule, id, reason), pooling (region or tag, fundLevel, fundName) and days (day, isOff), each
with a source and, where they do not hold everywhere and for ever, region, from and to: README.

Exit codes: 0 done; 1 the file was refused; 2 wrong usage.`;

const OPTIONS = { rule: { type: 'string' }, region: { type: 'string' }, 'as-of': { type: 'string' }, ...LANGUAGE_OPTION, json: { type: 'boolean' } } as const;
const PAGE = 500;

interface Asked {
  readonly rule?: string;
  readonly region?: string;
  readonly 'as-of'?: string;
  readonly json?: boolean;
}

/** @returns the exit code */
async function warningsSettings(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 'any');
  if (typeof read === 'number') return read;
  const [verb, file, ...more] = read.positionals;
  const asked = read.values as Asked;
  const language = languageOption(read.values);
  const told = (answer: object, text: string): number => {
    console.log(asked.json ? JSON.stringify(answer, null, 2) : text);
    return 0;
  };
  if (verb === 'apply' && file !== undefined && more.length === 0) {
    const answer = await applied(file);
    return told(answer, changeText(answer, language));
  }
  if (verb === 'show' && file === undefined) {
    const answer = await shown(asked);
    return told(answer, settingsText(answer, asked.rule !== undefined, language));
  }
  if (verb === 'history' && file === undefined) {
    const entries = await said(asked);
    return told({ entries }, historyText(entries, language));
  }
  throw new BadQuestion('verb', 'Say what is to be done.', 'Give show, apply FILE, or history; --help tells more.');
}

async function applied(file: string): Promise<SettingsChangeView> {
  const change = SettingsFile.parse(file, fileText(file));
  return answered(
    (api) => change.told((form) => api.put<SettingsChangeView>('/api/warnings/settings', form)),
    ({ ruleSettings }) => change.told((form) => ruleSettings.changeSettings(form)),
  );
}

function shown({ rule, region, 'as-of': asOf }: Asked): Promise<RuleSettingsView> {
  dayOption('as-of', asOf);
  const question = { ...(rule === undefined ? {} : { rule }), ...(region === undefined ? {} : { region }), ...(asOf === undefined ? {} : { asOf }) };
  return answered(
    (api) => api.get<RuleSettingsView>(`/api/warnings/settings?${new URLSearchParams(question)}`),
    ({ ruleSettings }) => ruleSettings.ruleSettings(question),
  );
}

async function said({ rule, region }: Asked): Promise<SettingEntryView[]> {
  const question = { ...(rule === undefined ? {} : { rule }), ...(region === undefined ? {} : { region }) };
  const all = async (page: (cursor: string | null) => Promise<SettingsHistoryView>): Promise<SettingEntryView[]> => {
    const entries: SettingEntryView[] = [];
    let cursor: string | null = null;
    do {
      const answer: SettingsHistoryView = await page(cursor);
      entries.push(...answer.entries);
      cursor = answer.cursor;
    } while (cursor !== null);
    return entries;
  };
  const addressOf = (cursor: string | null): string =>
    `/api/warnings/settings/history?${new URLSearchParams({ ...question, limit: String(PAGE), ...(cursor === null ? {} : { cursor }) })}`;
  return answered(
    (api: OwnerApi) => all((cursor) => api.get<SettingsHistoryView>(addressOf(cursor))),
    ({ ruleSettings }) => all((cursor) => ruleSettings.settingsHistory({ ...question, limit: PAGE, ...(cursor === null ? {} : { cursor }) })),
  );
}

await exitWith(warningsSettings);
