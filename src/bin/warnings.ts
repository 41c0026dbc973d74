import { setTimeout as wait } from 'node:timers/promises';
import type { Services } from '../app.module.js';
import { cypherFolder } from '../config.js';
import { faultsOfFile } from '../domain/patterns/faults-of-file.js';
import type { StatusView } from '../domain/status/status.shapes.js';
import type { DraftPlace } from '../domain/warnings/drafts.js';
import { RuleBook } from '../domain/warnings/rule-book.js';
import { SettingsFile } from '../domain/warnings/settings/settings-file.js';
import type { SettingsDraftView } from '../domain/warnings/settings/settings.shapes.js';
import type { UnfinishedRun } from '../domain/warnings/warning-runs.js';
import type { DraftView, RunDetailView, RunListView, RunRequest, RunView } from '../domain/warnings/warnings.shapes.js';
import { BadQuestion, Conflict, NotFound } from '../failures.js';
import { QueryLibrary } from '../graph/query-library.js';
import { answered } from '../terminal/answered.js';
import { dayOption, LANGUAGE_OPTION, languageOption, readArguments, REGION_OPTIONS, regionOption } from '../terminal/arguments.js';
import { draftText } from '../terminal/draft-text.js';
import { exitWith } from '../terminal/exit.js';
import { fileText } from '../terminal/file-text.js';
import type { OwnerApi } from '../terminal/owner-api.js';
import { ruleText, runText } from '../terminal/run-text.js';
import { unfinishedText } from '../terminal/unfinished-text.js';

const USAGE = `Judges what is loaded by the warnings and patterns, and keeps what they find.

  npm run warnings
  npm run warnings -- --rules JS,SY-07 --region 410325 --as-of 2023-12-31
  npm run warnings -- --since-last
  npm run warnings -- --draft FILE --region 410325
  npm run warnings -- --resume RUN

  --rules names    codes, ids or classes of rules, with commas between (default: all)
  --region code    only this region and what it supervises
  --as-of day      as of the end of that day (default: for each region the end of what is covered)
  --draft file     tries a file beside what is published and keeps nothing: which findings would appear, vanish and change, and what it takes.
                   A rule (.cypher, as in cypher/warnings, published or new), or a change of settings (.yaml, as warnings:settings applies it)
  --since-last     only what the batches since the last run can concern; a rule never judged there is judged in full
  --resume run     goes on with a run that was broken off, with the rules that it had not come to
  --cancel run     ends a run that is at work; what it has kept stays
  --lang zh|en     language of headings and words (default zh)
  --json           the run, or the draft, as the API gives it

While the service runs on this data folder it does the run; otherwise the database is started and stopped. One run is made at a time. A rule file is a
statement of its writer's own: it is never handed to a running service, but tried at the database itself, which lets it read only.

Exit codes: 0 done; 1 a rule failed, the run did, or the draft has faults; 2 wrong usage.`;

const OPTIONS = {
  rules: { type: 'string' },
  draft: { type: 'string' },
  ...REGION_OPTIONS,
  'as-of': { type: 'string' },
  'since-last': { type: 'boolean' },
  resume: { type: 'string' },
  cancel: { type: 'string' },
  ...LANGUAGE_OPTION,
  json: { type: 'boolean' },
} as const;
const POLL_MS = 500;

interface Asked {
  readonly rules?: string;
  readonly draft?: string;
  readonly 'as-of'?: string;
  readonly 'since-last'?: boolean;
  readonly resume?: string;
  readonly cancel?: string;
  readonly json?: boolean;
}
type Language = 'zh' | 'en';

