import type { Level } from './words.js';

/** Government level of a GB/T 2260 code. Counties run by the province (4190xx) rank with the prefectures. */
export function levelOfRegion(code: string): Level {
  if (code.length > 6) return 'township';
  if (/^(?:000000|100000)$/u.test(code)) return 'central';
  if (code.endsWith('0000')) return 'province';
  if (code.endsWith('00') || /^\d\d90/u.test(code)) return 'city';
  return 'county';
}
