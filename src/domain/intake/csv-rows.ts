import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { QuotedRecord } from './quoted-record.js';
import type { Encoding, QuarantineReason } from './words.js';

/** One row as read. `cells` are trimmed, unless the layout is `raw`. */
export interface CsvRow {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: { readonly reason: QuarantineReason; readonly column: string | null; readonly detail: string } | undefined;
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
const ROW_LENGTH_MAX = 1_000_000;
/** Read at once. Larger is no faster; smaller costs more turns of the event loop. */
const BLOCK_BYTES = 512 * 1024;
const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

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
    for await (const [first] of this.records(1)) return this.headerOf(first!.cells);
    throw new UnreadableFile(1, 'the file is empty: a header with the names of the columns is expected on line 1');
  }

  async *chunks(chunkRows: number): AsyncGenerator<CsvRow[]> {
    const { raw = false } = this.layout;
    let header: string[] | undefined;
    let chunk: CsvRow[] = [];
    if (raw) await this.checkMark();
    for await (const block of this.records()) {
      for (const row of block) {
        if (!header && !raw) {
          header = this.headerOf(row.cells);
          continue;
        }
        chunk.push((raw || row.cells.length === header!.length) && !row.spoilt ? row : this.marked(row, header ?? []));
        if (chunk.length < chunkRows) continue;
        yield chunk;
        chunk = [];
      }
    }
    if (chunk.length > 0) yield chunk;
  }

  /** The records of the file, as many at a time as a block of its bytes holds, or at most `most`. */
  private async *records(most = Infinity): AsyncGenerator<ReadRecord[]> {
    let reader: RecordReader | undefined;
    let tail: Buffer = Buffer.alloc(0);
    for await (const bytes of createReadStream(this.path, { highWaterMark: BLOCK_BYTES }) as AsyncIterable<Buffer>) {
      let block = tail.length === 0 ? bytes : Buffer.concat([tail, bytes]);
      if (!reader) {
        if (this.layout.encoding === 'utf-8-bom' && block.subarray(0, BOM.length).equals(BOM)) block = block.subarray(BOM.length);
        reader = new RecordReader(this.layout, lineEndOf(block, this.layout.delimiter), most);
      }
      const used = reader.take(block);
      tail = block.subarray(used);
      if (tail.length > ROW_LENGTH_MAX * 4) reader.refuse();
      if (reader.found.length > 0) yield reader.handOver();
    }
    if (!reader) return;
    reader.end(tail);
    if (reader.found.length > 0) yield reader.handOver();
  }

  private async checkMark(): Promise<void> {
    const { encoding } = this.layout;
    if (encoding !== 'utf-8' && encoding !== 'utf-8-bom') return;
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

  private marked({ line, cells }: ReadRecord, header: readonly string[]): CsvRow {
    const at = cells.findIndex(isSpoilt);
    if (at >= 0) {
      const detail = `${header[at] ?? 'a cell beyond the header'} holds bytes that are not ${this.layout.encoding}`;
      return { line, cells, fault: { reason: 'invalid-bytes', column: header[at] ?? null, detail } };
    }
    if (this.layout.raw || cells.length === header.length) return { line, cells, fault: undefined };
    return { line, cells, fault: { reason: 'column-count', column: null, detail: `the row has ${cells.length} columns, the header ${header.length}` } };
  }
}

/** One row of a stored file, opened again by its line; undefined where no row begins there. */
export async function rowAtLine(path: string, layout: CsvLayout, line: number): Promise<string[] | undefined> {
  const from = await bytesFromLine(path, layout, line);
  if (from === undefined) return undefined;
  const reader = new RecordReader(layout, from.lineEnd, 1);
  const used = reader.take(from.bytes);
  if (reader.found.length === 0) reader.end(from.bytes.subarray(used));
  return reader.found[0]?.cells;
}

/** The bytes from the beginning of a line, enough for one row. */
async function bytesFromLine(path: string, { delimiter }: CsvLayout, line: number): Promise<{ bytes: Buffer; lineEnd: LineEnd } | undefined> {
  let missing = line - 1;
  let lineEnd: LineEnd | undefined;
  const found: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    lineEnd ??= lineEndOf(chunk, delimiter);
    const last = lineEnd === '\r' ? CR : LF;
    let from = 0;
    while (missing > 0 && from <= chunk.length) {
      const next = chunk.indexOf(last, from);
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
    if (length >= ROW_LENGTH_MAX) break;
  }
  return length === 0 ? undefined : { bytes: Buffer.concat(found), lineEnd: lineEnd! };
}

type LineEnd = '\n' | '\r\n' | '\r';

interface ReadRecord {
  readonly line: number;
  readonly cells: string[];
  readonly fault: undefined;
  /** Some cell may hold bytes that the encoding does not know. */
  readonly spoilt: boolean;
}

/**
 * Takes records out of blocks of bytes. Lines are found in the raw bytes, since in none of the encodings 0x0A or 0x0D can be
 * part of another character, and each is decoded by itself: a cell that is kept then holds its own line in memory and
 * not the block. A line without a quotation mark, as nearly all are, is split in one go; the others are read by `QuotedRecord`.
 */
