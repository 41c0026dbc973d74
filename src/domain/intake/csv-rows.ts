import { createReadStream } from 'node:fs';
import type { Transform } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Encoding } from './words.js';

/** One row as read. `cells` are trimmed, unless the layout is `raw`. */
export interface CsvRow {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: { readonly reason: 'column-count' | 'invalid-bytes'; readonly column: string | null; readonly detail: string } | undefined;
}

export interface CsvLayout {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** No row is taken for the header and none is held against one: `chunks` gives them all, cells as they stand. For `ShapedTable` only. */
  readonly raw?: boolean;
}

/** A header that cannot be used: the whole file is at fault. */
export class UnreadableFile extends Error {
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** No row of a sane table is longer; a quotation mark that is never closed would otherwise swallow the file. */
const ROW_BYTES_MAX = 1_000_000;
const REPLACEMENT = '\uFFFD';
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a CSV file in bounded memory: the header, then the rows in chunks of `chunkRows`. The encoding is taken as
 * declared; bytes that it does not know mark their row. Throws `UnreadableFile` for a header that is no header.
 */
export class CsvFile {
  constructor(
    private readonly path: string,
    private readonly layout: CsvLayout,
  ) {}

  /** The column names, trimmed. Reads no more than the first row. */
  async header(): Promise<string[]> {
    await this.checkMark();
    for await (const { cells } of this.records()) return this.headerOf(cells);
    throw new UnreadableFile(1, 'the file is empty: a header with the names of the columns is expected on line 1');
  }

  async *chunks(chunkRows: number): AsyncGenerator<CsvRow[]> {
    let header: string[] | undefined;
    let chunk: CsvRow[] = [];
    if (this.layout.raw) await this.checkMark();
    for await (const record of this.records()) {
      if (!header && !this.layout.raw) {
        header = this.headerOf(record.cells);
        continue;
      }
      chunk.push(checkedRow(record, header ?? [], this.layout));
      if (chunk.length >= chunkRows) {
        yield chunk;
        chunk = [];
      }
    }
    if (chunk.length > 0) yield chunk;
  }

  private async *records(): AsyncGenerator<CsvRow> {
    const { encoding, delimiter } = this.layout;
    // A quotation mark inside an unquoted cell is part of the text: names are written so.
    const parser = parse({
      delimiter,
      info: true,
      bom: encoding === 'utf-8-bom',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: ROW_BYTES_MAX,
    });
    const input = createReadStream(this.path, { highWaterMark: 256 * 1024 });
    const decoded = isUtf8(encoding) ? input : input.pipe(iconv.decodeStream(encoding) as unknown as Transform);
    // An error of the disk must reach the reader of the rows.
    input.on('error', (error) => parser.destroy(error));
    decoded.pipe(parser);
    // Lines of the file before the record at hand, blank ones aside; the parser's own count is off after quoted line breaks.
    let lines = 0;
    try {
      for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
        const line = lines + info.empty_lines + 1;
        lines += 1;
        for (let index = 0; index < record.length; index += 1) {
          const cell = record[index]!;
          if (cell.includes('\n')) lines += cell.split('\n').length - 1;
          record[index] = this.layout.raw ? cell : cell.trim();
        }
        yield { line, cells: record, fault: undefined };
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw new UnreadableFile(lines + 1, `the rows from here on cannot be taken apart (${error.code}): most likely a quotation mark is never closed`);
    } finally {
      input.destroy();
    }
  }

  private async checkMark(): Promise<void> {
    const { encoding } = this.layout;
    if (!isUtf8(encoding)) return;
    let first = Buffer.alloc(0);
    for await (const bytes of createReadStream(this.path, { end: BOM.length - 1 }) as AsyncIterable<Buffer>) first = Buffer.concat([first, bytes]);
    const marked = first.equals(BOM);
    if (encoding === 'utf-8' && marked) throw new UnreadableFile(1, 'the file begins with a byte order mark: declare it as utf-8-bom');
    if (encoding === 'utf-8-bom' && !marked) throw new UnreadableFile(1, 'the file has no byte order mark: declare it as utf-8');
  }

  private headerOf(cells: readonly string[]): string[] {
    const { encoding } = this.layout;
    const header = [...cells];
    const spoilt = header.findIndex((name) => name.includes(REPLACEMENT));
    if (spoilt >= 0)
      throw new UnreadableFile(1, `the name of column ${spoilt + 1} holds bytes that are not ${encoding}: declare the encoding in which the file was saved`);
    const nameless = header.indexOf('');
    if (nameless >= 0) throw new UnreadableFile(1, `column ${nameless + 1} has no name`);
    const twice = header.find((name, index) => header.indexOf(name) !== index);
    if (twice !== undefined) throw new UnreadableFile(1, `the column ${twice} occurs twice`);
    return header;
  }
}

/** One row of a stored file, opened again by its line; undefined where no row begins there. */
export async function rowAtLine(path: string, layout: CsvLayout, line: number): Promise<string[] | undefined> {
  const bytes = await bytesFromLine(path, line);
  if (bytes === undefined) return undefined;
  const text = isUtf8(layout.encoding) ? bytes.toString('utf8') : iconv.decode(bytes, layout.encoding);
  const parser = parse(text, { delimiter: layout.delimiter, relax_column_count: true, to: 1, relax_quotes: true });
  for await (const record of parser as AsyncIterable<string[]>) return layout.raw ? record : record.map((cell) => cell.trim());
  return undefined;
}

/**
 * The bytes from the beginning of a line, enough for one row. Line feeds are counted in the raw bytes: in none of the
 * encodings can 0x0A be part of another character.
 */
async function bytesFromLine(path: string, line: number): Promise<Buffer | undefined> {
  let missing = line - 1;
  const found: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    while (missing > 0 && from <= chunk.length) {
      const next = chunk.indexOf(0x0a, from);
      if (next < 0) {
        from = chunk.length + 1;
        break;
      }
      from = next + 1;
      missing -= 1;
    }
    if (missing > 0 || from > chunk.length) continue;
    found.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length >= ROW_BYTES_MAX) break;
  }
  return length === 0 ? undefined : Buffer.concat(found);
}

function checkedRow(row: CsvRow, header: readonly string[], { encoding, raw = false }: CsvLayout): CsvRow {
  if (row.fault) return row;
  for (let index = 0; index < row.cells.length; index += 1) {
    if (row.cells[index]!.includes(REPLACEMENT) || row.cells[index]!.includes('\0')) {
      return {
        ...row,
        fault: {
          reason: 'invalid-bytes',
          column: header[index] ?? null,
          detail: `${header[index] ?? 'a cell beyond the header'} holds bytes that are not ${encoding}`,
        },
      };
    }
  }
  if (!raw && row.cells.length !== header.length) {
    return { ...row, fault: { reason: 'column-count', column: null, detail: `the row has ${row.cells.length} columns, the header ${header.length}` } };
  }
  return row;
}

function isUtf8(encoding: Encoding): boolean {
  return encoding === 'utf-8' || encoding === 'utf-8-bom';
}
