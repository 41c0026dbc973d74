import type { Ids } from './ids.js';

/** What the one order looks at. */
export interface Ordered {
  /** Epoch ms. */
  readonly at: Float64Array;
  readonly seq: Int32Array;
  readonly ids: Ids;
}

/** Digits of 13 bits: their counts stay in the processor's first cache, and three of them hold the milliseconds of eight years. */
const DIGIT = 13;
const BUCKETS = 1 << DIGIT;
/** Below this a comparison sort is quicker than counting. */
const FEW = 2_048;
const TINY = 12;
/** Things dealt with between two pauses: some tens of milliseconds. */
export const PAUSE_EVERY = 250_000;

/** By time, order given by the source, id by code points: the order in which everything happens. */
export function compareOrdered({ at, seq, ids }: Ordered, left: number, right: number): number {
  return at[left]! - at[right]! || seq[left]! - seq[right]! || ids.compare(left, right) || left - right;
}

/**
 * Sorts things into the one order, in place: by time in linear passes, then inside each moment by sequence and id. Pauses now and then,
 * so that whoever has to answer others meanwhile can.
 */
export function* sortOrdered(ordered: Ordered, items: Int32Array): Generator<void> {
  if (items.length < FEW) {
    items.sort((left, right) => compareOrdered(ordered, left, right));
    return;
  }
  yield* sortByTime(ordered.at, items);
  const { at, seq } = ordered;
  let pause = PAUSE_EVERY;
  for (let from = 0; from < items.length;) {
    const moment = at[items[from]!]!;
    let to = from + 1;
    while (to < items.length && at[items[to]!] === moment) to += 1;
    if (to - from > 1) sortMoment(seq, ordered.ids, items, from, to);
    from = to;
    if (from < pause) continue;
    pause = from + PAUSE_EVERY;
    yield;
  }
}

function* sortByTime(at: Float64Array, items: Int32Array): Generator<void> {
  const { length } = items;
  let first = Infinity;
  let last = -Infinity;
  for (const item of items) {
    const moment = at[item]!;
    if (moment < first) first = moment;
    if (moment > last) last = moment;
  }
  if (first === last) return;
  let from = items;
  let to: Int32Array = new Int32Array(length);
  let keys = new Float64Array(length);
  let keysTo = new Float64Array(length);
  for (let place = 0; place < length; place += 1) keys[place] = at[items[place]!]! - first;
  const counts = new Int32Array(BUCKETS);
  // What remains of the keys is divided by the buckets after each pass, so that each digit is the lowest of a number that fits.
  for (let rest = last - first; rest > 0; rest = Math.floor(rest / BUCKETS)) {
    counts.fill(0);
    for (let place = 0; place < length; place += 1) counts[digitOf(keys[place]!)]! += 1;
    let sum = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const count = counts[bucket]!;
      counts[bucket] = sum;
      sum += count;
    }
    for (let place = 0; place < length; place += 1) {
      const key = keys[place]!;
      const digit = digitOf(key);
      const next = counts[digit]!;
      counts[digit] = next + 1;
      to[next] = from[place]!;
      keysTo[next] = (key - digit) / BUCKETS;
    }
    [from, to] = [to, from];
    [keys, keysTo] = [keysTo, keys];
    yield;
  }
  if (from !== items) items.set(from);
}

/** The lowest digit of a whole number up to 2^53. */
function digitOf(key: number): number {
  return key - Math.floor(key / BUCKETS) * BUCKETS;
}

function sortMoment(seq: Int32Array, ids: Ids, items: Int32Array, from: number, to: number): void {
  let isSorted = true;
  for (let place = from + 1; place < to && isSorted; place += 1) isSorted = seq[items[place]!]! === seq[items[from]!];
  if (isSorted) {
    sortById(ids, items, from, to, 0);
    return;
  }
  items.subarray(from, to).sort((left, right) => seq[left]! - seq[right]!);
  for (let start = from; start < to;) {
    let end = start + 1;
    while (end < to && seq[items[end]!] === seq[items[start]!]) end += 1;
    if (end - start > 1) sortById(ids, items, start, end, 0);
    start = end;
  }
}

/** Three-way radix quicksort: ids of one day share long beginnings, which are so compared once and not in every comparison. */
function sortById(ids: Ids, items: Int32Array, from: number, to: number, depth: number): void {
  let low = from;
  let high = to;
  let place = depth;
  while (high - low > TINY) {
    const pivot = ids.byteAt(items[low + ((high - low) >>> 1)]!, place);
    let less = low;
    let more = high;
    for (let index = low; index < more;) {
      const item = items[index]!;
      const byte = ids.byteAt(item, place);
      if (byte < pivot) {
        items[index] = items[less]!;
        items[less] = item;
        less += 1;
        index += 1;
      } else if (byte > pivot) {
        more -= 1;
        items[index] = items[more]!;
        items[more] = item;
      } else index += 1;
    }
    sortById(ids, items, low, less, place);
    sortById(ids, items, more, high, place);
    // The same id: versions of one thing, in the order of adding.
    if (pivot < 0) {
      items.subarray(less, more).sort();
      return;
    }
    low = less;
    high = more;
    place += 1;
  }
  for (let index = low + 1; index < high; index += 1) {
    const item = items[index]!;
    let hole = index;
    while (hole > low && (ids.compare(items[hole - 1]!, item) || items[hole - 1]! - item) > 0) {
      items[hole] = items[hole - 1]!;
      hole -= 1;
    }
    items[hole] = item;
  }
}
