import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENTS_PAGE, documentsQuestion } from '../api/questions.js';
import type { DocumentSummary } from '../api/shapes.js';
import { Amount } from '../parts/amount.js';
import { isFiltered } from '../parts/document-filter.js';
import { grouped, MISSING, unitName } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { searchFor } from '../parts/search-request.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { keepPage } from './page-search.js';

/** Documents fetched so that a filter sees all of them: twenty pages, a few seconds. With more left, the search box is the way. */
const FILL_MAX = 2_000;

/** All loaded documents, page by page, and a filter that is honest about those not listed yet. */
export function DocumentList() {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const documents = useInfiniteQuery(documentsQuestion(scope));
  const [typed, setTyped] = useState('');
  const filter = typed.trim();
  const all = useMemo(() => documents.data?.pages.flatMap((page) => page.documents) ?? [], [documents.data]);
  const shown = useMemo(() => (filter === '' ? all : all.filter((document) => isFiltered(document, filter))), [all, filter]);
  const total = documents.data?.pages[0]?.total ?? 0;
  const left = documents.hasNextPage ? total - all.length : 0;
  const filling = filter !== '' && left > 0 && left <= FILL_MAX && !documents.isFetchNextPageError;
  const { isFetching, fetchNextPage } = documents;
  useEffect(() => {
    if (filling && !isFetching) void fetchNextPage();
  }, [filling, isFetching, fetchNextPage]);
  return (
    <section>
      <h2>
        {t('home.documents')}
        {total > 0 && <small>{grouped(total)}</small>}
        <Input
          size="small"
          allowClear
          aria-label={t('home.filter')}
          placeholder={t('home.filter')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </h2>
      {documents.error && <ProblemNote error={documents.error} onRetry={() => void documents.refetch()} />}
      {documents.isPending && <Skeleton active />}
      {documents.data && total === 0 && (
        <p>
          {t('home.none')}{' '}
          <Link to="/loads" search={keepPage as never}>
            {t('home.toLoads')}
          </Link>
        </p>
      )}
      {filter !== '' && total > 0 && <Filtered filter={filter} shown={shown.length} listed={all.length} total={total} left={left} filling={filling} />}
      {shown.length > 0 && <DocumentTable documents={shown} all={all} />}
      {left > 0 && !filling && (
        <Button size="small" loading={documents.isFetchingNextPage} onClick={() => void documents.fetchNextPage()}>
          {t('home.more', { count: Math.min(DOCUMENTS_PAGE, left), left: grouped(left) })}
        </Button>
      )}
    </section>
  );
}

interface FilteredProps {
  readonly filter: string;
  readonly shown: number;
  readonly listed: number;
  readonly total: number;
  readonly left: number;
  readonly filling: boolean;
}

/** What the filter found and what it has not seen. No table is ever empty without a word. */
function Filtered({ filter, shown, listed, total, left, filling }: FilteredProps) {
  const { t } = useTranslation();
  const said = [
    ...(shown > 0 ? [t('home.filtered', { q: filter, count: shown, total: grouped(total) })] : []),
    ...(filling ? [t('home.filling', { count: left })] : []),
    ...(left > 0 && !filling ? [t('home.filteredPart', { listed: grouped(listed), count: left })] : []),
    ...(left === 0 && shown === 0 ? [t('home.filteredNone', { q: filter, total: grouped(total) })] : []),
  ];
  return (
    <p className={left > 0 || shown === 0 ? 'filtered amber' : 'filtered'} role="status" data-testid="filtered">
      {said.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
      {!filling && (left > 0 || shown === 0) && (
        <Button size="small" onClick={() => searchFor(filter)}>
          {t('home.searchInstead', { q: filter })}
        </Button>
      )}
    </p>
  );
}

/** `all`: among which a number may have twins; a link to one of them takes its issuer along. */
function DocumentTable({ documents, all }: { documents: readonly DocumentSummary[]; all: readonly DocumentSummary[] }) {
  const { t } = useTranslation();
  const { unit, language } = useViewSettings();
  const shared = useMemo(() => sharedNumbers(all), [all]);
  return (
    <table className="documents">
      <thead>
        <tr>
          <th scope="col">{t('home.number')}</th>
          <th scope="col">{t('home.titleColumn')}</th>
          <th scope="col">{t('home.issuer')}</th>
          <th scope="col">{t('home.issuedAt')}</th>
          <th scope="col" className="right">{`${t('home.amount')} (${unitName(unit, language)})`}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id}>
            <th scope="row">
              <Link
                to="/trace/$number"
                params={{ number: document.number }}
                search={
                  ((now: Record<string, unknown>) => ({
                    ...keepPage(now),
                    issuer: shared.has(document.number) ? (document.issuerId ?? undefined) : undefined,
                  })) as never
                }
              >
                {document.number}
              </Link>
            </th>
            <td>{document.title ?? MISSING}</td>
            <td>{document.issuer ?? MISSING}</td>
            <td className="number">{day(document.issuedAt, language)}</td>
            <td className="right">
              <Amount fen={document.amount} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Numbers that more than one of the documents carries. */
function sharedNumbers(documents: readonly DocumentSummary[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { number } of documents) (seen.has(number) ? shared : seen).add(number);
  return shared;
}
