/**
 * A small seeded generator (mulberry32), so that the story comes out the same on every machine and every run.
 * Each place and year draws from its own stream: changing one county never changes another.
 */
export class Random {
  private state: number;

  constructor(seed: string) {
    // FNV-1a over the seed text.
    let hash = 0x811c9dc5;
    for (const letter of seed) {
      hash ^= letter.codePointAt(0) ?? 0;
      hash = Math.imul(hash, 0x01000193);
    }
    this.state = hash >>> 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.between(0, list.length - 1)];
    if (chosen === undefined) throw new Error('Cannot pick from an empty list.');
    return chosen;
  }

  /** `count` different members, in random order. */
  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(this.between(0, rest.length - 1), 1));
    return taken;
  }

  /** `total` in `parts` positive shares, each a multiple of `unit` but the last, which takes the remainder. */
  split(total: number, parts: number, unit: number): number[] {
    const shares: number[] = [];
    let rest = total;
    for (let left = parts; left > 1; left -= 1) {
      const even = rest / left;
      const share = Math.max(unit, Math.floor((even * (0.7 + this.next() * 0.6)) / unit) * unit);
      shares.push(share);
      rest -= share;
    }
    return [...shares, rest];
  }
}
