/** ⌊whole · part / base⌋ in exact integers; the product may pass 2^53, the result may not. */
export function shareOf(whole: number, part: number, base: number): number {
  if (base <= 0 || part <= 0 || whole <= 0) return 0;
  if (part === base) return whole;
  const product = whole * part;
  return product <= Number.MAX_SAFE_INTEGER ? Math.floor(product / base) : Number((BigInt(whole) * BigInt(part)) / BigInt(base));
}

/**
 * Shares `whole` out over `weights` in whole fen: each gets its floor, the fen left over go to the largest remainders,
 * ties to the earlier place. Returns zeros when all weights are zero. Σ result = min(whole, …) = whole otherwise.
 */
export function apportion(whole: number, weights: readonly number[]): number[] {
  const base = weights.reduce((sum, weight) => sum + weight, 0);
  if (base <= 0) return weights.map(() => 0);
  const shares = weights.map((weight) => shareOf(whole, weight, base));
  let left = whole - shares.reduce((sum, share) => sum + share, 0);
  const remainders = weights.map((weight, place) => ({ place, rest: (BigInt(whole) * BigInt(weight)) % BigInt(base) }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest < b.rest ? 1 : -1));
  for (const { place } of remainders) {
    if (left === 0) break;
    shares[place]! += 1;
    left -= 1;
  }
  return shares;
}
