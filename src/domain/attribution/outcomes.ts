import type { ArrayRoom } from './array-room.js';
import { lackedBefore, type SweepPlan } from './sweep-plan.js';

/** What came back by a settlement or went back to the old line by a reclassification, fen. */
export interface SettlementOutcome {
  /** Of a reclassification: traced fen that went back to the old line. */
  readonly back: number;
  /** Of a settlement: traced payments undone, in full, and what of it did not physically come back. */
  readonly recovered: number;
  readonly madeGood: number;
}

/** What became of the events under one method, written while they are applied; whole fen. */
export class Outcomes {
  /** By event: traced fen, and 1 where it took from something commingled. */
  readonly traced: Float64Array;
  readonly mixed: Uint8Array;
  readonly settlements = new Map<number, SettlementOutcome>();
  readonly beforeIndicator = new Map<number, number>();
  /** By line: more left than had come. By account: what it must have had from outside the data. */
  readonly excess: Float64Array;
  readonly unknownInflow: Float64Array;
  /** By line, what came and what was passed on. */
  readonly arrived: Float64Array;
  readonly arrivedTraced: Float64Array;
  readonly allocated: Float64Array;
  readonly allocatedTraced: Float64Array;
  /** Traced fen that arose, and those that left to where the trace does not reach. */
  issued = 0;
  beyond = 0;

  constructor(plan: SweepPlan, room: ArrayRoom) {
    const { events, lines } = plan.input;
    this.traced = room.numbers(events.count, 0);
    this.mixed = room.bytes(events.count, 0);
    this.excess = room.numbers(lines, 0);
    this.unknownInflow = lackedBefore(plan.input, room);
    this.arrived = room.numbers(lines, 0);
    this.arrivedTraced = room.numbers(lines, 0);
    this.allocated = room.numbers(lines, 0);
    this.allocatedTraced = room.numbers(lines, 0);
  }
}
