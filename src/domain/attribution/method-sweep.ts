import { EVENT, FLAG } from './event-table.js';
import type { Holdings } from './holdings.js';
import { apportionInto, shareOf } from './money-share.js';
import type { SweepPlan } from './sweep-plan.js';

/** What came back by a settlement or went back to the old line by a reclassification, fen. */
export interface SettlementOutcome {
  /** Of a reclassification: traced fen that went back to the old line. */
  readonly back: number;
  /** Of a settlement: traced payments undone, in full, and what of it did not physically come back. */
  readonly recovered: number;
  readonly madeGood: number;
}

/** A draw on a line that came before the line's first quota. */
interface Late {
  readonly event: number;
  amount: number;
}

/** Told whenever quota or money comes to a holder; holders are the pots without a tag. */
export interface Watcher {
  fed(holder: number): void;
}

/**
 * One method over the events, in whatever order the caller applies them. Traced fen arise where the document's lines are issued or at
 * the payments where the trace begins; every other event only moves them, so at the end they rest somewhere or are unexplained.
 *
 * A tagged payment takes first the payer's money with its tags, then the quota of its lines; what neither covers is excess, reported and
 * untraced. An untagged one takes any money of the payer; what is lacking came from outside the data.
 */
export class MethodSweep {
  readonly traced: Float64Array;
  readonly mixed: Uint8Array;
  readonly beforeIndicator = new Map<number, number>();
  readonly excess = new Map<number, number>();
  readonly unknownInflow = new Map<number, number>();
  readonly settlements = new Map<number, SettlementOutcome>();
  readonly arrived: Float64Array;
  readonly arrivedTraced: Float64Array;
  readonly allocated: Float64Array;
  readonly allocatedTraced: Float64Array;
  issued = 0;
  /** Traced fen that left to where the trace does not reach. */
  beyond = 0;
  watcher: Watcher | undefined;

  private readonly waiting = new Map<number, Late[]>();
  /** 1 for payments and reclassifications that have been applied. */
  private readonly applied: Uint8Array;
  private lines = new Int32Array(16);
  private weights = new Float64Array(16);
  private parts = new Float64Array(16);
  private tracedParts = new Float64Array(16);

  constructor(
    private readonly plan: SweepPlan,
    readonly held: Holdings,
  ) {
    const { events, lines } = plan.input;
    this.traced = new Float64Array(events.count);
    this.mixed = new Uint8Array(events.count);
    this.applied = new Uint8Array(events.count);
    this.arrived = new Float64Array(lines);
    this.arrivedTraced = new Float64Array(lines);
    this.allocated = new Float64Array(lines);
    this.allocatedTraced = new Float64Array(lines);
  }

  apply(event: number): void {
    switch (this.plan.input.events.type[event]) {
      case EVENT.payment:
        return this.pay(event);
      case EVENT.outflow:
        return this.flowOut(event);
      case EVENT.allocation:
        return this.allocate(event);
      case EVENT.settlement:
        return this.settle(event);
      case EVENT.reclassification:
        return this.reclassify(event);
      case EVENT.issue:
        return this.issue(event);
      default:
        return this.arrive(event);
    }
  }

  private arrive(event: number): void {
    const { amount } = this.plan.input.events;
    this.held.begin();
    this.held.mint(amount[event]!, false);
    this.giveToAccount(event, this.plan.arrivalPot[event]!);
  }

  private issue(event: number): void {
    const { target, amount, flags } = this.plan.input.events;
    const line = target[event]!;
    const isTraced = (flags[event]! & FLAG.traced) !== 0;
    this.held.begin();
    this.held.mint(amount[event]!, isTraced);
    if (isTraced) {
      this.issued += amount[event]!;
      this.traced[event] = amount[event]!;
    }
    this.arrived[line]! += amount[event]!;
    this.arrivedTraced[line]! += this.held.handTraced;
    this.giveToLine(event, line);
  }

  private allocate(event: number): void {
    const { source, amount } = this.plan.input.events;
    const { held } = this;
    held.begin();
    const waiting = this.drawLine(event, source[event]!, amount[event]!);
    this.record(event, held.handTraced);
    held.mint(amount[event]! - waiting - held.handAmount, false);
    this.allocateHand(event, event);
  }

