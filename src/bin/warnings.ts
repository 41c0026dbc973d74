import { setTimeout as wait } from 'node:timers/promises';
import type { DraftPlace } from '../domain/warnings/drafts.js';
import { SettingsFile } from '../domain/warnings/settings/settings-file.js';
import type { SettingsDraftView } from '../domain/warnings/settings/settings.shapes.js';
import type { DraftView, RuleRunView, RunDetailView, RunRequest, RunView } from '../domain/warnings/warnings.shapes.js';
import { BadQuestion, Conflict } from '../failures.js';
import { answered } from '../terminal/answered.js';
import { dayOption, readArguments } from '../terminal/arguments.js';
import { draftText } from '../terminal/draft-text.js';
import { exitWith } from '../terminal/exit.js';
import { fileText } from '../terminal/file-text.js';

const USAGE = `Judges what is loaded by the warnings and patterns, and keeps what they find.

  npm run warnings
  npm run warnings -- --rules JS,SY-07 --scope 410325 --as-of 2023-12-31
  npm run warnings -- --since-last
  npm run warnings -- --draft FILE --scope 410325

  --rules names    codes, ids or classes of rules, with commas between (default: all)
  --scope code     only this region and what it supervises
  --as-of day      as of the end of that day (default: for each region the end of what is covered)
  --draft file     tries a file beside what is published and keeps nothing: which findings would appear, vanish and change, and what it takes.
                   A rule (.cypher, as in cypher/warnings, published or new), or a change of settings (.yaml, as warnings:settings applies it)
  --since-last     only what the batches since the last run can concern; a rule never judged there is judged in full
  --json           the run, or the draft, as the API gives it

While the service runs on this data folder it does the run; otherwise the database is started and stopped. A rule file is a statement of its
writer's own: it is never handed to a running service, but tried at the database itself, which lets it read only.

Exit codes: 0 done; 1 a rule failed, the run did, or the draft has faults; 2 wrong usage.`;

const OPTIONS = {
  rules: { type: 'string' },
  draft: { type: 'string' },
  scope: { type: 'string' },
  'as-of': { type: 'string' },
  'since-last': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
const POLL_MS = 500;

/** @returns the exit code */
async function warnings(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 0);
  if (typeof read === 'number') return read;
  const {
    rules,
    draft,
    scope,
    'as-of': asOf,
    'since-last': sinceLast = false,
    json,
  } = read.values as { rules?: string; draft?: string; scope?: string; 'as-of'?: string; 'since-last'?: boolean; json?: boolean };
  dayOption('as-of', asOf);
  if (draft !== undefined) {
    if (rules !== undefined) throw new BadQuestion('draft', 'A draft says itself which rules it is about.', 'Leave --rules out.');
    if (sinceLast) throw new BadQuestion('draft', 'A draft is held against the published rules on all data.', 'Leave --since-last out.');
    const views = await drafted(draft, { ...(scope === undefined ? {} : { scope }), ...(asOf === undefined ? {} : { asOf }) });
    console.log(json ? JSON.stringify(views, null, 2) : draftText(views));
    return 0;
  }
  const request: RunRequest = {
    ...(rules === undefined ? {} : { rules: rules.split(',').map((name) => name.trim()) }),
    ...(scope === undefined ? {} : { scope }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(sinceLast ? { incremental: true } : {}),
  };
  const run = await made(request);
  console.log(json ? JSON.stringify(run, null, 2) : textOf(run));
  return run.status === 'done' && run.results.every(({ status }) => status === 'done') ? 0 : 1;
}

async function drafted(file: string, place: DraftPlace): Promise<DraftView[]> {
  if (!/\.(?:cypher|ya?ml)$/u.test(file)) throw new BadQuestion('draft', `${file} is no draft.`, 'Give a rule (.cypher) or a change of settings (.yaml).');
  const text = fileText(file);
  if (file.endsWith('.cypher')) {
    const refuse = (): never => {
      throw new Conflict(
        'The service runs on this data folder.',
        'Stop it first: a statement of your own is tried at the database itself. A change of settings (.yaml) can be tried through the service.',
      );
    };
    return [await answered(refuse, ({ drafts }) => drafts.ofFile(file, text, place))];
  }
  const change = SettingsFile.parse(file, text);
  const { rules } = await answered(
    (api) => change.told((form) => api.post<SettingsDraftView>('/api/warnings/settings/drafts', { change: form, ...place })),
    ({ drafts }) => change.told((form) => drafts.ofChange(form, place)),
  );
  return rules;
}

function made(request: RunRequest): Promise<RunDetailView> {
  return answered(
    async (api) => {
      const { id } = await api.post<RunView>('/api/warnings/runs', request);
      return ended(() => api.get<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(id)}`));
    },
    async ({ warnings: service }) => {
      const { id } = await service.begin(request);
      return ended(() => service.runDetail(id));
    },
  );
}

async function ended(look: () => Promise<RunDetailView>): Promise<RunDetailView> {
  let told = 0;
  for (;;) {
    const run = await look();
    for (const result of run.results.slice(told))
      console.error(
        `${result.code} ${result.status}: ${result.hits} hits${result.concerned === null ? '' : ` among ${rightOf(result.concerned)} concerned`} in ${(result.durationMs / 1_000).toFixed(1)} s`,
      );
    told = run.results.length;
    if (run.status !== 'running' && run.status !== 'cancelling') return run;
    await wait(POLL_MS);
  }
}

function textOf(run: RunDetailView): string {
  const rows = run.results.map((one) => [
    one.code,
    rightOf(one.judged),
    rightOf(one.hits),
    rightOf(one.excluded),
    rightOf(lackingIn(one)),
    `${(one.durationMs / 1_000).toFixed(1)} s`,
    one.error ?? '',
  ]);
  const head = ['rule', 'judged', 'hits', 'explained', 'not evaluable', 'took', ''];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 || column === 6 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [
    line(head),
    ...rows.map(line),
    '',
    `${run.status}; data version ${run.dataVersion}${run.since === null ? '' : `, only what came after ${run.since} and what it concerns`}; run ${run.id}${run.error === null ? '' : `\n${run.error}`}`,
  ].join('\n');
}

const rightOf = (value: number): string => value.toLocaleString('en');
const lackingIn = ({ notEvaluable }: RuleRunView): number => notEvaluable.length;

await exitWith(warnings);
