import { MachineNotReady } from '../../../failures.js';
import { Ids } from '../../projection/ids.js';
import { labelOfId } from '../../model/model.js';
import type { EdgePart, MappedRow } from '../compile-mapping.js';
import type { PropertyValue, Values } from '../compile-value.js';
import type { KnownEdge, KnownNode } from '../decide-row.js';
import type { Known } from '../load-batch.js';
import { ByteRecords } from './byte-records.js';

interface HeldNode {
  node: KnownNode;
  readonly number: number;
  /** Differs from what the records hold. */
  changed: boolean;
}

/** Objects kept as they are, beside the compact records: hubs and whatever the last few chunks of rows were about. */
const NODES_HELD = 10_000;
const EDGES_HELD = 5_000;

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
  private readonly nodes = new Map<string, HeldNode>();
  private readonly edges = new Map<string, EdgePart>();
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
    const held = this.edges.get(id);
    if (held) return { ...held, mine: true };
    const number = this.edgeIds.number(id);
    return number < 0 ? undefined : this.readEdge(number);
  }

  keepNode(node: KnownNode): void {
    const held = this.held(node.id);
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

  /** Nothing has to be looked up; what was held long enough goes to the records. */
  async lookUp(_rows: readonly MappedRow[]): Promise<void> {
    this.forgetNodes(NODES_HELD);
    let surplus = this.edges.size - EDGES_HELD;
    for (const id of this.edges.keys()) {
      if (surplus-- <= 0) break;
      this.edges.delete(id);
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
    return this.nodes.get(id)?.number ?? this.nodeIds.number(id);
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
    this.forgetNodes(0);
    for (let number = 0; number < this.nodeIds.count; number += 1) yield { number, node: this.load(number) };
  }

  private get bytes(): number {
    return bytesOf(this.nodeIds) + bytesOf(this.edgeIds) + this.records.bytes;
  }

  private held(id: string): HeldNode | undefined {
    const held = this.nodes.get(id);
    if (held) return held;
    const number = this.nodeIds.number(id);
    if (number < 0) return undefined;
    const loaded: HeldNode = { node: this.load(number), number, changed: false };
    this.nodes.set(id, loaded);
    return loaded;
  }

  private forgetNodes(most: number): void {
    let surplus = this.nodes.size - most;
    for (const [id, held] of this.nodes) {
      if (surplus-- <= 0) break;
      if (held.changed) this.records.put(held.number, JSON.stringify(this.packed(held.node)));
      this.nodes.delete(id);
    }
  }

  /** Names of properties come again and again in the same lists: a number stands for each list. */
  private packed({ values, stated, codes, source, statedHere }: KnownNode): unknown[] {
    const names = Object.keys(values);
    return [
      this.words.numberOf(names),
      this.words.numberOf(stated),
      this.words.numberOf(statedHere ?? []),
      this.words.numberOf(codes),
      source,
      ...names.map((name) => values[name]),
    ];
  }

  private load(number: number): KnownNode {
    const id = this.nodeIds.id(number);
    const [names, stated, statedHere, codes, source, ...cells] = JSON.parse(this.records.get(number)) as [
      number,
      number,
      number,
      number,
      string,
      ...PropertyValue[],
    ];
    const values: Values = {};
    const properties = this.words.list(names);
    for (let place = 0; place < properties.length; place += 1) values[properties[place]!] = cells[place]!;
    return {
      label: labelOfId(id)!,
      id,
      values,
      stated: this.words.list(stated),
      codes: this.words.list(codes),
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

/** Lists of words by number. */
class Words {
  private readonly numbers = new Map<string, number>();
  private readonly lists: (readonly string[])[] = [];

  numberOf(list: readonly string[]): number {
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