/** @returns the exit code */
async function warnings(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 0);
  if (typeof read === 'number') return read;
  const asked = read.values as Asked;
  const { rules, draft, 'as-of': asOf, 'since-last': sinceLast = false, resume, cancel, json } = asked;
  const language = languageOption(read.values);
  const scope = regionOption(read.values);
  dayOption('as-of', asOf);
  const told = (answer: object, text: string): void => console.log(json ? JSON.stringify(answer, null, 2) : text);
  const place = { ...(scope === undefined ? {} : { scope }), ...(asOf === undefined ? {} : { asOf }) };
  const id = resume ?? cancel;
  if (id !== undefined) {
    const others = [rules, draft, scope, asOf, resume === undefined ? undefined : cancel].some((one) => one !== undefined);
    if (others || sinceLast) throw new BadQuestion('resume', 'What a run judges was said when it began.', 'Give --resume or --cancel with the run alone.');
  }
  if (draft !== undefined) {
    if (rules !== undefined) throw new BadQuestion('draft', 'A draft says itself which rules it is about.', 'Leave --rules out.');
    if (sinceLast) throw new BadQuestion('draft', 'A draft is held against the published rules on all data.', 'Leave --since-last out.');
    const views = await drafted(draft, place);
    told(views, draftText(views, language));
    return 0;
  }
  if (cancel !== undefined) {
    const run = await cancelled(cancel);
    told(run, runText(run, language));
    return 0;
  }
  const names = rules?.split(',').map((name) => name.trim());
  if (names) requireRules(names);
  const request: RunRequest = { ...(names === undefined ? {} : { rules: names }), ...place, ...(sinceLast ? { incremental: true } : {}) };
  const run = await (resume === undefined ? made(request, language) : resumed(resume, language));
  told(run, runText(run, language));
  return run.status === 'done' && run.results.every(({ status }) => status === 'done') ? 0 : 1;
}

/** Refused before a database is started, and in the same way where none has to be. */
function requireRules(names: readonly string[]): void {
  try {
    new RuleBook(QueryLibrary.load(cypherFolder, faultsOfFile)).named(names);
  } catch (error) {
    if (error instanceof NotFound) throw new BadQuestion('rules', error.message, error.hint);
    throw error;
  }
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

function made(request: RunRequest, language: Language): Promise<RunDetailView> {
  const tell = (run: UnfinishedRun | undefined): void => {
    if (run?.status === 'interrupted') console.error(unfinishedText(run, false, language));
  };
  return answered(
    async (api) => {
      tell(await unfinishedBy(api));
      return watched(api, (await api.post<RunView>('/api/warnings/runs', request)).id, language);
    },
    async ({ warnings: service }) => {
      tell(await service.runs.unfinished());
      const { id } = await service.begin(request);
      return ended(() => service.runDetail(id), language);
    },
  );
}

function resumed(id: string, language: Language): Promise<RunDetailView> {
  return answered(
    async (api) => {
      await api.post<RunView>(`${addressOf(id)}/resume`, {});
      return watched(api, id, language);
    },
    async ({ warnings: service }: Services) => {
      await service.resume(id);
      return ended(() => service.runDetail(id), language);
    },
  );
}

function cancelled(id: string): Promise<RunDetailView> {
  return answered(
    async (api) => {
      await api.post<RunView>(`${addressOf(id)}/cancel`, {});
      return api.get<RunDetailView>(addressOf(id));
    },
    async ({ warnings: service }) => {
      await service.cancel(id);
      return service.runDetail(id);
    },
  );
}

/** What a running service says of the newest run, where it is broken off. */
async function unfinishedBy(api: OwnerApi): Promise<UnfinishedRun | undefined> {
  const [run] = (await api.get<RunListView>('/api/warnings/runs')).runs;
  if (run?.status !== 'interrupted') return undefined;
  const [{ results }, { dataVersion }] = await Promise.all([api.get<RunDetailView>(addressOf(run.id)), api.get<StatusView>('/api/status')]);
  const { id, status, rules } = run;
  const done = results.filter((one) => one.status === 'done').length;
  return { id, status, begunBy: 'person', done, rules, canGoOn: run.dataVersion === dataVersion, wasResumed: false };
}

const addressOf = (id: string): string => `/api/warnings/runs/${encodeURIComponent(id)}`;

function watched(api: OwnerApi, id: string, language: Language): Promise<RunDetailView> {
  return ended(() => api.get<RunDetailView>(addressOf(id)), language);
}

async function ended(look: () => Promise<RunDetailView>, language: Language): Promise<RunDetailView> {
  // A run that is gone on with has told of some already; results come by rule, so that new ones are not the last.
  const told = new Set<string>();
  for (;;) {
    const run = await look();
    for (const result of run.results.filter(({ rule }) => !told.has(rule))) {
      console.error(ruleText(result, language));
      told.add(result.rule);
    }
    if (run.status !== 'running' && run.status !== 'cancelling') return run;
    await wait(POLL_MS);
  }
}

await exitWith(warnings);
