import { statSync } from 'node:fs';
import { freemem } from 'node:os';
import type { Graph } from '../../../graph/graph.js';
import { activateWith, ACTIVATION_TIMEOUT_MS, type WrittenFacts } from '../activate.js';
import { BatchRun, type Matching } from '../batch-run.js';
import { BatchLoad, type WrittenBatch } from '../load-batch.js';
import { mappedRows, type MappedRows } from '../mapped-rows.js';
import type { PackageStore } from '../package-store.js';
import type { ReceivedFile, ReceivedPackage } from '../receive-package.js';
import { BulkWriter, type BulkFiles } from './bulk-writer.js';
import type { NewStore } from './new-store.js';

/** Told when a step ends: what it was, how long it took, and what it came to. */
export type TellStep = (step: 'checked' | 'mapped' | 'imported' | 'indexed' | 'completed' | 'activated', ms: number, facts: string) => void;

type LoadArguments = ConstructorParameters<typeof BatchLoad>;

/** Nothing waits for a round trip here; what is made of so few rows is gone before the collector of the heap has to carry it along. */
const CHUNK_ROWS = 200;
/** Nodes and edges that no file could hold are few; so many a transaction. */
const PAGE = 2_000;
/** Share of the free memory that ids and values of a load may take; the heap and the database need the rest. */
const MEMORY_SHARE = 0.5;
/** The store with its indexes, against the files it is made from (measured 3.0), and a log of fixed size. */
const STORE_FACTOR = 3.5;
const LOG_BYTES = 300e6;
/** Files and store together against the package (measured 8.8 for narrow rows, less for wide ones), before anything is known of its rows. */
const PACKAGE_FACTOR = 9;

/**
 * The course of the first load of an empty graph: that of any other, only that its rows go into a new store, to which the database
 * changes once they are there. Nobody reads that store before it is kept, so activation may commit page by page.
 */
export class BulkRun extends BatchRun {
  private writer: BulkWriter | undefined;

  constructor(
    graph: Graph,
    private readonly packages: PackageStore,
    matching: Matching,
    now: () => number,
    private readonly newStore: NewStore,
    private readonly tell: TellStep,
    private readonly rows: MappedRows<ReceivedFile> = mappedRows,
  ) {
    super(graph, packages, matching, now);
  }

  /** Reads and decides the rows, as any load does, and imports what they add. */
  async write(received: ReceivedPackage, batch: LoadArguments[1], context: LoadArguments[2], onRows: LoadArguments[3]): Promise<WrittenBatch> {
    const { sequence } = batch;
    const delivered = received.files.reduce((sum, { announced }) => sum + statSync(this.packages.path(announced.sha256)).size, 0);
    this.newStore.requireRoom(delivered * PACKAGE_FACTOR + LOG_BYTES);
    const writer = (this.writer = new BulkWriter(this.newStore.folder, batch, Math.floor(freemem() * MEMORY_SHARE)));
    const [taken] = await this.graph.read<{ ledger: object; batch: object }>('loading-batch', { sequence });
    let files!: BulkFiles;
    const written = await this.timed('mapped', async () => {
      const stores = { known: writer.known, writer, chunkRows: CHUNK_ROWS, rows: this.rows };
      const result = await new BatchLoad(this.graph, batch, context, onRows, stores).write(received);
      files = writer.close(context.touched);
      return [result, `${files.nodeCount} nodes, ${files.edgeCount} edges, files of ${Math.ceil(files.bytes / 1e6)} MB`];
    });
    this.newStore.requireRoom(files.bytes * STORE_FACTOR + LOG_BYTES);
    await this.timed('imported', async () => {
      const imported = await this.newStore.make(files.nodes, files.edges);
      if (imported.nodes !== files.nodeCount || imported.edges !== files.edgeCount)
        throw new Error(
          `${files.nodeCount} nodes and ${files.edgeCount} edges were to be imported, ${imported.nodes} and ${imported.edges} were: some were lost on the way`,
        );
      return [undefined, ''];
    });
    await this.timed('indexed', async () => {
      this.graph.forgetBookmarks();
      await this.graph.write('take-batch-over', { ...taken });
      await this.graph.applySchema({ together: true });
      return [undefined, ''];
    });
    await this.timed('completed', async () => [undefined, await this.writeLater(files)]);
    return written;
  }

  override async undo(sequence: number): Promise<void> {
    await this.newStore.takeBack();
    this.graph.forgetBookmarks();
    await super.undo(sequence);
  }

  /** Most payments name a paper that nobody has delivered: here it is known without asking. */
  protected override async *papers(ids: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const id of ids) if (this.writer!.known.numberOf(id) >= 0) yield id;
  }

  protected override async activate(batch: { readonly id: string; readonly sequence: number }, written: WrittenFacts): Promise<void> {
    const options = { timeoutMs: ACTIVATION_TIMEOUT_MS };
    await this.timed('activated', async () => {
      await activateWith(
        (id, parameters = {}) =>
          this.graph.library.get(id).access === 'read' ? this.graph.read(id, parameters, options) : this.graph.write(id, parameters, options),
        batch,
        written,
      );
      await this.newStore.keep();
      return [undefined, ''];
    });
  }

  /** What no file could hold: the empty list of a placeholder, texts of several lines, and the rows set aside. */
  private async writeLater(files: BulkFiles): Promise<string> {
    if (files.placeholders > 0) await this.graph.writeInBatches('note-placeholders', {}, { timeoutMs: ACTIVATION_TIMEOUT_MS });
    let later = 0;
    const write = async (query: string, parameter: string, rows: Iterable<object>): Promise<void> => {
      for (const page of inPages(rows)) {
        const [row] = await this.graph.write<{ written: number }>(query, { [parameter]: page });
        if (row?.written !== page.length) throw new Error(`${query} was to write ${page.length}, and wrote ${row?.written ?? 0}`);
        later += page.length;
      }
    };
    await write('complete-nodes', 'nodes', files.laterValues());
    await write('create-edges', 'edges', files.laterEdges());
    await write('set-rows-aside', 'rows', files.setAside());
    return `${files.placeholders} nodes mentioned only, ${later} written apart`;
  }

  private async timed<R>(step: Parameters<TellStep>[0], work: () => Promise<[R, string]>): Promise<R> {
    const startedAt = performance.now();
    const [result, facts] = await work();
    this.tell(step, performance.now() - startedAt, facts);
    return result;
  }
}

function* inPages(rows: Iterable<object>): Generator<object[]> {
  let page: object[] = [];
  for (const row of rows) {
    if (page.push(row) < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
