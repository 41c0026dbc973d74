import { createReadStream } from 'node:fs';
import { looksPersonal, maskAccount, maskIdNumber, maskName, maskPhone, maskText } from '../access/masking.js';
import { dateReader, shanghaiDate, type DateReader } from './parse-date.js';
import { formatDecimal, parseDecimal } from './parse-money.js';
import type { TableFile } from './table-file.js';
import type { Encoding } from './words.js';

export interface ColumnLook {
  readonly name: string;
  /** Rows whose cell is not blank. */
  readonly filled: number;
  /** Different texts, counted up to `DISTINCT_MAX`. */
  readonly distinct: number;
  readonly type: 'amount' | 'number' | 'code' | 'date' | 'text';
  /** Date formats that every cell fits. */
  readonly formats: readonly string[];
  /** First and last day, where the cells are dates. */
  readonly days: readonly [string, string] | undefined;
  /** Sum of the numbers, exact. */
  readonly sum: string | undefined;
  /** As they may be shown: what looks personal is masked. */
  readonly examples: readonly string[];
}

export interface FileLook {
  readonly rows: number;
  /** Rows that cannot be taken apart, with their lines (the first few). */
  readonly faulty: number;
  readonly faults: readonly string[];
  readonly columns: readonly ColumnLook[];
}

/** Different texts of a column that are counted; beyond it there are at least so many. */
export const DISTINCT_MAX = 20_000;
const EXAMPLES = 3;
const FAULTS = 5;
const CHUNK_ROWS = 5_000;
const FORMATS = [
  'yyyy-MM-dd',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyy/M/d',
  'yyyy/M/d H:mm:ss',
  'yyyy/M/d H:mm',
  'yyyy.M.d',
  'yyyy年M月d日',
  'yyyyMMdd',
  'yyyyMMddHHmmss',
  'd.M.yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'd-M-yyyy',
];
const MONEY_WORDS = /金额|资金|发放|补助|支出|收入|余额|贷方|借方|[（(]万?元[）)]|amount|total|value|spend|paid|price|cost|balance|debit|credit|sum/iu;
const ACCOUNT_WORDS = /[账帐卡]号|account|acct|iban/iu;
const ID_WORDS = /身份证|证件号|公民身份|id.?(?:card|number)|passport/iu;
const PHONE_WORDS = /电话|手机|联系方式|phone|mobile|\btel\b/iu;
const NAME_WORDS = /姓名|户主|法人|联系人|负责人|领款人|(?:first|last|full|person).?name/iu;

/** Digits that are no quantity. */
const NO_QUANTITY = [ACCOUNT_WORDS, ID_WORDS, PHONE_WORDS];

/** Reads a table once, in bounded memory, and says what its columns hold. */
export async function lookAtFile(table: TableFile): Promise<FileLook> {
  const header = await table.header();
  const columns = header.map((name) => new Column(name));
  const faults: string[] = [];
  let rows = 0;
  let faulty = 0;
  for await (const chunk of table.chunks(CHUNK_ROWS)) {
    for (const { line, cells, fault } of chunk) {
      rows += 1;
      if (fault) {
        faulty += 1;
        if (faults.length < FAULTS) faults.push(`line ${line}: ${maskText(fault.detail)}`);
      } else columns.forEach((column, place) => column.see(cells[place]!));
    }
  }
  return { rows, faulty, faults, columns: columns.map((column) => column.look()) };
}

class Column {
  private filled = 0;
  private readonly texts = new Set<string>();
  private sum: bigint | undefined = 0n;
  private decimals = false;
  private leadingZero = false;
  private longest = 0;
  private readers: { format: string; read: DateReader; first: number; last: number }[] = FORMATS.map((format) => ({
    format,
    read: dateReader([format]),
    first: Infinity,
    last: -Infinity,
  }));

  constructor(private readonly name: string) {}

  see(cell: string): void {
    if (cell === '') return;
    this.filled += 1;
    if (this.texts.size < DISTINCT_MAX) this.texts.add(cell);
    this.longest = Math.max(this.longest, cell.length);
    if (this.sum !== undefined) {
      const value = parseDecimal(cell);
      this.sum = value === undefined ? undefined : this.sum + value;
      this.decimals ||= /[.,]/u.test(cell);
      this.leadingZero ||= /^0\d/u.test(cell);
    }
    if (this.readers.length > 0)
      this.readers = this.readers.filter((reader) => {
        const at = reader.read(cell)?.at;
        if (at === undefined) return false;
        reader.first = Math.min(reader.first, at);
        reader.last = Math.max(reader.last, at);
        return true;
      });
  }

