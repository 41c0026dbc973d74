import fc from 'fast-check';
import type { ControlColumn } from '../../src/api/shapes.js';
import { decimal, fileSize, isZero, lostRows, ties } from '../../src/data/counts.js';
import { serialRanges } from '../../src/data/serial-ranges.js';
import { yearsOf } from '../../src/data/years.js';

describe('what a batch accounts for', () => {
  it('finds the rows that are in none of the counts', () => {
    expect(lostRows({ announced: 18, loaded: 5, unchanged: 0, quarantined: 12, skipped: 1 })).toBe(0);
    expect(lostRows({ announced: 18, loaded: 5, unchanged: 0, quarantined: 11, skipped: 1 })).toBe(1);
  });

  it('ties only where nothing is left over and nothing was unreadable', () => {
    const column: ControlColumn = {
      column: 'AMOUNT',
      announced: '8000.00',
      loaded: '8000.00',
      unchanged: '0',
      quarantined: '0',
      skipped: '0',
      unreadableRows: 0,
      unreadable: '0.00',
    };
    expect(ties(column)).toBe(true);
    expect(ties({ ...column, unreadableRows: 1 })).toBe(false);
    expect(ties({ ...column, unreadable: '-0.01' })).toBe(false);
  });

  it('writes decimals of any length with separators, and loses no digit', () => {
    expect(decimal('12345.60')).toBe('12,345.60');
    expect(decimal('-1234')).toBe('−1,234');
    expect(decimal('12345678901234567890.01')).toBe('12,345,678,901,234,567,890.01');
    expect(decimal('n/a')).toBe('n/a');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n }), fc.nat(99), (whole, cents) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`;
        return decimal(text).replace(/,/gu, '') === text;
      }),
    );
  });

  it('knows zero in every spelling', () => {
    expect(['0', '0.00', '-0', '00.0', ''].map(isZero)).toEqual([true, true, true, true, true]);
    expect(['0.01', '10', '-1', 'x'].map(isZero)).toEqual([false, false, false, false]);
  });

  it('writes sizes in the largest unit that leaves a figure', () => {
    expect([0, 1023, 1024, 1_572_864, 5_368_709_120].map(fileSize)).toEqual(['0 B', '1023 B', '1.0 KB', '1.5 MB', '5.0 GB']);
  });
});

describe('holes and years', () => {
  it('writes the first eight holes and counts the rest', () => {
    expect(
      serialRanges([
        { from: 3, to: 3 },
        { from: 5, to: 43 },
      ]),
    ).toEqual({ text: '3, 5–43', left: 0 });
    expect(serialRanges(Array.from({ length: 10 }, (_, at) => ({ from: at * 2, to: at * 2 }))).left).toBe(2);
  });

  it('lists every year that a span touches in Asia/Shanghai, newest first', () => {
    const span = { from: Date.parse('2015-12-31T16:00:00Z'), to: Date.parse('2018-06-01T00:00:00+08:00') };
    expect(yearsOf([span])).toEqual([2018, 2017, 2016]);
    expect(yearsOf([])).toEqual([]);
  });
});
