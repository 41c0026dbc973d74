import { isAlive } from '../api/warning-questions.js';
import type { LackView, RegionRateView, RuleView, RunDetailView, RunView } from '../api/shapes.js';

/** Regions in which a rule, or one of its clauses, could not be judged for want of the same sources. */
export interface Lack extends LackView {
  readonly regions: readonly string[];
}

/** What was not evaluable, brought together by what lacks: the whole rule first, then most regions first. */
export function lacksOf(regions: readonly Pick<RegionRateView, 'region' | 'lacks'>[]): Lack[] {
  const lacks = new Map<string, LackView & { regions: string[] }>();
  for (const { region, lacks: some } of regions) {
    for (const lack of some) {
      const key = JSON.stringify([lack.clause, lack.missing]);
      const known = lacks.get(key) ?? { ...lack, regions: [] };
      lacks.set(key, known);
      known.regions.push(region);
    }
  }
  return [...lacks.values()].sort((a, b) => Number(a.clause !== null) - Number(b.clause !== null) || b.regions.length - a.regions.length);
}

/**
 * How far a rule is known from all runs so far, each region by the newest that judged it: a run of one county or of a few rules changes nothing
 * elsewhere. Only `judged` makes a 0 of no finding; `nothing`: no subject of its kind; `lacking`: sources lack wherever it was asked.
 */
export type Known = 'never' | 'waiting' | 'left-out' | 'failed' | 'lacking' | 'nothing' | 'judged';

export function knownOf({ id, rate }: Pick<RuleView, 'id' | 'rate'>, run: RunDetailView | undefined): Known {
  if (!run) return 'never';
  if (rate !== null && rate.judged > 0) return 'judged';
  const result = run.results.find(({ rule }) => rule === id);
  if (!result && isAlive(run)) return 'waiting';
  if (result?.status === 'failed') return 'failed';
  if (rate === null) return 'left-out';
  return rate.regionsLacking > 0 ? 'lacking' : 'nothing';
}

/** The newest run that came to its end with all rules in all regions; `follows`: also one that judged only what new batches can concern. */
export function wholeRun(runs: readonly RunView[], rules: number, follows = false): RunView | undefined {
  return runs.find((run) => run.status === 'done' && isEverywhere(run, rules) && (follows || run.since === null));
}

/** Whether it was asked for every rule and every region. */
export const isEverywhere = (run: Pick<RunView, 'regions' | 'rules'>, rules: number): boolean => run.regions === null && run.rules >= rules;
