import { MISSING, type Language } from '../parts/money.js';

const TIME_ZONE = 'Asia/Shanghai';
const DAY: Intl.DateTimeFormatOptions = { timeZone: TIME_ZONE, year: 'numeric', month: 'short', day: 'numeric' };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const SECOND: Intl.DateTimeFormatOptions = { ...MINUTE, second: '2-digit' };

/** A day in Asia/Shanghai: `2017-03-21` in Chinese, `21 Mar 2017` in English. */
export function day(at: number | null | undefined, language: Language): string {
  return written(at, language, DAY);
}

/** As precise as the source is, never more: a day stays a day. */
export function instant(at: number | null | undefined, precision: string | null, language: Language): string {
  return written(at, language, precision === 'second' ? SECOND : precision === 'minute' ? MINUTE : DAY);
}

function written(at: number | null | undefined, language: Language, options: Intl.DateTimeFormatOptions): string {
  if (at === null || at === undefined || !Number.isFinite(at)) return MISSING;
  if (language === 'en') return new Intl.DateTimeFormat('en-GB', options).format(at);
  // Numbers line up in a column; 2017年3月21日 does not.
  return new Intl.DateTimeFormat('sv-SE', { ...options, month: '2-digit', day: '2-digit' }).format(at);
}
