import { EVENT, FLAG } from './event-table.js';
import type { Holdings } from './holdings.js';
import { apportionInto } from './money-share.js';
import type { Outcomes } from './outcomes.js';
import type { SweepPlan } from './sweep-plan.js';

/** Told whenever quota or money comes to a holder. */
export interface Watcher {
  fed(holder: number): void;
}

/** A draw on a line that came before the line's first quota. */
interface Late {
  readonly event: number;
  amount: number;
}

/**
 * Quota under one method: what is issued, passed on, drawn by payments and given back. A draw on a line that has had nothing yet waits
 * for the line's first quota; a draw on one that has not enough is excess, reported and untraced.
 */
export class QuotaMoves {
  watcher: Watcher | undefined;
  private readonly waiting = new Map<number, Late[]>();
  private lines = new Int32Array(16);
  private weights = new Float64Array(16);
  private parts = new Float64Array(16);
  private tracedParts = new Float64Array(16);

  constructor(
    private readonly plan: SweepPlan,
    private readonly held: Holdings,
    private readonly outcomes: Outcomes,
  ) {}

  issue(event: number): void {
    const { target, amount, flags } = this.plan.input.events;
    const { held, outcomes } = this;
    const line = target[event]!;
    const isTraced = (flags[event]! & FLAG.traced) !== 0;
    held.begin();
    held.mint(amount[event]!, isTraced);
    outcomes.issued += held.handTraced;
    outcomes.traced[event] = held.handTraced;
    outcomes.arrived[line]! += amount[event]!;
    outcomes.arrivedTraced[line]! += held.handTraced;
    this.give(event, line);
  }

  allocate(event: number): void {
    const { source, amount } = this.plan.input.events;
    const { held, outcomes } = this;
    held.begin();
    const waiting = this.draw(event, source[event]!, amount[event]!);
    outcomes.traced[event] = held.handTraced;
    if (held.handMixed) outcomes.mixed[event] = 1;
    held.mint(amount[event]! - waiting - held.handAmount, false);
    this.passOn(event, event);
  }

  /** Takes quota from a line into the hand, by the method; returns the fen that wait for the line's first quota. */
  draw(event: number, line: number, amount: number): number {
    const { firstQuota, horizon } = this.plan;
    if (firstQuota[line] === Infinity) {
      // Of a line outside the walk nothing is known; a reached one that never has quota covers nothing.
      if (this.plan.input.ledgers[line] === 1) this.outcomes.excess[line]! += amount;
      return 0;
    }
    const lacking = amount - this.held.from(line, line, amount);
    if (lacking <= 0) return 0;
    if (horizon[event]! >= firstQuota[line]!) {
      this.outcomes.excess[line]! += lacking;
      return 0;
    }
    const queue = this.waiting.get(line);
    if (queue) queue.push({ event, amount: lacking });
    else this.waiting.set(line, [{ event, amount: lacking }]);
    return lacking;
  }

  /** The same from the lines of a set, each its share by weight. */
  drawSet(event: number, set: number, amount: number): void {
    const { start, line, weight } = this.plan.input.lineSets;
    const first = start[set]!;
    if (start[set + 1]! - first === 1) {
      if (weight[first]! > 0) this.draw(event, line[first]!, amount);
      return;
    }
    const count = this.weigh(set);
    if (count === 0) return;
    apportionInto(amount, this.weights, count, this.parts);
    for (let place = 0; place < count; place += 1) if (this.parts[place]! > 0) this.draw(event, this.lines[place]!, this.parts[place]!);
  }

  /** The traced part that `drawSet` would take; notes in the hand whether it would be a share. */
  peekSet(set: number, amount: number): number {
    const { held } = this;
    const count = this.weigh(set);
    if (count === 0) return 0;
    apportionInto(amount, this.weights, count, this.parts);
    let traced = 0;
    for (let place = 0; place < count; place += 1) traced += held.look(this.lines[place]!, this.lines[place]!, this.parts[place]!).traced;
    return traced;
  }

