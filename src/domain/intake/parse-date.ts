/** How precisely a text gives a moment. With `day` the order inside the day is unproven. */
export type TimePrecision = 'day' | 'minute' | 'second';

export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  readonly precision: TimePrecision;
}

export type DateReader = (text: string) => Moment | undefined;

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

/** A reader for one format or several tried in order; a format that lacks year, month or day throws, naming it. */
export function dateReader(formats: readonly string[]): DateReader {
  const readers = formats.map(readerOf);
  return (text) => {
    for (const reader of readers) {
      const moment = reader(text);
      if (moment) return moment;
    }
    return undefined;
  };
}

function readerOf(format: string): DateReader {
  const source = format.replace(/yyyy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z]|[A-Za-z]/gu, (token) => TOKENS[token] ?? token.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'));
  for (const part of ['year', 'month', 'day']) {
    if (!source.includes(`<${part}>`)) throw new RangeError(`the date format ${format} says nothing about the ${part}`);
  }
  const pattern = new RegExp(`^${source}$`, 'u');
  const precision: TimePrecision = source.includes('<second>') ? 'second' : source.includes('<hour>') ? 'minute' : 'day';
  return (text) => {
    const groups = (pattern.exec(text) ?? pattern.exec(text.normalize('NFKC')))?.groups;
    if (!groups) return undefined;
    const hour = Number(groups['hour'] ?? 0);
    const minute = Number(groups['minute'] ?? 0);
    const second = Number(groups['second'] ?? 0);
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    const at = shanghaiInstant(Number(groups['year']), Number(groups['month']), Number(groups['day']), hour * 3600 + minute * 60 + second);
    return at === undefined ? undefined : { at, precision };
  };
}

/** Epoch ms of a wall-clock time in Shanghai; undefined where the calendar has no such day. Years 1900–2199. */
export function shanghaiInstant(year: number, month: number, day: number, secondOfDay = 0): number | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const utc = Date.UTC(year, month - 1, day);
  const date = new Date(utc);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const wall = utc + secondOfDay * 1000;
  return wall - offsetAtWall(wall, year);
}

/** 00:00 in Shanghai of the day in which a moment lies. */
export function shanghaiDay(at: number): number {
  const local = new Date(at + offsetAt(at));
  return shanghaiInstant(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()) ?? at;
}

/** `yyyy-MM-dd` of the Shanghai day in which a moment lies. */
export function shanghaiDate(at: number): string {
  return new Date(at + offsetAt(at)).toISOString().slice(0, 10);
}

/** Since 1992 eight hours, always; before, daylight saving time from 1986 to 1991 and older changes, from the system's tables. */
function offsetAt(at: number): number {
  return at >= EIGHT_HOURS_SINCE ? 8 * HOUR : offsetFromTables(at);
}

const EIGHT_HOURS_SINCE = Date.UTC(1992, 0, 1);
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function offsetAtWall(wall: number, year: number): number {
  if (year >= 1992) return 8 * HOUR;
  const guess = offsetFromTables(wall - 8 * HOUR);
  const settled = offsetFromTables(wall - guess);
  // At 00:00 of a day on which the clocks change the first guess can lie on the other side of the change.
  return offsetFromTables(wall - settled);
}

function offsetFromTables(at: number): number {
  const parts = Object.fromEntries(clock.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const wall = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  return wall - Math.floor(at / 1000) * 1000;
}
