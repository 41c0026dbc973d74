/** One column: what all typed arrays of the projection have in common. */
export type Column = Int32Array | Uint32Array | Uint8Array | Float64Array;
type ColumnMaker<T extends Column> = new (buffer: SharedArrayBuffer) => T;

/** A column as a snapshot sees it: its content on the way out, and a place for its content on the way in. */
export interface Section {
  readonly name: string;
  /** The part in use, without spare room. */
  content(): Column;
  /** Takes a column whose first `length` places are in use. */
  adopt(column: Column, length: number): void;
}

const KINDS = { int32: Int32Array, uint32: Uint32Array, uint8: Uint8Array, float64: Float64Array } as const;
export type ColumnKind = keyof typeof KINDS;

export function kindOf(column: Column): ColumnKind {
  return (Object.keys(KINDS) as ColumnKind[]).find((kind) => column instanceof KINDS[kind])!;
}

/** A column in shared memory, so that a thread that walks can be handed the graph without a copy. */
export function newColumn(kind: ColumnKind, length: number): Column {
  const maker = KINDS[kind] as ColumnMaker<Column> & { BYTES_PER_ELEMENT: number };
  return new maker(new SharedArrayBuffer(length * maker.BYTES_PER_ELEMENT));
}

/** How many places to make when `length` are needed: twice as many while small; an eighth more once copying and idle memory weigh. */
export function roomFor(length: number): number {
  return length < 1 << 20 ? Math.max(16, length * 2) : length + (length >>> 3);
}

/** The same content with more room; new places hold `fill`. */
export function widened<T extends Column>(column: T, length: number, fill = 0): T {
  const wider = newColumn(kindOf(column), length) as T;
  wider.set(column);
  if (fill !== 0) wider.fill(fill, column.length);
  return wider;
}

/**
 * Things numbered 0 upwards in the order of adding, one column for each of their properties. A column is replaced when it grows:
 * read it anew after things were added.
 */
export abstract class Columns {
  /** How many there are. */
  count = 0;
  private capacity = 0;
  private readonly columns: { readonly name: string; readonly fill: number }[] = [];

  protected int32(name: string, fill = 0): Int32Array {
    return this.column(name, 'int32', fill) as Int32Array;
  }

  protected uint8(name: string): Uint8Array {
    return this.column(name, 'uint8', 0) as Uint8Array;
  }

  protected float64(name: string, fill = 0): Float64Array {
    return this.column(name, 'float64', fill) as Float64Array;
  }

  /** Makes room for so many in one go, where the number is known. */
  reserve(count: number): void {
    if (count <= this.capacity) return;
    const all = this as unknown as Record<string, Column>;
    for (const { name, fill } of this.columns) all[name] = widened(all[name]!, count, fill);
    this.capacity = count;
  }

  /** The next number. */
  protected append(): number {
    if (this.count === this.capacity) this.reserve(roomFor(this.count + 1));
    this.count += 1;
    return this.count - 1;
  }

  /** The number of an id among these things, a new one where it has none. */
  protected numbered(ids: { intern(id: string): number }, id: string): number {
    const number = ids.intern(id);
    if (number === this.count) this.append();
    return number;
  }

  /** Every column, for the snapshot and for counting bytes. */
  sections(): Section[] {
    const all = this as unknown as Record<string, Column>;
    return this.columns.map(({ name, fill }) => ({
      name,
      content: () => all[name]!.subarray(0, this.count),
      adopt: (column, length) => {
        // What was made with room to spare is zero there.
        if (fill !== 0) column.fill(fill, length);
        all[name] = column;
        this.count = length;
        this.capacity = column.length;
      },
    }));
  }

  private column(name: string, kind: ColumnKind, fill: number): Column {
    this.columns.push({ name, fill });
    return newColumn(kind, 0);
  }
}

/** Sections under a common first name. */
export function named(prefix: string, sections: readonly Section[]): Section[] {
  return sections.map((section) => ({ ...section, name: `${prefix}.${section.name}` }));
}
