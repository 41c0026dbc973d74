/** One payment as a path sees it. `source` and `target` are accounts, or sub-ledgers of one. */
export interface PathEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly amount: number;
  /** Epoch ms; of a payment known only by its day, 00:00 of that day. */
  readonly at: number;
  /** Only the day is known: the order inside it is unproven. */
  readonly dayOnly: boolean;
}

export interface PathSearch {
  readonly sources: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  /** Treasury, clearing, tax and the like: a path may begin or end there and never passes through. */
  readonly ends: ReadonlySet<string>;
  readonly hops: number;
  readonly limit: number;
  /** Each step not earlier than the one before. */
  readonly timeOrder: boolean;
  /** Partial paths looked at before the search gives up and says so. */
  readonly budget: number;
}

export interface FoundPath {
  readonly edges: readonly PathEdge[];
  /** The smallest step: no more than this can have gone all the way. */
  readonly amount: number;
  /** Every step is later than the one before beyond doubt. */
  readonly orderProven: boolean;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** 00:00 of the day in Shanghai, which has no daylight saving in the years concerned. */
export function dayStart(at: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
}

/** Whether the second payment can have come after the first; where one is known by its day only, the same day counts. */
export function mayFollow(first: PathEdge, second: PathEdge): boolean {
  return first.dayOnly || second.dayOnly ? dayStart(second.at) >= dayStart(first.at) : second.at >= first.at;
}

/**
 * The best paths from a source to a target without a repeated account, ordered by length, then by the smallest step
 * (largest first), then by step ids. Walks are never enumerated: a table says for every edge and number of steps left
 * the largest amount that can still reach a target, and partial paths are taken up best first, so that the first
 * `limit` complete ones are the answer. `more`: further paths exist, or the budget ended the search.
 */
export function findPaths(edges: readonly PathEdge[], search: PathSearch): { paths: FoundPath[]; more: boolean } {
  const usable = edges.filter((edge) => mayStandInPath(edge, search)).sort((left, right) => compareText(left.id, right.id));
  const reach = new Reach(usable, search);
  const paths: FoundPath[] = [];
  let budget = search.budget;
  for (let length = 1; length <= search.hops; length += 1) {
    const queue = new BestFirst();
    for (const edge of usable) if (search.sources.has(edge.source)) offer(queue, [edge], edge.amount, reach.best(edge, length));
    for (let partial = queue.take(); partial; partial = queue.take()) {
      if (partial.edges.length === length) {
        if (paths.length === search.limit) return { paths, more: true };
        paths.push({ edges: partial.edges, amount: partial.amount, orderProven: provenOrder(partial.edges) });
        continue;
      }
      const last = partial.edges.at(-1)!;
      for (const next of reach.out(last.target)) {
        if (budget === 0) return { paths, more: true };
        budget -= 1;
        if (search.timeOrder && !mayFollow(last, next)) continue;
        if (visits(partial.edges, next.target)) continue;
        offer(queue, [...partial.edges, next], Math.min(partial.amount, next.amount), reach.best(next, length - partial.edges.length));
      }
    }
  }
  return { paths, more: false };
}

/** An inner account is neither an end nor one of the two subjects: such a path contains a shorter one that says the same. */
function mayStandInPath(edge: PathEdge, { sources, targets, ends }: PathSearch): boolean {
  const inner = (account: string): boolean => !ends.has(account) && !sources.has(account) && !targets.has(account);
  return (sources.has(edge.source) || inner(edge.source)) && (targets.has(edge.target) || inner(edge.target));
}

/** Only the start may come again, as the target of a round trip: an inner account never is a source or a target. */
function visits(edges: readonly PathEdge[], account: string): boolean {
  return edges.some((edge) => edge.target === account);
}

function offer(queue: BestFirst, edges: readonly PathEdge[], amount: number, bound: number): void {
  if (bound > 0) queue.put({ edges, amount, bound: Math.min(amount, bound) });
}

function provenOrder(edges: readonly PathEdge[]): boolean {
  return edges.every((edge, index) => {
    const before = edges[index - 1];
    if (!before) return true;
    return edge.dayOnly || before.dayOnly ? dayStart(edge.at) > dayStart(before.at) : edge.at > before.at;
  });
}

/** For every edge and number of steps (itself included): the largest smallest step with which a target can be reached. */
class Reach {
  private readonly outgoing = new Map<string, PathEdge[]>();
  private readonly table = new Map<string, Float64Array>();

