import { PAYMENT_KINDS } from '../model/model.js';
import type { Accounts } from './accounts.js';
import type { Contracts } from './contracts.js';
import { named, type Section } from './columns.js';
import type { Lines } from './lines.js';
import { MovementRecords } from './movement-records.js';
import type { Names } from './names.js';
import { NO_WORD, type Parties } from './parties.js';
import type { Payouts } from './payouts.js';
import { Ranked } from './ranked.js';
import { Settlements } from './settlements.js';

/** Bits of `flags`. */
export const PAYMENT_FLAGS = {
  dayPrecise: 1,
  restoresQuota: 2,
  unconfirmed: 4,
  /** It names payments that it undoes or moves. */
  settles: 8,
  /** Another one names it so. */
  settled: 16,
  /** It states no region: the payer's counts. */
  payersRegion: 32,
  /** Sources tell it in ways that do not match; no rule counts it. */
  ambiguous: 64,
} as const;

/** Bits of `tells`: what a payment says beside what is kept of it. */
export const PAYMENT_TELLS = {
  /** A line of a roster. */
  rosterLine: 1,
  /** A payee whose name is not that of the account. */
  otherPayee: 2,
} as const;

export interface NewPayment {
  readonly id: string;
  /** Account ids. */
  readonly payer: string;
  readonly payee: string;
  readonly amount: number;
  readonly at: number;
  readonly seq?: number | null;
  readonly kind?: string | null;
  readonly dayPrecise?: boolean;
  readonly restoresQuota?: boolean;
  readonly unconfirmed?: boolean;
  readonly ambiguous?: boolean;
  /** Indicator id. */
  readonly indicator?: string | null;
  /** Payout batch id. */
  readonly payout?: string | null;
  /** Region code the payment itself states. */
  readonly region?: string | null;
  /** Project id. */
  readonly project?: string | null;
  readonly purpose?: string | null;
  /** Id of the household or person that it is for. */
  readonly beneficiary?: string | null;
  /** Contract id. */
  readonly contract?: string | null;
  readonly rosterLine?: boolean;
  readonly otherPayee?: boolean;
  /** Ids of the payments it undoes or moves, and with how much each. */
  readonly settles?: readonly string[];
  readonly settledAmounts?: readonly number[];
  readonly addedIn: number;
  readonly retiredIn?: number | null;
}

/** What a payment settles: payments (-1 where one is not there) and fen of each. */
export interface Settled {
  readonly payments: number[];
  readonly amounts: number[];
}

/** Movements of money between accounts; only those that have been paid. */
export class Payments extends Ranked {
  /** Accounts. */
  payer = this.int32('payer');
  payee = this.int32('payee');
  /** Place in PAYMENT_KINDS. */
  kind = this.uint8('kind');
  /** PAYMENT_FLAGS. */
  flags = this.uint8('flags');
  /** Line it draws on; -1 none. */
  indicator = this.int32('indicator', -1);
  /** Payout batch; -1 none. */
  payout = this.int32('payout', -1);
  /** In `regions`: its own, or else the payer's; -1 none. */
  region = this.int32('region', -1);
  /** In `projects`; -1 none. */
  project = this.int32('project', -1);
  /** In `purposes`, only of payments that name neither line nor payout batch; -1 none. */
  purpose = this.int32('purpose', -1);
  /** Party that it is for; -1 none. */
  beneficiary = this.int32('beneficiary', -1);
  /** Contract; -1 none. */
  contract = this.int32('contract', -1);
  /** PAYMENT_TELLS. */
  tells = this.uint8('tells');

  /** The same once more for walks and ledgers; as the columns are since the last arranging. */
  readonly records = new MovementRecords(this);
  /** Payments whose record does not say any more what their columns say. */
  private readonly outdated: number[] = [];
  private readonly settlements = new Settlements();
  /** Accounts that may belong to another region. */
  private readonly moved: number[] = [];

