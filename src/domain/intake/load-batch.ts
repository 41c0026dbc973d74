import type { Graph } from '../../graph/graph.js';
import type { Identity } from '../model/identity.js';
import { ChunkWriter, type Chunk, type QuarantinedEntry } from './chunk-writer.js';
import type { EdgePart, MappedRow, NodePart } from './compile-mapping.js';
import { RowFault } from './compile-value.js';
import { ControlTotals } from './control-totals.js';
import { decideRow, type KnownContent, type KnownEdge, type KnownNode, type NewEdge } from './decide-row.js';
import { regionAncestors, regionLevel } from './derive.js';
import { KnownEntities } from './known-entities.js';
import { mappedRows, type MappedRows, type ReadRow } from './mapped-rows.js';
import type { LoadDays } from './quality.js';
import type { Touched } from './touched.js';
import type { ReceivedFile, ReceivedPackage } from './receive-package.js';

/** What the rows of a package came to, before activation. */
export interface WrittenBatch {
  readonly files: readonly { readonly file: ReceivedFile; readonly totals: ControlTotals }[];
  readonly codes: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
  readonly touched: Touched;
}

/** What a load knows of the graph, and where what it decides is written. */
export interface LoadStores {
  readonly known: Known;
  readonly writer: Writer;
  /** Rows decided and written in one go. */
  readonly chunkRows: number;
  /** Who reads and maps the rows. */
  readonly rows: MappedRows<ReceivedFile>;
}

export interface Known extends KnownContent {
  /** `before`: what was known of it, if anything. */
  keepNode(node: KnownNode, before: KnownNode | undefined): void;
  keepEdge(edge: EdgePart): void;
  /** Told the rows before they are decided; `more` gives further nodes that will be asked for. */
  lookUp(rows: readonly MappedRow[], more: () => readonly string[], sequence: number): Promise<void>;
}

export interface Writer {
  write(chunk: Chunk): Promise<void>;
  finish(): Promise<void>;
}

/** Enough for a look-up and a transaction to be worth their round trips. */
const CHUNK_ROWS = 5_000;

/** Reads the rows of a received package and writes what they add under the batch's sequence, where no reader looks yet. */
export class BatchLoad {
  private readonly known: Known;
  private readonly writer: Writer;
  private readonly chunkRows: number;
  private readonly rows: MappedRows<ReceivedFile>;
  private files: WrittenBatch['files'] = [];
  private readonly codes = new Map<string, number>();
  private readonly reasons = new Map<string, number>();
  private setAside = 0;

  constructor(
    graph: Graph,
    private readonly batch: { readonly id: string; readonly sequence: number },
    private readonly context: {
      readonly identity: Identity;
      readonly sourceSystem: string;
      readonly days: LoadDays;
      /** Rows take the place of what was said before (`correct`, `replace`). */
      readonly corrects: boolean;
      readonly touched: Touched;
    },
    /** Rows done, after each chunk. Throwing here ends the load. */
    private readonly onRows: (file: string, rows: number) => Promise<void>,
    { known, writer, chunkRows, rows }: LoadStores = storesIn(graph, batch),
  ) {
    this.known = known;
    this.writer = writer;
    this.chunkRows = chunkRows;
    this.rows = rows;
  }

  async write(received: ReceivedPackage): Promise<WrittenBatch> {
    const { chunkRows, context } = this;
    this.files = received.files.map((file) => ({ file, totals: new ControlTotals(file.announced, file.header, file.mapping.table) }));
    try {
      // Small files share a chunk: a package of a hundred of them would otherwise wait for as many round trips.
      let pending: ReadRow[] = [];
      for await (const rows of this.rows(received.files, { context, chunkRows, alive: (path) => this.onRows(path, 0) })) {
        pending = pending.length === 0 ? rows : [...pending, ...rows];
        if (pending.length < chunkRows) continue;
        await this.writeChunk(pending);
        pending = [];
      }
      if (pending.length > 0) await this.writeChunk(pending);
    } finally {
      // Also after a failure: nothing may still be writing when the load is undone.
      await this.writer.finish().catch(() => undefined);
    }
    await this.writer.finish();
    return { files: this.files, codes: this.codes, reasons: this.reasons, touched: context.touched };
  }

  private async writeChunk(rows: readonly ReadRow[]): Promise<void> {
    const whole = rows.flatMap(({ mapped }) => (mapped === 'skipped' || mapped instanceof RowFault ? [] : [mapped]));
    await this.known.lookUp(whole, () => this.alsoNeeded(whole), this.batch.sequence);
    await this.writer.write(this.decide(rows));
    await this.onRows(this.files[rows.at(-1)!.file]!.file.path, rows.length);
  }

  /** Indicators from which payments take their document's number, and the parents of regions. */
  private alsoNeeded(rows: readonly MappedRow[]): string[] {
    const ids = new Set<string>();
    for (const row of rows) {
      for (const { values } of row.edges) if (typeof values['indicator'] === 'string') ids.add(values['indicator']);
      for (const node of row.nodes) if (node.label === 'Region') for (const code of regionAncestors(String(node.values['code']))) ids.add(`region:${code}`);
    }
    return [...ids];
  }

