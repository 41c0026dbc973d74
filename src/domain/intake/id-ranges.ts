/** Ids that begin alike, with the first and the last of them. */
export interface IdRange {
  readonly first: string;
  readonly last: string;
  readonly ids: readonly string[];
}

/** Fewer ids are looked up one by one: a range costs as much as two of them. */
const RANGE_MIN = 4;

/**
 * Ids in ranges that begin alike. Numbers of vouchers and statements grow, so the range of those that come together seldom holds
 * any that came before, and one look into the index answers for all of them. `others` fit no range.
 */
export function idRanges(ids: readonly string[]): { ranges: IdRange[]; others: string[] } {
  const groups = new Map<string, string[]>();
  const others: string[] = [];
  for (const id of ids) {
    // Only for plain characters do database and program agree which id comes first.
    if (!/^[\x20-\x7e]+$/u.test(id)) {
      others.push(id);
      continue;
    }
    const beginning = beginningOf(id);
    const group = groups.get(beginning);
    if (group) group.push(id);
    else groups.set(beginning, [id]);
  }
  const ranges: IdRange[] = [];
  for (const group of groups.values()) {
    if (group.length < RANGE_MIN) {
      others.push(...group);
      continue;
    }
    let first = group[0]!;
    let last = first;
    for (const id of group) {
      if (id < first) first = id;
      if (id > last) last = id;
    }
    ranges.push({ first, last, ids: group });
  }
  return { ranges, others };
}

/** What stands before the number, which is the longest part after the first: `paid:ZF|410325|2017|1|41032524000001|1` begins with `paid:ZF|410325|2017|1|`. */
function beginningOf(id: string): string {
  let best = 0;
  let length = 0;
  for (let from = id.indexOf('|') + 1; from > 0 && from <= id.length;) {
    const bar = id.indexOf('|', from);
    const end = bar < 0 ? id.length : bar;
    if (end - from > length) {
      length = end - from;
      best = from;
    }
    from = end + 1;
  }
  return id.slice(0, best);
}
