import type { ControlColumn, RowCounts } from './intake.shapes.js';
import type { ManifestFile } from './manifest.js';
import { placeOf, type TableShape } from './mapping.js';
import { formatDecimal, parseDecimal } from './parse-money.js';

export const OUTCOMES = ['loaded', 'unchanged', 'quarantined', 'skipped'] as const;
/** What became of one row. */
export type Outcome = (typeof OUTCOMES)[number];

/** What must hold for a file: announced = loaded + unchanged + quarantined + skipped, in rows and in every control column. */
export class ControlTotals {
  private readonly rows: Record<Outcome, number> = { loaded: 0, unchanged: 0, quarantined: 0, skipped: 0 };
  private readonly columns: {
    name: string;
    place: number;
    fromRight: number | undefined;
    announced: bigint;
    sums: Record<Outcome, bigint>;
    unreadableRows: number;
  }[];

  constructor(
    private readonly file: Pick<ManifestFile, 'path' | 'rows' | 'totals'>,
    header: readonly string[],
    { rejoin }: TableShape = {},
  ) {
    // In a row whose surplus cells could not be joined the columns behind them are counted from the right.
    const torn = rejoin && Math.max(...rejoin.map((column) => header.indexOf(column)));
    this.columns = [...file.totals]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, announced]) => ({
        name,
        place: placeOf(header, name),
        fromRight: torn !== undefined && placeOf(header, name) > torn ? placeOf(header, name) - header.length : undefined,
        announced,
        sums: { loaded: 0n, unchanged: 0n, quarantined: 0n, skipped: 0n },
        unreadableRows: 0,
      }));
  }

  count(outcome: Outcome, cells: readonly string[]): void {
    this.rows[outcome] += 1;
    for (const column of this.columns) {
      const text = (column.fromRight === undefined ? cells[column.place] : cells.at(column.fromRight)) ?? '';
      const value = text === '' ? 0n : parseDecimal(text);
      if (value === undefined) column.unreadableRows += 1;
      else column.sums[outcome] += value;
    }
  }

  rowCounts(): RowCounts {
    return { announced: this.file.rows, ...this.rows };
  }

  controlColumns(): ControlColumn[] {
    return this.columns.map(({ name, announced, sums, unreadableRows }) => ({
      column: name,
      announced: formatDecimal(announced),
      loaded: formatDecimal(sums.loaded),
      unchanged: formatDecimal(sums.unchanged),
      quarantined: formatDecimal(sums.quarantined),
      skipped: formatDecimal(sums.skipped),
      unreadableRows,
      unreadable: formatDecimal(announced - sumOf(sums)),
    }));
  }

  /** Each announcement that does not hold, with the column it is about (null: the number of rows). */
  faults(): { column: string | null; reason: string }[] {
    const found: { column: string | null; reason: string }[] = [];
    const counted = OUTCOMES.reduce((sum, outcome) => sum + this.rows[outcome], 0);
    if (counted !== this.file.rows) found.push({ column: null, reason: `${this.file.path} has ${counted} rows, the manifest announces ${this.file.rows}` });
    for (const { name, announced, sums, unreadableRows } of this.columns) {
      const sum = sumOf(sums);
      // Money that cannot be read is missing from the sum; how much that is can only be told from the announcement.
      if (sum !== announced && unreadableRows === 0) {
        found.push({
          column: name,
          reason: `${name} of ${this.file.path} adds up to ${formatDecimal(sum)}, the manifest announces ${formatDecimal(announced)}; the difference is ${formatDecimal(sum - announced)}`,
        });
      }
    }
    return found;
  }
}

function sumOf(sums: Readonly<Record<Outcome, bigint>>): bigint {
  return sums.loaded + sums.unchanged + sums.quarantined + sums.skipped;
}