  private decide(rows: readonly ReadRow[]): Chunk {
    const created = new Map<string, KnownNode>();
    const changed = new Map<string, KnownNode>();
    const edges: NewEdge[] = [];
    const retired: KnownEdge[] = [];
    const setAside: QuarantinedEntry[] = [];
    const present = (id: string): KnownNode | undefined => this.present(id);
    for (const { file, line, cells, mapped } of rows) {
      const {
        totals,
        file: { path },
      } = this.files[file]!;
      const origin = `${this.batch.id}/${path}/${line}`;
      if (mapped === 'skipped') {
        totals.count('skipped', cells);
        continue;
      }
      try {
        if (mapped instanceof RowFault) throw mapped;
        const decision = decideRow(withAncestors(mapped, present), origin, this.known, this.context.corrects);
        for (const [place, node] of decision.nodes.entries()) this.takeNode(node, decision.nodesBefore[place], created, changed);
        for (const edge of decision.edges) edges.push(this.takeEdge(edge, origin));
        for (const edge of decision.retired) {
          retired.push(edge);
          this.context.touched.retired(edge);
        }
        for (const edge of decision.edges) for (const code of edge.codes) add(this.codes, code);
        totals.count(decision.nodes.length + decision.edges.length > 0 ? 'loaded' : 'unchanged', cells);
      } catch (error) {
        if (!(error instanceof RowFault)) throw error;
        this.setAside += 1;
        add(this.reasons, error.reason);
        setAside.push({
          number: this.setAside,
          file: path,
          line,
          column: error.column,
          reason: error.reason,
          detail: error.message,
          cells,
        });
        totals.count('quarantined', cells);
      }
    }
    return { created, changed, edges, retired, setAside };
  }

  private takeNode(node: KnownNode, before: KnownNode | undefined, created: Map<string, KnownNode>, changed: Map<string, KnownNode>): void {
    if (!before || before.retired) this.context.touched.nodesCreated += 1;
    (!before || created.has(node.id) ? created : changed).set(node.id, node);
    this.context.touched.node(node, before);
    // A node's code counts once, however many rows bring it.
    for (const code of node.codes) if (before?.retired || !before?.codes.includes(code)) add(this.codes, code);
    this.known.keepNode(node, before);
  }

  /** Completes an edge by what the graph knows and notes what has to be looked at once all rows are there. */
  private takeEdge(edge: EdgePart, origin: string): NewEdge {
    const line = edge.type === 'PAID' && edge.values['document'] === undefined ? edge.values['indicator'] : undefined;
    const number = typeof line === 'string' ? this.present(line)?.values['ownNumber'] : undefined;
    this.context.touched.drawn(edge, edge.values['document'] !== undefined || number !== undefined);
    this.known.keepEdge(edge);
    const { type, id, source, target, values, codes, columns } = edge;
    const drawn = { type, id, source, target, values, codes, columns, origin };
    return number === undefined ? drawn : { ...drawn, copied: { document: number } };
  }

  private present(id: string): KnownNode | undefined {
    const node = this.known.node(id);
    return node?.retired ? undefined : node;
  }
}

function storesIn(graph: Graph, batch: { readonly id: string; readonly sequence: number }): LoadStores {
  return { known: new KnownEntities(graph), writer: new ChunkWriter(graph, batch), chunkRows: CHUNK_ROWS, rows: mappedRows };
}

/** A region that is new brings the regions around it, as placeholders, so that it is never without a place. */
export function withAncestors(row: MappedRow, nodeOf: (id: string) => KnownNode | undefined): MappedRow {
  let more: Map<string, NodePart> | undefined;
  for (const node of row.nodes) {
    if (node.label !== 'Region' || nodeOf(node.id)) continue;
    for (const code of regionAncestors(String(node.values['code']))) {
      const id = `region:${code}`;
      if (!nodeOf(id) && !row.nodes.some((other) => other.id === id))
        (more ??= new Map()).set(id, { label: 'Region', id, stated: false, values: { code, level: regionLevel(code)! }, codes: [], columns: {} });
    }
  }
  return more === undefined ? row : { ...row, nodes: [...row.nodes, ...more.values()] };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The files of a written batch as they are kept with it. */
export function filesOf(files: WrittenBatch['files']): Record<string, unknown>[] {
  return files.map(({ file, totals }, number) => ({
    number,
    path: file.announced.path,
    sha256: file.announced.sha256,
    encoding: file.announced.encoding,
    delimiter: file.announced.delimiter,
    sheet: file.announced.sheet ?? null,
    plain: file.announced.plain ?? null,
    counted: file.announced.counted ?? null,
    mapping: file.announced.mapping,
    mappingSha256: file.mappingSha256,
    columns: [...file.header],
    ...totals.rowCounts(),
    totals: JSON.stringify(totals.controlColumns()),
  }));
}
