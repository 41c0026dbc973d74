import { TooLarge } from '../../failures.js';
import { listOf } from '../projection/adjacency.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import type { Funding } from '../projection/payouts.js';
import { followedBeside } from './followed.js';
import { BOUNCE, isFunding, isMadeOf, isSettling, isWalkEnd, RECLASSIFICATION, tagPlace, tagsOf } from './kinds.js';
import type { WorkSpace } from './work-space.js';

/** What a trace starts from, and where it stops. Times are epoch ms; `asOf` and later bounds are inclusive, Infinity is no bound. */
export interface WalkQuestion {
  /** Lines whose issue is traced. */
  readonly roots: readonly number[];
  /** Payments at which the trace begins instead, or null. */
  readonly origins: ReadonlySet<number> | null;
  /** Data version: newest batch that counts. */
  readonly batch: number;
  /** Last moment that counts. */
  readonly asOf: number;
  /** Payment hops followed after the documented payee. */
  readonly depth: number;
  /** How long after its arrival money is followed from an account. */
  readonly windowMs: number;
  /** Onward payments followed at most; accounts are opened in the order in which money reached them. */
  readonly edgesMax: number;
  /** Throws when the time given to the answer is over. */
  readonly check: () => void;
  /** Whoever was paid is marked as reached also where no hop is followed. */
  readonly marksPayees?: boolean;
}

/** What a trace can touch: the quota, the documented payments, and in the work space the accounts that its money can have reached. */
export interface Walk {
  readonly question: WalkQuestion;
  /** Lines reached by quota, roots included. */
  readonly reached: ReadonlySet<number>;
  /** Whole ledgers of the reached lines, each allocation once. */
  readonly allocations: readonly number[];
  /** The chain above the roots. */
  readonly upward: readonly number[];
  readonly payouts: ReadonlySet<number>;
  readonly funding: ReadonlyMap<number, readonly Funding[]>;
  /** Documented payments and what undoes them, in the one order. */
  readonly documented: readonly number[];
  /** Onward payments followed. */
  readonly edges: number;
}

const LINES_MAX = 200_000;
export const QUOTA_LEVELS_MAX = 40;
/** Looking at the clock costs more than following an edge. */
const CHECK_EVERY = 4_096;

/** Walks quota and money as far as the question says. Everything it marks in the work space stays there until the answer is done. */
export function walk(space: WorkSpace, question: WalkQuestion): Walk {
  return new Walker(space, question).walk();
}

/** Lines that traced quota can reach, in time order: what an upper line gave out before a recall came back is not followed. */
export function reachedLines(graph: MoneyGraph, question: Pick<WalkQuestion, 'roots' | 'batch' | 'asOf' | 'check'>): Set<number> {
  const { allocations, lines } = graph;
  const earliest = new Map<number, number>(question.roots.map((line) => [line, -Infinity]));
  let frontier = [...earliest.keys()];
  for (let level = 0; frontier.length > 0; level += 1) {
    if (level === QUOTA_LEVELS_MAX)
      throw new TooLarge(`The quota passes through more than ${QUOTA_LEVELS_MAX} levels.`, 'Start from a document further down the chain.', {
        limit: QUOTA_LEVELS_MAX,
      });
    question.check();
    const next = new Set<number>();
    for (const line of frontier) {
      const from = earliest.get(line)!;
      for (const allocation of listOf(lines.out, line)) {
        const at = allocations.at[allocation]!;
        if (at < from || !countsAllocation(graph, question, allocation)) continue;
        const target = allocations.target[allocation]!;
        // A line made out of traced quota is followed whole; quota that comes back joins what happens there afterwards.
        const since = isFunding(graph, allocation) ? -Infinity : at;
        if (since >= (earliest.get(target) ?? Infinity)) continue;
        earliest.set(target, since);
        next.add(target);
      }
    }
    if (earliest.size > LINES_MAX)
      throw new TooLarge(`The quota walk reaches more than ${LINES_MAX} lines.`, 'Ask for one of the onward documents, or give a scope.', {
        limit: LINES_MAX,
      });
    frontier = [...next];
  }
  return new Set(earliest.keys());
}

function countsAllocation({ allocations }: MoneyGraph, { asOf, batch }: Pick<WalkQuestion, 'asOf' | 'batch'>, allocation: number): boolean {
  return allocations.at[allocation]! <= asOf && allocations.visible(allocation, batch);
}

class Walker {
  private readonly graph: MoneyGraph;

  constructor(
    private readonly space: WorkSpace,
    private readonly question: WalkQuestion,
  ) {
    this.graph = space.graph;
  }

