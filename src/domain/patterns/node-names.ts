import type { Graph, Row } from '../../graph/graph.js';
import { maskedLabel } from '../entities/entity-facts.js';
import type { NodeLabel } from '../model/model.js';

/** A node as a row names it. Outside the caller's regions there is neither id nor name. */
export interface NamedNode {
  readonly id: string | null;
  readonly kind: NodeLabel | 'Outside';
  readonly label: string;
}

interface NameRow extends Row {
  readonly id: string;
  readonly kind: NodeLabel;
  readonly properties: Record<string, unknown>;
  readonly region: string | null;
  readonly holderKind: string | null;
}

const OUTSIDE: NamedNode = { id: null, kind: 'Outside', label: '' };

/** Names of nodes as they were at a data version, masked where personal, and only of what the caller may see. */
export async function nodeNames(graph: Graph, ids: Iterable<string>, regions: readonly string[] | null, batch: number): Promise<Map<string, NamedNode>> {
  const wanted = [...new Set(ids)].sort();
  if (wanted.length === 0) return new Map();
  const rows = await graph.read<NameRow>('names-of-nodes', { ids: wanted, batch });
  const own = new Set(regions ?? []);
  const isOwn = ({ kind, region, properties }: NameRow): boolean =>
    regions === null || kind === 'SubsidyItem' || (region !== null && own.has(region)) || own.has(String(properties['recipientRegion'] ?? ''));
  const others = rows.filter((row) => !isOwn(row)).map(({ id }) => id);
  const reached =
    others.length === 0 ? [] : await graph.read<{ id: string } & Row>('nodes-reached', { ids: others, regions: regions === null ? null : [...regions], batch });
  const seen = new Set(reached.map(({ id }) => id));
  const names = new Map<string, NamedNode>(wanted.map((id) => [id, OUTSIDE]));
  for (const row of rows)
    if (isOwn(row) || seen.has(row.id))
      names.set(row.id, { id: row.id, kind: row.kind, label: maskedLabel(row.kind, row.properties, row.holderKind) || row.id });
  return names;
}