  /** What still waits for quota when all is over is covered by none; what was to be passed on is lacking where it was to go. */
  finish(): void {
    const { type } = this.plan.input.events;
    for (const [line, queue] of this.waiting)
      for (const { event, amount } of queue) if (type[event] !== EVENT.allocation) this.outcomes.excess[line]! += amount;
  }

  /** Puts the hand down on a line at the moment of an event. */
  give(event: number, line: number): void {
    this.held.put(line, line, this.plan.day[event]!);
    this.watcher?.fed(line);
    if (this.waiting.size > 0) this.serve(line, event);
  }

  /** Puts the hand, `amount` in all, down on the lines of a set by weight, the traced part by the same; false where the set weighs nothing. */
  giveSet(event: number, set: number, amount: number): boolean {
    const count = this.weigh(set);
    if (count === 0) return false;
    apportionInto(amount, this.weights, count, this.parts);
    apportionInto(this.held.handTraced, this.parts, count, this.tracedParts);
    this.held.putShares(this.lines, this.parts, this.tracedParts, count, this.plan.day[event]!);
    const { start, line } = this.plan.input.lineSets;
    for (let place = start[set]!; place < start[set]! + count; place += 1) this.watcher?.fed(line[place]!);
    if (this.waiting.size > 0) for (let place = start[set]!; place < start[set]! + count; place += 1) this.serve(line[place]!, event);
    return true;
  }

  weighsNothing(set: number): boolean {
    return set < 0 || this.weigh(set) === 0;
  }

  /** Moves the hand from the source of an allocation to its target, at the moment of the event that brought it. */
  private passOn(event: number, cause: number): void {
    const { source, target, flags } = this.plan.input.events;
    const { held, outcomes } = this;
    const from = source[event]!;
    const to = target[event]!;
    outcomes.allocated[from]! += held.handAmount;
    outcomes.allocatedTraced[from]! += held.handTraced;
    if ((flags[event]! & FLAG.contained) !== 0) held.forgetUntraced();
    outcomes.arrived[to]! += held.handAmount;
    outcomes.arrivedTraced[to]! += held.handTraced;
    this.give(cause, to);
  }

  /** Gives quota that has come to a line to those who drew on it before it had any, oldest first; `cause` brought it. */
  private serve(line: number, cause: number): void {
    const { type, flags } = this.plan.input.events;
    const { held, outcomes } = this;
    const queue = this.waiting.get(line);
    if (queue === undefined) return;
    while (queue.length > 0 && held.balanceOf(line) > 0) {
      const late = queue[0]!;
      const { event } = late;
      held.begin();
      late.amount -= held.from(line, line, late.amount);
      if (late.amount === 0) queue.shift();
      // Of an origin everything is traced, whatever it drew on.
      if ((flags[event]! & FLAG.origin) === 0) {
        outcomes.traced[event]! += held.handTraced;
        if (held.handMixed) outcomes.mixed[event] = 1;
      }
      if (type[event] === EVENT.allocation) this.passOn(event, cause);
      // Money that left before its indicator existed is explained by no quota: it never counts as paid.
      else if (held.handTraced > 0) outcomes.beforeIndicator.set(event, (outcomes.beforeIndicator.get(event) ?? 0) + held.handTraced);
    }
    if (queue.length === 0) this.waiting.delete(line);
  }

  /** Copies a set into the working arrays; returns how many lines it has, 0 where they weigh nothing. */
  private weigh(set: number): number {
    const { start, line, weight } = this.plan.input.lineSets;
    const first = start[set]!;
    const count = start[set + 1]! - first;
    if (count > this.lines.length) {
      this.lines = new Int32Array(count * 2);
      this.weights = new Float64Array(count * 2);
      this.parts = new Float64Array(count * 2);
      this.tracedParts = new Float64Array(count * 2);
    }
    let sum = 0;
    for (let place = 0; place < count; place += 1) {
      this.lines[place] = line[first + place]!;
      this.weights[place] = weight[first + place]!;
      sum += weight[first + place]!;
    }
    return sum > 0 ? count : 0;
  }
}
