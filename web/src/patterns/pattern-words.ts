import type { PatternColumnView, PatternParameterView, PatternView } from '../api/shapes.js';
import { useViewSettings } from '../parts/view-settings.js';
import { withValues } from '../warnings/held-values.js';

/** What a pattern says of itself in the language of the page. */
export function usePatternWords() {
  const { language } = useViewSettings();
  const isEnglish = language === 'en';
  return {
    title: ({ title, titleZh }: Pick<PatternView, 'title' | 'titleZh'> | PatternColumnView): string => (isEnglish ? title : titleZh),
    why: ({ why, whyZh }: PatternView): string => (isEnglish ? why : whyZh),
    // The note of a collusion pattern says when the rule gives which band, by its settings: here they are parameters.
    note: ({ note, noteZh, parameters }: PatternView): string | null =>
      isEnglish || noteZh === null
        ? note
        : withValues(
            noteZh,
            parameters.map(({ name, type, default: value }) => ({ name, type, value })),
          ),
    meaning: ({ meaning, meaningZh }: PatternParameterView): string => (isEnglish ? meaning : (meaningZh ?? meaning)),
    word: ({ words }: PatternView, word: string): string => {
      const said = words[word] as { en: string; zh: string } | undefined;
      return said === undefined ? word : isEnglish ? said.en : said.zh;
    },
  };
}
