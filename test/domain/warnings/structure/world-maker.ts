import type { Random } from '../../../../seeds/demo/story/random.js';
import { AS_OF, DAY, FIRST_DAY, type Link, type Payment, type Thing, type World } from './world.js';

type More = Readonly<Record<string, unknown>>;

/**
 * Makes one small world by dice: what is added may be gone, not there yet, ambiguous, not carried out, given back, or known to the day only.
 * `flaws` says how often; it is the world's own, so that some are clean and in some hardly anything counts.
 */
export class WorldMaker {
  readonly nodes: Thing[] = [];
  readonly links: Link[] = [];
  readonly treasury: string;
  private readonly flaws: number;
  private count = 0;

  constructor(
    readonly random: Random,
    readonly name: string,
  ) {
    this.flaws = random.pick([0, 0, 0.01, 0.03, 0.1]);
    for (const [line, tag] of [
      ['tagged', { fundTag: 'S01' }],
      ['tracked', { trackCode: 'T01' }],
      ['plain', {}],
    ] as const)
      this.node('Indicator', line, { ...tag, region: '410325' });
    this.node('PayoutBatch', 'tagged');
    this.node('PayoutBatch', 'plain');
    this.node('Project', 'tagged', { region: '410325' });
    this.link('FUNDED_BY', this.id('PayoutBatch', 'tagged'), this.id('Indicator', 'tracked'));
    this.link('FUNDED_BY', this.id('PayoutBatch', 'plain'), this.id('Indicator', 'plain'));
    this.link('FOR', this.id('Indicator', 'tagged'), this.id('Project', 'tagged'));
    this.treasury = this.account('treasury');
  }

  get world(): World {
    return { nodes: this.nodes, links: this.links };
  }

  chance(share: number): boolean {
    return this.random.next() < share;
  }

  /** Days after the first day, as a moment: whole days, days and hours, and now and then a moment too late. */
  day(days: number): number {
    return FIRST_DAY + Math.round(days * DAY);
  }

  id(label: string, name: string): string {
    return `${label.toLowerCase()}:${this.name}|${name}`;
  }

  node(label: string, name?: string, more: More = {}): string {
    const id = this.id(label, name ?? String((this.count += 1)));
    this.nodes.push({ label, id, addedIn: 1, ...more });
    return id;
  }

  account(kind: string, more: More = {}): string {
    return this.node('Account', undefined, { kind, region: '410325', openedAt: this.day(-1000), ...more });
  }

  link(label: string, from: string, to: string, more: More = {}): string {
    const id = `${label.toLowerCase()}:${this.name}|${(this.count += 1)}`;
    this.links.push({ label, id, from, to, ...this.fate(), ...more });
    return id;
  }

  /** Untagged money from account to account. */
  pay(from: string, to: string, amount: number, at: number, more: More = {}): Payment {
    const dayOnly = this.chance(0.1);
    const payment: Payment = {
      label: 'PAID',
      id: `paid:${this.name}|${(this.count += 1)}`,
      from,
      to,
      amount,
      at: dayOnly ? at - ((at - FIRST_DAY) % DAY) : at,
      seq: this.random.between(0, 2),
      kind: 'transfer',
      state: 'paid',
      ...(dayOnly ? { timePrecision: 'day' } : {}),
      ...this.fate(),
      ...(this.hit() ? { state: 'refused' } : {}),
      ...(this.hit() ? { ambiguousWith: ['another'] } : {}),
      ...(this.hit() ? { kind: this.random.pick(['cash', 'cash', 'refund', 'payment']) } : {}),
      ...more,
    };
    this.links.push(payment);
    if (this.hit()) this.giveBack(payment);
    return payment;
  }

  /** Tagged money into an account, in one of the ways money can be tagged, or in one that only looks like it. */
  anchor(to: string, amount: number, at: number, from = this.treasury): Payment {
    const line = (name: string): string => this.id('Indicator', name);
    const ways: readonly More[] = [
      { indicator: line('tagged') },
      { indicator: line('tracked') },
      { batch: this.id('PayoutBatch', 'tagged') },
      { project: this.id('Project', 'tagged') },
      { indicator: line('tagged'), batch: this.id('PayoutBatch', 'plain') },
    ];
    const empty: readonly More[] = [
      { indicator: line('plain') },
      { batch: this.id('PayoutBatch', 'plain') },
      { indicator: line('plain'), batch: this.id('PayoutBatch', 'tagged') },
    ];
    return this.pay(from, to, amount, at, { kind: this.hit() ? 'transfer' : 'payment', ...this.random.pick(this.chance(0.06) ? empty : ways) });
  }

  /** A later payment that undoes the whole or a part; sometimes out of an account that never had it, which undoes nothing. */
  private giveBack(payment: Payment): void {
    const { from, to, amount, at, id } = payment;
    const part = this.random.pick([amount, Math.round(amount / 10), 100]);
    const other = this.nodes.find(({ label, id: one }) => label === 'Account' && one !== from && one !== to);
    this.links.push({
      label: 'PAID',
      id: `paid:${this.name}|${(this.count += 1)}`,
      from: this.chance(0.15) && other ? other.id : to,
      to: from,
      amount: part,
      at: at + this.random.between(0, 20) * DAY,
      seq: 9,
      kind: this.random.pick(['refund', 'bounce', 'reversal', 'recovery']),
      state: this.hit() ? 'refused' : 'paid',
      settles: [`${id}|other`, id],
      settledAmounts: [5, part],
      ...this.fate(),
    });
  }

  /** An exemption on file: of the trap, sometimes of another one, over, or not begun. */
  exempt(what: string, traps: readonly string[]): void {
    const record = this.node('Record', undefined, {
      kind: this.chance(0.9) ? 'exemption' : 'lease',
      value: this.random.pick([...traps, 'T-SH7']),
      from: this.day(-400),
      ...(this.chance(0.2) ? { to: this.random.pick([AS_OF, AS_OF - 1]) } : {}),
    });
    this.link('ABOUT', record, what);
  }

  /** A flaw, as often as this world has them. */
  hit(): boolean {
    return this.chance(this.flaws);
  }

  private fate(): { addedIn: number; retiredIn?: number } {
    if (this.chance(0.1)) return { addedIn: 2 };
    if (this.hit()) return { addedIn: 3 };
    if (this.hit()) return { addedIn: 1, retiredIn: 2 };
    if (this.hit()) return { addedIn: 1, retiredIn: 3 };
    return { addedIn: 1 };
  }
}
