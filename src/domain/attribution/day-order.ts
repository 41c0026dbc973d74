import type { ArrayRoom } from './array-room.js';
import { CHECK_EVERY } from './check-every.js';
import { EVENT, FLAG } from './event-table.js';
import type { MethodSweep } from './method-sweep.js';
import type { Watcher } from './quota-moves.js';
import { isUntagged, type SweepPlan } from './sweep-plan.js';

/** Rows of the order between two words to whoever follows it. */
const TELL_EVERY = 4_096;

/**
 * Decides the order inside days. Where a day has events of which only the day is known, an event whose payer lacks the amount waits until
 * others of that day are done and is taken again in the same order; once nothing moves any more, the first that waits goes ahead: what it
 * lacks came from outside the data. The amounts are those of the method that runs here; the others replay the order.
 *
 * An event that lacks something can only cease to when one of its holders is fed, so nobody is asked again before that.
 */
export class DayOrder implements Watcher {
  /** The rows of the table in the order in which they were applied. */
  readonly order: Int32Array;
  /** First moments of the days on which an event went ahead because it had waited. */
  readonly unprovenDays: number[] = [];
  private done = 0;

  /** Day on which a holder is fed by some event, by its number + 1. */
  private readonly fedOn: Int32Array;
  /** First of the waiting notes of each holder, and for each note the event and the next note. */
  private readonly firstNote: Int32Array;
  private noteEvents: number[] = [];
  private noteNext: number[] = [];
  private noteHolders: number[] = [];

  /** Rows of the day that wait, ascending; 1 for rows that still do, and for rows that have been woken. */
  private deferred: number[] = [];
  private readonly waits: Uint8Array;
  private readonly woken: Uint8Array;
  /** Rows woken for the pass under way (a heap) and for the next one; the row the pass has come to. */
  private now: number[] = [];
  private later: number[] = [];
  private cursor = 0;
  /** Holders that the event asked about last draws on or feeds; the first `holderCount` count. */
  private readonly holders: number[] = [];
  private holderCount = 0;

  constructor(
    private readonly plan: SweepPlan,
    private readonly sweep: MethodSweep,
    room: ArrayRoom,
  ) {
    const { events, lines, accounts } = plan.input;
    this.order = room.places(events.count);
    this.fedOn = room.places(lines + accounts, 0);
    this.firstNote = room.places(lines + accounts, -1);
    this.waits = room.bytes(events.count, 0);
    this.woken = room.bytes(events.count, 0);
  }

  /** `decided` is told how many rows of the order stand, now and then and at the end. */
  run(check: () => void, decided: (rows: number) => void = () => undefined): void {
    const { dayStarts, unordered } = this.plan;
    let checked = 0;
    let told = TELL_EVERY;
    for (let day = 0; day + 1 < dayStarts.length; day += 1) {
      if (this.done >= checked) {
        check();
        checked = this.done + CHECK_EVERY;
      }
      if (this.done >= told) {
        decided(this.done);
        told = this.done + TELL_EVERY;
      }
      if (unordered[day] === 1) this.runDay(day, dayStarts[day]!, dayStarts[day + 1]!);
      else for (let event = dayStarts[day]!; event < dayStarts[day + 1]!; event += 1) this.apply(event);
    }
    decided(this.done);
  }

  fed(holder: number): void {
    for (let note = this.firstNote[holder]!; note >= 0; note = this.noteNext[note]!) {
      const event = this.noteEvents[note]!;
      if (this.waits[event] === 0 || this.woken[event] === 1) continue;
      this.woken[event] = 1;
      if (event > this.cursor) push(this.now, event);
      else this.later.push(event);
    }
  }

  private runDay(day: number, start: number, end: number): void {
    for (let event = start; event < end; event += 1) {
      this.findFed(event);
      for (let place = 0; place < this.holderCount; place += 1) this.fedOn[this.holders[place]!] = day + 1;
    }
    this.sweep.tell(this);
    this.cursor = end;
    for (let event = start; event < end; event += 1) {
      if (this.mayWait(event, day) && this.lacks(event)) this.defer(event);
      else this.apply(event);
    }
    if (this.deferred.length > 0 && this.settleDay()) this.unprovenDays.push(this.plan.input.events.at[start]!);
    this.sweep.tell(undefined);
    this.forgetDay();
  }

  /** Passes over what waits until nothing does; true where an event went ahead because something had come. */
  private settleDay(): boolean {
    let turned = false;
    let next = 0;
    for (;;) {
      this.cursor = -1;
      for (const event of this.later) push(this.now, event);
      this.later = [];
      while (this.now.length > 0) {
        const event = pop(this.now);
        this.woken[event] = 0;
        this.cursor = event;
        if (this.lacks(event)) continue;
        this.goAhead(event);
        turned = true;
      }
      if (this.later.length > 0) continue;
      while (next < this.deferred.length && this.waits[this.deferred[next]!] === 0) next += 1;
      if (next === this.deferred.length) return turned;
      this.cursor = Infinity;
      this.goAhead(this.deferred[next]!);
    }
  }

