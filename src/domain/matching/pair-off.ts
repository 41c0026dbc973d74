/** Two sides up to this many on each are paired at the least cost; beyond it in their order, which is as good where all are alike. */
const EXACT_MAX = 120;
/** Dearer than any sum of allowed pairs: 120 pairs of at most 31 days in seconds, a thousandfold. */
const FORBIDDEN = 1e12;
const ORDER_WEIGHT = 1000;

/**
 * Pairs members of two ordered lists one to one: as many pairs as possible, then the least cost in sum, then in order.
 * `cost` is undefined where two must not be paired. With `inOrder` equal lists are paired first with first where that is allowed.
 */
export function pairOff<L, R>(left: readonly L[], right: readonly R[], cost: (one: L, other: R) => number | undefined, inOrder = true): [L, R][] {
  if (left.length === 0 || right.length === 0) return [];
  if (inOrder && left.length === right.length && left.every((one, place) => cost(one, right[place]!) !== undefined))
    return left.map((one, place) => [one, right[place]!]);
  if (left.length > EXACT_MAX || right.length > EXACT_MAX) return firstFit(left, right, cost);
  const size = Math.max(left.length, right.length);
  const costs = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      const paid = row < left.length && column < right.length ? cost(left[row]!, right[column]!) : undefined;
      return paid === undefined ? FORBIDDEN : paid * ORDER_WEIGHT + Math.abs(row - column);
    }),
  );
  return cheapest(costs)
    .map((column, row) => [row, column] as const)
    .filter(([row, column]) => costs[row]![column]! < FORBIDDEN)
    .map(([row, column]) => [left[row]!, right[column]!]);
}

function firstFit<L, R>(left: readonly L[], right: readonly R[], cost: (one: L, other: R) => number | undefined): [L, R][] {
  const free = new Set(right);
  return left.flatMap((one): [L, R][] => {
    for (const other of free) {
      if (cost(one, other) === undefined) continue;
      free.delete(other);
      return [[one, other]];
    }
    return [];
  });
}

/** The assignment of rows to columns with the least sum (Hungarian method, shortest augmenting paths): the column of each row. */
function cheapest(costs: readonly (readonly number[])[]): number[] {
  const size = costs.length;
  const ofRow = new Array<number>(size + 1).fill(0);
  const ofColumn = new Array<number>(size + 1).fill(0);
  const rowAt = new Array<number>(size + 1).fill(0);
  const before = new Array<number>(size + 1).fill(0);
  for (let row = 1; row <= size; row += 1) {
    rowAt[0] = row;
    let column = 0;
    const least = new Array<number>(size + 1).fill(Infinity);
    const used = new Array<boolean>(size + 1).fill(false);
    do {
      used[column] = true;
      const from = rowAt[column]!;
      let step = Infinity;
      let next = 0;
      for (let other = 1; other <= size; other += 1) {
        if (used[other]) continue;
        const reduced = costs[from - 1]![other - 1]! - ofRow[from]! - ofColumn[other]!;
        if (reduced < least[other]!) {
          least[other] = reduced;
          before[other] = column;
        }
        if (least[other]! < step) {
          step = least[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (used[other]) {
          ofRow[rowAt[other]!]! += step;
          ofColumn[other]! -= step;
        } else least[other]! -= step;
      }
      column = next;
    } while (rowAt[column] !== 0);
    do {
      const earlier = before[column]!;
      rowAt[column] = rowAt[earlier]!;
      column = earlier;
    } while (column !== 0);
  }
  const columns = new Array<number>(size).fill(0);
  for (let column = 1; column <= size; column += 1) columns[rowAt[column]! - 1] = column - 1;
  return columns;
}
