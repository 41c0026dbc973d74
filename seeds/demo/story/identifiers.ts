/**
 * Identifiers with right check digits that belong to nobody: resident IDs and credit codes use division codes ending
 * in 99, which GB/T 2260 has never assigned, and card numbers the unassigned prefix 629999.
 */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643 resident ID: `region` 6 digits, `born` yyyymmdd, `order` 0–999. */
export function residentId(region: string, born: string, order: number): string {
  const body = `${region}${born}${String(order).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (ID_WEIGHTS[index] ?? 0), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** GB 32100 credit code: `type` 91 company, 93 farmers' cooperative, 54 village collective; the organisation code is `YL` and six digits. */
export function creditCode(type: '91' | '93' | '54', region: string, order: number): string {
  const organisation = `YL${String(order).padStart(6, '0')}`;
  const value = (letter: string): number => (/\d/u.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55);
  const remainder = 11 - ([...organisation].reduce((total, letter, index) => total + value(letter) * (ORGANISATION_WEIGHTS[index] ?? 0), 0) % 11);
  const organisationCheck = remainder === 10 ? 'X' : remainder === 11 ? '0' : String(remainder);
  const body = `${type}${region}${organisation}${organisationCheck}`;
  const sum = [...body].reduce((total, letter, index) => total + USCC_ALPHABET.indexOf(letter) * (USCC_WEIGHTS[index] ?? 0), 0);
  return body + (USCC_ALPHABET[(31 - (sum % 31)) % 31] ?? '');
}

/** A card number of 19 digits with its Luhn digit. */
export function cardNumber(region: string, order: number): string {
  const body = `629999${region}${String(order).padStart(6, '0')}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** The division code of persons and enterprises of `region`: its prefecture with county part 99. */
export function unassignedDivision(region: string): string {
  return `${region.slice(0, 4)}99`;
}

/** The wrong check digit, for the few codes planted as wrong. */
export function spoilt(code: string): string {
  const last = code.slice(-1);
  return code.slice(0, -1) + (last === '7' ? '3' : '7');
}
