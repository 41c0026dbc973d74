import { Conflict } from '../../failures.js';
import type { Graph, RunQuery } from '../../graph/graph.js';
import { regionAncestors } from './derive.js';
import type { Manifest } from './manifest.js';
import type { Touched } from './touched.js';

/** Ids handed to one statement: large enough to be quick, small enough for the planner's memory. */
const PAGE = 2_000;
/** One transaction makes a batch of any size visible; its time is bounded by the batch, not by a reader's patience. */
export const ACTIVATION_TIMEOUT_MS = 3_600_000;

/** What a batch that has been written is, apart from its rows. */
export interface WrittenFacts {
  readonly touched: Touched;
  /** Properties of the batch for its report. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly codes: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
  readonly files: readonly Readonly<Record<string, unknown>>[];
  readonly covers: Manifest['covers'];
  /** Batches that no longer count from here on, and those that count again. */
  readonly withdrawn?: readonly { readonly id: string; readonly by: string }[];
  readonly restored?: readonly string[];
  /** Quarantined rows of another batch that this one delivers corrected. */
  readonly corrected?: { readonly batch: string; readonly file: string; readonly lines: readonly number[] };
}

interface BatchName {
  readonly id: string;
  readonly sequence: number;
}

/**
 * Makes a written batch visible in one transaction: kept-aside values become current, what several rows decide together
 * (document numbers of payments, what a refund undoes, implausible sums) is set, and the batch is marked active.
 */
export async function activate(graph: Graph, batch: BatchName, written: WrittenFacts): Promise<void> {
  await graph.transaction((run) => activateWith(run, batch, written), { timeoutMs: ACTIVATION_TIMEOUT_MS });
}

/** The same with a way to run statements that the caller gives: one transaction, or several where nobody reads the graph meanwhile. */
export async function activateWith(run: RunQuery, batch: BatchName, written: WrittenFacts): Promise<void> {
  const { id, sequence } = batch;
  const { touched } = written;
  const [{ changed } = { changed: 0 }] = await run<{ changed: number }>('apply-changes', { sequence });
  const settling = new Set(touched.settling);
  for (const { id } of await run<{ id: string }>('settle-awaited')) settling.add(id);
  for (const payments of pages(touched.retiredPayments)) for (const { id } of await run<{ id: string }>('settling-of', { payments })) settling.add(id);
  await paged(run, 'number-payments', 'lines', [...touched.unnumbered]);
  await paged(run, 'copy-settled', 'payments', [...settling]);
  const codes = new Map(written.codes);
  for (const [query, parameter, ids, code, more] of [
    ['mark-above-parent', 'lines', touched.lines, 'above-parent', {}],
    ['mark-before-indicator', 'lines', touched.lines, 'before-indicator', {}],
    ['mark-no-parent', 'lines', touched.lines, 'no-parent', { sequence }],
    ['mark-registered-twice', 'lines', touched.registered, 'registered-twice', {}],
    ['mark-issued-twice', 'numbers', touched.documentNumbers, 'registered-twice', { sequence }],
  ] as const) {
    const marked = await paged(run, query, parameter, [...ids], more);
    if (marked > 0) codes.set(code, (codes.get(code) ?? 0) + marked);
  }
  await regions(run, sequence, touched);
  for (const other of written.restored ?? []) await run('restore-batch', { id: other });
  for (const { id: other, by } of written.withdrawn ?? []) await run('withdraw-batch', { id: other, by, sequence });
  if (written.corrected) await run('mark-rows-corrected', { ...written.corrected, by: id });
  const { nodesCreated, nodesRetired, edgesCreated, edgesRetired, systems } = touched;
  const activated = await run('activate-batch', {
    sequence,
    facts: {
      ...written.facts,
      nodesCreated,
      nodesChanged: changed,
      nodesRetired,
      edgesCreated,
      edgesRetired,
      systems: [...systems].sort(),
      dataQuality: counted(codes),
      quarantine: counted(written.reasons),
    },
    files: written.files,
    covers: written.covers,
  });
  if (activated.length !== 1)
    throw new Conflict(
      'The load was undone by another service before it could be activated.',
      'Load the package again; make sure that only one service loads at a time.',
    );
}

async function paged(run: RunQuery, query: string, parameter: string, ids: readonly string[], more = {}): Promise<number> {
  let marked = 0;
  for (const page of pages(ids)) {
    const [row] = await run<{ marked?: number }>(query, { [parameter]: page, ...more });
    marked += row?.marked ?? 0;
  }
  return marked;
}

export function* pages<T>(items: readonly T[], size = PAGE): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

async function regions(run: RunQuery, sequence: number, { regions: codes, parented }: Touched): Promise<void> {
  const all = [...new Set([...codes, ...parented])];
  if (all.length > 0) await run('retire-derived-parents', { codes: all, sequence });
  const derived = all.flatMap((code) =>
    regionAncestors(code)
      .slice(0, 1)
      .map((parent) => ({ code, parent })),
  );
  if (derived.length > 0) await run('derive-region-parents', { regions: derived, sequence });
}

/** Maps cannot be properties: counts are kept as `code count`. */
function counted(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].map(([code, count]) => `${code} ${count}`).sort();
}
