import { createHash } from 'node:crypto';
import { TABLES, columnsOf, type Columns, type Table, type TableName } from './tables.ts';

/** A cell as it stands in the file; absent cells are empty. */
export type Row<Name extends TableName> = Partial<Record<Columns<Name>, string>>;

/** One file of the package with what the manifest says about it. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly mapping: string;
  readonly rows: number;
  readonly totals: Record<string, string>;
}

/** The rows of the story by table, in the order in which they were written; it knows nothing of what they mean. */
export class Book {
  private readonly rows = new Map<TableName, Array<Record<string, string>>>();

  /** The row is returned and may be completed until the files are made: balances are known only at the end. */
  add<Name extends TableName>(table: Name, row: Row<Name>): Row<Name> {
    const known = columnsOf(table);
    for (const column of Object.keys(row)) if (!known.includes(column)) throw new Error(`${table} has no column ${column}.`);
    const list = this.rows.get(table) ?? [];
    list.push(row as Record<string, string>);
    this.rows.set(table, list);
    return row;
  }

  /** The rows so far, in order. */
  rowsOf<Name extends TableName>(table: Name): readonly Row<Name>[] {
    return [...(this.rows.get(table) ?? [])] as Row<Name>[];
  }

  count(table: TableName): number {
    return this.rows.get(table)?.length ?? 0;
  }

  /** Every table as one file, or one per year; tables in their stated order, years ascending. */
  files(): PackageFile[] {
    const files: PackageFile[] = [];
    for (const name of Object.keys(TABLES) as TableName[]) {
      const table: Table = TABLES[name];
      const byYear = new Map<string, Array<Record<string, string>>>();
      for (const row of this.rows.get(name) ?? []) {
        const year = table.year ? (row[table.year] ?? '').slice(0, 4) : '';
        byYear.set(year, [...(byYear.get(year) ?? []), row]);
      }
      for (const [year, rows] of [...byYear].sort(([a], [b]) => (a < b ? -1 : 1))) files.push(file(name, table, year, rows));
    }
    return files;
  }
}

function file(name: TableName, table: Table, year: string, rows: Array<Record<string, string>>): PackageFile {
  const columns = columnsOf(name);
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','))];
  const bytes = Buffer.from(`${lines.join('\n')}\n`, 'utf8');
  const totals = Object.fromEntries((table.totals ?? []).map((column) => [column, sum(rows.map((row) => row[column] ?? ''))]));
  const path = `${table.folder}/${name}${year === '' ? '' : `-${year}`}.csv`;
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), mapping: table.mapping, rows: rows.length, totals };
}

function quoted(cell: string): string {
  return /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Exact sum of yuan with two decimals. */
function sum(amounts: string[]): string {
  const fen = amounts.filter((amount) => amount !== '').reduce((total, amount) => total + Math.round(Number(amount) * 100), 0);
  return `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}
