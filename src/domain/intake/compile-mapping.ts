import type { Identity } from '../model/identity.js';
import { EDGES, NODES, type EdgeKind, type EdgeType, type NodeKind, type NodeLabel, type PropertyType } from '../model/model.js';
import { PERSONAL, PERSONAL_OF_EDGES, REQUIRED_OF_EDGES, type PersonalKind } from '../model/property-rules.js';
import { RowFault, TEXT_MAX, ValueCompiler, columnsIn, type PropertyValue, type Read, type RowReading, type Values } from './compile-value.js';
import { derivedOfEdge, derivedOfNode, keyText } from './derive.js';
import { aliasesIn, groupingOf, placeOf, type EdgeRule, type Mapping, type NodeRule, type Value } from './mapping.js';
import { qualityOfEdge, qualityOfNode, type LoadDays } from './quality.js';
import { remembering, textReader } from './remembered-parts.js';
import type { Contribution, HowGrouped, RowGroups } from './row-groups.js';

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
  const { rejoin = [], repeat = [] } = mapping.table ?? {};
  const named = [...rejoin, ...repeat, ...[mapping.skip ?? [], mapping.require ?? []].flat().flatMap(columnsIn)];
  for (const rule of [...Object.values(mapping.nodes ?? {}), ...(mapping.edges ?? [])]) {
    if (rule.when) named.push(...columnsIn(rule.when));
    named.push(...Object.values(rule.set ?? {}).flatMap(columnsIn));
  }
  return [...new Set(named)];
}

/** Whether a mapping sums over rows, so that a file has to be read once more before its rows are mapped. */
export function isGrouping(mapping: Mapping): boolean {
  return [...Object.values(mapping.nodes ?? {}), ...(mapping.edges ?? [])].some((rule) => Object.values(rule.set ?? {}).some((value) => groupingOf(value)));
}

/** Columns from which personal properties are read, with the way to mask them; the stricter way wins. `header` names those counted from the right. */
export function personalColumns(mapping: Mapping, header: readonly string[] = []): Map<string, PersonalKind> {
  const found = new Map<string, PersonalKind>();
  const note = (set: Readonly<Record<string, Value>> | undefined, personal: Readonly<Record<string, PersonalKind>> | undefined): void => {
    for (const [property, kind] of Object.entries(personal ?? {})) {
      const value = set?.[property];
      for (const written of value === undefined ? [] : columnsIn(value)) {
        const column = header[placeOf(header, written)] ?? written;
        if ((found.get(column) ?? 'account-name') === 'account-name') found.set(column, kind);
      }
    }
  };
  for (const rule of Object.values(mapping.nodes ?? {})) note(rule.set, PERSONAL[rule.label]);
  for (const rule of mapping.edges ?? []) note(rule.set, PERSONAL_OF_EDGES[rule.type]);
  return found;
}

/** What the cells of a row become before anything is read from them. */
export function cellReader(mapping: Mapping): (cells: readonly string[]) => readonly string[] {
  const blank = new Set(mapping.blank ?? []);
  const normal = mapping.text === 'nfkc' ? (cells: readonly string[]): readonly string[] => cells.map(normalText) : (cells: readonly string[]) => cells;
  return blank.size === 0 ? normal : (cells) => normal(cells).map((cell) => (blank.has(cell) ? '' : cell));
}

/** NFKC, and white space inside as one space. Nearly every cell is plain already. */
function normalText(cell: string): string {
  return /[^\x20-\x7e]| {2}/u.test(cell) ? cell.normalize('NFKC').replace(/\s+/gu, ' ').trim() : cell;
}

/** What a mapping requires of every row, as a test of its cells: the fault of the first condition that does not hold. */
export function compileRequirements(mapping: Mapping, header: readonly string[]): (cells: readonly string[]) => RowFault | undefined {
  const compiler = new ValueCompiler(mapping, header, lackingOf(mapping, header));
  const requirements = (mapping.require ?? []).map((condition) => ({
    holds: compiler.condition(condition),
    column: header[placeOf(header, columnsIn(condition)[0]!)] ?? null,
    words: JSON.stringify(condition),
  }));
  return (cells) => {
    const row = { cells, ids: NOTHING, item: undefined, precision: 'day' as const };
    const broken = requirements.find(({ holds }) => !holds(row));
    if (!broken) return undefined;
    const found = broken.column === null ? '' : `: ${broken.column} is ${JSON.stringify(cells[header.indexOf(broken.column)] ?? '')}`;
    return new RowFault('not-as-required', broken.column, `the mapping requires ${broken.words}${found}`);
  };
}

