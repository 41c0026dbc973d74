import { FACT } from './judge.js';

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const YUAN = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A message with its facts in it: fen as yuan with two decimals, days of Asia/Shanghai, shares in per cent. */
export function messageOf(text: string, facts: Readonly<Record<string, string | number | null>>, language: 'zh' | 'en'): string {
  return text.replace(FACT, (_whole, name: string, kind: string | undefined) => {
    const fact = facts[name] ?? null;
    if (fact === null) return language === 'zh' ? '（无）' : '(none)';
    if (kind === 'fen') return language === 'zh' ? `${yuan(Number(fact))} 元` : `${yuan(Number(fact))} yuan`;
    if (kind === 'day') return SHANGHAI.format(Number(fact));
    if (kind === 'share') return `${(Number(fact) * 100).toFixed(1)}%`;
    return String(fact);
  });
}

/** The whole yuan and the fen apart: a quotient of large fen would round. */
function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100);
  return `${fen < 0 && whole === 0 ? '-' : ''}${YUAN.format(whole).replace(/\.00$/u, '')}.${String(Math.abs(fen % 100)).padStart(2, '0')}`;
}
