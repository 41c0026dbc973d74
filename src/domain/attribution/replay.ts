import type { ArrayRoom } from './array-room.js';
import { EVENT, FLAG } from './event-table.js';
import { isUntagged, lackedBefore, type SweepPlan } from './sweep-plan.js';

/**
 * What a method has to replay of the decided order. As long as neither traced money nor money with a tag has come to an account, no
 * method can tell its money apart: what comes and goes is one balance, worked out here once for all of them. What such accounts bring to
 * others, and what lies on one when the first such money comes to it, are untraced arrivals.
 */
export class Replay {
  count = 0;
  /** The event to apply; -1 for untraced fen that come to an account (its number as a holder) without a tag. */
  event: Int32Array;
  holder: Int32Array;
  amount: Float64Array;
  /** What accounts must have had from outside the data before; the same by every method. */
  readonly unknownInflow: Float64Array;
  private readonly balance: Float64Array;
  private readonly isApart: Uint8Array;

  constructor(
    private readonly plan: SweepPlan,
    private readonly room: ArrayRoom,
  ) {
    const { accounts, events } = plan.input;
    const size = 1_024 + (events.count >>> 1);
    this.event = room.places(size);
    this.holder = room.places(size);
    this.amount = room.numbers(size);
    this.unknownInflow = lackedBefore(plan.input, room);
    this.balance = room.numbers(accounts, 0);
    this.isApart = room.bytes(accounts, 0);
  }

  /** Takes the next rows of the order. */
  follow(order: Int32Array, from: number, until: number): void {
    for (let place = from; place < until; place += 1) this.add(order[place]!);
  }

  private add(event: number): void {
    const { type, source, target, amount, flags } = this.plan.input.events;
    const kind = type[event]!;
    if (kind === EVENT.issue || kind === EVENT.allocation) {
      this.step(event, -1, 0);
      return;
    }
    const payer = source[event]!;
    const payee = target[event]!;
    if (this.plan.plain[event] === 1) {
      if (this.isApart[payer] === 0) {
        this.leave(payer, amount[event]!);
        this.bring(payee, amount[event]!);
        return;
      }
    } else if (kind === EVENT.opening || kind === EVENT.arrival) {
      if (payee >= 0 && this.plan.arrivalPot[event] === this.plan.input.lines + payee) {
        this.bring(payee, amount[event]!);
        return;
      }
    } else if (kind === EVENT.outflow && payer >= 0 && this.isApart[payer] === 0) {
      // Where there is nothing with its tags, a tagged outflow takes nothing.
      if ((flags[event]! & FLAG.payerHasLots) !== 0 && isUntagged(this.plan.input.events, event)) this.leave(payer, amount[event]!);
      return;
    }
    this.setApart(payer);
    this.setApart(payee);
    this.step(event, -1, 0);
  }

  private leave(account: number, amount: number): void {
    const balance = this.balance[account]!;
    const taken = amount < balance ? amount : balance;
    this.balance[account] = balance - taken;
    this.unknownInflow[account]! += amount - taken;
  }

  private bring(account: number, amount: number): void {
    if (this.isApart[account] === 0) this.balance[account]! += amount;
    else this.step(-1, account, amount);
  }

  private setApart(account: number): void {
    if (account < 0 || this.isApart[account] === 1) return;
    this.isApart[account] = 1;
    if (this.balance[account]! > 0) this.step(-1, account, this.balance[account]!);
  }

  private step(event: number, account: number, amount: number): void {
    const place = this.count;
    if (place === this.event.length) this.grow(place * 2);
    this.event[place] = event;
    this.holder[place] = this.plan.input.lines + account;
    this.amount[place] = amount;
    this.count = place + 1;
  }

  private grow(size: number): void {
    const { room, event, holder, amount } = this;
    this.event = room.places(size);
    this.holder = room.places(size);
    this.amount = room.numbers(size);
    this.event.set(event);
    this.holder.set(holder);
    this.amount.set(amount);
  }
}
