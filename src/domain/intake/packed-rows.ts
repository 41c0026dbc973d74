import type { Columns, EdgePart, NodePart } from './compile-mapping.js';
import { RowFault, type Values } from './compile-value.js';
import type { ReadRow } from './mapped-rows.js';
import type { EdgeType, NodeLabel } from '../model/model.js';
import type { QuarantineReason } from './words.js';

/** Most parts have no code; they share one list. */
const NOTHING: readonly string[] = [];

type PackedNode = readonly [label: NodeLabel, id: string, stated: boolean, values: Values, codes: readonly string[], columns: number];
type PackedEdge = readonly [type: EdgeType, id: string, source: string, target: string, values: Values, codes: readonly string[], columns: number];
type PackedFault = readonly [reason: QuarantineReason, column: string | null, detail: string, property: string | null];
/** Of a row that is left out, neither parts nor fault. */
type PackedRow =
  | readonly [line: number, cells: readonly string[]]
  | readonly [line: number, cells: readonly string[], fault: PackedFault]
  | readonly [line: number, cells: readonly string[], nodes: readonly number[], edges: readonly PackedEdge[]];
type Packed = readonly [file: number, columns: readonly Columns[], nodes: readonly PackedNode[], rows: readonly PackedRow[]];

/**
 * Rows of one file as a text, in which they cross from thread to thread: a fraction of what a structured clone takes. What many of them share
 * (the region, the payer, the names of columns) stands in it once.
 */
export function packedRows(rows: readonly ReadRow[]): string {
  const columns = new Places<Columns>();
  const nodes = new Places<NodePart>();
  const packed = rows.map(({ line, cells, mapped }): PackedRow => {
    if (mapped === 'skipped') return [line, cells];
    if (mapped instanceof RowFault) return [line, cells, [mapped.reason, mapped.column, mapped.message, mapped.property ?? null]];
    return [
      line,
      cells,
      mapped.nodes.map((node) => nodes.of(node)),
      mapped.edges.map((edge) => [edge.type, edge.id, edge.source, edge.target, edge.values, edge.codes, columns.of(edge.columns)]),
    ];
  });
  const parts = nodes.list.map((node): PackedNode => [node.label, node.id, node.stated, node.values, node.codes, columns.of(node.columns)]);
  return JSON.stringify([rows[0]?.file ?? 0, columns.list, parts, packed] satisfies Packed);
}

export function unpackedRows(text: string): ReadRow[] {
  const [file, columns, parts, rows] = JSON.parse(text) as Packed;
  const nodes = parts.map(([label, id, stated, values, codes, place]): NodePart => ({
    label,
    id,
    stated,
    values,
    codes: codes.length === 0 ? NOTHING : codes,
    columns: columns[place]!,
  }));
  const edgeOf = ([type, id, source, target, values, codes, place]: PackedEdge): EdgePart => ({
    type,
    id,
    source,
    target,
    values,
    codes: codes.length === 0 ? NOTHING : codes,
    columns: columns[place]!,
  });
  return rows.map((row): ReadRow => {
    const [line, cells] = row;
    if (row.length === 2) return { file, line, cells, mapped: 'skipped' };
    if (row.length === 3) {
      const [reason, column, detail, property] = row[2];
      return { file, line, cells, mapped: new RowFault(reason, column, detail, property ?? undefined) };
    }
    return { file, line, cells, mapped: { nodes: row[2].map((place) => nodes[place]!), edges: row[3].map(edgeOf) } };
  });
}

/** Things by the place at which they stand in a list, each once. */
class Places<T extends object> {
  readonly list: T[] = [];
  private readonly places = new Map<T, number>();

  of(thing: T): number {
    let place = this.places.get(thing);
    if (place === undefined) {
      place = this.list.push(thing) - 1;
      this.places.set(thing, place);
    }
    return place;
  }
}
