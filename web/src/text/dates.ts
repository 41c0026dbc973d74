import type { TFunction } from 'i18next';
import type { Moment } from '../api/questions.js';
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

/** `截至 2019-06-30 · 按第 3 批数据`: the moment a question is asked as of, in words; empty for now. */
export function momentText({ asOf, asOfBatch }: Moment, language: Language, t: TFunction): string {
  return [
    asOf === undefined ? '' : t('ask.asOfDay', { day: day(Date.parse(`${asOf}T00:00:00+08:00`), language) }),
    asOfBatch === undefined ? '' : t('ask.asOfBatch', { batch: asOfBatch }),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function written(at: number | null | undefined, language: Language, options: Intl.DateTimeFormatOptions): string {
  if (at === null || at === undefined || !Number.isFinite(at)) return MISSING;
  if (language === 'en') return new Intl.DateTimeFormat('en-GB', options).format(at);
  // Numbers line up in a column; 2017年3月21日 does not.
  return new Intl.DateTimeFormat('sv-SE', { ...options, month: '2-digit', day: '2-digit' }).format(at);
}
