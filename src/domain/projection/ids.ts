import { named, newColumn, roomFor, widened, type Column, type Section } from './columns.js';

/** An arena is addressed with 32 bits. */
const ARENA_MAX = 2 ** 32 - 1;

/**
 * Business ids by number and numbers by id, without a JavaScript string for each: the texts lie one after the other as UTF-8, and an
 * open-addressing hash table finds them. The newest of several things with one id is the one found; older ones are chained behind it.
 */
export class Ids {
  count = 0;
  private arena = newColumn('uint8', 64) as Uint8Array;
  /** Where the text of a number begins; it ends where the next one begins. */
  private starts = newColumn('uint32', 17) as Uint32Array;
  /** Number + 1 at a place given by the hash; 0 is free. */
  private slots = newColumn('int32', 32) as Int32Array;
  private reading = Buffer.from(this.arena.buffer as SharedArrayBuffer);
  private readonly before = new Map<number, number>();
  private used = 0;
  /** How many slots are taken. */
  private different = 0;
  private scratch = Buffer.alloc(256);
  private scratchLength = 0;

  /** The id of a number. */
  id(number: number): string {
    return this.reading.toString('utf8', this.starts[number]!, this.starts[number + 1]!);
  }

  /** The newest number with an id; -1 where there is none. */
  number(id: string): number {
    const hash = this.encode(id);
    return this.slots[this.slotOf(this.scratch, 0, this.scratchLength, hash)]! - 1;
  }

  /** The number of an id, a new one where it has none. */
  intern(id: string): number {
    const known = this.number(id);
    return known >= 0 ? known : this.add(id);
  }

  /** Gives the next number to an id, also where another one has it already. */
  add(id: string): number {
    const hash = this.encode(id);
    const slot = this.slotOf(this.scratch, 0, this.scratchLength, hash);
    const older = this.slots[slot]! - 1;
    const number = this.count;
    this.store();
    if (older >= 0) this.before.set(number, older);
    else this.different += 1;
    this.slots[slot] = number + 1;
    if (this.different * 3 > this.slots.length * 2) this.rehash(this.slots.length * 2);
    return number;
  }

  /** Whether any id has several numbers. */
  get hasVersions(): boolean {
    return this.before.size > 0;
  }

  /** The next older one with the same id; -1 where there is none. */
  older(number: number): number {
    return this.before.get(number) ?? -1;
  }

  /** The newest one with the same id. */
  newest(number: number): number {
    const from = this.starts[number]!;
    const length = this.starts[number + 1]! - from;
    return this.slots[this.slotOf(this.arena, from, length, hashOf(this.arena, from, from + length))]! - 1;
  }

  /** Puts the versions of an id into an order, the first of them the one that is found. Gives them in this order. */
  orderVersions(number: number, order: (left: number, right: number) => number): number[] {
    const from = this.starts[number]!;
    const length = this.starts[number + 1]! - from;
    const slot = this.slotOf(this.arena, from, length, hashOf(this.arena, from, from + length));
    const versions: number[] = [];
    for (let version = this.slots[slot]! - 1; version >= 0; version = this.older(version)) versions.push(version);
    versions.sort(order);
    this.slots[slot] = versions[0]! + 1;
    versions.forEach((version, place) => {
      if (place + 1 < versions.length) this.before.set(version, versions[place + 1]!);
      else this.before.delete(version);
    });
    return versions;
  }

  /** The byte of an id at a place, -1 behind its end. */
  byteAt(number: number, place: number): number {
    const at = this.starts[number]! + place;
    return at < this.starts[number + 1]! ? this.arena[at]! : -1;
  }

  /** By code points, as the database orders texts. */
  compare(left: number, right: number): number {
    let a = this.starts[left]!;
    let b = this.starts[right]!;
    const endA = this.starts[left + 1]!;
    const endB = this.starts[right + 1]!;
    while (a < endA && b < endB) {
      const difference = this.arena[a]! - this.arena[b]!;
      if (difference !== 0) return difference;
      a += 1;
      b += 1;
    }
    return endA - a - (endB - b);
  }

