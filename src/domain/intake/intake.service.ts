import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadQuestion, Conflict, GraphUnavailable, NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { Identity } from '../model/identity.js';
import { BatchRun, type Matching, type Written } from './batch-run.js';
import { BulkRun, type TellStep } from './bulk/bulk-run.js';
import type { NewStore } from './bulk/new-store.js';
import { batchView, messageOf, type BatchRow } from './batch-view.js';
import { currentDataVersion } from './data-version.js';
import type { BatchListView, BatchView, LoadProgress, LoadReport, QuarantineView, QueueView, SourceRowView } from './intake.shapes.js';
import { Ledger } from './ledger.js';
import { BatchLoad, filesOf } from './load-batch.js';
import { LoadQueue } from './load-queue.js';
import { openPackage, type LoadSource } from './package-source.js';
import { PackageStore } from './package-store.js';
import { shanghaiDay } from './parse-date.js';
import { Quarantine, type QuarantineAsked, type QuarantineTable } from './quarantine.js';
import type { MappedRows } from './mapped-rows.js';
import { openManifest, receivePackage, type OpenedPackage, type ReceivedFile, type ReceivedPackage } from './receive-package.js';
import { Replay } from './replay.js';
import { SourceRows } from './source-rows.js';
import { StoredRows } from './stored-rows.js';
import { contradictions, replacement, storedBatchOf, withdrawal } from './superseding.js';
import { tellerOf, type Teller } from './teller.js';

export interface IntakeOptions {
  readonly dataDir: string;
  /** Epoch ms; the day of the load decides which dates lie ahead. */
  readonly now?: () => number;
  /** How records of several systems are brought together. */
  readonly matching?: Matching;
  /** Told after each change of the graph, before its caller is: what is kept beside the record comes to the newest batch. */
  readonly changed?: () => Promise<void> | undefined;
}

export interface LoadOptions {
  /** Told after every few thousand rows. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** What the queue calls this load while it waits. */
  readonly name?: string | undefined;
}

/** A first load in bulk: the store to be made, and who is told when a step is done. */
export interface InBulk {
  readonly store: NewStore;
  readonly tell: TellStep;
  /** Who reads and maps the rows, if it is to be done beside deciding and writing them. */
  readonly rows?: MappedRows<ReceivedFile>;
}

/** A load of another service on the same database that has not been heard of for so long is taken for dead. */
const SILENT_MS = 300_000;
const CLEARING_TIMEOUT_MS = 3_600_000;
const BATCHES_MAX = 1_000;
const PAGE_DEFAULT = 100;
const PAGE_MAX = 1_000;

/**
 * Changes the graph, all of a batch or nothing, one batch at a time: loads packages, takes batches back, keeps decisions. While rows are
 * written nobody sees them, because readers ask for batches up to the newest active sequence; one last transaction makes them visible.
 * Whatever ends a batch earlier is undone, at once or, after a crash, by `recover` at the next start.
 */
export class IntakeService {
  private readonly store: PackageStore;
  private readonly ledger: Ledger;
  private readonly sources: SourceRows;
  private readonly quarantined: Quarantine;
  private readonly loader: string;
  private readonly now: () => number;
  private readonly queue: LoadQueue;
  private readonly batchRun: BatchRun;
  private readonly matching: Matching;

  constructor(
    private readonly graph: Graph,
    private readonly options: IntakeOptions,
  ) {
    this.store = new PackageStore(options.dataDir);
    this.ledger = new Ledger(graph, options.dataDir);
    this.sources = new SourceRows(graph, this.store);
    this.quarantined = new Quarantine(graph, this.store, this.sources);
    this.loader = instanceId(options.dataDir);
    this.now = options.now ?? Date.now;
    this.queue = new LoadQueue(this.now);
    this.matching = options.matching ?? (async () => ({ merged: 0, unconfirmed: 0 }));
    this.batchRun = new BatchRun(graph, this.store, this.matching, this.now);
  }

  /**
   * Loads a package from a folder or a `.zip`, when the loads before it are done.
   * @throws BadPackage with every fault found, Conflict where demo data is in the way or too many loads wait; the graph is then as before.
   */
  async load(source: LoadSource, options: LoadOptions = {}): Promise<LoadReport> {
    return this.loadPackage(source, options, undefined);
  }

  /**
   * The same for the first package of an empty graph, many times as fast: its rows go into a new store, on which the database then is.
   * @throws Conflict where the graph is not empty, and what `load` throws; the graph is then as before.
   */
  async loadFirst(source: LoadSource, bulk: InBulk, options: LoadOptions = {}): Promise<LoadReport> {
    return this.loadPackage(source, options, undefined, bulk);
  }

