import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { grouped, type Language } from '../parts/money.js';
import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

/** Plurals need the number itself, as `count`; how it is written is the same as everywhere on the pages. */
const counts: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, _language, options) =>
    typeof value === 'number' && options?.['interpolationkey'] === 'count' ? grouped(value) : (value as string),
};

/** All strings are in the bundle: they are small, and nothing is fetched before the first word is on the screen. */
export function startTexts(language: Language): i18n {
  void i18next
    .use(initReactI18next)
    .use(counts)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    });
  return i18next;
}
