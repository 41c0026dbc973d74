import { daysOff } from '../../../src/domain/warnings/days-off.js';

const at = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

describe('days that are no working days', () => {
  it.each([
    ['2023-10-01', true],
    ['2023-10-06', true],
    // A Saturday and a Sunday that were worked instead of the days between the feasts.
    ['2023-10-07', false],
    ['2023-10-08', false],
    ['2023-03-04', true],
    ['2023-03-06', false],
    ['2024-02-12', true],
  ])('%s', (day, isOff) => {
    expect(daysOff().includes(at(day))).toBe(isOff);
  });
});
