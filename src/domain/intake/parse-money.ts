/**
 * Unit of the amounts in a file. The graph counts in the hundredth part of its currency: fen, or cents where the currency is another one;
 * `major` is one of the currency (a euro, a pound), `minor` its hundredth.
 */
export const MONEY_UNITS = ['yuan', 'wan-yuan', 'fen', 'major', 'thousand', 'million', 'minor'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** Decimal places of a unit down to one hundredth. */
const PLACES: Readonly<Record<MoneyUnit, number>> = { fen: 0, minor: 0, yuan: 2, major: 2, thousand: 5, 'wan-yuan': 6, million: 8 };
const PLAIN = /^(?<sign>[+-]?)(?<whole>\d+)(?:\.(?<part>\d*))?$/u;
const GROUPED = /^(?<sign>[+-]?)(?<whole>\d{1,3}(?:,\d{3})+)(?:\.(?<part>\d*))?$/u;

export type MoneyFault = 'unparseable-amount' | 'amount-out-of-range';

/**
 * An amount in whole fen, digit by digit, never through a float. Accepts a sign, thousands commas in threes, ¥ € £ $, full-width
 * digits, parentheses for negative; refuses exponents and fractions of a fen. A text past 2^53−1 fen is out of range.
 */
export function parseMoney(text: string, unit: MoneyUnit): number | MoneyFault {
  const places = PLACES[unit];
  const plain = plainNumber(text, places);
  if (plain !== undefined) return plain;
  const groups = digitsOf(text);
  if (!groups) return 'unparseable-amount';
  const part = groups.part.replace(/0+$/u, '');
  if (part.length > places) return 'unparseable-amount';
  const digits = groups.whole + part.padEnd(places, '0');
  const fen = digits.length <= DIGITS_MAX ? Number(digits) : exactNumber(digits);
  if (fen === undefined) return 'amount-out-of-range';
  return groups.negative && fen !== 0 ? -fen : fen;
}

const [ZERO, NINE, POINT, MINUS] = [0x30, 0x39, 0x2e, 0x2d];
/** So many digits are always below 2^53. */
const DIGITS_MAX = 15;

/**
 * A plain decimal, as nearly every amount is, counted in its last of so many places; undefined where the text needs a closer look. Digit by
 * digit, since a regular expression makes several objects for each of millions of amounts.
 */
function plainNumber(text: string, places: number): number | undefined {
  const negative = text.charCodeAt(0) === MINUS;
  let value = 0;
  let digits = 0;
  let point = -1;
  for (let at = negative ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      digits += 1;
    } else if (code === POINT && point < 0 && digits > 0) point = digits;
    else return undefined;
  }
  let missing = point < 0 ? places : places - (digits - point);
  if (digits === 0 || missing < 0 || digits + missing > DIGITS_MAX) return undefined;
  for (; missing > 0; missing -= 1) value *= 10;
  return negative && value !== 0 ? -value : value;
}

/** Exact decimals for control totals, in any unit: an integer count of 10^-12. Undefined when the text is no number. */
export function parseDecimal(text: string): bigint | undefined {
  const groups = digitsOf(text);
  if (!groups || groups.part.length > DECIMAL_PLACES) return undefined;
  const value = BigInt(groups.whole + groups.part.padEnd(DECIMAL_PLACES, '0'));
  return groups.negative ? -value : value;
}

const DECIMAL_PLACES = 12;

/** The shortest text of a decimal: `8000`, `-0.5`. */
export function formatDecimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(DECIMAL_PLACES + 1, '0');
  const part = digits.slice(-DECIMAL_PLACES).replace(/0+$/u, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -DECIMAL_PLACES)}${part === '' ? '' : `.${part}`}`;
}

function digitsOf(text: string): { negative: boolean; whole: string; part: string } | undefined {
  let plain = text;
  // Nearly every amount is plain ASCII: the costly normalisation is for the others.
  let match = PLAIN.exec(plain);
  let bracketed = false;
  if (!match) {
    plain = plain
      .normalize('NFKC')
      .replace(/\s+/gu, '')
      .replace(/[−–﹣]/gu, '-');
    const inner = /^\((?<inner>[^()+-]+)\)$/u.exec(plain)?.groups?.['inner'];
    bracketed = inner !== undefined;
    plain = (inner ?? plain).replace(/^(?<sign>[+-]?)[¥￥€£$]/u, '$<sign>');
    match = PLAIN.exec(plain) ?? GROUPED.exec(plain);
    if (!match) return undefined;
  }
  const groups = match.groups!;
  return { negative: bracketed || groups['sign'] === '-', whole: groups['whole']!.replaceAll(',', ''), part: groups['part'] ?? '' };
}

function exactNumber(digits: string): number | undefined {
  const value = BigInt(digits);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
}