const NOTHING: string[] = [];

function lackingOf(mapping: Mapping, header: readonly string[]): string[] {
  return (mapping.mayLack ?? []).filter((column) => !header.includes(column));
}

/**
 * Compiles a checked mapping for a file with this header. Where it groups rows, `gather` is told what each row adds in a first
 * reading of the file, and the ids of the facts it states; those rows are of no other use. `groups` gives the whole values in the second.
 */
export function compileMapping(
  mapping: Mapping,
  header: readonly string[],
  context: MappingContext,
  grouped: { readonly gather?: (contributions: readonly Contribution[], facts: string) => void; readonly groups?: RowGroups } = {},
): RowMapper {
  const lacking = lackingOf(mapping, header);
  const compiler = new ValueCompiler(mapping, header, lacking);
  const read = cellReader(mapping);
  const skip = mapping.skip && compiler.condition(mapping.skip);
  const faultOf = mapping.require && compileRequirements(mapping, header);
  const gathering: Gathering | undefined = grouped.gather && { contributions: [] };
  const rules = { header, compiler, context, gathering, groups: grouped.groups };
  const nodes = orderedAliases(mapping).map((alias) => compileNode(alias, mapping.nodes![alias]!, rules));
  const edges = (mapping.edges ?? []).map((rule, index) => compileEdge(rule, index, rules));
  // What a row states with an id of its own happened once, however often the row stands in the file.
  const isFact = (mapping.edges ?? []).map(({ set = {} }) => 'id' in set && !Object.values(set).some((value) => groupingOf(value)));
  return (given) => {
    const row: RowReading = { cells: read(lacking.length === 0 ? given : [...given, '']), ids: [], item: undefined, precision: 'day' };
    if (skip?.(row)) return 'skipped';
    const fault = faultOf?.(row.cells);
    if (fault) throw fault;
    if (gathering) gathering.contributions = [];
    const made: NodePart[] = [];
    for (const node of nodes) {
      const part = node(row);
      if (!part) continue;
      const twin = made.findIndex(({ id }) => id === part.id);
      if (twin < 0) made.push(part);
      else made[twin] = merged(made[twin]!, part);
    }
    const drawn: EdgePart[] = [];
    let facts = '';
    for (let index = 0; index < edges.length; index += 1) {
      const part = edges[index]!(row, made);
      if (!part) continue;
      drawn.push(part);
      if (gathering && isFact[index]) facts += `${part.id}\n`;
    }
    if (made.length === 0) throw new RowFault('nothing-mapped', null, 'no part of the mapping applies to this row, and the mapping does not skip it');
    // Only what a row that can be mapped as a whole adds.
    if (gathering) grouped.gather!(gathering.contributions, facts);
    return { nodes: made, edges: drawn };
  };
}

interface Gathering {
  contributions: Contribution[];
}

interface Rules {
  readonly header: readonly string[];
  readonly compiler: ValueCompiler;
  readonly context: MappingContext;
  readonly gathering: Gathering | undefined;
  readonly groups: RowGroups | undefined;
}