  /** Moves the hand from the source of an allocation to its target, at the moment of the event that brought it. */
  private allocateHand(event: number, cause: number): void {
    const { source, target, flags } = this.plan.input.events;
    const { handAmount, handTraced } = this.held;
    const isContained = (flags[event]! & FLAG.contained) !== 0;
    this.allocated[source[event]!]! += handAmount;
    this.allocatedTraced[source[event]!]! += handTraced;
    this.arrived[target[event]!]! += isContained ? handTraced : handAmount;
    this.arrivedTraced[target[event]!]! += handTraced;
    this.giveToLine(cause, target[event]!, isContained);
  }

  private pay(event: number): void {
    const { source, amount, bounced, flags, lineSet } = this.plan.input.events;
    const { held } = this;
    const need = amount[event]! - bounced[event]!;
    const isOrigin = (flags[event]! & FLAG.origin) !== 0;
    held.begin();
    this.applied[event] = 1;
    if (need <= 0) {
      if (isOrigin) this.traced[event] = amount[event]!;
      else this.preview(event);
      return;
    }
    if (source[event]! >= 0 && (flags[event]! & FLAG.payerHasLots) !== 0) {
      if (this.isUntagged(event)) {
        held.fromAccount(source[event]!, need);
        // A trace that begins at this payment asks nothing about what it drew on.
        if (held.handAmount < need && !isOrigin) raise(this.unknownInflow, source[event]!, need - held.handAmount);
      } else this.takeTags(event, need);
    }
    if (held.handAmount < need && lineSet[event]! >= 0) this.drawLines(event, lineSet[event]!, need - held.handAmount);
    if (isOrigin) {
      // Quota or money that an earlier origin gave back and this one spends again is the same money: it begins once.
      this.issued += need - held.handTraced;
      this.traced[event] = amount[event]!;
      held.begin();
      held.mint(need, true);
    } else {
      this.record(event, need === amount[event]! ? held.handTraced : shareOf(amount[event]!, held.handTraced, need));
      held.mint(need - held.handAmount, false);
    }
    this.giveToAccount(event, this.plan.arrivalPot[event]!);
  }

  /** The traced share that a payment which bounced whole would have had; nothing moves. */
  private preview(event: number): void {
    const { source, amount, flags, lineSet } = this.plan.input.events;
    const { batchPot, linePot, input } = this.plan;
    const { held } = this;
    let left = amount[event]!;
    let traced = 0;
    const isPayer = source[event]! >= 0 && (flags[event]! & FLAG.payerHasLots) !== 0;
    if (isPayer && this.isUntagged(event)) {
      const account = source[event]!;
      const part = Math.min(left, held.accountBalance[account]!);
      if (part > 0) traced += held.peekAccount(account, part);
      held.handMixed = held.accountTraced[account]! > 0 && held.accountTraced[account]! < held.accountBalance[account]!;
    } else {
      const look = (pot: number, isLine: boolean): void => {
        const part = pot < 0 ? 0 : Math.min(left, held.balance[pot]!);
        if (part <= 0) return;
        traced += isLine ? held.peekLine(pot, part) : held.peekPot(pot, part);
        left -= part;
        held.handMixed ||= held.traced[pot]! > 0 && held.traced[pot]! < held.balance[pot]!;
      };
      look(batchPot[event]!, false);
      if (linePot[event] !== batchPot[event]) look(linePot[event]!, false);
      const set = lineSet[event]!;
      if (set >= 0) for (let place = input.lineSets.start[set]!; place < input.lineSets.start[set + 1]!; place += 1) look(input.lineSets.line[place]!, true);
    }
    this.record(event, traced);
  }

  /** A tagged outflow takes only money with its tags: what that does not cover came from quota that is not the document's. */
  private flowOut(event: number): void {
    const { source, amount, flags } = this.plan.input.events;
    const { held } = this;
    held.begin();
    if (source[event]! < 0 || (flags[event]! & FLAG.payerHasLots) === 0) return;
    if (this.isUntagged(event)) {
      const taken = held.fromAccount(source[event]!, amount[event]!);
      if (taken < amount[event]!) raise(this.unknownInflow, source[event]!, amount[event]! - taken);
    } else this.takeTags(event, amount[event]!);
    this.record(event, held.handTraced);
    this.beyond += held.handTraced;
  }

