import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadQuestion, Conflict, NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { Identity } from '../model/identity.js';
import { activate } from './activate.js';
import { batchView, type BatchRow } from './batch-view.js';
import { currentDataVersion } from './data-version.js';
import type { BatchListView, BatchView, LoadProgress, LoadReport, QuarantineView, SourceRowView } from './intake.shapes.js';
import { BatchLoad } from './load-batch.js';
import { openPackage, type LoadSource } from './package-source.js';
import { PackageStore } from './package-store.js';
import { shanghaiDay } from './parse-date.js';
import { openManifest, receivePackage, refuse, type OpenedPackage, type ReceivedPackage } from './receive-package.js';
import { SourceRows } from './source-rows.js';
import type { ProgressPhase } from './words.js';

export interface IntakeOptions {
  readonly dataDir: string;
  /** Epoch ms; the day of the load decides which dates lie ahead. */
  readonly now?: () => number;
}

export interface LoadOptions {
  /** Told after every few thousand rows. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
}

/** A load of another service on the same database that has not been heard of for so long is taken for dead. */
const SILENT_MS = 300_000;
const HEARTBEAT_MS = 15_000;
const CLEARING_TIMEOUT_MS = 3_600_000;
const BATCHES_MAX = 1_000;
const PAGE_DEFAULT = 100;
const PAGE_MAX = 1_000;

/**
 * Loads packages: all of one or nothing. While rows are written nobody sees them, because readers ask for batches up to the
 * newest active sequence; one last transaction makes them visible. Whatever ends a load earlier is undone, at once or, after a
 * crash, by `recover` at the next start.
 */
export class IntakeService {
  private readonly store: PackageStore;
  private readonly sources: SourceRows;
  private readonly loader: string;
  private readonly now: () => number;
  private busy: Promise<unknown> | undefined;
  private closing = false;

  constructor(
    private readonly graph: Graph,
    private readonly options: IntakeOptions,
  ) {
    this.store = new PackageStore(options.dataDir);
    this.sources = new SourceRows(graph, this.store);
    this.loader = instanceId(options.dataDir);
    this.now = options.now ?? Date.now;
  }

  /**
   * Loads a package from a folder or a `.zip`.
   * @throws BadPackage with every fault found, Conflict while another load runs or demo data is in the way; the graph is then as before.
   */
  async load(source: LoadSource, options: LoadOptions = {}): Promise<LoadReport> {
    return this.alone('A load is in progress.', async () => {
      await this.undoUnfinished();
      const files = await openPackage(source);
      try {
        const opened = await openManifest(files);
        const known = await this.alreadyLoaded(opened);
        if (known) return known;
        await this.checkLedger(opened);
        const total = opened.manifest.files.reduce((sum, file) => sum + file.rows, 0);
        const received = await receivePackage(files, opened, this.store, this.teller('checking', total, options));
        return await this.loadReceived(received, total, options);
      } catch (error) {
        await this.sweep().catch(() => undefined);
        throw error;
      } finally {
        await files.close();
      }
    });
  }

  /** At boot: undoes a load that a crash interrupted, finishes a removal, and frees what no batch names. */
  async recover(): Promise<void> {
    await this.alone('A load is in progress.', async () => {
      await this.undoUnfinished();
      const [state] = await this.graph.read<LedgerState>('ledger-state');
      if (state && state.removing > 0) await this.clear();
      await this.sweep();
    });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.ledger()).active === 0;
  }

  async hasDemo(): Promise<boolean> {
    return (await this.ledger()).demo > 0;
  }

  /** Takes the demo data out; afterwards the graph is empty and the next batch is the first. */
  async removeDemo(): Promise<void> {
    await this.alone('A load is in progress.', async () => {
      const state = await this.ledger();
      if (state.demo === 0) throw new Conflict('There is no demo data in the graph.', 'Nothing needs to be removed.');
      await this.graph.write('begin-removal');
      await this.clear();
    });
  }

  async batches(): Promise<BatchListView> {
    const rows = await this.graph.read<BatchRow>('batches', { id: null, limit: BATCHES_MAX });
    return { batches: rows.map(batchView), total: rows[0]?.total ?? 0 };
  }

