import { randomUUID } from 'node:crypto';
import type { MoneyGraph } from '../../projection/money-graph.js';
import { collected } from './collected.js';
import { Control, type ControlRow } from './control.js';
import { Counted } from './counted.js';
import { fannedOut, gathered, passedThrough } from './one-account.js';
import { cashedOut, ofKinds } from './kind-only.js';
import { cashDrawn, personal, sameHolder } from './held.js';
import { returned } from './returned.js';
import { layered } from './layered.js';
import { scattered } from './two-steps.js';

/**
 * What a narrowing says of an account: the rule does not judge it; the rule judges it and cannot find anything there; the rule's statement
 * has to be asked; or more has to be known about some accounts first.
 */
export type Verdict = 'not-judged' | 'pass' | 'ask' | { readonly about: ReadonlySet<number> };
/** Values of a rule's settings, by name. */
export type Values = Readonly<Record<string, unknown>>;
/** Says of accounts, by number, what a rule with some settings needs to be asked. Without `control` it may want more to be known. */
export type Narrowing = (counted: Counted, values: Values, control?: Control) => (account: number) => Verdict;

/**
 * Necessary conditions of patterns over the accounts of the money graph in memory. A pattern's statement is the judge; a narrowing only spares
 * it accounts on which it can find nothing. Where a payment is undone in part a narrowing takes what is better for a finding, so that it never
 * rules out too much. Rules name theirs in their header, with `@narrowed`.
 */
export const NARROWINGS: Readonly<Record<string, { readonly narrowing: Narrowing; readonly settings: readonly string[] }>> = {
  'of-kinds': { narrowing: ofKinds, settings: ['kinds'] },
  'cashed-out': { narrowing: cashedOut, settings: ['kinds', 'hubs'] },
  'same-holder': { narrowing: sameHolder, settings: ['ends'] },
  'cash-drawn': { narrowing: cashDrawn, settings: ['passedOver'] },
  personal: { narrowing: personal, settings: ['passDays'] },
  returned: { narrowing: returned, settings: ['kinds', 'hubs', 'busy', 'windowDays', 'keepLeast', 'strongLoss'] },
  'passed-through': { narrowing: passedThrough, settings: ['hubs', 'hours', 'receivedLeast', 'outLeast', 'episodes', 'withinDays', 'youngDays'] },
  collected: { narrowing: collected, settings: ['hubs', 'homes', 'windowDays', 'partLeast'] },
  'fanned-out': { narrowing: fannedOut, settings: ['kinds', 'persons', 'windowDays', 'partLeast'] },
  scattered: { narrowing: scattered, settings: ['kinds', 'hubs', 'busy', 'mids', 'windowDays', 'passedLeast'] },
  gathered: { narrowing: gathered, settings: ['kinds', 'hubs', 'busy', 'payersLeast', 'payeesLeast', 'windowDays', 'differenceMost'] },
  layered: { narrowing: layered, settings: ['kinds', 'hubs', 'busy', 'layerLeast', 'densityLeast', 'windowDays', 'keptLeast', 'youngDays', 'crowd'] },
};

/** All accounts of some regions (codes) from one on, in the order in which a graph in memory numbers them. */
export interface AccountsFrom {
  readonly regions: readonly string[];
  readonly from: number;
  /** Which graph in memory numbers them so; null: whichever there is. */
  readonly graph: string | null;
}

export interface NarrowQuestion {
  /** One of `NARROWINGS`. */
  readonly name: string;
  readonly values: Values;
  readonly batch: number;
  readonly asOf: number;
  /** Node ids; or all accounts of some regions, some at a time. */
  readonly accounts: readonly string[] | AccountsFrom;
  /** What was left open before: what is known about those accounts. */
  readonly control?: readonly ControlRow[];
}

export interface Narrowed {
  /** Of those asked about, in their order: what the statement has to be asked. */
  readonly ask: readonly string[];
  /** Judged without being asked, by region code; '' of none. */
  readonly passed: Readonly<Record<string, number>>;
  /** Those that have to be narrowed again, once `control` tells of the accounts `about`. */
  readonly open: readonly string[];
  readonly about: readonly string[];
  /** How many were looked at, and the others of the regions; null: that were all. */
  readonly looked: number;
  readonly next: AccountsFrom | null;
}

/** Accounts of regions looked at for one question, so that a run can tell how far it is and be given up in between. */
const LOOKED_AT_ONCE = 2_000;
const keys = new WeakMap<MoneyGraph, string>();

/**
 * Narrows accounts to those that a pattern has to be asked about. What the graph does not know is asked. `pause` is called after every account, so
 * that others can be answered in between; a batch that the graph follows meanwhile changes nothing of what an earlier one tells. Undefined where
 * the accounts are numbered by another graph.
 */
export async function narrow(
  graph: MoneyGraph,
  { name, values, batch, asOf, accounts, control }: NarrowQuestion,
  pause: () => Promise<void> | undefined = () => undefined,
): Promise<Narrowed | undefined> {
  if ('graph' in accounts && accounts.graph !== null && accounts.graph !== keyOf(graph)) return undefined;
  const { ids } = graph.accounts;
  const verdictOf = NARROWINGS[name]!.narrowing(new Counted(graph, batch, asOf), values, control && new Control(graph, control));
  const told = { ask: [] as string[], open: [] as string[], passed: {} as Record<string, number>, about: new Set<number>() };
  const note = async (account: number, id: () => string): Promise<void> => {
    const verdict = account < 0 ? 'ask' : verdictOf(account);
    if (verdict === 'ask') told.ask.push(id());
    if (typeof verdict === 'object') {
      told.open.push(id());
      for (const one of verdict.about) told.about.add(one);
    }
    if (verdict === 'pass') {
      const number = graph.accounts.regionAt(account, batch);
      const region = number < 0 ? '' : graph.regions.name(number);
      told.passed[region] = (told.passed[region] ?? 0) + 1;
    }
    await pause();
  };
  let looked = 0;
  let next: AccountsFrom | null = null;
  if ('graph' in accounts) {
    const regions = new Set(accounts.regions.map((code) => graph.regions.number(code)).filter((number) => number >= 0));
    let account = accounts.from;
    for (; account < graph.accounts.count && looked < LOOKED_AT_ONCE; account += 1) {
      if (!regions.has(graph.accounts.region[account]!)) continue;
      looked += 1;
      await note(account, () => ids.id(account));
    }
    if (account < graph.accounts.count) next = { ...accounts, from: account, graph: keyOf(graph) };
  } else
    for (const id of accounts) {
      looked += 1;
      await note(ids.number(id), () => id);
    }
  return { ...told, about: [...told.about].map((account) => ids.id(account)), looked, next };
}

function keyOf(graph: MoneyGraph): string {
  let key = keys.get(graph);
  if (key === undefined) keys.set(graph, (key = randomUUID()));
  return key;
}
