import { FRESH_ARRAYS } from './array-room.js';
import { columnsOf } from './event-table.js';
import { lotsFrom, type LotOrder, type LotRows } from './lot-holdings.js';
import { LotReplay, type Swept } from './lot-replay.js';
import { Replay } from './replay.js';
import type { SweepPlan } from './sweep-plan.js';

/** Another thread that replays some of the methods while this one decides the order of events. */
export interface Beside {
  /** undefined where it is not worth it, the thread is not there, or cannot see the arrays. */
  begin(plan: SweepPlan, order: Int32Array, lots: readonly LotOrder[]): Replaying | undefined;
}

/** Methods that are being replayed beside. One of both must be called: `swept`, or `giveUp`. */
export interface Replaying {
  /** So many rows of the order stand. */
  readonly decided: (rows: number) => void;
  /** Waits for what the methods leave, in the order in which they were asked for; undefined where the other thread failed or is late. */
  swept(check: () => void): Swept[] | undefined;
  /** Waits until the other thread no longer reads the arrays. */
  giveUp(): void;
}

/** How far the order has been decided: one integer that both threads see. */
export class Decided {
  constructor(readonly rows = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))) {}

  tell(rows: number): void {
    Atomics.store(this.rows, 0, rows);
    Atomics.notify(this.rows, 0);
  }

  giveUp(): void {
    this.tell(GIVEN_UP);
  }

  get isGivenUp(): boolean {
    return Atomics.load(this.rows, 0) === GIVEN_UP;
  }

  /** Waits until there are more rows than are known. */
  after(known: number): number {
    Atomics.wait(this.rows, 0, known);
    return Atomics.load(this.rows, 0);
  }
}

const GIVEN_UP = -1;

/** What the other thread is given; the long arrays are shared, the short ones copied. */
export interface ReplayTask {
  readonly plan: SweepPlan;
  readonly order: Int32Array;
  readonly decided: Int32Array<SharedArrayBuffer>;
  readonly lots: readonly LotOrder[];
}

/** `Swept` as it crosses from thread to thread. */
export type SweptRows = Omit<Swept, 'lotsOf'> & LotRows;

export function taskOf(plan: SweepPlan, order: Int32Array, decided: Decided, lots: readonly LotOrder[]): ReplayTask {
  return { plan: { ...plan, input: { ...plan.input, events: columnsOf(plan.input.events) } }, order, decided: decided.rows, lots };
}

/** Follows the order while it is being decided: the first method runs close behind, the others once all rows stand. Null where it was given up. */
export function replayBeside({ plan, order, decided: rows, lots }: ReplayTask): SweptRows[] | null {
  const decided = new Decided(rows);
  const replay = new Replay(plan, FRESH_ARRAYS);
  const check = (): void => {
    if (decided.isGivenUp) throw new GivenUp();
  };
  const [first, ...others] = lots.map((lot) => new LotReplay(plan, lot, replay, FRESH_ARRAYS));
  try {
    for (let known = 0; known < plan.input.events.count;) {
      const until = decided.after(known);
      check();
      replay.follow(order, known, until);
      known = until;
      first?.goOn(check);
    }
    return [first, ...others].flatMap((one) => {
      one?.goOn(check);
      if (!one) return [];
      const { outcomes, traced } = one.finish();
      return [{ outcomes, traced, ...one.lotRows() }];
    });
  } catch (error) {
    if (error instanceof GivenUp) return null;
    throw error;
  }
}

class GivenUp extends Error {}

export function sweptFrom({ outcomes, traced, ...rows }: SweptRows): Swept {
  return { outcomes, traced, lotsOf: (account) => lotsFrom(rows, account) };
}