  private settle(event: number): void {
    const { amount, settlesStart, settlesCount } = this.plan.input.events;
    const { settles } = this.plan.input;
    const { batchPot, linePot, arrivalPot, partBatchPot, partLinePot, partArrivalPot } = this.plan;
    let left = amount[event]!;
    let traced = 0;
    let inFull = 0;
    const end = settlesStart[event]! + settlesCount[event]!;
    for (let part = settlesStart[event]!; part < end && left > 0; part += 1) {
      const named = Math.min(left, settles.amount[part]!);
      if (named <= 0) continue;
      traced += this.giveBack(event, named, partBatchPot[part]!, partLinePot[part]!, partArrivalPot[part]!);
      left -= named;
      inFull += this.tracedOf(settles.event[part]!, named);
    }
    // What the source leaves unnamed still left the payer.
    if (left > 0) traced += this.giveBack(event, left, batchPot[event]!, linePot[event]!, arrivalPot[event]!);
    this.traced[event] = traced;
    if (inFull > 0) this.settlements.set(event, { back: 0, recovered: inFull, madeGood: Math.max(0, inFull - traced) });
  }

  /** One part of a settlement: the named tags first, then any money of the payer; what is lacking came from outside the data. */
  private giveBack(event: number, amount: number, batchPot: number, linePot: number, arrivalPot: number): number {
    const { source, flags, lineSet } = this.plan.input.events;
    const { held } = this;
    held.begin();
    const payer = source[event]!;
    if (payer >= 0) {
      this.takeTagsThenAny(payer, amount, batchPot, linePot);
      if (held.handAmount < amount) raise(this.unknownInflow, payer, amount - held.handAmount);
    }
    if (held.handMixed) this.mixed[event] = 1;
    const { handTraced } = held;
    held.mint(amount - held.handAmount, false);
    const restores = (flags[event]! & FLAG.restores) !== 0 && lineSet[event]! >= 0 && this.giveToLines(event, lineSet[event]!, amount);
    if (!restores) this.giveToAccount(event, arrivalPot);
    return handTraced;
  }

  /** The traced fen of `amount` out of a payment as it was when it was made. */
  private tracedOf(payment: number, amount: number): number {
    if (payment < 0 || this.applied[payment] === 0) return 0;
    const { amount: amounts, flags } = this.plan.input.events;
    const late = (flags[payment]! & FLAG.origin) === 0 ? (this.beforeIndicator.get(payment) ?? 0) : 0;
    return shareOf(amount, this.traced[payment]! - late, amounts[payment]!);
  }

  private reclassify(event: number): void {
    const { source, target, amount, line, settlesStart, settlesCount, type, lineSet } = this.plan.input.events;
    const { settles } = this.plan.input;
    const { held } = this;
    let back = 0;
    const end = settlesStart[event]! + settlesCount[event]!;
    for (let part = settlesStart[event]!; part < end; part += 1) {
      const undone = settles.event[part]!;
      const amountUndone = settles.amount[part]!;
      if (undone < 0 || this.applied[undone] === 0 || amountUndone <= 0) continue;
      held.begin();
      const isMoved = type[undone] === EVENT.reclassification;
      if (!isMoved && (lineSet[undone]! < 0 || this.weigh(lineSet[undone]!) === 0)) continue;
      this.takeTagsThenAny(source[event]!, amountUndone, this.plan.partBatchPot[part]!, this.plan.partLinePot[part]!);
      back += held.handTraced;
      held.mint(amountUndone - held.handAmount, false);
      if (isMoved) this.giveToLine(event, line[undone]!);
      else this.giveToLines(event, lineSet[undone]!, amountUndone);
    }
    held.begin();
    this.drawLine(event, line[event]!, amount[event]!);
    this.record(event, held.handTraced);
    held.mint(amount[event]! - held.handAmount, false);
    this.applied[event] = 1;
    if (target[event]! >= 0) this.giveToAccount(event, this.plan.arrivalPot[event]!);
    if (back > 0) this.settlements.set(event, { back, recovered: 0, madeGood: 0 });
  }

  private record(event: number, traced: number): void {
    this.traced[event] = traced;
    if (this.held.handMixed) this.mixed[event] = 1;
  }

  private isUntagged(event: number): boolean {
    const { batchTag, lineTag, lineSet } = this.plan.input.events;
    return batchTag[event]! < 0 && lineTag[event]! < 0 && lineSet[event]! < 0;
  }

  private takeTags(event: number, amount: number): void {
    const { batchPot, linePot, input } = this.plan;
    const payer = input.events.source[event]!;
    const taken = batchPot[event]! >= 0 ? this.held.fromPot(payer, batchPot[event]!, amount) : 0;
    if (taken < amount && linePot[event]! >= 0) this.held.fromPot(payer, linePot[event]!, amount - taken);
  }

