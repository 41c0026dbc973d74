import type { ArrayRoom } from './array-room.js';
import { EVENT, FLAG, type EventColumns, type LineSets, type SettledParts } from './event-table.js';
import { PotNumbers } from './pot-numbers.js';

/** What one sweep is given. */
export interface SweepInput {
  readonly events: EventColumns;
  readonly settles: Omit<SettledParts, 'add'>;
  readonly lineSets: Omit<LineSets, 'add'>;
  /** How many accounts, lines and tags the numbers in the tables run over. */
  readonly accounts: number;
  readonly lines: number;
  readonly tags: number;
  /** 1 for lines whose every movement is among the events; quota of any other is not the document's. */
  readonly ledgers: Uint8Array;
  /** By account, fen that left it before the events began and that it must have had from outside the data. */
  readonly lackedBefore?: Float64Array;
  /** Days since 1970 in Shanghai whose order is not known although none of the events says so. */
  readonly dateOnly?: ReadonlySet<number>;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The day in Shanghai, counted from 1970. */
export function shanghaiDay(at: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS);
}

/** 00:00 of a day in Shanghai, epoch ms. */
export function startOfDay(day: number): number {
  return day * DAY_MS - SHANGHAI_MS;
}

/**
 * What all methods need to know of the events and that no method changes, worked out once: in which pot the money of each tag lies,
 * when each line first gets quota, and which days have no sure order. Nothing but values, so that another thread can be given it.
 */
export interface SweepPlan {
  readonly input: SweepInput;
  readonly pots: number;
  /** Pot in which what an event moves arrives, and the payer's pots with the event's two tags; -1 none. */
  readonly arrivalPot: Int32Array;
  readonly batchPot: Int32Array;
  readonly linePot: Int32Array;
  /** The same for each part of `settles`. */
  readonly partArrivalPot: Int32Array;
  readonly partBatchPot: Int32Array;
  readonly partLinePot: Int32Array;
  /** 1 for what most events are: untagged payments of one account to another, in full. */
  readonly plain: Uint8Array;
  /** When a line first gets quota of its own or of another line; Infinity for lines without a ledger here. */
  readonly firstQuota: Float64Array;
  /** The last moment that can have come before an event: its own, or the last of its day where the order inside the day is not known. */
  readonly horizon: Float64Array;
  /** The day of each event. */
  readonly day: Int32Array;
  /** First rows of the days, and the end of the table; 1 for days with day-precise events. */
  readonly dayStarts: Int32Array;
  readonly unordered: Uint8Array;
}

/** By account, what is lacking before the first event; a copy, to be counted on. */
export function lackedBefore({ lackedBefore: lacked, accounts }: SweepInput, room: ArrayRoom): Float64Array {
  const amounts = room.numbers(accounts, 0);
  if (lacked) amounts.set(lacked);
  return amounts;
}

/** The event takes any money of its payer. */
export function isUntagged({ batchTag, lineTag, lineSet }: EventColumns, event: number): boolean {
  return batchTag[event]! < 0 && lineTag[event]! < 0 && lineSet[event]! < 0;
}

/** The plan of one sweep, and the numbers of its pots. */
export function planSweep(input: SweepInput, room: ArrayRoom): { readonly plan: SweepPlan; readonly pots: PotNumbers } {
  const planning = new Planning(input, room);
  return { plan: planning.plan(), pots: planning.pots };
}

class Planning {
  readonly pots: PotNumbers;
  private readonly arrivalPot: Int32Array;
  private readonly batchPot: Int32Array;
  private readonly linePot: Int32Array;
  private readonly partArrivalPot: Int32Array;
  private readonly partBatchPot: Int32Array;
  private readonly partLinePot: Int32Array;
  private readonly plain: Uint8Array;
  private readonly firstQuota: Float64Array;
  private readonly horizon: Float64Array;
  private readonly day: Int32Array;

  constructor(
    private readonly input: SweepInput,
    room: ArrayRoom,
  ) {
    const { events, settles } = input;
    this.pots = new PotNumbers(input.lines, input.accounts);
    this.arrivalPot = room.places(events.count, -1);
    this.batchPot = room.places(events.count, -1);
    this.linePot = room.places(events.count, -1);
    this.partArrivalPot = new Int32Array(settles.count).fill(-1);
    this.partBatchPot = new Int32Array(settles.count).fill(-1);
    this.partLinePot = new Int32Array(settles.count).fill(-1);
    this.plain = room.bytes(events.count, 0);
    this.firstQuota = new Float64Array(input.lines).fill(Infinity);
    this.horizon = room.numbers(events.count);
    this.horizon.set(events.at.subarray(0, events.count));
    this.day = room.places(events.count);
  }

