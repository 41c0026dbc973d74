import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { exportAddress, EXPORTS, patternRowsQuestion } from '../api/pattern-questions.js';
import type { PatternRunView, PatternView } from '../api/shapes.js';
import { useSourceName } from '../data/words.js';
import { grouped, unitName } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day, instant } from '../text/dates.js';
import { isFigure, RowCell } from './row-cell.js';
import { usePatternWords } from './pattern-words.js';

/** The rows of a saved run with what it was asked of, and the whole of it as a file. */
export function RunRows({ pattern, run }: { pattern: PatternView; run: PatternRunView }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const source = useSourceName();
  const answer = useInfiniteQuery({ ...patternRowsQuestion(run.id, scope), enabled: run.state === 'repeatable' });
  const pages = answer.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const missing = pages[0]?.missing ?? [];
  return (
    <section data-testid="pattern-rows" data-run={run.id}>
      <RunHead pattern={pattern} run={run} count={answer.data ? rows.length : null} more={answer.hasNextPage} />
      {run.state !== 'repeatable' && (
        <p className="problem" role="alert">
          {t(`patterns.state.${run.state}`)}
        </p>
      )}
      {missing.length > 0 && <p className="amber">{t('patterns.missing', { sources: missing.map(source).join(t('patterns.listComma')) })}</p>}
      {answer.error !== null && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isLoading && <Skeleton active />}
      {answer.data && rows.length === 0 && <p className="quiet">{t('patterns.noRows')}</p>}
      {rows.length > 0 && <RowsTable pattern={pattern} rows={rows} />}
      {answer.hasNextPage && (
        <p className="more-rows">
          <Button size="small" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t('patterns.more')}
          </Button>
        </p>
      )}
    </section>
  );
}

function RunHead({ pattern, run, count, more }: { pattern: PatternView; run: PatternRunView; count: number | null; more: boolean }) {
  const { t } = useTranslation();
  const words = usePatternWords();
  const { scope, language } = useViewSettings();
  const facts = [
    ...(count === null ? [] : [t(more ? 'patterns.rowsShown' : 'patterns.rowsAll', { count, rows: grouped(count) })]),
    t('patterns.ofData', { version: run.dataVersion }),
    ...(run.asOf === null ? [] : [t('ask.asOfDay', { day: day(run.asOf, language) })]),
    ...(run.scope === null ? [] : [t('patterns.ofScope', { scope: run.scope })]),
    t('patterns.asked', { at: instant(run.lastAt, 'minute', language) }),
  ];
  return (
    <>
      <h2>
        {t('patterns.result')}
        <small>{facts.join(' · ')}</small>
        {run.state === 'repeatable' && (
          <span className="end">
            {EXPORTS.map((format) => (
              <Button
                key={format}
                size="small"
                href={exportAddress(run.id, format, scope, language === 'en' ? 'en' : 'zh')}
                download={`${words.title(pattern)}.${format}`}
              >
                {t(`patterns.export.${format}`)}
              </Button>
            ))}
          </span>
        )}
      </h2>
      <p className="quiet help">{t('patterns.link')}</p>
    </>
  );
}

function RowsTable({ pattern, rows }: { pattern: PatternView; rows: readonly Record<string, unknown>[] }) {
  const { language } = useViewSettings();
  const words = usePatternWords();
  return (
    <div className="wide-table">
      <table className="documents pattern-rows">
        <thead>
          <tr>
            {pattern.columns.map((column) => (
              <th key={column.name} scope="col" className={isFigure(column) ? 'right' : ''}>
                {words.title(column)}
                {column.type === 'fen' && ` (${unitName('yuan', language)})`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {pattern.columns.map((column) => (
                <td key={column.name} className={isFigure(column) ? 'right' : `of-${column.type}`}>
                  <RowCell pattern={pattern} column={column} value={row[column.name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
