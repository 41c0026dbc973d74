import type { ArrayRoom } from './array-room.js';
import { EVENT, FLAG } from './event-table.js';
import type { Holdings } from './holdings.js';
import { shareOf } from './money-share.js';
import { Outcomes } from './outcomes.js';
import { QuotaMoves, type Watcher } from './quota-moves.js';
import { isUntagged, type SweepPlan } from './sweep-plan.js';

/**
 * One method over the events, in whatever order the caller applies them. Traced fen arise where the document's lines are issued or at
 * the payments where the trace begins; every other event only moves them, so at the end they rest somewhere or are unexplained.
 *
 * A tagged payment takes first the payer's money with its tags, then the quota of its lines; what neither covers is excess, reported and
 * untraced. An untagged one takes any money of the payer; what is lacking came from outside the data.
 */
export class MethodSweep {
  readonly outcomes: Outcomes;
  private readonly quota: QuotaMoves;
  /** 1 for payments and reclassifications that have been applied. */
  private readonly applied: Uint8Array;
  private readonly lines: number;
  private watcher: Watcher | undefined;

  constructor(
    private readonly plan: SweepPlan,
    readonly held: Holdings,
    room: ArrayRoom,
  ) {
    this.outcomes = new Outcomes(plan, room);
    this.quota = new QuotaMoves(plan, held, this.outcomes);
    this.applied = room.bytes(plan.input.events.count, 0);
    this.lines = plan.input.lines;
  }

  /** Says who is told what comes to holders from now on. */
  tell(watcher: Watcher | undefined): void {
    this.watcher = watcher;
    this.quota.watcher = watcher;
  }

  /** To be called when all events have been applied. */
  finish(): void {
    this.quota.finish();
  }

  apply(event: number): void {
    if (this.plan.plain[event] === 1) {
      this.payPlainly(event);
      return;
    }
    switch (this.plan.input.events.type[event]) {
      case EVENT.payment:
        return this.pay(event);
      case EVENT.outflow:
        return this.flowOut(event);
      case EVENT.allocation:
        return this.quota.allocate(event);
      case EVENT.settlement:
        return this.settle(event);
      case EVENT.reclassification:
        return this.reclassify(event);
      case EVENT.issue:
        return this.quota.issue(event);
      default:
        return this.arrive(event);
    }
  }

  /** Untraced fen come to an account, a holder, without a tag. */
  bring(holder: number, amount: number): void {
    this.held.begin();
    this.held.mint(amount, false);
    this.held.put(holder, holder, 0);
  }

  private arrive(event: number): void {
    this.held.begin();
    this.held.mint(this.plan.input.events.amount[event]!, false);
    this.give(event, this.plan.arrivalPot[event]!);
  }

  /** What `pay` does with an untagged payment between two accounts, by the shortest way. */
  private payPlainly(event: number): void {
    const { source, target, amount } = this.plan.input.events;
    const { held, outcomes } = this;
    const need = amount[event]!;
    held.transfer(this.lines + source[event]!, this.lines + target[event]!, need, this.plan.day[event]!);
    this.applied[event] = 1;
    if (held.handAmount < need) outcomes.unknownInflow[source[event]!]! += need - held.handAmount;
    outcomes.traced[event] = held.handTraced;
    if (held.handMixed) outcomes.mixed[event] = 1;
    this.watcher?.fed(this.lines + target[event]!);
  }

  private pay(event: number): void {
    const { source, amount, bounced, flags, lineSet } = this.plan.input.events;
    const { held, outcomes } = this;
    const need = amount[event]! - bounced[event]!;
    const isOrigin = (flags[event]! & FLAG.origin) !== 0;
    held.begin();
    this.applied[event] = 1;
    if (need <= 0) {
      if (isOrigin) outcomes.traced[event] = amount[event]!;
      else this.preview(event);
      return;
    }
    const payer = source[event]!;
    if (payer >= 0 && (flags[event]! & FLAG.payerHasLots) !== 0) {
      if (isUntagged(this.plan.input.events, event)) {
        const taken = held.from(this.lines + payer, this.lines + payer, need);
        // A trace that begins at this payment asks nothing about what it drew on.
        if (taken < need && !isOrigin) outcomes.unknownInflow[payer]! += need - taken;
      } else this.takeTags(event, need);
    }
    if (held.handAmount < need && lineSet[event]! >= 0) this.quota.drawSet(event, lineSet[event]!, need - held.handAmount);
    if (isOrigin) {
      // Quota or money that an earlier origin gave back and this one spends again is the same money: it begins once.
      outcomes.issued += need - held.handTraced;
      outcomes.traced[event] = amount[event]!;
      held.begin();
      held.mint(need, true);
    } else {
      this.record(event, need === amount[event]! ? held.handTraced : shareOf(amount[event]!, held.handTraced, need));
      held.mint(need - held.handAmount, false);
    }
    this.give(event, this.plan.arrivalPot[event]!);
  }

