import { formatDay, formatYuan } from '../model/written-values.js';
import { wordsOf } from './fact-words.js';
import { FACT } from './judge.js';
import { shownFact } from './shown-facts.js';

/** A fact of a message with the spaces around it. */
const SPACED = new RegExp(`( ?)${FACT.source}( ?)`, FACT.flags);
/** Where a Chinese text begins or ends: between two of them stands no space, between one and a digit there does. */
const [BEGINS, ENDS] = [/^[\u3000-\u9fff\uff00-\uffef]/u, /[\u3000-\u9fff\uff00-\uffef]$/u];

/** A message with its facts in it: fen as yuan with two decimals, days of Asia/Shanghai, shares in per cent, texts masked where personal. */
export function messageOf(text: string, facts: Readonly<Record<string, string | number | null>>, language: 'zh' | 'en'): string {
  return text.replace(SPACED, (_whole, before: string, name: string, kind: string | undefined, after: string) => {
    const said = factText(facts[name] ?? null, kind, language);
    if (language === 'en' || kind === 'fen') return `${before}${said}${after}`;
    return `${BEGINS.test(said) ? '' : before}${said}${ENDS.test(said) ? '' : after}`;
  });
}

function factText(fact: string | number | null, kind: string | undefined, language: 'zh' | 'en'): string {
  if (fact === null) return language === 'zh' ? '（无）' : '(none)';
  if (kind === 'fen') return `${formatYuan(Number(fact))} ${language === 'zh' ? '元' : 'yuan'}`;
  if (kind === 'day') return formatDay(Number(fact));
  if (kind === 'share') return `${(Number(fact) * 100).toFixed(1)}%`;
  return shownFact(kind === 'word' ? wordsOf(String(fact), language) : String(fact), kind);
}
