import type { Graph } from '../../graph/graph.js';
import type { Identity } from '../model/identity.js';
import { SETTLING_KINDS } from '../model/model.js';
import { ChunkWriter, type Chunk, type QuarantinedEntry } from './chunk-writer.js';
import { compileMapping, type EdgePart, type MappedRow, type NodePart, type RowMapper } from './compile-mapping.js';
import { RowFault } from './compile-value.js';
import { ControlTotals } from './control-totals.js';
import type { CsvRow } from './csv-rows.js';
import { decideRow, type KnownNode } from './decide-row.js';
import { regionAncestors, regionLevel } from './derive.js';
import { KnownEntities } from './known-entities.js';
import type { LoadDays } from './quality.js';
import type { ReceivedFile, ReceivedPackage } from './receive-package.js';

/** What the rows of a package came to, before activation. */
export interface WrittenBatch {
  readonly files: readonly { readonly file: ReceivedFile; readonly totals: ControlTotals }[];
  readonly nodesCreated: number;
  readonly edgesCreated: number;
  readonly codes: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
  /** Indicators that rows state or payments draw on: what the checks over several rows look at. */
  readonly lines: ReadonlySet<string>;
  /** Indicators whose own number was unknown when a payment on them was written, or has become known since. */
  readonly unnumbered: ReadonlySet<string>;
  /** Settling payments that name no indicator and no batch. */
  readonly settling: readonly string[];
  /** Regions that are new, and those for which a row states a parent. */
  readonly regions: ReadonlySet<string>;
  readonly parented: ReadonlySet<string>;
}

interface OpenFile {
  readonly file: ReceivedFile;
  readonly totals: ControlTotals;
  readonly map: RowMapper;
}

interface ReadRow {
  readonly open: OpenFile;
  readonly row: CsvRow;
  readonly mapped: MappedRow | 'skipped' | RowFault;
}

const CHUNK_ROWS = 5_000;
const SETTLING: ReadonlySet<string> = new Set(SETTLING_KINDS);

/** Reads the rows of a received package and writes what they add under the batch's sequence, where no reader looks yet. */
export class BatchLoad {
  private readonly known: KnownEntities;
  private readonly writer: ChunkWriter;
  private readonly codes = new Map<string, number>();
  private readonly reasons = new Map<string, number>();
  private readonly lines = new Set<string>();
  private readonly unnumbered = new Set<string>();
  private readonly settling: string[] = [];
  private readonly regions = new Set<string>();
  private readonly parented = new Set<string>();
  private nodesCreated = 0;
  private edgesCreated = 0;
  private setAside = 0;

  constructor(
    graph: Graph,
    private readonly batch: { readonly id: string; readonly sequence: number },
    private readonly context: { readonly identity: Identity; readonly sourceSystem: string; readonly days: LoadDays },
    /** Rows done, after each chunk. Throwing here ends the load. */
    private readonly onRows: (file: string, rows: number) => Promise<void>,
  ) {
    this.known = new KnownEntities(graph);
    this.writer = new ChunkWriter(graph, batch);
  }

  async write(received: ReceivedPackage): Promise<WrittenBatch> {
    const files = received.files.map((file): OpenFile => ({
      file,
      totals: new ControlTotals(file.announced, file.header),
      map: compileMapping(file.mapping, file.header, this.context),
    }));
    try {
      // Small files share a chunk: a package of a hundred of them would otherwise wait for as many round trips.
      let pending: ReadRow[] = [];
      for (const open of files) {
        for await (const rows of open.file.csv.chunks(CHUNK_ROWS)) {
          for (const row of rows) pending.push({ open, row, mapped: mapRow(row, open.map) });
          if (pending.length < CHUNK_ROWS) continue;
          await this.writeChunk(pending);
          pending = [];
        }
      }
      if (pending.length > 0) await this.writeChunk(pending);
    } finally {
      // Also after a failure: nothing may still be writing when the load is undone.
      await this.writer.finish().catch(() => undefined);
    }
    await this.writer.finish();
    const { nodesCreated, edgesCreated, codes, reasons, lines, unnumbered, settling, regions, parented } = this;
    return { files, nodesCreated, edgesCreated, codes, reasons, lines, unnumbered, settling, regions, parented };
  }

