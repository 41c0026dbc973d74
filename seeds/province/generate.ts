import { existsSync, readdirSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SIZES, type Size } from './story/options.ts';
import { writeProvince } from './story/province.ts';

const USAGE = `Writes a fictional province: load packages, and beside them the labels of the cases injected into it.

  npm run generate:province -- --size small|county|city|province --seed <text> --out <folder>
  --positives n --near n --lookalikes n    injected cases of each kind for every warning and pattern; default by size

A folder that an earlier run has written is emptied first; any other has to be empty. The same size, seed and rates give the same bytes. Then: npm run load -- <folder>/first`;

/** Options that say how many cases of a kind there are. */
const RATES = ['positives', 'near', 'lookalikes'] as const;

/** @returns the exit code */
export function generateProvince(given: readonly string[]): number {
  let read;
  try {
    read = parseArgs({
      args: [...given],
      options: Object.fromEntries(['size', 'seed', 'out', ...RATES].map((name) => [name, { type: 'string' as const }])),
    }).values as Record<string, string | undefined>;
  } catch {
    read = undefined;
  }
  const size = read?.['size'] ?? 'small';
  if (!read?.['out'] || !Object.hasOwn(SIZES, size)) {
    console.error(read && !read['out'] ? `--out is missing: where shall the packages go?\n\n${USAGE}` : USAGE);
    return 2;
  }
  if (isForeign(read['out'])) {
    console.error(`${read['out']} holds files that this command has not written. Give an empty folder, or one of an earlier run.`);
    return 1;
  }
  const wrong = RATES.find((name) => read[name] !== undefined && !/^\d{1,6}$/u.test(read[name]));
  if (wrong !== undefined) {
    console.error(`--${wrong} ${read[wrong]} is no number of cases: give a whole number from 0 to 999999.`);
    return 2;
  }
  const rate = (name: (typeof RATES)[number]): number => Number(read[name] ?? SIZES[size as Size].cases);
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

/** Something lies there that is no earlier output: it would be lost. */
function isForeign(folder: string): boolean {
  if (!existsSync(folder)) return false;
  if (!statSync(folder).isDirectory()) return true;
  return readdirSync(folder).some((name) => !/^(?:labels\.json|first|append-\d+|correct-\d+)$/u.test(name));
}

if (import.meta.main) process.exitCode = generateProvince(process.argv.slice(2));
