import { formatDay, formatYuan } from '../model/written-values.js';
import { wordsOf } from './fact-words.js';
import { FACT } from './judge.js';
import { shownFact } from './shown-facts.js';

/** A message with its facts in it: fen as yuan with two decimals, days of Asia/Shanghai, shares in per cent, texts masked where personal. */
export function messageOf(text: string, facts: Readonly<Record<string, string | number | null>>, language: 'zh' | 'en'): string {
  return text.replace(FACT, (_whole, name: string, kind: string | undefined) => {
    const fact = facts[name] ?? null;
    if (fact === null) return language === 'zh' ? '（无）' : '(none)';
    if (kind === 'fen') return `${formatYuan(Number(fact))} ${language === 'zh' ? '元' : 'yuan'}`;
    if (kind === 'day') return formatDay(Number(fact));
    if (kind === 'share') return `${(Number(fact) * 100).toFixed(1)}%`;
    return shownFact(kind === 'word' ? wordsOf(String(fact), language) : String(fact), kind);
  });
}
