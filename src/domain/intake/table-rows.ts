import type { CsvRow } from './csv-rows.js';
import type { Encoding } from './words.js';

/** How a file is written, as its manifest declares. */
export interface TableLayout {
  readonly encoding: Encoding;
  /** Between the cells; of no meaning in a workbook. */
  readonly delimiter: string;
  /** Of a workbook: the name of the sheet. Without it the first. */
  readonly sheet?: string | undefined;
  /** A plain table, whatever the mapping's `table` says of the files it was made for. */
  readonly plain?: boolean | undefined;
}

/** A table, whatever the format: its header, then its rows in chunks, in bounded memory. */
export interface TableFile {
  /** The names of the columns. Throws `UnreadableFile` where there is no header that can be used. */
  header(): Promise<string[]>;
  chunks(chunkRows: number): AsyncGenerator<CsvRow[]>;
}

/** Why the text of a cell is not known, with what can be shown of it. */
export interface CellFault {
  readonly shown: string;
  readonly reason: 'unparseable-number' | 'unparseable-date' | 'missing-value' | 'invalid-bytes';
  readonly detail: string;
}

/** A row as it stands, none taken for a header. Cells at fault, by their place, set their row aside only where the mapping reads them. */
export interface RawRow extends CsvRow {
  readonly cellFaults?: ReadonlyMap<number, CellFault>;
}

export interface RawRows {
  chunks(chunkRows: number): AsyncGenerator<RawRow[]>;
}
