import type { RegionRate } from './base-rates.js';
import type { LackView } from './clearing.shapes.js';
import type { Rule } from './rule.js';
import type { RuleClauseView } from './warnings.shapes.js';

export function clauseViews({ clauses }: Rule): RuleClauseView[] {
  return clauses.map(({ clause, needs, text, textZh }) => ({ clause, needs: [...needs], text, textZh }));
}

/** What a clause of a rule is; null where there is none, or none any more. */
function clauseWords(rule: Rule | undefined, clause: string | null): { readonly clauseText: string | null; readonly clauseTextZh: string | null } {
  const one = rule?.clauses.find((known) => known.clause === clause);
  return { clauseText: one?.text ?? null, clauseTextZh: one?.textZh ?? null };
}

/** The same of a finding: in another version of the rule its letter may have stood for something else. */
export function foundClauseWords(rule: Rule | undefined, version: number, clause: string | null): ReturnType<typeof clauseWords> {
  return clauseWords(rule?.version === version ? rule : undefined, clause);
}

/** What could not be judged, in words. */
export function lackViews(rule: Rule | undefined, lacks: RegionRate['lacks']): LackView[] {
  return lacks.map(({ clause, missing }) => ({ clause, ...clauseWords(rule, clause), missing: [...missing] }));
}