  constructor(
    private readonly tables: {
      readonly accounts: Accounts;
      readonly lines: Lines;
      readonly payouts: Payouts;
      readonly parties: Parties;
      readonly contracts: Contracts;
    },
    private readonly names: { readonly regions: Names; readonly projects: Names; readonly purposes: Names },
  ) {
    super();
    tables.accounts.firstEvent = (account, batch) => this.firstEvent(account, batch);
  }

  add(row: NewPayment): number {
    return this.addBetween(this.tables.accounts.number(row.payer), this.tables.accounts.number(row.payee), row);
  }

  /** The same with accounts whose numbers are known. */
  addBetween(payer: number, payee: number, row: Omit<NewPayment, 'payer' | 'payee'>): number {
    const indicator = row.indicator == null ? -1 : this.tables.lines.number(row.indicator);
    const payout = row.payout == null ? -1 : this.tables.payouts.number(row.payout);
    this.ids.add(row.id);
    const payment = this.append();
    this.payer[payment] = payer;
    this.payee[payment] = payee;
    this.amount[payment] = row.amount;
    this.at[payment] = row.at;
    this.seq[payment] = row.seq ?? 0;
    const kind = (PAYMENT_KINDS as readonly string[]).indexOf(row.kind ?? '');
    this.kind[payment] = kind < 0 ? NO_WORD : kind;
    this.flags[payment] =
      Number(row.dayPrecise ?? false) * PAYMENT_FLAGS.dayPrecise +
      Number(row.restoresQuota ?? false) * PAYMENT_FLAGS.restoresQuota +
      Number(row.unconfirmed ?? false) * PAYMENT_FLAGS.unconfirmed +
      Number(row.ambiguous ?? false) * PAYMENT_FLAGS.ambiguous +
      Number(row.region == null) * PAYMENT_FLAGS.payersRegion;
    this.indicator[payment] = indicator;
    this.payout[payment] = payout;
    this.region[payment] = this.names.regions.intern(row.region);
    this.project[payment] = this.names.projects.intern(row.project);
    this.purpose[payment] = indicator < 0 && payout < 0 ? this.names.purposes.intern(row.purpose) : -1;
    this.beneficiary[payment] = row.beneficiary == null ? -1 : this.tables.parties.number(row.beneficiary);
    this.contract[payment] = row.contract == null ? -1 : this.tables.contracts.number(row.contract);
    this.tells[payment] = Number(row.rosterLine ?? false) * PAYMENT_TELLS.rosterLine + Number(row.otherPayee ?? false) * PAYMENT_TELLS.otherPayee;
    this.addedIn[payment] = row.addedIn;
    this.retiredIn[payment] = row.retiredIn ?? 0;
    if (row.settles && row.settles.length > 0) {
      this.flags[payment]! |= PAYMENT_FLAGS.settles;
      this.settlements.add(payment, row.settles, row.settledAmounts ?? [], row.amount);
    }
    return payment;
  }

  /** Whether a later payment undoes or moves it, so that `settledBy` has something to tell. */
  isSettled(payment: number): boolean {
    return (this.flags[payment]! & PAYMENT_FLAGS.settled) !== 0;
  }

  /** The region as it was known at a batch: a payment that states none belongs to the payer's. */
  regionAt(payment: number, batch: number): number {
    return (this.flags[payment]! & PAYMENT_FLAGS.payersRegion) === 0 ? this.region[payment]! : this.tables.accounts.regionAt(this.payer[payment]!, batch);
  }

  /** What a payment undoes or moves, in the order in which it names it; with a batch, the versions that the batch can see. */
  settles(payment: number, batch?: number): Settled {
    const rows = (this.flags[payment]! & PAYMENT_FLAGS.settles) === 0 ? [] : this.settlements.rows(payment);
    return {
      payments: rows.map((row) => this.versionOf(this.settlements.settled[row]!, batch)),
      amounts: rows.map((row) => this.settlements.amount[row]!),
    };
  }

  /** Payments, in all their versions, that name this one as undone or moved, in the one order. */
  settledBy(payment: number): number[] {
    if (!this.isSettled(payment)) return [];
    return this.settlements.settlers(this.ids.newest(payment)).sort((left, right) => this.rank[left]! - this.rank[right]!);
  }

