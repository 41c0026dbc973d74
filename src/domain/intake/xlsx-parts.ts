import { statSync } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from './csv-rows.js';
import type { CellFault } from './table-rows.js';
import { parseXml } from './xlsx-xml.js';

/** What is read of a workbook; beyond that a CSV file is the better vessel: it is read in bounded memory, whatever its size. */
export const XLSX_LIMITS = {
  /** Bytes of the file. */
  bytes: 50 * 1024 ** 2,
  /** Bytes of the texts that its cells share, unpacked: they are held in memory. */
  texts: 64 * 1024 ** 2,
  /** Bytes of any other part, unpacked. */
  part: 2 * 1024 ** 3,
  entries: 5_000,
};

/** Gives the text of a cell from its type, its style and its value as stored. */
export interface CellValues {
  text(cell: { readonly type: string; readonly style: number; readonly value: string }): string | CellFault;
}

/** The parts of a workbook: which sheets there are, and what the cells of one mean. */
export class XlsxParts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly sheets: readonly { readonly name: string; readonly path: string }[],
    private readonly date1904: boolean,
  ) {}

  static async open(path: string): Promise<XlsxParts> {
    const { size } = statSync(path);
    if (size > XLSX_LIMITS.bytes) throw tooLarge(`the workbook has ${size} bytes, at most ${XLSX_LIMITS.bytes} are read`);
    let zip: ZipFile;
    try {
      zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true });
    } catch (error) {
      throw new UnreadableFile(1, `this is no workbook (.xlsx): ${(error as Error).message}; an older .xls has to be saved as .xlsx or CSV first`);
    }
    try {
      if (zip.entryCount > XLSX_LIMITS.entries) throw tooLarge(`the workbook has ${zip.entryCount} parts`);
      const entries = await entriesOf(zip);
      const { sheets, date1904 } = await sheetsOf(zip, entries);
      return new XlsxParts(zip, entries, sheets, date1904);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  async stream(path: string): Promise<Readable> {
    return partOf(this.zip, this.entries, path);
  }

  /** How the value of a cell becomes text. Reads the shared texts and the formats of the workbook. */
  async cellValues(): Promise<CellValues> {
    const texts = this.entries.has('xl/sharedStrings.xml') ? await sharedTexts(await this.stream('xl/sharedStrings.xml')) : [];
    const dates = this.entries.has('xl/styles.xml') ? await dateStyles(await this.stream('xl/styles.xml')) : new Map<number, DateKind>();
    const { date1904 } = this;
    return {
      text({ type, style, value }) {
        switch (type) {
          case 's':
            return texts[Number(value)] ?? { shown: '', reason: 'invalid-bytes', detail: `refers to the text ${value}, which the workbook does not hold` };
          case 'b':
            return value === '1' || value === 'true' ? 'true' : 'false';
          case 'e':
            return { shown: value, reason: 'missing-value', detail: `holds ${value} instead of a value` };
          case 'n': {
            const kind = dates.get(style);
            return kind === undefined ? numberText(value) : dateText(value, kind, date1904);
          }
          case 'd':
            return value.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.0+)?Z?$/u, '');
          default:
            return value;
        }
      },
    };
  }

  close(): void {
    this.zip.close();
  }
}

type DateKind = 'day' | 'time';

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) => reject(new UnreadableFile(1, `the workbook is damaged: ${error.message}`)));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;
}

/** The sizes an archive states are not trusted: what really comes out is counted. */
async function partOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, path: string, most = XLSX_LIMITS.part): Promise<Readable> {
  const entry = entries.get(path);
  if (!entry) throw new UnreadableFile(1, `this is no workbook (.xlsx): it has no ${path}`);
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) =>
      error ? reject(new UnreadableFile(1, `${path} of the workbook cannot be read: ${error.message}`)) : resolve(opened),
    );
  });
  let bytes = 0;
  const bounded = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      if (bytes > most) done(tooLarge(`${path} of the workbook unpacks to more than ${most} bytes`));
      else done(null, chunk);
    },
  });
  stream.on('error', (error) => bounded.destroy(new UnreadableFile(1, `the workbook is damaged: ${error.message}`)));
  return stream.pipe(bounded);
}

/** The sheets in the order in which the program shows them, whatever the parts are called. */
async function sheetsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<{ sheets: { name: string; path: string }[]; date1904: boolean }> {
  const found: { name: string; id: string }[] = [];
  let date1904 = false;
  for await (const tags of parseXml(await partOf(zip, entries, 'xl/workbook.xml'), 'xl/workbook.xml')) {
    for (const tag of tags) {
      if (tag.kind !== 'open') continue;
      if (tag.name === 'workbookPr') date1904 = ['1', 'true'].includes(tag.attributes['date1904'] ?? '');
      const id = Object.entries(tag.attributes).find(([name]) => name.endsWith(':id'))?.[1];
      if (tag.name === 'sheet' && id !== undefined) found.push({ name: tag.attributes['name'] ?? '', id });
    }
  }
  const targets = new Map<string, string>();
  for await (const tags of parseXml(await partOf(zip, entries, 'xl/_rels/workbook.xml.rels'), 'xl/_rels/workbook.xml.rels'))
    for (const tag of tags) if (tag.kind === 'open' && tag.name === 'Relationship') targets.set(tag.attributes['Id'] ?? '', tag.attributes['Target'] ?? '');
  const sheets = found.flatMap(({ name, id }) => {
    const target = targets.get(id) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    // A chart sheet holds no cells.
    return path.includes('worksheets/') && entries.has(path) ? [{ name, path }] : [];
  });
  if (sheets.length === 0) throw new UnreadableFile(1, 'the workbook has no sheet with cells');
  return { sheets, date1904 };
}

