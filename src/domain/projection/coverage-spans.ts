import { isVisible } from './links.js';

/** What is covered: a source's rows of a region from a first to a last day, epoch ms. */
export interface CoverageSpan {
  readonly source: string;
  readonly region: string | null;
  readonly from: number | null;
  readonly to: number | null;
}

export interface NewSpan extends CoverageSpan {
  readonly addedIn: number;
  readonly retiredIn?: number | null;
}

/** What the loaded batches cover; few rows, one or some for each batch. */
export class CoverageSpans {
  private rows: NewSpan[] = [];
  /** Every answer asks, nearly always for one batch: what was said last is kept until rows change. */
  private said: { readonly batch: number; readonly spans: readonly CoverageSpan[] } | undefined;

  add(row: NewSpan): void {
    this.rows.push(row);
    this.said = undefined;
  }

  /** Takes other rows in place of all. */
  replace(rows: readonly NewSpan[]): void {
    this.rows = [...rows];
    this.said = undefined;
  }

  all(): readonly NewSpan[] {
    return this.rows;
  }

  /** By source, region and first day; the spans of one source and region together are one, from the first to the last day. */
  at(batch: number): readonly CoverageSpan[] {
    if (this.said?.batch !== batch) this.said = { batch, spans: this.spansAt(batch) };
    return this.said.spans;
  }

  private spansAt(batch: number): CoverageSpan[] {
    const spans = new Map<string, CoverageSpan>();
    for (const { source, region, from, to, addedIn, retiredIn } of this.rows) {
      if (!isVisible(addedIn, retiredIn ?? 0, batch)) continue;
      const key = JSON.stringify([source, region]);
      const known = spans.get(key);
      spans.set(key, { source, region, from: least(known?.from, from, Math.min), to: least(known?.to, to, Math.max) });
    }
    return [...spans.values()].sort((left, right) => order(left.source, right.source) || order(left.region, right.region));
  }
}

function least(known: number | null | undefined, value: number | null, choose: (a: number, b: number) => number): number | null {
  return known == null ? value : value == null ? known : choose(known, value);
}

/** Nothing comes last, as in the database. */
function order(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left == null || right == null) return left == null ? 1 : -1;
  return left < right ? -1 : 1;
}
