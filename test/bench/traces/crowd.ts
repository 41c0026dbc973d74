import { Agent } from 'node:http';
import type { Engine } from './engine.js';
import { httpEngine } from './own-engines.js';
import type { Question } from './questions.js';
import { percentile } from './timing.js';

/** What many callers at once got. */
export interface CrowdResult {
  readonly callers: number;
  readonly seconds: number;
  readonly requests: number;
  readonly errors: number;
  readonly firstError: string | null;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** Of a hundred traces so many are of each sort: most questions are small. */
const MIX: readonly (readonly [share: number, ask: Question['ask']])[] = [
  [30, { kind: 'number' }],
  [30, { kind: 'payments' }],
  [20, { kind: 'reach', hops: 3 }],
  [10, { kind: 'attribution', hops: 3 }],
  [10, { kind: 'ready' }],
];

/** Callers who ask one question after the other, all at once, for some seconds. */
export async function crowd(url: string, questions: readonly Question[], callers = 50, seconds = 20): Promise<CrowdResult> {
  const engine: Engine = httpEngine(url, new Agent({ keepAlive: true, maxSockets: callers }));
  const spent: number[] = [];
  let errors = 0;
  let firstError: string | null = null;
  const end = performance.now() + seconds * 1_000;
  const mix = MIX.flatMap(([share, ask]) => {
    // County documents for what is asked often, a provincial one now and then.
    const hopsOf = (one: Question['ask']): number | null => ('hops' in one ? one.hops : null);
    const question = questions.find(({ ask: one }) => one.kind === ask.kind && hopsOf(one) === hopsOf(ask));
    return question ? Array.from({ length: share }, () => ({ ask, subjects: question.subjects })) : [];
  });
  const call = async (caller: number): Promise<void> => {
    for (let round = 0; performance.now() < end; round += 1) {
      const { ask, subjects } = mix[(caller * 37 + round * 13) % mix.length]!;
      const from = performance.now();
      try {
        await engine.ask(ask, subjects[(caller + round) % subjects.length]!, caller * 10_000 + round);
      } catch (error) {
        errors += 1;
        firstError ??= String(error).slice(0, 200);
      }
      spent.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  await engine.close?.();
  return {
    callers,
    seconds,
    requests: spent.length,
    errors,
    firstError,
    p50Ms: percentile(spent, 0.5),
    p95Ms: percentile(spent, 0.95),
    p99Ms: percentile(spent, 0.99),
  };
}
