import { EDGES, NODES, type EdgeKind, type EdgeType, type NodeKind, type NodeLabel } from '../model/model.js';
import { dateReader } from './parse-date.js';
import type { MoneyUnit } from './parse-money.js';
import { personalIds } from './personal-ids.js';
import type { Encoding } from './words.js';
import { YamlFile, type Fault } from './yaml-file.js';

/** A mapping as written; `seeds/mappings/README.md` explains every key. */
export interface Mapping {
  readonly id: string;
  readonly title: string;
  readonly table?: TableShape;
  readonly bare?: BareDefaults;
  readonly text?: 'nfkc';
  readonly dates?: string | string[];
  readonly money?: MoneyUnit;
  readonly blank?: string[];
  /** Columns that a file may lack; they then read as blank. */
  readonly mayLack?: string[];
  readonly skip?: Condition;
  readonly require?: Condition[];
  readonly tables?: Record<string, ValueTable>;
  readonly nodes?: Record<string, NodeRule>;
  readonly edges?: EdgeRule[];
}

/** How a file of this kind differs from a plain table with its header on line 1. */
export interface TableShape {
  /** Line of the header; 0: there is none. What stands above it is no data. */
  readonly header?: number;
  /** Names of the columns, instead of those in the file. */
  readonly columns?: string[];
  /** Text at the end of every line that belongs to no cell. */
  readonly ending?: string;
  /** Columns into which the surplus cells of a row are joined: their texts hold the delimiter unquoted. */
  readonly rejoin?: string[];
  /** Columns in which a blank cell means the same as the cell above. */
  readonly repeat?: string[];
}

/** What a file of this kind is taken to be when it is loaded bare, without a manifest; the command line has the last word. */
export interface BareDefaults {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly sourceSystem?: string;
  readonly currency?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly covers?: { readonly source: string; readonly region: string; readonly from: string; readonly to: string }[];
}

export interface NodeRule {
  readonly label: NodeLabel;
  readonly refers?: boolean;
  readonly optional?: boolean;
  readonly when?: Condition;
  readonly set: Record<string, Value>;
}

export interface EdgeRule {
  readonly type: EdgeType;
  readonly from: string;
  readonly to: string;
  readonly when?: Condition;
  readonly set?: Record<string, Value>;
}

export type Literal = string | number | boolean;
export type ValueTable = Record<string, Literal>;

/** A column by its name, or by its place from the right: -1 is the last. */
export type ColumnName = string | number;

export interface ColumnValue {
  readonly column: ColumnName;
  readonly split?: string;
  readonly take?: number;
  readonly start?: number;
  readonly length?: number;
  readonly map?: string | ValueTable;
  readonly default?: Literal | Exclude<Value, string>;
  readonly format?: string | string[];
  readonly unit?: MoneyUnit;
  readonly sign?: 'negate' | 'absolute';
  readonly each?: Value;
}

export type Value =
  | string
  | ColumnValue
  | { readonly constant: Literal }
  | { readonly join: Value[]; readonly with?: string; readonly skipBlank?: boolean }
  | { readonly first: Value[] }
  | { readonly if: Condition; readonly then: Value; readonly else?: Value }
  | { readonly id: string }
  | { readonly edgeId: 'PAID' | 'ALLOCATED'; readonly of: Value }
  | { readonly list: Value[] }
  | { readonly item: true }
  | Grouping;

/** A value over all rows of the file that give the same node or edge. */
export type Grouping = { readonly sum: Value } | { readonly count: true } | { readonly min: Value } | { readonly max: Value };

export type Condition =
  | {
      readonly column: ColumnName;
      readonly present?: boolean;
      readonly is?: string | number;
      readonly in?: (string | number)[];
      readonly not?: string | number | (string | number)[];
      readonly sign?: 'negative' | 'zero' | 'positive';
      readonly readable?: 'amount' | 'date' | 'number';
      readonly same?: ColumnName;
    }
  | { readonly all: Condition[] }
  | { readonly any: Condition[] }
  | { readonly no: Condition };

/**
 * Reads a mapping and checks it against the language and the model. Faults are collected with their lines, so that one
 * look mends them all; `mapping` is there only without any. One that has been loaded already is not held to what was not asked of it
 * then (`loaded`): its rows must stay readable.
 */
