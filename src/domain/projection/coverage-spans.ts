import { isVisible } from './links.js';

const DAY_MS = 86_400_000;

/** What is covered: a source's rows of a region from a first to a last day, epoch ms of their 00:00; null is no bound. */
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

  /** By source, region and first day; spans of one source and region that overlap or follow one another day on day are one. */
  at(batch: number): readonly CoverageSpan[] {
    if (this.said?.batch !== batch) this.said = { batch, spans: this.spansAt(batch) };
    return this.said.spans;
  }

  private spansAt(batch: number): CoverageSpan[] {
    const visible = this.rows.filter(({ addedIn, retiredIn }) => isVisible(addedIn, retiredIn ?? 0, batch));
    const ordered = visible
      .map(({ source, region, from, to }): CoverageSpan => ({ source, region, from, to }))
      .sort((left, right) => order(left.source, right.source) || order(left.region, right.region) || (left.from ?? -Infinity) - (right.from ?? -Infinity) || 0);
    const spans: CoverageSpan[] = [];
    for (const span of ordered) {
      const last = spans.at(-1);
      const goesOn = last?.source === span.source && last.region === span.region && (last.to === null || (span.from ?? -Infinity) <= last.to + DAY_MS);
      if (goesOn) spans[spans.length - 1] = { ...last, to: last.to === null || span.to === null ? null : Math.max(last.to, span.to) };
      else spans.push(span);
    }
    return spans;
  }
}

/** Nothing comes last, as in the database. */
function order(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left == null || right == null) return left == null ? 1 : -1;
  return left < right ? -1 : 1;
}
