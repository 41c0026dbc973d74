/** One region with one that supervises or supervised it; `above` null: none is known. Days are epoch ms. */
export interface SupervisionRow extends Record<string, unknown> {
  readonly code: string;
  /** Day the region's code ceased to be used. */
  readonly ended: number | null;
  readonly above: string | null;
  readonly since: number | null;
  /** First day on which it no longer holds. */
  readonly until: number | null;
}

/**
 * Regions by the one that supervises each on a day. A region whose code has ended (淮阳县) stays below its last
 * supervisor, so that its old payments do not vanish from the city's view. Townships and villages without an edge of
 * their own belong to the county in their code; a county without one belongs to nobody.
 */
export class Supervision {
  private readonly below = new Map<string, Set<string>>();
  private readonly above = new Map<string, string>();
  private readonly codes = new Set<string>();

  constructor(rows: readonly SupervisionRow[], day: number) {
    const edges = new Map<string, SupervisionRow[]>();
    for (const row of rows) {
      this.codes.add(row.code);
      const list = edges.get(row.code) ?? [];
      if (row.above !== null) list.push(row);
      edges.set(row.code, list);
    }
    for (const [code, list] of edges) {
      const above = list.length > 0 ? supervisorOn(list, day) : this.byCode(code);
      for (const one of above) this.below.set(one, (this.below.get(one) ?? new Set()).add(code));
      if (above[0] !== undefined) this.above.set(code, above[0]);
    }
  }

  has(code: string): boolean {
    return this.codes.has(code);
  }

  /** The region and everything below it, in the order of the codes. */
  subtree(root: string): string[] {
    const found = new Set([root]);
    // A set keeps insertion order and grows while it is read, so this loop walks level by level and ends on a cycle.
    for (const code of found) for (const child of this.below.get(code) ?? []) found.add(child);
    return [...found].sort();
  }

  /** The regions directly below one, or those that nobody supervises (null), in the order of the codes. */
  children(code: string | null): string[] {
    if (code === null) return [...this.codes].filter((one) => !this.above.has(one)).sort();
    return [...(this.below.get(code) ?? [])].sort();
  }

  /** From the top down to the region itself. */
  path(code: string): string[] {
    const path = [code];
    for (let up = this.above.get(code); up !== undefined && !path.includes(up); up = this.above.get(up)) path.unshift(up);
    return path;
  }

  private byCode(code: string): string[] {
    for (const length of [9, 6]) if (code.length > length && this.codes.has(code.slice(0, length))) return [code.slice(0, length)];
    return [];
  }
}

function supervisorOn(rows: readonly SupervisionRow[], day: number): string[] {
  const begun = rows.filter((row) => (row.since ?? -Infinity) <= day);
  const open = begun.filter((row) => row.until === null || row.until > day);
  if (open.length > 0) return open.map((row) => row.above!);
  if (begun.length === 0 || !begun.every((row) => row.ended !== null && row.ended <= day)) return [];
  const last = Math.max(...begun.map((row) => row.until ?? Infinity));
  return begun.filter((row) => (row.until ?? Infinity) === last).map((row) => row.above!);
}
