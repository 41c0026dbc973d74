import type { Identity } from '../model/identity.js';
import { EDGES, NODES, type EdgeKind, type EdgeType, type NodeKind, type NodeLabel, type PropertyType } from '../model/model.js';
import { PERSONAL, PERSONAL_OF_EDGES, REQUIRED_OF_EDGES, type PersonalKind } from '../model/property-rules.js';
import { RowFault, ValueCompiler, columnsIn, type Read, type RowReading, type Values } from './compile-value.js';
import { derivedOfEdge, derivedOfNode, keyText } from './derive.js';
import { aliasesIn, type EdgeRule, type Mapping, type NodeRule, type Value } from './mapping.js';
import { qualityOfEdge, qualityOfNode, type LoadDays } from './quality.js';

/** A node that a row states or mentions. */
export interface NodePart {
  readonly label: NodeLabel;
  readonly id: string;
  /** Stated: the values are authoritative; otherwise they only fill gaps. */
  readonly stated: boolean;
  readonly values: Values;
  readonly codes: readonly string[];
  /** The column from which each property is read, for the place of a fault. */
  readonly columns: Columns;
}

export type Columns = Readonly<Record<string, string | undefined>>;

export interface EdgePart {
  readonly type: EdgeType;
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly values: Values;
  readonly codes: readonly string[];
  readonly columns: Columns;
}

export interface MappedRow {
  readonly nodes: NodePart[];
  readonly edges: EdgePart[];
}

export interface MappingContext {
  readonly identity: Identity;
  readonly sourceSystem: string;
  readonly days: LoadDays;
}

/** Maps one row (trimmed cells in the order of the header); `skipped` where the mapping leaves it out. Throws `RowFault`. */
export type RowMapper = (cells: readonly string[]) => MappedRow | 'skipped';

/** Columns a mapping reads and no file may lack. */
export function neededColumns(mapping: Mapping): string[] {
  const spare = new Set(mapping.mayLack ?? []);
  return columnsOf(mapping).filter((column) => !spare.has(column));
}

/** Columns a mapping reads. */
export function columnsOf(mapping: Mapping): string[] {
  const named = [...(mapping.skip ? columnsIn(mapping.skip) : [])];
  for (const rule of [...Object.values(mapping.nodes ?? {}), ...(mapping.edges ?? [])]) {
    if (rule.when) named.push(...columnsIn(rule.when));
    named.push(...Object.values(rule.set ?? {}).flatMap(columnsIn));
  }
  return [...new Set(named)];
}

/** Columns from which personal properties are read, with the way to mask them; the stricter way wins. */
export function personalColumns(mapping: Mapping): Map<string, PersonalKind> {
  const found = new Map<string, PersonalKind>();
  const note = (set: Readonly<Record<string, Value>> | undefined, personal: Readonly<Record<string, PersonalKind>> | undefined): void => {
    for (const [property, kind] of Object.entries(personal ?? {})) {
      const value = set?.[property];
      for (const column of value === undefined ? [] : columnsIn(value)) {
        if ((found.get(column) ?? 'account-name') === 'account-name') found.set(column, kind);
      }
    }
  };
  for (const rule of Object.values(mapping.nodes ?? {})) note(rule.set, PERSONAL[rule.label]);
  for (const rule of mapping.edges ?? []) note(rule.set, PERSONAL_OF_EDGES[rule.type]);
  return found;
}

/** Compiles a checked mapping for a file with this header. */
export function compileMapping(mapping: Mapping, header: readonly string[], context: MappingContext): RowMapper {
  const places = new Map(header.map((column, index) => [column, index]));
  // Columns that this file lacks are all read from one blank cell behind the others.
  const lacking = (mapping.mayLack ?? []).filter((column) => !places.has(column));
  for (const column of lacking) places.set(column, header.length);
  const compiler = new ValueCompiler(mapping, places);
  const blank = new Set(mapping.blank ?? []);
  const skip = mapping.skip && compiler.condition(mapping.skip);
  const nodes = orderedAliases(mapping).map((alias) => compileNode(alias, mapping.nodes![alias]!, compiler, context));
  const edges = (mapping.edges ?? []).map((rule) => compileEdge(rule, mapping, compiler, context));
  return (given) => {
    const cells = lacking.length === 0 ? given : [...given, ''];
    const row: RowReading = {
      cells: blank.size === 0 ? cells : cells.map((cell) => (blank.has(cell) ? '' : cell)),
      ids: new Map(),
      item: undefined,
      precision: 'day',
    };
    if (skip?.(row)) return 'skipped';
    const made = new Map<string, NodePart>();
    for (const node of nodes) {
      const part = node(row);
      if (!part) continue;
      const twin = made.get(part.id);
      made.set(part.id, twin ? merged(twin, part) : part);
    }
    const drawn: EdgePart[] = [];
    for (const edge of edges) {
      const part = edge(row, made);
      if (part) drawn.push(part);
    }
    if (made.size === 0) throw new RowFault('nothing-mapped', null, 'no part of the mapping applies to this row, and the mapping does not skip it');
    return { nodes: [...made.values()], edges: drawn };
  };
}

