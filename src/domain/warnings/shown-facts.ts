import { maskAddress, maskStatedPayee, maskText } from '../access/masking.js';
import { labelOfId } from '../model/model.js';
import { FACT, type Found } from './judge.js';
import type { Rule } from './rule.js';

type Facts = Found['facts'];
type Messages = Pick<Rule, 'message' | 'messageZh'>;

/**
 * A fact as it leaves the service. A rule says what the person, the office and the house are called; its message says which of its facts is a
 * name (`{official:name}`) or an address (`{house:address}`). Any other text, such as a bank's purpose, loses the numbers of persons in it.
 */
export function shownFact(fact: string, kind: string | undefined): string {
  if (labelOfId(fact) !== undefined) return fact;
  if (kind === 'name') return maskStatedPayee(fact);
  // A register also tells in this place what kind of house it is.
  return kind === 'address' && /[县市区乡镇]/u.test(fact) ? maskAddress(fact) : maskText(fact);
}

/** All facts of a finding, also those that no message tells. Of a rule that is there no more, every text could be a name. */
export function shownFacts(rule: Messages | undefined, facts: Facts): Facts {
  const kinds = rule && new Map([rule.message, rule.messageZh].flatMap((text) => [...text.matchAll(FACT)].map(([, name, kind]) => [name!, kind] as const)));
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? shownFact(fact, kinds ? kinds.get(name) : 'name') : fact]),
  );
}

/** What a rule found as it leaves the service. */
export function shownFound<T extends Found>(rule: Messages | undefined, found: T): T {
  return { ...found, facts: shownFacts(rule, found.facts) };
}
