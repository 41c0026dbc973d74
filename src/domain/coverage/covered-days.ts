import type { PeriodRow, PeriodYear, SilentRun } from './coverage.shapes.js';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** Sources whose rows carry a day that can be counted; of all others only what is covered is known. */
export const DATED_SOURCES = ['ISSUE', 'REGISTER', 'ALLOC', 'PAY', 'SPECIAL', 'CARD', 'FLOW'] as const;

/** First and last day covered, epoch ms of their 00:00 in Asia/Shanghai. */
export interface SpanRow extends Record<string, unknown> {
  readonly source: string;
  readonly region: string;
  readonly from: number;
  readonly to: number;
}

/** Days are counted from 1970-01-01 in Asia/Shanghai. */
export interface DayRow extends Record<string, unknown> {
  readonly source: string;
  readonly region: string;
  readonly day: number;
  readonly rows: number;
  readonly amount: number;
}

/** One source in one region: the days covered as ranges that do not touch, and the rows by day, both in order. */
interface Pair {
  readonly source: string;
  readonly region: string;
  readonly covered: { from: number; to: number }[];
  readonly rows: DayRow[];
}

/** Rows and coverage brought together, by source and region in order. */
export function pairsOf(spans: readonly SpanRow[], days: readonly DayRow[]): Pair[] {
  const pairs = new Map<string, Pair>();
  const pairOf = ({ source, region }: { source: string; region: string }): Pair => {
    const key = `${source} ${region}`;
    const known = pairs.get(key) ?? { source, region, covered: [], rows: [] };
    pairs.set(key, known);
    return known;
  };
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const { covered } = pairOf(span);
    const from = dayNumber(span.from);
    const to = dayNumber(span.to);
    const last = covered.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else covered.push({ from, to });
  }
  for (const row of days) pairOf(row).rows.push(row);
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** Runs of covered days without a row that hold at least so many working days, longest first. */
export function silentRuns(pairs: readonly Pair[], workingDaysMin: number, year: number | null): SilentRun[] {
  const runs: SilentRun[] = [];
  for (const { source, region, covered, rows } of pairs) {
    if (!isDated(source)) continue;
    for (const range of covered) {
      const from = year === null ? range.from : Math.max(range.from, dayNumberOf(year, 1, 1));
      const to = year === null ? range.to : Math.min(range.to, dayNumberOf(year, 12, 31));
      let begin = from;
      for (const day of [...rows.filter((row) => row.day >= from && row.day <= to).map((row) => row.day), to + 1]) {
        const end = day - 1;
        const working = workingDays(begin, end);
        if (working >= workingDaysMin)
          runs.push({
            source,
            region,
            regionName: null,
            from: epoch(begin),
            to: epoch(end),
            days: end - begin + 1,
            workingDays: working,
            atEdge: begin === from || end === to,
          });
        begin = day + 1;
      }
    }
  }
  return runs.sort((a, b) => b.workingDays - a.workingDays || compareRun(a, b));
}

/** Year by year what is covered, and rows on days that nothing covers. */
export function periodRows(pairs: readonly Pair[], only: number | null): PeriodRow[] {
  const rows = pairs.flatMap(({ source, region, covered, rows: days }): PeriodRow[] => {
    const bounds = [...covered.flatMap(({ from, to }) => [from, to]), ...days.map(({ day }) => day)].map(yearOf);
    const first = Math.min(...bounds);
    const years = Array.from({ length: Math.max(...bounds) - first + 1 }, (_, place) => first + place).filter((year) => only === null || year === only);
    const counted = isDated(source);
    const cells = years.map((year): PeriodYear => {
      const begin = dayNumberOf(year, 1, 1);
      const end = dayNumberOf(year, 12, 31);
      const inYear = days.filter(({ day }) => day >= begin && day <= end);
      const outside = inYear.filter(({ day }) => !covered.some(({ from, to }) => day >= from && day <= to));
      return {
        year,
        coveredDays: covered.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, begin) + 1), 0),
        days: end - begin + 1,
        rows: inYear.reduce((sum, row) => sum + row.rows, 0),
        amount: inYear.reduce((sum, row) => sum + row.amount, 0),
        outsideRows: outside.reduce((sum, row) => sum + row.rows, 0),
        outsideAmount: outside.reduce((sum, row) => sum + row.amount, 0),
      };
    });
    if (cells.length === 0) return [];
    return [{ source, region, regionName: null, counted, years: cells, outsideAmount: cells.reduce((sum, { outsideAmount }) => sum + outsideAmount, 0) }];
  });
  return rows.sort((a, b) => b.outsideAmount - a.outsideAmount || (placeOf(a) < placeOf(b) ? -1 : 1));
}

export function isDated(source: string): boolean {
  return (DATED_SOURCES as readonly string[]).includes(source);
}

export function placeOf({ source, region }: { readonly source: string; readonly region: string }): string {
  return `${source} ${region}`;
}

/** Monday to Friday from one day to another, both included. */
export function workingDays(from: number, to: number): number {
  if (to < from) return 0;
  // 1970-01-01 was a Thursday: counted from the Monday before it, day 0 is the fourth.
  const upTo = (day: number): number => Math.floor((day + 3) / 7) * 5 + Math.min(5, (((day + 3) % 7) + 7) % 7);
  return upTo(to + 1) - upTo(from);
}

function compareRun(a: SilentRun, b: SilentRun): number {
  return placeOf(a) === placeOf(b) ? a.from - b.from : placeOf(a) < placeOf(b) ? -1 : 1;
}

function dayNumber(at: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS);
}

function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

function epoch(day: number): number {
  return day * DAY_MS - SHANGHAI_MS;
}
