import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../parts/money.js';
import en from './en.json';
import zh from './zh-CN.json';

/** All strings are in the bundle: they are small, and nothing is fetched before the first word is on the screen. */
export function startTexts(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18next;
}
