import type { Label, Subject } from '../../../seeds/province/cases/label.js';
import { currentData } from '../../../src/domain/intake/data-version.js';
import type { Identity } from '../../../src/domain/model/identity.js';
import { institutionOf } from '../../../src/domain/model/institutions.js';
import { coveredUntil, type Span } from '../../../src/domain/warnings/groups.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import type { Rule } from '../../../src/domain/warnings/rule.js';
import { runRule, type Narrower } from '../../../src/domain/warnings/run-rules.js';
import { TookTooLong } from '../../../src/failures.js';
import type { Graph, Row } from '../../../src/graph/graph.js';
import type { QueryLibrary } from '../../../src/graph/query-library.js';
import { scoreOf, type Evaluated } from './compare.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

export interface EvaluateOptions {
  /** Default: all. */
  readonly rules?: readonly Rule[];
  /** What an earlier run has measured of the same rule on the same data. */
  readonly known?: (rule: Rule) => Evaluated | undefined;
  readonly onRule?: (one: Evaluated, rule: Rule) => void;
  /** Told of a rule that did not come to an end in time: the others are measured. Default: the evaluation fails. */
  readonly onSlow?: (rule: Rule, error: TookTooLong) => void;
  readonly narrower?: Narrower;
}

/** Rules whose code begins so; undefined: all. */
export function rulesOf(library: QueryLibrary, starts: readonly string[] = ['']): readonly Rule[] {
  return new RuleBook(library).rules.filter(({ code }) => starts.some((start) => code.startsWith(start)));
}

/** Judges a loaded province by every rule and holds what is found against its labels. In the order of the rules. */
export async function evaluate(
  graph: Graph,
  labels: readonly Label[],
  identity: Identity,
  { rules = rulesOf(graph.library), known = () => undefined, onRule = () => undefined, onSlow, narrower }: EvaluateOptions = {},
): Promise<Evaluated[]> {
  const { sequence: batch } = await currentData(graph);
  const covered = coveredUntil(await graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
  const resolve = resolver(identity);
  const all: Evaluated[] = [];
  for (const rule of rules) {
    const asOf = momentOf(labels.find((label) => label.rule === rule.code)?.asOf);
    const question = { regions: [...covered.keys()], batch, asOf, subjects: null, settingsOf: () => ({}) };
    try {
      const one = known(rule) ?? scoreOf(await patiently(() => runRule(graph, rule, question, covered, undefined, narrower)), labels, resolve);
      all.push(one);
      onRule(one, rule);
    } catch (error) {
      if (!onSlow || !(error instanceof TookTooLong)) throw error;
      onSlow(rule, error);
    }
  }
  return all;
}

/** A machine that does other work at the same time can make a statement run into its limit: it is asked again, twice at most. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof TookTooLong) || tries === 3) throw error;
    }
  }
}

/** Labels name accounts, persons and households by their natural keys; the graph by keyed hashes. */
function resolver(identity: Identity): (label: Label) => string[] {
  const idOf = (subject: Subject): string => {
    if (typeof subject === 'string') return subject;
    if ('account' in subject) return identity.nodeId('Account', [subject.account, institutionOf(subject.institution)]);
    return 'idNumber' in subject ? identity.nodeId('Person', [subject.idNumber]) : identity.nodeId('Household', [subject.household]);
  };
  return ({ subjectIds }) => subjectIds.map(idOf);
}

/** Last moment of a day in Asia/Shanghai. */
function momentOf(day: string | undefined): number | null {
  return day !== undefined && DAY.test(day) ? Date.parse(`${day}T23:59:59.999+08:00`) : null;
}
