import { NODES } from '../model/model.js';
import { GROWING_LISTS } from '../model/property-rules.js';
import type { EdgePart, MappedRow, NodePart } from './compile-mapping.js';
import type { Values } from './compile-value.js';
import { RowFault, type PropertyValue } from './compile-value.js';

/** A node as the graph will show it once this batch is active. */
export interface KnownNode {
  readonly label: string;
  readonly id: string;
  readonly values: Values;
  /** Properties that a defining row has stated, sorted; the others are only mentioned. */
  readonly stated: readonly string[];
  readonly codes: readonly string[];
  readonly source: string;
  /** Created by the batch in progress: nobody sees it yet, so its values may be set at once. */
  readonly mine: boolean;
  /** Its values differ from those that readers see. */
  readonly differs: boolean;
}

export interface KnownEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly values: Values;
}

/** What a row adds. Nothing of it: the row is unchanged. */
export interface RowDecision {
  readonly nodes: KnownNode[];
  readonly edges: EdgePart[];
}

const GROWING: ReadonlySet<string> = new Set(GROWING_LISTS);
/** Properties of an edge that are copied from elsewhere when the row does not state them. */
const COPIED: ReadonlySet<string> = new Set(['indicator', 'batch', 'document']);

/**
 * Holds a mapped row against what is known and says what it adds. Throws `RowFault` where it contradicts a stated value
 * or an edge; then nothing of the row may be taken over.
 */
export function decideRow(
  row: MappedRow,
  source: string,
  nodeOf: (id: string) => KnownNode | undefined,
  edgeOf: (id: string) => KnownEdge | undefined,
): RowDecision {
  const nodes: KnownNode[] = [];
  for (const part of row.nodes) {
    const known = nodeOf(part.id);
    const next = known ? withPart(known, part, source) : created(part, source);
    if (next !== known) nodes.push(next);
  }
  const edges: EdgePart[] = [];
  for (const part of row.edges) {
    const known = edgeOf(part.id) ?? edges.find((edge) => edge.id === part.id);
    if (!known) edges.push(part);
    else contradict(known, part);
  }
  return { nodes, edges };
}

function created(part: NodePart, source: string): KnownNode {
  return {
    label: part.label,
    id: part.id,
    values: part.values,
    stated: part.stated ? Object.keys(part.values).filter(isStatable).sort() : [],
    codes: [...part.codes].sort(),
    source,
    mine: true,
    differs: true,
  };
}

/** Lists that grow belong to nobody, and initials to the name. */
function isStatable(property: string): boolean {
  return property !== 'pinyin' && !GROWING.has(property);
}

function withPart(known: KnownNode, part: NodePart, source: string): KnownNode {
  let values: Values | undefined;
  let stated: string[] | undefined;
  const set = (property: string, value: PropertyValue): void => void ((values ??= { ...known.values })[property] = value);
  for (const [property, value] of Object.entries(part.values)) {
    if (property === 'pinyin') continue;
    const current = known.values[property];
    const isStated = known.stated.includes(property);
    if (GROWING.has(property)) {
      const grown = [...new Set([...((current as string[] | undefined) ?? []), ...(value as string[])])].sort();
      if (!sameValue(current, grown)) set(property, grown);
    } else if (part.stated) {
      if (!isStated) {
        (stated ??= [...known.stated]).push(property);
        if (!sameValue(current, value)) set(property, value);
      } else if (!sameValue(current, value)) {
        throw new RowFault(
          'different-content',
          part.columns[property] ?? null,
          `${part.label}.${property} is ${shown(value)} here, but ${known.source} states ${shown(current)}`,
        );
      }
    } else if (!isStated && (current === undefined || (!sameValue(current, value) && precedes(value, current)))) set(property, value);
  }
  // Initials go with the name they were made from.
  if (values?.['name'] !== known.values['name'] && values !== undefined && part.values['pinyin'] !== undefined) values['pinyin'] = part.values['pinyin'];
  const codes = union(known.codes, part.codes);
  const takesOver = part.stated && known.stated.length === 0;
  if (!values && !stated && codes === known.codes && !takesOver) return known;
  return {
    ...known,
    values: values ?? known.values,
    stated: stated?.sort() ?? known.stated,
    codes,
    source: takesOver ? source : known.source,
    differs: known.differs || values !== undefined,
  };
}

/** The same edge again is fine; with other content one of the two is wrong, and nobody here can say which. */
function contradict(known: KnownEdge | EdgePart, part: EdgePart): void {
  if (known.source !== part.source || known.target !== part.target) {
    throw new RowFault('different-content', null, `${part.id} joins other ends than the same id did before`);
  }
  for (const [property, value] of Object.entries(part.values)) {
    if (!sameValue(known.values[property], value)) {
      throw new RowFault(
        'different-content',
        part.columns[property] ?? null,
        `${part.id}: ${property} is ${shown(value)} here, but was loaded as ${shown(known.values[property])}`,
      );
    }
  }
  for (const property of Object.keys(known.values)) {
    if (part.values[property] === undefined && !COPIED.has(property)) {
      throw new RowFault(
        'different-content',
        part.columns[property] ?? null,
        `${part.id}: ${property} is blank here, but was loaded as ${shown(known.values[property])}`,
      );
    }
  }
}

/** Of two mentioned values the one that comes first, so that the order of rows and files does not matter. */
function precedes(left: PropertyValue, right: PropertyValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  return String(left) < String(right);
}

export function sameValue(left: PropertyValue | undefined, right: PropertyValue | undefined): boolean {
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((member, index) => member === right[index]);
  return left === right;
}

function union(known: readonly string[], more: readonly string[]): readonly string[] {
  return more.every((code) => known.includes(code)) ? known : [...new Set([...known, ...more])].sort();
}

function shown(value: PropertyValue | undefined): string {
  return value === undefined ? 'blank' : JSON.stringify(value);
}

/** Business properties of a node as read from the graph. */
export function valuesOf(label: keyof typeof NODES, properties: Readonly<Record<string, unknown>>): Values {
  const values: Values = {};
  for (const property of Object.keys(NODES[label].properties)) {
    const value = properties[property];
    if (value !== undefined && value !== null) values[property] = value as PropertyValue;
  }
  return values;
}
