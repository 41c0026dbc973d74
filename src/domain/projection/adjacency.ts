import { newColumn, roomFor, widened, type Section } from './columns.js';
import { PAUSE_EVERY } from './ranking.js';

/** Things that are listed: which list each belongs to (-1 none), and their place in the one order. */
export interface Listed {
  readonly owner: Int32Array;
  readonly rank: Int32Array;
  readonly byRank: Int32Array;
  readonly count: number;
}

/**
 * Which payments (or allocations) each thing has, in the one order: the list of n is `pool[start[n] … start[n] + count[n] − 1]`.
 * A list that changes is written anew at the end of the pool, so there is one way to read it. Read the three arrays anew after an
 * `arrange`.
 */
export class Adjacency {
  start = newColumn('int32', 0) as Int32Array;
  count = newColumn('int32', 0) as Int32Array;
  pool = newColumn('int32', 0) as Int32Array;
  private used = 0;
  /** Places of the pool that no list holds any more. */
  private dead = 0;
  private moved: { readonly item: number; readonly from: number; readonly to: number }[] = [];

  /** Notes that a listed thing belongs to another list now; -1 is none. */
  move(item: number, from: number, to: number): void {
    if (from !== to) this.moved.push({ item, from, to });
  }

  /** Lists everything from the beginning. `owners`: how many lists there are. */
  *build(owners: number, { owner, byRank, count }: Listed): Generator<void> {
    this.fit(owners);
    this.moved = [];
    this.count.fill(0);
    let listed = 0;
    for (let item = 0; item < count; item += 1) {
      const list = owner[item]!;
      if (list < 0) continue;
      this.count[list]! += 1;
      listed += 1;
    }
    if (this.pool.length < listed) this.pool = newColumn('int32', roomFor(listed)) as Int32Array;
    let sum = 0;
    for (let list = 0; list < owners; list += 1) {
      this.start[list] = sum;
      sum += this.count[list]!;
    }
    // The starts serve as the next free places and are set back afterwards.
    const { start, pool } = this;
    for (let rank = 0; rank < count; rank += 1) {
      if (rank % PAUSE_EVERY === 0) yield;
      const item = byRank[rank]!;
      const list = owner[item]!;
      if (list < 0) continue;
      pool[start[list]!] = item;
      start[list]! += 1;
    }
    for (let list = 0; list < owners; list += 1) start[list]! -= this.count[list]!;
    this.used = listed;
    this.dead = 0;
  }

  /** Lists what is new (in the one order) and what has moved; the lists of all others stay where they are. */
  update(owners: number, added: Int32Array, { owner, rank }: Listed): void {
    this.fit(owners);
    const incoming = new Map<number, number[]>();
    const outgoing = new Map<number, Set<number>>();
    for (const item of added) this.enter(incoming, owner[item]!, item);
    const known = new Set(this.moved.length === 0 ? [] : added);
    for (const { item, from } of this.moved) {
      if (known.has(item)) continue;
      if (from >= 0) outgoing.set(from, (outgoing.get(from) ?? new Set()).add(item));
      const list = owner[item]!;
      if (list < 0 || incoming.get(list)?.includes(item)) continue;
      this.enter(incoming, list, item);
      incoming.get(list)!.sort((left, right) => rank[left]! - rank[right]!);
    }
    this.moved = [];
    for (const list of new Set([...incoming.keys(), ...outgoing.keys()])) this.rewrite(list, incoming.get(list) ?? [], outgoing.get(list), rank);
    if (this.dead * 2 > this.used) this.compact(owners);
  }

  sections(): Section[] {
    const column = (name: 'start' | 'count'): Section => ({
      name,
      content: () => this[name],
      adopt: (content, length) => {
        this[name] = (content as Int32Array).subarray(0, length);
      },
    });
    return [
      column('start'),
      column('count'),
      {
        name: 'pool',
        content: () => this.pool.subarray(0, this.used),
        adopt: (content, length) => {
          this.pool = content as Int32Array;
          this.used = length;
          this.dead = length;
          for (const count of this.count) this.dead -= count;
        },
      },
    ];
  }

  private enter(lists: Map<number, number[]>, list: number, item: number): void {
    if (list < 0) return;
    const known = lists.get(list);
    if (known) known.push(item);
    else lists.set(list, [item]);
  }

  private rewrite(list: number, incoming: readonly number[], outgoing: ReadonlySet<number> | undefined, rank: Int32Array): void {
    const length = this.count[list]!;
    const room = this.used + length + incoming.length;
    if (room > this.pool.length) this.pool = widened(this.pool, roomFor(room));
    const { pool } = this;
    let from = this.start[list]!;
    const end = from + length;
    let to = this.used;
    this.start[list] = to;
    for (const item of incoming) {
      const place = rank[item]!;
      while (from < end && rank[pool[from]!]! < place) {
        if (!outgoing?.has(pool[from]!)) pool[to++] = pool[from]!;
        from += 1;
      }
      pool[to++] = item;
    }
    for (; from < end; from += 1) if (!outgoing?.has(pool[from]!)) pool[to++] = pool[from]!;
    this.count[list] = to - this.start[list];
    this.used = to;
    this.dead += length;
  }

  private compact(owners: number): void {
    const pool = newColumn('int32', roomFor(this.used - this.dead)) as Int32Array;
    let to = 0;
    for (let list = 0; list < owners; list += 1) {
      const from = this.start[list]!;
      pool.set(this.pool.subarray(from, from + this.count[list]!), to);
      this.start[list] = to;
      to += this.count[list]!;
    }
    this.pool = pool;
    this.used = to;
    this.dead = 0;
  }

  private fit(owners: number): void {
    if (owners <= this.start.length) return;
    this.start = widened(this.start, roomFor(owners));
    this.count = widened(this.count, roomFor(owners));
  }
}

/** The payments or allocations that a thing has, in the one order. */
export function listOf({ start, count, pool }: Adjacency, thing: number): Int32Array {
  return pool.subarray(start[thing]!, start[thing]! + count[thing]!);
}
