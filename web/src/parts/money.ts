export const UNITS = ['yuan', 'wan', 'yi'] as const;
/** 元, 万元, 亿元. In English the same three steps are CN¥, thousands and millions. */
export type Unit = (typeof UNITS)[number];
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const FEN_PER: Record<Language, Record<Unit, bigint>> = {
  'zh-CN': { yuan: 100n, wan: 1_000_000n, yi: 10_000_000_000n },
  en: { yuan: 100n, wan: 100_000n, yi: 100_000_000n },
};

/** Missing is never blank and never zero. */
export const MISSING = '—';
/** Beyond 2^53−1 a JSON number is no longer exact; a rounded figure would be a false one. */
export const OUT_OF_RANGE = '⚠';

/**
 * Integer fen as a figure with two decimals and thousands separators, in the unit asked for, without the unit's name.
 * Exact integer arithmetic throughout; half-up rounding happens only here, for display. A sum that is not zero but would
 * read 0.00 becomes `<0.01`.
 */
export function figure(fen: number | null | undefined, unit: Unit, language: Language = 'zh-CN'): string {
  if (fen === null || fen === undefined) return MISSING;
  if (!Number.isSafeInteger(fen)) return OUT_OF_RANGE;
  const exact = BigInt(fen);
  const size = exact < 0n ? -exact : exact;
  const per = FEN_PER[language][unit];
  const hundredths = (size * 100n + per / 2n) / per;
  const sign = exact < 0n ? '−' : '';
  if (hundredths === 0n && size > 0n) return `${sign === '' ? '<' : '>−'}0.01`;
  return `${sign}${grouped(hundredths / 100n)}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** The figure with its unit: `348.60 万元`, `CN¥3.49 M`. */
export function money(fen: number | null | undefined, unit: Unit, language: Language = 'zh-CN'): string {
  const text = figure(fen, unit, language);
  if (text === MISSING || text === OUT_OF_RANGE) return text;
  if (language === 'zh-CN') return `${text} ${unitName(unit, language)}`;
  return unit === 'yuan' ? `CN¥${text}` : `CN¥${text} ${unit === 'wan' ? 'k' : 'M'}`;
}

/** Exact yuan, whatever unit the page shows: for hover, copy and evidence. */
export const exactYuan = (fen: number | null | undefined, language: Language = 'zh-CN'): string => money(fen, 'yuan', language);

/** Yuan as typed, with at most two decimals, in fen; undefined where it is no sum of money. Exact: `0.29` is 29 fen. */
export function fenOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/gu, '');
  const parts = /^(\d{1,13})(?:\.(\d{1,2}))?$/u.exec(plain);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}

/** Fen as one would type yuan: `100`, `0.29`. */
export function yuanText(fen: number): string {
  const rest = fen % 100;
  return rest === 0 ? String(fen / 100) : `${(fen - rest) / 100}.${String(rest).padStart(2, '0')}`;
}

export function unitName(unit: Unit, language: Language): string {
  if (language === 'zh-CN') return { yuan: '元', wan: '万元', yi: '亿元' }[unit];
  return { yuan: 'CN¥', wan: 'CN¥ k', yi: 'CN¥ M' }[unit];
}

/** One decimal, half-up, from exact integers; null when the whole is zero. */
export function percent(part: number, whole: number): string | null {
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(whole) || whole <= 0) return null;
  const tenths = (BigInt(Math.abs(part)) * 2000n + BigInt(whole)) / (2n * BigInt(whole));
  return `${part < 0 ? '−' : ''}${grouped(tenths / 10n)}.${tenths % 10n}%`;
}

export const grouped = (whole: bigint | number): string => String(whole).replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
