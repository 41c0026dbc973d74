/** Beyond this many ways to try a row is set aside: seven surplus cells in three columns are 36. */
const WAYS_MAX = 2_000;

/**
 * Joins the surplus cells of a row into the columns whose texts hold the delimiter unquoted, `join`, in the one way in which the row
 * fits. Blank cells beyond the header say nothing and are dropped first. Gives the trimmed cells, or the reason why there is no telling.
 */
export function rejoinedCells(
  raw: readonly string[],
  header: readonly string[],
  join: readonly string[],
  delimiter: string,
  fits: (cells: readonly string[]) => boolean,
): { readonly cells: readonly string[]; readonly reason?: undefined } | { readonly cells?: undefined; readonly reason: string } {
  let length = raw.length;
  while (length > header.length && raw[length - 1]!.trim() === '') length -= 1;
  const surplus = length - header.length;
  if (surplus <= 0) return { cells: raw.slice(0, length).map((cell) => cell.trim()) };
  const places = join.map((column) => header.indexOf(column)).sort((left, right) => left - right);
  let found: string[] | undefined;
  let ways = 0;
  for (const shares of sharesOf(surplus, places.length)) {
    if ((ways += 1) > WAYS_MAX) return { reason: `${surplus} surplus cells can be joined in more than ${WAYS_MAX} ways` };
    const cells = joined(raw.slice(0, length), header.length, new Map(places.map((place, index) => [place, shares[index]!])), delimiter);
    // With one column there is nothing to choose; what the row lacks is then told where it is mapped.
    if (places.length > 1 && !fits(cells)) continue;
    if (found && !sameCells(found, cells)) return { reason: `${surplus} surplus cells can be joined in more than one way that fits` };
    found = cells;
  }
  return found ? { cells: found } : { reason: `the row has ${raw.length} columns, the header ${header.length}, and in no way of joining them does it fit` };
}

function joined(raw: readonly string[], columns: number, shares: ReadonlyMap<number, number>, delimiter: string): string[] {
  const cells: string[] = [];
  let next = 0;
  for (let place = 0; place < columns; place += 1) {
    const end = next + 1 + (shares.get(place) ?? 0);
    cells.push(raw.slice(next, end).join(delimiter).trim());
    next = end;
  }
  return cells;
}

/** Every way to share a number among places: 2 among 2 → 2+0, 1+1, 0+2. */
function* sharesOf(number: number, places: number): Generator<number[]> {
  if (places === 1) {
    yield [number];
    return;
  }
  for (let first = number; first >= 0; first -= 1) for (const rest of sharesOf(number - first, places - 1)) yield [first, ...rest];
}

function sameCells(left: readonly string[], right: readonly string[]): boolean {
  return left.every((cell, index) => cell === right[index]);
}
