import { grownBytes, grownNumbers, grownPlaces } from '../attribution/grown-arrays.js';
import { firstOf } from './first-of.js';
import { followedBeside, followedIn } from './followed.js';
import { isSettling, isWalkEnd, RECLASSIFICATION } from './kinds.js';
import type { Sight } from './sight.js';
import { walk, type Walk, type WalkQuestion } from './walk.js';
import type { WorkSpace } from './work-space.js';

/** A number of payments and their fen in full. */
export interface PaymentSum {
  readonly payments: number;
  readonly amount: number;
}

/** An account that the money can have reached, whosever money arrived there. */
export interface ReachedAccount {
  readonly account: number;
  /** Payments after the documented payee, the least there are. */
  readonly hop: number;
  /** First arrival, epoch ms. */
  readonly at: number;
  readonly payments: number;
  readonly amount: number;
  /** The walk ends here. */
  readonly isEnd: boolean;
}

/** Where money of a document can have come to, and what came there in full: reach (poison), never to be added up as the document's. */
export interface Reach {
  /** Lines that quota reached, with those of the document. */
  readonly lines: number;
  /** By hop, 0 are the documented payments; `accounts`: reached with this hop and not before, `ends` of them where the walk ends. */
  readonly hops: readonly (PaymentSum & { readonly hop: number; readonly accounts: number; readonly ends: number })[];
  /** One page, by (hop, amount largest first, id). */
  readonly accounts: readonly ReachedAccount[];
  /** What comes after the page. */
  readonly left: { readonly accounts: number; readonly amount: number };
  readonly next: number | null;
  /** Leaves reached accounts when money can stand there, but depth, window or number of edges end the walk. */
  readonly stopped: PaymentSum;
  /** Leaves what the caller sees for what the caller does not. */
  readonly outside: PaymentSum;
  /** The caller may see none of the lines the trace starts from. */
  readonly isForeign: boolean;
  /** The caller may see none of the lines reached. */
  readonly isEmpty: boolean;
}

export interface ReachQuestion extends WalkQuestion {
  readonly sight: Sight;
  readonly skip: number;
  readonly limit: number;
}

/** Reach alone: the walk and what it met, without ledgers and methods. Leaves the work space clean. */
export function reach(space: WorkSpace, question: ReachQuestion): Reach {
  space.fit();
  try {
    return new Reaching(space, question, walk(space, { ...question, marksPayees: true })).all();
  } finally {
    space.clear();
  }
}

/** Payments between two looks at the clock. */
const CHECK_EVERY = 16_384;

class Reaching {
  private readonly hop: number[] = [];
  private amount = new Float64Array(64);
  private at = new Float64Array(64);
  private payments = new Int32Array(64);
  private isEnd = new Uint8Array(64);
  private readonly isFollowed: (payment: number) => boolean;
  private readonly isFollowedBeside: (payment: number) => boolean;
  private readonly hops: { payments: number; amount: number }[];
  private readonly outside = { payments: 0, amount: 0 };
  private readonly stopped = { payments: 0, amount: 0 };
  private looked = 0;

  constructor(
    private readonly space: WorkSpace,
    private readonly question: ReachQuestion,
    private readonly walked: Walk,
  ) {
    this.isFollowed = followedIn(space.graph, question.batch);
    this.isFollowedBeside = followedBeside(space.graph, question.batch, space.documented);
    this.hops = Array.from({ length: question.depth + 1 }, () => ({ payments: 0, amount: 0 }));
  }

  all(): Reach {
    const { space, walked } = this;
    const { sight } = this.question;
    const { graph } = space;
    for (const payment of walked.documented) {
      if (isSettling(graph, payment) || !sight.payment(payment)) continue;
      // A voucher brings money of the document to a payee only where the payment it moves was none of the document's.
      if (graph.payments.kind[payment] === RECLASSIFICATION && this.movesDocumented(payment)) continue;
      this.arrive(payment, 0);
    }
    // In the order in which they were reached, so that who pays comes before who is paid.
    for (const account of space.accounts.touched) this.follow(account);
    if (sight.isWhole) this.withoutDocumented();
    const seen = sight.isWhole ? walked.reached.size : [...walked.reached].filter((line) => sight.line(line)).length;
    return {
      lines: seen,
      ...this.page(),
      stopped: this.stopped,
      outside: this.outside,
      isForeign: !this.question.roots.some((line) => sight.line(line)),
      isEmpty: seen === 0,
    };
  }

  private movesDocumented(voucher: number): boolean {
    const { graph, documented } = this.space;
    const { rank } = graph.payments;
    return graph.payments.settles(voucher, this.question.batch).payments.some((moved) => moved >= 0 && documented.has(rank[moved]!));
  }

