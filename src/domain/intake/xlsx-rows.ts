import { UnreadableFile } from './csv-rows.js';
import type { CellFault, RawRow } from './table-rows.js';
import { XlsxParts, type CellValues } from './xlsx-parts.js';
import { parseXml, type XmlTag } from './xlsx-xml.js';

/** Rows a workbook may have; the programs that write them know no more. */
const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 1_000;

/**
 * The rows of one sheet of a workbook, as text: a number in full decimal as the program shows it at most (15 digits), a date as
 * `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`, a formula by its stored result, text with all its runs. Of merged cells the first holds the
 * text. A line is the row's number in the sheet. Throws `UnreadableFile` for what is no workbook or too large a one.
 */
export class XlsxFile {
  constructor(
    private readonly path: string,
    /** Name of the sheet; without it the first of the workbook. */
    private readonly sheet?: string | undefined,
  ) {}

  /** The names of the sheets, in the order of the workbook. */
  async sheets(): Promise<string[]> {
    const parts = await XlsxParts.open(this.path);
    try {
      return parts.sheets.map(({ name }) => name);
    } finally {
      parts.close();
    }
  }

  async *chunks(chunkRows: number): AsyncGenerator<RawRow[]> {
    let chunk: RawRow[] = [];
    for await (const row of this.rows()) {
      chunk.push(row);
      if (chunk.length >= chunkRows) {
        yield chunk;
        chunk = [];
      }
    }
    if (chunk.length > 0) yield chunk;
  }

  /** The cells of one row of the sheet; undefined where it is blank. */
  async rowAt(line: number): Promise<readonly string[] | undefined> {
    for await (const row of this.rows()) {
      if (row.line === line) return row.cells;
      if (row.line > line) return undefined;
    }
    return undefined;
  }

  private async *rows(): AsyncGenerator<RawRow> {
    const parts = await XlsxParts.open(this.path);
    try {
      const target = this.sheet === undefined ? parts.sheets[0] : parts.sheets.find(({ name }) => name === this.sheet);
      if (!target)
        throw new UnreadableFile(1, `the workbook has no sheet ${this.sheet ?? ''}; it has ${parts.sheets.map(({ name }) => JSON.stringify(name)).join(', ')}`);
      const values = await parts.cellValues();
      let row: OpenRow | undefined;
      let cell: OpenCell | undefined;
      let line = 0;
      let inPhonetic = false;
      for await (const tags of parseXml(await parts.stream(target.path), target.path)) {
        for (const tag of tags) {
          if (tag.kind === 'text') {
            if (cell?.into) {
              cell[cell.into] += tag.text;
              if (cell[cell.into].length > CELL_MAX)
                throw new UnreadableFile(row?.line ?? 1, `a cell holds more than ${CELL_MAX} characters, which no workbook may: ${AS_CSV}`);
            }
            continue;
          }
          if (tag.kind === 'open') {
            if (tag.name === 'row') {
              line = Number(tag.attributes['r'] ?? line + 1);
              row = { line, cells: [], fault: undefined, cellFaults: new Map() };
            } else if (tag.name === 'c' && row) cell = openCell(tag, row);
            else if (tag.name === 'rPh') inPhonetic = true;
            else if (cell && !inPhonetic) openPart(tag, cell);
            continue;
          }
          if (tag.name === 'rPh') inPhonetic = false;
          else if (tag.name === 'c' && cell && row) {
            close(cell, row, values);
            cell = undefined;
          } else if (tag.name === 'row' && row) {
            if (row.line > ROWS_MAX) throw new UnreadableFile(row.line, `the sheet has more than ${ROWS_MAX} rows: ${AS_CSV}`);
            if (row.cellFaults.size > 0 || row.cells.some((text) => text !== '')) yield row;
            row = undefined;
          } else if (cell) cell.into = undefined;
        }
      }
    } finally {
      parts.close();
    }
  }
}

const AS_CSV = 'save it as CSV and load that';
/** The longest text a cell of a workbook may have, by its format. */
const CELL_MAX = 32_767;

interface OpenRow {
  readonly line: number;
  readonly cells: string[];
  readonly fault: undefined;
  readonly cellFaults: Map<number, CellFault>;
}

interface OpenCell {
  readonly place: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  hasValue: boolean;
  into: 'value' | 'inline' | undefined;
  value: string;
  inline: string;
}

function openCell({ attributes }: XmlTag & { kind: 'open' }, row: OpenRow): OpenCell {
  const reference = attributes['r'];
  const place = reference === undefined ? row.cells.length : columnPlace(reference);
  if (place >= COLUMNS_MAX) throw new UnreadableFile(row.line, `the sheet has more than ${COLUMNS_MAX} columns: ${AS_CSV}`);
  return {
    place,
    type: attributes['t'] ?? 'n',
    style: Number(attributes['s'] ?? 0),
    hasFormula: false,
    hasValue: false,
    into: undefined,
    value: '',
    inline: '',
  };
}

function openPart({ name }: XmlTag & { kind: 'open' }, cell: OpenCell): void {
  if (name === 'f') cell.hasFormula = true;
  else if (name === 'v') {
    cell.hasValue = true;
    cell.into = 'value';
  } else if (name === 't') cell.into = 'inline';
}

/** A cell whose text is not known must not pass for a blank one: it is a fault of the row, if its column is read. */
function close(cell: OpenCell, row: OpenRow, values: CellValues): void {
  while (row.cells.length < cell.place) row.cells.push('');
  const text = cell.hasFormula && !cell.hasValue ? NO_RESULT : cell.type === 'inlineStr' ? cell.inline : cell.hasValue ? values.text(cell) : '';
  row.cells[cell.place] = typeof text === 'string' ? text : text.shown;
  if (typeof text === 'object') row.cellFaults.set(cell.place, text);
}

const NO_RESULT: CellFault = {
  shown: '',
  reason: 'missing-value',
  detail: 'holds a formula without its result: open the workbook in the program that made it and save it again',
};

/** AB12 → 27 */
function columnPlace(reference: string): number {
  let place = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    place = place * 26 + value;
  }
  return place - 1;
}
