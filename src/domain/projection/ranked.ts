import type { Adjacency } from './adjacency.js';
import { Columns } from './columns.js';
import { Ids } from './ids.js';
import { isVisible } from './links.js';
import { compareOrdered, sortOrdered } from './ranking.js';

/** Edges that have a place in the one order (at, seq, id), with all their versions. */
export abstract class Ranked extends Columns {
  /** Finds the newest version of an edge. */
  readonly ids = new Ids();
  /** Fen. */
  amount = this.float64('amount');
  /** Epoch ms. */
  at = this.float64('at');
  seq = this.int32('seq');
  addedIn = this.int32('addedIn');
  /** 0 while current. */
  retiredIn = this.int32('retiredIn');
  /** Place in the one order, once arranged. */
  rank = this.int32('rank', -1);
  /** The edge at each place. */
  byRank = this.int32('byRank');
  /** So many have a place already. */
  private arranged = 0;

  visible(edge: number, batch: number): boolean {
    return isVisible(this.addedIn[edge]!, this.retiredIn[edge]!, batch);
  }

  /** The version of an edge that a batch can see; -1 where there is none. */
  versionAt(id: string, batch: number): number {
    let edge = this.ids.number(id);
    while (edge >= 0 && !this.visible(edge, batch)) edge = this.ids.older(edge);
    return edge;
  }

  /** The version of an edge that a batch has added; -1 where there is none. */
  versionAdded(id: string, addedIn: number): number {
    let edge = this.ids.number(id);
    while (edge >= 0 && this.addedIn[edge] !== addedIn) edge = this.ids.older(edge);
    return edge;
  }

  /** Ends the version that a batch has added, unless it has ended already; gives its number, -1 where there is none. */
  retire(id: string, addedIn: number, retiredIn: number): number {
    const edge = this.versionAdded(id, addedIn);
    if (edge >= 0 && this.retiredIn[edge] === 0) this.retiredIn[edge] = retiredIn;
    return edge;
  }

  /** Gives a place to what is new; returns the new ones in the one order. */
  protected *arrangeRanks(): Generator<void, Int32Array> {
    const { arranged, count, byRank, rank } = this;
    const added = new Int32Array(count - arranged);
    for (let place = 0; place < added.length; place += 1) added[place] = arranged + place;
    yield* sortOrdered(this, added);
    this.arranged = count;
    // From the back, so that what has a place moves up once and in whole stretches.
    let end = arranged;
    for (let place = added.length - 1; place >= 0; place -= 1) {
      const position = this.placeOf(added[place]!, end);
      if (position < end) byRank.copyWithin(position + place + 1, position, end);
      byRank[position + place] = added[place]!;
      end = position;
    }
    const changed = added.length === 0 ? count : end;
    for (let place = changed; place < count; place += 1) rank[byRank[place]!] = place;
    yield;
    return added;
  }

  /** Where new edges have the id of others: the one of the latest batch is found first, whatever the order of adding. */
  protected orderVersions(added: Int32Array, done: (newest: number, versions: readonly number[]) => void = () => undefined): void {
    if (!this.ids.hasVersions) return;
    const ordered = new Set<number>();
    for (const edge of added) {
      if (ordered.has(edge) || (this.ids.older(edge) < 0 && this.ids.newest(edge) === edge)) continue;
      const versions = this.ids.orderVersions(edge, (left, right) => this.addedIn[right]! - this.addedIn[left]!);
      for (const version of versions) ordered.add(version);
      done(versions[0]!, versions);
    }
  }

  /** Sorts what is new into lists by owner; few new ones are sorted in, many are a reason to list all. */
  protected *arrangeLists(
    added: Int32Array,
    lists: readonly { readonly owners: number; readonly owner: Int32Array; readonly lists: Adjacency }[],
  ): Generator<void> {
    const { rank, byRank, count } = this;
    for (const { owners, owner, lists: adjacency } of lists) {
      if (added.length * 4 > count) yield* adjacency.build(owners, { owner, rank, byRank, count });
      else adjacency.update(owners, added, { owner, rank, byRank, count });
      yield;
    }
  }

  /** First place below `end` whose edge comes after one. */
  private placeOf(edge: number, end: number): number {
    let low = 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareOrdered(this, this.byRank[middle]!, edge) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** After a snapshot was read: everything has its place. */
  allArranged(): void {
    this.arranged = this.count;
  }
}
