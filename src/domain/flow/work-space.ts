import { SharedRoom } from '../attribution/array-room.js';
import type { Beside } from '../attribution/beside.js';
import { LedgerSums } from './ledger-sums.js';
import { LocalNumbers } from './local-numbers.js';
import { RankSet } from './rank-set.js';
import { TaggedPayers } from './tagged-payers.js';
import type { MoneyGraph } from '../projection/money-graph.js';

/**
 * Which tags of an account's money matter: none where it pays under none; all where it pays under tags and without. Where it pays under
 * tags alone, what lies under one leaves under that one, so that only those matter under which money of the trace can lie: `own`, the
 * lines and payout batches of the trace, of which every payment is documented; `asked`, those and some others.
 */
export const TAGS = { none: 0, all: 1, own: 2, asked: 3 } as const;

/**
 * Arrays as long as the graph which every answer needs and leaves as it found them. One answer is computed at a time, from its first
 * step to its last without a pause, so one work space serves all of them.
 */
export class WorkSpace {
  /** Earliest moment at which the money can stand on an account; Infinity where it cannot. */
  earliest = new Float64Array(0);
  /** The payment that brings it then, where it can. */
  reachedBy = new Int32Array(0);
  /** From when to when what leaves an account is followed; Infinity where it is not. */
  openFrom = new Float64Array(0);
  openUntil = new Float64Array(0);
  /** Between two windows in which an account is open lies one in which it is not; few have any. Both moments inclusive. */
  readonly gaps = new Map<number, { readonly from: number; readonly until: number }[]>();
  /** From when on the movements of an account are read one by one, -Infinity from the first; Infinity where none are. */
  readFrom = new Float64Array(0);
  /** By account, `TAGS`: which tags of what it holds matter. */
  tagsOn = new Uint8Array(0);
  /** Account → the other tags that matter there: lines, and after them payout batches. */
  readonly askedTags = new Map<number, Set<number>>();
  readonly sums: LedgerSums;
  readonly payers: TaggedPayers;
  /** Days since 1970 in Shanghai on which only the date is known of a payment that is not played. */
  readonly dateOnly = new Set<number>();
  /** While a hop is walked: the accounts that money is found to reach, and the earliest payment that does; -1 none. */
  readonly arriving: number[] = [];
  coming = new Int32Array(0);
  readonly touched: number[] = [];
  readonly documented = new RankSet();
  readonly ledger = new RankSet();
  readonly accounts = new LocalNumbers();
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
    if (this.earliest.length < accounts.count) {
      const size = accounts.count + (accounts.count >>> 3) + 16;
      this.earliest = grown(this.earliest, size);
      this.openFrom = grown(this.openFrom, size);
      this.openUntil = grown(this.openUntil, size);
      this.readFrom = grown(this.readFrom, size);
      this.tagsOn = new Uint8Array(size);
      this.coming = new Int32Array(size).fill(-1);
      this.reachedBy = new Int32Array(size);
    }
    this.documented.fit(payments.count);
    this.ledger.fit(payments.count);
    this.accounts.fit(accounts.count);
    this.lines.fit(lines.count);
    this.tags.fit(lines.count + payouts.count);
  }

  /** Notes that a payment can bring money to an account at its moment, where that is earlier than known. */
  reach(account: number, payment: number, at: number): void {
    const known = this.earliest[account]!;
    if (at >= known) return;
    if (known === Infinity) this.touched.push(account);
    this.earliest[account] = at;
    this.reachedBy[account] = payment;
  }

  /** What leaves an account at a moment is followed. */
  isOpen(account: number, at: number): boolean {
    if (at < this.openFrom[account]! || at > this.openUntil[account]!) return false;
    return this.gaps.size === 0 || this.gaps.get(account)?.some(({ from, until }) => at >= from && at <= until) !== true;
  }

  /** Also after a walk that was broken off. */
  clear(): void {
    for (const account of this.arriving) this.coming[account] = -1;
    this.arriving.length = 0;
    for (let place = 0; place < this.touched.length; place += 1) {
      const account = this.touched[place]!;
      this.earliest[account] = Infinity;
      this.openFrom[account] = Infinity;
      this.openUntil[account] = Infinity;
      this.readFrom[account] = Infinity;
      this.tagsOn[account] = TAGS.none;
    }
    this.touched.length = 0;
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

function grown(before: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const after = new Float64Array(size).fill(Infinity);
  after.set(before);
  return after;
}
