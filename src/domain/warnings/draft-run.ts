import type { Graph } from '../../graph/graph.js';
import { stateOf } from './finding-store.js';
import type { Covered, SettingsOf } from './groups.js';
import type { Judged } from './judge.js';
import type { Rule } from './rule.js';
import { runRule, type RuleOutcome, type RuleQuestion } from './run-rules.js';

/** One of the two that are held against each other: a rule, where its query is known, and the settings it is judged with. */
export interface DraftSide {
  readonly graph: Graph;
  readonly rule: Rule;
  readonly settingsOf: SettingsOf;
}

type Finding = Judged['found'][number];

/** What a draft would change against the rule as it is published. */
export interface Drafted {
  readonly appear: readonly Finding[];
  readonly vanish: readonly Finding[];
  readonly change: readonly { readonly before: Finding; readonly after: Finding }[];
  readonly unchanged: number;
  /** All that the draft finds. */
  readonly found: readonly Finding[];
  /** What each of the two took, milliseconds. The draft comes second and meets pages that the other has read. */
  readonly publishedMs: number;
  readonly draftMs: number;
}

/** Judges by a rule as it is published (null: there is none yet) and by its draft, on the same data and day; nothing is kept. */
export async function draftRun(published: DraftSide | null, draft: DraftSide, question: Omit<RuleQuestion, 'settingsOf'>, covered: Covered): Promise<Drafted> {
  const outcomeOf = ({ graph, rule, settingsOf }: DraftSide): Promise<RuleOutcome> => runRule(graph, rule, { ...question, settingsOf }, covered);
  const first = published && (await outcomeOf(published));
  const second = await outcomeOf(draft);
  const [before, after] = [first ? foundIn(first) : new Map<string, Finding>(), foundIn(second)];
  const both = [...after].filter(([id]) => before.has(id)).map(([id, found]) => ({ before: before.get(id)!, after: found }));
  const isSame = (pair: { before: Finding; after: Finding }): boolean => stateOf(pair.before) === stateOf(pair.after);
  return {
    appear: [...after].filter(([id]) => !before.has(id)).map(([, found]) => found),
    vanish: [...before].filter(([id]) => !after.has(id)).map(([, found]) => found),
    change: both.filter((pair) => !isSame(pair)),
    unchanged: both.filter(isSame).length,
    found: [...after.values()],
    publishedMs: Math.round(first?.durationMs ?? 0),
    draftMs: Math.round(second.durationMs),
  };
}

function foundIn({ groups }: RuleOutcome): Map<string, Finding> {
  return new Map(groups.flatMap(({ judged }) => judged.flatMap(({ found }) => found.map((one) => [one.identity, one] as const))));
}
