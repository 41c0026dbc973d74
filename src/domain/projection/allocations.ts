import { ALLOCATION_KINDS } from '../model/model.js';
import type { Section } from './columns.js';
import type { Lines } from './lines.js';
import { NO_WORD } from './parties.js';
import { Ranked } from './ranked.js';

export interface NewAllocation {
  readonly id: string;
  /** Indicator ids. */
  readonly source: string;
  readonly target: string;
  readonly amount: number;
  readonly at: number;
  readonly seq?: number | null;
  readonly kind?: string | null;
  readonly inferred?: boolean;
  readonly dayPrecise?: boolean;
  readonly addedIn: number;
  readonly retiredIn?: number | null;
}

/** Moves of quota from line to line. */
export class Allocations extends Ranked {
  /** Lines. */
  source = this.int32('source');
  target = this.int32('target');
  /** Place in ALLOCATION_KINDS. */
  kind = this.uint8('kind');
  /** 1 where the link between the lines was inferred, not stated. */
  inferred = this.uint8('inferred');
  /** 1 where only the day is known. */
  dayPrecise = this.uint8('dayPrecise');

  constructor(private readonly lines: Lines) {
    super();
  }

  add(row: NewAllocation): number {
    return this.addBetween(this.lines.number(row.source), this.lines.number(row.target), row);
  }

  /** The same with lines whose numbers are known. */
  addBetween(source: number, target: number, row: Omit<NewAllocation, 'source' | 'target'>): number {
    this.ids.add(row.id);
    const allocation = this.append();
    this.source[allocation] = source;
    this.target[allocation] = target;
    this.amount[allocation] = row.amount;
    this.at[allocation] = row.at;
    this.seq[allocation] = row.seq ?? 0;
    const kind = (ALLOCATION_KINDS as readonly string[]).indexOf(row.kind ?? '');
    this.kind[allocation] = kind < 0 ? NO_WORD : kind;
    this.inferred[allocation] = Number(row.inferred ?? false);
    this.dayPrecise[allocation] = Number(row.dayPrecise ?? false);
    this.addedIn[allocation] = row.addedIn;
    this.retiredIn[allocation] = row.retiredIn ?? 0;
    return allocation;
  }

  *arranging(): Generator<void> {
    const { lines, source, target } = this;
    const added = yield* this.arrangeRanks();
    this.orderVersions(added);
    yield* this.arrangeLists(added, [
      { owners: lines.count, owner: source, lists: lines.out },
      { owners: lines.count, owner: target, lists: lines.into },
    ]);
  }

  override sections(): Section[] {
    return [...super.sections(), ...this.ids.sections()];
  }
}
