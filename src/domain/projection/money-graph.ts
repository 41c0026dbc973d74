import { Accounts, accountKind } from './accounts.js';
import { Allocations, type NewAllocation } from './allocations.js';
import { named, type Section } from './columns.js';
import { Contracts } from './contracts.js';
import { CoverageSpans, type CoverageSpan, type NewSpan } from './coverage-spans.js';
import { Documents, type DocumentWords } from './documents.js';
import { Ids } from './ids.js';
import { Items } from './items.js';
import { Lines } from './lines.js';
import { LINK_KINDS, type LinkKind, type LinkType } from './link-kinds.js';
import { Names } from './names.js';
import type { NewAccount, NewContract, NewDocument, NewItem, NewLine, NewLink, NewParty, NewPayout, NewBalance } from './new-rows.js';
import { Parties } from './parties.js';
import { Payments, type NewPayment } from './payments.js';
import { Payouts } from './payouts.js';

/**
 * The money graph in memory: accounts, parties, lines, documents, payout batches, allocations and payments as columns of typed
 * arrays in shared memory, everything with all its versions. Each thing has a number, 0 upwards in the order of adding, which never
 * changes. What is added is found by its id at once, and in lists and in the one order after `arrange`. An edge whose end is not
 * known makes a placeholder of it, so the order of adding does not matter. Columns are replaced when they grow: read them anew
 * after adding.
 */
export class MoneyGraph {
  /** Region codes. */
  readonly regions = new Names();
  readonly purposes = new Names();
  /** Fund tags. */
  readonly tags = new Names();
  readonly fundNames = new Names();
  /** Project ids. */
  readonly projects = new Names();
  /** Document numbers. */
  readonly numbers = new Names();
  /** Levels of documents. */
  readonly levels = new Names();
  /** Kinds of records of other registers. */
  readonly recordKinds = new Names();
  readonly items = new Items();
  readonly contracts = new Contracts();
  readonly parties = new Parties();
  readonly accounts = new Accounts(this.parties);
  private readonly documentIds = new Ids();
  private readonly payoutIds = new Ids();
  readonly lines = new Lines(this.parties, { documents: this.documentIds, projects: this.projects }, this.payoutIds);
  readonly documents = new Documents(this.documentIds, (document, batch) => this.lines.carriedBy(document, batch));
  readonly payouts = new Payouts(this.payoutIds, (payout, batch) => this.lines.fundingOf(payout, batch));
  readonly allocations = new Allocations(this.lines);
  readonly payments = new Payments(this, this);
  readonly spans = new CoverageSpans();
  /** Sequence of the newest batch contained, and the stamp of the data at it. */
  version = 0;
  stamp = '';
  /** Payments the record held then, in all versions and whatever became of them. */
  stored = 0;

  addRegion(code: string): number {
    return this.regions.intern(code);
  }

  addParty(row: NewParty): number {
    const { parties } = this;
    const party = parties.number(row.id);
    const region = this.regions.intern(row.region);
    if (parties.region[party] !== region) for (const link of this.lines.givenTo.ofTarget(party)) this.lines.mayChange(this.lines.givenTo.source[link]!);
    parties.region[party] = region;
    parties.code[party] = this.regions.intern(row.code);
    parties.changedIn[party] = row.changedIn ?? 0;
    for (const was of row.was ?? []) parties.former.set(party, was.addedIn, was.retiredIn, this.regions.intern(was.region));
    return party;
  }

  addAccount(row: NewAccount): number {
    const { accounts } = this;
    const account = accounts.number(row.id);
    accounts.kind[account] = accountKind(row.kind);
    const region = this.regions.intern(row.region);
    if (accounts.region[account] !== region) this.payments.mayChangeRegion(account);
    accounts.region[account] = region;
    accounts.openedAt[account] = row.openedAt ?? NaN;
    accounts.closedAt[account] = row.closedAt ?? NaN;
    accounts.changedIn[account] = row.changedIn ?? 0;
    for (const was of row.was ?? []) accounts.former.set(account, was.addedIn, was.retiredIn, accountKind(was.kind), this.regions.intern(was.region));
    return account;
  }

  addLine(row: NewLine): number {
    const { lines } = this;
    const line = lines.number(row.id);
    lines.setWords(line, this.wordsOf(row));
    lines.tracked[line] = Number(row.trackCode != null);
    lines.addedIn[line] = row.addedIn;
    lines.retiredIn[line] = row.retiredIn ?? 0;
    lines.changedIn[line] = row.changedIn ?? 0;
    for (const was of row.was ?? []) lines.former.set(line, was.addedIn, was.retiredIn, this.wordsOf(was));
    return line;
  }

  addDocument(row: NewDocument): number {
    const { documents } = this;
    const document = documents.intern(row.id);
    documents.number[document] = this.numbers.intern(row.number);
    const { region, level, issuedAt } = this.documentWords(row);
    documents.region[document] = region;
    documents.level[document] = level;
    documents.issuedAt[document] = issuedAt;
    documents.changedIn[document] = row.changedIn ?? 0;
    for (const was of row.was ?? []) documents.former.set(document, was.addedIn, was.retiredIn, this.documentWords(was));
    documents.addedIn[document] = row.addedIn;
    documents.retiredIn[document] = row.retiredIn ?? 0;
    documents.forgetNumbers();
    return document;
  }

  addContract(row: NewContract): number {
    return this.contracts.set(row, this.regions.intern(row.region));
  }

  addItem(row: NewItem): number {
    return this.items.set(row);
  }

