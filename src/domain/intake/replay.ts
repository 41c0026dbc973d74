import type { Graph } from '../../graph/graph.js';
import { ChunkWriter, type Chunk, type QuarantinedEntry } from './chunk-writer.js';
import type { EdgePart, NodePart } from './compile-mapping.js';
import { RowFault } from './compile-value.js';
import { differenceOf, nodeAfter, sameValue, type KnownEdge, type KnownNode, type NewEdge } from './decide-row.js';
import { ownContent, ownTarget } from './edge-content.js';
import { edgeLists } from './edge-lists.js';
import { knownNode, type FoundEdge, type FoundNode } from './known-entities.js';
import { pages } from './activate.js';
import { isCovered, tableOf, type StoredBatch, type StoredRow, type StoredRows } from './stored-rows.js';
import type { Touched } from './touched.js';
import { MARK_CODES } from './words.js';

/** Rows whose nodes and edges are to be made anew. */
export interface TouchedRows {
  readonly batch: StoredBatch;
  /** Left out: all of the batch. */
  readonly coveredBy?: StoredBatch;
}

/** Nodes and edges made anew in one go; more are done in several passes over the rows, so that memory stays bounded. */
const IDS_AT_ONCE = 400_000;
const MARKS: ReadonlySet<string> = new Set(MARK_CODES);

/** Where the database finds an edge; undefined for a node. */
type EdgePlace = { readonly id: string; readonly type: string; readonly source: string } | undefined;

interface FoldedEdge {
  readonly part: EdgePart;
  readonly origin: string;
}

/**
 * Makes nodes and edges anew from the rows of all batches that count, in the order in which they were loaded, and writes what differs
 * from the graph under the sequence of the batch in progress. Taking a batch back, and replacing what earlier ones said, are both this:
 * the same rows loaded without it give the same graph.
 */
export class Replay {
  constructor(
    private readonly graph: Graph,
    private readonly rows: StoredRows,
    private readonly batch: { readonly id: string; readonly sequence: number },
    private readonly touched: Touched,
    private readonly idsAtOnce = IDS_AT_ONCE,
  ) {}

  /**
   * @param counting the batches that count from here on, by sequence
   * @param numbered quarantined rows of the batch so far
   * @returns rows that contradict each other now that what stood between them is gone; they are set aside
   */
  async run(rows: readonly TouchedRows[], counting: readonly StoredBatch[], onRows: (file: string, rows: number) => void, numbered = 0): Promise<number> {
    let passes = 1;
    let contradictions = 0;
    for (let pass = 0; pass < passes; pass += 1) {
      const ids = await this.idsOf(rows, pass, passes);
      if (ids === undefined) {
        passes *= 2;
        pass = -1;
        continue;
      }
      contradictions += await this.anew(ids, counting, onRows, numbered + contradictions);
    }
    return contradictions;
  }

  /** Ids of one pass; undefined where they are too many for so few passes. */
  private async idsOf(touched: readonly TouchedRows[], pass: number, passes: number): Promise<Map<string, EdgePlace> | undefined> {
    const ids = new Map<string, EdgePlace>();
    for (const { batch, coveredBy } of touched) {
      const tables = coveredBy && new Set(coveredBy.files.map(tableOf));
      for await (const { rows } of this.rows.rows(batch, (file) => !tables || tables.has(tableOf(file)))) {
        for (const row of rows) {
          if (coveredBy && !isCovered(row, batch, coveredBy)) continue;
          for (const { id } of row.mapped.nodes) if (passOf(id, passes) === pass) ids.set(id, undefined);
          for (const { id, type, source } of row.mapped.edges) if (passOf(id, passes) === pass) ids.set(id, { id, type, source });
        }
        if (ids.size > this.idsAtOnce) return undefined;
      }
    }
    return ids;
  }

  private async anew(
    ids: ReadonlyMap<string, EdgePlace>,
    counting: readonly StoredBatch[],
    onRows: (file: string, rows: number) => void,
    numbered: number,
  ): Promise<number> {
    const nodes = new Map<string, KnownNode>();
    const statedIn = new Map<string, number>();
    const edges = new Map<string, FoldedEdge>();
    const setAside: QuarantinedEntry[] = [];
    const replacing = counting.filter(({ mode }) => mode === 'replace').map((batch) => ({ batch, tables: new Set(batch.files.map(tableOf)) }));
    for (const batch of counting) {
      const corrects = batch.mode !== 'append';
      const later = replacing.filter((other) => other.batch.sequence > batch.sequence && other.batch.sourceSystem === batch.sourceSystem);
      for await (const { file, rows } of this.rows.rows(batch)) {
        const by = later.filter(({ tables }) => tables.has(tableOf(file)));
        for (const row of rows) {
          if (by.some((other) => isCovered(row, batch, other.batch))) continue;
          try {
            this.fold(row, ids, corrects, batch.sequence, nodes, statedIn, edges);
          } catch (error) {
            if (!(error instanceof RowFault)) throw error;
            setAside.push(asideEntry(row, error, numbered + setAside.length + 1));
          }
        }
        onRows(file.path, rows.length);
      }
    }
    await this.writeDifferences(ids, nodes, edges, setAside);
    return setAside.length;
  }

