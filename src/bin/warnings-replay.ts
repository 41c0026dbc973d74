import { readConfig } from '../config.js';
import type { Replayed, ReplayOutcome } from '../domain/warnings/replay-findings.js';
import { BadQuestion, Conflict } from '../failures.js';
import { findOwner } from '../neo4j/owner.js';
import { readArguments } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';

const USAGE = `Makes stored findings again, each from the rule, settings, data version and day that made it.

  npm run warnings:replay -- --all
  npm run warnings:replay -- --finding 0123…
  npm run warnings:replay -- --finding 0123… --history

  --history  every state that they were in, not only the last: a finding whose money came back is open again as it was before

Says of each whether the same comes out; where the rule decides otherwise now, or the data version is gone, it says so.

Exit codes: 0 all come out the same or could not be made again for a reason told; 1 one came out otherwise; 2 wrong usage.`;

const OPTIONS = { all: { type: 'boolean' }, finding: { type: 'string' }, history: { type: 'boolean' } } as const;

const PROGRESS_MS = 10_000;

/** @returns the exit code */
async function replay(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 0);
  if (typeof read === 'number') return read;
  const { all, finding, history = false } = read.values as { all?: boolean; finding?: string; history?: boolean };
  if ((all === true) === (finding !== undefined)) throw new BadQuestion('all', 'Say which findings.', 'Give --all, or --finding with an id.');
  const config = readConfig(['--no-open']);
  if (await findOwner(config.dataDir))
    throw new Conflict('The service runs on this data folder.', 'Stop it first: a replay asks the database itself, beside nobody else.');
  const { boot } = await import('../boot.js');
  const running = await boot(config, { onProgress: (text) => console.error(text), seed: false });
  const counts = new Map<ReplayOutcome, number>();
  // All that a rule found on one day of one data version is made again at once, which can take a minute.
  const progress = setInterval(() => console.error(`… ${sumOf(counts)} findings made again`), PROGRESS_MS);
  try {
    for await (const one of running.services.warnings.replay(finding ?? null, history)) {
      counts.set(one.outcome, (counts.get(one.outcome) ?? 0) + 1);
      // What one finding was and is, a reader wants to see; of all of them, what is not as it should be.
      if (finding !== undefined && one.outcome === 'same') console.log(`${one.id} ${one.rule}${ofEvent(one)} same\n  ${one.stored}`);
      if (one.outcome === 'different') console.log(`${one.id} ${one.rule}${ofEvent(one)}\n  stored ${one.stored}\n  now    ${one.now ?? '(nothing)'}`);
    }
    console.log([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'There are no findings.');
    return counts.has('different') ? 1 : 0;
  } finally {
    clearInterval(progress);
    await running.stop();
  }
}

function sumOf(counts: ReadonlyMap<ReplayOutcome, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function ofEvent({ seq }: Replayed): string {
  return seq === null ? '' : ` event ${seq}`;
}

await exitWith(replay);
