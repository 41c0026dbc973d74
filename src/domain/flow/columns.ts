import { BACKWARD_KINDS, LEVELS, STEP_KINDS, type Level } from '../traces/words.js';
import { table } from './kinds.js';

/** 1 for each kind of step that runs back, by its place in STEP_KINDS. */
export const isBackward = table(STEP_KINDS, BACKWARD_KINDS);
const RANKS = new Map(LEVELS.map((level, rank) => [level, rank]));
/** Sub-columns of one level; more than these are one cycle pushing itself. */
const SUBS = 1_000;

/**
 * Columns from left to right by government level. A forward step between two nodes of one level opens a sub-column, so
 * that every forward documented step goes to a higher column. `forward` are those steps, as places in `levels`; backward ones
 * (refund, recall …) and onward ones, which may run back to an earlier column (a round trip), have no say and are left out.
 */
export function columnsOf(levels: readonly Level[], forward: Iterable<readonly [source: number, target: number]>): Int32Array {
  const place = Float64Array.from(levels, (level) => RANKS.get(level)! * SUBS);
  const steps = [...forward];
  // Longest path by relaxation. A cycle (A pays B, B pays A) would push for ever: after as many rounds as there are
  // nodes can stand in one row, what still pushes is such a cycle and stays where it is.
  const roundsMax = Math.min(levels.length, 64);
  for (let round = 0, moved = true; moved && round < roundsMax; round += 1) {
    moved = false;
    for (const [source, target] of steps) {
      if (source === target || place[target]! > place[source]!) continue;
      place[target] = place[source]! + 1;
      moved = true;
    }
  }
  const keys = [...new Set(place)].sort((a, b) => a - b);
  const column = new Map(keys.map((key, index) => [key, index]));
  return Int32Array.from(place, (key) => column.get(key)!);
}
