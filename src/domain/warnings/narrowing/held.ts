import { DAY_MS } from './counted.js';
import type { Narrowing } from './narrowing.js';

/** Between accounts of one holder: somebody else with the same holder has paid the account out of a tagged line. */
export const sameHolder: Narrowing = (counted, values) => {
  const ends = counted.kinds((values as { ends: string[] }).ends);
  const passedOver = counted.kinds(['household', 'person', 'cash']);
  const { accounts, payments } = counted.graph;
  return (account) => {
    const kind = accounts.kindAt(account, counted.batch);
    if (ends.has(kind) || passedOver.has(kind)) return 'not-judged';
    const holders = counted.holdersOf(account, ['Unit', 'Enterprise']);
    if (holders.size === 0) return 'not-judged';
    for (const payment of counted.made('into', account)) {
      const payer = payments.payer[payment]!;
      if (payer === account || ends.has(accounts.kind[payer]!) || !counted.pays(payment)) continue;
      if (!counted.isOnTaggedLine(payment) && !counted.namesOthers(payment)) continue;
      if (counted.targets(accounts.holdings, payer).some((holder) => holders.has(holder))) return 'ask';
    }
    return 'pass';
  };
};

/** Personal account: paid on a tagged line, or by somebody who had money of a line shortly before. */
export const personal: Narrowing = (counted, values) => {
  const window = (values as { passDays: number }).passDays * DAY_MS;
  const passedOver = counted.kinds(['treasury', 'clearing', 'agent-batch', 'person', 'household', 'cash']);
  const { accounts, payments } = counted.graph;
  const hadMoney = (account: number, from: number, to: number): boolean => {
    for (const payment of counted.made('into', account, from)) {
      if (payments.at[payment]! > to) return false;
      if (payments.indicator[payment]! >= 0) return true;
    }
    return false;
  };
  return (account) => {
    if (counted.holdersOf(account, ['Person']).size === 0) return 'not-judged';
    for (const payment of counted.made('into', account)) {
      if (!counted.pays(payment)) continue;
      if (counted.namesOthers(payment)) return 'ask';
      if (payments.indicator[payment]! >= 0) {
        if (counted.isOnTaggedLine(payment)) return 'ask';
        continue;
      }
      const payer = payments.payer[payment]!;
      if (payments.payout[payment]! >= 0 || passedOver.has(accounts.kind[payer]!)) continue;
      const moment = payments.at[payment]!;
      if (hadMoney(payer, moment - window, moment)) return 'ask';
    }
    return 'pass';
  };
};

/** Rebound: behind the account stands somebody in office or kin of such a person, and enough came to it that no line or batch paid. */
export const official: Narrowing = (counted, values) => {
  const { hubs, least } = values as { hubs: string[]; least: number };
  const [judged, hubKinds] = [counted.kinds(['person', 'household']), counted.kinds(hubs)];
  const { accounts, parties, payments } = counted.graph;
  const inOffice = (person: number): boolean => counted.targets(parties.staff, person).length > 0;
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    const people = counted.people(account);
    if (!people.some(inOffice)) {
      // Whether kin count depends on what is covered: the statement tells.
      const isKin = people.some((person) => [...counted.targets(parties.kin, person), ...counted.sources(parties.kin, person)].some(inOffice));
      return isKin ? 'ask' : 'not-judged';
    }
    for (const payment of counted.into(account)) {
      const payer = payments.payer[payment]!;
      if (payments.amount[payment]! < least || payer === account || hubKinds.has(accounts.kind[payer]!)) continue;
      if ((payments.indicator[payment]! < 0 && payments.payout[payment]! < 0) || counted.namesOthers(payment)) return 'ask';
    }
    return 'pass';
  };
};
