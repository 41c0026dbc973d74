import { CoverageSpans } from '../../../src/domain/projection/coverage-spans.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);

function spansOf(
  rows: readonly (readonly [source: string, region: string | null, from: string | null, to: string | null, addedIn?: number, retiredIn?: number])[],
  batch = 9,
) {
  const spans = new CoverageSpans();
  for (const [source, region, from, to, addedIn = 1, retiredIn = null] of rows)
    spans.add({ source, region, from: from === null ? null : day(from), to: to === null ? null : day(to), addedIn, retiredIn });
  const date = (at: number | null): string | null => (at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10));
  return spans.at(batch).map(({ source, region, from, to }) => [source, region, date(from), date(to)]);
}

describe('what batches cover', () => {
  it('is one span where days follow one another or overlap, in whatever order they came, and two where a day is missing', () => {
    expect(
      spansOf([
        ['SPECIAL', '410325', '2018-01-01', '2018-12-31'],
        ['SPECIAL', '410325', '2016-01-01', '2016-12-31'],
        ['SPECIAL', '410325', '2016-06-01', '2016-09-30'],
        ['SPECIAL', '410325', '2019-01-01', '2019-03-31'],
        ['CARD', '410325', '2017-01-01', '2017-12-31'],
      ]),
    ).toEqual([
      ['CARD', '410325', '2017-01-01', '2017-12-31'],
      ['SPECIAL', '410325', '2016-01-01', '2016-12-31'],
      ['SPECIAL', '410325', '2018-01-01', '2019-03-31'],
    ]);
  });

  it('has no end where a batch states none, and keeps regions and batches apart', () => {
    const rows = [
      ['PAY', null, '2016-01-01', null],
      ['PAY', '410325', null, '2015-12-31'],
      ['PAY', '410325', '2016-01-01', '2016-12-31', 2],
      ['PAY', '410325', '2018-01-01', '2018-12-31', 1, 3],
    ] as const;
    expect(spansOf(rows, 2)).toEqual([
      ['PAY', '410325', null, '2016-12-31'],
      ['PAY', '410325', '2018-01-01', '2018-12-31'],
      ['PAY', null, '2016-01-01', null],
    ]);
    expect(spansOf(rows, 3)).toEqual([
      ['PAY', '410325', null, '2016-12-31'],
      ['PAY', null, '2016-01-01', null],
    ]);
  });
});
