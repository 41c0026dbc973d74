import { ACCOUNT_KINDS } from '../model/model.js';
import { Adjacency } from './adjacency.js';
import { Balances, type StatedBalance } from './balances.js';
import { Columns, named, type Section } from './columns.js';
import { Ids } from './ids.js';
import { Former, Links } from './links.js';
import { PARTY_LABELS, type Parties } from './parties.js';

const UNKNOWN = ACCOUNT_KINDS.indexOf('unknown');
const PERSON = PARTY_LABELS.indexOf('Person');

class FormerAccounts extends Former {
  kind = this.uint8('kind');
  region = this.int32('region', -1);

  set(account: number, addedIn: number, retiredIn: number, kind: number, region: number): void {
    const row = this.rowFor(account, addedIn, retiredIn);
    this.kind[row] = kind;
    this.region[row] = region;
  }
}

/** Place of an account kind in ACCOUNT_KINDS; what is not among them is `unknown`. */
export function accountKind(kind: string | null | undefined): number {
  const place = (ACCOUNT_KINDS as readonly string[]).indexOf(kind ?? '');
  return place < 0 ? UNKNOWN : place;
}

/** Accounts. The plain columns hold the newest values; the `…At` questions what was known at an earlier batch. */
export class Accounts extends Columns {
  readonly ids = new Ids();
  /** Place in ACCOUNT_KINDS. */
  kind = this.uint8('kind');
  /** In `regions`; -1 none. */
  region = this.int32('region', -1);
  /** Party that holds it, a household in place of its members; -1 none. */
  holder = this.int32('holder', -1);
  /** Days on which it was opened and closed as newest known, 00:00, epoch ms; NaN where not stated. */
  openedAt = this.float64('openedAt', NaN);
  closedAt = this.float64('closedAt', NaN);
  /** Batch since which kind and region are as they are. */
  changedIn = this.int32('changedIn');
  /** Batch since which the holder is who it is. */
  holderSince = this.int32('holderSince');
  /** Payments by payer and by payee. */
  readonly out = new Adjacency();
  readonly into = new Adjacency();
  readonly former = new FormerAccounts();
  /** Account → holder, with the day since when. */
  readonly holdings = new Links();
  /** Kind of record, in `recordKinds` → account that such a record is about. */
  readonly records = new Links();
  readonly balances = new Balances();
  /** Moment of the first of an account's payments that a batch can see; Infinity where there is none. Set by the payments. */
  firstEvent: (account: number, batch: number) => number = () => Infinity;
  /** Accounts whose holder has to be decided again. */
  private undecided: number[] = [];

  constructor(private readonly parties: Parties) {
    super();
  }

  number(id: string): number {
    const { count } = this;
    const account = this.numbered(this.ids, id);
    if (account === count) this.kind[account] = UNKNOWN;
    return account;
  }

  kindAt(account: number, batch: number): number {
    if (batch >= this.changedIn[account]!) return this.kind[account]!;
    const row = this.former.at(account, batch);
    return row < 0 ? UNKNOWN : this.former.kind[row]!;
  }

  regionAt(account: number, batch: number): number {
    if (batch >= this.changedIn[account]!) return this.region[account]!;
    const row = this.former.at(account, batch);
    return row < 0 ? -1 : this.former.region[row]!;
  }

  holderAt(account: number, batch: number): number {
    return batch >= this.holderSince[account]! ? this.holder[account]! : this.decideHolder(account, batch);
  }

  /** The balance that opens an account's ledger: the latest stated at or before the first of its payments that a batch can see. */
  openings(account: number, batch: number): StatedBalance | undefined {
    return this.balances.has(account) ? this.balances.latest(account, this.firstEvent(account, batch), batch) : undefined;
  }

  /** Accounts of a party, of a household also those of its members, by id. */
  heldBy(party: number, batch: number): number[] {
    const { memberships } = this.parties;
    const members = memberships.ofTarget(party).filter((link) => memberships.visible(link, batch));
    const holders = [party, ...members.map((link) => memberships.source[link]!)];
    const accounts = holders.flatMap((holder) => this.holdings.ofTarget(holder).filter((link) => this.holdings.visible(link, batch)));
    return [...new Set(accounts.map((link) => this.holdings.source[link]!))].sort((left, right) => this.ids.compare(left, right));
  }

  /** Notes that an account may have another holder now. */
  mayChangeHolder(account: number): void {
    this.undecided.push(account);
  }

  /** Decides the holders that may have changed. */
  arrangeHolders(): void {
    const { memberships } = this.parties;
    for (const account of this.undecided) {
      const links = this.holdings.ofSource(account);
      let since = this.holdings.changedIn(links);
      for (const link of links) since = Math.max(since, memberships.changedIn(memberships.ofSource(this.holdings.target[link]!)));
      this.holder[account] = this.decideHolder(account, Infinity);
      this.holderSince[account] = since;
    }
    this.undecided = [];
  }

  override sections(): Section[] {
    return [
      ...super.sections(),
      ...this.ids.sections(),
      ...named('out', this.out.sections()),
      ...named('into', this.into.sections()),
      ...this.former.sections(),
      ...this.holdings.sectionsAs('holdings'),
      ...this.records.sectionsAs('records'),
      ...named('balances', this.balances.sections()),
    ];
  }

  /** The holder since the latest day, by id where days are equal; a person who belongs to a household stands for the household. */
  private decideHolder(account: number, batch: number): number {
    const holder = this.latest(this.holdings, account, batch);
    if (holder < 0 || this.parties.label[holder] !== PERSON) return holder;
    const household = this.latest(this.parties.memberships, holder, batch);
    return household < 0 ? holder : household;
  }

  private latest(links: Links, source: number, batch: number): number {
    let best = -1;
    for (const link of links.ofSource(source)) {
      // At the end of time only what was never retired counts.
      if (batch === Infinity ? links.retiredIn[link] !== 0 : !links.visible(link, batch)) continue;
      if (best < 0 || links.value[link]! > links.value[best]!) best = link;
      else if (links.value[link] === links.value[best] && this.parties.ids.compare(links.target[link]!, links.target[best]!) < 0) best = link;
    }
    return best < 0 ? -1 : links.target[best]!;
  }
}
