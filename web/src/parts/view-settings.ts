import { createContext, useContext } from 'react';
import type { Moment } from '../api/questions.js';
import type { AppearanceView, Caption } from '../api/shapes.js';
import type { Theme } from '../canvas/looks.js';
import type { Language, Unit } from './money.js';

/** How the whole page is shown; all of it but the theme stands in the address. */
export interface ViewSettings {
  readonly unit: Unit;
  readonly language: Language;
  readonly theme: Theme;
  readonly scope: string | undefined;
  /** Only a trace page has one; what is read beside the trace is asked as of the same. */
  readonly moment: Moment;
  readonly appearance: AppearanceView;
}

const Context = createContext<ViewSettings | null>(null);
export const ViewSettingsProvider = Context.Provider;

export function useViewSettings(): ViewSettings {
  const settings = useContext(Context);
  if (!settings) throw new Error('The page stands outside of its shell.');
  return settings;
}

/** The caption of a kind in the language of the page; a kind the service has not named yet says its own name. */
export function useCaptions() {
  const { appearance, language } = useViewSettings();
  const say = (caption: Caption | undefined, otherwise: string): string => (caption ? (language === 'en' ? caption.en : caption.zh) : otherwise);
  return {
    say,
    node: (kind: string) => say(appearance.nodes.find((entry) => entry.kind === kind)?.caption, kind),
    step: (kind: string) => say(appearance.steps.find((entry) => entry.kind === kind)?.caption, kind),
    grade: (grade: string) => say(appearance.grades.find((entry) => entry.grade === grade)?.caption, grade),
    level: (level: string) => say(appearance.levels.find((entry) => entry.level === level)?.caption, level),
    meaning: (reason: string) => say(appearance.reasons.find((entry) => entry.reason === reason)?.meaning, ''),
    method: (method: string) => say(appearance.methods.find((entry) => entry.method === method)?.caption, method),
    methodMeaning: (method: string) => say(appearance.methods.find((entry) => entry.method === method)?.meaning, ''),
    reason: (reason: string) => say(appearance.reasons.find((entry) => entry.reason === reason)?.caption, reason),
  };
}
