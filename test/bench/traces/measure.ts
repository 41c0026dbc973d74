import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from './engine.js';
import type { Found } from './floor.js';
import type { Question } from './questions.js';
import { RUNS_WANTED, timed, TIMED_MS, WARMED_MS } from './timing.js';

/** What one engine made of one question. */
export interface Measured {
  readonly question: string;
  /** Onward hops; null where the question has none. */
  readonly hops: number | null;
  readonly engine: string;
  /** null where it gave no answer. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** Rows (onward: payments followed), as a median over the documents. */
  readonly rows: number | null;
  /** Why there are no figures, or in what the answer differs. */
  readonly note?: string;
}

const PATIENCE_MS = 120_000;
const WARM_UPS_MIN = 5;
/** Documents whose answers are compared before anything is timed. */
const COMPARED = 5;

/** Hops of the questions that engines have given up; they are not asked the same with more. */
export type GivenUp = Map<string, number>;

/** Asks one question of all engines, compares their answers with the first one's (the floor's), and times them one after the other. */
export async function measure(question: Question, engines: readonly Engine[], givenUp: GivenUp, told: (measured: Measured) => void): Promise<Measured[]> {
  const { ask, subjects, title, runs } = question;
  const able = engines.filter((engine) => engine.answers(ask));
  const truth: Found[] = [];
  const results: Measured[] = [];
  for (const engine of able) {
    const about = { question: title, hops: 'hops' in ask ? ask.hops : null, engine: engine.name };
    let measured: Measured;
    const key = `${engine.name} ${title}`;
    // One that takes longer is compared on fewer documents, and asked less often.
    const budgetMs = engine.isWaitedFor ? TIMED_MS.waitedFor : TIMED_MS.compared;
    const before = givenUp.get(key);
    try {
      if (before !== undefined) throw new Error(`not asked: it gave no answer to ${before} ${before === 1 ? 'hop' : 'hops'}`);
      const rows: number[] = [];
      const differences: string[] = [];
      const from = performance.now();
      for (const [place, subject] of subjects.slice(0, COMPARED).entries()) {
        const found = await within(engine.ask(ask, subject, -1 - place), engine);
        const size = 'hops' in ask && ask.hops === 0 ? found.accounts : found.rows;
        if (size !== undefined) rows.push(size);
        const difference = truth[place] && differenceOf(truth[place], found);
        if (difference) differences.push(`${subject.number}: ${difference}`);
        truth[place] = { ...found, ...truth[place] };
        if (performance.now() - from > budgetMs) break;
      }
      const offset = Math.floor(Math.random() * 1_000) * 1_000;
      const timing = await timed((round) => engine.ask(ask, subjects[round % subjects.length]!, offset + round), {
        // Every document once, so that what is timed is warm.
        warmUps: Math.max(WARM_UPS_MIN, subjects.length),
        warmingMs: engine.isWaitedFor ? WARMED_MS.waitedFor : WARMED_MS.compared,
        runs,
        budgetMs,
        ...(engine.isWaitedFor ? { runsWanted: RUNS_WANTED } : {}),
      });
      const { p50Ms, p95Ms } = timing;
      measured = {
        ...about,
        p50Ms,
        p95Ms,
        rows: rows.sort((left, right) => left - right)[rows.length >> 1] ?? null,
        ...(differences.length > 0 && { note: `differs: ${differences[0]}` }),
      };
    } catch (error) {
      if (about.hops !== null && before === undefined) givenUp.set(key, about.hops);
      measured = { ...about, p50Ms: null, p95Ms: null, rows: null, note: error instanceof Error ? error.message.slice(0, 200) : String(error) };
    }
    results.push(measured);
    told(measured);
  }
  return results;
}

function differenceOf(truth: Found, found: Found): string | undefined {
  for (const name of ['rows', 'amount', 'accounts'] as const) {
    const [expected, given] = [truth[name], found[name]];
    if (expected !== undefined && given !== undefined && expected !== given) return `${name} ${given} instead of ${expected}`;
  }
  return undefined;
}

async function within(answer: Promise<Found> | Found, engine: Engine): Promise<Found> {
  const giveUp = new AbortController();
  const late = wait(PATIENCE_MS + 1_000, undefined, { signal: giveUp.signal, ref: false }).then(
    () => {
      engine.interrupt?.();
      throw new Error(`no answer within ${PATIENCE_MS / 1_000} s`);
    },
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([Promise.resolve(answer), late]);
  } finally {
    giveUp.abort();
  }
}
