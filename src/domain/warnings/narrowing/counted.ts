import { ACCOUNT_KINDS, PAYMENT_KINDS } from '../../model/model.js';
import type { Links } from '../../projection/links.js';
import type { MoneyGraph } from '../../projection/money-graph.js';
import { NO_WORD, PARTY_LABELS } from '../../projection/parties.js';
import { PAYMENT_FLAGS, PAYMENT_TELLS } from '../../projection/payments.js';

export const DAY_MS = 86_400_000;
const MOVING = ['payment', 'transfer', 'cash'].map((kind) => PAYMENT_KINDS.indexOf(kind as (typeof PAYMENT_KINDS)[number]));
const PAYMENT = PAYMENT_KINDS.indexOf('payment');
/** What pays; of a payment that says no kind, that is one. */
const PAYING: ReadonlySet<number> = new Set([PAYMENT, PAYMENT_KINDS.indexOf('transfer'), NO_WORD]);
const HOUSEHOLD = PARTY_LABELS.indexOf('Household');

/** The money graph as the patterns see it on a day of a data version: which payments count, which of them are tagged, whom accounts stand for. */
export class Counted {
  private readonly tags = { payout: new Map<number, boolean>(), project: new Map<number, boolean>() };

  constructor(
    readonly graph: MoneyGraph,
    readonly batch: number,
    /** Last moment of the day D. */
    readonly asOf: number,
  ) {}

  /** Places of some account kinds. */
  kinds(names: readonly string[]): ReadonlySet<number> {
    return new Set(names.map((name) => (ACCOUNT_KINDS as readonly string[]).indexOf(name)));
  }

  /** What moves money onward: no undoing, nothing that sources tell in ways that do not match, nothing after the day. */
  counts(payment: number): boolean {
    const { payments } = this.graph;
    return (
      MOVING.includes(payments.kind[payment]!) &&
      (payments.flags[payment]! & PAYMENT_FLAGS.ambiguous) === 0 &&
      payments.at[payment]! <= this.asOf &&
      payments.visible(payment, this.batch)
    );
  }

  /** Of any payment: it pays, and undoes or draws nothing. */
  pays(payment: number): boolean {
    return PAYING.has(this.graph.payments.kind[payment]!);
  }

  /** Of any payment: a line of a roster says it. */
  isOnRoster(payment: number): boolean {
    return (this.graph.payments.tells[payment]! & PAYMENT_TELLS.rosterLine) !== 0;
  }

  /** Whether a payment names others that it undoes or moves: in memory it draws on what these draw on, whatever its own source says. */
  namesOthers(payment: number): boolean {
    return (this.graph.payments.flags[payment]! & PAYMENT_FLAGS.settles) !== 0;
  }

  /** Ends of the edges of a kind that leave a thing, as far as the batch can see them. */
  targets(links: Links, source: number): number[] {
    return links
      .ofSource(source)
      .filter((link) => links.visible(link, this.batch))
      .map((link) => links.target[link]!);
  }

  sources(links: Links, target: number): number[] {
    return links
      .ofTarget(target)
      .filter((link) => links.visible(link, this.batch))
      .map((link) => links.source[link]!);
  }

  isHousehold(party: number): boolean {
    return this.graph.parties.label[party] === HOUSEHOLD;
  }

  /** Holders of an account among parties with some labels. */
  holdersOf(account: number, labels: readonly (typeof PARTY_LABELS)[number][]): Set<number> {
    const { accounts, parties } = this.graph;
    return new Set(this.targets(accounts.holdings, account).filter((party) => labels.includes(PARTY_LABELS[parties.label[party]!]!)));
  }

  /** Persons who hold an account, and members of the households that do. */
  people(account: number): number[] {
    const { memberships } = this.graph.parties;
    const households = [...this.holdersOf(account, ['Household'])];
    return [...new Set([...this.holdersOf(account, ['Person']), ...households.flatMap((household) => this.sources(memberships, household))])];
  }

  /** Fen that nothing has undone, at the least: of what something undoes, none. */
  certain(payment: number): number {
    return this.graph.payments.isSettled(payment) ? 0 : this.graph.payments.amount[payment]!;
  }

  /** Fen of a payment that its payee has not sent back with a settlement. */
  net(payment: number): number {
    const { payments } = this.graph;
    let left = payments.amount[payment]!;
    if (!payments.isSettled(payment)) return left;
    const newest = payments.ids.newest(payment);
    for (const settler of payments.settledBy(payment)) {
      if (payments.payer[settler] !== payments.payee[payment] || payments.at[settler]! > this.asOf || !payments.visible(settler, this.batch)) continue;
      const { payments: settled, amounts } = payments.settles(settler);
      settled.forEach((one, place) => (left -= one === newest ? amounts[place]! : 0));
    }
    return left;
  }

