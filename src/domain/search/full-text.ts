/**
 * Queries for the full-text index, whose analyser cuts Chinese into pairs of characters. Everything typed goes in
 * between quotation marks or as bare letters, so that no character of it is an operator.
 */

/** Every part separated by spaces must occur as it stands: `兰考 产业` → `"兰考" AND "产业"`. Empty when nothing can be searched. */
export function allPhrases(text: string): string {
  return (
    words(text)
      // One Chinese character is no pair: every pair that begins with it counts.
      .map((word) => (/^\p{Script=Han}$/u.test(word) ? `${word}*` : `"${word}"`))
      .join(' AND ')
  );
}

/** Any pair of characters may occur; the more of them, the better. */
export function anyPart(text: string): string {
  return words(text).join(' OR ');
}

function words(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')
      // Operators are written in capitals only.
      .map((word) => word.toLowerCase())
      .filter((word) => word !== '')
      .slice(0, 12)
  );
}
