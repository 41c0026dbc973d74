import type { SweepPlan } from './sweep-plan.js';

/** Whole fen and traced fen that rest somewhere since a moment. */
export interface Resting {
  readonly at: number;
  readonly amount: number;
}

/**
 * What lies on lines and accounts under one method, and the hand that carries what an event moves from one to the other. Whatever a
 * method says, totals are kept here: of each pot and of each account, and of the hand.
 */
export abstract class Holdings {
  /** Fen in each pot, and the traced part. */
  readonly balance: Float64Array;
  readonly traced: Float64Array;
  /** The same of each account over all its pots. */
  readonly accountBalance: Float64Array;
  readonly accountTraced: Float64Array;
  /** What is being moved, and whether it was a share of something commingled. */
  handAmount = 0;
  handTraced = 0;
  handMixed = false;

  constructor(protected readonly plan: SweepPlan) {
    const { pots, accounts } = { pots: plan.pots.count, accounts: plan.input.accounts };
    this.balance = new Float64Array(pots);
    this.traced = new Float64Array(pots);
    this.accountBalance = new Float64Array(accounts);
    this.accountTraced = new Float64Array(accounts);
  }

  /** Empties the hand; what was in it has been given or has left. */
  begin(): void {
    this.handAmount = 0;
    this.handTraced = 0;
    this.handMixed = false;
  }

  /** Takes up to `amount` from one line, by the method, into the hand; returns what it got. */
  fromLine(line: number, amount: number): number {
    const taken = Math.min(amount, this.balance[line]!);
    if (taken <= 0) return 0;
    this.handMixed ||= isMixed(this.traced[line]!, this.balance[line]!);
    this.takeLine(line, taken);
    return taken;
  }

  /** The same from the money of an account with one tag. */
  fromPot(account: number, pot: number, amount: number): number {
    const taken = Math.min(amount, this.balance[pot]!);
    if (taken <= 0) return 0;
    this.handMixed ||= isMixed(this.traced[pot]!, this.balance[pot]!);
    this.takePot(account, pot, taken);
    return taken;
  }

  /** The same from any money of an account. */
  fromAccount(account: number, amount: number): number {
    const taken = Math.min(amount, this.accountBalance[account]!);
    if (taken <= 0) return 0;
    this.handMixed ||= isMixed(this.accountTraced[account]!, this.accountBalance[account]!);
    this.takeAccount(account, taken);
    return taken;
  }

  /** Puts new fen of one kind into the hand, behind what is there. */
  abstract mint(amount: number, traced: boolean): void;
  /** Puts the whole hand down on a line. */
  abstract toLine(line: number, at: number): void;
  /** Puts the traced part of the hand down on a line and forgets the rest. */
  abstract tracedToLine(line: number, at: number): void;
  abstract toPot(account: number, pot: number, at: number): void;
  /** Puts amounts[k], traced[k] of it traced, down on line k; together they are the whole hand, dealt out in the order of the hand. */
  abstract toLines(lines: Int32Array, amounts: Float64Array, traced: Float64Array, count: number, at: number): void;
  /** The traced part that a take of `amount`, not more than is there, would give. */
  abstract peekLine(line: number, amount: number): number;
  abstract peekPot(pot: number, amount: number): number;
  abstract peekAccount(account: number, amount: number): number;
  /** Traced money on an account, oldest first. */
  abstract lotsOf(account: number): Resting[];

  protected abstract takeLine(line: number, amount: number): void;
  protected abstract takePot(account: number, pot: number, amount: number): void;
  protected abstract takeAccount(account: number, amount: number): void;
}

/** What is taken from here is a share, not a record. */
export function isMixed(traced: number, balance: number): boolean {
  return traced > 0 && traced < balance;
}
