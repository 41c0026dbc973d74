import { listOf } from '../projection/adjacency.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { isFunding } from './kinds.js';

/** A document, and about how many payments a trace of it meets. */
export interface WeighedDocument {
  readonly document: number;
  readonly payments: number;
}

/** Lines looked at without a pause. */
const PAUSE_EVERY = 5_000;
const UNKNOWN = -1;
const OPEN = -2;

/**
 * Documents by how many payments their traces meet, those with most first, ties by id; those with fewer than `least` are left out. An
 * estimate: what comes to a line on several ways counts on each of them.
 */
export function* largestDocuments(graph: MoneyGraph, batch: number, least: number): Generator<void, WeighedDocument[]> {
  const { lines, payouts } = graph;
  const below = new Float64Array(lines.count).fill(UNKNOWN);
  const own = (line: number): number => {
    let payments = lines.payments.count[line] ?? 0;
    for (const payout of lines.fundedBy(line, batch)) payments += payouts.payments.count[payout] ?? 0;
    return payments;
  };
  const sums = new Map<number, number>();
  for (let line = 0; line < lines.count; line += 1) {
    if (line % PAUSE_EVERY === 0) yield;
    if (!lines.visible(line, batch)) continue;
    weigh(graph, batch, line, below, own);
    const { document } = lines.valuesAt(line, batch);
    if (document >= 0) sums.set(document, (sums.get(document) ?? 0) + below[line]!);
  }
  return [...sums]
    .filter(([, payments]) => payments >= least)
    .map(([document, payments]) => ({ document, payments }))
    .sort((left, right) => right.payments - left.payments || graph.documents.ids.compare(left.document, right.document));
}

/** Adds up a line and the lines that it funds, these first; what leads back to a line that is being added up counts nothing. */
function weigh(graph: MoneyGraph, batch: number, root: number, below: Float64Array, own: (line: number) => number): void {
  const { lines, allocations } = graph;
  const open = [root];
  while (open.length > 0) {
    const line = open.at(-1)!;
    if (below[line]! >= 0) {
      open.pop();
      continue;
    }
    const isFirst = below[line] === UNKNOWN;
    below[line] = OPEN;
    let sum = own(line);
    let waits = false;
    for (const allocation of listOf(lines.out, line)) {
      if (!isFunding(graph, allocation) || !allocations.visible(allocation, batch)) continue;
      const target = allocations.target[allocation]!;
      if (isFirst && below[target] === UNKNOWN) {
        open.push(target);
        waits = true;
      } else if (below[target]! > 0) sum += below[target]!;
    }
    if (waits) continue;
    below[line] = sum;
    open.pop();
  }
}
