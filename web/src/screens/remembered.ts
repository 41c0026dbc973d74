import { LANGUAGES, UNITS, type Language, type Unit } from '../parts/money.js';
import type { Theme } from '../canvas/looks.js';

/** What this browser keeps between visits. Only preferences and document numbers: no names, no account numbers. */
const KEYS = { language: 'yuanliu.language', unit: 'yuanliu.unit', theme: 'yuanliu.theme', recent: 'yuanliu.recent' } as const;
const RECENT_MAX = 8;

export interface Recent {
  readonly number: string;
  readonly title: string | null;
  readonly issuer: string | null;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // A browser that keeps nothing is a browser with defaults.
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above: it is only remembered for this visit.
  }
}

/** What was chosen here; before that what the browser is set to: Chinese of any kind, or else English. */
export const rememberedLanguage = (): Language =>
  LANGUAGES.find((language) => language === read(KEYS.language)) ?? (/^zh\b/iu.test(navigator.languages[0] ?? navigator.language) ? 'zh-CN' : 'en');
export const rememberedUnit = (): Unit => UNITS.find((unit) => unit === read(KEYS.unit)) ?? 'wan';
export const rememberedTheme = (): Theme => (read(KEYS.theme) === 'dark' ? 'dark' : 'light');
export const rememberLanguage = (language: Language): void => keep(KEYS.language, language);
export const rememberUnit = (unit: Unit): void => keep(KEYS.unit, unit);
export const rememberTheme = (theme: Theme): void => keep(KEYS.theme, theme);

export function recentDocuments(): Recent[] {
  try {
    const parsed: unknown = JSON.parse(read(KEYS.recent) ?? '[]');
    return Array.isArray(parsed) ? (parsed as Recent[]).filter((item) => typeof item?.number === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberDocument(document: Recent): void {
  keep(KEYS.recent, JSON.stringify([document, ...recentDocuments().filter(({ number }) => number !== document.number)].slice(0, RECENT_MAX)));
}

export const forgetDocuments = (): void => keep(KEYS.recent, '[]');
