import { randomUUID } from 'node:crypto';
import type { Ids } from '../../projection/ids.js';
import type { MoneyGraph } from '../../projection/money-graph.js';
import { PARTY_LABELS } from '../../projection/parties.js';
import { excluded, only, recorded, runsEnterprise, severalCards } from './beneficiary.js';
import { cashedOut } from './cashed-out.js';
import { collected } from './collected.js';
import { Control, type ControlRow } from './control.js';
import { Counted } from './counted.js';
import { fannedOut, gathered, passedThrough } from './one-account.js';
import { cashDrawn, ofKinds } from './kind-only.js';
import { official, personal, sameHolder } from './held.js';
import { abnormal, sharedAccount } from './payee.js';
import { passedOn } from './passed-on.js';
import { returned } from './returned.js';
import { layered } from './layered.js';
import { scattered } from './two-steps.js';

/**
 * What a narrowing says of a subject: the rule does not judge it; the rule judges it and cannot find anything there; the rule's statement
 * has to be asked; or more has to be known about some accounts first.
 */
export type Verdict = 'not-judged' | 'pass' | 'ask' | { readonly about: ReadonlySet<number> };
/** Values of a rule's settings, by name. */
export type Values = Readonly<Record<string, unknown>>;
/** Says of subjects, by number, what a rule with some settings needs to be asked. Without `control` it may want more to be known. */
export type Narrowing = (counted: Counted, values: Values, control?: Control) => (subject: number) => Verdict;

/** What narrowed rules judge. */
type NarrowedLabel = 'Account' | 'Household' | 'Person' | 'Contract';

interface Entry {
  readonly of: NarrowedLabel;
  readonly narrowing: Narrowing;
  /** Settings that the rule must have. */
  readonly settings: readonly string[];
}

const entry = (of: NarrowedLabel, narrowing: Narrowing, settings: readonly string[] = []): Entry => ({ of, narrowing, settings });

/**
 * Necessary conditions of rules over the accounts and beneficiaries of the money graph in memory. A rule's statement is the judge; a narrowing only
 * spares it subjects on which it can find nothing. Where a payment is undone in part a narrowing takes what is better for a finding, so that it never
 * rules out too much. Rules name theirs in their header, with `@narrowed`.
 */
export const NARROWINGS: Readonly<Record<string, Entry>> = {
  'of-kinds': entry('Account', ofKinds, ['kinds']),
  'cashed-out': entry('Account', cashedOut, ['kinds', 'hubs', 'payersOver', 'inOver', 'outOver', 'windowDays', 'partLeast']),
  'same-holder': entry('Account', sameHolder, ['ends']),
  'cash-drawn': entry('Account', cashDrawn, ['passedOver']),
  personal: entry('Account', personal, ['passDays']),
  'shared-account': entry('Account', sharedAccount, ['kinds']),
  abnormal: entry('Account', abnormal),
  official: entry('Account', official, ['hubs', 'least']),
  returned: entry('Account', returned, ['kinds', 'hubs', 'busy', 'windowDays', 'keepLeast', 'strongLoss']),
  'passed-through': entry('Account', passedThrough, ['hubs', 'hours', 'receivedLeast', 'outLeast', 'episodes', 'withinDays', 'youngDays']),
  collected: entry('Account', collected, ['hubs', 'homes', 'windowDays', 'partLeast']),
  'fanned-out': entry('Account', fannedOut, ['kinds', 'persons', 'windowDays', 'partLeast']),
  scattered: entry('Account', scattered, ['kinds', 'hubs', 'busy', 'mids', 'windowDays', 'passedLeast']),
  gathered: entry('Account', gathered, ['kinds', 'hubs', 'busy', 'payersLeast', 'payeesLeast', 'windowDays', 'differenceMost']),
  layered: entry('Account', layered, ['kinds', 'hubs', 'busy', 'layerLeast', 'densityLeast', 'windowDays', 'keptLeast', 'youngDays', 'crowd']),
  'several-cards': entry('Household', severalCards),
  housing: entry('Household', excluded(['housing'], recorded(['deed-tax', 'property']))),
  vehicle: entry('Household', excluded(['vehicle'], recorded(['vehicle']))),
  enterprise: entry('Household', excluded(['enterprise'], runsEnterprise)),
  payroll: entry('Household', excluded(['payroll', 'cadre'], recorded(['payroll', 'cadre', 'public-post']))),
  'passed-on': entry('Contract', passedOn, ['passDays', 'passPercent']),
  ended: entry('Person', only(recorded(['death', 'custody', 'missing']))),
};