  /** Payments that may draw on something else once what they name has come, gone or changed. */
  settlersOf(payments: readonly number[]): number[] {
    return [...new Set([...this.settlements.waiting(), ...payments.flatMap((payment) => this.settledBy(payment))])];
  }

  /** Gives a payment another line and payout batch: those of what it undoes. Before it is arranged. */
  draw(payment: number, indicator: string | null, payout: string | null, purpose: string | null): void {
    const line = indicator === null ? -1 : this.tables.lines.number(indicator);
    const batch = payout === null ? -1 : this.tables.payouts.number(payout);
    this.tables.lines.payments.move(payment, this.indicator[payment]!, line);
    this.tables.payouts.payments.move(payment, this.payout[payment]!, batch);
    this.indicator[payment] = line;
    this.payout[payment] = batch;
    this.outdated.push(payment);
    this.purpose[payment] = line < 0 && batch < 0 ? this.names.purposes.intern(purpose) : -1;
  }

  /** Notes that an account may belong to another region now, and with it payments that state none. */
  mayChangeRegion(account: number): void {
    if (this.tables.accounts.out.count[account]! > 0) this.moved.push(account);
  }

  *arranging(): Generator<void> {
    const { accounts, lines, payouts, contracts } = this.tables;
    const added = yield* this.arrangeRanks();
    yield* this.arrangeLists(added, [
      { owners: accounts.count, owner: this.payer, lists: accounts.out },
      { owners: accounts.count, owner: this.payee, lists: accounts.into },
      { owners: lines.count, owner: this.indicator, lists: lines.payments },
      { owners: payouts.count, owner: this.payout, lists: payouts.payments },
      { owners: contracts.count, owner: this.contract, lists: contracts.payments },
    ]);
    this.orderVersions(added, (newest, versions) => {
      for (const version of versions) this.settlements.replace(version, newest);
      if (versions.some((version) => this.isSettled(version))) for (const version of versions) this.markSettled(version);
    });
    this.settlements.connect(this.ids, (payment) => {
      for (let version = payment; version >= 0; version = this.ids.older(version)) this.markSettled(version);
    });
    yield;
    for (const payment of added) this.takePayersRegion(payment);
    for (const account of this.moved) {
      const { start, count, pool } = accounts.out;
      for (let place = start[account]!; place < start[account]! + count[account]!; place += 1) this.takePayersRegion(pool[place]!);
    }
    this.moved.length = 0;
    yield* this.records.writeFrom(this.count - added.length);
    for (const payment of this.outdated) this.records.write(payment);
    this.outdated.length = 0;
  }

  override allArranged(): void {
    super.allArranged();
    for (const _pause of this.records.writeFrom(0));
  }

  override retire(id: string, addedIn: number, retiredIn: number): number {
    const payment = super.retire(id, addedIn, retiredIn);
    if (payment >= 0) this.outdated.push(payment);
    return payment;
  }

  private markSettled(payment: number): void {
    this.flags[payment]! |= PAYMENT_FLAGS.settled;
    this.outdated.push(payment);
  }

  private versionOf(newest: number, batch: number | undefined): number {
    if (batch === undefined || newest < 0) return newest;
    for (let version = newest; version >= 0; version = this.ids.older(version)) if (this.visible(version, batch)) return version;
    return newest;
  }

  private takePayersRegion(payment: number): void {
    if ((this.flags[payment]! & PAYMENT_FLAGS.payersRegion) !== 0) this.region[payment] = this.tables.accounts.region[this.payer[payment]!]!;
  }

  private firstEvent(account: number, batch: number): number {
    let first = Infinity;
    for (const { start, count, pool } of [this.tables.accounts.out, this.tables.accounts.into]) {
      const end = start[account]! + count[account]!;
      for (let place = start[account]!; place < end; place += 1) {
        if (!this.visible(pool[place]!, batch)) continue;
        first = Math.min(first, this.at[pool[place]!]!);
        break;
      }
    }
    return first;
  }

  override sections(): Section[] {
    return [...super.sections(), ...this.ids.sections(), ...named('settlements', this.settlements.sections())];
  }
}
