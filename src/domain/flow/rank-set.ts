/** Past every group there can be. */
const NONE = 2 ** 30;

/**
 * A set of payments by their place in the one order (at, seq, id). One bit a payment, so that adding is a store, doubles cost nothing
 * and reading it gives the payments sorted; above them one bit for every 32 words, so that reading and emptying touch only what was
 * filled.
 */
export class RankSet {
  private bits = new Uint32Array(0);
  private filled = new Uint32Array(0);
  private size = 0;
  /** Every filled group of 32 words lies from `first` to before `end`. */
  private first = NONE;
  private end = 0;

  /** Makes room for places below `count`. */
  fit(count: number): void {
    const words = (count + 31) >>> 5;
    if (this.bits.length >= words) return;
    this.bits = larger(this.bits, words + (words >>> 3));
    this.filled = larger(this.filled, (this.bits.length + 31) >>> 5);
  }

  add(rank: number): void {
    const word = rank >>> 5;
    const before = this.bits[word]!;
    const after = before | (1 << (rank & 31));
    // Compared as the signed numbers that bit operators give.
    if (after === (before | 0)) return;
    if (before === 0) {
      const group = word >>> 5;
      this.filled[group]! |= 1 << (word & 31);
      if (group < this.first) this.first = group;
      if (group >= this.end) this.end = group + 1;
    }
    this.bits[word] = after;
    this.size += 1;
  }

  has(rank: number): boolean {
    return (this.bits[rank >>> 5]! & (1 << (rank & 31))) !== 0;
  }

  /** The places in the set, ascending. */
  sorted(): Int32Array {
    const { bits, filled } = this;
    const ranks = new Int32Array(this.size);
    let next = 0;
    for (let group = this.first; next < ranks.length; group += 1) {
      for (let words = filled[group]!; words !== 0; words &= words - 1) {
        const word = (group << 5) + lowest(words);
        for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
          ranks[next] = (word << 5) + lowest(rest);
          next += 1;
        }
      }
    }
    return ranks;
  }

  clear(): void {
    if (this.size === 0) return;
    const { bits, filled } = this;
    for (let group = this.first; group < this.end; group += 1) {
      if (filled[group] === 0) continue;
      bits.fill(0, group << 5, (group << 5) + 32);
      filled[group] = 0;
    }
    this.size = 0;
    this.first = NONE;
    this.end = 0;
  }
}

/** Place of the lowest bit that is set. */
function lowest(word: number): number {
  return 31 - Math.clz32(word & -word);
}

function larger(before: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const after = new Uint32Array(length);
  after.set(before);
  return after;
}
