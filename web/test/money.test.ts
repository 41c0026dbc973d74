import fc from 'fast-check';
import { exactYuan, fenOf, figure, money, OUT_OF_RANGE, percent, type Language, type Unit, UNITS, yuanText } from '../src/parts/money.js';
import { SEED } from './sample.js';

const fen = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });
const unit = fc.constantFrom<Unit>(...UNITS);
const language = fc.constantFrom<Language>('zh-CN', 'en');
const FEN_PER: Record<Language, Record<Unit, bigint>> = {
  'zh-CN': { yuan: 100n, wan: 1_000_000n, yi: 10_000_000_000n },
  en: { yuan: 100n, wan: 100_000n, yi: 100_000_000n },
};
/** What stands on the screen, as hundredths of the unit. */
const read = (text: string): bigint => BigInt(text.replace('−', '-').replaceAll(',', '').replace('.', ''));

describe('UX-33 amounts', () => {
  it('shows yuan exactly to the fen, up to 10^15 fen', () => {
    fc.assert(
      fc.property(fen, language, (amount, lang) => read(figure(amount, 'yuan', lang)) === BigInt(amount)),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('rounds larger units half-up from the exact figure and never by more than half a hundredth', () => {
    fc.assert(
      fc.property(fen, unit, language, (amount, inUnit, lang) => {
        const text = figure(amount, inUnit, lang);
        const size = BigInt(Math.abs(amount));
        const per = FEN_PER[lang][inUnit];
        // size·100/per − 1/2 < shown ≤ size·100/per + 1/2, without a division
        if (/[<>]/u.test(text)) return size > 0n && size * 200n < per;
        const shown = read(text.replace('−', ''));
        return 2n * shown * per > 200n * size - per && 2n * shown * per <= 200n * size + per;
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('groups by three, keeps two decimals and names the unit in both languages', () => {
    expect(money(348_600_000, 'wan')).toBe('348.60 万元');
    expect(money(1_234_567_890_12, 'yuan')).toBe('1,234,567,890.12 元');
    expect(money(1_234_500_000_000, 'yi')).toBe('123.45 亿元');
    expect(money(800_000, 'yuan', 'en')).toBe('CN¥8,000.00');
    expect(money(348_600_000, 'wan', 'en')).toBe('CN¥3,486.00 k');
    expect(exactYuan(-5)).toBe('−0.05 元');
  });

  it('rounds half up and not to even', () => {
    expect(figure(5_000, 'wan')).toBe('0.01');
    expect(figure(15_000, 'wan')).toBe('0.02');
    expect(figure(25_000, 'wan')).toBe('0.03');
    expect(figure(24_999, 'wan')).toBe('0.02');
  });

  it('tells nothing, too little and missing apart', () => {
    expect(figure(0, 'wan')).toBe('0.00');
    expect(figure(1, 'wan')).toBe('<0.01');
    expect(figure(null, 'wan')).toBe('—');
  });

  it('shows a warning sign and no rounded figure past the exact range', () => {
    expect(figure(2 ** 53, 'yuan')).toBe(OUT_OF_RANGE);
    expect(money(0.1, 'yuan')).toBe(OUT_OF_RANGE);
    expect(figure(Number.MAX_SAFE_INTEGER, 'yuan')).toBe('90,071,992,547,409.91');
  });

  it('gives a percentage with one decimal, and none of an empty whole', () => {
    expect(percent(1, 3)).toBe('33.3%');
    expect(percent(2, 3)).toBe('66.7%');
    expect(percent(1, 2000)).toBe('0.1%');
    expect(percent(5, 0)).toBeNull();
  });
});

describe('a sum as it is typed', () => {
  it.each([
    ['100', 10_000],
    ['0.29', 29],
    ['1,234.5', 123_450],
    ['１００．０５', 10_005],
    ['0', 0],
  ])('takes %s for %d fen', (text, fen) => {
    expect(fenOf(text)).toBe(fen);
  });

  it.each(['', '-1', '1.234', 'abc', '.5', '99999999999999'])('takes %j for no sum', (text) => {
    expect(fenOf(text)).toBeUndefined();
  });

  it('comes back as it would be typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (fen) => {
        expect(fenOf(yuanText(fen))).toBe(fen);
      }),
      { seed: SEED },
    );
    expect([yuanText(10_000), yuanText(29), yuanText(105)]).toEqual(['100', '0.29', '1.05']);
  });
});
