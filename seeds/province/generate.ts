import { parseArgs } from 'node:util';
import { SIZES, type Size } from './story/options.ts';
import { writeProvince } from './story/province.ts';

const USAGE = `Writes a fictional province: load packages, and beside them the labels of the cases injected into it.

  npm run generate:province -- --size small|county|city|province --seed <text> --out <folder>
  --positives n --near n --lookalikes n    injected cases of each kind for every warning and pattern; default by size

The folder is emptied first. The same size, seed and rates give the same bytes. Then: npm run load -- <folder>/first`;

/** @returns the exit code */
export function generateProvince(given: readonly string[]): number {
  let read;
  try {
    read = parseArgs({
      args: [...given],
      options: Object.fromEntries(['size', 'seed', 'out', 'positives', 'near', 'lookalikes'].map((name) => [name, { type: 'string' as const }])),
    }).values as Record<string, string | undefined>;
  } catch {
    read = undefined;
  }
  const size = read?.['size'] ?? 'small';
  if (!read?.['out'] || !Object.hasOwn(SIZES, size)) {
    console.error(USAGE);
    return 2;
  }
  const rate = (name: string): number => {
    const value = Number(read[name] ?? SIZES[size as Size].cases);
    return Number.isInteger(value) && value >= 0 ? value : SIZES[size as Size].cases;
  };
  const started = Date.now();
  const made = writeProvince(
    {
      size: size as Size,
      seed: read['seed'] ?? '1',
      out: read['out'],
      cases: { positive: rate('positives'), 'near-miss': rate('near'), 'look-alike': rate('lookalikes') },
    },
    (text) => console.error(text),
  );
  const seconds = (Date.now() - started) / 1000;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${made.movements} movements of money, ${made.lines} lines, ${made.labels} labels in ${seconds.toFixed(1)} s (${Math.round(made.movements / seconds)}/s), at most ${peak} MiB; ${Object.entries(
      made.counters,
    )
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')}`,
  );
  return 0;
}

if (import.meta.main) process.exitCode = generateProvince(process.argv.slice(2));
