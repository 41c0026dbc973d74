export interface DocumentNumber {
  /** 机关代字〔year〕serial号; what cannot be read as a number stays as it was written. */
  readonly number: string;
  /** The text was understood as one number, or as the several numbers of a joint document, of the standard's form. */
  readonly canonical: boolean;
  /** Understood, although a bracket around the year is missing: right most of the time, worth a look. */
  readonly repaired: boolean;
}

export interface NumberParts {
  /** 机关代字: who issues. */
  readonly agency: string;
  readonly year: number;
  readonly serial: number;
  /** `-1`, `附件2` or empty. */
  readonly suffix: string;
}

/** GB/T 9704-2012, section 7.3.5, beside the two suffixes offices use for parts of a document. */
const CANONICAL =
  /^(?<agency>[\u4e00-\u9fff]{2,12})〔(?<year>(?:19|20)\d{2})〕(?<serial>[1-9]\d{0,4})(?<part>-[1-9]\d{0,2})?号(?<annex>附[件表]?[1-9]\d{0,2})?$/u;
/** One number as people write it, after the brackets have been made alike and the spaces removed. */
const WRITTEN =
  /(?<agency>[\u4e00-\u9fff]{2,12}?)(?<open>〔?)(?<year>(?:19|20)\d{2})年?(?<close>〕?)第?0*(?<serial>[1-9]\d{0,4})(?:-0*(?<part>[1-9]\d{0,2}))?(?<end>号?)(?:-0*(?<after>[1-9]\d{0,2}))?(?:〔?(?<annex>附[件表]?)第?(?<annexNo>[1-9]\d{0,2}|[一二三四五六七八九十])号?〕?)?/uy;
const OPENING = /[[({<【〈《「『〖﹝⟨〘]/gu;
const CLOSING = /[\])}>】〉》」』〗﹞⟩〙]/gu;
/** Spaces, and what word processors and web pages leave between characters without showing it. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]+/gu;
const AROUND = /^(?:(?:发文字号|文件编号|文号)[:;]?)?[〔〕"'“”‘’。,;:.、]+|^(?:发文字号|文件编号|文号)|["'“”‘’。,;:.、]+$|(?<=号)[〔〕]+$/gu;
const SEPARATOR = /[、,;/&+]+/uy;
const DASHES = /[‐‑‒–—―−－﹣~]/gu;
const NUMERALS = '一二三四五六七八九十';

/**
 * The canonical form of a document number in any common spelling: full-width, other brackets, 第, leading zeros, a
 * missing bracket, no 号. Numbers of a joint document are joined by 、 in the order given; parts (`-1`) and annexes
 * (`附件2`) stay, since they are documents of their own. Applying it twice changes nothing.
 */
export function normaliseDocumentNumber(text: string): DocumentNumber {
  const read = readNumbers(alike(text));
  if (!read) return { number: text.trim(), canonical: false, repaired: false };
  return { number: read.numbers.join('、'), canonical: true, repaired: read.repaired };
}

/** The parts of a canonical number; of a joint document the leading number's. Undefined for anything else. */
export function partsOfNumber(number: string): NumberParts | undefined {
  const groups = CANONICAL.exec(number.split('、')[0]!)?.groups;
  if (!groups) return undefined;
  return {
    agency: groups['agency']!,
    year: Number(groups['year']),
    serial: Number(groups['serial']),
    suffix: `${groups['part'] ?? ''}${groups['annex'] ?? ''}`,
  };
}

/**
 * Canonical numbers that a damaged text can mean, likeliest first, at most ten: letters typed for digits, a year of
 * two digits, a bracket that swallowed a digit, words before the number. Empty when nothing in it looks like a number.
 */
export function candidateNumbers(text: string): string[] {
  const plain = alike(text);
  const digits = plain.replace(/(?<=[〔〕第\d])[oO](?=[〔〕号\d]|$)/gu, '0').replace(/(?<=[〔〕第\d])[lI|](?=[〔〕号\d]|$)/gu, '1');
  const found = new Set<string>();
  const tryReading = (candidate: string): void => {
    const read = readNumbers(candidate);
    if (read) found.add(read.numbers.join('、'));
  };
  tryReading(plain);
  tryReading(digits);
  // 〔21〕12号: the century was left out.
  tryReading(digits.replace(/〔(\d{2})年?〕/u, '〔20$1〕'));
  // 〔2020]4 typed as 〔20204〕: the closing bracket slipped behind the serial.
  tryReading(digits.replace(/〔((?:19|20)\d{2})(\d{1,5})〕/u, '〔$1〕$2'));
  // 〔2021〕豫财农12号 and 2021年豫财农12号: the year was put first.
  tryReading(digits.replace(/^〔?((?:19|20)\d{2})年?〕?([\u4e00-\u9fff]{2,12}?)第?(\d{1,5})号?$/u, '$2〔$1〕$3号'));
  // A number inside a sentence; a longer agency is tried first, a shorter one after it.
  const inside = /(?<agency>[\u4e00-\u9fff]{2,20})〔?(?<rest>(?:19|20)\d{2}年?〕?第?\d{1,5}号?)/u.exec(digits)?.groups;
  if (inside)
    for (let from = 0; from <= inside['agency']!.length - 2 && from < 12; from++) tryReading(inside['agency']!.slice(from) + bracketed(inside['rest']!));
  return [...found].slice(0, 10);
}

function bracketed(rest: string): string {
  return rest.replace(/^(\d{4})年?〕?/u, '〔$1〕');
}

/** One way of writing brackets, dashes and digits, and no spaces, quotation marks or labels around it. */
function alike(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(OPENING, '〔')
    .replace(CLOSING, '〕')
    .replace(/，/gu, ',')
    .replace(/；/gu, ';')
    .replace(DASHES, '-')
    .replace(/^〔(?<inner>.*)〕$/u, '$<inner>')
    .replace(AROUND, '');
}

function readNumbers(text: string): { numbers: string[]; repaired: boolean } | undefined {
  const numbers: string[] = [];
  let repaired = false;
  let at = 0;
  while (at < text.length) {
    WRITTEN.lastIndex = at;
    const match = WRITTEN.exec(text);
    const groups = match?.groups;
    if (!match || !groups || (groups['part'] && groups['after'])) return undefined;
    at = WRITTEN.lastIndex;
    const part = groups['part'] ?? groups['after'];
    const numeral = NUMERALS.indexOf(groups['annexNo'] ?? '?');
    const annex = groups['annex'] ? `${groups['annex']}${numeral < 0 ? groups['annexNo']! : numeral + 1}` : '';
    numbers.push(`${groups['agency']!}〔${groups['year']!}〕${groups['serial']!}${part ? `-${part}` : ''}号${annex}`);
    if (groups['open'] === '' || groups['close'] === '') repaired = true;
    if (at === text.length) break;
    SEPARATOR.lastIndex = at;
    const separated = SEPARATOR.test(text);
    // Without 号 or a separator nothing says where the first number ends.
    if (!separated && groups['end'] === '') return undefined;
    if (separated) at = SEPARATOR.lastIndex;
  }
  return numbers.length > 0 ? { numbers: [...new Set(numbers)], repaired } : undefined;
}
