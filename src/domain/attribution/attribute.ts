import { CHECK_EVERY } from './check-every.js';
import { DayOrder } from './day-order.js';
import type { Holdings, Resting } from './holdings.js';
import { LotHoldings, type LotOrder } from './lot-holdings.js';
import { MethodSweep } from './method-sweep.js';
import type { SettlementOutcome } from './outcomes.js';
import { ProRataHoldings } from './pro-rata-holdings.js';
import { Replay } from './replay.js';
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
 * so that they differ in what they say of the same story and in nothing else; where nothing commingled was ever taken from, they say the same. `check` is called now and then and may throw.
 */
export function attribute(input: SweepInput, check: () => void = () => undefined): Attribution {
  const plan = new SweepPlan(input);
  const held = new ProRataHoldings(plan);
  const proRata = new MethodSweep(plan, held);
  const day = new DayOrder(plan, proRata);
  day.run(check);
  proRata.finish();
  const pots = plan.pots.inOrder(input.tags);
  const lead = resultOf(plan, proRata, pots);
  let steps: Replay | undefined;
  const replay = (lots: Holdings): MethodSweep => {
    const { event, holder, amount, count, unknownInflow } = (steps ??= new Replay(plan, day.order));
    const sweep = new MethodSweep(plan, lots);
    sweep.outcomes.unknownInflow.set(unknownInflow);
    for (let step = 0; step < count; step += 1) {
      if (step % CHECK_EVERY === 0) check();
      if (event[step]! >= 0) sweep.apply(event[step]!);
      else sweep.bring(holder[step]!, amount[step]!);
    }
    sweep.finish();
    return sweep;
  };
  const by = (order: LotOrder): MethodResult => {
    if (held.hasChosen) return resultOf(plan, replay(new LotHoldings(plan, order)), pots);
    // Whatever was taken was all there was of its kind: the methods differ only in how long the rest has lain, which is seldom asked.
    let sweep: MethodSweep | undefined;
    return { ...lead, lotsOf: (account) => (sweep ??= replay(new LotHoldings(plan, order))).held.lotsOf(input.lines + account) };
  };
  return { methods: { proRata: lead, fifo: by('oldest'), lifo: by('newest'), libr: by('untracedOldest') }, unprovenDays: day.unprovenDays };
}

function resultOf(plan: SweepPlan, { held, outcomes }: MethodSweep, pots: Int32Array): MethodResult {
  const { lines, accounts } = plan.input;
  const { traced, mixed, settlements, beforeIndicator, arrived, arrivedTraced, allocated, allocatedTraced, issued, beyond } = outcomes;
  return {
    traced,
    mixed,
    lineRests: tracedOf(held, 0, lines),
    accountRests: tracedOf(held, lines, lines + accounts),
    restsByTag: restsByTag(plan, held, pots),
    beforeIndicator,
    excess: aboveZero(outcomes.excess),
    unknownInflow: aboveZero(outcomes.unknownInflow),
    settlements,
    lineFlows: { arrived, arrivedTraced, allocated, allocatedTraced },
    issued,
    beyond,
    lotsOf: (account) => held.lotsOf(lines + account),
  };
}

function tracedOf(held: Holdings, start: number, end: number): Float64Array {
  const rests = new Float64Array(end - start);
  for (let pot = start; pot < end; pot += 1) rests[pot - start] = held.tracedOf(pot);
  return rests;
}

/** `pots` come by account, the account over all its tags first: what its tags do not hold has none. */
function restsByTag(plan: SweepPlan, held: Holdings, pots: Int32Array): MethodResult['restsByTag'] {
  const { tagged } = plan.pots;
  const traced = held.tracedIn(pots);
  let count = 0;
  for (let place = 0; place < traced.length; place += 1) if (traced[place]! > 0) count += 1;
  const account = new Int32Array(count);
  const tag = new Int32Array(count);
  const amount = new Float64Array(count);
  let next = 0;
  const add = (holder: number, ofTag: number, resting: number): void => {
    account[next] = holder;
    tag[next] = ofTag;
    amount[next] = resting;
    next += 1;
  };
  for (let place = 0; place < pots.length;) {
    const first = place;
    let untagged = traced[first]!;
    for (place += 1; place < pots.length && pots[place]! >= tagged; place += 1) untagged -= traced[place]!;
    if (traced[first] === 0) continue;
    const holder = plan.pots.account(pots[first]!);
    if (untagged > 0) add(holder, -1, untagged);
    for (let pot = first + 1; pot < place; pot += 1) if (traced[pot]! > 0) add(holder, plan.pots.tag(pots[pot]!), traced[pot]!);
  }
  return { account: account.subarray(0, next), tag: tag.subarray(0, next), amount: amount.subarray(0, next), count: next };
}

function aboveZero(amounts: Float64Array): Map<number, number> {
  const map = new Map<number, number>();
  for (let place = 0; place < amounts.length; place += 1) if (amounts[place]! > 0) map.set(place, amounts[place]!);
  return map;
}
