import { LineReader } from '../../src/api/load-stream.js';

const PROGRESS = '{"progress":{"phase":"writing","file":"pay.csv","rows":10,"rowsTotal":20}}';
const REPORT = '{"report":{"outcome":"loaded"}}';

describe('the answer of a load that is still growing', () => {
  it('gives every line once, and none before it is whole', () => {
    const reader = new LineReader();
    expect(reader.lines(PROGRESS.slice(0, 20), false)).toEqual([]);
    expect(reader.lines(`${PROGRESS}\n${REPORT.slice(0, 5)}`, false)).toEqual([JSON.parse(PROGRESS)]);
    expect(reader.lines(`${PROGRESS}\n${REPORT.slice(0, 5)}`, false)).toEqual([]);
    expect(reader.lines(`${PROGRESS}\n${REPORT}\n`, true)).toEqual([JSON.parse(REPORT)]);
    expect(reader.lines(`${PROGRESS}\n${REPORT}\n`, true)).toEqual([]);
  });

  it('takes the last line also without its end', () => {
    expect(new LineReader().lines(`${PROGRESS}\n${REPORT}`, true)).toEqual([JSON.parse(PROGRESS), JSON.parse(REPORT)]);
  });
});