  walk(): Walk {
    const reached = reachedLines(this.graph, this.question);
    const payouts = new Set<number>();
    this.documentedPayments(reached, payouts);
    const { byRank } = this.graph.payments;
    const documented = Array.from(this.space.documented.sorted(), (rank) => byRank[rank]!);
    const funding = new Map<number, Funding[]>();
    for (const payout of payouts) funding.set(payout, this.graph.payouts.fundingOf(payout, this.question.batch));
    return {
      question: this.question,
      reached,
      allocations: this.ledgersOf(reached),
      upward: this.chainAbove(),
      payouts,
      funding,
      documented,
      edges: this.question.depth > 0 || this.question.marksPayees ? this.onward(documented) : 0,
    };
  }

  private ledgersOf(reached: ReadonlySet<number>): number[] {
    const found = new Set<number>();
    for (const line of reached) {
      for (const side of [this.graph.lines.out, this.graph.lines.into]) {
        for (const allocation of listOf(side, line)) if (countsAllocation(this.graph, this.question, allocation)) found.add(allocation);
      }
    }
    return [...found];
  }

  /** Where the roots' quota came from; quota that came back to a line was not what it was made of. */
  private chainAbove(): number[] {
    const rows: number[] = [];
    const seen = new Set(this.question.roots);
    let frontier = [...this.question.roots];
    for (let level = 0; frontier.length > 0 && level < QUOTA_LEVELS_MAX; level += 1) {
      const next: number[] = [];
      for (const line of frontier) {
        for (const allocation of listOf(this.graph.lines.into, line)) {
          if (!countsAllocation(this.graph, this.question, allocation) || !isMadeOf(this.graph, allocation, this.question)) continue;
          rows.push(allocation);
          const source = this.graph.allocations.source[allocation]!;
          if (seen.has(source)) continue;
          seen.add(source);
          next.push(source);
        }
      }
      frontier = next;
    }
    return rows;
  }

  /** Payments of the lines and of the payout batches they fund, and what undoes or moves these payments. */
  private documentedPayments(reached: ReadonlySet<number>, payouts: Set<number>): void {
    const { lines, payouts: rounds, payments } = this.graph;
    const { documented } = this.space;
    for (const line of reached) {
      for (const payout of lines.fundedBy(line, this.question.batch)) payouts.add(payout);
      for (const payment of listOf(lines.payments, line)) {
        if (!this.countsPayment(payment)) continue;
        documented.add(payments.rank[payment]!);
        if (payments.payout[payment]! >= 0) payouts.add(payments.payout[payment]!);
      }
    }
    this.question.check();
    for (const payout of payouts) {
      for (const payment of listOf(rounds.payments, payout)) if (this.countsPayment(payment)) documented.add(payments.rank[payment]!);
    }
    // Few are undone or moved, by accounts that are looked for among all payees only then.
    const undoing: { readonly later: number; readonly by: number }[] = [];
    const isPaid = new Map<number, boolean>();
    const refunds: number[] = [];
    const ranks = documented.sorted();
    for (const rank of ranks) {
      const payment = payments.byRank[rank]!;
      if (payments.kind[payment] === RECLASSIFICATION || !payments.isSettled(payment)) continue;
      if (isSettling(this.graph, payment)) {
        if (payments.kind[payment] !== BOUNCE) refunds.push(payment);
        continue;
      }
      for (const later of payments.settledBy(payment)) {
        if (!this.countsPayment(later) || !(isSettling(this.graph, later) || payments.kind[later] === RECLASSIFICATION)) continue;
        const by = payments.kind[later] === RECLASSIFICATION ? payments.payee[later]! : payments.payer[later]!;
        undoing.push({ later, by });
        isPaid.set(by, false);
      }
    }
    if (undoing.length > 0) this.undoneByPayees(ranks, undoing, isPaid, refunds);
    // A refund that bounced is again with who gave it.
    for (const refund of refunds)
      for (const later of payments.settledBy(refund))
        if (payments.kind[later] === BOUNCE && payments.payee[later] === payments.payer[refund] && this.countsPayment(later))
          documented.add(payments.rank[later]!);
  }

