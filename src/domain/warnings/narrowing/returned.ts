import { DAY_MS } from './counted.js';
import type { Narrowing } from './narrowing.js';
import { isAnchored } from './one-account.js';

/** Payments between the first and the last of a ring, at most. */
const MIDDLE_MOST = 4;

/** Round trip: money went out and came back over others, from the account or from one that pays it, each hop within days and of about the same sum. */
export const returned: Narrowing = (counted, values) => {
  const { kinds, hubs, busy, windowDays, keepLeast, strongLoss } = values as {
    kinds: string[];
    hubs: string[];
    busy: number;
    windowDays: number;
    keepLeast: number;
    strongLoss: number;
  };
  const [judged, hubKinds] = [counted.kinds(kinds), counted.kinds(hubs)];
  const { accounts, payments } = counted.graph;
  const { amount, at, payer, indicator, payout } = payments;
  const window = windowDays * DAY_MS;
  const mayStand = (account: number, subject: number): boolean =>
    !hubKinds.has(accounts.kind[account]!) && (account === subject || counted.degree(account) <= busy);
  const isPassedOn = (earlier: number, later: number): boolean =>
    amount[earlier]! * (1 + strongLoss) >= counted.certain(later) && counted.certain(earlier) * keepLeast <= amount[later]!;

  /** Whether a ring of `origin` that `last` closes can run through the subject: as its beginning, or as the first that is paid. */
  const closes = (origin: number, last: number, subject: number): boolean => {
    const since = at[last]! - window;
    const begins = (account: number, next: number): boolean =>
      (origin === subject || account === subject) &&
      counted.intoBetween(account, since, at[next]!).some((first) => payer[first] === origin && isPassedOn(first, next));
    const back = (account: number, next: number, passed: readonly number[]): boolean =>
      counted.intoBetween(account, since, at[next]!).some((payment) => {
        const from = payer[payment]!;
        if (from === origin || passed.includes(from) || !mayStand(from, subject) || !isPassedOn(payment, next)) return false;
        return begins(from, payment) || (passed.length < MIDDLE_MOST && back(from, payment, [...passed, from]));
      });
    return back(payer[last]!, last, [payer[last]!]);
  };

  const isClosed = (origin: number, subject: number, since: number, until: number): boolean =>
    counted.intoBetween(origin, since, until).some((last) => {
      const before = payer[last]!;
      return indicator[last]! < 0 && payout[last]! < 0 && before !== origin && mayStand(before, subject) && closes(origin, last, subject);
    });

  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch)) || !isAnchored(counted, account)) return 'not-judged';
    if (counted.outOf(account).length === 0) return 'pass';
    if (isClosed(account, account, -Infinity, Infinity)) return 'ask';
    /** By who pays it: the first and last payment. */
    const origins = new Map<number, [from: number, to: number]>();
    for (const first of counted.into(account)) {
      const origin = payer[first]!;
      if (origin === account || !mayStand(origin, account)) continue;
      origins.set(origin, [origins.get(origin)?.[0] ?? at[first]!, at[first]!]);
    }
    for (const [origin, [from, to]] of origins) if (isClosed(origin, account, from, to + window)) return 'ask';
    return 'pass';
  };
};