export function readMapping(name: string, text: string, { loaded = false } = {}): { mapping?: Mapping; faults: Fault[] } {
  const file = YamlFile.parse(name, text);
  const faults = file.checked('mapping');
  if (faults.length > 0) return { faults };
  const mapping = file.content() as Mapping;
  const fileId = name.replace(/^.*\//u, '').replace(/\.ya?ml$/u, '');
  if (mapping.id !== fileId) faults.push(file.fault(['id'], `id ${mapping.id} must equal the file name ${fileId}`));
  checkFormats(mapping.dates, ['dates']);
  checkTable(mapping.table);
  const aliases = mapping.nodes ?? {};
  for (const [alias, rule] of Object.entries(aliases)) checkNode(alias, rule);
  (mapping.edges ?? []).forEach(checkEdge);
  if (Object.keys(aliases).length === 0) faults.push(file.fault([], 'a mapping needs at least one node'));
  if (!loaded) for (const { path, reason } of personalIds(mapping)) faults.push(file.fault([...path], reason));
  const cycle = cycleOf(aliases);
  if (cycle) faults.push(file.fault(['nodes', cycle], `the node ${cycle} refers to its own id through others`));
  return faults.length > 0 ? { faults } : { mapping, faults };

  function checkTable({ header = 1, columns, rejoin = [], repeat = [] }: TableShape = {}): void {
    if (header === 0 && !columns) faults.push(file.fault(['table', 'header'], 'without a header the mapping has to name the columns: add table.columns'));
    const twice = columns?.find((name, index) => columns.indexOf(name) !== index);
    if (twice !== undefined) faults.push(file.fault(['table', 'columns'], `the column ${twice} occurs twice`));
    for (const name of columns ? [...rejoin, ...repeat].filter((each) => !columns.includes(each)) : [])
      faults.push(file.fault(['table'], `${name} is no column in table.columns`));
    if (rejoin.length > 1 && !mapping.require)
      faults.push(file.fault(['table', 'rejoin'], 'with several columns to join into, require has to say what tells the other columns apart'));
  }

  function checkNode(alias: string, rule: NodeRule): void {
    const path = ['nodes', alias];
    if (!Object.hasOwn(NODES, rule.label))
      return void faults.push(file.fault([...path, 'label'], `${rule.label} is no label of the model; there are ${Object.keys(NODES).join(', ')}`));
    const kind: NodeKind = NODES[rule.label];
    checkSet([...path, 'set'], rule.set, rule.label, kind.properties);
    for (const part of kind.key) if (part in rule.set && groupingOf(rule.set[part]!)) faults.push(file.fault([...path, 'set', part], KEY_GROUPED));
    const missing = kind.key.filter((part) => !(part in rule.set) && !derivedKey(rule, part));
    if (missing.length > 0)
      faults.push(file.fault([...path, 'set'], `${rule.label} is identified by ${kind.key.join(' + ')}: ${missing.join(', ')} is not set`));
  }

  function checkEdge(rule: EdgeRule, index: number): void {
    const path = ['edges', index];
    if (!Object.hasOwn(EDGES, rule.type))
      return void faults.push(file.fault([...path, 'type'], `${rule.type} is no edge of the model; there are ${Object.keys(EDGES).join(', ')}`));
    const kind: EdgeKind = EDGES[rule.type];
    for (const [end, allowed] of [
      ['from', kind.source],
      ['to', kind.target],
    ] as const) {
      const node = Object.hasOwn(aliases, rule[end]) ? aliases[rule[end]] : undefined;
      if (!node) faults.push(file.fault([...path, end], `${rule[end]} is no alias of this mapping`));
      else if (!allowed.includes(node.label)) faults.push(file.fault([...path, end], `${rule.type} goes ${end} ${allowed.join(' or ')}, not ${node.label}`));
    }
    const stated = kind.key[0] === 'id';
    if (stated && !rule.set?.['id']) faults.push(file.fault(path, `${rule.type} needs an id, made of all parts that make it unique`));
    checkSet([...path, 'set'], rule.set ?? {}, rule.type, stated ? { id: 'string', ...kind.properties } : kind.properties);
    for (const part of kind.key) if (rule.set?.[part] && groupingOf(rule.set[part])) faults.push(file.fault([...path, 'set', part], KEY_GROUPED));
  }

  function checkSet(path: (string | number)[], set: Record<string, Value>, owner: string, properties: Readonly<Record<string, string>>): void {
    for (const [property, value] of Object.entries(set)) {
      if (!Object.hasOwn(properties, property))
        faults.push(file.fault([...path, property], `${owner} has no property ${property}; it has ${Object.keys(properties).join(', ')}`));
      const grouped = groupingOf(value);
      const type = properties[property] ?? 'string';
      if (!grouped) checkValue([...path, property], value);
      else if (!GROUPED_TYPES[grouped.how].has(type))
        faults.push(file.fault([...path, property], `${grouped.how} gives ${[...GROUPED_TYPES[grouped.how]].join(' or ')}, ${property} is ${type}`));
      else if (grouped.value !== undefined) checkValue([...path, property], grouped.value);
    }
  }

  function checkValue(path: (string | number)[], value: Value): void {
    if (typeof value === 'string') return;
    if (groupingOf(value)) return void faults.push(file.fault(path, 'sum, count, min and max stand directly at a property'));
    if ('column' in value) {
      checkFormats(value.format, path);
      if (typeof value.map === 'string' && !mapping.tables?.[value.map]) faults.push(file.fault(path, `there is no table ${value.map} in tables`));
      if (value.each !== undefined) checkValue([...path, 'each'], value.each);
      if (value.each !== undefined && (value.split === undefined || value.take !== undefined)) faults.push(file.fault(path, 'each needs split without take'));
      if (typeof value.default === 'object') checkValue([...path, 'default'], value.default);
    } else if ('id' in value) {
      if (!Object.hasOwn(aliases, value.id)) faults.push(file.fault(path, `${value.id} is no alias of this mapping`));
    } else if ('edgeId' in value) checkValue([...path, 'of'], value.of);
    else if ('if' in value) {
      checkValue([...path, 'then'], value.then);
      if (value.else !== undefined) checkValue([...path, 'else'], value.else);
    } else for (const inner of partsOf(value)) checkValue(path, inner);
  }

  function checkFormats(formats: string | string[] | undefined, path: (string | number)[]): void {
    if (formats === undefined) return;
    try {
      dateReader([formats].flat());
    } catch (error) {
      faults.push(file.fault(path, (error as Error).message));
    }
  }
}

const KEY_GROUPED = 'what identifies a row cannot be counted over the rows';
const GROUPED_TYPES = {
  sum: new Set<string>(['fen', 'integer']),
  count: new Set<string>(['integer']),
  min: new Set<string>(['fen', 'integer', 'day', 'instant']),
  max: new Set<string>(['fen', 'integer', 'day', 'instant']),
} as const;

/** The value as a grouping, if it is one; the value of a count is left out. */
export function groupingOf(value: Value): { how: 'sum' | 'count' | 'min' | 'max'; value?: Value } | undefined {
  if (typeof value === 'string') return undefined;
  if ('sum' in value) return { how: 'sum', value: value.sum };
  if ('min' in value) return { how: 'min', value: value.min };
  if ('max' in value) return { how: 'max', value: value.max };
  return 'count' in value ? { how: 'count' } : undefined;
}

/** Place of a column in a header; -1 where it has none of that name, or fewer columns than counted from the right. */
export function placeOf(header: readonly string[], column: ColumnName): number {
  if (typeof column === 'number') return Math.max(-1, header.length + column);
  const named = header.indexOf(column);
  return named < 0 && /^-[1-9]\d*$/u.test(column) ? placeOf(header, Number(column)) : named;
}

/** Key parts that the intake makes by itself, from other properties. */
function derivedKey(rule: NodeRule, part: string): boolean {
  if (rule.label === 'Document' && part === 'number') return 'numberAsWritten' in rule.set;
  // Without a number an account is known by its holder's name alone.
  if (rule.label === 'Account') return part === 'institution' || 'name' in rule.set;
  if ((rule.label === 'Enterprise' && part === 'uscc') || (rule.label === 'Person' && part === 'idNumber')) return 'name' in rule.set && 'region' in rule.set;
  return false;
}

function partsOf(value: Exclude<Value, string>): readonly Value[] {
  if ('join' in value) return value.join;
  if ('first' in value) return value.first;
  return 'list' in value ? value.list : [];
}

/** Aliases whose id a value needs, so that they are made first. */
export function aliasesIn(value: Value): string[] {
  if (typeof value === 'string') return [];
  if ('id' in value) return [value.id];
  if ('column' in value) return [value.each, value.default].flatMap((inner) => (typeof inner === 'object' ? aliasesIn(inner) : []));
  if ('edgeId' in value) return aliasesIn(value.of);
  if ('if' in value) return [value.then, value.else].flatMap((inner) => (inner === undefined ? [] : aliasesIn(inner)));
  const grouped = groupingOf(value)?.value;
  if (grouped !== undefined) return aliasesIn(grouped);
  return partsOf(value).flatMap(aliasesIn);
}

function cycleOf(aliases: Readonly<Record<string, NodeRule>>): string | undefined {
  const reaches = (alias: string, target: string, seen: Set<string>): boolean =>
    Object.values(aliases[alias]?.set ?? {})
      .flatMap(aliasesIn)
      .some((next) => next === target || (!seen.has(next) && reaches(next, target, seen.add(next))));
  return Object.keys(aliases).find((alias) => reaches(alias, alias, new Set()));
}