function compileNode(alias: string, rule: NodeRule, rules: Rules): (row: RowReading) => NodePart | undefined {
  const { compiler, context } = rules;
  const kind: NodeKind = NODES[rule.label];
  const when = rule.when && compiler.condition(rule.when);
  const reads = readsOf(rule.set, kind.properties, compiler);
  const group = groupOf(rule.set, kind.properties, rules);
  const optional = rule.optional === true;
  const place = compiler.aliases.indexOf(alias);
  const columns = columnsBySet(rule.set, rules.header);
  const blanks = blanksBySet(rule.set, rules.header);
  // One set for all rows, since nearly none of them has a code.
  const codes = new Set<string>();
  const make = (row: RowReading): NodePart | undefined => {
    if (when && !when(row)) return undefined;
    const values = readAll(reads, row);
    if (codes.size > 0) codes.clear();
    const key = derivedOfNode(rule.label, values, codes, optional);
    if (typeof key === 'string') {
      if (optional) return undefined;
      throw new RowFault('missing-key', null, `${rule.label} ${alias} is not identified: ${key} is blank`, key);
    }
    const id = shortEnough(context.identity.nodeId(rule.label, key), `${rule.label} ${alias}`);
    group?.(`${alias} ${id}`, values, row);
    qualityOfNode(rule.label, values, codes, context.days);
    return { label: rule.label, id, stated: rule.refers !== true, values, codes: listed(codes), columns };
  };
  const part = placed(columns, blanks, make);
  const made = group || readsMoment(rule.set, kind.properties) ? part : remembering(textReader(...compiler.madeFrom(rule.when, Object.values(rule.set))), part);
  return (row) => {
    const node = made(row);
    if (node) row.ids[place] = node.id;
    return node;
  };
}

/** A moment that is read leaves its precision with the row. */
function readsMoment(set: Readonly<Record<string, Value>>, types: Readonly<Record<string, PropertyType>>): boolean {
  return Object.keys(set).some((property) => types[property] === 'day' || types[property] === 'instant');
}

function compileEdge(rule: EdgeRule, index: number, rules: Rules): Make<EdgePart> {
  const { compiler, context } = rules;
  const kind: EdgeKind = EDGES[rule.type];
  const when = rule.when && compiler.condition(rule.when);
  const { at, ...others } = rule.set ?? {};
  const reads = readsOf(others, { id: 'string', ...kind.properties }, compiler);
  const readAt = at === undefined || groupingOf(at) ? undefined : compiler.read(at, kind.properties['at']!);
  const group = groupOf(rule.set ?? {}, kind.properties, rules);
  const [from, to] = [compiler.aliases.indexOf(rule.from), compiler.aliases.indexOf(rule.to)];
  const required = REQUIRED_OF_EDGES[rule.type] ?? [];
  const columns = columnsBySet(rule.set ?? {}, rules.header);
  const blanks = blanksBySet(rule.set ?? {}, rules.header);
  // One set for all rows, since nearly none of them has a code.
  const codes = new Set<string>();
  return placed(columns, blanks, (row, made) => {
    const source = row.ids[from];
    const target = row.ids[to];
    if (source === undefined || target === undefined || (when && !when(row))) return undefined;
    const values: Values = {};
    // Kept apart: an object from which a property is taken away again is a slow one.
    let ownId: PropertyValue | undefined;
    for (const [property, read] of reads) {
      const value = read(row);
      if (property === 'id') ownId = value;
      else if (value !== undefined) values[property] = value;
    }
    const moment = readAt?.(row);
    if (moment !== undefined) {
      values['at'] = moment;
      if ('timePrecision' in kind.properties) values['timePrecision'] ??= row.precision;
    }
    group?.([index, source, target, ...kind.key.map((property) => (property === 'id' ? ownId : values[property]))].join(' '), values, row);
    for (const property of required) {
      if ((property === 'id' ? ownId : values[property]) === undefined)
        throw new RowFault(property === 'id' ? 'missing-key' : 'missing-value', null, `${rule.type} needs ${property}, which is blank`, property);
    }
    if (codes.size > 0) codes.clear();
    const turned = derivedOfEdge(rule.type, values, codes, context.sourceSystem);
    const ends = turned ? ([target, source] as const) : ([source, target] as const);
    qualityOfEdge(rule.type, values, codes, context.days, made?.find(({ id }) => id === ends[1])?.codes.includes('no-account-number') ?? false);
    const parts = kind.key.map((property) => keyText(property === 'id' ? ownId : values[property], kind.properties[property] ?? 'string'));
    return {
      type: rule.type,
      id: shortEnough(context.identity.edgeId(rule.type, ends[0], ends[1], parts), rule.type),
      source: ends[0],
      target: ends[1],
      values,
      codes: listed(codes),
      columns,
    };
  });
}

