/**
 * A set of payments by their place in the one order (at, seq, id). One bit a payment, so that adding is a store, doubles cost
 * nothing and reading it gives the payments sorted: a scan of 10 million takes about a millisecond.
 */
export class RankSet {
  private bits = new Uint32Array(0);
  /** Words between these may hold something; what lies outside is neither scanned nor cleared. */
  private low = Infinity;
  private high = -1;

  /** Makes room for places below `count`. */
  fit(count: number): void {
    const words = (count + 31) >>> 5;
    if (this.bits.length >= words) return;
    const larger = new Uint32Array(words + (words >>> 3));
    larger.set(this.bits);
    this.bits = larger;
  }

  add(rank: number): void {
    const word = rank >>> 5;
    this.bits[word]! |= 1 << (rank & 31);
    if (word < this.low) this.low = word;
    if (word > this.high) this.high = word;
  }

  has(rank: number): boolean {
    return (this.bits[rank >>> 5]! & (1 << (rank & 31))) !== 0;
  }

  /** The places in the set, ascending. */
  sorted(): Int32Array {
    let size = 0;
    const { bits } = this;
    for (let word = this.low; word <= this.high; word += 1) size += ones(bits[word]!);
    const ranks = new Int32Array(size);
    let next = 0;
    for (let word = this.low; word <= this.high; word += 1) {
      let rest = bits[word]!;
      while (rest !== 0) {
        const lowest = rest & -rest;
        ranks[next] = (word << 5) + (31 - Math.clz32(lowest));
        next += 1;
        rest ^= lowest;
      }
    }
    return ranks;
  }

  clear(): void {
    if (this.high >= 0) this.bits.fill(0, this.low, this.high + 1);
    this.low = Infinity;
    this.high = -1;
  }
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
