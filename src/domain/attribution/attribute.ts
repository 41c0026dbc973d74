import { FRESH_ARRAYS, type ArrayRoom } from './array-room.js';
import type { Beside } from './beside.js';
import { DayOrder } from './day-order.js';
import type { Resting } from './holdings.js';
import type { LotOrder } from './lot-holdings.js';
import { LotReplay, sweptOf, type Swept } from './lot-replay.js';
import { MethodSweep } from './method-sweep.js';
import type { SettlementOutcome } from './outcomes.js';
import type { PotNumbers } from './pot-numbers.js';
import { ProRataHoldings } from './pro-rata-holdings.js';
import { Replay } from './replay.js';
import { planSweep, type SweepInput } from './sweep-plan.js';

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
  /** By line, fen that left it beyond what had arrived; by account, fen that it must have had from outside the data. */
  readonly excess: Float64Array;
  readonly unknownInflow: Float64Array;
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

export interface AttributionOptions {
  /** Called now and then, and may throw. */
  readonly check?: () => void;
  /** What is answered lies in it, and is to be read before it is used again. */
  readonly room?: ArrayRoom;
  /** Replays two of the methods, where it is worth it. */
  readonly beside?: Beside | undefined;
}

/**
 * All four methods over the same events. The order inside days without times is decided by the pro-rata run and replayed by the others,
 * so that they differ in what they say of the same story and in nothing else; where nothing commingled was ever taken from, they say the same.
 */
export function attribute(input: SweepInput, { check = () => undefined, room = FRESH_ARRAYS, beside }: AttributionOptions = {}): Attribution {
  const { plan, pots } = planSweep(input, room);
  const held = new ProRataHoldings(plan, room);
  const proRata = new MethodSweep(plan, held, room);
  const day = new DayOrder(plan, proRata, room);
  const replaying = beside?.begin(plan, day.order, ['oldest', 'newest']);
  let steps: Replay | undefined;
  const replay = (lots: LotOrder): Swept => {
    if (!steps) (steps = new Replay(plan, room)).follow(day.order, 0, input.events.count);
    const one = new LotReplay(plan, lots, steps, room);
    one.goOn(check);
    return one.finish();
  };
  try {
    const inOrder = pots.inOrder(input.tags);
    const told = (swept: Swept): MethodResult => resultOf(input, swept, pots, inOrder, room);
    day.run(check, replaying?.decided);
    proRata.finish();
    const lead = told(sweptOf(plan, proRata, room));
    const { unprovenDays } = day;
    if (held.hasChosen) {
      const libr = told(replay('untracedOldest'));
      const [fifo, lifo] = replaying?.swept(check) ?? [replay('oldest'), replay('newest')];
      return { methods: { proRata: lead, fifo: told(fifo!), lifo: told(lifo!), libr }, unprovenDays };
    }
    // Whatever was taken was all there was of its kind: the methods differ only in how long the rest has lain, which is seldom asked.
    const later = (lots: LotOrder): MethodResult => {
      let swept: Swept | undefined;
      return { ...lead, lotsOf: (account) => (swept ??= replay(lots)).lotsOf(account) };
    };
    replaying?.giveUp();
    return { methods: { proRata: lead, fifo: later('oldest'), lifo: later('newest'), libr: later('untracedOldest') }, unprovenDays };
  } catch (error) {
    replaying?.giveUp();
    throw error;
  }
}

function resultOf(
  { lines, accounts }: SweepInput,
  { outcomes, traced: byPot, lotsOf }: Swept,
  pots: PotNumbers,
  inOrder: Int32Array,
  room: ArrayRoom,
): MethodResult {
  const { traced, mixed, settlements, beforeIndicator, excess, unknownInflow } = outcomes;
  const { arrived, arrivedTraced, allocated, allocatedTraced, issued, beyond } = outcomes;
  return {
    traced,
    mixed,
    lineRests: byPot.subarray(0, lines),
    accountRests: byPot.subarray(lines, lines + accounts),
    restsByTag: restsByTag(pots, byPot, inOrder, room),
    beforeIndicator,
    excess,
    unknownInflow,
    settlements,
    lineFlows: { arrived, arrivedTraced, allocated, allocatedTraced },
    issued,
    beyond,
    lotsOf,
  };
}

/** `inOrder` has the pots by account, the account over all its tags first: what its tags do not hold has none. */
function restsByTag(pots: PotNumbers, traced: Float64Array, inOrder: Int32Array, room: ArrayRoom): MethodResult['restsByTag'] {
  const { tagged } = pots;
  let count = 0;
  for (const pot of inOrder) if (traced[pot]! > 0) count += 1;
  const account = room.places(count);
  const tag = room.places(count);
  const amount = room.numbers(count);
  let next = 0;
  const add = (holder: number, ofTag: number, resting: number): void => {
    account[next] = holder;
    tag[next] = ofTag;
    amount[next] = resting;
    next += 1;
  };
  for (let place = 0; place < inOrder.length;) {
    const all = inOrder[place]!;
    const first = place + 1;
    let untagged = traced[all]!;
    for (place = first; place < inOrder.length && inOrder[place]! >= tagged; place += 1) untagged -= traced[inOrder[place]!]!;
    if (traced[all] === 0) continue;
    const holder = pots.account(all);
    if (untagged > 0) add(holder, -1, untagged);
    for (let one = first; one < place; one += 1) {
      const pot = inOrder[one]!;
      if (traced[pot]! > 0) add(holder, pots.tag(pot), traced[pot]!);
    }
  }
  return { account: account.subarray(0, next), tag: tag.subarray(0, next), amount: amount.subarray(0, next), count: next };
}
