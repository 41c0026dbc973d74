import { DAY_MS, type Counted } from './counted.js';
import type { Narrowing } from './narrowing.js';

/** Whether an account has got money out of tagged lines. */
export function isAnchored(counted: Counted, account: number): boolean {
  return counted.into(account).some((payment) => counted.isTagged(payment));
}

/** Sums of some payments up to each of them: `sums[n]` is that of the first n. */
export function sumsOf(some: readonly number[], amountOf: (payment: number) => number): Float64Array {
  const sums = new Float64Array(some.length + 1);
  some.forEach((payment, place) => (sums[place + 1] = sums[place]! + amountOf(payment)));
  return sums;
}

/** First place whose payment is at or after a moment; payments in the order of time. */
export function placeOf(some: readonly number[], at: Float64Array, moment: number): number {
  let [low, high] = [0, some.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at[some[middle]!]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Pass-through: from a tagged receipt on, within hours, enough came in tagged and nearly all of what came in went out; more than once within days,
 * or at a young enterprise.
 */
export const passedThrough: Narrowing = (counted, values, control) => {
  const { hubs, hours, receivedLeast, outLeast, episodes, withinDays, youngDays } = values as { hubs: string[] } & Record<
    'hours' | 'receivedLeast' | 'outLeast' | 'episodes' | 'withinDays' | 'youngDays',
    number
  >;
  const hubKinds = counted.kinds(hubs);
  const { accounts, payments } = counted.graph;
  const { amount, at } = payments;
  const length = hours * 3_600_000;
  /** Moments at which an episode may begin, in the order of time. */
  const beginnings = (ins: readonly number[], tagged: readonly boolean[], outs: readonly number[]): number[] => {
    const grossIn = sumsOf(ins, (payment) => amount[payment]!);
    const certainIn = sumsOf(ins, (payment) => counted.certain(payment));
    const taggedIn = new Float64Array(ins.length + 1);
    ins.forEach((payment, place) => (taggedIn[place + 1] = taggedIn[place]! + (tagged[place] ? amount[payment]! : 0)));
    const grossOut = sumsOf(outs, (payment) => amount[payment]!);
    const certainOut = sumsOf(outs, (payment) => counted.certain(payment));
    const found = new Set<number>();
    for (const [place, payment] of ins.entries()) {
      if (!tagged[place]) continue;
      const since = at[payment]!;
      const [inFrom, inTo] = [placeOf(ins, at, since), placeOf(ins, at, since + length + 1)];
      if (taggedIn[inTo]! - taggedIn[inFrom]! < receivedLeast) continue;
      const [outFrom, outTo] = [placeOf(outs, at, since), placeOf(outs, at, since + length + 1)];
      if (grossOut[outTo]! - grossOut[outFrom]! < outLeast * (certainIn[inTo]! - certainIn[inFrom]!)) continue;
      // No more leaves than came.
      if (outTo > outFrom && certainOut[outTo]! - certainOut[outFrom]! <= grossIn[inTo]! - grossIn[inFrom]!) found.add(since);
    }
    return [...found];
  };
  /** Whether enough of them, none of which overlap, lie about one of them. */
  const areMany = (moments: readonly number[]): boolean =>
    moments.some((one) => {
      let [count, last] = [0, -Infinity];
      for (const moment of moments) {
        if (Math.abs(moment - one) > withinDays * DAY_MS || moment <= last + length) continue;
        [count, last] = [count + 1, moment];
      }
      return count >= episodes;
    });
  return (account) => {
    if (hubKinds.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    const ins = counted.into(account);
    const tagged = ins.map((payment) => counted.isTagged(payment));
    if (!tagged.includes(true)) return 'not-judged';
    const outs = counted.outOf(account);
    if (outs.length === 0) return 'pass';
    const moments = beginnings(ins, tagged, outs);
    if (moments.length === 0) return 'pass';
    if (areMany(moments)) return 'ask';
    if (!control) return { about: new Set([account]) };
    return moments.some((since) => control.isYounger(account, since - youngDays * DAY_MS)) ? 'ask' : 'pass';
  };
};

/** Fan-out: within days of a tagged receipt, enough persons got enough of what was received. */
export const fannedOut: Narrowing = (counted, values) => {
  const { kinds, persons, windowDays, partLeast } = values as { kinds: string[]; persons: number; windowDays: number; partLeast: number };
  const [judged, private_] = [counted.kinds(kinds), counted.kinds(['person', 'household'])];
  const { accounts, payments } = counted.graph;
  const { amount, at, payee } = payments;
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    const receipts = counted.into(account).filter((payment) => counted.isTagged(payment));
    if (receipts.length === 0) return 'not-judged';
    if (accounts.out.count[account]! < persons) return 'pass';
    const outs = counted.outOf(account).filter((payment) => private_.has(accounts.kind[payee[payment]!]!));
    const grossOut = sumsOf(outs, (payment) => amount[payment]!);
    const certainIn = sumsOf(receipts, (payment) => counted.certain(payment));
    for (const receipt of receipts) {
      const since = at[receipt]!;
      const until = since + windowDays * DAY_MS;
      const [from, to] = [placeOf(outs, at, since), placeOf(outs, at, until + 1)];
      if (to - from < persons) continue;
      const received = certainIn[placeOf(receipts, at, until + 1)]! - certainIn[placeOf(receipts, at, since)]!;
      if (grossOut[to]! - grossOut[from]! < partLeast * received) continue;
      if (new Set(outs.slice(from, to).map((payment) => payee[payment]!)).size >= persons) return 'ask';
    }
    return 'pass';
  };
};

/** Gather-scatter: enough accounts pay in before the first payment out, and then enough are paid about as much before anything more comes in. */
export const gathered: Narrowing = (counted, values) => {
  const { kinds, hubs, busy, payersLeast, payeesLeast, windowDays, differenceMost } = values as {
    kinds: string[];
    hubs: string[];
    busy: number;
    payersLeast: number;
    payeesLeast: number;
    windowDays: number;
    differenceMost: number;
  };
  const [judged, hubKinds] = [counted.kinds(kinds), counted.kinds(hubs)];
  const { accounts, payments } = counted.graph;
  const { amount, at, payer, payee } = payments;
  const distinct = (some: readonly number[], ends: Int32Array): number => new Set(some.map((payment) => ends[payment]!)).size;
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch))) return 'not-judged';
    const all = counted.into(account).filter((payment) => !hubKinds.has(accounts.kind[payer[payment]!]!));
    if (all.length === 0) return 'not-judged';
    // Very likely a market: the statement tells that at once.
    if (counted.degree(account) > busy) return 'ask';
    const ins = all.filter((payment) => payer[payment] !== account);
    const outs = counted.outOf(account).filter((payment) => payee[payment] !== account);
    if (ins.length < payersLeast || outs.length < payeesLeast) return 'pass';
    if (distinct(ins, payer) < payersLeast || distinct(outs, payee) < payeesLeast) return 'pass';
    // What is undone moves the turns: asked.
    if (ins.some((payment) => payments.isSettled(payment)) || outs.some((payment) => payments.isSettled(payment))) return 'ask';
    const [inSums, outSums] = [sumsOf(ins, (payment) => amount[payment]!), sumsOf(outs, (payment) => amount[payment]!)];
    for (const first of ins.keys()) {
      const since = at[ins[first]!]!;
      const [from, start] = [placeOf(ins, at, since), placeOf(outs, at, since)];
      if (start >= outs.length) break;
      const turn = at[outs[start]!]!;
      const next = placeOf(ins, at, turn + 1);
      if (next - from < payersLeast || distinct(ins.slice(from, next), payer) < payersLeast) continue;
      const end = Math.min(placeOf(outs, at, since + windowDays * DAY_MS + 1), next < ins.length ? placeOf(outs, at, at[ins[next]!]!) : outs.length);
      if (end - start < payeesLeast || distinct(outs.slice(start, end), payee) < payeesLeast) continue;
      const came = inSums[next]! - inSums[from]!;
      for (let until = start + payeesLeast; until <= end; until += 1)
        if (Math.abs(outSums[until]! - outSums[start]! - came) <= differenceMost * came) return 'ask';
    }
    return 'pass';
  };
};
