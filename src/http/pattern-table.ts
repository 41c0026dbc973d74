import type { NamedNode } from '../domain/patterns/node-names.js';
import type { Pattern, PatternColumn } from '../domain/patterns/pattern.js';
import type { BothLanguages, ShownRow } from '../domain/patterns/shown-rows.js';
import { formatDay } from '../domain/model/written-values.js';
import { yuan, type CsvLanguage } from './step-table.js';
import type { CsvCell, CsvTable } from './streams.js';

const BETWEEN = '、';
const OUTSIDE: Readonly<Record<CsvLanguage, string>> = { zh: '（辖区外）', en: '(outside the scope)' };

/** The rows of a pattern as a table a person opens in a spreadsheet; money in yuan with two decimals, beside each name the id. */
export function patternTable(pattern: Pattern, language: CsvLanguage): CsvTable<ShownRow> {
  const columns = pattern.columns.flatMap((column) => columnsOf(pattern, column, language));
  return {
    name: language === 'zh' ? pattern.titleZh : pattern.title,
    headings: columns.map(({ heading }) => heading),
    cells: (row) => columns.map(({ cell }) => cell(row)),
  };
}

interface TableColumn {
  readonly heading: string;
  readonly cell: (row: ShownRow) => CsvCell;
}

function columnsOf(pattern: Pattern, { name, type, title, titleZh }: PatternColumn, language: CsvLanguage): TableColumn[] {
  const own = language === 'zh' ? titleZh : title;
  const heading = type === 'fen' ? (language === 'zh' ? `${own}（元）` : `${own} (yuan)`) : type === 'share' ? `${own} (%)` : own;
  const shown = { heading, cell: (row: ShownRow) => cellOf(pattern, type, row[name] ?? null, language) };
  if (type !== 'node') return [shown];
  return [shown, { heading: `${own} id`, cell: (row) => (row[name] as NamedNode | null)?.id ?? null }];
}

function cellOf(pattern: Pattern, type: PatternColumn['type'], value: unknown, language: CsvLanguage): CsvCell {
  if (value === null) return null;
  switch (type) {
    case 'fen':
      return yuan(value as number);
    case 'share':
      return { number: ((value as number) * 100).toFixed(2) };
    case 'integer':
    case 'number':
    case 'year':
      return { number: String(value) };
    case 'day':
      return formatDay(value as number);
    case 'instant':
      return secondOf(value as number);
    case 'boolean':
      return language === 'zh' ? (value ? '是' : '否') : String(value);
    case 'word':
      return pattern.words[value as string]?.[language] ?? String(value as string);
    case 'message':
      return (value as BothLanguages)[language];
    case 'node':
      return labelOf(value as NamedNode, language);
    case 'nodes':
      return (value as (NamedNode | null)[]).map((one) => (one === null ? '' : labelOf(one, language))).join(BETWEEN);
    case 'edges':
      return (value as string[]).join(BETWEEN);
    default:
      return String(value as string);
  }
}

const labelOf = ({ kind, label }: NamedNode, language: CsvLanguage): string => (kind === 'Outside' ? OUTSIDE[language] : label);

const SECOND = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
const secondOf = (instant: number): string => SECOND.format(instant);
