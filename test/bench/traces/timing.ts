/** How long one question took one engine; milliseconds. */
export interface Timing {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly runs: number;
}

export interface TimingOptions {
  readonly warmUps?: number;
  readonly runs: number;
  /** No further run is begun after so many ms in all; at least three are made. */
  readonly budgetMs?: number;
  /** With fewer runs than these it goes on for four times as long at most. */
  readonly runsWanted?: number;
  /** Warm-up ends after so many; one round is made. */
  readonly warmingMs?: number;
}

/** For so long an engine is timed at one question: one that a user waits for, and any other. */
export const TIMED_MS = { waitedFor: 3_000, compared: 1_000 } as const;
/** And is asked before that at most for so long. */
export const WARMED_MS = { waitedFor: 3_000, compared: 2_000 } as const;

/** The p95 of a dozen answers is the slowest of them, and says more of the machine than of whoever answered. */
export const RUNS_WANTED = 40;

const RUNS_MIN = 3;
const LONGER = 4;

/** Asks the same kind of question again and again, one after the other: warm-up first, then the runs that count. */
export async function timed(
  ask: (round: number) => unknown,
  { warmUps = 5, runs, budgetMs = TIMED_MS.waitedFor, warmingMs = WARMED_MS.waitedFor, runsWanted = RUNS_MIN }: TimingOptions,
): Promise<Timing> {
  const warming = performance.now();
  for (let round = 0; round < warmUps && !(round > 0 && performance.now() - warming > warmingMs); round += 1) await ask(round);
  const begun = performance.now();
  const spent: number[] = [];
  const isOver = (): boolean => performance.now() - begun > budgetMs * (spent.length < runsWanted ? LONGER : 1);
  for (let round = 0; round < runs && !(isOver() && spent.length >= RUNS_MIN); round += 1) {
    const from = performance.now();
    // No round is asked twice: what differs from round to round is meant to miss what is kept.
    await ask(warmUps + round);
    spent.push(performance.now() - from);
  }
  return { p50Ms: percentile(spent, 0.5), p95Ms: percentile(spent, 0.95), runs: spent.length };
}

/** The value below which a share of all lie, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
