import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrowdResult } from './crowd.js';
import type { Measured } from './measure.js';
import { benchFolder } from './peers.js';

export const SIZES = ['small', 'county', 'city', 'province'] as const;
export type Size = (typeof SIZES)[number];

/** All that one run has found out. */
export interface BenchResult {
  readonly size: Size;
  readonly seed: number;
  /** The graph was drawn in memory: no packages, no load, no service. */
  readonly made: boolean;
  /** Day of the run, and what it took. */
  readonly date: string;
  readonly command: string;
  readonly minutes: number;
  readonly machine: { readonly processor: string; readonly cores: number; readonly memoryGb: number; readonly system: string; readonly loadBefore: number };
  readonly versions: readonly string[];
  readonly data: { readonly payments: number; readonly accounts: number; readonly documents: number; readonly allocations: number };
  /** What loading took, in words: who, and figures. */
  readonly loads: readonly (readonly [who: string, what: string])[];
  readonly memory: readonly (readonly [what: string, figure: string])[];
  readonly measured: readonly Measured[];
  readonly finbench: readonly Measured[];
  readonly crowd: CrowdResult | null;
}

const folder = join(benchFolder, 'results');

/** Keeps a result for the table of growth. */
export function keepResult(result: BenchResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${result.size}.json`), JSON.stringify(result, null, 1));
}

/** The newest result of each size, small ones first. */
export function keptResults(): BenchResult[] {
  if (!existsSync(folder)) return [];
  const names = new Set(readdirSync(folder));
  return SIZES.filter((size) => names.has(`${size}.json`)).map((size) => JSON.parse(readFileSync(join(folder, `${size}.json`), 'utf8')) as BenchResult);
}
