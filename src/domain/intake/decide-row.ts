import { NODES } from '../model/model.js';
import { GROWING_LISTS } from '../model/property-rules.js';
import type { EdgePart, MappedRow, NodePart } from './compile-mapping.js';
import type { Values } from './compile-value.js';
import { RowFault, type PropertyValue } from './compile-value.js';
import { PropertyNames, isStatable } from './property-names.js';
import { MARK_CODES } from './words.js';

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
  /** Taken back by an earlier batch; whatever a row says of it brings it back. */
  readonly retired?: boolean;
  /** Properties that readers still see and that nothing states any more. */
  readonly dropped?: readonly string[];
  /** What the batch in progress itself has stated, where it corrects: one package cannot state two things. */
  readonly statedHere?: readonly string[];
}

/** An edge with its own content: nothing that was copied to it, and nothing that loads note about themselves. */
export interface KnownEdge {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly values: Values;
  /** Drawn by the batch in progress. */
  readonly mine: boolean;
}

/** An edge to be drawn, with the row it comes from and what was copied to it from elsewhere. */
export interface NewEdge extends EdgePart {
  readonly origin: string;
  readonly copied?: Values;
}

/** What a row adds. Nothing of it: the row is unchanged. */
export interface RowDecision {
  readonly nodes: KnownNode[];
  /** What was known of each of these nodes. */
  readonly nodesBefore: (KnownNode | undefined)[];
  readonly edges: EdgePart[];
  /** Edges that a correction supersedes. */
  readonly retired: KnownEdge[];
}

/** What a row is held against. */
export interface KnownContent {
  node(id: string): KnownNode | undefined;
  edge(id: string): KnownEdge | undefined;
  /** Whether a mention is known to say nothing new, where that can be told without looking at the node. */
  isStated?(part: NodePart): boolean;
}

const GROWING: ReadonlySet<string> = new Set(GROWING_LISTS);
const NOTHING: readonly string[] = [];
const MARKS: ReadonlySet<string> = new Set(MARK_CODES);

/**
 * Holds a mapped row against what is known and says what it adds. Throws `RowFault` where it contradicts a stated value
 * or an edge; then nothing of the row may be taken over. A row that `corrects` takes the place of what was said before instead,
 * unless it was said in the same package.
 */
export function decideRow(row: MappedRow, source: string, content: KnownContent, corrects = false): RowDecision {
  const nodes: KnownNode[] = [];
  const nodesBefore: (KnownNode | undefined)[] = [];
  for (const part of row.nodes) {
    if (content.isStated?.(part)) continue;
    const known = content.node(part.id);
    const next = nodeAfter(known, part, source, corrects);
    if (next === known) continue;
    nodes.push(next);
    nodesBefore.push(known);
  }
  const edges: EdgePart[] = [];
  const retired: KnownEdge[] = [];
  for (const part of row.edges) {
    const twin = edges.length === 0 ? undefined : edges.find((edge) => edge.id === part.id);
    const known = twin ? { ...twin, mine: true } : content.edge(part.id);
    if (!known) edges.push(part);
    else {
      const difference = differenceOf(known, part);
      if (!difference) continue;
      if (!corrects || known.mine) throw difference;
      retired.push(known);
      edges.push(part);
    }
  }
  return { nodes, nodesBefore, edges, retired };
}

/** A node after one more row; the same object where the row says nothing new. */
export function nodeAfter(known: KnownNode | undefined, part: NodePart, source: string, corrects: boolean): KnownNode {
  if (!known) return created(part, source);
  return known.retired ? { ...created(part, source), mine: false, dropped: known.dropped ?? [] } : withPart(known, part, source, corrects);
}

function created(part: NodePart, source: string): KnownNode {
  const stated = part.stated ? PropertyNames.of(part.values).statable : NOTHING;
  return {
    label: part.label,
    id: part.id,
    values: part.values,
    stated,
    codes: part.codes.length < 2 ? part.codes : [...part.codes].sort(),
    source,
    mine: true,
    differs: true,
    statedHere: stated,
  };
}

/** Whether a row says nothing of a node that is not known: true of most nodes of most rows, so it is told before anything is made. */
function saysNothing(known: KnownNode, part: NodePart): boolean {
  for (const property in part.values) {
    if (property === 'pinyin') continue;
    const value = part.values[property]!;
    const current = known.values[property];
    if (GROWING.has(property)) {
      if (!isGrown(current as readonly string[] | undefined, value as readonly string[])) return false;
    } else if (part.stated) {
      if (!sameValue(current, value) || !known.stated.includes(property)) return false;
    } else if (!sameValue(current, value) && !known.stated.includes(property) && (current === undefined || precedes(value, current))) return false;
  }
  return part.codes.every((code) => known.codes.includes(code)) && (!part.stated || known.stated.length > 0);
}

/** Whether a list in order holds all of these members already, and none twice. */
function isGrown(list: readonly string[] | undefined, members: readonly string[]): boolean {
  return list !== undefined && members.every((member) => list.includes(member)) && list.every((member, place) => place === 0 || list[place - 1]! < member);
}

function withPart(known: KnownNode, part: NodePart, source: string, corrects: boolean): KnownNode {
  if (saysNothing(known, part)) return known;
  let values: Values | undefined;
  let stated: string[] | undefined;
  let corrected = false;
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
        if (!corrects || known.statedHere?.includes(property)) {
          throw new RowFault(
            'different-content',
            part.columns[property] ?? null,
            `${part.label}.${property} is ${shown(value)} here, but ${known.source} states ${shown(current)}`,
          );
        }
        set(property, value);
        corrected = true;
      }
    } else if (!isStated && (current === undefined || (!sameValue(current, value) && precedes(value, current)))) set(property, value);
  }
  // Initials go with the name they were made from.
  if (values?.['name'] !== known.values['name'] && values !== undefined && part.values['pinyin'] !== undefined) values['pinyin'] = part.values['pinyin'];
  // What was wrong with a value that has been corrected is no longer wrong.
  const codes = corrected
    ? union(
        [...part.codes].sort(),
        known.codes.filter((code) => MARKS.has(code)),
      )
    : union(known.codes, part.codes);
  const takesOver = part.stated && known.stated.length === 0;
  const statedHere = corrects && part.stated ? [...new Set([...(known.statedHere ?? []), ...Object.keys(part.values).filter(isStatable)])] : known.statedHere;
  if (!values && !stated && codes === known.codes && !takesOver) return known;
  return {
    ...known,
    values: values ?? known.values,
    stated: stated?.sort() ?? known.stated,
    codes,
    source: takesOver || corrected ? source : known.source,
    differs: known.differs || values !== undefined,
    ...(statedHere === undefined ? {} : { statedHere }),
  };
}

/** Why two contents under one id are not the same; undefined where they are. One of the two is wrong, and nobody here can say which. */
export function differenceOf(known: Pick<KnownEdge, 'source' | 'target' | 'values'>, part: EdgePart): RowFault | undefined {
  if (known.source !== part.source || known.target !== part.target)
    return new RowFault('different-content', null, `${part.id} joins other ends than the same id did before`);
  for (const property of new Set([...Object.keys(part.values), ...Object.keys(known.values)])) {
    const here = part.values[property];
    const before = known.values[property];
    if (!sameValue(before, here))
      return new RowFault(
        'different-content',
        part.columns[property] ?? null,
        `${part.id}: ${property} is ${shown(here)} here, but was loaded as ${shown(before)}`,
      );
  }
  return undefined;
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