  async batch(id: string): Promise<BatchView> {
    const [row] = await this.graph.read<BatchRow>('batches', { id, limit: 1 });
    if (!row) throw new NotFound(`No batch is named ${id}.`, 'GET /api/loads lists the batches.', { id });
    return batchView(row);
  }

  async quarantine(batchId: string, question: { limit?: number | undefined; cursor?: string | undefined } = {}): Promise<QuarantineView> {
    const batch = await this.batch(batchId);
    const limit = Math.min(question.limit ?? PAGE_DEFAULT, PAGE_MAX);
    const after = question.cursor === undefined ? 0 : Number(question.cursor);
    if (!Number.isSafeInteger(after) || after < 0)
      throw new BadQuestion('cursor', 'The cursor is none that this service has given.', 'Leave it out for the first page.');
    return this.sources.quarantined(batchId, batch.rows.quarantined, after, limit);
  }

  /** Opens the row behind a figure from the stored bytes, personal columns masked. `source` is `<batch>/<file>/<line>`. */
  async sourceRow(source: string): Promise<SourceRowView> {
    return this.sources.open(source);
  }

  /** Ends a running load, which is undone, and takes no other. */
  async close(): Promise<void> {
    this.closing = true;
    await this.busy?.catch(() => undefined);
  }

  private async loadReceived(received: ReceivedPackage, total: number, options: LoadOptions): Promise<LoadReport> {
    const { manifest } = received;
    const identity = Identity.open(this.options.dataDir);
    const startedAt = this.now();
    await this.graph.write('open-ledger', { currency: manifest.currency, identity: identity.fingerprint });
    const [begun] = await this.graph.write<{ sequence: number }>('begin-batch', { batch: this.batchFacts(received), now: startedAt });
    if (!begun) throw new Conflict('Another service on this database is loading a package.', 'Try again when it is done.');
    const { sequence } = begun;
    // A heartbeat that fails once is no reason to stop: the load itself will notice a database that is gone.
    const heartbeat = setInterval(() => void this.graph.write('load-alive', { sequence, now: Date.now() }).catch(() => undefined), HEARTBEAT_MS).unref();
    try {
      const days = { today: shanghaiDay(startedAt), from: manifest.period.from, to: manifest.period.to };
      const tell = this.teller('writing', total, options);
      const load = new BatchLoad(this.graph, { id: manifest.id, sequence }, { identity, sourceSystem: manifest.sourceSystem, days }, async (file, rows) =>
        tell(file, rows),
      );
      const written = await load.write(received);
      const faults = written.files.flatMap(({ totals }) => totals.faults());
      if (faults.length > 0) throw new Error(`Rows were lost between reading and writing: ${faults.map(({ reason }) => reason).join('; ')}`);
      options.onProgress?.({ phase: 'activating', file: null, rows: total, rowsTotal: total });
      const { nodesCreated, edgesCreated } = written;
      await activate(this.graph, sequence, received, written, { nodesCreated, edgesCreated, loadedAt: this.now(), durationMs: this.now() - startedAt });
    } catch (error) {
      options.onProgress?.({ phase: 'undoing', file: null, rows: 0, rowsTotal: total });
      // With the database gone this fails too; then `recover` or the next load does it.
      await this.undo(sequence).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
    return this.report('loaded', await this.batch(manifest.id));
  }

  private batchFacts({ manifest, sha256, manifestSha256 }: ReceivedPackage): Record<string, unknown> {
    const { id, title, sourceSystem, mode, currency, demo, period } = manifest;
    return { id, title, sourceSystem, mode, currency, demo, periodFrom: period.from, periodTo: period.to, sha256, manifestSha256, loader: this.loader };
  }

  private async alreadyLoaded({ manifest, sha256 }: OpenedPackage): Promise<LoadReport | undefined> {
    const found = await this.graph.read<{ id: string; sha256: string }>('batch-by-digest', { id: manifest.id, sha256 });
    const same = found.find((batch) => batch.sha256 === sha256);
    if (same) return this.report('already-loaded', await this.batch(same.id));
    if (found.length > 0) {
      throw new Conflict(
        `A batch named ${manifest.id} has been loaded with other content.`,
        'Give the package an id of its own in manifest.yaml; what was loaded stays as it is.',
        { id: manifest.id },
      );
    }
    return undefined;
  }

  private async checkLedger({ manifest, manifestFile }: OpenedPackage): Promise<void> {
    const state = await this.ledger();
    if (manifest.demo && state.active > 0)
      throw new Conflict(
        'Demo data is loaded only into an empty graph; this one holds other batches.',
        'Start a service with an empty data folder (DATA_DIR) for the demo.',
      );
    if (!manifest.demo && state.demo > 0)
      throw new Conflict(
        'The graph holds the demo data; real data is never mixed with it.',
        'Remove the demo data first (POST /api/demo/remove, or the button in the 示例数据 band) and load the package again.',
        { demo: true },
      );
    if (state.currency !== null && state.currency !== manifest.currency)
      refuse([manifestFile.fault(['currency'], `the graph counts in ${state.currency}, the package in ${manifest.currency}: one graph holds one currency`)]);
    const { fingerprint } = Identity.open(this.options.dataDir);
    if (state.identity !== null && state.identity !== fingerprint) {
      throw new Conflict(
        'The identity key in the data folder is not the one with which this graph was loaded.',
        'Restore identity.key of the data folder that belongs to this database; with another key every account and person would get a second id.',
      );
    }
  }

  private async undoUnfinished(): Promise<void> {
    const unfinished = await this.graph.read<{ id: string; sequence: number; loader: string; aliveAt: number }>('unfinished-batches');
    for (const { id, sequence, loader, aliveAt } of unfinished) {
      if (loader !== this.loader && Date.now() - aliveAt < SILENT_MS)
        throw new Conflict(`Another service on this database is loading ${id}.`, 'Try again when it is done.', { id });
      await this.undo(sequence);
    }
  }

  private async undo(sequence: number): Promise<void> {
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

  private async clear(): Promise<void> {
    for (const query of ['clear-edges', 'clear-nodes']) await this.graph.writeInBatches(query, {}, { timeoutMs: CLEARING_TIMEOUT_MS });
    await this.sweep();
  }

  private async sweep(): Promise<void> {
    const kept = await this.graph.read<{ sha256: string | null }>('stored-digests');
    this.store.sweep(new Set(kept.flatMap(({ sha256 }) => sha256 ?? [])));
  }

  private async ledger(): Promise<LedgerState> {
    const [state] = await this.graph.read<LedgerState>('ledger-state');
    return state ?? { active: 0, demo: 0, removing: 0, currency: null, identity: null };
  }

  private async report(outcome: LoadReport['outcome'], batch: BatchView): Promise<LoadReport> {
    const { rows } = batch;
    const message =
      outcome === 'already-loaded'
        ? `This package was loaded before as ${batch.id}; nothing was changed.`
        : `${batch.id}: ${rows.announced} rows announced = ${rows.loaded} loaded + ${rows.unchanged} unchanged + ${rows.quarantined} quarantined + ${rows.skipped} skipped.`;
    return { outcome, message, batch, dataVersion: await currentDataVersion(this.graph) };
  }

  private teller(phase: ProgressPhase, rowsTotal: number, { onProgress }: LoadOptions): (file: string, rows: number) => void {
    let done = 0;
    return (file, rows) => {
      if (this.closing) throw new Conflict('The service is stopping; the load was ended and undone.', 'Load the package again when the service runs.');
      done += rows;
      onProgress?.({ phase, file, rows: done, rowsTotal });
    };
  }

  private async alone<R>(reason: string, work: () => Promise<R>): Promise<R> {
    if (this.closing) throw new Conflict('The service is stopping.', 'Try again when it runs.');
    if (this.busy) throw new Conflict(reason, 'One load at a time: try again when it is done.');
    const running = work();
    this.busy = running;
    try {
      return await running;
    } finally {
      this.busy = undefined;
    }
  }
}

interface LedgerState extends Record<string, unknown> {
  readonly active: number;
  readonly demo: number;
  readonly removing: number;
  readonly currency: string | null;
  readonly identity: string | null;
}

/** Tells the loads of this data folder from those of another service on the same database. */
function instanceId(dataDir: string): string {
  const path = join(dataDir, 'instance.id');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, `${randomUUID()}\n`, { mode: 0o600 });
  }
  return readFileSync(path, 'utf8').trim();
}
