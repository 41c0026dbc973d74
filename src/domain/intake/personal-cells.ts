import { PERSONAL, PERSONAL_OF_EDGES, type PersonalKind } from '../model/property-rules.js';
import { cellReader, personalColumns } from './compile-mapping.js';
import { ValueCompiler, columnsIn, type RowReading } from './compile-value.js';
import { placeOf, type Condition, type Mapping, type Value } from './mapping.js';

/** The personal columns of one row: a column may hold a person in one row and an office in the next. */
export type PersonalCells = (cells: readonly string[]) => ReadonlyMap<string, PersonalKind>;

interface Reading {
  readonly when: ((row: RowReading) => boolean) | undefined;
  readonly columns: ReadonlySet<string>;
  readonly personal: ReadonlySet<string>;
}

/**
 * What is personal in each row that this mapping reads. Where a column is read as a person's only under conditions (HOLDER_NAME, if
 * HOLDER_TYPE says so), the row decides. A row that cannot be taken apart, or in which nothing reads the column, is masked to be safe.
 */
export function personalCells(mapping: Mapping, header: readonly string[]): PersonalCells {
  const columns = personalColumns(mapping, header);
  const lacking = (mapping.mayLack ?? []).filter((column) => !header.includes(column));
  const compiler = new ValueCompiler(mapping, header, lacking);
  const read = cellReader(mapping);
  const reading = (
    when: Condition | undefined,
    set: Readonly<Record<string, Value>> | undefined,
    personal: Readonly<Record<string, PersonalKind>> | undefined,
  ): Reading => {
    const namesIn = (value: Value): string[] => columnsIn(value).map((column) => header[placeOf(header, column)] ?? String(column));
    const entries = Object.entries(set ?? {});
    return {
      when: when && compiler.condition(when),
      columns: new Set(entries.flatMap(([, value]) => namesIn(value))),
      personal: new Set(entries.flatMap(([property, value]) => (personal?.[property] === undefined ? [] : namesIn(value)))),
    };
  };
  const readings = [
    ...Object.values(mapping.nodes ?? {}).map((rule) => reading(rule.when, rule.set, PERSONAL[rule.label])),
    ...(mapping.edges ?? []).map((rule) => reading(rule.when, rule.set, PERSONAL_OF_EDGES[rule.type])),
  ];
  const always = new Set(readings.flatMap(({ when, personal }) => (when ? [] : [...personal])));
  const depending = [...columns.keys()].filter((column) => !always.has(column));
  return (cells) => {
    if (depending.length === 0 || cells.length !== header.length) return columns;
    const row: RowReading = { cells: read([...cells, '']), ids: [], item: undefined, precision: 'day' };
    const holding = readings.filter(({ when }) => !when || when(row));
    const free = depending.filter((column) => holding.some((one) => one.columns.has(column)) && !holding.some((one) => one.personal.has(column)));
    if (free.length === 0) return columns;
    const left = new Map(columns);
    for (const column of free) {
      // An office's name stays; a shop that bears its owner's does not.
      if (left.get(column) === 'name') left.set(column, 'account-name');
      else left.delete(column);
    }
    return left;
  };
}
