import { formatCount, formatYuan } from '../domain/model/written-values.js';
import { BANDS_ZH, type Band } from '../domain/warnings/words.js';
import type { Found } from '../domain/warnings/judge.js';
import type { DraftSum, DraftView, RuleClauseView } from '../domain/warnings/warnings.shapes.js';

/** Findings of each sort that are written out; `--json` has a hundred. */
const LISTED = 10;

/** What drafts would change, rule by rule. */
export function draftText(views: readonly DraftView[], language: 'zh' | 'en'): string {
  const words = WORDS[language];
  if (views.length === 0) return words.nothing;
  return views.map((view) => viewText(view, words)).join('\n\n');
}

interface Words {
  readonly nothing: string;
  readonly head: (rule: string, version: number, published: string, draft: string) => string;
  readonly sum: (what: 'appear' | 'vanish' | 'change', findings: string, yuan: string) => string;
  readonly unchanged: (findings: string) => string;
  readonly overlap: string;
  readonly shared: (other: string, some: string, bySubject: string, byPayment: string) => string;
  readonly band: (band: string) => string;
  readonly clause: (clause: RuleClauseView) => string;
  readonly explained: (trap: string) => string;
  readonly more: (findings: string) => string;
}

const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    nothing: '草案没有变化：与现行设置相同。',
    head: (rule, version, published, draft) => `${rule}，数据版本 ${version}：现行 ${published} 秒，草案 ${draft} 秒`,
    sum: (what, findings, yuan) => `${{ appear: '将新增', vanish: '将消失', change: '内容将改变' }[what]} ${findings} 条，${yuan} 元`,
    unchanged: (findings) => `不变 ${findings} 条`,
    overlap: '其命中中，其他规则已有发现的（对象或支付相同）：',
    shared: (other, some, bySubject, byPayment) => `${other}：${some} 条（对象相同 ${bySubject} 条，支付相同 ${byPayment} 条）`,
    band: (band) => BANDS_ZH[band as Band],
    clause: ({ clause, textZh }) => `（${clause}）${textZh}`,
    explained: (trap) => `由 ${trap} 解释`,
    more: (findings) => `… 另有 ${findings} 条`,
  },
  en: {
    nothing: 'The draft changes nothing: it says what holds already.',
    head: (rule, version, published, draft) => `${rule}, data version ${version}: published ${published} s, draft ${draft} s`,
    sum: (what, findings, yuan) => `${findings} would ${{ appear: 'appear', vanish: 'vanish', change: 'be told otherwise' }[what]}, ${yuan} yuan`,
    unchanged: (findings) => `${findings} would stay as they are`,
    overlap: 'Of its hits, other rules show already (findings that share subject or payments):',
    shared: (other, some, bySubject, byPayment) => `${other}: ${some} (${bySubject} by subject, ${byPayment} by payment)`,
    band: (band) => band,
    clause: ({ clause, text }) => `(${clause}) ${text}`,
    explained: (trap) => `explained by ${trap}`,
    more: (findings) => `… ${findings} more`,
  },
};

function viewText({ rule, clauses, appear, vanish, change, unchanged, publishedMs, draftMs, dataVersion, overlap }: DraftView, words: Words): string {
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  const clauseText = (clause: string): string => {
    const one = clauses.find((known) => known.clause === clause);
    return one ? words.clause(one) : `(${clause})`;
  };
  const shared = overlap.map(
    ({ other, shared: some, bySubject, byPayment }) => `  ${words.shared(other, formatCount(some), formatCount(bySubject), formatCount(byPayment))}`,
  );
  return [
    words.head(rule, dataVersion, seconds(publishedMs), seconds(draftMs)),
    ...sumText('appear', appear, (one) => one as Found, clauseText, words),
    ...sumText('vanish', vanish, (one) => one as Found, clauseText, words),
    ...sumText('change', change, (one) => (one as { after: Found }).after, clauseText, words),
    words.unchanged(formatCount(unchanged)),
    ...(shared.length > 0 ? [words.overlap, ...shared] : []),
  ].join('\n');
}

function sumText(
  what: 'appear' | 'vanish' | 'change',
  { findings, amount, listed }: DraftSum,
  foundOf: (one: unknown) => Found,
  clauseText: (clause: string) => string,
  words: Words,
): string[] {
  const lines = listed.slice(0, LISTED).map((one) => {
    const { band, subject, clause, trap, amount: fen } = foundOf(one);
    return `  ${words.band(band)}  ${subject}${clause === null ? '' : `  ${clauseText(clause)}`}  ${formatYuan(fen)}${trap === null ? '' : `  ${words.explained(trap)}`}`;
  });
  const more = findings - lines.length;
  return [words.sum(what, formatCount(findings), formatYuan(amount)), ...lines, ...(more > 0 ? [`  ${words.more(formatCount(more))}`] : [])];
}