  /**
   * Takes a batch back by a new one: what only it said is retired, what it corrected or replaced counts again, and what others said as
   * well stays. A withdrawal is taken back the same way. Earlier data versions still show the batch.
   * @throws NotFound, Conflict where the batch is withdrawn already or was made by a decision
   */
  async withdraw(given: string, options: LoadOptions = {}): Promise<LoadReport> {
    return this.inTurn(`withdraw ${given}`, options, async (progress) => {
      await this.undoUnfinished();
      const target = await this.batch(given);
      const { id } = target;
      if (target.withdrawnBy !== null)
        throw new Conflict(`${id} was withdrawn by ${target.withdrawnBy}.`, `To bring it back, withdraw ${target.withdrawnBy}.`, { id });
      if (target.mode === 'review')
        throw new Conflict(`${id} holds a decision that a person took.`, 'Decide the other way where the decision was taken.', { id });
      const stored = this.storedRows();
      const all = await stored.batches();
      const { rows, counting, restored, withdrawn } = withdrawal(await this.chainOf(target), all);
      const total = counting.reduce((sum, batch) => sum + batch.files.reduce((files, file) => files + file.announced, 0), 0);
      const name = await this.freeId(`withdraw-${id}`);
      const facts = { ...this.ownFacts(name, 'withdraw', `${target.title} · withdrawn`, target.currency), demo: target.demo, withdraws: id };
      const tell = progress(total);
      await this.batchRun
        .run(facts, tell.at, async (sequence, touched) => {
          const replay = new Replay(this.graph, stored, { id: name, sequence }, touched);
          const aside = await replay.run(rows, counting, tell.comparing);
          return { codes: new Map(), reasons: contradictions(aside), files: [], covers: [], withdrawn: [{ id, by: name }, ...withdrawn], restored };
        })
        .catch(sayHowToGoOn);
      return this.report('loaded', await this.batch(name));
    });
  }

  /**
   * Keeps what a person decided, as a batch of its own, so that every change of the graph has a data version. `write` stores the decision
   * under the sequence and tells the payments whose matches it concerns.
   */
  async review(title: string, write: (sequence: number, touch: (payment: string, system: string) => void) => Promise<void>): Promise<BatchView> {
    return this.inTurn(title, {}, async (progress) => {
      await this.undoUnfinished();
      const { currency, demo } = await this.ledger.state();
      const name = await this.freeId('review');
      const facts = { ...this.ownFacts(name, 'review', title, currency ?? 'CNY'), demo: demo > 0 };
      await this.batchRun.run(facts, progress(0).at, async (sequence, touched) => {
        await write(sequence, (payment, system) => touched.again(payment, system));
        return { codes: new Map(), reasons: new Map(), files: [], covers: [] };
      });
      return this.batch(name);
    });
  }

  /** Loads in progress and waiting, in the order in which they are done. */
  queued(): QueueView {
    return this.queue.view();
  }

