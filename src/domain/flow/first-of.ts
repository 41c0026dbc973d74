/** Above so many, putting all in order is quicker. */
const FEW = 4_096;

/** The first things in an order, in it, at most so many: of a million only those that are shown are put in order. */
export function firstOf(things: readonly number[], count: number, order: (left: number, right: number) => number): number[] {
  if (count <= 0) return [];
  if (count > FEW || count >= things.length) return [...things].sort(order).slice(0, count);
  const first: number[] = [];
  for (const thing of things) {
    if (first.length === count && order(thing, first[count - 1]!) >= 0) continue;
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order(first[middle]!, thing) <= 0) low = middle + 1;
      else high = middle;
    }
    first.splice(low, 0, thing);
    if (first.length > count) first.pop();
  }
  return first;
}
