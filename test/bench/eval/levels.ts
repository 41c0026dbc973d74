import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import type { RuleScore } from './compare.js';

/** Figures of one set of data as docs/evaluation.json keeps them. */
export interface ScoreSet {
  readonly size: string;
  readonly seed: number;
  /** Rules were tuned on it; the others were only measured. */
  readonly tuned: boolean;
  readonly scores: readonly RuleScore[];
}

export const LEVELS = join(projectFolder, 'docs', 'evaluation.json');

export function recordedSets(): ScoreSet[] {
  return existsSync(LEVELS) ? (JSON.parse(readFileSync(LEVELS, 'utf8')) as ScoreSet[]) : [];
}

/** Sets of other sizes stay as they were recorded. By size, as sizes go, the tuned seed first. */
export function withSets(recorded: readonly ScoreSet[], sizes: readonly string[], made: readonly ScoreSet[]): ScoreSet[] {
  const others = recorded.filter(({ size }) => size !== made[0]?.size);
  return [...others, ...made].sort((a, b) => sizes.indexOf(a.size) - sizes.indexOf(b.size) || Number(b.tuned) - Number(a.tuned) || a.seed - b.seed);
}

/** What fell below the recorded level, a line for each rule; nothing where all are as good or better. */
export function fallsBelow(recorded: readonly RuleScore[], measured: readonly RuleScore[]): string[] {
  return recorded.flatMap((level) => {
    const now = measured.find(({ rule }) => rule === level.rule);
    if (!now) return [`${level.rule} was not measured`];
    const falls = [fall('precision', level.precision, now.precision), fall('recall', level.recall, now.recall)].filter((text) => text !== undefined);
    return falls.length > 0 ? [`${level.rule} fell below its level: ${falls.join(', ')}`] : [];
  });
}

/** A rule that finds nothing any more has no precision at all, and a recall that fell. */
function fall(name: string, level: number | null, now: number | null): string | undefined {
  if (level === null || now === null || now >= level) return undefined;
  return `${name} ${now.toFixed(4)} instead of ${level.toFixed(4)}`;
}
