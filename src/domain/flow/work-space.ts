import { SharedRoom } from '../attribution/array-room.js';
import type { Beside } from '../attribution/beside.js';
import { AccountStates } from './account-states.js';
import { LedgerSums } from './ledger-sums.js';
import { LocalNumbers } from './local-numbers.js';
import { RankSet } from './rank-set.js';
import { TaggedPayers } from './tagged-payers.js';
import type { MoneyGraph } from '../projection/money-graph.js';

/**
 * Arrays as long as the graph which every answer needs and leaves as it found them. One answer is computed at a time, from its first
 * step to its last without a pause, so one work space serves all of them.
 */
export class WorkSpace {
  readonly accounts = new AccountStates();
  /** Between two windows in which an account is open lies one in which it is not; few have any. Both moments inclusive. */
  readonly gaps = new Map<number, { readonly from: number; readonly until: number }[]>();
  /** Account → the other tags that matter there: lines, and after them payout batches. */
  readonly askedTags = new Map<number, Set<number>>();
  readonly sums: LedgerSums;
  readonly payers: TaggedPayers;
  /** Days since 1970 in Shanghai on which only the date is known of a payment that is not played. */
  readonly dateOnly = new Set<number>();
  readonly documented = new RankSet();
  readonly ledger = new RankSet();
  readonly lines = new LocalNumbers();
  /** Lines, and after them payout batches: what can mark money. */
  readonly tags = new LocalNumbers();

  /** The long arrays of the answer that is being computed. */
  readonly room = new SharedRoom();

  constructor(
    readonly graph: MoneyGraph,
    readonly beside?: Beside,
  ) {
    this.sums = new LedgerSums(graph);
    this.payers = new TaggedPayers(graph);
  }

  fit(): void {
    const { accounts, lines, payouts, payments } = this.graph;
    this.documented.fit(payments.count);
    this.ledger.fit(payments.count);
    this.accounts.fit(accounts.count);
    this.lines.fit(lines.count);
    this.tags.fit(lines.count + payouts.count);
  }

  /** What leaves an account at a moment is followed. */
  isOpen(account: number, at: number): boolean {
    const { accounts } = this;
    if (at < accounts.openFrom(account) || at > accounts.openUntil(account)) return false;
    return this.gaps.size === 0 || this.gaps.get(account)?.some(({ from, until }) => at >= from && at <= until) !== true;
  }

  /** Also after a walk that was broken off. */
  clear(): void {
    this.gaps.clear();
    this.askedTags.clear();
    this.dateOnly.clear();
    this.documented.clear();
    this.ledger.clear();
    this.accounts.clear();
    this.lines.clear();
    this.tags.clear();
    this.room.empty();
  }
}
