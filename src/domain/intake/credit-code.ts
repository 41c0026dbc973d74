const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Is this a unified social credit code with the right check digit (GB 32100-2015)? Our own, because the library `stdnum`
 * takes every code whose weighted sum is a multiple of 31, and whose check digit is therefore 0, for wrong: one in 31.
 */
export function isCreditCode(text: string): boolean {
  if (!/^\d{8}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(text[index] ?? ''), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}
