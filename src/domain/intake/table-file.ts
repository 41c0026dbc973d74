import { CsvFile, rowAtLine } from './csv-rows.js';
import { cellReader, compileRequirements } from './compile-mapping.js';
import type { Mapping } from './mapping.js';
import { rejoinedCells } from './rejoin-cells.js';
import { ShapedTable, withoutEnding } from './shaped-table.js';
import type { RawRows, TableFile, TableLayout } from './table-rows.js';
import { XlsxFile } from './xlsx-rows.js';

/** Opens a file as a table, read as its layout declares and shaped as its mapping says. */
export function openTable(path: string, layout: TableLayout, mapping: Mapping): TableFile {
  if (isPlain(layout, mapping)) return new CsvFile(path, layout);
  const { table: _shape, ...unshaped } = mapping;
  return new ShapedTable(rawRows(path, layout), layout.plain ? unshaped : mapping, layout);
}

function isPlain(layout: TableLayout, mapping: Mapping): boolean {
  return layout.encoding !== 'xlsx' && (layout.plain === true || mapping.table === undefined);
}

/**
 * One row of a stored file, opened again by its line; undefined where no row begins there. Cells that a delimiter inside a text tore
 * apart are joined as they were when the row was loaded, so that they stand under their own columns.
 */
export async function rowOfTable(path: string, layout: TableLayout, mapping: Mapping, header: readonly string[], line: number): Promise<string[] | undefined> {
  if (isPlain(layout, mapping)) return rowAtLine(path, layout, line);
  const raw = layout.encoding === 'xlsx' ? await new XlsxFile(path, layout.sheet).rowAt(line) : await rowAtLine(path, { ...layout, raw: true }, line);
  if (!raw) return undefined;
  const { ending, rejoin } = layout.plain ? {} : (mapping.table ?? {});
  const cells = ending === undefined ? raw : withoutEnding(raw, ending);
  if (!rejoin || cells.length <= header.length) return cells.map((cell) => cell.trim());
  const read = cellReader(mapping);
  const requirement = compileRequirements(mapping, header);
  const joined = rejoinedCells(cells, header, rejoin, layout.delimiter, (found) => requirement(read(found)) === undefined);
  return [...(joined.cells ?? cells.map((cell) => cell.trim()))];
}

function rawRows(path: string, layout: TableLayout): RawRows {
  return layout.encoding === 'xlsx' ? new XlsxFile(path, layout.sheet) : new CsvFile(path, { ...layout, raw: true });
}
