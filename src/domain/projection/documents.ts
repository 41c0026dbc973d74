import { Columns, type Section } from './columns.js';
import type { Ids } from './ids.js';
import { Former, Heads, isVisible } from './links.js';

/** What a document says of itself; -1 and NaN where it says nothing. */
export interface DocumentWords {
  readonly region: number;
  readonly level: number;
  readonly issuedAt: number;
}

class FormerDocuments extends Former {
  region = this.int32('region', -1);
  level = this.int32('level', -1);
  issuedAt = this.float64('issuedAt', NaN);

  set(document: number, addedIn: number, retiredIn: number, { region, level, issuedAt }: DocumentWords): void {
    const row = this.rowFor(document, addedIn, retiredIn);
    this.region[row] = region;
    this.level[row] = level;
    this.issuedAt[row] = issuedAt;
  }
}

/** Documents, the covers of their lines; the columns hold the newest values. */
export class Documents extends Columns {
  /** In `numbers`. */
  number = this.int32('number', -1);
  region = this.int32('region', -1);
  /** In `levels`. */
  level = this.int32('level', -1);
  /** Epoch ms. */
  issuedAt = this.float64('issuedAt', NaN);
  addedIn = this.int32('addedIn');
  retiredIn = this.int32('retiredIn');
  /** Batch since which the values are as they are. */
  changedIn = this.int32('changedIn');
  readonly former = new FormerDocuments();
  private heads: Heads | undefined;
  private next = new Int32Array(0);

  /** `linesOf`: lines that a document carries at a batch, by id. */
  constructor(
    readonly ids: Ids,
    readonly linesOf: (document: number, batch: number) => number[],
  ) {
    super();
  }

  /** The number of an id, a new one where it has none. */
  intern(id: string): number {
    return this.numbered(this.ids, id);
  }

  valuesAt(document: number, batch: number): DocumentWords {
    const isPresent = batch >= this.changedIn[document]!;
    const row = isPresent ? document : this.former.at(document, batch);
    if (row < 0) return { region: -1, level: -1, issuedAt: NaN };
    const { region, level, issuedAt } = isPresent ? this : this.former;
    return { region: region[row]!, level: level[row]!, issuedAt: issuedAt[row]! };
  }

  visible(document: number, batch: number): boolean {
    return isVisible(this.addedIn[document]!, this.retiredIn[document]!, batch);
  }

  /** Documents with a number (as it is in `numbers`), by id. */
  byNumber(number: number): number[] {
    if (number < 0) return [];
    const heads = this.heads ?? this.index();
    const documents: number[] = [];
    for (let document = heads.of(number); document >= 0; document = this.next[document]!) documents.push(document);
    return documents.sort((left, right) => this.ids.compare(left, right));
  }

  /** Says that numbers may have changed. */
  forgetNumbers(): void {
    this.heads = undefined;
  }

  override sections(): Section[] {
    return [...super.sections(), ...this.ids.sections(), ...this.former.sections()];
  }

  private index(): Heads {
    const heads = new Heads();
    this.next = new Int32Array(this.count);
    for (let document = 0; document < this.count; document += 1) {
      this.next[document] = heads.of(this.number[document]!);
      if (this.number[document]! >= 0) heads.set(this.number[document]!, document);
    }
    this.heads = heads;
    return heads;
  }
}
