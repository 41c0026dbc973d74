import { DAY_MS } from './counted.js';
import type { Narrowing } from './narrowing.js';

/** Collected subsidies: out of one payout or line, enough households passed enough of their grants on to the account within days. */
export const collected: Narrowing = (counted, values) => {
  const { hubs, homes, windowDays, partLeast } = values as { hubs: string[]; homes: number; windowDays: number; partLeast: number };
  const [hubKinds, cards] = [counted.kinds(hubs), counted.kinds(['household', 'person'])];
  const { accounts, payments } = counted.graph;
  const { amount, at, payer, payout, indicator, project } = payments;
  /** What a grant was paid out of. */
  const sourceOf = (grant: number): string => {
    if (payout[grant]! >= 0) return `p${payout[grant]}`;
    return indicator[grant]! >= 0 ? `i${indicator[grant]}` : `j${project[grant]}`;
  };
  return (account) => {
    if (hubKinds.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    const sentBy = new Map<number, number[]>();
    for (const payment of counted.into(account)) {
      const card = payer[payment]!;
      if (card === account || !cards.has(accounts.kind[card]!)) continue;
      const known = sentBy.get(card);
      if (known) known.push(payment);
      else sentBy.set(card, [payment]);
    }
    if (sentBy.size === 0) return 'not-judged';
    const homesBy = new Map<string, Set<number>>();
    for (const [card, sent] of sentBy) {
      const grants = counted.intoBetween(card, at[sent[0]!]! - windowDays * DAY_MS, at[sent.at(-1)!]!).filter((payment) => counted.isTagged(payment));
      for (const grant of grants) {
        const until = at[grant]! + windowDays * DAY_MS;
        const passed = sent.reduce((sum, payment) => (at[payment]! >= at[grant]! && at[payment]! <= until ? sum + amount[payment]! : sum), 0);
        if (passed === 0 || passed < partLeast * counted.certain(grant)) continue;
        const source = sourceOf(grant);
        const known = homesBy.get(source) ?? new Set();
        homesBy.set(source, known);
        for (const home of counted.homesOf(card)) known.add(home);
        if (known.size >= homes) return 'ask';
      }
    }
    return 'pass';
  };
};
