import type { Label } from '../../../seeds/province/cases/label.js';
import type { RuleOutcome } from '../../../src/domain/warnings/run-rules.js';

/** How good one rule is on labelled data. */
export interface RuleScore {
  readonly rule: string;
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly notEvaluable: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly seconds: number;
  /** Findings on cases planted for other rules, by rule: they have no label of this one, and many break it by their nature. */
  readonly onOthers: Readonly<Record<string, number>>;
  /** Cases that were missed, and findings that stand on no case: where to look. */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  /** Findings with a trap, by label kind. */
  readonly explained: number;
  readonly judged: number;
}

/** Resolved ids of a label's subjects. */
export type Resolve = (label: Label) => readonly string[];

/**
 * Holds findings against labels. A positive case is found where a finding that no trap explains is about one of its subjects, or shows one of
 * them. Another such finding is false, also one on a near miss or a look-alike of the rule, unless it stands on a case planted for another
 * rule: those carry no label of this one, and are told apart.
 */
export function scoreOf({ rule, groups, lacking, durationMs }: RuleOutcome, labels: readonly Label[], resolve: Resolve): RuleScore {
  const own = labels.filter((label) => label.rule === rule.code);
  const casesOf = byId(own, resolve);
  const otherCases = byId(
    labels.filter((label) => label.rule !== rule.code),
    resolve,
  );
  const onOthers: Record<string, number> = {};
  const found = groups.flatMap(({ judged }) => judged.flatMap((one) => one.found));
  const met = new Set<Label>();
  const wrong: string[] = [];
  for (const finding of found.filter(({ trap }) => trap === null)) {
    const subjects = casesOf.get(finding.subject) ?? [];
    const shown = [...finding.nodes, ...finding.edges].flatMap((id) => casesOf.get(id) ?? []);
    const positives = [...subjects, ...shown].filter(({ kind }) => kind === 'positive');
    for (const label of positives) met.add(label);
    const others = [...subjects, ...shown].filter(({ kind }) => kind !== 'positive');
    // A trap that only takes the band down by one is named among the facts: the finding stands, and says why it weighs less.
    if (others.some(({ trap }) => trap !== undefined && Object.values(finding.facts).includes(trap))) continue;
    if (positives.length > 0) continue;
    const elsewhere = others.length > 0 ? undefined : [finding.subject, ...finding.nodes, ...finding.edges].flatMap((id) => otherCases.get(id) ?? [])[0];
    if (elsewhere) onOthers[elsewhere.rule] = (onOthers[elsewhere.rule] ?? 0) + 1;
    else wrong.push(`${finding.subject} ${finding.band} ${finding.clause ?? ''} ${others[0]?.case ?? 'background'}`);
  }
  const positive = own.filter(({ kind }) => kind === 'positive');
  const truePositive = positive.filter((label) => met.has(label)).length;
  const falsePositive = wrong.length;
  const precision = truePositive + falsePositive === 0 ? null : truePositive / (truePositive + falsePositive);
  const recall = positive.length === 0 ? null : truePositive / positive.length;
  return {
    rule: rule.code,
    truePositive,
    falsePositive,
    falseNegative: positive.length - truePositive,
    notEvaluable: lacking.length,
    precision,
    recall,
    f1: precision === null || recall === null || precision + recall === 0 ? null : (2 * precision * recall) / (precision + recall),
    seconds: Math.round(durationMs / 10) / 100,
    onOthers: Object.fromEntries(Object.entries(onOthers).sort()),
    missed: positive.filter((label) => !met.has(label)).map((label) => `${label.case} (${label.note}) ${JSON.stringify(label.subjectIds).slice(0, 160)}`),
    wrong,
    explained: found.length - found.filter(({ trap }) => trap === null).length,
    judged: groups.reduce((sum, { judged }) => sum + judged.reduce((all, one) => all + one.judged, 0), 0),
  };
}

/** Labels by the ids of their subjects and payments. */
function byId(labels: readonly Label[], resolve: Resolve): Map<string, Label[]> {
  const cases = new Map<string, Label[]>();
  for (const label of labels) for (const id of [...resolve(label), ...label.paymentIds]) cases.set(id, [...(cases.get(id) ?? []), label]);
  return cases;
}