  constructor(edges: readonly PathEdge[], search: PathSearch) {
    for (const edge of edges) {
      const list = this.outgoing.get(edge.source);
      if (list) list.push(edge);
      else this.outgoing.set(edge.source, [edge]);
      const row = new Float64Array(search.hops + 1);
      if (search.targets.has(edge.target)) row[1] = edge.amount;
      this.table.set(edge.id, row);
    }
    for (let steps = 2; steps <= search.hops; steps += 1) {
      const ahead = new Map<string, Ahead>();
      for (const edge of edges) {
        if (search.targets.has(edge.target)) continue;
        let onward = ahead.get(edge.target);
        if (!onward) ahead.set(edge.target, (onward = new Ahead(this.out(edge.target), (next) => this.best(next, steps - 1))));
        this.table.get(edge.id)![steps] = Math.min(edge.amount, search.timeOrder ? onward.after(edge) : onward.ever);
      }
    }
  }

  out(account: string): readonly PathEdge[] {
    return this.outgoing.get(account) ?? [];
  }

  /** 0: no target can be reached from this edge with exactly so many steps. */
  best(edge: PathEdge, steps: number): number {
    return this.table.get(edge.id)?.[steps] ?? 0;
  }
}

/** The best continuation out of one account at or after a moment, without comparing every incoming with every outgoing edge. */
class Ahead {
  readonly ever: number;
  private readonly exact: readonly [at: number[], best: number[]];
  private readonly daily: readonly [at: number[], best: number[]];
  private readonly all: readonly [at: number[], best: number[]];

  constructor(edges: readonly PathEdge[], best: (edge: PathEdge) => number) {
    this.exact = suffixMaxima(
      edges.filter((edge) => !edge.dayOnly),
      best,
    );
    this.daily = suffixMaxima(
      edges.filter((edge) => edge.dayOnly),
      best,
    );
    this.all = suffixMaxima(edges, best);
    this.ever = this.all[1][0] ?? 0;
  }

  after(edge: PathEdge): number {
    const day = dayStart(edge.at);
    return edge.dayOnly ? fromMoment(this.all, day) : Math.max(fromMoment(this.exact, edge.at), fromMoment(this.daily, day));
  }
}

function suffixMaxima(edges: readonly PathEdge[], best: (edge: PathEdge) => number): [number[], number[]] {
  const sorted = [...edges].sort((left, right) => left.at - right.at);
  const maxima = sorted.map(best);
  for (let index = maxima.length - 2; index >= 0; index -= 1) maxima[index] = Math.max(maxima[index]!, maxima[index + 1]!);
  return [sorted.map((edge) => edge.at), maxima];
}

function fromMoment([at, best]: readonly [number[], number[]], moment: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return best[low] ?? 0;
}

interface Partial {
  readonly edges: readonly PathEdge[];
  readonly amount: number;
  /** No completion of it has a larger smallest step. */
  readonly bound: number;
}

/** A binary heap: largest bound first, ties by step ids, so that complete paths leave it in the order of the answer. */
class BestFirst {
  private readonly heap: Partial[] = [];

  put(partial: Partial): void {
    const { heap } = this;
    let at = heap.push(partial) - 1;
    for (let up = (at - 1) >> 1; at > 0 && before(heap[at]!, heap[up]!); at = up, up = (at - 1) >> 1) [heap[at], heap[up]] = [heap[up]!, heap[at]!];
  }

  take(): Partial | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || !last) return first;
    heap[0] = last;
    for (let at = 0; ;) {
      let best = at;
      for (const down of [2 * at + 1, 2 * at + 2]) if (down < heap.length && before(heap[down]!, heap[best]!)) best = down;
      if (best === at) return first;
      [heap[at], heap[best]] = [heap[best]!, heap[at]!];
      at = best;
    }
  }
}

function before(left: Partial, right: Partial): boolean {
  if (left.bound !== right.bound) return left.bound > right.bound;
  const shared = Math.min(left.edges.length, right.edges.length);
  for (let index = 0; index < shared; index += 1) {
    const order = compareText(left.edges[index]!.id, right.edges[index]!.id);
    if (order !== 0) return order < 0;
  }
  return left.edges.length < right.edges.length;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
