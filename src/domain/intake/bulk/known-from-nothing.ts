import { MachineNotReady } from '../../../failures.js';
import { Ids } from '../../projection/ids.js';
import { labelOfId } from '../../model/model.js';
import type { EdgePart, MappedRow, NodePart } from '../compile-mapping.js';
import type { PropertyValue, Values } from '../compile-value.js';
import type { KnownEdge, KnownNode } from '../decide-row.js';
import { PropertyNames } from '../property-names.js';
import type { Known } from '../load-batch.js';
import { ByteRecords } from './byte-records.js';

const NOTHING: readonly string[] = [];

interface HeldNode {
  node: KnownNode;
  readonly number: number;
  /** Differs from what the records hold. */
  changed: boolean;
}

/** Objects kept as they are, beside the compact records: at most twice as many, the hubs and whatever the last few hundred rows were about. */
const NODES_HELD = 1_000;
const EDGES_HELD = 500;

/**
 * What the load knows of a graph that was empty when it began: all of it, without asking anybody. Nodes lie as compact records outside
 * the heap, about 300 bytes each, ids included; of edges only the ids and places are kept, about 70 bytes each, since their content stands in
 * the files written (`readEdge`).
 */
export class KnownFromNothing implements Known {
  /** The number of a node is its place here, and its handle in the files. */
  private readonly nodeIds = new Ids();
  private readonly edgeIds = new Ids();
  private readonly records = new ByteRecords();
  private readonly words = new Words();
  /** By number: the lists of what is stated of a node, and of its codes. */
  private statedOf = new Uint32Array(1 << 16);
  private codesOf = new Uint32Array(1 << 16);
  /** Held objects; the older ones go all at once, apart from those that were asked for meanwhile. */
  private nodes = new Map<string, HeldNode>();
  private olderNodes = new Map<string, HeldNode>();
  private edges = new Map<string, EdgePart>();
  private olderEdges = new Map<string, EdgePart>();
  /** Lines whose number became another one after payments may have taken the first. */
  readonly renumbered = new Set<string>();

  constructor(
    /** The content of an edge that was written earlier, by its number. */
    private readonly readEdge: (number: number) => KnownEdge,
    private readonly bytesMax: number,
  ) {}

  node(id: string): KnownNode | undefined {
    return this.held(id)?.node;
  }

  edge(id: string): KnownEdge | undefined {
    const held = this.edges.get(id) ?? this.olderEdges.get(id);
    if (held) return { ...held, mine: true };
    const number = this.edgeIds.number(id);
    return number < 0 ? undefined : this.readEdge(number);
  }

  keepNode(node: KnownNode, before: KnownNode | undefined): void {
    const held = before && this.held(node.id);
    if (held) {
      if (node.label === 'Indicator' && held.node.values['ownNumber'] !== undefined && held.node.values['ownNumber'] !== node.values['ownNumber'])
        this.renumbered.add(node.id);
      held.node = node;
      held.changed = true;
    } else this.nodes.set(node.id, { node, number: this.nodeIds.add(node.id), changed: true });
  }

  keepEdge(edge: EdgePart): void {
    this.edges.set(edge.id, edge);
  }

  /** Whether everything that a mention says has been stated and recorded: most rows mention accounts and persons of whom that is true. */
  isStated({ id, stated, values, codes }: NodePart): boolean {
    if (stated || this.nodes.has(id) || this.olderNodes.has(id)) return false;
    const number = this.nodeIds.number(id);
    if (number < 0) return false;
    const known = this.words.list(this.statedOf[number]!);
    for (const property in values) if (property !== 'pinyin' && !known.includes(property)) return false;
    return codes.every((code) => this.words.list(this.codesOf[number]!).includes(code));
  }

  /** Nothing has to be looked up; what was held long enough goes to the records. */
  async lookUp(_rows: readonly MappedRow[]): Promise<void> {
    if (this.nodes.size > NODES_HELD) this.forgetOlderNodes();
    if (this.edges.size > EDGES_HELD) {
      this.olderEdges = this.edges;
      this.edges = new Map();
    }
    if (this.bytes > this.bytesMax)
      throw new MachineNotReady(
        `The ids and values of this package take more than ${Math.floor(this.bytesMax / 1_048_576)} MiB while it is loaded in bulk; the graph is as before.`,
        'Split the package: load the first part with --bulk and the others without, or use a machine with more memory.',
        { nodes: this.nodeIds.count, edges: this.edgeIds.count },
      );
  }

