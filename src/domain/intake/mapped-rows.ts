import type { MappedRow, MappingContext, RowMapper } from './compile-mapping.js';
import { RowFault } from './compile-value.js';
import type { CsvRow } from './csv-rows.js';
import { mapperOf, type MappableFile } from './file-mapper.js';

/** A row as it was read, and what its mapping makes of it. */
export interface ReadRow {
  /** Place of its file in the package. */
  readonly file: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly mapped: MappedRow | 'skipped' | RowFault;
}

export interface ReadOptions {
  readonly context: MappingContext;
  /** Rows given at a time, at most; they are of one file. */
  readonly chunkRows: number;
  /** Told the file while it is read once before its rows are given. Throwing there ends the reading. */
  readonly alive: (path: string) => Promise<void>;
}

/** Reads the rows of files and maps them, in their order. */
export type MappedRows<File extends MappableFile = MappableFile> = (files: readonly File[], options: ReadOptions) => AsyncGenerator<ReadRow[]>;

export const mappedRows: MappedRows = async function* (files, { context, chunkRows, alive }) {
  const mappers: RowMapper[] = [];
  for (const file of files) mappers.push(await mapperOf(file, context, () => alive(file.path)));
  for (const [file, { csv }] of files.entries()) {
    const map = mappers[file]!;
    for await (const rows of csv.chunks(chunkRows)) yield rows.map((row) => ({ file, line: row.line, cells: row.cells, mapped: mapRow(row, map) }));
  }
};

export function mapRow(row: CsvRow, map: RowMapper): ReadRow['mapped'] {
  if (row.fault) return new RowFault(row.fault.reason, row.fault.column, row.fault.detail);
  try {
    return map(row.cells);
  } catch (error) {
    if (error instanceof RowFault) return error;
    throw error;
  }
}
