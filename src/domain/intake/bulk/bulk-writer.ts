import { join } from 'node:path';
import { asideRow, type Chunk } from '../chunk-writer.js';
import type { KnownEdge, KnownNode, NewEdge } from '../decide-row.js';
import type { Writer } from '../load-batch.js';
import { copiedText } from '../payment-columns.js';
import type { Touched } from '../touched.js';
import { BlockFile } from './block-file.js';
import { ImportFiles, type ImportGroup } from './import-files.js';
import { KnownFromNothing } from './known-from-nothing.js';

/** What is ready to be imported, and what can only be written to the graph that the import makes. */
export interface BulkFiles {
  readonly nodes: readonly ImportGroup[];
  readonly edges: readonly ImportGroup[];
  readonly bytes: number;
  readonly nodeCount: number;
  /** Edges in the files; `laterEdges` come on top. */
  readonly edgeCount: number;
  /** Nodes that rows mention and none states. */
  readonly placeholders: number;
  /** Values that no file can hold, by node. */
  laterValues(): Generator<object>;
  /** Edges of which the same is true, as `create-edges` takes them. */
  laterEdges(): Generator<object>;
  /** Rows set aside, as `set-rows-aside` takes them. */
  setAside(): Generator<object>;
}

/** Number of the file, in `places`, that holds the edges no file for the import can hold. */
const LATER = -1;
/** And of that with the payments whose line had no number yet. */
const UNNUMBERED = -2;

/**
 * Writes chunks to files for the import. Edges are written as they come. Nodes are written at the end, when no row can complete them any
 * more, and so are payments whose document number only a later row tells: what activation would copy to them is there from the start.
 */
export class BulkWriter implements Writer {
  readonly known: KnownFromNothing;
  private readonly files: ImportFiles;
  private readonly later: BlockFile;
  private readonly laterNodes: BlockFile;
  private readonly unnumbered: BlockFile;
  private readonly aside: BlockFile;
  /** Where an edge stands, by its number. */
  private fileOf = new Int16Array(1 << 16);
  private positionOf = new Float64Array(1 << 16);
  private edgeCount = 0;

  constructor(
    folder: string,
    private readonly batch: { readonly id: string; readonly sequence: number },
    bytesMax: number,
  ) {
    const { sequence } = batch;
    this.files = new ImportFiles(folder, sequence);
    this.later = new BlockFile(join(folder, 'later-edges.jsonl'));
    this.laterNodes = new BlockFile(join(folder, 'later-values.jsonl'));
    this.unnumbered = new BlockFile(join(folder, 'unnumbered.jsonl'));
    this.aside = new BlockFile(join(folder, 'set-aside.jsonl'));
    this.known = new KnownFromNothing((number) => this.edgeAt(number), bytesMax);
  }

  async write({ edges, setAside }: Chunk): Promise<void> {
    for (const edge of edges) {
      const { type, values, copied } = edge;
      const number = this.known.addEdge(edge.id);
      if (type === 'PAID' && copied === undefined && values['document'] === undefined && typeof values['indicator'] === 'string')
        this.place(number, UNNUMBERED, this.unnumbered.append(JSON.stringify(edge)));
      else this.writeEdge(edge, number);
    }
    for (const entry of setAside) this.aside.append(JSON.stringify(asideRow(entry, this.batch)));
  }

  async finish(): Promise<void> {}

  /** Writes what had to wait for the last row. `touched` keeps of its lines without number only those whose payments are still to be numbered. */
  close(touched: Touched): BulkFiles {
    for (const text of this.unnumbered.lines()) {
      const edge = JSON.parse(text) as NewEdge;
      const number = this.known.node(String(edge.values['indicator']))?.values['ownNumber'];
      this.writeEdge(number === undefined ? edge : { ...edge, copied: { document: number } }, undefined);
    }
    touched.unnumbered.clear();
    for (const line of this.known.renumbered) touched.unnumbered.add(line);
    let placeholders = 0;
    for (const { number, node } of this.known.allNodes()) {
      if (node.stated.length === 0) placeholders += 1;
      const others = this.files.node({ label: `Entity:${node.label}`, number, id: node.id, origin: node.source, values: storedValues(node) });
      if (others) this.laterNodes.append(JSON.stringify({ id: node.id, values: others }));
    }
    const { later, laterNodes, aside } = this;
    // They are read after the import, which removes the folder.
    for (const file of [later, laterNodes, aside]) file.hold();
    return {
      ...this.files.close(),
      nodeCount: this.known.nodeCount,
      edgeCount: this.edgeCount,
      placeholders,
      laterValues: () => parsed(laterNodes),
      laterEdges: () => edgesOf(later),
      setAside: () => parsed(aside),
    };
  }

  /** `number` is undefined for an edge that no later row can meet any more. */
  private writeEdge(edge: NewEdge, number: number | undefined): void {
    const { type, id, origin, values, codes } = edge;
    const copied = edge.copied && { ...edge.copied, copied: copiedText(edge.copied) };
    const source = this.known.numberOf(edge.source);
    const target = this.known.numberOf(edge.target);
    if (source < 0 || target < 0) throw new Error(`${id} has an end that no row brings`);
    const sorted = codes.length < 2 ? codes : [...codes].sort();
    const written = this.files.edge({ type, id, source, target, origin, values, codes: sorted, copied });
    if (written) {
      this.edgeCount += 1;
      if (number !== undefined) this.place(number, written[0], written[1]);
      return;
    }
    const stored = { ...values, ...copied, id, addedIn: this.batch.sequence, source: origin, ...(sorted.length > 0 ? { dataQuality: sorted } : {}) };
    const position = this.later.append(JSON.stringify({ type, source: edge.source, target: edge.target, values: stored, own: values }));
    if (number !== undefined) this.place(number, LATER, position);
  }

  private place(number: number, file: number, position: number): void {
    if (number >= this.fileOf.length) {
      const fileOf = new Int16Array(this.fileOf.length * 2);
      fileOf.set(this.fileOf);
      this.fileOf = fileOf;
      const positionOf = new Float64Array(fileOf.length);
      positionOf.set(this.positionOf);
      this.positionOf = positionOf;
    }
    this.fileOf[number] = file;
    this.positionOf[number] = position;
  }

  private edgeAt(number: number): KnownEdge {
    const file = this.fileOf[number]!;
    const position = this.positionOf[number]!;
    if (file >= 0) return this.files.edgeAt(file, position, (handle) => this.known.idOf(handle));
    if (file === UNNUMBERED) return { ...(JSON.parse(this.unnumbered.lineAt(position)) as NewEdge), mine: true };
    const { type, source, target, own, values } = JSON.parse(this.later.lineAt(position)) as Pick<KnownEdge, 'type' | 'source' | 'target' | 'values'> & {
      own: KnownEdge['values'];
    };
    return { id: String(values['id']), type, source, target, values: own, mine: true };
  }
}

function storedValues({ values, stated, codes }: KnownNode): KnownNode['values'] {
  return { ...values, ...(stated.length > 0 ? { stated } : {}), ...(codes.length > 0 ? { dataQuality: codes } : {}) };
}

function* parsed(file: BlockFile): Generator<object> {
  for (const line of file.lines()) yield JSON.parse(line) as object;
}

function* edgesOf(file: BlockFile): Generator<object> {
  for (const line of file.lines()) {
    const { type, source, target, values } = JSON.parse(line) as Record<string, unknown>;
    yield { type, source, target, values };
  }
}