class RecordReader {
  found: ReadRecord[] = [];
  private lines = 0;
  /** The record that goes on: the line on which it began, its beginning where that is no whole line yet, its cells where a quotation is open. */
  private began = 0;
  private unended = '';
  private open: QuotedRecord | undefined;
  private length = 0;
  private readonly last: number;
  private readonly decode: (block: Buffer, from: number, to: number) => string;

  constructor(
    private readonly layout: CsvLayout,
    private readonly lineEnd: LineEnd,
    private readonly most: number,
  ) {
    this.last = lineEnd === '\r' ? CR : LF;
    if (layout.encoding === 'utf-8' || layout.encoding === 'utf-8-bom') this.decode = (block, from, to) => block.toString('utf8', from, to);
    else {
      const decoder = iconv.getDecoder(layout.encoding);
      // With `end`, a character that the line end cuts off does not take the next line's first byte.
      this.decode = (block, from, to) => decoder.write(block.subarray(from, to)) + (decoder.end() ?? '');
    }
  }

  /** Reads the whole lines of a block; gives the number of bytes used. */
  take(block: Buffer): number {
    // Whole lines only: the last character of a block may be cut in two.
    const suspect = this.isSuspect(block.subarray(0, block.lastIndexOf(this.last) + 1));
    let from = 0;
    for (;;) {
      const end = block.indexOf(this.last, from);
      if (end < 0) return from;
      const cut = this.lineEnd === '\r\n' && end > from && block[end - 1] === CR ? 1 : 0;
      this.takeLine(this.decode(block, from, end - cut), this.lineEnd !== '\r\n' || cut === 1, suspect);
      from = end + 1;
      if (this.found.length >= this.most) return from;
    }
  }

  /** Reads what stands after the last line end. */
  end(rest: Buffer): void {
    if (this.found.length >= this.most) return;
    if (rest.length > 0) this.takeLine(this.decode(rest, 0, rest.length), true, this.isSuspect(rest));
    else if (this.unended !== '') this.takeLine('', true, true);
    if (this.open) this.refuse();
  }

  handOver(): ReadRecord[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  refuse(): never {
    throw new UnreadableFile(
      this.began === 0 ? this.lines + 1 : this.began,
      `the rows from here on cannot be taken apart (a row of more than ${ROW_LENGTH_MAX} characters, or an open quotation): most likely a quotation mark is never closed`,
    );
  }

  /** `whole`: the line ends as lines of this file do; otherwise its line feed is part of a cell. */
  private takeLine(text: string, whole: boolean, suspect: boolean): void {
    this.lines += 1;
    if (this.began === 0) {
      this.began = this.lines;
      this.length = 0;
    }
    this.length += text.length;
    if (this.length > ROW_LENGTH_MAX) this.refuse();
    if (!whole) {
      this.unended += `${text}\n`;
      return;
    }
    const line = this.unended === '' ? text : this.unended + text;
    this.unended = '';
    if (!this.open && !line.includes('"')) {
      if (line !== '') this.add(line.split(this.layout.delimiter), suspect);
      this.began = 0;
      return;
    }
    this.open ??= new QuotedRecord(this.layout.delimiter, this.lineEnd);
    if (!this.open.take(line)) return;
    this.add(this.open.cells, suspect);
    this.open = undefined;
    this.began = 0;
  }

  private add(cells: string[], suspect: boolean): void {
    for (let index = this.layout.raw ? cells.length : 0; index < cells.length; index += 1) {
      const cell = cells[index]!;
      if (cell !== '' && (mayBeSpace(cell.charCodeAt(0)) || mayBeSpace(cell.charCodeAt(cell.length - 1)))) cells[index] = cell.trim();
    }
    this.found.push({ line: this.began, cells, fault: undefined, spoilt: suspect && cells.some(isSpoilt) });
  }

  /** Whether any row of a block needs a look at its cells; for UTF-8 the bytes tell that at once. */
  private isSuspect(block: Buffer): boolean {
    if (this.layout.encoding !== 'utf-8' && this.layout.encoding !== 'utf-8-bom') return true;
    return !isUtf8(block) || block.includes(0) || block.includes(REPLACEMENT_BYTES);
  }
}

/** How the first line ends outside quotation marks is how lines of the file end; other line breaks are text. */
function lineEndOf(bytes: Buffer, delimiter: string): LineEnd {
  const separator = delimiter.charCodeAt(0);
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE && (quoted || at === 0 || bytes[at - 1] === separator)) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === LF) return '\n';
    else if (byte === CR) return bytes[at + 1] === LF ? '\r\n' : '\r';
  }
  return '\n';
}

function isSpoilt(cell: string): boolean {
  return cell.includes(REPLACEMENT) || cell.includes('\0');
}

/** False for nearly every first and last character of a cell; `trim` has the last word. */
function mayBeSpace(code: number): boolean {
  return code <= 0x20 || (code >= 0xa0 && code <= 0x3000) || code === 0xfeff;
}
