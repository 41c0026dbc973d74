import type { PropertyValue, Values } from '../compile-value.js';

/** Between the members of a list: a character that no text of a person holds. */
export const MEMBERS_APART = '\u001f';

/** A column of a file for the import: the property and its type there. */
export interface Column {
  readonly property: string;
  readonly type: 'string' | 'long' | 'double' | 'boolean' | 'string[]' | 'long[]';
}

/**
 * The type of a value in a file; undefined where a file cannot hold it: an empty list would be taken for none, and a line feed ends a line.
 * A whole number is an integer whatever its property is, as it is over Bolt.
 */
export function typeIn(value: PropertyValue): Column['type'] | undefined {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      return Number.isInteger(value) ? 'long' : 'double';
    default:
      if (value.length === 0 || (value.length === 1 && value[0] === '')) return undefined;
      if (value.every((member) => typeof member === 'string')) return value.some((member) => member.includes(MEMBERS_APART)) ? undefined : 'string[]';
      return value.every((member) => Number.isInteger(member)) ? 'long[]' : undefined;
  }
}

export function cellOf(value: PropertyValue): string {
  if (typeof value === 'string') return quoted(value);
  return Array.isArray(value) ? quoted(value.join(MEMBERS_APART)) : String(value);
}

export function quoted(text: string): string {
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}

/** Whether a line is one line to whoever reads it. */
export function isOneLine(line: string): boolean {
  return !line.includes('\n') && !line.includes('\r');
}

/** The cells of a line, unquoted. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (let from = 0; from <= line.length;) {
    if (line[from] !== '"') {
      const comma = line.indexOf(',', from);
      const end = comma < 0 ? line.length : comma;
      cells.push(line.slice(from, end));
      from = end + 1;
      continue;
    }
    let end = from + 1;
    for (;;) {
      end = line.indexOf('"', end);
      if (line[end + 1] !== '"') break;
      end += 2;
    }
    cells.push(line.slice(from + 1, end).replaceAll('""', '"'));
    from = end + 2;
  }
  return cells;
}

/** Values as they were before they were written. */
export function valuesFrom(columns: readonly Column[], cells: readonly string[]): Values {
  const values: Values = {};
  for (const [place, { property, type }] of columns.entries()) values[property] = valueOf(type, cells[place]!);
  return values;
}

function valueOf(type: Column['type'], cell: string): PropertyValue {
  if (type === 'string') return cell;
  if (type === 'boolean') return cell === 'true';
  if (type === 'string[]') return cell.split(MEMBERS_APART);
  return type === 'long[]' ? cell.split(MEMBERS_APART).map(Number) : Number(cell);
}
