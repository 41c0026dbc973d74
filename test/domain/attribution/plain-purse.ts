import type { Method } from '../../../src/domain/attribution/attribute.js';

/** What is moved: one mark for each fen, true where it is traced, in the order in which it was taken. */
export type Fen = boolean;

/** What lies with one holder, told as plainly as can be: by single fen, or for pro-rata by tag. */
export interface Purse {
  /** Fen in all, or with one tag; and how many of them are traced. */
  count(tag?: number): { all: number; traced: number };
  /** Takes so many, of one tag or of any; there must be enough. */
  take(amount: number, tag?: number): Fen[];
  put(fen: readonly Fen[], tag: number, at: number): void;
  copy(): Purse;
  /** Traced fen by tag, and by the time of arrival. */
  tracedByTag(): Map<number, number>;
  tracedByTime(): Map<number, number>;
}

export function purse(method: Method): Purse {
  return method === 'proRata' ? new ProportionalPurse() : new FenPurse(method);
}

class FenPurse implements Purse {
  /** Oldest first. */
  private fen: { traced: boolean; tag: number; at: number }[] = [];

  constructor(private readonly method: Method) {}

  count(tag?: number): { all: number; traced: number } {
    const seen = this.fen.filter((one) => tag === undefined || one.tag === tag);
    return { all: seen.length, traced: seen.filter((one) => one.traced).length };
  }

  take(amount: number, tag?: number): Fen[] {
    const open = this.fen.filter((one) => tag === undefined || one.tag === tag);
    if (this.method === 'lifo') open.reverse();
    if (this.method === 'libr') open.sort((a, b) => Number(a.traced) - Number(b.traced));
    const taken = open.slice(0, amount);
    if (taken.length < amount) throw new Error('more taken than is there');
    this.fen = this.fen.filter((one) => !taken.includes(one));
    return taken.map((one) => one.traced);
  }

  put(fen: readonly Fen[], tag: number, at: number): void {
    for (const traced of fen) this.fen.push({ traced, tag, at });
  }

  copy(): Purse {
    const other = new FenPurse(this.method);
    other.fen = [...this.fen];
    return other;
  }

  tracedByTag(): Map<number, number> {
    return counted(this.fen.filter((one) => one.traced).map((one) => one.tag));
  }

  tracedByTime(): Map<number, number> {
    return counted(this.fen.filter((one) => one.traced).map((one) => one.at));
  }
}

class ProportionalPurse implements Purse {
  /** The tag that was filled first comes first; empty ones are forgotten. */
  private pots: { tag: number; since: number; balance: bigint; traced: bigint }[] = [];

  count(tag?: number): { all: number; traced: number } {
    const seen = this.pots.filter((pot) => tag === undefined || pot.tag === tag);
    return { all: seen.reduce((sum, pot) => sum + Number(pot.balance), 0), traced: seen.reduce((sum, pot) => sum + Number(pot.traced), 0) };
  }

  take(amount: number, tag?: number): Fen[] {
    const open = this.pots.filter((pot) => tag === undefined || pot.tag === tag);
    const shares = shared(
      amount,
      open.map((pot) => Number(pot.balance)),
    );
    const taken = open.flatMap((pot, place) => {
      const part = BigInt(shares[place]!);
      if (part > pot.balance) throw new Error('more taken than is there');
      if (part === 0n) return [];
      const traced = (part * pot.traced) / pot.balance;
      pot.balance -= part;
      pot.traced -= traced;
      return Array.from({ length: Number(part) }, (_, fen) => fen < Number(traced));
    });
    this.pots = this.pots.filter((pot) => pot.balance > 0n);
    return taken;
  }

  put(fen: readonly Fen[], tag: number, at: number): void {
    if (fen.length === 0) return;
    let pot = this.pots.find((one) => one.tag === tag);
    if (!pot) this.pots.push((pot = { tag, since: at, balance: 0n, traced: 0n }));
    pot.balance += BigInt(fen.length);
    pot.traced += BigInt(fen.filter(Boolean).length);
  }

  copy(): Purse {
    const other = new ProportionalPurse();
    other.pots = this.pots.map((pot) => ({ ...pot }));
    return other;
  }

  tracedByTag(): Map<number, number> {
    return new Map(this.pots.filter((pot) => pot.traced > 0n).map((pot) => [pot.tag, Number(pot.traced)]));
  }

  tracedByTime(): Map<number, number> {
    const times = new Map<number, number>();
    for (const pot of this.pots) if (pot.traced > 0n) times.set(pot.since, (times.get(pot.since) ?? 0) + Number(pot.traced));
    return times;
  }
}

/** Whole fen by weight: floors, then one each to the largest remainders, the earlier place first. */
export function shared(whole: number, weights: readonly number[]): number[] {
  const base = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (base === 0n) return weights.map(() => 0);
  const floors = weights.map((weight) => Number((BigInt(whole) * BigInt(weight)) / base));
  const left = whole - floors.reduce((sum, floor) => sum + floor, 0);
  const luckiest = weights
    .map((weight, place) => ({ place, remainder: Number((BigInt(whole) * BigInt(weight)) % base) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place)
    .slice(0, left)
    .map(({ place }) => place);
  return floors.map((floor, place) => floor + (luckiest.includes(place) ? 1 : 0));
}

function counted(keys: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
