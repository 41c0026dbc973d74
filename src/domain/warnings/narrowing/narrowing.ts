import type { MoneyGraph } from '../../projection/money-graph.js';
import { collected } from './collected.js';
import { Counted } from './counted.js';
import { fannedOut, gathered, passedThrough } from './one-account.js';
import { cashedOut, ofKinds } from './kind-only.js';
import { returned } from './returned.js';
import { layered } from './layered.js';
import { scattered } from './two-steps.js';

/**
 * What a narrowing says of an account: the rule does not judge it; the rule judges it and cannot find anything there; or the rule's statement
 * has to be asked.
 */
export type Verdict = 'not-judged' | 'pass' | 'ask';
/** Values of a rule's settings, by name. */
export type Values = Readonly<Record<string, unknown>>;
/** Says of accounts, by number, what a rule with some settings needs to be asked. */
export type Narrowing = (counted: Counted, values: Values) => (account: number) => Verdict;

/**
 * Necessary conditions of patterns over the accounts of the money graph in memory. A pattern's statement is the judge; a narrowing only spares
 * it accounts on which it can find nothing. Where a payment is undone in part a narrowing takes what is better for a finding, so that it never
 * rules out too much. Rules name theirs in their header, with `@narrowed`.
 */
export const NARROWINGS: Readonly<Record<string, { readonly narrowing: Narrowing; readonly settings: readonly string[] }>> = {
  'of-kinds': { narrowing: ofKinds, settings: ['kinds'] },
  'cashed-out': { narrowing: cashedOut, settings: ['kinds', 'hubs'] },
  returned: { narrowing: returned, settings: ['kinds', 'hubs', 'busy', 'windowDays', 'keepLeast', 'strongLoss'] },
  'passed-through': { narrowing: passedThrough, settings: ['hubs', 'hours', 'receivedLeast', 'outLeast'] },
  collected: { narrowing: collected, settings: ['hubs', 'homes', 'windowDays', 'partLeast'] },
  'fanned-out': { narrowing: fannedOut, settings: ['kinds', 'persons', 'windowDays', 'partLeast'] },
  scattered: { narrowing: scattered, settings: ['kinds', 'hubs', 'busy', 'mids', 'windowDays', 'passedLeast'] },
  gathered: { narrowing: gathered, settings: ['kinds', 'hubs', 'busy', 'payersLeast', 'payeesLeast', 'windowDays', 'differenceMost'] },
  layered: { narrowing: layered, settings: ['kinds', 'hubs', 'busy', 'layerLeast', 'densityLeast', 'windowDays', 'keptLeast'] },
};

export interface NarrowQuestion {
  /** One of `NARROWINGS`. */
  readonly name: string;
  readonly values: Values;
  readonly batch: number;
  readonly asOf: number;
  /** Node ids of accounts. */
  readonly ids: readonly string[];
}

export interface Narrowed {
  /** Of those asked about, in their order: what the statement has to be asked. */
  readonly ask: readonly string[];
  /** Judged without being asked, by region code; '' of none. */
  readonly passed: Readonly<Record<string, number>>;
}

/** Narrows accounts to those that a pattern has to be asked about. What the graph does not know is asked. */
export function narrow(graph: MoneyGraph, { name, values, batch, asOf, ids }: NarrowQuestion): Narrowed {
  const counted = new Counted(graph, batch, asOf);
  const verdictOf = NARROWINGS[name]!.narrowing(counted, values);
  const ask: string[] = [];
  const passed: Record<string, number> = {};
  for (const id of ids) {
    const account = graph.accounts.ids.number(id);
    const verdict = account < 0 ? 'ask' : verdictOf(account);
    if (verdict === 'ask') ask.push(id);
    if (verdict !== 'pass') continue;
    const number = graph.accounts.regionAt(account, batch);
    const region = number < 0 ? '' : graph.regions.name(number);
    passed[region] = (passed[region] ?? 0) + 1;
  }
  return { ask, passed };
}
