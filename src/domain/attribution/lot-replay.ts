import type { ArrayRoom } from './array-room.js';
import { CHECK_EVERY } from './check-every.js';
import type { Resting } from './holdings.js';
import { LotHoldings, type LotOrder, type LotRows } from './lot-holdings.js';
import { MethodSweep } from './method-sweep.js';
import type { Outcomes } from './outcomes.js';
import type { Replay } from './replay.js';
import type { SweepPlan } from './sweep-plan.js';

/** What a method leaves when all events have been applied. */
export interface Swept {
  readonly outcomes: Outcomes;
  /** Traced fen by pot. */
  readonly traced: Float64Array;
  /** Of an account, oldest first. */
  readonly lotsOf: (account: number) => Resting[];
}

export function sweptOf({ pots, input }: SweepPlan, { held, outcomes }: MethodSweep, room: ArrayRoom): Swept {
  const traced = room.numbers(pots);
  for (let pot = 0; pot < pots; pot += 1) traced[pot] = held.tracedOf(pot);
  return { outcomes, traced, lotsOf: (account) => held.lotsOf(input.lines + account) };
}

/** One method that knows lots over the steps of a replay, as far as there are any. */
export class LotReplay {
  private readonly held: LotHoldings;
  private readonly sweep: MethodSweep;
  private applied = 0;

  constructor(
    private readonly plan: SweepPlan,
    order: LotOrder,
    private readonly replay: Replay,
    private readonly room: ArrayRoom,
  ) {
    this.held = new LotHoldings(plan, order, room);
    this.sweep = new MethodSweep(plan, this.held, room);
    // What accounts lacked is counted by the replay, as long as it counts them for all methods.
    this.sweep.outcomes.unknownInflow.fill(0);
  }

  /** Applies the steps that have come. */
  goOn(check: () => void): void {
    const { sweep } = this;
    const { event, holder, amount, count } = this.replay;
    for (let step = this.applied; step < count; step += 1) {
      if (step % CHECK_EVERY === 0) check();
      if (event[step]! >= 0) sweep.apply(event[step]!);
      else sweep.bring(holder[step]!, amount[step]!);
    }
    this.applied = count;
  }

  /** To be called when all steps have been applied. */
  finish(): Swept {
    this.sweep.finish();
    const { unknownInflow } = this.sweep.outcomes;
    for (let account = 0; account < unknownInflow.length; account += 1) unknownInflow[account]! += this.replay.unknownInflow[account]!;
    return sweptOf(this.plan, this.sweep, this.room);
  }

  /** The lots that it leaves, as they cross from thread to thread. */
  lotRows(): LotRows {
    return this.held.lotRows();
  }
}
