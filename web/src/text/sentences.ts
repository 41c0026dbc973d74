import type { Language } from '../parts/money.js';

/** Sentences one after the other: Chinese ones follow without a space. */
export const sentences = (language: Language, ...texts: readonly (string | false)[]): string =>
  texts.filter((text) => text !== false && text !== '').join(language === 'en' ? ' ' : '');