  plan(): SweepPlan {
    this.numberPots();
    this.findFirstQuota();
    const days = this.findDays();
    const { input, arrivalPot, batchPot, linePot, partArrivalPot, partBatchPot, partLinePot, plain, firstQuota, horizon, day } = this;
    return {
      input,
      pots: this.pots.count,
      arrivalPot,
      batchPot,
      linePot,
      partArrivalPot,
      partBatchPot,
      partLinePot,
      plain,
      firstQuota,
      horizon,
      day,
      dayStarts: Int32Array.from(days.starts),
      unordered: Uint8Array.from(days.unordered),
    };
  }

  private numberPots(): void {
    const { events, settles } = this.input;
    const { type, source, target, batchTag, lineTag, flags, bounced, settlesStart, settlesCount } = events;
    for (let event = 0; event < events.count; event += 1) {
      const kind = type[event]!;
      if (kind === EVENT.issue || kind === EVENT.allocation) continue;
      const batch = batchTag[event]!;
      const line = lineTag[event]!;
      if (target[event]! >= 0) this.arrivalPot[event] = this.pots.of(target[event]!, batch >= 0 ? batch : line);
      const payer = source[event]!;
      if (
        kind === EVENT.payment &&
        flags[event] === FLAG.payerHasLots &&
        payer >= 0 &&
        target[event]! >= 0 &&
        bounced[event] === 0 &&
        isUntagged(events, event)
      ) {
        this.plain[event] = 1;
        continue;
      }
      const pays = kind === EVENT.settlement || ((kind === EVENT.payment || kind === EVENT.outflow) && (flags[event]! & FLAG.payerHasLots) !== 0);
      if (pays && payer >= 0) {
        if (batch >= 0) this.batchPot[event] = this.pots.of(payer, batch);
        if (line >= 0) this.linePot[event] = this.pots.of(payer, line);
      }
      if (kind !== EVENT.settlement && kind !== EVENT.reclassification) continue;
      const end = settlesStart[event]! + settlesCount[event]!;
      for (let part = settlesStart[event]!; part < end; part += 1) {
        // A payment that is not in the data and whose tags are not known: what the settlement itself says. A reclassification names the new line.
        const isUnknown = kind === EVENT.settlement && settles.event[part]! < 0 && settles.batchTag[part]! < 0 && settles.lineTag[part]! < 0;
        const undoneBatch = isUnknown ? batch : settles.batchTag[part]!;
        const undoneLine = isUnknown ? line : settles.lineTag[part]!;
        if (payer >= 0 && undoneBatch >= 0) this.partBatchPot[part] = this.pots.of(payer, undoneBatch);
        if (payer >= 0 && undoneLine >= 0) this.partLinePot[part] = this.pots.of(payer, undoneLine);
        if (target[event]! >= 0) this.partArrivalPot[part] = this.pots.of(target[event]!, undoneBatch >= 0 ? undoneBatch : undoneLine);
      }
    }
  }

  private findFirstQuota(): void {
    const { events, ledgers } = this.input;
    const { type, target, amount, at } = events;
    for (let event = 0; event < events.count; event += 1) {
      const kind = type[event]!;
      if (kind !== EVENT.allocation && (kind !== EVENT.issue || amount[event]! <= 0)) continue;
      const line = target[event]!;
      if (ledgers[line] === 1 && at[event]! < this.firstQuota[line]!) this.firstQuota[line] = at[event]!;
    }
  }

  private findDays(): { starts: number[]; unordered: number[] } {
    const { dateOnly } = this.input;
    const { at, dayPrecise, count } = this.input.events;
    const starts: number[] = [];
    const unordered: number[] = [];
    for (let start = 0; start < count;) {
      // The day is left when its last millisecond is; that is quicker than asking each event for its day.
      const day = shanghaiDay(at[start]!);
      const until = startOfDay(day + 1);
      let end = start;
      let isUnordered = dateOnly?.has(day) ?? false;
      for (; end < count && at[end]! < until; end += 1) isUnordered ||= dayPrecise[end] === 1;
      this.day.fill(day, start, end);
      if (isUnordered) this.horizon.fill(at[end - 1]!, start, end);
      starts.push(start);
      unordered.push(isUnordered ? 1 : 0);
      start = end;
    }
    starts.push(count);
    return { starts, unordered };
  }
}
