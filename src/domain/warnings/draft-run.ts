import { BadQuestion } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { stateOf } from './finding-store.js';
import type { Covered } from './groups.js';
import type { Found } from './judge.js';
import type { Rule } from './rule.js';
import { runRule, type RuleOutcome, type RuleQuestion } from './run-rules.js';

/** What a draft of settings would change against the rule as it is published. */
export interface Drafted {
  readonly appear: readonly Found[];
  readonly vanish: readonly Found[];
  readonly change: readonly { readonly before: Found; readonly after: Found }[];
  readonly unchanged: number;
  /** What each of the two took, milliseconds. */
  readonly publishedMs: number;
  readonly draftMs: number;
}

/** Judges by a rule as it is and with other settings, side by side on the same data and day; nothing is kept. */
export async function draftRun(
  graph: Graph,
  rule: Rule,
  settings: Readonly<Record<string, unknown>>,
  question: RuleQuestion,
  covered: Covered,
): Promise<Drafted> {
  const drafted = checkedSettings(rule, settings);
  const published = await runRule(graph, rule, question, covered);
  const draft = await runRule(graph, rule, { ...question, settingsOf: (region) => ({ ...question.settingsOf(region), ...drafted }) }, covered);
  const [before, after] = [foundIn(published), foundIn(draft)];
  const both = [...after].filter(([id]) => before.has(id)).map(([id, found]) => ({ before: before.get(id)!, after: found }));
  const isSame = (pair: { before: Found; after: Found }): boolean => stateOf(pair.before) === stateOf(pair.after);
  return {
    appear: [...after].filter(([id]) => !before.has(id)).map(([, found]) => found),
    vanish: [...before].filter(([id]) => !after.has(id)).map(([, found]) => found),
    change: both.filter((pair) => !isSame(pair)),
    unchanged: both.filter(isSame).length,
    publishedMs: Math.round(published.durationMs),
    draftMs: Math.round(draft.durationMs),
  };
}

function foundIn({ groups }: RuleOutcome): Map<string, Found> {
  return new Map(groups.flatMap(({ judged }) => judged.flatMap(({ found }) => found.map((one) => [one.identity, one] as const))));
}

/** Throws `BadQuestion` for a name that the rule does not have or a value of another type than its default. */
export function checkedSettings(rule: Rule, settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const [name, value] of Object.entries(settings)) {
    const setting = rule.settings.find((one) => one.name === name);
    if (!setting)
      throw new BadQuestion('settings', `${rule.code} has no setting ${name}.`, `It has ${rule.settings.map((one) => one.name).join(', ') || 'none'}.`);
    if (!fits(setting.type, value))
      throw new BadQuestion('settings', `${name} of ${rule.code} takes ${setting.type}.`, `Its default is ${JSON.stringify(setting.default)}.`);
  }
  return settings;
}

function fits(type: string, value: unknown): boolean {
  if (type.endsWith('[]')) return Array.isArray(value) && value.every((one) => fits(type.slice(0, -2), one));
  if (type === 'string' || type === 'boolean') return typeof value === type;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  // Counts, days and fen below zero would turn a rule round.
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
