import type { Pattern } from '../domain/patterns/pattern.js';
import type { PatternRowsView } from '../domain/patterns/patterns.shapes.js';
import { patternTable } from '../http/pattern-table.js';
import { cut, padEnd, padStart, widthOf } from './terminal-text.js';

/** A cell wider than this is cut: a line of a terminal is read as a line. */
const WIDEST = 40;

/** The rows of a run as a table of a terminal: the columns of its spreadsheet without the ids beside names. */
export function patternRows(pattern: Pattern, view: PatternRowsView, language: 'zh' | 'en'): string {
  const { headings, cells } = patternTable(pattern, language);
  const isId = headings.map((heading) => heading.endsWith(' id'));
  const isFigure = new Set<number>();
  const rows = view.rows.map((row) =>
    cells(row).map((cell, column) => {
      if (cell !== null && typeof cell === 'object') isFigure.add(column);
      return cut(cell === null ? '' : typeof cell === 'object' ? cell.number : cell, WIDEST);
    }),
  );
  const widths = headings.map((heading, column) => Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[column]!))));
  const line = (texts: readonly string[]): string =>
    texts
      .flatMap((text, column) => (isId[column] ? [] : [(isFigure.has(column) ? padStart : padEnd)(text, widths[column]!)]))
      .join('  ')
      .trimEnd();
  const missing =
    view.missing.length === 0 ? [] : [language === 'zh' ? `未装载的来源：${view.missing.join('、')}` : `Sources not loaded: ${view.missing.join(', ')}`];
  const { id, dataVersion } = view.run;
  return [line(headings), ...rows.map(line), '', ...missing, `run ${id}, data version ${dataVersion}`].join('\n');
}
