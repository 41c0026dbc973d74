import { Conflict } from '../../failures.js';
import type { Graph, RunQuery } from '../../graph/graph.js';
import { regionAncestors } from './derive.js';
import type { WrittenBatch } from './load-batch.js';
import type { ReceivedPackage } from './receive-package.js';

/** Ids handed to one statement: large enough to be quick, small enough for the planner's memory. */
const PAGE = 2_000;
/** One transaction makes a batch of any size visible; its time is bounded by the batch, not by a reader's patience. */
const ACTIVATION_TIMEOUT_MS = 3_600_000;

/**
 * Makes a written batch visible in one transaction: kept-aside values become current, what several rows decide together
 * (document numbers of payments, what a refund undoes, implausible sums) is set, and the batch is marked active. Gives the
 * number of nodes that changed.
 */
export async function activate(
  graph: Graph,
  sequence: number,
  received: ReceivedPackage,
  written: WrittenBatch,
  facts: Record<string, unknown>,
): Promise<number> {
  return graph.transaction(
    async (run) => {
      const [{ changed } = { changed: 0 }] = await run<{ changed: number }>('apply-changes', { sequence });
      const arrived = await run<{ id: string }>('settle-awaited');
      await paged(run, 'copy-settled', 'payments', [...new Set([...written.settling, ...arrived.map(({ id }) => id)])]);
      await paged(run, 'number-payments', 'lines', [...written.unnumbered]);
      const lines = [...written.lines];
      const codes = new Map(written.codes);
      for (const [query, code] of [
        ['mark-above-parent', 'above-parent'],
        ['mark-before-indicator', 'before-indicator'],
        ['mark-no-parent', 'no-parent'],
      ] as const) {
        const marked = await paged(run, query, 'lines', lines);
        if (marked > 0) codes.set(code, (codes.get(code) ?? 0) + marked);
      }
      await regions(run, sequence, written);
      const activated = await run('activate-batch', {
        sequence,
        facts: { ...facts, nodesChanged: changed, dataQuality: counted(codes), quarantine: counted(written.reasons) },
        files: filesOf(written),
        covers: received.manifest.covers,
      });
      if (activated.length !== 1)
        throw new Conflict(
          'The load was undone by another service before it could be activated.',
          'Load the package again; make sure that only one service loads at a time.',
        );
      return changed;
    },
    { timeoutMs: ACTIVATION_TIMEOUT_MS },
  );
}

async function paged(run: RunQuery, query: string, parameter: string, ids: readonly string[]): Promise<number> {
  let marked = 0;
  for (let from = 0; from < ids.length; from += PAGE) {
    const [row] = await run<{ marked?: number }>(query, { [parameter]: ids.slice(from, from + PAGE) });
    marked += row?.marked ?? 0;
  }
  return marked;
}

async function regions(run: RunQuery, sequence: number, written: WrittenBatch): Promise<void> {
  const derived = [...written.regions].flatMap((code) =>
    regionAncestors(code)
      .slice(0, 1)
      .map((parent) => ({ code, parent })),
  );
  if (derived.length > 0) await run('derive-region-parents', { regions: derived, sequence });
  if (written.parented.size > 0) await run('retire-derived-parents', { codes: [...written.parented], sequence });
}

/** Maps cannot be properties: counts are kept as `code count`. */
function counted(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].map(([code, count]) => `${code} ${count}`).sort();
}

function filesOf(written: WrittenBatch): Record<string, unknown>[] {
  return written.files.map(({ file, totals }, number) => ({
    number,
    path: file.announced.path,
    sha256: file.announced.sha256,
    encoding: file.announced.encoding,
    delimiter: file.announced.delimiter,
    mapping: file.announced.mapping,
    mappingSha256: file.mappingSha256,
    columns: [...file.header],
    ...totals.rowCounts(),
    totals: JSON.stringify(totals.controlColumns()),
  }));
}
