import { Supervision, type SupervisionRow } from '../../../src/domain/access/supervision.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const row = (code: string, above: string | null, since: string | null = null, until: string | null = null, ended: string | null = null): SupervisionRow => ({
  code,
  above,
  since: since === null ? null : day(since),
  until: until === null ? null : day(until),
  ended: ended === null ? null : day(ended),
});

const rows = [
  row('410000', null),
  row('411600', '410000'),
  row('411603', '411600', '2019-08-01'),
  row('411626', '411600', null, '2019-08-01', '2019-08-01'),
  row('411626001', null),
  row('411626001002', null),
  row('419001', '410000'),
  row('411500', '410000'),
  // Moved from one city to another in 2020.
  row('411522', '411600', null, '2020-01-01'),
  row('411522', '411500', '2020-01-01'),
  // Supervision ended, the county did not: nobody sees it but who sees everything.
  row('411528', '411500', null, '2018-01-01'),
];

describe('Supervision', () => {
  it('gives a city its counties, and their townships and villages by code', () => {
    expect(new Supervision(rows, day('2018-06-01')).subtree('411600')).toEqual(['411522', '411600', '411626', '411626001', '411626001002']);
  });

  it('keeps a county whose code has ended below its last city', () => {
    expect(new Supervision(rows, day('2026-01-01')).subtree('411600')).toEqual(['411600', '411603', '411626', '411626001', '411626001002']);
  });

  it('follows a county to the city that supervises it today', () => {
    expect(new Supervision(rows, day('2026-01-01')).subtree('411500')).toEqual(['411500', '411522']);
    expect(new Supervision(rows, day('2017-06-01')).subtree('411500')).toEqual(['411500', '411528']);
  });

  it('gives the same subtree whatever the order of the rows, and ends on a cycle', () => {
    const cycle = [...rows, row('410000', '411600')];
    expect(new Supervision([...cycle].reverse(), day('2026-01-01')).subtree('410000')).toEqual(new Supervision(cycle, day('2026-01-01')).subtree('410000'));
  });

  it('knows which codes exist', () => {
    const supervision = new Supervision(rows, day('2026-01-01'));
    expect([supervision.has('419001'), supervision.has('999999')]).toEqual([true, false]);
  });
});
