import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Cover } from '../../demo/story/coverage.ts';
import { TABLES, columnsOf, type Table, type TableName } from '../../demo/story/tables.ts';
import { NARROW_TABLES, type NarrowTable } from './narrow-tables.ts';
import { TableFile } from './table-file.ts';

export interface PackageHead {
  readonly id: string;
  readonly title: string;
  readonly mode?: 'append' | 'correct';
  readonly period: { readonly from: string; readonly to: string };
}

/** One load package in the making: its tables are opened when first written to and closed together. */
export class PackageFolder {
  readonly path: string;
  private readonly files = new Map<string, TableFile>();
  private readonly head: PackageHead;

  constructor(out: string, name: string, head: PackageHead) {
    this.path = join(out, name);
    this.head = head;
    mkdirSync(this.path, { recursive: true });
  }

  /** The file of a table, of one year where the table is divided by years. */
  table(name: TableName | NarrowTable, year?: number): TableFile {
    const key = year === undefined ? name : `${name}-${year}`;
    let file = this.files.get(key);
    if (!file) {
      const narrow = name in NARROW_TABLES ? NARROW_TABLES[name as NarrowTable] : undefined;
      const table: Table = narrow ?? TABLES[name as TableName];
      const columns = narrow ? narrow.columns : columnsOf(name as TableName).join(' ');
      file = new TableFile(this.path, `${table.folder}/${key}.csv`, table.mapping, columns, table.totals);
      if (narrow) this.takeMapping(narrow.mapping);
      this.files.set(key, file);
    }
    return file;
  }

  /** Writes the manifest. @returns rows by file */
  close(covers: readonly Cover[]): Map<string, number> {
    const entries = [...this.files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file.close());
    const { id, title, mode, period } = this.head;
    const manifest = { id, title, sourceSystem: 'province', currency: 'CNY', ...(mode ? { mode } : {}), period, covers, files: entries };
    writeFileSync(
      join(this.path, 'manifest.yaml'),
      `# Written by seeds/province/generate.ts. Fictional: no person, enterprise or account in it exists.\n${stringify(manifest, { lineWidth: 0 })}`,
    );
    return new Map(entries.map((entry) => [entry.path, entry.rows]));
  }

  /** A mapping that is not among the ready ones travels with the package. */
  private takeMapping(path: string): void {
    const target = join(this.path, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', path), target);
  }
}
