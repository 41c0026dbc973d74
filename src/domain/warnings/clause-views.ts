import type { RegionRate } from './base-rates.js';
import type { LackView } from './clearing.shapes.js';
import type { Rule } from './rule.js';
import type { RuleClauseView } from './warnings.shapes.js';

export function clauseViews({ clauses }: Rule): RuleClauseView[] {
  return clauses.map(({ clause, needs, text, textZh }) => ({ clause, needs: [...needs], text, textZh }));
}

/** What a clause of a rule is; null where there is none, or none any more. */
export function clauseWords(rule: Rule | undefined, clause: string | null): { readonly clauseText: string | null; readonly clauseTextZh: string | null } {
  const one = rule?.clauses.find((known) => known.clause === clause);
  return { clauseText: one?.text ?? null, clauseTextZh: one?.textZh ?? null };
}

/** What could not be judged, in words. */
export function lackViews(rule: Rule | undefined, lacks: RegionRate['lacks']): LackView[] {
  return lacks.map(({ clause, missing }) => ({ clause, ...clauseWords(rule, clause), missing: [...missing] }));
}
