import { TooLarge, TookTooLong } from '../../failures.js';

const PARTS = 10;

/**
 * Asks about all at once; where that takes too long or too much memory, once more about a tenth at a time: a few subjects with very much to look at
 * shall not keep the others from being judged. Throws `TookTooLong` or `TooLarge` where a part takes too much as well, and what `ask` throws.
 */
export async function inParts<T>(ids: readonly string[], ask: (some: readonly string[]) => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await ask(ids);
  } catch (error) {
    if (!(error instanceof TookTooLong || error instanceof TooLarge) || ids.length === 1) throw error;
  }
  const size = Math.ceil(ids.length / PARTS);
  const all: T[] = [];
  for (let from = 0; from < ids.length; from += size) all.push(...(await ask(ids.slice(from, from + size))));
  return all;
}
