import { join } from 'node:path';
import { Conflict } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { activate, type WrittenFacts } from './activate.js';
import { completePayments } from './complete-payments.js';
import type { PackageStore } from './package-store.js';
import { PaymentSpool } from './payment-spool.js';
import { Touched } from './touched.js';
import type { ProgressPhase } from './words.js';

/** Finds which records are the same movement, among those touched, and writes what follows under the sequence. */
export type Matching = (graph: Graph, sequence: number, touched: AsyncIterable<string>) => Promise<{ merged: number; unconfirmed: number }>;

export type Tell = (phase: ProgressPhase, file: string | null, rows: number) => void;

const HEARTBEAT_MS = 15_000;
const CLEARING_TIMEOUT_MS = 3_600_000;

/** What a batch writes before it is activated; what it has touched and what readers shall know of it. */
export type Written = Omit<WrittenFacts, 'touched' | 'facts'>;

/**
 * The course of every change of the graph: a sequence is taken, rows are written under it where no reader looks, records are matched,
 * and one transaction makes all of it visible. Whatever fails before that is undone.
 */
export class BatchRun {
  constructor(
    protected readonly graph: Graph,
    private readonly store: PackageStore,
    private readonly matching: Matching,
    private readonly now: () => number,
  ) {}

  async run(
    batch: { readonly id: string } & Record<string, unknown>,
    tell: Tell,
    write: (sequence: number, touched: Touched, startedAt: number) => Promise<Written>,
  ): Promise<void> {
    const startedAt = this.now();
    const [begun] = await this.graph.write<{ sequence: number }>('begin-batch', { batch, now: startedAt });
    if (!begun) throw new Conflict('Another service on this database is loading a package.', 'Try again when it is done.');
    const { sequence } = begun;
    // A heartbeat that fails once is no reason to stop: the load itself will notice a database that is gone.
    const heartbeat = setInterval(() => void this.graph.write('load-alive', { sequence, now: Date.now() }).catch(() => undefined), HEARTBEAT_MS).unref();
    const payments = new PaymentSpool(join(this.store.incoming, `${sequence}.payments`));
    const vouchers = new PaymentSpool(join(this.store.incoming, `${sequence}.vouchers`));
    try {
      const touched = new Touched(
        (id) => payments.add(id),
        (id) => vouchers.add(id),
      );
      const written = await write(sequence, touched, startedAt);
      tell('matching', null, 0);
      await completePayments(this.graph, sequence, this.papers(vouchers.ids()), touched);
      const matched = (await this.isMatched(touched)) ? await this.matching(this.graph, sequence, payments.ids()) : { merged: 0, unconfirmed: 0 };
      tell('activating', null, 0);
      const loadedAt = this.now();
      const facts = { ...matched, loadedAt, durationMs: loadedAt - startedAt };
      await this.activate({ id: batch.id, sequence }, { ...written, facts, touched });
    } catch (error) {
      tell('undoing', null, 0);
      // What cannot be undone now (the database is gone) is undone at the next start.
      await this.undo(sequence).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(heartbeat);
      await Promise.all([payments.remove(), vouchers.remove()]);
    }
  }

  /** Of the vouchers and lists that rows name, those that may be there. */
  protected papers(ids: AsyncIterable<string>): AsyncIterable<string> {
    return ids;
  }

  protected async activate(batch: { readonly id: string; readonly sequence: number }, written: WrittenFacts): Promise<void> {
    await activate(this.graph, batch, written);
  }

  /** Takes back what an unfinished batch has written. */
  async undo(sequence: number): Promise<void> {
    const [begun] = await this.graph.write('begin-undo', { sequence });
    if (!begun) return;
    const remove = async (query: string): Promise<number> => {
      const [row] = await this.graph.writeInBatches<{ removed: number }>(query, { sequence }, { timeoutMs: CLEARING_TIMEOUT_MS });
      return row?.removed ?? 0;
    };
    // Once more until nothing is found: what a killed process had already handed over for committing can arrive meanwhile.
    while ((await remove('undo-edges')) + (await remove('undo-nodes')) > 0);
    await this.graph.write('undo-batch', { sequence });
    await this.graph.write('drop-empty-ledger');
  }

  /** Records of one system are never the same movement: while the ledger knows only one there is nothing to match. */
  private async isMatched(touched: Touched): Promise<boolean> {
    if (touched.systems.size === 0 && !touched.relinked) return false;
    const known = await this.graph.read<{ system: string }>('ledger-systems');
    return new Set([...known.map(({ system }) => system), ...touched.systems]).size > 1;
  }
}
