import { METHODS } from '../attribution/attribute.js';
import type { StepRows } from './picture.js';

/** Steps with the same ends, kind and grade as one row each; what is proven and what is attributed never merge. */
export interface MergedSteps {
  readonly count: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly kind: Uint8Array;
  readonly grade: Uint8Array;
  readonly onward: Uint8Array;
  readonly edges: Int32Array;
  readonly amount: Float64Array;
  /** Four to a row, by method. */
  readonly parts: Float64Array;
  readonly unconfirmed: Int32Array;
  /** Single steps of a row: `members[first[row]]` to before `members[first[row + 1]]`, in the order in which they were drawn. */
  readonly first: Int32Array;
  readonly members: Int32Array;
}

export function mergeSteps(steps: StepRows): MergedSteps {
  const { count } = steps;
  const groupOf = new Int32Array(count);
  const leaders = new Int32Array(count);
  const size = 1 << Math.max(4, 32 - Math.clz32(count * 2));
  const slots = new Int32Array(size).fill(-1);
  let groups = 0;
  for (let step = 0; step < count; step += 1) {
    const look = steps.kind[step]! * 8 + steps.grade[step]! * 2 + steps.onward[step]!;
    let slot = (Math.imul(steps.source[step]!, 0x9e3779b1) ^ Math.imul(steps.target[step]!, 0x85ebca6b) ^ Math.imul(look, 0xc2b2ae35)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    for (;;) {
      const group = slots[slot]!;
      if (group < 0) {
        slots[slot] = groups;
        leaders[groups] = step;
        groupOf[step] = groups;
        groups += 1;
        break;
      }
      const leader = leaders[group]!;
      if (
        steps.source[leader] === steps.source[step] &&
        steps.target[leader] === steps.target[step] &&
        steps.kind[leader]! * 8 + steps.grade[leader]! * 2 + steps.onward[leader]! === look
      ) {
        groupOf[step] = group;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  const width = METHODS.length;
  const merged = {
    count: groups,
    source: new Int32Array(groups),
    target: new Int32Array(groups),
    kind: new Uint8Array(groups),
    grade: new Uint8Array(groups),
    onward: new Uint8Array(groups),
    edges: new Int32Array(groups),
    amount: new Float64Array(groups),
    parts: new Float64Array(groups * width),
    unconfirmed: new Int32Array(groups),
    first: new Int32Array(groups + 1),
    members: new Int32Array(count),
  };
  for (let group = 0; group < groups; group += 1) {
    const leader = leaders[group]!;
    merged.source[group] = steps.source[leader]!;
    merged.target[group] = steps.target[leader]!;
    merged.kind[group] = steps.kind[leader]!;
    merged.grade[group] = steps.grade[leader]!;
    merged.onward[group] = steps.onward[leader]!;
  }
  for (let step = 0; step < count; step += 1) {
    const group = groupOf[step]!;
    merged.first[group + 1]! += 1;
    merged.edges[group]! += steps.edges[step]!;
    merged.amount[group]! += steps.amount[step]!;
    merged.unconfirmed[group]! += steps.unconfirmed[step]!;
    for (let method = 0; method < width; method += 1) merged.parts[group * width + method]! += steps.parts[step * width + method]!;
  }
  for (let group = 0; group < groups; group += 1) merged.first[group + 1]! += merged.first[group]!;
  const next = merged.first.slice(0, groups);
  for (let step = 0; step < count; step += 1) {
    const group = groupOf[step]!;
    merged.members[next[group]!] = step;
    next[group]! += 1;
  }
  return merged;
}