function compileNode(alias: string, rule: NodeRule, compiler: ValueCompiler, context: MappingContext): (row: RowReading) => NodePart | undefined {
  const kind: NodeKind = NODES[rule.label];
  const when = rule.when && compiler.condition(rule.when);
  const reads = readsOf(rule.set, kind.properties, compiler);
  const optional = rule.optional === true;
  const columns = columnsBySet(rule.set);
  return (row) =>
    placed(columns, () => {
      if (when && !when(row)) return undefined;
      const values = readAll(reads, row);
      const codes = new Set<string>();
      const key = derivedOfNode(rule.label, values, codes, optional);
      if (typeof key === 'string') {
        if (optional) return undefined;
        throw new RowFault('missing-key', null, `${rule.label} ${alias} is not identified: ${key} is blank`, key);
      }
      const id = context.identity.nodeId(rule.label, key);
      row.ids.set(alias, id);
      qualityOfNode(rule.label, values, codes, context.days);
      return { label: rule.label, id, stated: rule.refers !== true, values, codes: [...codes], columns };
    });
}

function compileEdge(
  rule: EdgeRule,
  mapping: Mapping,
  compiler: ValueCompiler,
  context: MappingContext,
): (row: RowReading, made: ReadonlyMap<string, NodePart>) => EdgePart | undefined {
  const kind: EdgeKind = EDGES[rule.type];
  const when = rule.when && compiler.condition(rule.when);
  const { at, ...others } = rule.set ?? {};
  const reads = readsOf(others, { id: 'string', ...kind.properties }, compiler);
  const readAt = at === undefined ? undefined : compiler.read(at, kind.properties['at']!);
  const required = REQUIRED_OF_EDGES[rule.type] ?? [];
  const columns = columnsBySet(rule.set ?? {});
  return (row, made) =>
    placed(columns, () => {
      const source = row.ids.get(rule.from);
      const target = row.ids.get(rule.to);
      if (source === undefined || target === undefined || (when && !when(row))) return undefined;
      const values = readAll(reads, row);
      const moment = readAt?.(row);
      if (moment !== undefined) {
        values['at'] = moment;
        if ('timePrecision' in kind.properties) values['timePrecision'] ??= row.precision;
      }
      for (const property of required) {
        if (values[property] === undefined)
          throw new RowFault(property === 'id' ? 'missing-key' : 'missing-value', null, `${rule.type} needs ${property}, which is blank`, property);
      }
      const codes = new Set<string>();
      const turned = derivedOfEdge(rule.type, values, codes, context.sourceSystem);
      const ends = turned ? ([target, source] as const) : ([source, target] as const);
      qualityOfEdge(rule.type, values, codes, context.days, made.get(ends[1])?.codes.includes('no-account-number') ?? false);
      const parts = kind.key.map((property) => keyText(values[property], kind.properties[property] ?? 'string'));
      delete values['id'];
      return {
        type: rule.type,
        id: context.identity.edgeId(rule.type, ends[0], ends[1], parts),
        source: ends[0],
        target: ends[1],
        values,
        codes: [...codes],
        columns,
      };
    });
}

function columnsBySet(set: Readonly<Record<string, Value>>): Columns {
  return Object.fromEntries(Object.entries(set).map(([property, value]) => [property, columnsIn(value)[0]]));
}

/** Gives a fault about a property the column from which it is read. */
function placed<T>(columns: Columns, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RowFault && error.column === null && error.property !== undefined)
      throw new RowFault(error.reason, columns[error.property] ?? null, error.message);
    throw error;
  }
}

function readsOf(set: Readonly<Record<string, Value>>, types: Readonly<Record<string, PropertyType>>, compiler: ValueCompiler): [string, Read][] {
  return Object.entries(set).map(([property, value]) => [property, compiler.read(value, types[property]!)]);
}

function readAll(reads: readonly [string, Read][], row: RowReading): Values {
  const values: Values = {};
  for (const [property, read] of reads) {
    const value = read(row);
    if (value !== undefined) values[property] = value;
  }
  return values;
}

/** Two aliases of a row that are the same node: what is stated wins over what is mentioned. */
function merged(first: NodePart, second: NodePart): NodePart {
  const [weaker, stronger] = first.stated && !second.stated ? [second, first] : [first, second];
  return {
    ...stronger,
    values: { ...weaker.values, ...stronger.values },
    codes: [...new Set([...first.codes, ...second.codes])],
    columns: { ...weaker.columns, ...stronger.columns },
  };
}

/** Aliases in an order in which each id is made before it is needed. */
function orderedAliases(mapping: Mapping): string[] {
  const ordered: string[] = [];
  const visit = (alias: string): void => {
    if (ordered.includes(alias)) return;
    for (const needed of Object.values(mapping.nodes![alias]!.set).flatMap(aliasesIn)) visit(needed);
    ordered.push(alias);
  };
  for (const alias of Object.keys(mapping.nodes ?? {})) visit(alias);
  return ordered;
}
