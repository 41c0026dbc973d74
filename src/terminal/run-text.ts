import { formatCount } from '../domain/model/written-values.js';
import type { RuleRunView, RunDetailView } from '../domain/warnings/warnings.shapes.js';
import type { RunState } from '../domain/warnings/warning-runs.js';
import { padEnd, padStart, widthOf } from './terminal-text.js';

const HEADINGS = {
  zh: ['规则', '已判', '命中', '已解释', '不可判', '用时', ''],
  en: ['rule', 'judged', 'hits', 'explained', 'not evaluable', 'took', ''],
} as const;
const STATES: Readonly<Record<'zh' | 'en', Readonly<Record<RunState, string>>>> = {
  zh: { running: '运行中', cancelling: '正在取消', done: '已完成', cancelled: '已取消', failed: '失败', interrupted: '已中断' },
  en: { running: 'running', cancelling: 'cancelling', done: 'done', cancelled: 'cancelled', failed: 'failed', interrupted: 'interrupted' },
};

/** One line for a rule that is done. */
export function ruleText({ code, status, hits, concerned, durationMs }: RuleRunView, language: 'zh' | 'en'): string {
  const took = seconds(durationMs, language);
  if (language === 'zh')
    return `${code} ${STATES.zh[status]}：${concerned === null ? '' : `涉及 ${formatCount(concerned)} 个，`}命中 ${formatCount(hits)} 条，用时 ${took}`;
  return `${code} ${status}: ${formatCount(hits)} hits${concerned === null ? '' : ` among ${formatCount(concerned)} concerned`} in ${took}`;
}

/** What a run came to, rule by rule. */
export function runText(run: RunDetailView, language: 'zh' | 'en'): string {
  const rows = run.results.map((one) => [
    one.code,
    ...[one.judged, one.hits, one.excluded, one.notEvaluable.length].map(formatCount),
    seconds(one.durationMs, language),
    one.error ?? '',
  ]);
  const table = [[...HEADINGS[language]], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((cells) => widthOf(cells[column]!))));
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => (column === 0 || column === cells.length - 1 ? padEnd : padStart)(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const { status, dataVersion, since, id, error } = run;
  const end =
    language === 'zh'
      ? `${STATES.zh[status]}；数据版本 ${dataVersion}${since === null ? '' : `，仅版本 ${since} 以后的变化及其涉及的对象`}；运行编号 ${id}`
      : `${status}; data version ${dataVersion}${since === null ? '' : `, only what came after ${since} and what it concerns`}; run ${id}`;
  return [...lines, '', end, ...(error === null ? [] : [error])].join('\n');
}

const seconds = (ms: number, language: 'zh' | 'en'): string => `${(ms / 1_000).toFixed(1)} ${language === 'zh' ? '秒' : 's'}`;
