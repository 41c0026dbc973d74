import { EDGES, NODES, type EdgeKind, type EdgeType, type NodeKind, type NodeLabel } from '../model/model.js';
import { dateReader } from './parse-date.js';
import type { MoneyUnit } from './parse-money.js';
import { YamlFile, type Fault } from './yaml-file.js';

/** A mapping as written; `seeds/mappings/README.md` explains every key. */
export interface Mapping {
  readonly id: string;
  readonly title: string;
  readonly dates?: string | string[];
  readonly money?: MoneyUnit;
  readonly blank?: string[];
  readonly skip?: Condition;
  readonly tables?: Record<string, ValueTable>;
  readonly nodes?: Record<string, NodeRule>;
  readonly edges?: EdgeRule[];
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

export interface ColumnValue {
  readonly column: string;
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
  | { readonly item: true };

export type Condition =
  | {
      readonly column: string;
      readonly present?: boolean;
      readonly is?: string | number;
      readonly in?: (string | number)[];
      readonly not?: string | number | (string | number)[];
      readonly sign?: 'negative' | 'zero' | 'positive';
      readonly same?: string;
    }
  | { readonly all: Condition[] }
  | { readonly any: Condition[] }
  | { readonly no: Condition };

/**
 * Reads a mapping and checks it against the language and the model. Faults are collected with their lines, so that one
 * look mends them all; `mapping` is there only without any.
 */
export function readMapping(name: string, text: string): { mapping?: Mapping; faults: Fault[] } {
  const file = YamlFile.parse(name, text);
  const faults = file.checked('mapping');
  if (faults.length > 0) return { faults };
  const mapping = file.content() as Mapping;
  const fileId = name.replace(/^.*\//u, '').replace(/\.ya?ml$/u, '');
  if (mapping.id !== fileId) faults.push(file.fault(['id'], `id ${mapping.id} must equal the file name ${fileId}`));
  checkFormats(mapping.dates, ['dates']);
  const aliases = mapping.nodes ?? {};
  for (const [alias, rule] of Object.entries(aliases)) checkNode(alias, rule);
  (mapping.edges ?? []).forEach(checkEdge);
  if (Object.keys(aliases).length === 0) faults.push(file.fault([], 'a mapping needs at least one node'));
  const cycle = cycleOf(aliases);
  if (cycle) faults.push(file.fault(['nodes', cycle], `the node ${cycle} refers to its own id through others`));
  return faults.length > 0 ? { faults } : { mapping, faults };

  function checkNode(alias: string, rule: NodeRule): void {
    const path = ['nodes', alias];
    if (!(rule.label in NODES))
      return void faults.push(file.fault([...path, 'label'], `${rule.label} is no label of the model; there are ${Object.keys(NODES).join(', ')}`));
    const kind: NodeKind = NODES[rule.label];
    checkSet([...path, 'set'], rule.set, rule.label, kind.properties);
    const missing = kind.key.filter((part) => !(part in rule.set) && !derivedKey(rule, part));
    if (missing.length > 0)
      faults.push(file.fault([...path, 'set'], `${rule.label} is identified by ${kind.key.join(' + ')}: ${missing.join(', ')} is not set`));
  }

  function checkEdge(rule: EdgeRule, index: number): void {
    const path = ['edges', index];
    if (!(rule.type in EDGES))
      return void faults.push(file.fault([...path, 'type'], `${rule.type} is no edge of the model; there are ${Object.keys(EDGES).join(', ')}`));
    const kind: EdgeKind = EDGES[rule.type];
    for (const [end, allowed] of [
      ['from', kind.source],
      ['to', kind.target],
    ] as const) {
      const node = aliases[rule[end]];
      if (!node) faults.push(file.fault([...path, end], `${rule[end]} is no alias of this mapping`));
      else if (!allowed.includes(node.label)) faults.push(file.fault([...path, end], `${rule.type} goes ${end} ${allowed.join(' or ')}, not ${node.label}`));
    }
    const stated = kind.key[0] === 'id';
    if (stated && !rule.set?.['id']) faults.push(file.fault(path, `${rule.type} needs an id, made of all parts that make it unique`));
    checkSet([...path, 'set'], rule.set ?? {}, rule.type, stated ? { id: 'string', ...kind.properties } : kind.properties);
  }

  function checkSet(path: (string | number)[], set: Record<string, Value>, owner: string, properties: Readonly<Record<string, string>>): void {
    for (const [property, value] of Object.entries(set)) {
      if (!(property in properties))
        faults.push(file.fault([...path, property], `${owner} has no property ${property}; it has ${Object.keys(properties).join(', ')}`));
      checkValue([...path, property], value);
    }
  }

  function checkValue(path: (string | number)[], value: Value): void {
    if (typeof value === 'string') return;
    if ('column' in value) {
      checkFormats(value.format, path);
      if (typeof value.map === 'string' && !mapping.tables?.[value.map]) faults.push(file.fault(path, `there is no table ${value.map} in tables`));
      if (value.each !== undefined) checkValue([...path, 'each'], value.each);
      if (value.each !== undefined && (value.split === undefined || value.take !== undefined)) faults.push(file.fault(path, 'each needs split without take'));
      if (typeof value.default === 'object') checkValue([...path, 'default'], value.default);
    } else if ('id' in value) {
      if (!aliases[value.id]) faults.push(file.fault(path, `${value.id} is no alias of this mapping`));
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

/** Key parts that the intake makes by itself, from other properties. */
function derivedKey(rule: NodeRule, part: string): boolean {
  if (rule.label === 'Document' && part === 'number') return 'numberAsWritten' in rule.set;
  if (rule.label === 'Account' && part === 'institution') return true;
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
  return partsOf(value).flatMap(aliasesIn);
}

function cycleOf(aliases: Readonly<Record<string, NodeRule>>): string | undefined {
  const reaches = (alias: string, target: string, seen: Set<string>): boolean =>
    Object.values(aliases[alias]?.set ?? {})
      .flatMap(aliasesIn)
      .some((next) => next === target || (!seen.has(next) && reaches(next, target, seen.add(next))));
  return Object.keys(aliases).find((alias) => reaches(alias, alias, new Set()));
}