  /** What leaves an account from the moment at which money can stand there: followed, or stopped by a limit of the question. */
  private follow(account: number): void {
    const { space } = this;
    const { asOf, batch, sight } = this.question;
    const row = space.accounts.known(account);
    if (row < 0) return;
    const hop = this.hop[row]! + 1;
    const { records } = space.graph.payments;
    const { start, count, pool } = space.graph.accounts.out;
    const end = start[account]! + count[account]!;
    const from = space.accounts.openFrom(account);
    const until = from === Infinity ? -Infinity : Math.min(asOf, space.accounts.openUntil(account));
    let place = from === Infinity ? end : records.firstAt(pool, start[account]!, end, from);
    for (; place < end && records.at(pool[place]!) <= until; place += 1) {
      const payment = pool[place]!;
      if ((this.looked += 1) % CHECK_EVERY === 0) this.question.check();
      if (!this.isFollowedBeside(payment)) continue;
      const isSeen = sight.payment(payment);
      if (!space.isOpen(account, records.at(payment))) {
        if (isSeen) this.add(this.stopped, payment);
      } else if (isSeen) this.arrive(payment, hop);
      else this.add(this.outside, payment);
    }
    const rest = this.stoppedFrom(account);
    if (rest > asOf) return;
    if (sight.isWhole) {
      const { payments, amount } = space.sums.leaving(account, batch, rest, asOf);
      this.stopped.payments += payments;
      this.stopped.amount += amount;
      return;
    }
    for (place = records.firstAt(pool, start[account]!, end, rest); place < end && records.at(pool[place]!) <= asOf; place += 1) {
      const payment = pool[place]!;
      if ((this.looked += 1) % CHECK_EVERY === 0) this.question.check();
      if (this.isFollowedBeside(payment) && sight.payment(payment)) this.add(this.stopped, payment);
    }
  }

  /** What undoes documented payments counts among these, not among what a limit stopped. */
  private withoutDocumented(): void {
    const { space } = this;
    const { asOf } = this.question;
    const { records } = space.graph.payments;
    for (const payment of this.walked.documented) {
      const account = records.payer(payment);
      const at = records.at(payment);
      if (space.accounts.earliest(account) === Infinity || !this.isFollowed(payment)) continue;
      if (at < this.stoppedFrom(account) || at > asOf) continue;
      this.stopped.payments -= 1;
      this.stopped.amount -= records.amount(payment);
    }
  }

  /** From when on what leaves an account is not followed: after its window, or from the arrival on where it was never opened. */
  private stoppedFrom(account: number): number {
    const { accounts } = this.space;
    return accounts.openFrom(account) === Infinity ? accounts.earliest(account) : Math.min(this.question.asOf, accounts.openUntil(account)) + 1;
  }

  private add(sum: { payments: number; amount: number }, payment: number): void {
    sum.payments += 1;
    sum.amount += this.space.graph.payments.records.amount(payment);
  }

  private arrive(payment: number, hop: number): void {
    const { graph, accounts } = this.space;
    const { records } = graph.payments;
    const account = records.payee(payment);
    const at = records.at(payment);
    const row = accounts.of(account);
    if (row === this.hop.length) {
      this.fit(row + 1);
      this.hop.push(hop);
      this.at[row] = Infinity;
      this.isEnd[row] = isWalkEnd[graph.accounts.kindAt(account, this.question.batch)]!;
    } else if (hop < this.hop[row]!) this.hop[row] = hop;
    this.payments[row]! += 1;
    this.amount[row]! += records.amount(payment);
    if (at < this.at[row]!) this.at[row] = at;
    this.add(this.hops[hop]!, payment);
  }

  private fit(rows: number): void {
    if (rows <= this.amount.length) return;
    const size = rows * 2;
    this.amount = grownNumbers(this.amount, size);
    this.at = grownNumbers(this.at, size);
    this.payments = grownPlaces(this.payments, size, 0);
    this.isEnd = grownBytes(this.isEnd, size);
  }

  /** Only the hops that the page shows are put into order. */
  private page(): Pick<Reach, 'hops' | 'accounts' | 'left' | 'next'> {
    const { skip, limit } = this.question;
    const { ids } = this.space.graph.accounts;
    const { members } = this.space.accounts;
    const rowsOf: number[][] = this.hops.map(() => []);
    this.hop.forEach((hop, row) => rowsOf[hop]!.push(row));
    const order = (left: number, right: number): number => this.amount[right]! - this.amount[left]! || ids.compare(members[left]!, members[right]!);
    const sumOf = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + this.amount[row]!, 0);
    const shown: number[] = [];
    let before = 0;
    let later = 0;
    for (const rows of rowsOf) {
      const from = Math.max(0, skip - before);
      if (from < rows.length) {
        const first = firstOf(rows, skip + limit - before, order);
        for (const row of first.slice(from)) shown.push(row);
        later += sumOf(rows) - sumOf(first);
      }
      before += rows.length;
    }
    const left = Math.max(0, before - skip - limit);
    return {
      hops: this.hops.map((sum, hop) => ({
        hop,
        accounts: rowsOf[hop]!.length,
        ends: rowsOf[hop]!.reduce((ends, row) => ends + this.isEnd[row]!, 0),
        ...sum,
      })),
      accounts: shown.map((row) => ({
        account: members[row]!,
        hop: this.hop[row]!,
        at: this.at[row]!,
        payments: this.payments[row]!,
        amount: this.amount[row]!,
        isEnd: this.isEnd[row] === 1,
      })),
      left: { accounts: left, amount: later },
      next: left > 0 ? skip + limit : null,
    };
  }
}
