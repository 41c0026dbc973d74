/** Gives the few things of a whole that occur in one answer numbers of their own, 0 upwards in the order in which they come. */
export class LocalNumbers {
  private place = new Int32Array(0);
  readonly members: number[] = [];

  /** Makes room for things numbered below `count`. */
  fit(count: number): void {
    if (this.place.length >= count) return;
    const larger = new Int32Array(count + (count >>> 3) + 16).fill(-1);
    larger.set(this.place);
    this.place = larger;
  }

  get count(): number {
    return this.members.length;
  }

  /** The thing's own number here; the next one where it is new. */
  of(thing: number): number {
    const known = this.place[thing]!;
    if (known >= 0) return known;
    const number = this.members.length;
    this.place[thing] = number;
    this.members.push(thing);
    return number;
  }

  /** -1 where it does not occur. */
  known(thing: number): number {
    return this.place[thing]!;
  }

  clear(): void {
    const { members, place } = this;
    for (let number = 0; number < members.length; number += 1) place[members[number]!] = -1;
    this.members.length = 0;
  }
}
