import { it } from '@jest/globals';
import { Random } from '../../seeds/demo/story/random.js';

/**
 * Some of many things, other ones each time, in their own order: for tests that take minutes on all of them. The seed says which.
 * `TEST_ALL=1 npm test` takes all of them.
 */
export function someOf<T>(things: readonly T[], count: number, seed = String(Date.now() % 1_000_000)): T[] {
  if (process.env['TEST_ALL']) return [...things];
  const chosen = new Set(new Random(seed).sample(things, Math.min(count, things.length)));
  process.stdout.write(`${chosen.size} of ${things.length}: seed ${seed}\n`);
  return things.filter((thing) => chosen.has(thing));
}

/** Some of several tests that each start and end databases of their own. */
export function someTests(count: number, tests: Readonly<Record<string, () => Promise<void>>>, timeoutMs?: number): void {
  for (const [name, test] of someOf(Object.entries(tests), count)) it(name, test, timeoutMs);
}
