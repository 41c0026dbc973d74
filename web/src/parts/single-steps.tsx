import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { traceRowsQuestion, type TraceAsked } from '../api/questions.js';
import type { TraceStep } from '../api/shapes.js';
import { day, instant } from '../text/dates.js';
import { Amount } from './amount.js';
import { MISSING } from './money.js';
import { ProblemNote } from './problem-note.js';
import { useViewSettings } from './view-settings.js';

/** Pages read at most while looking for the rows of one merged step; the table lists the others. */
const PAGES_MAX = 25;

/** The single steps that a merged one stands for. */
export function SingleSteps({ step, asked, onSelect }: { step: TraceStep; asked: TraceAsked; onSelect(id: string): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const rows = useInfiniteQuery(traceRowsQuestion(asked));
  const found =
    rows.data?.pages
      .flatMap((page) => page.steps)
      .filter((row) => row.source === step.source && row.target === step.target && row.kind === step.kind && row.grade === step.grade) ?? [];
  const pages = rows.data?.pages.length ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = rows;
  useEffect(() => {
    if (hasNextPage && !isFetching && found.length < step.count && pages < PAGES_MAX) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, found.length, step.count, pages]);
  if (rows.error) return <ProblemNote error={rows.error} onRetry={() => void rows.refetch()} />;
  if (found.length === 0 && (isFetching || !rows.data)) return <Skeleton active />;
  return (
    <>
      <h3>
        {t('inspector.rows')}
        <small>{`${found.length}/${step.count}`}</small>
      </h3>
      <ul className="flows">
        {found.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onSelect(row.id)}>
              <span className="who">{row.payee ?? row.destination ?? row.onwardDocumentNumber ?? MISSING}</span>
              <span className="what">
                {[
                  row.paidAt === null ? day(row.onwardIssuedAt ?? row.registeredAt, language) : instant(row.paidAt, row.timePrecision, language),
                  row.purpose ?? row.onwardDocumentNumber,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <Amount fen={row.attributed ?? row.amount} unit="yuan" />
            </button>
          </li>
        ))}
      </ul>
      {found.length < step.count && !isFetching && <p className="quiet">{t('inspector.rowsMore', { count: step.count - found.length })}</p>}
    </>
  );
}
