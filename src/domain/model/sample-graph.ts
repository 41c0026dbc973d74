import { EDGES, EDGE_TYPES, NODES, NODE_LABELS, type EdgeKind, type NodeKind, type PropertyType } from './model.js';

export interface SampleGraph {
  readonly nodes: readonly { readonly label: string; readonly values: Readonly<Record<string, unknown>> }[];
  readonly edges: readonly { readonly type: string; readonly source: string; readonly target: string; readonly values: Readonly<Record<string, unknown>> }[];
}

const NODES_EACH = 20;
const EDGES_EACH = 40;
/** Of every property so many distinct values: a seek by one finds some of them and not all. */
const VALUES = 10;

/**
 * A graph with every label, type and property of the model, meaning nothing. Plans are made on it: in an empty graph every way
 * costs the same, and which one the planner then takes differs from one start of the database to the next.
 */
export function sampleGraph(): SampleGraph {
  const nodes = NODE_LABELS.flatMap((label) => {
    const kind: NodeKind = NODES[label];
    return times(NODES_EACH, (index) => ({ label, values: { ...valuesOf(kind.properties, index), id: `${kind.prefix}:${index}` } }));
  });
  const edges = EDGE_TYPES.flatMap((type) => {
    const kind: EdgeKind = EDGES[type];
    return times(EDGES_EACH, (index) => ({
      type,
      source: `${NODES[kind.source[index % kind.source.length]!].prefix}:${index % NODES_EACH}`,
      target: `${NODES[kind.target[index % kind.target.length]!].prefix}:${(index * 7) % NODES_EACH}`,
      values: { ...valuesOf(kind.properties, index), id: `${type.toLowerCase()}:${index}` },
    }));
  });
  return { nodes, edges };
}

function valuesOf(properties: Readonly<Record<string, PropertyType>>, index: number): Record<string, unknown> {
  const values = Object.entries(properties).map(([name, type]) => [name, valueOf(type, name, index)] as const);
  return { ...Object.fromEntries(values), addedIn: 1, source: `sample/${index}`, dataQuality: [], stated: [] };
}

function valueOf(type: PropertyType, name: string, index: number): unknown {
  if (type === 'boolean') return index % 2 === 0;
  if (type === 'strings') return [`${name} ${index % VALUES}`];
  if (type === 'fens') return [index];
  return type === 'string' ? `${name} ${index % VALUES}` : index % VALUES;
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
