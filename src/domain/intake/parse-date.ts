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
const TOKEN = /yyyy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z]|[A-Za-z]/gu;
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
  const source = format.replace(TOKEN, (token) => TOKENS[token] ?? token.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'));
  for (const part of ['year', 'month', 'day']) {
    if (!source.includes(`<${part}>`)) throw new RangeError(`the date format ${format} says nothing about the ${part}`);
  }
  const pattern = new RegExp(`^${source}$`, 'u');
  const precision: TimePrecision = source.includes('<second>') ? 'second' : source.includes('<hour>') ? 'minute' : 'day';
  const momentOf = (year: number, month: number, day: number, hour: number, minute: number, second: number): Moment | undefined => {
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    const at = shanghaiInstant(year, month, day, hour * 3600 + minute * 60 + second);
    return at === undefined ? undefined : { at, precision };
  };
  const byPlace = placeReader(format);
  return (text) => {
    const read = byPlace?.(text);
    if (read) return momentOf(read[0]!, read[1]!, read[2]!, read[3]!, read[4]!, read[5]!);
    const groups = (pattern.exec(text) ?? pattern.exec(text.normalize('NFKC')))?.groups;
    if (!groups) return undefined;
    const [year, month, day, hour, minute, second] = FIELDS.map((field) => Number(groups[field] ?? 0));
    return momentOf(year!, month!, day!, hour!, minute!, second!);
  };
}

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'];
const WIDE_TOKENS = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss'];
const [ZERO, NINE] = [0x30, 0x39];

/**
 * Reads the fields of a format in which each of them has its place, as in nearly every table: a regular expression makes an object for
 * each of millions of dates. Gives undefined for a text that needs a closer look; is undefined for formats like yyyy/M/d.
 */
function placeReader(format: string): ((text: string) => readonly number[] | undefined) | undefined {
  const tokens = format.match(TOKEN)!;
  if (tokens.some((token) => token === 'M' || token === 'd' || token === 'H')) return undefined;
  const fieldAt = tokens.flatMap((token) => Array<number>(token.length).fill(WIDE_TOKENS.indexOf(token)));
  return (text) => {
    if (text.length !== format.length) return undefined;
    const fields = [0, 0, 0, 0, 0, 0];
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      const field = fieldAt[place]!;
      if (field < 0) {
        if (code !== format.charCodeAt(place)) return undefined;
      } else if (code < ZERO || code > NINE) return undefined;
      else fields[field] = fields[field]! * 10 + code - ZERO;
    }
    return fields;
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
