import type { Graph } from '../../graph/graph.js';
import { Gatherer } from './gather.js';
import { matchRecords } from './match-records.js';
import type { PairDecision } from './money-record.js';
import { changeOf, moneyRecord, type RecordChange } from './stored-record.js';

export interface Merged {
  /** Records that are no longer payments of their own, since they observe one. */
  readonly merged: number;
  /** Of these, records on which a person has to decide. */
  readonly unconfirmed: number;
}

/** Touched records looked at together; with what has to do with them a block of some tens of thousands. */
const PAGE = 5_000;
const CHANGES_A_TRANSACTION = 1_000;
/** Records remembered as done, so that a block is not read again for each record in it. */
const DONE_MAX = 300_000;

/**
 * Brings records of several systems together that are the same movement of money, among everything that some touched records have to
 * do with, and writes what follows under the sequence, where no reader looks yet. Loads call it after their rows are written and before
 * they are activated; what it finds already so it leaves alone.
 */
export async function runMatching(graph: Graph, sequence: number, touched: AsyncIterable<string> | Iterable<string>): Promise<Merged> {
  const decisions = await graph.read<PairDecision & Record<string, unknown>>('match-decisions');
  const run = new MatchingRun(graph, sequence, decisions);
  for await (const id of touched) await run.take(id);
  for await (const { id } of graph.stream<{ id: string }>('relinked-records', { sequence })) await run.take(id);
  return run.finish();
}

class MatchingRun {
  private readonly gatherer: Gatherer;
  private readonly done = new Set<string>();
  private page = new Set<string>();
  private merged = 0;
  private unconfirmed = 0;

  constructor(
    private readonly graph: Graph,
    private readonly sequence: number,
    private readonly decisions: readonly PairDecision[],
  ) {
    this.gatherer = new Gatherer(graph, decisions);
  }

  async take(id: string): Promise<void> {
    if (this.done.has(id)) return;
    this.page.add(id);
    if (this.page.size >= PAGE) await this.matchPage();
  }

  async finish(): Promise<Merged> {
    if (this.page.size > 0) await this.matchPage();
    return { merged: this.merged, unconfirmed: this.unconfirmed };
  }

  private async matchPage(): Promise<void> {
    const ids = [...this.page];
    this.page = new Set();
    const { records, accounts } = await this.gatherer.gather(ids);
    const current = [...records.values()].filter((record) => record.current);
    const relevant = this.decisions.filter(({ record }) => records.has(record));
    const paid: RecordChange[] = [];
    const observed: RecordChange[] = [];
    const promoted: string[] = [];
    for (const wanted of matchRecords(
      current.map((record) => moneyRecord(record, accounts)),
      relevant,
    )) {
      const stored = records.get(wanted.id)!;
      const change = changeOf(stored, wanted);
      if (!change) continue;
      (stored.observed ? observed : paid).push(change);
      if (stored.observed && change.type === 'PAID') promoted.push(stored.id);
      if (!stored.observed && change.type === 'OBSERVED') {
        this.merged += 1;
        if (wanted.unconfirmed) this.unconfirmed += 1;
      }
    }
    await this.write('rewrite-payments', paid);
    await this.write('rewrite-observations', observed);
    await this.complete(
      promoted.map((id) => records.get(id)!.values.indicator).filter((line) => line !== null),
      promoted,
    );
    for (const id of [...ids, ...records.keys()]) this.done.add(id);
    for (const id of this.done) {
      if (this.done.size <= DONE_MAX) break;
      this.done.delete(id);
    }
  }

  private async write(query: 'rewrite-payments' | 'rewrite-observations', changes: RecordChange[]): Promise<void> {
    changes.sort((one, other) => (one.id < other.id ? -1 : 1));
    for (let from = 0; from < changes.length; from += CHANGES_A_TRANSACTION) {
      const page = changes.slice(from, from + CHANGES_A_TRANSACTION);
      const [row] = await this.graph.write<{ written: number }>(query, { changes: page, sequence: this.sequence });
      if (row?.written !== page.length)
        throw new Error(`${page.length} records were to be rewritten, ${row?.written ?? 0} were: one is not what it was when read`);
    }
  }

  /** What is a payment again takes what payments take from their lines and from what they undo: nobody copied it to an observation. */
  private async complete(lines: readonly string[], payments: readonly string[]): Promise<void> {
    for (let from = 0; from < lines.length; from += CHANGES_A_TRANSACTION)
      await this.graph.write('number-payments', { lines: lines.slice(from, from + CHANGES_A_TRANSACTION) });
    for (let from = 0; from < payments.length; from += CHANGES_A_TRANSACTION)
      await this.graph.write('copy-settled', { payments: payments.slice(from, from + CHANGES_A_TRANSACTION) });
  }
}