  private async writeChunk(rows: readonly ReadRow[]): Promise<void> {
    const whole = rows.flatMap(({ mapped }) => (mapped === 'skipped' || mapped instanceof RowFault ? [] : [mapped]));
    await this.known.lookUp(whole, this.alsoNeeded(whole), this.batch.sequence);
    await this.writer.write(this.decide(rows));
    await this.onRows(rows.at(-1)!.open.file.announced.path, rows.length);
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
    const edges: (EdgePart & { origin: string })[] = [];
    const setAside: QuarantinedEntry[] = [];
    for (const { open, row, mapped } of rows) {
      const { totals } = open;
      const { path } = open.file.announced;
      const origin = `${this.batch.id}/${path}/${row.line}`;
      if (mapped === 'skipped') {
        totals.count('skipped', row.cells);
        continue;
      }
      try {
        if (mapped instanceof RowFault) throw mapped;
        const decision = decideRow(
          withAncestors(mapped, (id) => this.known.node(id)),
          origin,
          (id) => this.known.node(id),
          (id) => this.known.edge(id),
        );
        for (const node of decision.nodes) this.takeNode(node, created, changed);
        for (const edge of decision.edges) edges.push({ ...this.takeEdge(edge), origin });
        for (const part of [...mapped.nodes, ...decision.edges]) this.count(part, decision.nodes);
        totals.count(decision.nodes.length + decision.edges.length > 0 ? 'loaded' : 'unchanged', row.cells);
      } catch (error) {
        if (!(error instanceof RowFault)) throw error;
        this.setAside += 1;
        add(this.reasons, error.reason);
        setAside.push({
          number: this.setAside,
          file: path,
          line: row.line,
          column: error.column,
          reason: error.reason,
          detail: error.message,
          cells: row.cells,
        });
        totals.count('quarantined', row.cells);
      }
    }
    return { created, changed, edges, setAside };
  }

  private takeNode(node: KnownNode, created: Map<string, KnownNode>, changed: Map<string, KnownNode>): void {
    const before = this.known.node(node.id);
    if (!before) {
      created.set(node.id, node);
      this.nodesCreated += 1;
      if (node.label === 'Region') this.regions.add(String(node.values['code']));
    } else if (created.has(node.id)) created.set(node.id, node);
    else changed.set(node.id, node);
    if (node.label === 'Indicator') {
      this.lines.add(node.id);
      if (before && before.values['ownNumber'] === undefined && node.values['ownNumber'] !== undefined) this.unnumbered.add(node.id);
    }
    this.known.keepNode(node);
  }

  /** Completes an edge by what the graph knows and notes what has to be looked at once all rows are there. */
  private takeEdge(edge: EdgePart): EdgePart {
    const { values } = edge;
    if (edge.type === 'PAID') {
      const line = values['indicator'];
      if (typeof line === 'string') {
        this.lines.add(line);
        if (values['document'] === undefined) {
          const number = this.known.node(line)?.values['ownNumber'];
          if (number === undefined) this.unnumbered.add(line);
          else values['document'] = number;
        }
      } else if (values['batch'] === undefined && values['settles'] !== undefined && SETTLING.has(String(values['kind']))) this.settling.push(edge.id);
    }
    if (edge.type === 'ALLOCATED') this.lines.add(edge.source).add(edge.target);
    if (edge.type === 'PART_OF' || edge.type === 'SUPERVISED_BY') this.parented.add(edge.source.slice(edge.source.indexOf(':') + 1));
    this.known.keepEdge(edge);
    this.edgesCreated += 1;
    return edge;
  }

  /** A node's codes count with the row that brought them, an edge's with the edge. */
  private count(part: NodePart | EdgePart, decided: readonly KnownNode[]): void {
    if ('label' in part && !decided.some((node) => node.id === part.id)) return;
    for (const code of part.codes) add(this.codes, code);
  }
}

function mapRow(row: CsvRow, map: RowMapper): MappedRow | 'skipped' | RowFault {
  if (row.fault) return new RowFault(row.fault.reason, row.fault.column, row.fault.detail);
  try {
    return map(row.cells);
  } catch (error) {
    if (error instanceof RowFault) return error;
    throw error;
  }
}

/** A region that is new brings the regions around it, as placeholders, so that it is never without a place. */
function withAncestors(row: MappedRow, nodeOf: (id: string) => KnownNode | undefined): MappedRow {
  const more = new Map<string, NodePart>();
  for (const node of row.nodes) {
    if (node.label !== 'Region' || nodeOf(node.id)) continue;
    for (const code of regionAncestors(String(node.values['code']))) {
      const id = `region:${code}`;
      if (!nodeOf(id) && !row.nodes.some((other) => other.id === id))
        more.set(id, { label: 'Region', id, stated: false, values: { code, level: regionLevel(code)! }, codes: [], columns: {} });
    }
  }
  return more.size === 0 ? row : { ...row, nodes: [...row.nodes, ...more.values()] };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