function columnsBySet(set: Readonly<Record<string, Value>>, header: readonly string[]): Columns {
  return Object.fromEntries(
    Object.entries(set).map(([property, value]) => {
      const [column] = columnsIn(value);
      return [property, column === undefined ? undefined : (header[placeOf(header, column)] ?? column)];
    }),
  );
}

/** Sets what a rule sums over rows: in the first reading notes what the row adds, in the second takes the whole value. */
function groupOf(
  set: Readonly<Record<string, Value>>,
  types: Readonly<Record<string, PropertyType>>,
  { compiler, gathering, groups }: Rules,
): ((key: string, values: Values, row: RowReading) => void) | undefined {
  const grouped = Object.entries(set).flatMap(([property, value]) => {
    const found = groupingOf(value);
    return found
      ? [{ property, how: found.how as HowGrouped, read: found.value === undefined ? (): number => 1 : compiler.read(found.value, types[property]!) }]
      : [];
  });
  if (grouped.length === 0) return undefined;
  return (owner, values, row) => {
    for (const { property, how, read } of grouped) {
      const key = `${owner} ${property}`;
      const whole = groups?.of(key);
      const own = groups ? undefined : (read(row) as number | undefined);
      const precision = whole?.precision ?? row.precision;
      if (gathering && own !== undefined) gathering.contributions.push({ key, how, value: own, precision });
      // While it is gathered a row without a value is no fault of its own: others of its group may have one.
      const value = whole?.value ?? own ?? (gathering ? 0 : undefined);
      if (value === undefined) continue;
      if (!Number.isSafeInteger(value)) throw new RowFault('amount-out-of-range', null, `the ${how} over the rows of this group is past 2^53−1`, property);
      values[property] = value;
      if (property === 'at' && 'timePrecision' in types) values['timePrecision'] ??= precision;
    }
  };
}

/** An id made of several texts can be too long to be found again, though each of them is not. */
function shortEnough(id: string, what: string): string {
  if (id.length > TEXT_MAX) throw new RowFault('too-long', null, `the id of ${what} has ${id.length} characters, at most ${TEXT_MAX} are taken`);
  return id;
}

/** Makes a part of a row; `made` are the nodes of the row, where they are there already. */
type Make<Part> = (row: RowReading, made?: readonly NodePart[]) => Part | undefined;

/** Most parts have no code; they share one list. */
function listed(codes: ReadonlySet<string>): readonly string[] {
  return codes.size === 0 ? NOTHING : [...codes];
}

/** Gives a fault about a property the column from which it is read. */
function placed<Part>(columns: Columns, blanks: (property: string, row: RowReading) => string | undefined, make: Make<Part>): Make<Part> {
  return (row, made) => {
    try {
      return make(row, made);
    } catch (error) {
      if (!(error instanceof RowFault) || error.column !== null || error.property === undefined) throw error;
      const isMissing = error.reason === 'missing-key' || error.reason === 'missing-value';
      throw new RowFault(error.reason, (isMissing ? blanks(error.property, row) : undefined) ?? columns[error.property] ?? null, error.message);
    }
  };
}

/** Of the columns from which a property is made, the first that is blank in a row: where it is missing, that one is at fault. */
function blanksBySet(set: Readonly<Record<string, Value>>, header: readonly string[]): (property: string, row: RowReading) => string | undefined {
  const places = new Map(Object.entries(set).map(([property, value]) => [property, columnsIn(value).map((column) => placeOf(header, column))]));
  return (property, { cells }) => {
    const place = places.get(property)?.find((at) => at >= 0 && cells[at] === '');
    return place === undefined ? undefined : header[place];
  };
}

function readsOf(set: Readonly<Record<string, Value>>, types: Readonly<Record<string, PropertyType>>, compiler: ValueCompiler): [string, Read][] {
  return Object.entries(set).flatMap(([property, value]) => (groupingOf(value) ? [] : [[property, compiler.read(value, types[property]!)]]));
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
