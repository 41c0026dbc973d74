import { DAY_MS, type Counted } from './counted.js';
import type { Narrowing } from './narrowing.js';
import { placeOf } from './one-account.js';

/** Adds to a set under a key. */
export function enter<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}

/** Payments of an account to others that may stand in the middle: no hubs, no markets. */
export function toMiddles(counted: Counted, account: number, hubs: ReadonlySet<number>, busy: number): number[] {
  const { accounts, payments } = counted.graph;
  return counted.outOf(account).filter((payment) => {
    const middle = payments.payee[payment]!;
    return middle !== account && !hubs.has(accounts.kind[middle]!) && counted.degree(middle) <= busy;
  });
}

/** Scatter-gather: soon after tagged money came, enough accounts were paid that soon paid the same account on. */
export const scattered: Narrowing = (counted, values) => {
  const { kinds, hubs, busy, mids, windowDays, passedLeast } = values as {
    kinds: string[];
    hubs: string[];
    busy: number;
    mids: number;
    windowDays: number;
    passedLeast: number;
  };
  const [judged, hubKinds] = [counted.kinds(kinds), counted.kinds(hubs)];
  const { accounts, payments } = counted.graph;
  const { amount, at, payee } = payments;
  const window = windowDays * DAY_MS;
  /** Whether enough accounts are paid within the days; payments in the order of time. */
  const areClose = (some: readonly number[]): boolean => {
    const paid = new Map<number, number>();
    let first = 0;
    for (const payment of some) {
      for (; at[some[first]!]! < at[payment]! - window; first += 1) {
        const left = paid.get(payee[some[first]!]!)! - 1;
        if (left === 0) paid.delete(payee[some[first]!]!);
        else paid.set(payee[some[first]!]!, left);
      }
      paid.set(payee[payment]!, (paid.get(payee[payment]!) ?? 0) + 1);
      if (paid.size >= mids) return true;
    }
    return false;
  };
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    const anchors = counted.into(account).filter((payment) => counted.isTagged(payment));
    if (anchors.length === 0) return 'not-judged';
    if (accounts.out.count[account]! < mids) return 'pass';
    const starts = toMiddles(counted, account, hubKinds, busy).filter((payment) => {
      const anchor = anchors[placeOf(anchors, at, at[payment]! + 1) - 1];
      return anchor !== undefined && at[payment]! <= at[anchor]! + 2 * window;
    });
    if (!areClose(starts)) return 'pass';
    /** By last account: first payments on the way to it. */
    const ways = new Map<number, Set<number>>();
    const firstDealings = new Map<number, Map<number, number>>();
    for (const start of starts) {
      const middle = payee[start]!;
      const onward = new Map<number, { gross: number; sure: number }>();
      for (const payment of counted.outBetween(middle, at[start]!, at[start]! + window)) {
        const last = payee[payment]!;
        if (last === account || last === middle || hubKinds.has(accounts.kind[last]!)) continue;
        const sum = onward.get(last) ?? { gross: 0, sure: 0 };
        onward.set(last, sum);
        sum.gross += amount[payment]!;
        // At one moment the order is not known here.
        if (at[payment]! > at[start]!) sum.sure += counted.certain(payment);
      }
      if (onward.size === 0) continue;
      const dealings = firstDealings.get(middle) ?? counted.firstDealings(middle);
      firstDealings.set(middle, dealings);
      for (const [last, { gross, sure }] of onward) {
        // Who has dealt with each other before is no detour.
        if (dealings.get(last)! < at[start]! || gross < passedLeast * counted.certain(start) || sure > amount[start]!) continue;
        enter(ways, last, start);
      }
    }
    for (const some of ways.values()) if (some.size >= mids && areClose([...some])) return 'ask';
    return 'pass';
  };
};