async function sharedTexts(stream: Readable): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let reading = false;
  let phonetic = false;
  let length = 0;
  for await (const tags of parseXml(stream, 'xl/sharedStrings.xml')) {
    for (const tag of tags) {
      if (tag.kind === 'text') {
        if (!reading || phonetic) continue;
        text += tag.text;
        if ((length += tag.text.length) > XLSX_LIMITS.texts) throw tooLarge('the texts of the workbook are too many to be held in memory');
      } else if (tag.name === 'rPh') phonetic = tag.kind === 'open';
      else if (tag.name === 't') reading = tag.kind === 'open';
      else if (tag.name === 'si') {
        if (tag.kind === 'close') texts.push(text);
        text = '';
      }
    }
  }
  return texts;
}

/** Formats that every program knows by number; the others stand in the workbook. */
const BUILT_IN = new Map<number, DateKind>([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
]);

/** Styles whose numbers are days or times. */
async function dateStyles(stream: Readable): Promise<Map<number, DateKind>> {
  const formats = new Map(BUILT_IN);
  const styles = new Map<number, DateKind>();
  let inCells = false;
  let style = 0;
  for await (const tags of parseXml(stream, 'xl/styles.xml')) {
    for (const tag of tags) {
      if (tag.kind === 'text') continue;
      if (tag.name === 'cellXfs') inCells = tag.kind === 'open';
      if (tag.kind !== 'open') continue;
      if (tag.name === 'numFmt') {
        const kind = kindOfFormat(tag.attributes['formatCode'] ?? '');
        if (kind) formats.set(Number(tag.attributes['numFmtId']), kind);
        else formats.delete(Number(tag.attributes['numFmtId']));
      } else if (tag.name === 'xf' && inCells) {
        const kind = formats.get(Number(tag.attributes['numFmtId'] ?? 0));
        if (kind) styles.set(style, kind);
        style += 1;
      }
    }
  }
  return styles;
}

/** Quoted and escaped letters, colours and locales are no part of a date: `0.00"元"`, `[Red]0`. */
function kindOfFormat(code: string): DateKind | undefined {
  const plain = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./gu, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/giu, '')
    .replace(/general/iu, '');
  if (/[yd]|e(?![+-])/iu.test(plain)) return 'day';
  if (/[hs]/iu.test(plain)) return 'time';
  return /m/iu.test(plain) ? 'day' : undefined;
}

/**
 * A number as the program that wrote it shows it at most: it keeps 15 digits, and what a file holds beyond them is noise of the
 * floating point (0.30000000000000004). A whole number of more digits has lost the others for good, as account numbers do.
 */
export function numberText(value: string): string | CellFault {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number))
    return { shown: value, reason: 'unparseable-number', detail: `holds ${JSON.stringify(value)}, which is no number` };
  if (Math.abs(number) >= 1e15)
    return {
      shown: plainDecimal(value),
      reason: 'unparseable-number',
      detail: `holds ${plainDecimal(value)} as a number: of numbers of more than 15 digits a workbook keeps only 15; format the column as text and enter it anew`,
    };
  return plainDecimal(String(Number(number.toPrecision(15))));
}

/** 1.5E-7 → 0.00000015 */
function plainDecimal(text: string): string {
  const parts = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<part>\d+))?(?:[eE](?<exponent>[+-]?\d+))?$/u.exec(text.trim())?.groups;
  if (!parts) return text.trim();
  const exponent = Number(parts['exponent'] ?? 0);
  if (exponent === 0 || Math.abs(exponent) > 400) return text.trim();
  const digits = parts['whole']! + (parts['part'] ?? '');
  const point = parts['whole']!.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  const part = padded.slice(at).replace(/0+$/u, '');
  return `${parts['sign']!}${padded.slice(0, at).replace(/^0+(?=\d)/u, '')}${part === '' ? '' : `.${part}`}`;
}

/** Days since the end of 1899 (or of 1903), with the day 1900-02-29 that never was. */
export function dateText(value: string, kind: DateKind, date1904: boolean): string | CellFault {
  const serial = Number(value);
  if (value.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial >= 2_958_466)
    return { shown: value, reason: 'unparseable-date', detail: `holds ${value} in a format of dates, which is no day` };
  const days = date1904 ? serial + 1462 : serial;
  const start = days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  // Whole seconds: a time of day is a binary fraction and never exact.
  const text = new Date(start + Math.round(days * 86_400) * 1000).toISOString();
  const time = text.slice(11, 19);
  if (kind === 'time' && days < 1) return time;
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}

function tooLarge(reason: string): UnreadableFile {
  return new UnreadableFile(1, `${reason}: save the sheet as CSV (UTF-8) and load that, which may be of any size`);
}
