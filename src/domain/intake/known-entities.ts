import type { Graph } from '../../graph/graph.js';
import { labelOfId } from '../model/model.js';
import type { EdgePart, MappedRow } from './compile-mapping.js';
import { valuesOf, type KnownEdge, type KnownNode } from './decide-row.js';
import { ownContent, ownTarget } from './edge-content.js';
import { edgeLists } from './edge-lists.js';
import { idRanges } from './id-ranges.js';

/**
 * What the load knows of the graph: nodes and edges of the chunks that are being written, and those looked up for the
 * chunk at hand. Bounded: the oldest are forgotten and looked up again, by which time they have long been written.
 */
export class KnownEntities {
  private readonly nodes = new Map<string, KnownNode>();
  private readonly edges = new Map<string, KnownEdge>();

  constructor(
    private readonly graph: Graph,
    /**
     * Must exceed what is not committed yet, so that nothing is forgotten before it can be read back: the nodes of one chunk (5,000 rows
     * of some nodes each) and the edges in a few transactions of 5,000.
     */
    private readonly nodesMax = 60_000,
    private readonly edgesMax = 30_000,
  ) {}

  node(id: string): KnownNode | undefined {
    return this.nodes.get(id);
  }

  edge(id: string): KnownEdge | undefined {
    return this.edges.get(id);
  }

  keepNode(node: KnownNode): void {
    // Taken out first, so that it counts as the youngest.
    this.nodes.delete(node.id);
    this.nodes.set(node.id, node);
  }

  keepEdge(edge: EdgePart): void {
    this.edges.set(edge.id, { ...edge, mine: true });
  }

  /** Looks up what a chunk of rows touches and is not known yet. `sequence` tells what this load has created itself. */
  async lookUp(rows: readonly MappedRow[], more: () => readonly string[], sequence: number): Promise<void> {
    forget(this.nodes, this.nodesMax);
    forget(this.edges, this.edgesMax);
    const ids = new Set<string>(more().filter((id) => !this.nodes.has(id)));
    const asked: EdgePart[] = [];
    for (const row of rows) {
      for (const { id } of row.nodes) {
        const known = this.nodes.get(id);
        if (known) this.keepNode(known);
        else ids.add(id);
      }
      for (const edge of row.edges) if (!this.edges.has(edge.id)) asked.push(edge);
    }
    const [nodes, edges] = await Promise.all([ids.size === 0 ? [] : this.graph.read<FoundNode>('known-nodes', { ids: [...ids] }), this.edgesAmong(asked)]);
    for (const found of nodes) if (!this.nodes.has(found.id)) this.nodes.set(found.id, knownNode(found, sequence));
    for (const { id, type, source, target, values } of edges)
      this.edges.set(id, { id, type, source, target: ownTarget(target, values), values: ownContent(values), mine: values['addedIn'] === sequence });
  }

  /** Payments come in the order of their numbers: mostly one look at the whole range of a chunk's ids shows that none of them is there. */
  private async edgesAmong(asked: readonly EdgePart[]): Promise<FoundEdge[]> {
    const lists = edgeLists(asked);
    const { ranges, others } = idRanges(lists.paid);
    const numbered = ranges.map(({ first, last }, number) => ({ number, first, last }));
    const held = ranges.length === 0 ? [] : await this.graph.read<{ number: number }>('known-ranges', { ranges: numbered });
    const paid = [...others, ...held.flatMap(({ number }) => ranges[number]!.ids)];
    if (paid.length + lists.allocated.length + lists.registered.length + lists.carries.length + lists.others.length === 0) return [];
    return this.graph.read<FoundEdge>('known-edges', { ...lists, paid });
  }
}

/** A row of `known-nodes`. */
export interface FoundNode extends Record<string, unknown> {
  readonly id: string;
  readonly values: Record<string, unknown>;
  readonly pending: Record<string, unknown> | null;
}

/** A row of `known-edges`. */
export interface FoundEdge extends Record<string, unknown> {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly values: Record<string, unknown>;
}

/** A node as the load in progress must take it, pending values before current ones. */
export function knownNode({ id, values, pending }: FoundNode, sequence: number): KnownNode {
  const label = labelOfId(id)!;
  // Taken back by an earlier batch, and no row of this one has brought it back yet.
  if (typeof values['retiredIn'] === 'number' && !pending)
    return {
      label,
      id,
      values: {},
      stated: [],
      codes: [],
      source: String(values['source']),
      mine: false,
      differs: true,
      retired: true,
      dropped: Object.keys(valuesOf(label, values)),
    };
  return {
    label,
    id,
    values: valuesOf(label, pending ?? values),
    stated: (pending?.['newStated'] ?? values['stated'] ?? []) as string[],
    codes: (pending?.['newQuality'] ?? values['dataQuality'] ?? []) as string[],
    source: String(pending?.['newSource'] ?? values['source']),
    mine: values['addedIn'] === sequence,
    differs: pending?.['differs'] === true,
    dropped: (pending?.['dropped'] ?? []) as string[],
  };
}

/** A Map gives its members in the order in which they came: the first are the oldest. */
function forget(map: Map<string, unknown>, most: number): void {
  let surplus = map.size - most;
  if (surplus <= 0) return;
  for (const id of map.keys()) {
    if (surplus-- <= 0) return;
    map.delete(id);
  }
}
