/** Characters to insert, drop or replace to make one text the other (Levenshtein). */
export function editDistance(from: string, to: string): number {
  const source = [...from];
  const target = [...to];
  let row = Array.from({ length: target.length + 1 }, (_, index) => index);
  for (let i = 1; i <= source.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= target.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (source[i - 1] === target[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[target.length]!;
}
