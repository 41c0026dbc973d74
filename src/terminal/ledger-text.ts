import { formatCount, formatYuan } from '../domain/model/written-values.js';
import type { LedgerSum, LedgerSums, LedgerView } from '../domain/warnings/ledger.shapes.js';
import { padEnd, padStart, widthOf } from './terminal-text.js';

const HEADINGS = {
  zh: ['年度', '地区', '规则', '年初在册', '新发现', '再次出现', '解释失效', '有变化', '已解释', '消失', '期末在册', '期末金额（元）', '追回（元）'],
  en: [
    'year',
    'region',
    'rule',
    'before',
    'opened',
    'reopened',
    'unexplained',
    'changed',
    'explained',
    'gone',
    'standing',
    'standing, yuan',
    'recovered, yuan',
  ],
} as const;
/** Columns of words before those of figures. */
const WORDS = 3;

/** The ledger as a table of a terminal, with a line for each whole year. */
export function ledgerText({ rows, years }: LedgerView, language: 'zh' | 'en'): string {
  if (rows.length === 0)
    return language === 'zh' ? '没有登记。不带 --year 可以看到全部年度。' : 'Nothing is recorded there; without --year all years are shown.';
  const lines = years.flatMap((sums) => [
    ...rows.filter(({ year }) => year === sums.year).map((row) => [String(row.year), row.regionName ?? row.region, row.code, ...figures(row)]),
    [String(sums.year), language === 'zh' ? '合计' : 'all', '', ...figures(sums)],
  ]);
  const table = [[...HEADINGS[language]], ...lines];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => widthOf(line[column]!))));
  return table.map((line) => line.map((cell, column) => (column < WORDS ? padEnd : padStart)(cell, widths[column]!)).join('  ')).join('\n');
}

function figures({ before, opened, reopened, unexplained, changed, explained, gone, standing, recovered }: LedgerSums): string[] {
  const counts = [before, opened, reopened, unexplained, changed, explained, gone, standing].map(({ findings }: LedgerSum) => formatCount(findings));
  return [...counts, formatYuan(standing.amount), formatYuan(recovered.amount)];
}
