/** 2^27 + 1: multiplying by it splits a double into two halves of 26 bits (Veltkamp), so that products of halves are exact. */
const SPLITTER = 134_217_729;

/** What ⌊whole · part / base⌋ leaves: whole · part − share · base; set by `shareOf` when asked by `shareWithRest`. */
let rest = 0;

/** a · b − c · d exactly, where the two products are near each other: the rounding errors of both are computed (Dekker), not guessed. */
function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  return left - right + (productError(a, b, left) - productError(c, d, right));
}

/** a · b − product, where product is a · b rounded to a double. */
function productError(a: number, b: number, product: number): number {
  const splitA = SPLITTER * a;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = SPLITTER * b;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/**
 * ⌊whole · part / base⌋ in exact integers up to 2^53−1; the product may pass 2^53, the result may not. 0 where one of them is not
 * positive, whole where part is base.
 */
export function shareOf(whole: number, part: number, base: number): number {
  if (base <= 0 || part <= 0 || whole <= 0) return 0;
  if (part === base) return whole;
  if (whole === base) return part;
  const product = whole * part;
  // Below 2^53 the quotient of two doubles never rounds up to an integer it does not reach.
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / base);
  return exactShare(whole, part, base);
}

/** The estimate is off by a few fen at most; the exact remainder says by how many, and rounding never changes its side of 0 or base. */
function exactShare(whole: number, part: number, base: number): number {
  let share = Math.min(Number.MAX_SAFE_INTEGER, Math.floor((whole * part) / base));
  rest = differenceOfProducts(whole, part, share, base);
  while (rest < 0 || rest >= base) {
    share += rest < 0 ? -1 : 1;
    rest = differenceOfProducts(whole, part, share, base);
  }
  return share;
}

/** As `shareOf` for weights that add up to base; leaves the remainder in `rest`. */
function shareWithRest(whole: number, weight: number, base: number): number {
  const product = whole * weight;
  if (product > Number.MAX_SAFE_INTEGER) return exactShare(whole, weight, base);
  const share = Math.floor(product / base);
  rest = product - share * base;
  return share;
}

/**
 * Shares `whole` out over `weights` in whole fen: each gets its floor, the fen left over go to the largest remainders,
 * ties to the earlier place. Returns zeros when all weights are zero, otherwise Σ result = whole.
 */
export function apportion(whole: number, weights: readonly number[]): number[] {
  const shares = new Float64Array(weights.length);
  apportionInto(whole, Float64Array.from(weights), weights.length, shares);
  return [...shares];
}

const BUCKETS = 64;

let remainders = new Float64Array(16);
let moved = new Float64Array(16);
let bucketOf = new Uint8Array(16);
let candidates = new Int32Array(16);
const inBucket = new Int32Array(BUCKETS);

/** `apportion` for the first `count` places of typed arrays; nothing is allocated unless there are more places than ever before. */
export function apportionInto(whole: number, weights: Float64Array, count: number, shares: Float64Array): void {
  let base = 0;
  for (let place = 0; place < count; place += 1) base += weights[place]!;
  if (base <= 0 || whole <= 0) {
    shares.fill(0, 0, count);
    return;
  }
  if (count > remainders.length) {
    remainders = new Float64Array(count * 2);
    moved = new Float64Array(count * 2);
    bucketOf = new Uint8Array(count * 2);
    candidates = new Int32Array(count * 2);
  }
  let left = whole;
  // A product rounds in the same direction for the larger one: buckets stand in the order of the remainders.
  const scale = BUCKETS / base;
  const isExact = whole * base <= Number.MAX_SAFE_INTEGER;
  inBucket.fill(0);
  for (let place = 0; place < count; place += 1) {
    let share: number;
    let over: number;
    // Where even the product of all is exact, each of them is.
    if (isExact) {
      const product = whole * weights[place]!;
      share = Math.floor(product / base);
      over = product - share * base;
    } else {
      share = shareWithRest(whole, weights[place]!, base);
      over = rest;
    }
    shares[place] = share;
    remainders[place] = over;
    left -= share;
    const bucket = Math.min(BUCKETS - 1, (over * scale) | 0);
    bucketOf[place] = bucket;
    inBucket[bucket]! += 1;
  }
  if (left > 0) giveLeftOver(left, count, shares);
}

/** Gives one fen each to the largest remainders. They lie in buckets by size, so that only those of one bucket are compared. */
function giveLeftOver(left: number, count: number, shares: Float64Array): void {
  let split = BUCKETS - 1;
  let wanted = left;
  for (; inBucket[split]! < wanted; split -= 1) wanted -= inBucket[split]!;
  let alike = 0;
  for (let place = 0; place < count; place += 1) {
    const bucket = bucketOf[place]!;
    if (bucket > split) shares[place]! += 1;
    else if (bucket === split) {
      candidates[alike] = place;
      alike += 1;
    }
  }
  for (let one = 0; one < alike; one += 1) moved[one] = remainders[candidates[one]!]!;
  const least = largestAt(wanted, alike);
  for (let one = 0; one < alike; one += 1) {
    if (remainders[candidates[one]!]! <= least) continue;
    shares[candidates[one]!]! += 1;
    wanted -= 1;
  }
  for (let one = 0; wanted > 0; one += 1) {
    if (remainders[candidates[one]!] !== least) continue;
    shares[candidates[one]!]! += 1;
    wanted -= 1;
  }
}

/** What stands at `place` (from 1) of the first so many of `moved` where the largest come first: Hoare's selection, which orders no more than it must. */
function largestAt(place: number, count: number): number {
  const wanted = place - 1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = moved[(low + high) >>> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (moved[left]! > pivot) left += 1;
      while (moved[right]! < pivot) right -= 1;
      if (left > right) break;
      const kept = moved[left]!;
      moved[left] = moved[right]!;
      moved[right] = kept;
      left += 1;
      right -= 1;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return moved[wanted]!;
}
