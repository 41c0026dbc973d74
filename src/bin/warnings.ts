import { setTimeout as wait } from 'node:timers/promises';
import type { RuleRunView, RunDetailView, RunRequest, RunView } from '../domain/warnings/warnings.shapes.js';
import { answered } from '../terminal/answered.js';
import { dayOption, readArguments } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';

const USAGE = `Judges what is loaded by the warnings and patterns, and keeps what they find.

  npm run warnings
  npm run warnings -- --rules JS,SY-07 --scope 410325 --as-of 2023-12-31

  --rules names    codes, ids or classes of rules, with commas between (default: all)
  --scope code     only this region and what it supervises
  --as-of day      as of the end of that day (default: for each region the end of what is covered)
  --json           the run as the API gives it

While the service runs on this data folder it does the run; otherwise the database is started and stopped.

Exit codes: 0 done; 1 a rule failed, or the run did; 2 wrong usage.`;

const OPTIONS = { rules: { type: 'string' }, scope: { type: 'string' }, 'as-of': { type: 'string' }, json: { type: 'boolean' } } as const;
const POLL_MS = 500;

/** @returns the exit code */
async function warnings(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 0);
  if (typeof read === 'number') return read;
  const { rules, scope, 'as-of': asOf, json } = read.values as { rules?: string; scope?: string; 'as-of'?: string; json?: boolean };
  dayOption('as-of', asOf);
  const request: RunRequest = {
    ...(rules === undefined ? {} : { rules: rules.split(',').map((name) => name.trim()) }),
    ...(scope === undefined ? {} : { scope }),
    ...(asOf === undefined ? {} : { asOf }),
  };
  const run = await made(request);
  console.log(json ? JSON.stringify(run, null, 2) : textOf(run));
  return run.status === 'done' && run.results.every(({ status }) => status === 'done') ? 0 : 1;
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
      console.error(`${result.code} ${result.status}: ${result.hits} hits in ${(result.durationMs / 1_000).toFixed(1)} s`);
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
  return [line(head), ...rows.map(line), '', `${run.status}; data version ${run.dataVersion}; run ${run.id}${run.error === null ? '' : `\n${run.error}`}`].join(
    '\n',
  );
}

const rightOf = (value: number): string => value.toLocaleString('en');
const lackingIn = ({ notEvaluable }: RuleRunView): number => notEvaluable.length;

await exitWith(warnings);