  /** At boot: undoes a load that a crash interrupted, finishes a removal, and frees what no batch names. */
  async recover(): Promise<void> {
    await this.inTurn('recover', {}, async () => {
      await this.undoUnfinished();
      if ((await this.ledger.state()).removing > 0) await this.clear();
      await this.sweep();
    });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.ledger.state()).active === 0;
  }

  async hasDemo(): Promise<boolean> {
    return (await this.ledger.state()).demo > 0;
  }

  /** Takes the demo data out; afterwards the graph is empty and the next batch is the first. */
  async removeDemo(): Promise<void> {
    await this.inTurn('remove the demo data', {}, async () => {
      const state = await this.ledger.state();
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

  /** Rows set aside, in the order in which they were read. */
  async quarantine(batchId: string, question: QuarantineAsked = {}): Promise<QuarantineView> {
    await this.batch(batchId);
    const after = question.cursor === undefined ? 0 : Number(question.cursor);
    if (!Number.isSafeInteger(after) || after < 0)
      throw new BadQuestion('cursor', 'The cursor is none that this service has given.', 'Leave it out for the first page.');
    return this.quarantined.page(batchId, { ...question, after, limit: Math.min(question.limit ?? PAGE_DEFAULT, PAGE_MAX) });
  }

  /** The open quarantined rows of one file as a table to be corrected: `#line`, `#column`, `#reason`, `#detail`, then the file's own columns, masked. */
  async quarantineTable(batchId: string, file?: string): Promise<QuarantineTable> {
    await this.batch(batchId);
    return this.quarantined.table(batchId, file);
  }

  /**
   * Takes such a table back, corrected, as a package of its own under the mapping that read the rows first. Cells left as they were
   * masked keep what stood there. Rows that are left out stay open.
   */
  async correctQuarantine(batchId: string, table: string, file: string | undefined, options: LoadOptions = {}): Promise<LoadReport> {
    const batch = await this.batch(batchId);
    const name = await this.freeId(`${batchId}-corrected`);
    const { folder, corrected } = await this.quarantined.correctedPackage(batch, table, file, name, join(this.store.incoming, randomUUID()));
    try {
      return await this.loadPackage({ folder }, { name, ...options }, corrected);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Opens the row behind a figure from the stored bytes, personal columns masked. `source` is `<batch>/<file>/<line>`. */
  async sourceRow(source: string): Promise<SourceRowView> {
    return this.sources.open(source);
  }

  /** Ends a running load, which is undone, and takes no other. */
  async close(): Promise<void> {
    await this.queue.close();
  }

  private async loadPackage(source: LoadSource, options: LoadOptions, corrected: Written['corrected'] | undefined, bulk?: InBulk): Promise<LoadReport> {
    return this.inTurn(options.name ?? nameOf(source), options, async (progress) => {
      await this.undoUnfinished();
      const files = await openPackage(source);
      try {
        const opened = await openManifest(files);
        const known = await this.alreadyLoaded(opened);
        if (known) return known;
        if (bulk) await this.ledger.requireNothing();
        await this.ledger.check(opened);
        const tell = progress(opened.manifest.files.reduce((sum, file) => sum + file.rows, 0));
        const startedAt = performance.now();
        const received = await receivePackage(files, opened, this.store, tell.checking);
        bulk?.tell('checked', performance.now() - startedAt, `${received.files.reduce((sum, { announced }) => sum + announced.rows, 0)} rows`);
        return await this.loadReceived(received, tell, corrected, bulk);
      } catch (error) {
        await this.sweep().catch(() => undefined);
        throw error;
      } finally {
        await files.close();
      }
    });
  }

  private async loadReceived(received: ReceivedPackage, tell: Teller, corrected: Written['corrected'] | undefined, bulk?: InBulk): Promise<LoadReport> {
    const { manifest } = received;
    const identity = Identity.open(this.options.dataDir);
    await this.graph.write('open-ledger', { currency: manifest.currency, identity: identity.fingerprint });
    const facts = { ...this.batchFacts(received), ...(corrected ? { corrects: corrected.batch } : {}) };
    const inBulk = bulk && new BulkRun(this.graph, this.store, this.matching, this.now, bulk.store, bulk.tell, bulk.rows);
    await (inBulk ?? this.batchRun)
      .run(facts, tell.at, async (sequence, touched, startedAt) => {
        const batch = { id: manifest.id, sequence };
        const days = { today: shanghaiDay(startedAt), from: manifest.period.from, to: manifest.period.to };
        const context = { identity, sourceSystem: manifest.sourceSystem, days, corrects: manifest.mode !== 'append', touched };
        const onRows = async (file: string, rows: number): Promise<void> => tell.writing(file, rows);
        const write = inBulk ? inBulk.write(received, batch, context, onRows) : new BatchLoad(this.graph, batch, context, onRows).write(received);
        const { files, codes, reasons: found } = await write;
        const faults = files.flatMap(({ totals }) => totals.faults());
        if (faults.length > 0) throw new Error(`Rows were lost between reading and writing: ${faults.map(({ reason }) => reason).join('; ')}`);
        const reasons = new Map(found);
        if (manifest.mode === 'replace') {
          const stored = this.storedRows();
          const { rows, counting } = replacement(storedBatchOf(received, sequence, startedAt), await stored.batches());
          const number = [...found.values()].reduce((sum, count) => sum + count, 0);
          const aside = await new Replay(this.graph, stored, batch, touched).run(rows, counting, tell.comparing, number);
          if (aside > 0) reasons.set('different-content', (reasons.get('different-content') ?? 0) + aside);
        }
        return { codes, reasons, files: filesOf(files), covers: manifest.covers, ...(corrected ? { corrected } : {}) };
      })
      .catch(sayHowToGoOn);
    return this.report('loaded', await this.batch(manifest.id));
  }

  /** A batch, what it withdraws, what that withdraws, down to a package. */
  private async chainOf(target: BatchView): Promise<[BatchView, ...BatchView[]]> {
    const chain: [BatchView, ...BatchView[]] = [target];
    for (let next = target.withdraws; next !== null; next = chain.at(-1)!.withdraws) chain.push(await this.batch(next));
    return chain;
  }

  private storedRows(): StoredRows {
    return new StoredRows(this.graph, this.store, Identity.open(this.options.dataDir));
  }

  private batchFacts({ manifest, sha256, manifestSha256 }: ReceivedPackage): { id: string } & Record<string, unknown> {
    const { id, title, sourceSystem, mode, currency, demo, period } = manifest;
    return { id, title, sourceSystem, mode, currency, demo, periodFrom: period.from, periodTo: period.to, sha256, manifestSha256, loader: this.loader };
  }

  /** Facts of a batch that no package brings. */
  private ownFacts(id: string, mode: 'withdraw' | 'review', title: string, currency: string): { id: string } & Record<string, unknown> {
    return {
      id,
      title,
      sourceSystem: 'yuanliu',
      mode,
      currency,
      sha256: createHash('sha256').update(`${id} ${this.now()}`).digest('hex'),
      loader: this.loader,
    };
  }

  /** `name`, or with the first number behind it that makes it free. */
  private async freeId(name: string): Promise<string> {
    const taken = new Set((await this.graph.read<{ id: string }>('batch-ids', { prefix: name })).map(({ id }) => id));
    let id = name;
    for (let number = 2; taken.has(id); number += 1) id = `${name}-${number}`;
    return id;
  }

  private async alreadyLoaded({ manifest, sha256 }: OpenedPackage): Promise<LoadReport | undefined> {
    const found = await this.graph.read<{ id: string; sha256: string }>('batch-by-digest', { id: manifest.id, sha256 });
    const same = found.find((batch) => batch.sha256 === sha256);
    if (same) {
      const batch = await this.batch(same.id);
      if (batch.withdrawnBy === null) return this.report('already-loaded', batch);
      throw new Conflict(
        `This package was loaded as ${batch.id} and withdrawn by ${batch.withdrawnBy}.`,
        `To bring it back, withdraw ${batch.withdrawnBy}; to load it as a new batch, give it an id of its own in manifest.yaml.`,
        { id: batch.id },
      );
    }
    if (found.length > 0) {
      throw new Conflict(
        `A batch named ${manifest.id} has been loaded with other content.`,
        'Give the package an id of its own in manifest.yaml; what was loaded stays as it is.',
        { id: manifest.id },
      );
    }
    return undefined;
  }

  private async undoUnfinished(): Promise<void> {
    const unfinished = await this.graph.read<{ id: string; sequence: number; loader: string; aliveAt: number }>('unfinished-batches');
    for (const { id, sequence, loader, aliveAt } of unfinished) {
      if (loader !== this.loader && Date.now() - aliveAt < SILENT_MS)
        throw new Conflict(`Another service on this database is loading ${id}.`, 'Try again when it is done.', { id });
      await this.batchRun.undo(sequence);
    }
  }

  private async clear(): Promise<void> {
    // Findings first: what was found must not be read while what it was found in is going.
    for (const query of ['forget-findings', 'clear-edges', 'clear-nodes']) await this.graph.writeInBatches(query, {}, { timeoutMs: CLEARING_TIMEOUT_MS });
    await this.sweep();
  }

  private async sweep(): Promise<void> {
    const kept = await this.graph.read<{ sha256: string | null }>('stored-digests');
    this.store.sweep(new Set(kept.flatMap(({ sha256 }) => sha256 ?? [])));
  }

  private async report(outcome: LoadReport['outcome'], batch: BatchView): Promise<LoadReport> {
    return { outcome, message: messageOf(outcome, batch), batch, dataVersion: await currentDataVersion(this.graph) };
  }

  /** Does `work` when its turn has come; `progress` gives it the ways to tell how far it is, for a number of rows. */
  private async inTurn<R>(name: string, { onProgress }: LoadOptions, work: (progress: (rowsTotal: number) => Teller) => Promise<R>): Promise<R> {
    const told = (progress: LoadProgress): void => onProgress?.(progress);
    return this.queue.inTurn(
      name,
      async (tell) => {
        const result = await work((rowsTotal) =>
          tellerOf(rowsTotal, (progress) => {
            if (this.queue.isClosing && progress.phase !== 'undoing')
              throw new Conflict('The service is stopping; the load was ended and undone.', 'Load the package again when the service runs.');
            tell(progress);
            told(progress);
          }),
        );
        await this.options.changed?.();
        return result;
      },
      (place) => told({ phase: 'waiting', file: null, rows: place, rowsTotal: 0 }),
    );
  }
}

/** Without its database a batch cannot be undone at once: whatever comes next does so, unless it was published already. */
function sayHowToGoOn(error: unknown): never {
  if (!(error instanceof GraphUnavailable)) throw error;
  const hint = 'Do it again when the database answers: what is not yet published is undone first, and what is published is not done twice.';
  throw new GraphUnavailable(error.message, hint, error.facts, error);
}

function nameOf(source: LoadSource): string {
  return 'made' in source ? source.made.name : basename('zip' in source ? source.zip : source.folder);
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
