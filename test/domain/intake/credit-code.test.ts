import { isCreditCode } from '../../../src/domain/intake/credit-code.js';

describe('the check digit of a unified social credit code', () => {
  it('is right in codes of the standard, also where it is 0', () => {
    expect(isCreditCode('91110000600037341L')).toBe(true);
    // The weighted sum is a multiple of 31.
    expect(isCreditCode('93411299YL00007760')).toBe(true);
  });

  it('is found wrong where one character differs, and in what is no code at all', () => {
    expect(isCreditCode('91350100M000100Y4Z')).toBe(false);
    expect(isCreditCode('93411299YL00007761')).toBe(false);
    expect(isCreditCode('9341129')).toBe(false);
  });
});
