import { createReadStream } from 'node:fs';
import { looksPersonal, maskAccount, maskIdNumber, maskName, maskPhone, maskText } from '../access/masking.js';
import { dateReader, shanghaiDate } from './parse-date.js';
import { formatDecimal, parseDecimal } from './parse-money.js';
import type { TableFile } from './table-rows.js';
import type { Encoding } from './words.js';

export interface ColumnLook {
  readonly name: string;
  /** Rows whose cell is not blank. */
  readonly filled: number;
  /** Different texts, counted up to `DISTINCT_MAX`. */
  readonly distinct: number;
  readonly type: 'amount' | 'number' | 'code' | 'date' | 'text';
  /** Date formats that fit best: every cell, or all but the misfits. */
  readonly formats: readonly string[];
  /** Cells that are not of the column's type, and the lines of the first few: their rows would be set aside. */
  readonly misfits: number;
  readonly misfitLines: readonly number[];
  /** Most texts name an organisation. */
  readonly organisations: boolean;
  /** Name and texts look like those of account numbers, id numbers, phones or persons. */
  readonly personal: boolean;
  /** First and last day, where the cells are dates. */
  readonly days: readonly [string, string] | undefined;
  /** Sum of the numbers that can be read, exact. */
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
/** A column is of a type where so much of it fits, in so many cells: one cell that a person wrote out in words changes nothing. */
const FITTING = 0.8;
const FITTING_MIN = 2;
/** A format that has failed so often, and more often than it fitted, is given up. */
const FAILED_MAX = 50;
const MISFIT_LINES = 3;
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
/** Numbers of persons and households that are called neither ID nor account. */
const PERSON_CODES = /户编[号码]|农户(?:编|代)[号码]|贫困户|人员编[号码]|证件/u;
/** What stands under these is no name, however short it is. */
const PLAIN_WORDS =
  /金额|[（(]万?元|amount|文号|用途|事由|项目|区划|开户|银行|年度|批次|类[型别]|状态|内容|级次|凭证|流水|单号|document|voucher|invoice|purpose|project|bank|type|category/iu;
const ORGANISATION =
  /公司|合作社|集团|[厂场店社局厅委院校所站]$|中心|银行|委员会|超市|政府|工程队|\b(?:ltd|limited|plc|inc|llp|llc|gmbh|oy|ab|council|university|trust)\b/iu;

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
      } else columns.forEach((column, place) => column.see(cells[place]!, line));
    }
  }
  return { rows, faulty, faults, columns: columns.map((column) => column.look()) };
}

class Column {
  private filled = 0;
  private readonly texts = new Set<string>();
  private sum = 0n;
  private decimals = false;
  private leadingZero = false;
  private longest = 0;
  private readonly numbers = new Fitting();
  private readers = FORMATS.map((format) => ({ format, read: dateReader([format]), fitting: new Fitting(), first: Infinity, last: -Infinity }));

  constructor(private readonly name: string) {}

  see(cell: string, line: number): void {
    if (cell === '') return;
    this.filled += 1;
    if (this.texts.size < DISTINCT_MAX) this.texts.add(cell);
    const value = parseDecimal(cell);
    this.numbers.see(value !== undefined, line);
    if (value !== undefined) {
      this.sum += value;
      this.longest = Math.max(this.longest, cell.length);
      this.decimals ||= /[.,]/u.test(cell);
      this.leadingZero ||= /^0\d/u.test(cell);
    }
    if (this.readers.length === 0) return;
    for (const reader of this.readers) {
      const at = reader.read(cell)?.at;
      reader.fitting.see(at !== undefined, line);
      if (at === undefined) continue;
      reader.first = Math.min(reader.first, at);
      reader.last = Math.max(reader.last, at);
    }
    this.readers = this.readers.filter(({ fitting }) => !fitting.isHopeless);
  }

