import { DayOrder } from './day-order.js';
import type { Holdings, Resting } from './holdings.js';
import { LotHoldings } from './lot-holdings.js';
import { MethodSweep, type SettlementOutcome } from './method-sweep.js';
import { ProRataHoldings } from './pro-rata-holdings.js';
import { SweepPlan, type SweepInput } from './sweep-plan.js';

export type { SweepInput } from './sweep-plan.js';

/** The methods that say what of commingled quota or money left, in the order in which they are shown. */
export const METHODS = ['proRata', 'fifo', 'lifo', 'libr'] as const;

export type Method = (typeof METHODS)[number];

/** What one method says of one trace; whole fen. Σ lineRests + Σ accountRests + Σ beforeIndicator + beyond = issued, always. */
export interface MethodResult {
  /** Of each event's amount the traced fen; bounced parts in the proportion of the rest. */
  readonly traced: Float64Array;
  /** 1 where the event took from something commingled, so that its amount is a share, not a record. */
  readonly mixed: Uint8Array;
  /** Traced quota resting on each line, traced money on each account over all tags. */
  readonly lineRests: Float64Array;
  readonly accountRests: Float64Array;
  /** The same by account and tag (-1 none), in this order; zeros left out. */
  readonly restsByTag: { readonly account: Int32Array; readonly tag: Int32Array; readonly amount: Float64Array; readonly count: number };
  /** Event → traced fen paid before its indicator existed. */
  readonly beforeIndicator: ReadonlyMap<number, number>;
  /** Line → fen that left it beyond what had arrived; account → fen that it must have had from outside the data. */
  readonly excess: ReadonlyMap<number, number>;
  readonly unknownInflow: ReadonlyMap<number, number>;
  /** By event; those of which nothing was traced are left out. */
  readonly settlements: ReadonlyMap<number, SettlementOutcome>;
  /** Quota that passed through each line; what refunds restored is left out. */
  readonly lineFlows: {
    readonly arrived: Float64Array;
    readonly arrivedTraced: Float64Array;
    readonly allocated: Float64Array;
    readonly allocatedTraced: Float64Array;
  };
  readonly issued: number;
  /** Traced fen that left for holders without a number; 0 where the caller numbers every holder that traced money can reach. */
  readonly beyond: number;
  /**
   * Traced money on an account, oldest first: since when, to the day, and how much. Pro-rata knows no ages: it gives each tag's money
   * with the time at which the tag was last filled after having been empty.
   */
  lotsOf(account: number): Resting[];
}

export interface Attribution {
  readonly methods: Readonly<Record<Method, MethodResult>>;
  /** First moments of the days on which the order of events inside the day had to be guessed. */
  readonly unprovenDays: number[];
}

/**
 * All four methods over the same events. The order inside days without times is decided by the pro-rata run and replayed by the others,
 * so that they differ in what they say of the same story and in nothing else.
 */
export function attribute(input: SweepInput): Attribution {
  const plan = new SweepPlan(input);
  const proRata = new MethodSweep(plan, new ProRataHoldings(plan));
  const day = new DayOrder(plan, proRata);
  day.run();
  const pots = plan.pots.inOrder();
  const replay = (held: Holdings): MethodResult => {
    const sweep = new MethodSweep(plan, held);
    for (const event of day.order) sweep.apply(event);
    return resultOf(plan, sweep, pots);
  };
  return {
    methods: {
      proRata: resultOf(plan, proRata, pots),
      fifo: replay(new LotHoldings(plan, 'oldest')),
      lifo: replay(new LotHoldings(plan, 'newest')),
      libr: replay(new LotHoldings(plan, 'untracedOldest')),
    },
    unprovenDays: day.unprovenDays,
  };
}

function resultOf(plan: SweepPlan, sweep: MethodSweep, pots: Int32Array): MethodResult {
  const { held, traced, mixed, beforeIndicator, excess, unknownInflow, settlements, issued, beyond } = sweep;
  const { arrived, arrivedTraced, allocated, allocatedTraced } = sweep;
  return {
    traced,
    mixed,
    lineRests: held.traced.slice(0, plan.input.lines),
    accountRests: held.accountTraced,
    restsByTag: restsByTag(plan, held, pots),
    beforeIndicator,
    excess,
    unknownInflow,
    settlements,
    lineFlows: { arrived, arrivedTraced, allocated, allocatedTraced },
    issued,
    beyond,
    lotsOf: (account) => held.lotsOf(account),
  };
}

function restsByTag(plan: SweepPlan, held: Holdings, pots: Int32Array): MethodResult['restsByTag'] {
  const resting = pots.filter((pot) => held.traced[pot]! > 0);
  return {
    account: resting.map((pot) => plan.pots.account(pot)),
    tag: resting.map((pot) => plan.pots.tag(pot)),
    amount: Float64Array.from(resting, (pot) => held.traced[pot]!),
    count: resting.length,
  };
}
