import { Columns } from './columns.js';
import { Ids } from './ids.js';
import { isVisible } from './links.js';

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
  protected arranged = 0;

  visible(edge: number, batch: number): boolean {
    return isVisible(this.addedIn[edge]!, this.retiredIn[edge]!, batch);
  }

  /** The version of an edge that a batch can see; -1 where there is none. */
  versionAt(id: string, batch: number): number {
    let edge = this.ids.number(id);
    while (edge >= 0 && !this.visible(edge, batch)) edge = this.ids.older(edge);
    return edge;
  }

  /** Ends the version that a batch has added, unless it has ended already; gives its number, -1 where there is none. */
  retire(id: string, addedIn: number, retiredIn: number): number {
    let edge = this.ids.number(id);
    while (edge >= 0 && this.addedIn[edge] !== addedIn) edge = this.ids.older(edge);
    if (edge >= 0 && this.retiredIn[edge] === 0) this.retiredIn[edge] = retiredIn;
    return edge;
  }

  /** Gives a place to what is new; returns the new ones in the one order. */
  protected arrangeRanks(): Int32Array {
    return new Int32Array(0);
  }
}
