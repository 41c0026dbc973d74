import type { TimePrecision } from './parse-date.js';

/** Values kept for one file: some hundred bytes each, so that the memory of a load stays bounded. */
export const GROUPED_VALUES_MAX = 1_000_000;
/** Rows of one file whose ids are remembered, so that none adds twice. */
export const GROUPED_ROWS_MAX = 3_000_000;

/** More groups than a load keeps in memory. */
export class TooManyGroups extends Error {
  constructor(what = `the mapping sums over more than ${GROUPED_VALUES_MAX} different nodes and edges`) {
    super(`${what}: sum over fewer, or split the file along the key and load the parts one after the other`);
  }
}

export type HowGrouped = 'sum' | 'count' | 'min' | 'max';

/** What one row adds to a group. */
export interface Contribution {
  readonly key: string;
  readonly how: HowGrouped;
  readonly value: number;
  readonly precision: TimePrecision;
}

/**
 * Sums, counts and extremes over the rows of one file, by node or edge and property. They are gathered in a first reading; in the
 * second one every row of a group carries the whole value, so that the order of the rows does not matter.
 */
export class RowGroups {
  private readonly values = new Map<string, { value: number; readonly precision: TimePrecision }>();

  private readonly seen = new Set<string>();

  constructor(
    private readonly most = GROUPED_VALUES_MAX,
    private readonly rowsMost = GROUPED_ROWS_MAX,
  ) {}

  /** `facts`: ids of what the row states once, so that the same row a second time adds nothing; empty where it states no such thing. */
  add(contributions: readonly Contribution[], facts = ''): void {
    if (facts !== '') {
      if (this.seen.has(facts)) return;
      if (this.seen.size >= this.rowsMost) throw new TooManyGroups(`the mapping sums over a file of more than ${this.rowsMost} rows`);
      this.seen.add(facts);
    }
    for (const { key, how, value, precision } of contributions) {
      const known = this.values.get(key);
      if (!known) {
        if (this.values.size >= this.most) throw new TooManyGroups();
        this.values.set(key, { value, precision });
      } else if (how === 'sum' || how === 'count') known.value += value;
      else if (how === 'min' ? value < known.value : value > known.value) this.values.set(key, { value, precision });
    }
  }

  /** Undefined where no row of the group had a value. A sum past 2^53−1 is no safe integer: the caller refuses it. */
  of(key: string): { readonly value: number; readonly precision: TimePrecision } | undefined {
    return this.values.get(key);
  }
}