  private takeTagsThenAny(account: number, amount: number, batchPot: number, linePot: number): void {
    const { held } = this;
    if (account < 0) return;
    if (batchPot >= 0) held.fromPot(account, batchPot, amount);
    if (linePot >= 0 && held.handAmount < amount) held.fromPot(account, linePot, amount - held.handAmount);
    if (held.handAmount < amount) held.fromAccount(account, amount - held.handAmount);
  }

  private drawLines(event: number, set: number, amount: number): void {
    const { lineSets } = this.plan.input;
    const first = lineSets.start[set]!;
    if (lineSets.start[set + 1]! - first === 1) {
      if (lineSets.weight[first]! > 0) this.drawLine(event, lineSets.line[first]!, amount);
      return;
    }
    const count = this.weigh(set);
    if (count === 0) return;
    apportionInto(amount, this.weights, count, this.parts);
    for (let place = 0; place < count; place += 1) if (this.parts[place]! > 0) this.drawLine(event, this.lines[place]!, this.parts[place]!);
  }

  /** Takes quota from a line into the hand; what comes before the line's first quota waits for it, and its fen are returned; the rest is excess. */
  private drawLine(event: number, line: number, amount: number): number {
    const { firstQuota, horizon } = this.plan;
    // A line outside the walk: its quota is not the traced document's.
    if (firstQuota[line] === Infinity) return 0;
    const lacking = amount - this.held.fromLine(line, amount);
    if (lacking <= 0) return 0;
    if (horizon[event]! >= firstQuota[line]!) {
      raise(this.excess, line, lacking);
      return 0;
    }
    const queue = this.waiting.get(line);
    if (queue) queue.push({ event, amount: lacking });
    else this.waiting.set(line, [{ event, amount: lacking }]);
    return lacking;
  }

  private giveToAccount(event: number, pot: number): void {
    const { target, at } = this.plan.input.events;
    const account = target[event]!;
    if (account < 0) {
      this.beyond += this.held.handTraced;
      return;
    }
    this.held.toPot(account, pot, at[event]!);
    this.watcher?.fed(this.plan.input.lines + account);
  }

  private giveToLine(event: number, line: number, isContained = false): void {
    const at = this.plan.input.events.at[event]!;
    if (isContained) this.held.tracedToLine(line, at);
    else this.held.toLine(line, at);
    this.watcher?.fed(line);
    if (this.waiting.size > 0) this.serve(line, event);
  }

  /** Shares the hand, `amount` in all, out over the lines of a set; false where the set weighs nothing. */
  private giveToLines(event: number, set: number, amount: number): boolean {
    const count = this.weigh(set);
    if (count === 0) return false;
    apportionInto(amount, this.weights, count, this.parts);
    apportionInto(this.held.handTraced, this.parts, count, this.tracedParts);
    this.held.toLines(this.lines, this.parts, this.tracedParts, count, this.plan.input.events.at[event]!);
    const first = this.plan.input.lineSets.start[set]!;
    for (let place = first; place < first + count; place += 1) this.watcher?.fed(this.plan.input.lineSets.line[place]!);
    if (this.waiting.size > 0) for (let place = first; place < first + count; place += 1) this.serve(this.plan.input.lineSets.line[place]!, event);
    return true;
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

  /** Gives quota that has come to a line to those who drew on it before it had any, oldest first; `cause` brought it. */
  private serve(line: number, cause: number): void {
    const { type, flags } = this.plan.input.events;
    const { held } = this;
    const queue = this.waiting.get(line);
    while (queue !== undefined && queue.length > 0 && held.balance[line]! > 0) {
      const { event, amount } = queue[0]!;
      held.begin();
      queue[0]!.amount -= held.fromLine(line, amount);
      if (queue[0]!.amount === 0) queue.shift();
      if (held.handMixed && (flags[event]! & FLAG.origin) === 0) this.mixed[event] = 1;
      if (type[event] === EVENT.allocation) {
        this.traced[event]! += held.handTraced;
        this.allocateHand(event, cause);
      } else {
        // Money that left before its indicator existed is explained by no quota: it never counts as paid.
        if ((flags[event]! & FLAG.origin) === 0) this.traced[event]! += held.handTraced;
        if (held.handTraced > 0) raise(this.beforeIndicator, event, held.handTraced);
      }
    }
    if (queue?.length === 0) this.waiting.delete(line);
  }
}

function raise(map: Map<number, number>, key: number, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}