  /** Of what undoes documented payments, what comes from accounts that were paid; those of it that can have bounced are added to `refunds`. */
  private undoneByPayees(
    ranks: Int32Array,
    undoing: readonly { readonly later: number; readonly by: number }[],
    isPaid: Map<number, boolean>,
    refunds: number[],
  ): void {
    const { payments } = this.graph;
    const { documented } = this.space;
    for (const rank of ranks) {
      const payment = payments.byRank[rank]!;
      if (isSettling(this.graph, payment) || payments.kind[payment] === RECLASSIFICATION) continue;
      if (isPaid.get(payments.payee[payment]!) === false) isPaid.set(payments.payee[payment]!, true);
    }
    for (const { later, by } of undoing) {
      if (isPaid.get(by) !== true) continue;
      documented.add(payments.rank[later]!);
      if (isSettling(this.graph, later) && payments.kind[later] !== BOUNCE && payments.isSettled(later)) refunds.push(later);
    }
  }

  /** Earliest-arrival frontier, hop by hop; every payment once, never an enumeration of walks. */
  private onward(documented: readonly number[]): number {
    const { space, graph, question } = this;
    const { accounts: states } = space;
    const { accounts, payments } = graph;
    const { rank, records } = payments;
    const isFollowed = followedBeside(graph, question.batch, space.documented);
    const { start, count, pool } = accounts.out;
    const { asOf, batch, depth, windowMs, edgesMax } = question;
    const starts = question.origins ? this.followers(documented, question.origins) : documented;
    for (const payment of starts) {
      const payee = records.payee(payment);
      if (isSettling(graph, payment) || isWalkEnd[accounts.kindAt(payee, batch)] === 1) continue;
      states.reach(payee, payment, records.at(payment));
    }
    let frontier: readonly number[] = [...states.touched];
    let edges = 0;
    let looked = 0;
    for (let hop = 0; hop < depth && frontier.length > 0; hop += 1) {
      let room = edgesMax - edges;
      // Who was reached first is opened first; while there is room for all of them the order does not matter.
      if (frontier.reduce((sum, account) => sum + count[account]!, 0) > room)
        frontier = [...frontier].sort((left, right) => rank[states.reachedBy(left)]! - rank[states.reachedBy(right)]!);
      // Arrivals found in a hop count from the next one on, so that the order within a hop decides nothing.
      const next = states.arriving;
      for (const account of frontier) {
        const from = states.earliest(account);
        const before = states.openFrom(account);
        if (from >= before) continue;
        const until = Math.min(asOf, from + windowMs, before === Infinity ? Infinity : before - 1);
        const end = start[account]! + count[account]!;
        const first = records.firstAt(pool, start[account]!, end, from);
        // An account that has more than there is room for stays closed as a whole: half of it would be no figure at all.
        if (end - first > room && followable(first, end, until) > room) continue;
        if (before !== Infinity && from + windowMs < before - 1) {
          const gaps = space.gaps.get(account) ?? [];
          gaps.push({ from: from + windowMs + 1, until: before - 1 });
          space.gaps.set(account, gaps);
        }
        states.open(account, from, Math.max(from + windowMs, before === Infinity ? -Infinity : states.openUntil(account)));
        for (let place = first; place < end; place += 1) {
          const payment = pool[place]!;
          const at = records.at(payment);
          if (at > until) break;
          if ((looked += 1) % CHECK_EVERY === 0) question.check();
          if (!isFollowed(payment)) continue;
          edges += 1;
          room -= 1;
          const target = records.payee(payment);
          const found = states.coming(target);
          if (at >= states.earliest(target)) continue;
          if (found >= 0 && at >= records.at(found)) continue;
          if (found < 0) {
            if (isWalkEnd[accounts.kindAt(target, batch)] === 1) continue;
            next.push(target);
          }
          states.come(target, payment);
        }
      }
      for (const account of next) {
        const payment = states.coming(account);
        states.come(account, -1);
        states.reach(account, payment, records.at(payment));
      }
      frontier = next.splice(0);
    }
    return edges;

    function followable(first: number, end: number, until: number): number {
      let number = 0;
      for (let place = first; place < end && records.at(pool[place]!) <= until; place += 1) if (isFollowed(pool[place]!)) number += 1;
      return number;
    }
  }

  /** The origins and, tag by tag, the payments that pass on from where they arrive. */
  private followers(documented: readonly number[], origins: ReadonlySet<number>): number[] {
    const { payments } = this.graph;
    const places = new Set<number>();
    return documented.filter((payment) => {
      const tags = tagsOf(this.graph, payment);
      if (!origins.has(payment) && !tags.some((tag) => places.has(tagPlace(this.graph, payments.payer[payment]!, tag)))) return false;
      for (const tag of tags) places.add(tagPlace(this.graph, payments.payee[payment]!, tag));
      return true;
    });
  }

  private countsPayment(payment: number): boolean {
    const { payments } = this.graph;
    return payments.records.at(payment) <= this.question.asOf && payments.records.visible(payment, this.question.batch);
  }
}
