import { Columns, named, type Section } from './columns.js';
import { Ids } from './ids.js';
import { isVisible } from './links.js';
import type { NewItem } from './new-rows.js';
import { Names } from './names.js';

/** Between the words of a list that is kept as one text. */
const BETWEEN = '\n';

/** Subsidy items, as newest known: there are a few hundred at most. */
export class Items extends Columns {
  readonly ids = new Ids();
  private targeting = this.int32('targeting', -1);
  private exclusions = this.int32('exclusions', -1);
  private addedIn = this.int32('addedIn');
  private retiredIn = this.int32('retiredIn');
  private readonly words = new Names();

  number(id: string): number {
    return this.numbered(this.ids, id);
  }

  set({ id, targeting, exclusions, addedIn, retiredIn }: NewItem): number {
    const item = this.number(id);
    this.targeting[item] = this.words.intern(targeting);
    this.exclusions[item] = this.words.intern(exclusions?.join(BETWEEN));
    this.addedIn[item] = addedIn;
    this.retiredIn[item] = retiredIn ?? 0;
    return item;
  }

  visible(item: number, batch: number): boolean {
    return isVisible(this.addedIn[item]!, this.retiredIn[item]!, batch);
  }

  /** To whom the item goes; null where it does not say. */
  targetingOf(item: number): string | null {
    const word = this.targeting[item]!;
    return word < 0 ? null : this.words.name(word);
  }

  /** What excludes from the item. */
  exclusionsOf(item: number): string[] {
    const word = this.exclusions[item]!;
    return word < 0 ? [] : this.words.name(word).split(BETWEEN);
  }

  override sections(): Section[] {
    return [...super.sections(), ...this.ids.sections(), ...named('words', this.words.sections())];
  }
}
