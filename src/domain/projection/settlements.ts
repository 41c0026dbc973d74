import { Columns, named, type Section } from './columns.js';
import { Ids } from './ids.js';

/**
 * Which payments undo or move which: a row for each naming, those of one payment together and in the order in which it names them.
 * What it names may be missing, or come later.
 */
export class Settlements extends Columns {
  settler = this.int32('settler');
  /** The newest version of the payment named; -1 where it is not there. */
  settled = this.int32('settled', -1);
  /** Fen. */
  amount = this.float64('amount');
  /** The id named, in `texts`. */
  private text = this.int32('text');
  private next = this.int32('next', -1);
  private readonly texts = new Ids();
  private readonly rowsOf = new Map<number, number>();
  private readonly namedBy = new Map<number, number>();
  private readonly open = new Set<number>();

  add(settler: number, settles: readonly string[], amounts: readonly number[], whole: number): void {
    settles.forEach((id, place) => {
      const row = this.append();
      this.settler[row] = settler;
      // Where the parts are not stated, the only one named is the whole.
      this.amount[row] = amounts[place] ?? (settles.length === 1 ? whole : 0);
      this.text[row] = this.texts.intern(id);
      if (place === 0) this.rowsOf.set(settler, row);
      this.open.add(row);
    });
  }

  /** Rows in which a payment names others. */
  rows(settler: number): number[] {
    const rows: number[] = [];
    const first = this.rowsOf.get(settler);
    for (let row = first ?? this.count; row < this.count && this.settler[row] === settler; row += 1) rows.push(row);
    return rows;
  }

  /** Payments that name one (in its newest version). */
  settlers(settled: number): number[] {
    const settlers: number[] = [];
    for (let row = this.namedBy.get(settled) ?? -1; row >= 0; row = this.next[row]!) settlers.push(this.settler[row]!);
    return [...new Set(settlers)];
  }

  /** Payments that name one that is not there. */
  waiting(): number[] {
    return [...new Set(Array.from(this.open, (row) => this.settler[row]!))];
  }

  /** Connects what names something that has come; `found` is told each payment that is named now. */
  connect(ids: Ids, found: (payment: number) => void): void {
    for (const row of this.open) {
      const settled = ids.number(this.texts.id(this.text[row]!));
      if (settled < 0) continue;
      this.name(row, settled);
      this.open.delete(row);
      found(settled);
    }
  }

  /** A new version takes the place of the one that was named. */
  replace(older: number, newer: number): void {
    const first = this.namedBy.get(older);
    if (older === newer || first === undefined) return;
    this.namedBy.delete(older);
    this.namedBy.set(newer, first);
    for (let row = first; row >= 0; row = this.next[row]!) this.settled[row] = newer;
  }

  override sections(): Section[] {
    const columns = super.sections();
    const last = columns.at(-1)!;
    // The last of the columns to come in is followed by what is derived from all of them.
    const adopt: Section['adopt'] = (column, length) => {
      last.adopt(column, length);
      this.derive();
    };
    return [...named('texts', this.texts.sections()), ...columns.slice(0, -1), { ...last, adopt }];
  }

  private name(row: number, settled: number): void {
    this.settled[row] = settled;
    this.next[row] = this.namedBy.get(settled) ?? -1;
    this.namedBy.set(settled, row);
  }

  private derive(): void {
    for (const map of [this.rowsOf, this.namedBy, this.open]) map.clear();
    for (let row = 0; row < this.count; row += 1) {
      const settler = this.settler[row]!;
      if (!this.rowsOf.has(settler)) this.rowsOf.set(settler, row);
      if (this.settled[row]! < 0) this.open.add(row);
      else this.name(row, this.settled[row]!);
    }
  }
}