  /** The traced share that a payment which bounced whole would have had; nothing moves. */
  private preview(event: number): void {
    const { source, amount, flags, lineSet } = this.plan.input.events;
    const { batchPot, linePot } = this.plan;
    const { held } = this;
    let left = amount[event]!;
    let traced = 0;
    const look = (holder: number, pot: number): void => {
      const seen = held.look(holder, pot, left);
      traced += seen.traced;
      left -= seen.taken;
    };
    const payer = this.lines + source[event]!;
    if (source[event]! >= 0 && (flags[event]! & FLAG.payerHasLots) !== 0) {
      if (isUntagged(this.plan.input.events, event)) look(payer, payer);
      if (batchPot[event]! >= 0) look(payer, batchPot[event]!);
      if (linePot[event]! >= 0 && linePot[event] !== batchPot[event]) look(payer, linePot[event]!);
    }
    if (left > 0 && lineSet[event]! >= 0) traced += this.quota.peekSet(lineSet[event]!, left);
    this.record(event, traced);
  }

  /** A tagged outflow takes only money with its tags: what that does not cover came from quota that is not the document's. */
  private flowOut(event: number): void {
    const { source, amount, flags } = this.plan.input.events;
    const { held, outcomes } = this;
    const payer = source[event]!;
    held.begin();
    if (payer < 0 || (flags[event]! & FLAG.payerHasLots) === 0) return;
    if (isUntagged(this.plan.input.events, event)) {
      const taken = held.from(this.lines + payer, this.lines + payer, amount[event]!);
      if (taken < amount[event]!) outcomes.unknownInflow[payer]! += amount[event]! - taken;
    } else this.takeTags(event, amount[event]!);
    this.record(event, held.handTraced);
    outcomes.beyond += held.handTraced;
  }

  private settle(event: number): void {
    const { amount, lineSet, settlesStart, settlesCount } = this.plan.input.events;
    const { settles } = this.plan.input;
    const { batchPot, linePot, arrivalPot, partBatchPot, partLinePot, partArrivalPot } = this.plan;
    let left = amount[event]!;
    let traced = 0;
    let recovered = 0;
    const end = settlesStart[event]! + settlesCount[event]!;
    for (let part = settlesStart[event]!; part < end && left > 0; part += 1) {
      const named = Math.min(left, settles.amount[part]!);
      if (named <= 0) continue;
      const lines = settles.lineSet[part]! === -1 ? lineSet[event]! : settles.lineSet[part]!;
      // Before it is undone: the quota that this gives back may be what the payment itself still waits for.
      recovered += this.tracedOf(settles.event[part]!, named);
      traced += this.giveBack(event, named, lines, partBatchPot[part]!, partLinePot[part]!, partArrivalPot[part]!);
      left -= named;
    }
    // What the source leaves unnamed still left the payer.
    if (left > 0) traced += this.giveBack(event, left, lineSet[event]!, batchPot[event]!, linePot[event]!, arrivalPot[event]!);
    this.outcomes.traced[event] = traced;
    if (recovered > 0) this.outcomes.settlements.set(event, { back: 0, recovered, madeGood: Math.max(0, recovered - traced) });
  }

  /** One part of a settlement: the named tags first, then any money of the payer; what is lacking came from outside the data. */
  private giveBack(event: number, amount: number, lines: number, batchPot: number, linePot: number, arrivalPot: number): number {
    const { source, flags } = this.plan.input.events;
    const { held, outcomes } = this;
    const payer = source[event]!;
    held.begin();
    if (payer >= 0) {
      this.takeTagsThenAny(payer, amount, batchPot, linePot);
      outcomes.unknownInflow[payer]! += amount - held.handAmount;
    }
    if (held.handMixed) outcomes.mixed[event] = 1;
    const { handTraced } = held;
    held.mint(amount - held.handAmount, false);
    const isRestored = (flags[event]! & FLAG.restores) !== 0 && lines >= 0 && this.quota.giveSet(event, lines, amount);
    if (!isRestored) this.give(event, arrivalPot);
    return handTraced;
  }