  look(): ColumnLook {
    const isDate = this.filled > 0 && this.readers.length > 0;
    const isNumber = this.filled > 0 && this.sum !== undefined && !this.leadingZero && this.longest < 16 && !NO_QUANTITY.some((words) => words.test(this.name));
    const type = isDate
      ? 'date'
      : !isNumber
        ? this.sum !== undefined && this.filled > 0
          ? 'code'
          : 'text'
        : this.decimals || MONEY_WORDS.test(this.name)
          ? 'amount'
          : 'number';
    const [reader] = this.readers;
    return {
      name: this.name,
      filled: this.filled,
      distinct: this.texts.size,
      type,
      formats: isDate ? this.readers.map(({ format }) => format) : [],
      days: isDate ? [shanghaiDate(reader!.first), shanghaiDate(reader!.last)] : undefined,
      sum: type === 'amount' || type === 'number' ? formatDecimal(this.sum!) : undefined,
      examples: [...this.texts].slice(0, EXAMPLES).map((text) => shown(this.name, text)),
    };
  }
}

/** Nothing is known of the file yet: the name of a column, or the look of a text, decides what is masked. */
function shown(name: string, text: string): string {
  if (ID_WORDS.test(name)) return maskIdNumber(text);
  if (ACCOUNT_WORDS.test(name) && /\d{6}/u.test(text)) return maskAccount(text);
  if (PHONE_WORDS.test(name)) return maskPhone(text);
  if (NAME_WORDS.test(name) || looksPersonal(text)) return maskName(text);
  return maskText(text).slice(0, 60);
}

/** An encoding whose bytes a file could be, with its first line as it would read. */
export interface FittingEncoding {
  readonly encoding: Exclude<Encoding, 'xlsx'>;
  readonly firstLine: string;
}

const BOM = [0xef, 0xbb, 0xbf];
const FIRST_BYTES = 64 * 1024;
/** Bytes that mean nothing in windows-1252. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * The encodings in which the bytes of a file can be read without a fault. Several may fit, and only who saved the file knows which is
 * meant: this tells, it does not decide.
 */
export async function fittingEncodings(path: string): Promise<{ readonly fits: FittingEncoding[]; readonly ascii: boolean }> {
  const utf8 = new Strict('utf-8');
  const gb = new Strict('gb18030');
  let latin = true;
  let ascii = true;
  let first = Buffer.alloc(0);
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    if (first.length < FIRST_BYTES) first = Buffer.concat([first, bytes]).subarray(0, FIRST_BYTES);
    utf8.see(bytes);
    gb.see(bytes);
    for (const byte of bytes) {
      if (byte < 0x80) continue;
      ascii = false;
      if (UNUSED.has(byte)) latin = false;
    }
  }
  const marked = BOM.every((byte, index) => first[index] === byte);
  const found: FittingEncoding['encoding'][] = marked
    ? utf8.fits
      ? ['utf-8-bom']
      : []
    : [...(utf8.fits ? ['utf-8' as const] : []), ...(gb.fits ? ['gb18030' as const] : []), ...(latin ? ['windows-1252' as const] : [])];
  return {
    ascii,
    fits: found.map((encoding) => ({
      encoding,
      firstLine: (new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(first).split('\n', 1)[0] ?? '').trim().slice(0, 160),
    })),
  };
}

/** Whether bytes, as they come, are all of one encoding. */
class Strict {
  fits = true;
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  see(bytes: Buffer): void {
    if (!this.fits) return;
    try {
      this.decoder.decode(bytes, { stream: true });
    } catch {
      this.fits = false;
    }
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter that stands most often in the first lines outside quotation marks, the same number of times in most of them. */
export function likelyDelimiter(lines: readonly string[]): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.filter((line) => line.trim() !== '').map((line) => line.replace(/"(?:[^"]|"")*"/gu, '').split(delimiter).length - 1);
    const most = counts[0] ?? 0;
    const score = most * counts.filter((count) => count === most).length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