  private goAhead(event: number): void {
    this.waits[event] = 0;
    this.apply(event);
  }

  private apply(event: number): void {
    this.order[this.done] = event;
    this.done += 1;
    this.sweep.apply(event);
  }

  private defer(event: number): void {
    this.deferred.push(event);
    this.waits[event] = 1;
    this.findDrawn(event);
    for (let place = 0; place < this.holderCount; place += 1) {
      const holder = this.holders[place]!;
      this.noteEvents.push(event);
      this.noteHolders.push(holder);
      this.noteNext.push(this.firstNote[holder]!);
      this.firstNote[holder] = this.noteEvents.length - 1;
    }
  }

  private forgetDay(): void {
    for (const holder of this.noteHolders) this.firstNote[holder] = -1;
    this.noteEvents = [];
    this.noteNext = [];
    this.noteHolders = [];
    this.deferred = [];
  }

  private mayWait(event: number, day: number): boolean {
    const { type } = this.plan.input.events;
    if (type[event] === EVENT.opening || type[event] === EVENT.arrival || type[event] === EVENT.issue || type[event] === EVENT.reclassification) return false;
    this.findDrawn(event);
    for (let place = 0; place < this.holderCount; place += 1) if (this.fedOn[this.holders[place]!] === day + 1) return true;
    return false;
  }

  /** The event takes more than its payer or source has; what no quota can have reached yet is not waited for. */
  private lacks(event: number): boolean {
    const { type, source, amount, bounced, flags, lineSet } = this.plan.input.events;
    const { batchPot, linePot, firstQuota, horizon } = this.plan;
    const { lines } = this.plan.input;
    const { held } = this.sweep;
    const from = source[event]!;
    if (type[event] === EVENT.allocation) return firstQuota[from]! <= horizon[event]! && held.balanceOf(from) < amount[event]!;
    if (type[event] === EVENT.settlement) return from >= 0 && held.balanceOf(lines + from) < amount[event]!;
    const need = amount[event]! - bounced[event]!;
    if (from >= 0 && (flags[event]! & FLAG.payerHasLots) !== 0) {
      if (isUntagged(this.plan.input.events, event)) return held.balanceOf(lines + from) < need;
      const batch = batchPot[event]!;
      const line = linePot[event]!;
      return (batch < 0 ? 0 : held.balanceOf(batch)) + (line < 0 || line === batch ? 0 : held.balanceOf(line)) < need;
    }
    const set = lineSet[event]!;
    if (type[event] === EVENT.outflow || set < 0) return false;
    const { start, line } = this.plan.input.lineSets;
    let quota = 0;
    for (let place = start[set]!; place < start[set + 1]!; place += 1)
      quota += firstQuota[line[place]!]! <= horizon[event]! ? held.balanceOf(line[place]!) : Infinity;
    return quota < need;
  }

  private findDrawn(event: number): void {
    const { type, source, lineSet } = this.plan.input.events;
    const { lines } = this.plan.input;
    this.holderCount = 0;
    if (type[event] === EVENT.allocation) {
      this.found(source[event]!);
      return;
    }
    if (source[event]! >= 0) this.found(lines + source[event]!);
    if (type[event] === EVENT.payment) this.findLines(lineSet[event]!);
  }

  private findFed(event: number): void {
    const { type, target, flags, lineSet, settlesStart, settlesCount } = this.plan.input.events;
    const { lines, settles } = this.plan.input;
    this.holderCount = 0;
    if (type[event] === EVENT.allocation || type[event] === EVENT.issue) {
      this.found(target[event]!);
      return;
    }
    if (target[event]! >= 0) this.found(lines + target[event]!);
    if (type[event] !== EVENT.settlement || (flags[event]! & FLAG.restores) === 0) return;
    this.findLines(lineSet[event]!);
    for (let part = 0; part < settlesCount[event]!; part += 1) this.findLines(settles.lineSet[settlesStart[event]! + part]!);
  }

  private findLines(set: number): void {
    if (set < 0) return;
    const { start, line } = this.plan.input.lineSets;
    for (let place = start[set]!; place < start[set + 1]!; place += 1) this.found(line[place]!);
  }

  private found(holder: number): void {
    this.holders[this.holderCount] = holder;
    this.holderCount += 1;
  }
}

/** A binary heap of rows, the least first. */
function push(heap: number[], row: number): void {
  let place = heap.length;
  heap.push(row);
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (heap[above]! <= row) break;
    heap[place] = heap[above]!;
    place = above;
  }
  heap[place] = row;
}

function pop(heap: number[]): number {
  const least = heap[0]!;
  const row = heap.pop()!;
  const size = heap.length;
  if (size === 0) return least;
  let place = 0;
  for (;;) {
    let below = place * 2 + 1;
    if (below >= size) break;
    if (below + 1 < size && heap[below + 1]! < heap[below]!) below += 1;
    if (heap[below]! >= row) break;
    heap[place] = heap[below]!;
    place = below;
  }
  heap[place] = row;
  return least;
}
