import fc from 'fast-check';
import { yuan } from '../../src/http/step-table.js';
import { cellText } from '../../src/http/streams.js';

const seed = Date.now();

describe(`cells of a table (seed ${seed})`, () => {
  it('writes whole fen as yuan, so that reading them back gives the same fen', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const text = cellText(yuan(fen));
        expect(text).toMatch(/^-?\d+\.\d\d$/u);
        expect(BigInt(text.replace('.', ''))).toBe(BigInt(fen));
      }),
      { seed },
    );
  });

  it('keeps the digits of a code, which a spreadsheet would cut or round', () => {
    expect(cellText('6228480000000000011')).toBe('\t6228480000000000011');
    expect(cellText('00071')).toBe('\t00071');
    expect(cellText('410325')).toBe('410325');
  });

  it('never begins a text with a character that a spreadsheet runs', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠a', '\t=1', ' =1', '\r=1', '|calc', '%0A'])
      expect(cellText(text)).toBe(`'${text}`);
    expect(cellText('嵩县农业局')).toBe('嵩县农业局');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cellText(text)).not.toMatch(/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u);
      }),
      { seed },
    );
  });

  it('leaves a number a number, also below zero', () => {
    expect(cellText(yuan(-800_000))).toBe('-8000.00');
    expect(cellText(yuan(null) ?? null)).toBe('');
  });
});
