import type { ArrayRoom } from '../attribution/array-room.js';
import { EventTable } from '../attribution/event-table.js';

/** What stands behind a row of the event table. */
export const ROW = { none: 0, issue: 1, allocation: 2, documented: 3, onward: 4 } as const;

/** The event table of one trace, and beside it what stands behind each row. */
export class TraceRows {
  readonly table: EventTable;
  /** `ROW` of each event, and the number of the line, allocation or payment. */
  of: Uint8Array;
  thing: Int32Array;
  /** The marks (see `MovementRecords`) of documented and onward payments. */
  marks: Int32Array;

  constructor(
    expected: number,
    private readonly room: ArrayRoom,
  ) {
    this.table = new EventTable(expected, room);
    this.of = room.bytes(expected, 0);
    this.thing = room.places(expected, 0);
    this.marks = room.places(expected, 0);
  }

  /** Adds an event behind which nothing stands yet, and returns its row. */
  add(type: number, at: number, day: boolean, amount: number, source: number, target: number): number {
    const row = this.table.add(type, at, day ? 1 : 0, amount, source, target);
    if (row === this.of.length) this.grow(row * 2);
    return row;
  }

  private grow(size: number): void {
    const { room, of, thing, marks } = this;
    this.of = room.bytes(size, 0);
    this.thing = room.places(size, 0);
    this.marks = room.places(size, 0);
    this.of.set(of);
    this.thing.set(thing);
    this.marks.set(marks);
  }
}