  private fold(
    { mapped, origin }: StoredRow,
    ids: ReadonlyMap<string, EdgePlace>,
    corrects: boolean,
    sequence: number,
    nodes: Map<string, KnownNode>,
    statedIn: Map<string, number>,
    edges: Map<string, FoldedEdge>,
  ): void {
    const before = (part: NodePart): KnownNode | undefined => {
      const known = nodes.get(part.id);
      return known && statedIn.get(part.id) !== sequence ? { ...known, statedHere: [] } : known;
    };
    const next = mapped.nodes.filter(({ id }) => ids.has(id)).map((part) => nodeAfter(before(part), part, origin, corrects));
    for (const part of mapped.edges) {
      if (!ids.has(part.id)) continue;
      const known = edges.get(part.id);
      const difference = known && differenceOf(known.part, part);
      if (difference && !corrects) throw difference;
      if (!known || difference) edges.set(part.id, { part, origin });
    }
    for (const node of next) {
      nodes.set(node.id, node);
      statedIn.set(node.id, sequence);
    }
  }

  private async writeDifferences(
    ids: ReadonlyMap<string, EdgePlace>,
    nodes: ReadonlyMap<string, KnownNode>,
    edges: ReadonlyMap<string, FoldedEdge>,
    setAside: readonly QuarantinedEntry[],
  ): Promise<void> {
    const writer = new ChunkWriter(this.graph, this.batch);
    const gone: string[] = [];
    let chunk = emptyChunk(setAside);
    try {
      for (const page of pages([...ids])) {
        await this.compare(page, nodes, edges, chunk, gone);
        await writer.write(chunk);
        chunk = emptyChunk([]);
      }
      await writer.write(chunk);
    } finally {
      await writer.finish().catch(() => undefined);
    }
    await writer.finish();
    for (const page of pages(gone)) await this.graph.write('retire-nodes', { ids: page, sequence: this.batch.sequence });
  }

  private async compare(
    page: readonly (readonly [string, EdgePlace])[],
    nodes: ReadonlyMap<string, KnownNode>,
    edges: ReadonlyMap<string, FoldedEdge>,
    chunk: WritableChunk,
    gone: string[],
  ): Promise<void> {
    const places = page.flatMap(([, place]) => place ?? []);
    const nodeIds = page.filter(([, place]) => place === undefined).map(([id]) => id);
    const [foundNodes, foundEdges] = await Promise.all([
      this.graph.read<FoundNode>('known-nodes', { ids: nodeIds }),
      this.graph.read<FoundEdge>('known-edges', edgeLists(places)),
    ]);
    const currentNodes = new Map(foundNodes.map((found) => [found.id, knownNode(found, this.batch.sequence)]));
    const currentEdges = new Map(foundEdges.map((found) => [found.id, found]));
    for (const id of nodeIds) this.node(currentNodes.get(id), nodes.get(id), chunk, gone);
    for (const { id } of places) this.edge(currentEdges.get(id), edges.get(id), chunk);
  }

  private node(current: KnownNode | undefined, folded: KnownNode | undefined, chunk: WritableChunk, gone: string[]): void {
    if (!folded) {
      if (!current || current.retired) return;
      gone.push(current.id);
      this.touched.nodesRetired += 1;
      this.touched.gone(current);
      return;
    }
    if (!current) {
      chunk.created.set(folded.id, folded);
      this.touched.nodesCreated += 1;
    } else {
      const codes = [...new Set([...folded.codes, ...current.codes.filter((code) => MARKS.has(code))])].sort();
      const names = new Set([...Object.keys(current.values), ...Object.keys(folded.values)]);
      const differs = current.retired === true || [...names].some((name) => !sameValue(current.values[name], folded.values[name]));
      if (!differs && sameValue(current.stated, folded.stated) && sameValue([...current.codes].sort(), codes) && current.source === folded.source) return;
      const dropped = (current.retired ? (current.dropped ?? []) : [...names]).filter((name) => folded.values[name] === undefined);
      chunk.changed.set(folded.id, { ...folded, codes, mine: current.mine, differs: current.differs || differs, dropped });
      if (current.retired) this.touched.nodesCreated += 1;
    }
    this.touched.node(folded, current);
  }

  private edge(current: FoundEdge | undefined, folded: FoldedEdge | undefined, chunk: WritableChunk): void {
    const known = current && {
      ...current,
      target: ownTarget(current.target, current.values),
      values: ownContent(current.values),
      mine: current.values['addedIn'] === this.batch.sequence,
    };
    if (known && folded && !differenceOf(known, folded.part)) {
      const codes = ((current.values['dataQuality'] ?? []) as string[]).filter((code) => !MARKS.has(code)).sort();
      if (current.values['source'] === folded.origin && sameValue(codes, [...folded.part.codes].sort())) return;
    }
    if (known) {
      chunk.retired.push(known);
      this.touched.retired(known);
    }
    if (!folded) return;
    const { part, origin } = folded;
    chunk.edges.push({ ...part, origin });
    this.touched.drawn(part, part.values['document'] !== undefined);
  }
}

interface WritableChunk extends Chunk {
  readonly created: Map<string, KnownNode>;
  readonly changed: Map<string, KnownNode>;
  readonly edges: NewEdge[];
  readonly retired: KnownEdge[];
}

function emptyChunk(setAside: readonly QuarantinedEntry[]): WritableChunk {
  return { created: new Map(), changed: new Map(), edges: [], retired: [], setAside };
}

function asideEntry({ batch, file, line, cells }: StoredRow, fault: RowFault, number: number): QuarantinedEntry {
  return { number, file: `${batch}/${file}`, line, column: fault.column, reason: fault.reason, detail: fault.message, cells };
}

/** Spreads ids evenly over some passes; any even hash will do. */
function passOf(id: string, passes: number): number {
  if (passes === 1) return 0;
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % passes;
}