  /** Makes room for so many ids of so many bytes each. */
  reserve(count: number, bytesEach = 40): void {
    if (count + 1 > this.starts.length) this.starts = widened(this.starts, count + 1);
    if (count * bytesEach > this.arena.length) this.widenArena(Math.min(ARENA_MAX, count * bytesEach));
    let slots = this.slots.length;
    while (count * 3 > slots * 2) slots *= 2;
    if (slots !== this.slots.length) this.rehash(slots);
  }

  sections(): Section[] {
    return named('ids', [
      { name: 'arena', content: () => this.arena.subarray(0, this.used), adopt: (column, length) => this.adoptArena(column as Uint8Array, length) },
      {
        name: 'starts',
        content: () => this.starts.subarray(0, this.count + 1),
        adopt: (column, length) => {
          this.starts = column as Uint32Array;
          this.count = length - 1;
        },
      },
      {
        name: 'slots',
        content: () => this.slots,
        adopt: (column, length) => {
          this.slots = (column as Int32Array).subarray(0, length);
          this.different = 0;
          for (const slot of this.slots) if (slot !== 0) this.different += 1;
        },
      },
      {
        name: 'before',
        content: () => Int32Array.from([...this.before].flat()),
        adopt: (column, length) => {
          this.before.clear();
          for (let place = 0; place < length; place += 2) this.before.set(column[place]!, column[place + 1]!);
        },
      },
    ]);
  }

  private adoptArena(arena: Uint8Array, used: number): void {
    this.arena = arena;
    this.used = used;
    this.reading = Buffer.from(arena.buffer as SharedArrayBuffer);
  }

  /** Writes the id into the scratch buffer; gives its hash. */
  private encode(id: string): number {
    if (id.length * 3 > this.scratch.length) this.scratch = Buffer.alloc(id.length * 6);
    const { scratch } = this;
    let length = 0;
    for (; length < id.length; length += 1) {
      const code = id.charCodeAt(length);
      if (code > 127) break;
      scratch[length] = code;
    }
    if (length < id.length) length = scratch.write(id, 'utf8');
    this.scratchLength = length;
    return hashOf(scratch, 0, length);
  }

  private slotOf(bytes: Uint8Array, from: number, length: number, hash: number): number {
    const { slots, starts, arena } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const number = slots[slot]! - 1;
      if (number < 0) return slot;
      const start = starts[number]!;
      if (starts[number + 1]! - start === length) {
        let place = 0;
        while (place < length && arena[start + place] === bytes[from + place]) place += 1;
        if (place === length) return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private store(): void {
    const end = this.used + this.scratchLength;
    if (end > ARENA_MAX) throw new RangeError('The ids of one kind are longer than 4 GiB together.');
    if (end > this.arena.length) this.widenArena(Math.min(ARENA_MAX, roomFor(end)));
    if (this.count + 2 > this.starts.length) this.starts = widened(this.starts, roomFor(this.count + 2));
    for (let place = 0; place < this.scratchLength; place += 1) this.arena[this.used + place] = this.scratch[place]!;
    this.used = end;
    this.count += 1;
    this.starts[this.count] = end;
  }

  private widenArena(length: number): void {
    this.adoptArena(widened(this.arena, length), this.used);
  }

  private rehash(length: number): void {
    const slots = newColumn('int32', length) as Int32Array;
    const mask = length - 1;
    for (const entry of this.slots) {
      if (entry === 0) continue;
      let slot = hashOf(this.arena, this.starts[entry - 1]!, this.starts[entry]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.slots = slots;
  }
}

/** FNV-1a with a last mix, since the table takes the low bits. */
function hashOf(bytes: Column, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let place = from; place < to; place += 1) hash = Math.imul(hash ^ bytes[place]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
