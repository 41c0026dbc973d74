import { isAlive } from '../api/warning-questions.js';
import type { RuleRunView, RuleView, RunDetailView } from '../api/shapes.js';

/** Regions in which a rule, or one of its clauses, could not be judged for want of the same sources. */
export interface Lack {
  readonly clause: string | null;
  readonly missing: readonly string[];
  readonly regions: readonly string[];
}

/** What was not evaluable, brought together by what lacks: the whole rule first, then most regions first. */
export function lacksOf({ notEvaluable }: Pick<RuleRunView, 'notEvaluable'>): Lack[] {
  const lacks = new Map<string, { clause: string | null; missing: string[]; regions: string[] }>();
  for (const one of notEvaluable as unknown as { region: string; clause: string | null; missing: string[] }[]) {
    const key = JSON.stringify([one.clause, one.missing]);
    const known = lacks.get(key) ?? { clause: one.clause, missing: one.missing, regions: [] };
    lacks.set(key, known);
    known.regions.push(one.region);
  }
  return [...lacks.values()].sort((a, b) => Number(a.clause !== null) - Number(b.clause !== null) || b.regions.length - a.regions.length);
}

/** Regions in which the rule as a whole was not judged. */
export const regionsLacking = (lacks: readonly Lack[]): number => new Set(lacks.filter(({ clause }) => clause === null).flatMap(({ regions }) => regions)).size;

/**
 * How far a rule is known from the newest run and, where that run left it out or had no subject of it, from the runs before. Only `judged` makes a 0 of
 * no finding; `nothing`: no subject of its kind; `lacking`: sources lack wherever it was asked.
 */
export type Known = 'never' | 'waiting' | 'left-out' | 'failed' | 'lacking' | 'nothing' | 'judged';

export function knownOf({ id, rate }: Pick<RuleView, 'id' | 'rate'>, run: RunDetailView | undefined): Known {
  if (!run) return 'never';
  const result = run.results.find(({ rule }) => rule === id);
  if (!result && isAlive(run)) return 'waiting';
  if (result?.status === 'failed') return 'failed';
  // A run of one county or of a few rules takes nothing from what was judged elsewhere before.
  if ((result?.judged ?? 0) > 0 || (rate?.judged ?? 0) > 0) return 'judged';
  if (!result) return 'left-out';
  return regionsLacking(lacksOf(result)) > 0 ? 'lacking' : 'nothing';
}
