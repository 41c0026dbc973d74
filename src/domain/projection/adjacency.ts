import { newColumn, type Section } from './columns.js';

/**
 * Which payments (or allocations) each thing has, in the one order: the list of n is `pool[start[n] … start[n] + count[n] − 1]`.
 * Read the three arrays anew after an `arrange`.
 */
export class Adjacency {
  start = newColumn('int32', 0) as Int32Array;
  count = newColumn('int32', 0) as Int32Array;
  pool = newColumn('int32', 0) as Int32Array;

  sections(): Section[] {
    return [];
  }
}
