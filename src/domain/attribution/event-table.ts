import { FRESH_ARRAYS, type ArrayRoom } from './array-room.js';
import { grownNumbers, grownPlaces } from './grown-arrays.js';

/** What an event is; the number stands in `EventTable.type`. */
export const EVENT = { opening: 0, arrival: 1, issue: 2, allocation: 3, payment: 4, settlement: 5, reclassification: 6, outflow: 7 } as const;

/**
 * Bits of `EventTable.flags`. `traced`: an issue of the document asked for. `contained`: the target's issue already contains the
 * allocation, so only traced quota arrives. `origin`: the trace begins at this payment. `payerHasLots`: the payer is an account that
 * holds money, not a treasury or another end; of a reclassification, that the whole ledger of its payee is among the events. `restores`:
 * the settlement gives quota back to `lineSet`, or to that of its part.
 */
export const FLAG = { traced: 1, contained: 2, origin: 4, payerHasLots: 8, restores: 16 } as const;

const LEAST_CAPACITY = 16;

/**
 * All events of one trace as a struct of arrays: row e is one event. Holders, lines and tags are numbered densely by the caller, -1 is
 * none or outside. Rows stand in the one order (at, issues of a moment first, seq, id); the table never sorts. Amounts are whole fen,
 * times epoch ms; day-precise events stand at 00:00 Asia/Shanghai.
 *
 * opening, arrival: money from outside the reached accounts comes to account `target`, untraced, with a tag of another indicator or none
 * issue: quota of its own arises on line `source` = `target`
 * allocation: quota moves from line `source` to line `target`
 * payment: account `source` pays account `target`; with both tags and `lineSet` -1 it is untagged and takes any money of the payer
 * settlement: refund, recovery or reversal from account `source` to account `target`, or to `lineSet` with `FLAG.restores`
 * reclassification: payments to account `source` = `target` move to `line`; no money moves
 * outflow: money leaves account `source` to where the trace does not reach
 */
export class EventTable {
  count = 0;
  type: Uint8Array;
  at: Float64Array;
  dayPrecise: Uint8Array;
  amount: Float64Array;
  source: Int32Array;
  target: Int32Array;
  /** Tags of the payout batch and of the indicator; lots arrive with the first that is there. */
  batchTag: Int32Array;
  lineTag: Int32Array;
  /** The lines that fund a payment or get quota back, a number of `LineSets`. */
  lineSet: Int32Array;
  /** The line a reclassification moves payments to. */
  line: Int32Array;
  /** The part of a payment that bounced: it never left the payer. */
  bounced: Float64Array;
  flags: Uint8Array;
  /** The rows of `SettledParts` that say what a settlement or reclassification undoes. */
  settlesStart: Int32Array;
  settlesCount: Int32Array;

  constructor(
    capacity: number,
    private readonly room: ArrayRoom = FRESH_ARRAYS,
  ) {
    const size = Math.max(LEAST_CAPACITY, capacity);
    this.type = room.bytes(size);
    this.at = room.numbers(size);
    this.dayPrecise = room.bytes(size);
    this.amount = room.numbers(size);
    this.source = room.places(size);
    this.target = room.places(size);
    this.batchTag = room.places(size, -1);
    this.lineTag = room.places(size, -1);
    this.lineSet = room.places(size, -1);
    this.line = room.places(size, -1);
    this.bounced = room.numbers(size, 0);
    this.flags = room.bytes(size, 0);
    this.settlesStart = room.places(size, 0);
    this.settlesCount = room.places(size, 0);
  }

  /** Adds an event without tags, lines and flags and returns its row; those are set on the columns. */
  add(type: number, at: number, dayPrecise: number, amount: number, source: number, target: number): number {
    const row = this.count;
    if (row === this.type.length) this.grow();
    this.count = row + 1;
    this.type[row] = type;
    this.at[row] = at;
    this.dayPrecise[row] = dayPrecise;
    this.amount[row] = amount;
    this.source[row] = source;
    this.target[row] = target;
    return row;
  }

  private grow(): void {
    const { room } = this;
    const before = this.type.length;
    const larger = new EventTable(before * 2, room);
    for (const column of COLUMNS) larger[column].set(this[column]);
    for (const column of COLUMNS) Object.assign(this, { [column]: larger[column] });
  }
}

/** The rows of a table, as they cross from thread to thread. */
export type EventColumns = Omit<EventTable, 'add'>;

const COLUMNS = [
  'type',
  'at',
  'dayPrecise',
  'amount',
  'source',
  'target',
  'batchTag',
  'lineTag',
  'lineSet',
  'line',
  'bounced',
  'flags',
  'settlesStart',
  'settlesCount',
] as const satisfies readonly (keyof EventTable)[];

/** The columns alone, without what adds to them. */
export function columnsOf(table: EventColumns): EventColumns {
  return Object.fromEntries([['count', table.count], ...COLUMNS.map((column) => [column, table[column]])]) as unknown as EventColumns;
}

/** Stands in `SettledParts.lineSet` where a payment was covered by no line. */
export const NO_LINES = -2;

/** The payments that settlements and reclassifications undo, one row for each. */
export class SettledParts {
  count = 0;
  /** Row of the payment undone in the event table, -1 where it is not among the events. */
  event = new Int32Array(LEAST_CAPACITY);
  amount = new Float64Array(LEAST_CAPACITY);
  /** Tags of the payment undone, also where it is not among the events. */
  batchTag = new Int32Array(LEAST_CAPACITY);
  lineTag = new Int32Array(LEAST_CAPACITY);
  /** Lines that get the quota of this part back; -1: those of the settlement; `NO_LINES`: none, it arrives as money. */
  lineSet = new Int32Array(LEAST_CAPACITY);

  add(event: number, amount: number, batchTag: number, lineTag: number, lineSet = -1): number {
    const row = this.count;
    if (row === this.event.length) {
      const size = row * 2;
      this.lineSet = grownPlaces(this.lineSet, size);
      this.event = grownPlaces(this.event, size);
      this.amount = grownNumbers(this.amount, size);
      this.batchTag = grownPlaces(this.batchTag, size);
      this.lineTag = grownPlaces(this.lineTag, size);
    }
    this.count = row + 1;
    this.event[row] = event;
    this.amount[row] = amount;
    this.batchTag[row] = batchTag;
    this.lineTag[row] = lineTag;
    this.lineSet[row] = lineSet;
    return row;
  }
}

/** Weighted sets of lines: set s has the places start[s] … start[s + 1] - 1 of `line` and `weight`. */
export class LineSets {
  count = 0;
  start = new Int32Array(LEAST_CAPACITY);
  line = new Int32Array(LEAST_CAPACITY);
  weight = new Float64Array(LEAST_CAPACITY);

  add(lines: readonly number[], weights: readonly number[]): number {
    const set = this.count;
    const first = this.start[set]!;
    const end = first + lines.length;
    if (set + 2 > this.start.length) this.start = grownPlaces(this.start, this.start.length * 2, 0);
    if (end > this.line.length) {
      const size = Math.max(end, this.line.length * 2);
      this.line = grownPlaces(this.line, size);
      this.weight = grownNumbers(this.weight, size);
    }
    for (const [place, line] of lines.entries()) {
      this.line[first + place] = line;
      this.weight[first + place] = weights[place]!;
    }
    this.start[set + 1] = end;
    this.count = set + 1;
    return set;
  }
}
