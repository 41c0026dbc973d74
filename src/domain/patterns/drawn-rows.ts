import type { Graph, Row } from '../../graph/graph.js';
import { nodeNames, type NamedNode } from './node-names.js';
import type { Pattern } from './pattern.js';
import type { ShownRow } from './shown-rows.js';

/** An edge to be drawn between two nodes that may be seen. */
export interface DrawnEdge {
  readonly id: string;
  /** PAID, LEGAL_REP_OF …; ROW for what a row says of its two ends. */
  readonly type: string;
  readonly source: string;
  readonly target: string;
  /** Fen. */
  readonly amount: number | null;
  /** Epoch ms. */
  readonly at: number | null;
  /** The row, for an edge of type ROW. */
  readonly row: ShownRow | null;
}

/** Some rows as nodes and edges; a node or an edge may come again with later rows. */
export interface DrawnRows {
  readonly nodes: readonly (NamedNode & { readonly id: string })[];
  readonly edges: readonly DrawnEdge[];
}

/** What of the graph a drawing may show: some regions (null: all) at a data version. */
export interface Sight {
  readonly regions: readonly string[] | null;
  readonly batch: number;
}

interface EdgeRow extends Row {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly amount: number | null;
  readonly at: number | null;
}

/** Rows drawn at once. */
const AT_ONCE = 200;

/**
 * What rows name as a drawing: their nodes, the edge from one column to another that the pattern declares, and the payments and ties they
 * give by id. What lies outside the caller's regions is left out, with its edges.
 */
export async function* drawnRows(graph: Graph, pattern: Pattern, rows: AsyncIterable<ShownRow>, sight: Sight): AsyncGenerator<DrawnRows> {
  let some: ShownRow[] = [];
  let from = 0;
  for await (const row of rows) {
    some.push(row);
    if (some.length < AT_ONCE) continue;
    yield await drawn(graph, pattern, some, from, sight);
    from += some.length;
    some = [];
  }
  yield await drawn(graph, pattern, some, from, sight);
}

async function drawn(graph: Graph, { columns, edge }: Pattern, rows: readonly ShownRow[], from: number, { regions, batch }: Sight): Promise<DrawnRows> {
  const nodes = new Map<string, NamedNode & { readonly id: string }>();
  const seen = (node: unknown): string | null => {
    const { id } = (node ?? { id: null }) as NamedNode;
    if (id !== null) nodes.set(id, node as NamedNode & { readonly id: string });
    return id;
  };
  const edges: DrawnEdge[] = [];
  const ids = new Set<string>();
  rows.forEach((row, index) => {
    const ofRow: string[] = [];
    for (const { name, type } of columns) {
      const cells = type === 'node' ? [row[name]] : type === 'nodes' ? ((row[name] ?? []) as unknown[]) : [];
      ofRow.push(...cells.map(seen).filter((id) => id !== null));
    }
    const [source, target] = (edge ?? []).map((name) => (row[name] as NamedNode | null)?.id ?? null);
    if (source && target) edges.push({ id: `row:${from + index + 1}`, type: 'ROW', source, target, amount: null, at: null, row });
    for (const { name } of columns.filter(({ type }) => type === 'edges')) {
      for (const id of (row[name] ?? []) as string[]) {
        const tie = tieOf(id, ofRow);
        if (tie) edges.push(tie);
        else ids.add(id);
      }
    }
  });
  if (ids.size > 0) {
    const stated = await graph.read<EdgeRow>('edges-of-rows', { ids: [...ids].sort(), batch });
    const unnamed = stated.flatMap(({ source, target }) => [source, target]).filter((id) => !nodes.has(id));
    for (const [id, node] of await nodeNames(graph, unnamed, regions, batch)) if (node.id !== null) nodes.set(id, { ...node, id });
    edges.push(...stated.filter(({ source, target }) => nodes.has(source) && nodes.has(target)).map((one) => ({ ...one, row: null })));
  }
  return { nodes: [...nodes.values()], edges };
}

/** Ids of edges between a row's own nodes begin with their type and both ends: `legal_rep_of:person:1|enterprise:2|…`. */
function tieOf(id: string, nodes: readonly string[]): DrawnEdge | null {
  const type = id.slice(0, id.indexOf(':'));
  const rest = id.slice(type.length + 1);
  for (const source of nodes.filter((node) => rest.startsWith(`${node}|`))) {
    const target = nodes.find((node) => rest.slice(source.length + 1) === node || rest.startsWith(`${source}|${node}|`));
    if (target) return { id, type: type.toUpperCase(), source, target, amount: null, at: null, row: null };
  }
  return null;
}
