import { latestInstant, momentOf } from '../../../src/domain/model/moment.js';

describe('the moment a question asks about', () => {
  it('is the newest batch and all of time when nothing is said', () => {
    expect(momentOf({}, 7)).toEqual({ batch: 7, asOf: Infinity });
    expect(momentOf({}, 0)).toEqual({ batch: 0, asOf: Infinity });
    expect(latestInstant(momentOf({}, 7))).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('takes in the whole day, in Asia/Shanghai', () => {
    const { batch, asOf } = momentOf({ asOf: '2021-12-31', asOfBatch: 3 }, 7);
    expect(batch).toBe(3);
    expect(asOf).toBe(Date.parse('2021-12-31T23:59:59.999+08:00'));
  });

  it('ends a day of daylight saving time when that day ended', () => {
    expect(momentOf({ asOf: '1990-07-01' }, 1).asOf).toBe(Date.parse('1990-07-01T23:59:59.999+09:00'));
  });

  it.each(['2021-02-29', '2021-13-01', '2021-1-1', '31.12.2021', '', '2021-12-31T00:00'])('refuses %j, which is no day', (day) => {
    expect(() => momentOf({ asOf: day }, 7)).toThrow(expect.objectContaining({ code: 'bad-question', facts: { field: 'asOf' } }));
  });

  it.each([
    [8, 7],
    [1, 0],
    [0, 7],
    [1.5, 7],
  ])('refuses batch %d while %d is the newest', (asOfBatch, current) => {
    expect(() => momentOf({ asOfBatch }, current)).toThrow(expect.objectContaining({ code: 'bad-question', facts: { field: 'asOfBatch' } }));
  });
});