/** All subjects of some regions (codes) from one on, in the order in which a graph in memory numbers them. */
export interface SubjectsFrom {
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
  /** Node ids; or all subjects of some regions, some at a time. */
  readonly subjects: readonly string[] | SubjectsFrom;
  /** What was left open before: what is known about the accounts it asked about. */
  readonly control?: readonly ControlRow[];
}

export interface Narrowed {
  /** Of those asked about, in their order: what the statement has to be asked. */
  readonly ask: readonly string[];
  /** Judged without being asked, by region code; '' of none. */
  readonly passed: Readonly<Record<string, number>>;
  /** Those that have to be narrowed again, once `control` tells of the accounts `about` (ids). */
  readonly open: readonly string[];
  readonly about: readonly string[];
  /** How many were looked at, and the others of the regions; null: that were all. */
  readonly looked: number;
  readonly next: SubjectsFrom | null;
}

/** Subjects of regions looked at for one question, so that a run can tell how far it is and be given up in between. */
const LOOKED_AT_ONCE = 2_000;
const keys = new WeakMap<MoneyGraph, string>();

/**
 * Narrows subjects to those that a rule has to be asked about. What the graph does not know is asked. `pause` is called after every one, so
 * that others can be answered in between; a batch that the graph follows meanwhile changes nothing of what an earlier one tells. Undefined where
 * the subjects are numbered by another graph.
 */
export async function narrow(
  graph: MoneyGraph,
  { name, values, batch, asOf, subjects, control }: NarrowQuestion,
  pause: () => Promise<void> | undefined = () => undefined,
): Promise<Narrowed | undefined> {
  if ('graph' in subjects && subjects.graph !== null && subjects.graph !== keyOf(graph)) return undefined;
  const { of, narrowing } = NARROWINGS[name]!;
  const verdictOf = narrowing(new Counted(graph, batch, asOf), values, control && new Control(graph, control));
  const table = tableOf(graph, of);
  const told = { ask: [] as string[], open: [] as string[], passed: {} as Record<string, number>, about: new Set<number>() };
  const note = async (subject: number, id: () => string): Promise<void> => {
    const verdict = subject < 0 ? 'ask' : verdictOf(subject);
    if (verdict === 'ask') told.ask.push(id());
    if (typeof verdict === 'object') {
      told.open.push(id());
      for (const one of verdict.about) told.about.add(one);
    }
    if (verdict === 'pass') {
      const number = table.regionAt(subject, batch);
      const region = number < 0 ? '' : graph.regions.name(number);
      told.passed[region] = (told.passed[region] ?? 0) + 1;
    }
    await pause();
  };
  let looked = 0;
  let next: SubjectsFrom | null = null;
  if ('graph' in subjects) {
    const regions = new Set(subjects.regions.map((code) => graph.regions.number(code)).filter((number) => number >= 0));
    let subject = subjects.from;
    for (; subject < table.count && looked < LOOKED_AT_ONCE; subject += 1) {
      if (!table.is(subject) || !regions.has(table.region[subject]!)) continue;
      looked += 1;
      await note(subject, () => table.ids.id(subject));
    }
    if (subject < table.count) next = { ...subjects, from: subject, graph: keyOf(graph) };
  } else
    for (const id of subjects) {
      looked += 1;
      await note(table.ids.number(id), () => id);
    }
  return { ...told, about: [...told.about].map((account) => graph.accounts.ids.id(account)), looked, next };
}

/** Things among which the subjects of a label are numbered. */
interface Table {
  readonly count: number;
  readonly ids: Ids;
  readonly region: Int32Array;
  regionAt(number: number, batch: number): number;
  is(number: number): boolean;
}

function tableOf({ accounts, parties, contracts }: MoneyGraph, label: NarrowedLabel): Table {
  const all = (): boolean => true;
  switch (label) {
    case 'Account':
      return { ...rowsOf(accounts), regionAt: (number, batch) => accounts.regionAt(number, batch), is: all };
    case 'Contract':
      return { ...rowsOf(contracts), regionAt: (number) => contracts.region[number]!, is: all };
    default: {
      const place = PARTY_LABELS.indexOf(label);
      return { ...rowsOf(parties), regionAt: (number, batch) => parties.regionAt(number, batch), is: (number) => parties.label[number] === place };
    }
  }
}

function rowsOf({ count, ids, region }: Pick<Table, 'count' | 'ids' | 'region'>): Pick<Table, 'count' | 'ids' | 'region'> {
  return { count, ids, region };
}

function keyOf(graph: MoneyGraph): string {
  let key = keys.get(graph);
  if (key === undefined) keys.set(graph, (key = randomUUID()));
  return key;
}
