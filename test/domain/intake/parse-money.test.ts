import fc from 'fast-check';
import { MONEY_UNITS, formatDecimal, parseDecimal, parseMoney, type MoneyUnit } from '../../../src/domain/intake/parse-money.js';

const PLACES: Record<MoneyUnit, number> = { fen: 0, minor: 0, yuan: 2, major: 2, thousand: 5, 'wan-yuan': 6, million: 8 };

describe('parseMoney', () => {
  it.each([
    ['8000', 'yuan', 800_000],
    ['8000.00', 'yuan', 800_000],
    ['0.07', 'yuan', 7],
    ['.5', 'yuan', 'unparseable-amount'],
    ['5.', 'yuan', 500],
    ['-0.00', 'yuan', 0],
    ['+12.3', 'yuan', 1230],
    ['1,234,567.89', 'yuan', 123_456_789],
    ['12,34', 'yuan', 'unparseable-amount'],
    ['(1,000.00)', 'yuan', -100_000],
    ['（1000.00）', 'yuan', -100_000],
    ['￥８，０００．００', 'yuan', 800_000],
    ['-¥3', 'yuan', -300],
    ['€ 12.5', 'major', 1250],
    ['£1,234', 'thousand', 123_400_000],
    ['0.00000001', 'million', 1],
    ['17', 'minor', 17],
    ['0.001', 'yuan', 'unparseable-amount'],
    ['0.010', 'yuan', 1],
    ['1e3', 'yuan', 'unparseable-amount'],
    ['12 000', 'yuan', 1_200_000],
    ['八千', 'yuan', 'unparseable-amount'],
    ['0.8', 'wan-yuan', 800_000],
    ['0.000001', 'wan-yuan', 1],
    ['0.0000001', 'wan-yuan', 'unparseable-amount'],
    ['90071992547409.91', 'yuan', Number.MAX_SAFE_INTEGER],
    ['90071992547409.92', 'yuan', 'amount-out-of-range'],
  ] as [string, MoneyUnit, number | string][])('reads %s in %s as %s', (text, unit, expected) => {
    expect(parseMoney(text, unit)).toBe(expected);
  });

  it('gives back every whole fen that was written in any unit, exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...MONEY_UNITS), fc.boolean(), (fen, unit, grouped) => {
        const digits = Math.abs(fen)
          .toString()
          .padStart(PLACES[unit] + 1, '0');
        const cut = digits.length - PLACES[unit];
        const whole = digits.slice(0, cut);
        const shown = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
        const text = `${fen < 0 ? '-' : ''}${shown}${PLACES[unit] > 0 ? `.${digits.slice(cut)}` : ''}`;
        // -0 and 0 are one amount.
        expect(parseMoney(text, unit) === fen).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('never reads a text that is no number, and never gives a fraction', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseMoney(text, 'yuan');
        expect(typeof read === 'string' || Number.isSafeInteger(read)).toBe(true);
        if (typeof read === 'number') expect(/\p{Nd}/u.test(text)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseDecimal', () => {
  it('adds up control totals without losing a digit', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), { maxLength: 50 }), (cents) => {
        const texts = cents.map((cent) => {
          const digits = (cent < 0n ? -cent : cent).toString().padStart(3, '0');
          return `${cent < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        });
        const sum = texts.reduce((total, text) => total + parseDecimal(text)!, 0n);
        expect(sum).toBe(cents.reduce((total, cent) => total + cent, 0n) * 10n ** 10n);
        expect(parseDecimal(formatDecimal(sum))).toBe(sum);
      }),
    );
  });
});
