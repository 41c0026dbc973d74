import { KINDS, type Kind, type Label } from '../../../seeds/province/cases/label.js';
import type { Found } from '../../../src/domain/warnings/judge.js';
import type { RuleOutcome } from '../../../src/domain/warnings/run-rules.js';

/** How good one rule is on labelled data; the same for the same data and rule. */
export interface RuleScore {
  readonly rule: string;
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  /** Regions in which a source that the rule needs is not loaded. */
  readonly notEvaluable: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Findings with a trap. */
  readonly explained: number;
  readonly judged: number;
  /** Findings on cases planted for other rules, by rule: they have no label of this one, and many break it by their nature. */
  readonly onOthers: Readonly<Record<string, number>>;
  readonly variants: readonly Variant[];
}

/** Cases of one kind that differ from the others of the rule by what their note says, and what became of them. */
export interface Variant {
  readonly kind: Kind;
  readonly note: string;
  readonly cases: number;
  readonly hit: number;
  /** A trap explains it, or takes its band down by one: told with its reason. */
  readonly explained: number;
  readonly silent: number;
}

export interface Evaluated {
  readonly score: RuleScore;
  readonly seconds: number;
  /** Cases that were missed, and findings that stand on no case: where to look. */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Resolved ids of a label's subjects. */
export type Resolve = (label: Label) => readonly string[];

type Became = 'hit' | 'explained' | 'silent';

/**
 * Holds findings against labels. A positive case is found where a finding that no trap explains is about one of its subjects, or shows one of
 * them. Another such finding is wrong, also one on a near miss or a look-alike of the rule, unless it stands on a case planted for another
 * rule: those carry no label of this one, and are told apart.
 */
export function scoreOf({ rule, groups, lacking, durationMs }: RuleOutcome, labels: readonly Label[], resolve: Resolve): Evaluated {
  const own = labels.filter((label) => label.rule === rule.code);
  const foreign = labels.filter((label) => label.rule !== rule.code);
  const casesOf = byId(own, (label) => [...resolve(label), ...label.paymentIds]);
  const otherCases = byId(foreign, (label) => [...resolve(label), ...label.paymentIds, ...label.madeIds]);
  const onOthers: Record<string, number> = {};
  const found = groups.flatMap(({ judged }) => judged.flatMap((one) => one.found));
  const became = new Map<Label, Became>();
  const wrong: string[] = [];
  for (const finding of found) {
    const met = idsOf(finding).flatMap((id) => casesOf.get(id) ?? []);
    const positives = met.filter(({ kind }) => kind === 'positive');
    const innocent = met.filter(({ kind }) => kind !== 'positive');
    // A trap that only takes the band down by one is named among the facts: the finding stands, and says why it weighs less.
    const isLowered = innocent.some(({ trap }) => trap !== undefined && Object.values(finding.facts).includes(trap));
    const isExplained = finding.trap !== null;
    for (const label of met) {
      const told: Became = isExplained || (isLowered && label.kind !== 'positive') ? 'explained' : 'hit';
      if (became.get(label) !== 'hit' && (label.kind === 'positive' || positives.length === 0)) became.set(label, told);
    }
    if (isExplained || isLowered || positives.length > 0) continue;
    const elsewhere = innocent.length > 0 ? undefined : idsOf(finding).flatMap((id) => otherCases.get(id) ?? [])[0];
    if (elsewhere) onOthers[elsewhere.rule] = (onOthers[elsewhere.rule] ?? 0) + 1;
    else wrong.push(`${finding.subject} ${finding.band} ${finding.clause ?? ''} ${innocent[0]?.case ?? 'background'}`);
  }
  const positive = own.filter(({ kind }) => kind === 'positive');
  const missed = positive.filter((label) => became.get(label) !== 'hit');
  const truePositive = positive.length - missed.length;
  const precision = truePositive + wrong.length === 0 ? null : truePositive / (truePositive + wrong.length);
  const recall = positive.length === 0 ? null : truePositive / positive.length;
  const score = {
    ...{ rule: rule.code, truePositive, falsePositive: wrong.length, falseNegative: missed.length, notEvaluable: lacking.length, precision, recall },
    f1: precision === null || recall === null || precision + recall === 0 ? null : (2 * precision * recall) / (precision + recall),
    explained: found.filter(({ trap }) => trap !== null).length,
    judged: groups.reduce((sum, { judged }) => sum + judged.reduce((all, one) => all + one.judged, 0), 0),
    onOthers: Object.fromEntries(Object.entries(onOthers).sort(([a], [b]) => (a < b ? -1 : 1))),
    variants: variantsOf(own, became),
  };
  const told = missed.map((label) => `${label.case} (${label.note}) ${JSON.stringify(label.subjectIds).slice(0, 160)}`);
  return { score, seconds: Math.round(durationMs / 10) / 100, missed: told, wrong };
}

function idsOf({ subject, nodes, edges }: Found): string[] {
  return [subject, ...nodes, ...edges];
}

/** By kind, then note. */
function variantsOf(labels: readonly Label[], became: ReadonlyMap<Label, Became>): Variant[] {
  return KINDS.flatMap((kind) =>
    [
      ...Map.groupBy(
        labels.filter((label) => label.kind === kind),
        ({ note }) => note,
      ),
    ]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([note, some]) => {
        const count = (what: Became): number => some.filter((label) => (became.get(label) ?? 'silent') === what).length;
        return { kind, note, cases: some.length, hit: count('hit'), explained: count('explained'), silent: count('silent') };
      }),
  );
}

function byId(labels: readonly Label[], idsOfLabel: Resolve): Map<string, Label[]> {
  const cases = new Map<string, Label[]>();
  for (const label of labels) for (const id of new Set(idsOfLabel(label))) cases.set(id, [...(cases.get(id) ?? []), label]);
  return cases;
}
