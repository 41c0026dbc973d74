import type { Counted } from './counted.js';
import type { Narrowing } from './narrowing.js';

/** Items with these go to whoever fits them, in need or not. */
const FOR_ALL: ReadonlySet<string | null> = new Set([null, 'universal', 'activity', 'area']);

type Sign = (counted: Counted) => (person: number) => boolean;

/** Somebody about whom there is a record of one of some kinds. */
export const recorded =
  (kinds: readonly string[]): Sign =>
  (counted) => {
    const { recordKinds, parties } = counted.graph;
    const meant = new Set(kinds.map((kind) => recordKinds.number(kind)));
    return (person) => counted.sources(parties.records, person).some((kind) => meant.has(kind));
  };

/** Somebody who represents or owns an enterprise. */
export const runsEnterprise: Sign = (counted) => {
  const { represents, owns } = counted.graph.parties;
  return (person) => counted.targets(represents, person).length > 0 || counted.targets(owns, person).length > 0;
};

/** Households that were granted an item from which something excludes: there is a sign of it with one of their members. */
export function excluded(by: readonly string[], sign: Sign): Narrowing {
  return (counted) => {
    const { batch, asOf, graph } = counted;
    const { items, parties } = graph;
    const { grants, memberships } = parties;
    const meant = new Set<number>();
    for (let item = 0; item < items.count; item += 1)
      if (items.visible(item, batch) && !FOR_ALL.has(items.targetingOf(item)) && items.exclusionsOf(item).some((word) => by.includes(word))) meant.add(item);
    const hasSign = sign(counted);
    const wasGranted = (party: number): boolean =>
      grants.ofSource(party).some((link) => meant.has(grants.target[link]!) && grants.value[link]! <= asOf && grants.visible(link, batch));
    return (household) => {
      const members = counted.sources(memberships, household);
      if (!wasGranted(household) && !members.some(wasGranted)) return 'not-judged';
      return members.some(hasSign) ? 'ask' : 'pass';
    };
  };
}

/** Persons who are judged only where there is a sign. */
export function only(sign: Sign): Narrowing {
  return (counted) => {
    const hasSign = sign(counted);
    return (person) => (hasSign(person) ? 'ask' : 'not-judged');
  };
}

/** Several cards: what lines of rosters paid for the household itself went to more than one account of its own or of a member. */
export const severalCards: Narrowing = (counted) => {
  const { accounts, payments, parties } = counted.graph;
  return (household) => {
    const holders = [household, ...counted.sources(parties.memberships, household)];
    let used = -1;
    let isUnsure = false;
    for (const account of new Set(holders.flatMap((holder) => counted.sources(accounts.holdings, holder))))
      for (const payment of counted.made('into', account)) {
        if (payments.beneficiary[payment] !== household || !counted.isOnRoster(payment) || !counted.pays(payment)) continue;
        if (used >= 0 && used !== account) return 'ask';
        used = account;
        isUnsure ||= payments.isSettled(payment) || payments.amount[payment]! <= 0;
      }
    // What was sent back, or came to nothing, may leave nothing to judge.
    if (isUnsure) return 'ask';
    return used < 0 ? 'not-judged' : 'pass';
  };
};