  /** Of a payment that counts: paid out of a line with a tag, or for what such a line funds. */
  isTagged(payment: number): boolean {
    const { payments, lines, payouts } = this.graph;
    if (payments.kind[payment] !== PAYMENT) return false;
    const line = payments.indicator[payment]!;
    if (line >= 0) return this.isTaggedLine(line);
    const payout = payments.payout[payment]!;
    if (payout >= 0 && known(this.tags.payout, payout, () => payouts.fundingOf(payout, this.batch).some((funding) => this.isTaggedLine(funding.line))))
      return true;
    const project = payments.project[payment]!;
    return project >= 0 && known(this.tags.project, project, () => lines.ofProject(project, this.batch).some((one) => this.isTaggedLine(one)));
  }

  /** Of any payment: it names a line with a tag. */
  isOnTaggedLine(payment: number): boolean {
    const line = this.graph.payments.indicator[payment]!;
    return line >= 0 && this.isTaggedLine(line);
  }

  /** Payments into an account that count, in the one order. */
  into(account: number): number[] {
    return this.list(this.graph.accounts.into, account, -Infinity, Infinity);
  }

  outOf(account: number): number[] {
    return this.list(this.graph.accounts.out, account, -Infinity, Infinity);
  }

  /** The same between two moments, both included. */
  intoBetween(account: number, from: number, to: number): number[] {
    return this.list(this.graph.accounts.into, account, from, to);
  }

  outBetween(account: number, from: number, to: number): number[] {
    return this.list(this.graph.accounts.out, account, from, to);
  }

  /** Payments of an account that a batch can see and that were made by the day, from a moment on, whether they count or not. */
  *made(side: 'into' | 'out', account: number, from = -Infinity): Generator<number> {
    const { payments, accounts } = this.graph;
    const { start, count, pool } = accounts[side];
    const end = start[account]! + count[account]!;
    for (let place = from === -Infinity ? start[account]! : payments.records.firstAt(pool, start[account]!, end, from); place < end; place += 1) {
      const payment = pool[place]!;
      if (payments.at[payment]! > this.asOf) return;
      if (payments.visible(payment, this.batch)) yield payment;
    }
  }

  /** When an account and each of those it ever paid, or was paid by, first had to do with each other; whatever kind of payment it was. */
  firstDealings(account: number): Map<number, number> {
    const { payments, accounts } = this.graph;
    const first = new Map<number, number>();
    for (const [{ start, count, pool }, other] of [
      [accounts.out, payments.payee],
      [accounts.into, payments.payer],
    ] as const)
      for (let place = start[account]!; place < start[account]! + count[account]!; place += 1) {
        const payment = pool[place]!;
        if (!payments.visible(payment, this.batch)) continue;
        first.set(other[payment]!, Math.min(first.get(other[payment]!) ?? Infinity, payments.at[payment]!));
      }
    return first;
  }

  /** Payments of an account in all versions, whatever became of them. */
  degree(account: number): number {
    const { into, out } = this.graph.accounts;
    return into.count[account]! + out.count[account]!;
  }

  /** Households that may stand behind an account, at whatever time. */
  homesOf(account: number): number[] {
    const { accounts, parties } = this.graph;
    const homes = new Set<number>();
    for (const holding of accounts.holdings.ofSource(account)) {
      const holder = accounts.holdings.target[holding]!;
      if (this.isHousehold(holder)) homes.add(holder);
      for (const membership of parties.memberships.ofSource(holder)) homes.add(parties.memberships.target[membership]!);
    }
    return [...homes];
  }

  private isTaggedLine(line: number): boolean {
    const { lines } = this.graph;
    return lines.fundTag[line]! >= 0 || lines.tracked[line] === 1;
  }

  private list({ start, count, pool }: MoneyGraph['accounts']['out'], account: number, from: number, to: number): number[] {
    const { at, records } = this.graph.payments;
    const end = start[account]! + count[account]!;
    const found: number[] = [];
    for (let place = from === -Infinity ? start[account]! : records.firstAt(pool, start[account]!, end, from); place < end; place += 1) {
      const payment = pool[place]!;
      if (at[payment]! > to) break;
      if (this.counts(payment)) found.push(payment);
    }
    return found;
  }
}

function known(answers: Map<number, boolean>, key: number, ask: () => boolean): boolean {
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = ask();
    answers.set(key, answer);
  }
  return answer;
}
