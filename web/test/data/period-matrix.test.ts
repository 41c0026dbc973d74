import fc from 'fast-check';
import type { PeriodRow } from '../../src/api/shapes.js';
import { coveredPercent, periodMatrix } from '../../src/data/period-matrix.js';

const year = (of: number, coveredDays: number, more: Partial<PeriodRow['years'][number]> = {}): PeriodRow['years'][number] => ({
  year: of,
  coveredDays,
  days: 365,
  rows: 0,
  amount: 0,
  outsideRows: 0,
  outsideAmount: 0,
  ...more,
});
const row = (source: string, region: string, years: PeriodRow['years'], outsideAmount = 0): PeriodRow => ({
  source,
  region,
  regionName: region,
  counted: true,
  years,
  outsideAmount,
});

describe('sources by year', () => {
  const rows = [
    row('PAY', '410325', [year(2017, 365, { rows: 3, amount: 500 }), year(2018, 0, { rows: 1, amount: 70, outsideRows: 1, outsideAmount: 70 })], 70),
    row('PAY', '410328', [year(2017, 100, { rows: 2, amount: 30 })]),
    row('CARD', '410325', [year(2019, 365)]),
  ];

  it('add up the regions, and keep what lies outside of what is covered', () => {
    const { years, lines } = periodMatrix(rows);
    expect(years).toEqual([2017, 2018, 2019]);
    expect(lines.map(({ key, regions, outsideAmount }) => [key, regions, outsideAmount])).toEqual([
      ['CARD', 1, 0],
      ['PAY', 2, 70],
    ]);
    expect(lines[1]!.cells.get(2017)).toMatchObject({ coveredDays: 465, days: 730, regions: 2, rows: 5, amount: 530 });
    expect(lines[1]!.cells.get(2018)).toMatchObject({ outsideRows: 1, outsideAmount: 70 });
    expect(lines[1]!.cells.has(2019)).toBe(false);
  });

  it('open into the regions of one source', () => {
    const { years, lines } = periodMatrix(rows, 'PAY');
    expect(years).toEqual([2017, 2018]);
    expect(lines.map(({ key }) => key)).toEqual(['410325', '410328']);
  });

  it('never round a part to the whole, nor to nothing', () => {
    const cell = periodMatrix([row('PAY', '1', [year(2017, 0)])]).lines[0]!.cells.get(2017)!;
    expect(coveredPercent({ ...cell, coveredDays: 0 })).toBe(0);
    expect(coveredPercent({ ...cell, coveredDays: 365 })).toBe(100);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (covered) => {
        const percent = coveredPercent({ ...cell, coveredDays: covered, days: 100_000 });
        return percent >= 1 && percent <= 99;
      }),
    );
  });
});