  addPayout(row: NewPayout): number {
    const payout = this.payouts.number(row.id);
    this.payouts.region[payout] = this.regions.intern(row.region);
    return payout;
  }

  /** Account → holder; `value`: since when, epoch ms. */
  addHolding(row: NewLink): void {
    this.addLink('HELD_BY', row);
  }

  /** Person → household; `value`: since when, epoch ms. */
  addMembership(row: NewLink): void {
    this.addLink('MEMBER_OF', row);
  }

  /** Document → line. */
  addCarries(row: NewLink): void {
    this.addLink('CARRIES', row);
  }

  /** Line → unit or region. */
  addRecipient(row: NewLink): void {
    this.addLink('GIVEN_TO', row);
  }

  /** Line → project. */
  addPurpose(row: NewLink): void {
    this.addLink('FOR', row);
  }

  /** Payout batch → line; `value`: fen. */
  addFunding(row: NewLink): void {
    this.addLink('FUNDED_BY', row);
  }

  addLink(type: LinkType, row: NewLink): void {
    const kind: LinkKind = LINK_KINDS[type];
    this.addLinkBetween(type, kind.source(this, row.source), kind.target(this, row.target), row.value ?? 0, row.addedIn, row.retiredIn ?? 0);
  }

  /** The same with ends whose numbers are known. Of a batch that is contained already it is there, and only ends where it has not. */
  addLinkBetween(type: LinkType, source: number, target: number, value: number, addedIn: number, retiredIn: number): void {
    const kind: LinkKind = LINK_KINDS[type];
    if (kind.counts && !kind.counts(this, target)) return;
    const links = kind.links(this);
    const known = addedIn > this.version ? -1 : links.find(source, target, value, addedIn, kind.few);
    if (known < 0) links.add(source, target, value, addedIn, retiredIn);
    else if (links.retiredIn[known] === 0) links.retiredIn[known] = retiredIn;
    kind.touch(this, source, target);
  }

  addOpening(row: NewBalance): void {
    this.accounts.balances.add(this.accounts.number(row.account), row.day, row.opening ?? false, row.amount, row.addedIn, row.retiredIn ?? 0);
  }

  addAllocation(row: NewAllocation): number {
    return this.allocations.add(row);
  }

  addPayment(row: NewPayment): number {
    return this.payments.add(row);
  }

  addCoverage(row: NewSpan): void {
    this.spans.add(row);
  }

  /** Sorts what is new into the one order, the lists, and the columns that others decide. Nothing is read between adding and this. */
  arrange(): void {
    // Without a pause: whoever reads in this thread sees all of it or nothing.
    for (const _pause of this.arranging());
  }

  /** The same with pauses, for a graph that nobody reads yet. */
  *arranging(): Generator<void> {
    this.accounts.arrangeHolders();
    this.lines.arrangeValues();
    yield* this.allocations.arranging();
    yield* this.payments.arranging();
  }

  /** After all sections were taken from a snapshot: everything has its place. */
  allArranged(): void {
    this.allocations.allArranged();
    this.payments.allArranged();
  }

  /** What the batches that can be seen cover, by source, region and first day. */
  coverage(batch: number): readonly CoverageSpan[] {
    return this.spans.at(batch);
  }

  /** Memory of all columns; `perPayment` is that of what grows with payments only: their columns, ids and lists. */
  bytes(): { total: number; perPayment: number } {
    const sizeOf = (sections: readonly Section[]): number => sections.reduce((sum, section) => sum + section.content().buffer.byteLength, 0);
    const { payments, accounts, lines, payouts, contracts } = this;
    const lists = [accounts.out, accounts.into, lines.payments, payouts.payments, contracts.payments].reduce((sum, { pool }) => sum + pool.byteLength, 0);
    const records = payments.records.bytes();
    const ofPayments = sizeOf(payments.sections()) + lists + records;
    return { total: sizeOf(this.sections()) + records, perPayment: payments.count === 0 ? 0 : ofPayments / payments.count };
  }

  /** Every column under its name. */
  sections(): Section[] {
    const names = ['regions', 'purposes', 'tags', 'fundNames', 'projects', 'numbers', 'levels', 'recordKinds'] as const;
    const tables = ['items', 'contracts', 'parties', 'accounts', 'lines', 'documents', 'payouts', 'allocations', 'payments'] as const;
    return [...names, ...tables].flatMap((name) => named(name, this[name].sections()));
  }

  private documentWords({ region, level, issuedAt }: Pick<NewDocument, 'region' | 'level' | 'issuedAt'>): DocumentWords {
    return { region: this.regions.intern(region), level: this.levels.intern(level), issuedAt: issuedAt ?? NaN };
  }

  private wordsOf(row: Omit<NewLine, 'id' | 'addedIn' | 'retiredIn' | 'trackCode'>): Parameters<Lines['setWords']>[1] {
    return {
      region: this.regions.intern(row.region),
      statedRecipientRegion: this.regions.intern(row.recipientRegion),
      amount: row.amount ?? 0,
      issuedAt: row.issuedAt ?? NaN,
      executable: Number(row.executable ?? false),
      fiscalYear: row.fiscalYear ?? -1,
      fundTag: this.tags.intern(row.fundTag),
      fundName: this.fundNames.intern(row.fundName),
      ownNumber: this.numbers.intern(row.ownNumber),
      upperNumber: this.numbers.intern(row.upperNumber),
      balanceAsStated: row.balanceAsStated ?? NaN,
    };
  }
}
