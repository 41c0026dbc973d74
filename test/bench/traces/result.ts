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
  /** What generating and loading had taken where an earlier run did it; undefined where this one did. */
  readonly minutesBefore?: number;
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
  writeFileSync(join(folder, nameOf(result)), JSON.stringify(result, null, 1));
}

function nameOf({ size, made }: Pick<BenchResult, 'size' | 'made'>): string {
  return `${made ? 'made-' : ''}${size}.json`;
}

/** The newest result of each size, small ones first. `made`: of graphs drawn in memory, or of generated and loaded ones. */
export function keptResults(made: boolean): BenchResult[] {
  if (!existsSync(folder)) return [];
  const names = new Set(readdirSync(folder));
  const found = SIZES.map((size) => nameOf({ size, made })).filter((name) => names.has(name));
  return found.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as BenchResult);
}
