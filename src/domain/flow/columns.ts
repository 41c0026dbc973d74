import { BACKWARD_KINDS, LEVELS, STEP_KINDS, type Level } from '../traces/words.js';
import { table } from './kinds.js';

/** 1 for each kind of step that runs back, by its place in STEP_KINDS. */
export const isBackward = table(STEP_KINDS, BACKWARD_KINDS);
const RANKS = new Map(LEVELS.map((level, rank) => [level, rank]));
/** Sub-columns of one level; more than these are one cycle pushing itself. */
const SUBS = 1_000;

/**
 * Columns from left to right by government level. A forward step between two nodes of one level opens a sub-column, so
 * that every forward documented step goes to a higher column. `sources` and `targets` are the ends of those steps, as places in
 * `levels`; backward ones (refund, recall …) and onward ones, which may run back to an earlier column (a round trip), have no say
 * and are left out.
 */
export function columnsOf(levels: readonly Level[], sources: ArrayLike<number>, targets: ArrayLike<number>): Int32Array {
  const place = new Int32Array(levels.length);
  for (let node = 0; node < levels.length; node += 1) place[node] = RANKS.get(levels[node]!)! * SUBS;
  // Longest path by relaxation. A cycle (A pays B, B pays A) would push for ever: after as many rounds as there are
  // nodes can stand in one row, what still pushes is such a cycle and stays where it is.
  const roundsMax = Math.min(levels.length, 64);
  for (let round = 0, moved = true; moved && round < roundsMax; round += 1) {
    moved = false;
    for (let step = 0; step < sources.length; step += 1) {
      const source = sources[step]!;
      const target = targets[step]!;
      if (source === target || place[target]! > place[source]!) continue;
      place[target] = place[source]! + 1;
      moved = true;
    }
  }
  return numbered(place);
}

/** The places that occur as 0, 1, 2 …, in their order. */
function numbered(places: Int32Array): Int32Array {
  const last = places.reduce((most, place) => Math.max(most, place), -1);
  const numbers = new Int32Array(last + 1);
  for (const place of places) numbers[place] = 1;
  let next = 0;
  for (let place = 0; place <= last; place += 1) {
    if (numbers[place] === 0) continue;
    numbers[place] = next;
    next += 1;
  }
  return places.map((place) => numbers[place]!);
}
