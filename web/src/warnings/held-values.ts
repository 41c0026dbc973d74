import type { AppliedSettingView } from '../api/shapes.js';
import { exactYuan, type Language } from '../parts/money.js';
import { day } from '../text/dates.js';

export type HeldSetting = Pick<AppliedSettingView, 'name' | 'type' | 'value'>;

/**
 * A Chinese text of a rule with what its settings hold in the place of their names: `超过 7 天为黄` for `超过 yellowDays 天为黄`. Names are Latin there
 * and so never part of another word; in an English text `accounts` or `hours` can be a word of the sentence as well.
 */
export function withValues(text: string, held: readonly HeldSetting[]): string {
  const values = new Map(held.flatMap((one) => (typeof one.value === 'number' ? [[one.name, written(one.value, one.type)] as const] : [])));
  return text.replace(/ ?(?<![A-Za-z])[a-z]+[A-Za-z]*(?![A-Za-z]) ?/gu, (found) => {
    const value = values.get(found.trim());
    if (value === undefined) return found;
    // Between a Chinese word and a digit stands a space, between two Chinese words none.
    return found.replace(found.trim(), value).replace(/元 $/u, '元');
  });
}

/** Units that names of settings end with; a Chinese text says them itself. */
const UNITS: readonly string[] = ['days', 'months', 'hours', 'households', 'points', 'transfers', 'steps', 'slices'];

/**
 * The same in English, of names that are no words of the language: `over 7 days` for `over yellowDays`. The unit comes from the name, unless the text
 * says it after the name: `within redSteps steps`.
 */
export function withEnglishValues(text: string, held: readonly HeldSetting[]): string {
  const values = new Map(held.flatMap((one) => (typeof one.value === 'number' ? [[one.name, one] as const] : [])));
  return text.replace(/\b[a-z]+[A-Z][A-Za-z]*\b(?=(%?)(?: ([a-z]+))?)/gu, (name, percent: string, next: string | undefined) => {
    const setting = values.get(name);
    if (setting === undefined) return name;
    const value = written(setting.value as number, setting.type, 'en');
    const unit = /[A-Z][a-z]*$/u.exec(name)![0].toLowerCase();
    if (unit === 'percent') return percent === '' ? `${value}%` : value;
    return UNITS.includes(unit) && next !== unit ? `${value} ${unit}` : value;
  });
}

/** Numbers that are no whole ones are shares of something. */
function written(value: number, type: string, language: Language = 'zh-CN'): string {
  if (type === 'fen') return exactYuan(value, language);
  if (type === 'instant' || type === 'day') return day(value, language);
  return type === 'number' ? `${Number((value * 100).toFixed(4))}%` : String(value);
}
