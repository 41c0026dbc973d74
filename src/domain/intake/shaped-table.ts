import { cellReader, columnsOf, compileRequirements } from './compile-mapping.js';
import { UnreadableFile, type CsvRow } from './csv-rows.js';
import { placeOf, type Mapping } from './mapping.js';
import { rejoinedCells } from './rejoin-cells.js';
import type { RawRow, RawRows, TableFile, TableLayout } from './table-rows.js';

/** Beyond so many rows without a header there is none. */
const HEADER_WITHIN = 1_000;

/**
 * A table that is not plain: its header stands on another line or nowhere, its lines end in a text of their own, delimiters stand inside
 * texts unquoted, or it is the sheet of a workbook, where rows end with their last filled cell. It makes rows of one width of them.
 */
export class ShapedTable implements TableFile {
  constructor(
    private readonly raw: RawRows,
    private readonly mapping: Mapping,
    private readonly layout: TableLayout,
  ) {}

  async header(): Promise<string[]> {
    const { header = 1, columns } = this.mapping.table ?? {};
    if (columns) return [...columns];
    let seen = 0;
    for await (const chunk of this.raw.chunks(50)) {
      for (const row of chunk) if (row.line === header) return this.headerOf(row);
      if ((seen += chunk.length) > HEADER_WITHIN) break;
    }
    throw new UnreadableFile(
      header,
      seen === 0
        ? 'the file is empty: a header with the names of the columns is expected'
        : `there is no row on line ${header}, where table.header says the header is`,
    );
  }

  async *chunks(chunkRows: number): AsyncGenerator<CsvRow[]> {
    const header = await this.header();
    const shaped = this.shaper(header);
    const last = this.mapping.table?.header ?? 1;
    for await (const chunk of this.raw.chunks(chunkRows)) {
      const rows = chunk.filter(({ line }) => line > last).map(shaped);
      if (rows.length > 0) yield rows;
    }
  }

  private headerOf({ line, cells: raw, fault }: CsvRow): string[] {
    if (fault) throw new UnreadableFile(line, `the header cannot be read: ${fault.detail}; declare the encoding in which the file was saved`);
    const header = this.withoutSurplus(
      this.ended(raw).map((cell) => cell.trim().replace(/\s+/gu, ' ')),
      0,
    );
    const hint = 'name the columns with table.columns in the mapping';
    const nameless = header.indexOf('');
    if (nameless >= 0) throw new UnreadableFile(line, `column ${nameless + 1} has no name: ${hint}`);
    const twice = header.find((name, index) => header.indexOf(name) !== index);
    if (twice !== undefined) throw new UnreadableFile(line, `the column ${twice} occurs twice: ${hint}`);
    return header;
  }

  private shaper(header: readonly string[]): (row: RawRow) => CsvRow {
    const { rejoin, repeat = [] } = this.mapping.table ?? {};
    const read = cellReader(this.mapping);
    const requirement = compileRequirements(this.mapping, header);
    const above = new Map(repeat.map((column) => [placeOf(header, column), '']));
    const reads = new Set(columnsOf(this.mapping).map((column) => placeOf(header, column)));
    return (row) => {
      if (row.fault) return { ...row, cells: row.cells.map((cell) => cell.trim()) };
      let cells: readonly string[] = this.ended(row.cells);
      let reason: string | undefined;
      if (rejoin && cells.length > header.length) {
        const found = rejoinedCells(cells, header, rejoin, this.layout.delimiter, (joined) => requirement(read(joined)) === undefined);
        cells = found.cells ?? cells.map((cell) => cell.trim());
        reason = found.reason;
      } else {
        cells = this.withoutSurplus(
          cells.map((cell) => cell.trim()),
          header.length,
        );
        if (this.layout.encoding === 'xlsx' && cells.length < header.length) cells = [...cells, ...Array<string>(header.length - cells.length).fill('')];
      }
      if (cells.length !== header.length) {
        reason ??= `the row has ${cells.length} columns, the header ${header.length}`;
        return { line: row.line, cells, fault: { reason: 'column-count', column: null, detail: reason } };
      }
      for (const [place, { reason: why, detail }] of row.cellFaults ?? []) {
        const column = header[place] ?? null;
        if (reads.has(place)) return { line: row.line, cells, fault: { reason: why, column, detail: `${column} ${detail}` } };
      }
      return { line: row.line, cells: above.size === 0 ? cells : repeated(cells, above), fault: undefined };
    };
  }

  private ended(cells: readonly string[]): readonly string[] {
    const { ending } = this.mapping.table ?? {};
    return ending === undefined ? cells : withoutEnding(cells, ending);
  }

  /** The sheet of a workbook is as wide as anything that was ever formatted in it. */
  private withoutSurplus(cells: string[], width: number): string[] {
    if (this.layout.encoding !== 'xlsx') return cells;
    let length = cells.length;
    while (length > width && cells[length - 1] === '') length -= 1;
    return cells.slice(0, length);
  }
}

/** A blank cell takes the text above it; `above` is carried on from row to row. */
function repeated(cells: readonly string[], above: Map<number, string>): readonly string[] {
  const full = [...cells];
  for (const [place, text] of above) {
    if (full[place] === '') full[place] = text;
    else above.set(place, full[place]!);
  }
  return full;
}

/** The cells of a row without the text that ends its line. */
export function withoutEnding(cells: readonly string[], ending: string): string[] {
  const last = (cells.at(-1) ?? '').trimEnd();
  return last.endsWith(ending) ? [...cells.slice(0, -1), last.slice(0, -ending.length)] : [...cells];
}