  /** The traced fen of `amount` out of a payment, as far as its quota has come. */
  private tracedOf(payment: number, amount: number): number {
    if (payment < 0 || this.applied[payment] === 0) return 0;
    return shareOf(amount, this.outcomes.traced[payment]!, this.plan.input.events.amount[payment]!);
  }

  /**
   * The payments undone give the payee's money back to their lines, and the new line pays it again; no money moves. What is moved from
   * payments that are not among the events goes back to lines outside the trace, where the payee's ledger shows that it is there.
   */
  private reclassify(event: number): void {
    const { source, target, amount, line, settlesStart, settlesCount, type, lineSet, flags } = this.plan.input.events;
    const { partBatchPot, partLinePot } = this.plan;
    const isWhole = (flags[event]! & FLAG.payerHasLots) !== 0 && source[event]! >= 0;
    let unnamed = amount[event]!;
    const { settles } = this.plan.input;
    const { held, outcomes } = this;
    let back = 0;
    const end = settlesStart[event]! + settlesCount[event]!;
    for (let part = settlesStart[event]!; part < end; part += 1) {
      const undone = settles.event[part]!;
      const named = settles.amount[part]!;
      if (named <= 0) continue;
      unnamed -= named;
      if (undone < 0 && isWhole) this.giveUp(source[event]!, named, partBatchPot[part]!, partLinePot[part]!);
      if (undone < 0 || this.applied[undone] === 0) continue;
      const wasMoved = type[undone] === EVENT.reclassification;
      if (!wasMoved && this.quota.weighsNothing(lineSet[undone]!)) continue;
      held.begin();
      if (source[event]! >= 0) this.takeTagsThenAny(source[event]!, named, partBatchPot[part]!, partLinePot[part]!);
      back += held.handTraced;
      held.mint(named - held.handAmount, false);
      if (wasMoved) this.quota.give(event, line[undone]!);
      else this.quota.giveSet(event, lineSet[undone]!, named);
    }
    if (unnamed > 0 && isWhole) this.giveUp(source[event]!, unnamed, -1, -1);
    held.begin();
    this.quota.draw(event, line[event]!, amount[event]!);
    this.record(event, held.handTraced);
    held.mint(amount[event]! - held.handAmount, false);
    this.applied[event] = 1;
    if (target[event]! >= 0) this.give(event, this.plan.arrivalPot[event]!);
    if (back > 0) outcomes.settlements.set(event, { back, recovered: 0, madeGood: 0 });
  }

  /** Money of an account becomes that of a line outside the trace. */
  private giveUp(account: number, amount: number, batchPot: number, linePot: number): void {
    const { held, outcomes } = this;
    held.begin();
    this.takeTagsThenAny(account, amount, batchPot, linePot);
    outcomes.beyond += held.handTraced;
    outcomes.unknownInflow[account]! += amount - held.handAmount;
  }

  private takeTags(event: number, amount: number): void {
    const { batchPot, linePot, input } = this.plan;
    const holder = this.lines + input.events.source[event]!;
    const taken = batchPot[event]! >= 0 ? this.held.from(holder, batchPot[event]!, amount) : 0;
    if (taken < amount && linePot[event]! >= 0) this.held.from(holder, linePot[event]!, amount - taken);
  }

  private takeTagsThenAny(account: number, amount: number, batchPot: number, linePot: number): void {
    const { held } = this;
    const holder = this.lines + account;
    if (batchPot >= 0) held.from(holder, batchPot, amount);
    if (linePot >= 0 && held.handAmount < amount) held.from(holder, linePot, amount - held.handAmount);
    if (held.handAmount < amount) held.from(holder, holder, amount - held.handAmount);
  }

  private give(event: number, pot: number): void {
    const account = this.plan.input.events.target[event]!;
    if (account < 0) {
      this.outcomes.beyond += this.held.handTraced;
      return;
    }
    this.held.put(this.lines + account, pot, this.plan.day[event]!);
    this.watcher?.fed(this.lines + account);
  }

  private record(event: number, traced: number): void {
    this.outcomes.traced[event] = traced;
    if (this.held.handMixed) this.outcomes.mixed[event] = 1;
  }
}
