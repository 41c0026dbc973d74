/** Days of the province as whole numbers since 1970-01-01, because ten million rows do arithmetic with them; texts are made once a day. */
const DAY_MS = 86_400_000;
const texts = new Map<number, string>();

/** The number of a calendar day. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** `yyyy-MM-dd` of a day. */
export function dayText(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

export function yearOfDay(day: number): number {
  return Number(dayText(day).slice(0, 4));
}

/** The same day or the Monday after a weekend; never 1 January, on which the yearly balances are stated. */
export function officeDay(day: number): number {
  const weekday = (day + 4) % 7; // day 0 was a Thursday; 0 is Sunday
  const moved = weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day;
  return dayText(moved).endsWith('-01-01') ? officeDay(moved + 1) : moved;
}

/** Office hours as `HH:mm:ss`, by any running number. */
export function clock(number: number): string {
  return CLOCKS[number % CLOCKS.length]!;
}
const CLOCKS = Array.from({ length: 9 * 60 * 6 }, (_, index) => {
  const second = 8 * 3600 + 30 * 60 + ((index * 1741) % (9 * 3600));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
});

/** Fen as the offices write them, in yuan with two decimals. */
export function yuanText(fen: number): string {
  const rest = fen % 100;
  return `${(fen - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}