  look(): ColumnLook {
    const type = this.type();
    const fitting = type === 'date' ? this.dates()[0]!.fitting : type === 'amount' || type === 'number' ? this.numbers : undefined;
    const texts = [...this.texts];
    const isPersonal = [...NO_QUANTITY, NAME_WORDS, PERSON_CODES].some((words) => words.test(this.name));
    const isPlain = type === 'amount' || type === 'date' || PLAIN_WORDS.test(this.name);
    return {
      name: this.name,
      filled: this.filled,
      distinct: this.texts.size,
      type,
      formats: type === 'date' ? this.dates().map(({ format }) => format) : [],
      misfits: fitting?.failed ?? 0,
      misfitLines: fitting?.lines ?? [],
      organisations: texts.filter((text) => ORGANISATION.test(text)).length * 2 > texts.length,
      personal: isPersonal || (!isPlain && texts.slice(0, 20).some((text) => maskText(text) !== text)),
      days: type === 'date' ? [shanghaiDate(this.dates()[0]!.first), shanghaiDate(this.dates()[0]!.last)] : undefined,
      sum: type === 'amount' || type === 'number' ? formatDecimal(this.sum) : undefined,
      examples: texts.slice(0, EXAMPLES).map((text) => (isPlain && !isPersonal ? shownPlain(type, this.name, text) : shown(this.name, text))),
    };
  }

  private type(): ColumnLook['type'] {
    if (this.dates().length > 0) return 'date';
    const isQuantity = !this.leadingZero && this.longest < 16 && !NO_QUANTITY.some((words) => words.test(this.name));
    const isMoney = this.decimals || MONEY_WORDS.test(this.name);
    // A word among amounts is a slip; among plain numbers it says that they are codes.
    if (isQuantity && isMoney && this.numbers.fits) return 'amount';
    if (this.filled === 0 || this.numbers.failed > 0) return 'text';
    return isQuantity ? 'number' : 'code';
  }

  /** The formats that fit best, all alike. */
  private dates(): typeof this.readers {
    const fitting = this.readers.filter((reader) => reader.fitting.fits);
    const fewest = Math.min(...fitting.map((reader) => reader.fitting.failed));
    return fitting.filter((reader) => reader.fitting.failed === fewest);
  }
}

/** How many cells fit a type, and where they do not. */
class Fitting {
  fitted = 0;
  failed = 0;
  readonly lines: number[] = [];

  see(isFitting: boolean, line: number): void {
    if (isFitting) this.fitted += 1;
    else {
      this.failed += 1;
      if (this.lines.length < MISFIT_LINES) this.lines.push(line);
    }
  }

  get fits(): boolean {
    if (this.failed === 0) return this.fitted > 0;
    return this.fitted >= FITTING_MIN && this.fitted >= (this.fitted + this.failed) * FITTING;
  }

  get isHopeless(): boolean {
    return this.failed > FAILED_MAX && this.failed > this.fitted;
  }
}

/** What a column of amounts, days or document numbers holds hides nothing; numbers of persons may still stand in its texts. */
function shownPlain(type: ColumnLook['type'], name: string, text: string): string {
  return (type === 'amount' || type === 'date' || PAPER_NUMBERS.test(name) ? text : maskText(text)).slice(0, 60);
}

const PAPER_NUMBERS = /文号|凭证|流水|单号|voucher|invoice/iu;
const DOCUMENT_NUMBER = /[〔[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]|^第?\d+号$/u;

/** Nothing is known of the file yet: the name of a column, or the look of a text, decides what is masked. */
function shown(name: string, text: string): string {
  if (ID_WORDS.test(name)) return maskIdNumber(text);
  if (ACCOUNT_WORDS.test(name) && /\d{6}/u.test(text)) return maskAccount(text);
  if (PHONE_WORDS.test(name)) return maskPhone(text);
  if (NAME_WORDS.test(name) || (!DOCUMENT_NUMBER.test(text) && looksPersonal(text))) return maskName(text);
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
