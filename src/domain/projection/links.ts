import { Columns, named, newColumn, roomFor, widened, type Section } from './columns.js';

/** First row of a list of rows for each of some things; -1 where a thing has none. */
export class Heads {
  private first = newColumn('int32', 0) as Int32Array;

  of(thing: number): number {
    return thing >= 0 && thing < this.first.length ? this.first[thing]! : -1;
  }

  set(thing: number, row: number): void {
    if (thing >= this.first.length) this.first = widened(this.first, roomFor(thing + 1), -1);
    this.first[thing] = row;
  }

  section(name: string): Section {
    return {
      name,
      content: () => this.first,
      adopt: (column, length) => {
        this.first = (column as Int32Array).subarray(0, length);
      },
    };
  }
}

/** What one batch has added and a later one may have retired: visible at a batch between the two. 0 in `retiredIn` is: still current. */
export function isVisible(addedIn: number, retiredIn: number, batch: number): boolean {
  return addedIn <= batch && (retiredIn === 0 || retiredIn > batch);
}

/** Edges of one kind with all their versions, listed at both ends. `value` is what the edge says: fen, or since when, epoch ms. */
export class Links extends Columns {
  source = this.int32('source');
  target = this.int32('target');
  value = this.float64('value');
  addedIn = this.int32('addedIn');
  retiredIn = this.int32('retiredIn');
  private nextOfSource = this.int32('nextOfSource', -1);
  private nextOfTarget = this.int32('nextOfTarget', -1);
  private readonly sources = new Heads();
  private readonly targets = new Heads();

  add(source: number, target: number, value: number, addedIn: number, retiredIn: number): void {
    const link = this.append();
    this.source[link] = source;
    this.target[link] = target;
    this.value[link] = value;
    this.addedIn[link] = addedIn;
    this.retiredIn[link] = retiredIn;
    this.nextOfSource[link] = this.sources.of(source);
    this.nextOfTarget[link] = this.targets.of(target);
    this.sources.set(source, link);
    this.targets.set(target, link);
  }

  /** The version that a batch has added, of several alike one that has not ended; -1 where it is not there. Looks at the end where fewer meet. */
  find(source: number, target: number, value: number, addedIn: number, few: 'source' | 'target'): number {
    const isSource = few === 'source';
    let ended = -1;
    for (
      let link = isSource ? this.sources.of(source) : this.targets.of(target);
      link >= 0;
      link = isSource ? this.nextOfSource[link]! : this.nextOfTarget[link]!
    ) {
      if (this.source[link] !== source || this.target[link] !== target || this.value[link] !== value || this.addedIn[link] !== addedIn) continue;
      if (this.retiredIn[link] === 0) return link;
      ended = link;
    }
    return ended;
  }

  /** All versions of the edges that leave a thing. */
  ofSource(source: number): number[] {
    const links: number[] = [];
    for (let link = this.sources.of(source); link >= 0; link = this.nextOfSource[link]!) links.push(link);
    return links;
  }

  /** All versions of the edges that reach a thing. */
  ofTarget(target: number): number[] {
    const links: number[] = [];
    for (let link = this.targets.of(target); link >= 0; link = this.nextOfTarget[link]!) links.push(link);
    return links;
  }

  visible(link: number, batch: number): boolean {
    return isVisible(this.addedIn[link]!, this.retiredIn[link]!, batch);
  }

  /** The newest batch that has changed anything among some edges. */
  changedIn(links: readonly number[]): number {
    let newest = 0;
    for (const link of links) newest = Math.max(newest, this.addedIn[link]!, this.retiredIn[link]!);
    return newest;
  }

  override sections(): Section[] {
    return [...super.sections(), this.sources.section('sources'), this.targets.section('targets')];
  }

  /** All sections under one name. */
  sectionsAs(name: string): Section[] {
    return named(name, this.sections());
  }
}

/** Superseded sets of values of things; each counts from the batch that brought it until the one that superseded it. */
export abstract class Former extends Columns {
  addedIn = this.int32('addedIn');
  retiredIn = this.int32('retiredIn');
  private next = this.int32('next', -1);
  private readonly heads = new Heads();

  /** The row of the values that a thing had at a batch; -1 where none are known. */
  at(thing: number, batch: number): number {
    for (let row = this.heads.of(thing); row >= 0; row = this.next[row]!) {
      if (isVisible(this.addedIn[row]!, this.retiredIn[row]!, batch)) return row;
    }
    return -1;
  }

  /** A new row for a thing, or the one that holds this version already. */
  protected rowFor(thing: number, addedIn: number, retiredIn: number): number {
    for (let row = this.heads.of(thing); row >= 0; row = this.next[row]!) {
      if (this.addedIn[row] === addedIn && this.retiredIn[row] === retiredIn) return row;
    }
    const row = this.append();
    this.addedIn[row] = addedIn;
    this.retiredIn[row] = retiredIn;
    this.next[row] = this.heads.of(thing);
    this.heads.set(thing, row);
    return row;
  }

  override sections(): Section[] {
    return named('former', [...super.sections(), this.heads.section('heads')]);
  }
}