  /** The handle of a node; -1 for an id that no row has brought. */
  numberOf(id: string): number {
    return (this.nodes.get(id) ?? this.olderNodes.get(id))?.number ?? this.nodeIds.number(id);
  }

  idOf(number: number): string {
    return this.nodeIds.id(number);
  }

  /** Gives the next number to an edge that has been written. */
  addEdge(id: string): number {
    return this.edgeIds.add(id);
  }

  get nodeCount(): number {
    return this.nodeIds.count;
  }

  get edgeCount(): number {
    return this.edgeIds.count;
  }

  /** All nodes in the order of their numbers, as they are after the last row. */
  *allNodes(): Generator<{ readonly number: number; readonly node: KnownNode }> {
    this.forgetOlderNodes();
    this.forgetOlderNodes();
    for (let number = 0; number < this.nodeIds.count; number += 1) yield { number, node: this.load(number) };
  }

  private get bytes(): number {
    return bytesOf(this.nodeIds) + bytesOf(this.edgeIds) + this.records.bytes + this.statedOf.byteLength + this.codesOf.byteLength;
  }

  private held(id: string): HeldNode | undefined {
    const held = this.nodes.get(id);
    if (held) return held;
    const older = this.olderNodes.get(id);
    if (older) {
      this.olderNodes.delete(id);
      this.nodes.set(id, older);
      return older;
    }
    const number = this.nodeIds.number(id);
    if (number < 0) return undefined;
    const loaded: HeldNode = { node: this.load(number), number, changed: false };
    this.nodes.set(id, loaded);
    return loaded;
  }

  private forgetOlderNodes(): void {
    for (const { changed, number, node } of this.olderNodes.values()) if (changed) this.record(number, node);
    this.olderNodes = this.nodes;
    this.nodes = new Map();
  }

  /** Names of properties come again and again in the same lists: a number stands for each list. */
  private record(number: number, { values, stated, codes, source, statedHere }: KnownNode): void {
    if (number >= this.statedOf.length) {
      this.statedOf = wider(this.statedOf, number + 1);
      this.codesOf = wider(this.codesOf, number + 1);
    }
    this.statedOf[number] = this.words.numberOf(stated);
    this.codesOf[number] = this.words.numberOf(codes);
    const names = PropertyNames.of(values).list;
    const packed: unknown[] = [this.words.numberOf(names), this.words.numberOf(statedHere ?? NOTHING), source];
    for (const name of names) packed.push(values[name]);
    this.records.put(number, JSON.stringify(packed));
  }

  private load(number: number): KnownNode {
    const id = this.nodeIds.id(number);
    const packed = JSON.parse(this.records.get(number)) as [number, number, string, ...PropertyValue[]];
    const [names, statedHere, source] = packed;
    const values: Values = {};
    const properties = this.words.list(names);
    for (let place = 0; place < properties.length; place += 1) values[properties[place]!] = packed[place + 3]!;
    return {
      label: labelOfId(id)!,
      id,
      values,
      stated: this.words.list(this.statedOf[number]!),
      codes: this.words.list(this.codesOf[number]!),
      source,
      mine: true,
      differs: true,
      statedHere: this.words.list(statedHere),
    };
  }
}

function bytesOf(ids: Ids): number {
  return ids.sections().reduce((sum, section) => sum + section.content().byteLength, 0);
}

function wider(column: Uint32Array, needed: number): Uint32Array<ArrayBuffer> {
  const wide = new Uint32Array(Math.max(needed, column.length * 2));
  wide.set(column);
  return wide;
}

/** Lists of words by number. */
class Words {
  private readonly numbers = new Map<string, number>();
  private readonly lists: (readonly string[])[] = [];
  /** Most lists come as the same object again, which is found without looking at the words. */
  private readonly found = new WeakMap<readonly string[], number>();

  numberOf(list: readonly string[]): number {
    let number = this.found.get(list);
    if (number === undefined) this.found.set(list, (number = this.numberByWords(list)));
    return number;
  }

  private numberByWords(list: readonly string[]): number {
    const key = list.join('\n');
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.lists.length);
    this.lists.push([...list]);
    return this.lists.length - 1;
  }

  list(number: number): readonly string[] {
    return this.lists[number]!;
  }
}
