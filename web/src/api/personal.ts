/**
 * Whether a search term looks like the number of a person, a telephone or an account. Such terms travel in the body of a
 * request and never in an address, which logs and histories keep. Seven digits in a row are enough: a document number has
 * at most five, and a region code that is too long merely takes the other way.
 */
export function looksPersonal(term: string): boolean {
  const plain = term.normalize('NFKC').replace(/[\s\-–—·.]/gu, '');
  return /\d{7,}/u.test(plain) || /^[0-9A-Z]{15,18}$/iu.test(plain);
}
