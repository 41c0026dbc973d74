import type { PeriodRow } from '../api/shapes.js';

/** What is covered of one source (or of one source in one region) in one year. */
export interface PeriodCell {
  readonly coveredDays: number;
  /** Days of the year, once for every region. */
  readonly days: number;
  readonly regions: number;
  readonly rows: number;
  readonly amount: number;
  readonly outsideRows: number;
  readonly outsideAmount: number;
}

export interface PeriodLine {
  readonly key: string;
  readonly name: string | null;
  /** Rows of the source carry a day; otherwise only what is covered is known. */
  readonly counted: boolean;
  readonly regions: number;
  readonly outsideAmount: number;
  readonly cells: ReadonlyMap<number, PeriodCell>;
}

export interface PeriodMatrix {
  readonly years: readonly number[];
  readonly lines: readonly PeriodLine[];
}

const NOTHING: PeriodCell = { coveredDays: 0, days: 0, regions: 0, rows: 0, amount: 0, outsideRows: 0, outsideAmount: 0 };

/** Sources by year, all regions added up; or with a source, its regions by year. In the order of codes, so that a line is found again. */
export function periodMatrix(rows: readonly PeriodRow[], source?: string): PeriodMatrix {
  const lines = new Map<string, { name: string | null; counted: boolean; regions: number; outsideAmount: number; cells: Map<number, PeriodCell> }>();
  const years = new Set<number>();
  for (const row of rows) {
    if (source !== undefined && row.source !== source) continue;
    const key = source === undefined ? row.source : row.region;
    const line = lines.get(key) ?? { name: source === undefined ? null : row.regionName, counted: false, regions: 0, outsideAmount: 0, cells: new Map() };
    lines.set(key, line);
    line.counted ||= row.counted;
    line.regions += 1;
    line.outsideAmount += row.outsideAmount;
    for (const part of row.years) {
      years.add(part.year);
      const cell = line.cells.get(part.year) ?? NOTHING;
      line.cells.set(part.year, {
        coveredDays: cell.coveredDays + part.coveredDays,
        days: cell.days + part.days,
        regions: cell.regions + 1,
        rows: cell.rows + part.rows,
        amount: cell.amount + part.amount,
        outsideRows: cell.outsideRows + part.outsideRows,
        outsideAmount: cell.outsideAmount + part.outsideAmount,
      });
    }
  }
  return {
    years: [...years].sort((a, b) => a - b),
    lines: [...lines].map(([key, line]) => ({ key, ...line })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** How much of a year is covered; rounding never turns a part into the whole, nor into nothing. */
export function coveredPercent({ coveredDays, days }: PeriodCell): number {
  if (days === 0 || coveredDays === 0) return 0;
  if (coveredDays >= days) return 100;
  return Math.min(99, Math.max(1, Math.round((coveredDays * 100) / days)));
}
