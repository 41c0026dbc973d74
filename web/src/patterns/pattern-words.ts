import type { PatternColumnView, PatternParameterView, PatternView } from '../api/shapes.js';
import { useViewSettings } from '../parts/view-settings.js';

/** What a pattern says of itself in the language of the page. */
export function usePatternWords() {
  const { language } = useViewSettings();
  const isEnglish = language === 'en';
  return {
    title: ({ title, titleZh }: Pick<PatternView, 'title' | 'titleZh'> | PatternColumnView): string => (isEnglish ? title : titleZh),
    why: ({ why, whyZh }: PatternView): string => (isEnglish ? why : whyZh),
    note: ({ note, noteZh }: PatternView): string | null => (isEnglish ? note : noteZh),
    // Settings of collusion patterns are explained in English only.
    meaning: ({ meaning, meaningZh }: PatternParameterView): string => (isEnglish ? meaning : (meaningZh ?? meaning)),
    word: ({ words }: PatternView, word: string): string => {
      const said = words[word] as { en: string; zh: string } | undefined;
      return said === undefined ? word : isEnglish ? said.en : said.zh;
    },
  };
}
