import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsQuestion, sampleQuestion } from '../api/questions.js';
import type { DocumentSummary } from '../api/shapes.js';
import { Amount } from '../parts/amount.js';
import { MISSING, unitName } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { keepPage } from './page-search.js';
import { forgetDocuments, recentDocuments } from './remembered.js';

const SAMPLE = 8;

/** Where a search begins: what was seen last, and the documents that have been loaded. */
export function FindScreen() {
  const { t } = useTranslation();
  const { scope, unit, language } = useViewSettings();
  const documents = useInfiniteQuery(documentsQuestion(scope));
  const [recent, setRecent] = useState(recentDocuments);
  const [filter, setFilter] = useState('');
  const all = useMemo(() => documents.data?.pages.flatMap((page) => page.documents) ?? [], [documents.data]);
  const total = documents.data?.pages[0]?.total ?? 0;
  const sample = useQuery(sampleQuestion(scope));
  const largest = [...(sample.data?.documents ?? [])].sort((a, b) => b.amount - a.amount).slice(0, SAMPLE);
  const shown = all.filter((document) => matches(document, filter));
  return (
    <div className="page find">
      <h1>{t('home.title')}</h1>
      {recent.length > 0 && (
        <section>
          <h2>
            {t('home.recent')}
            <Button
              size="small"
              type="text"
              onClick={() => {
                forgetDocuments();
                setRecent([]);
              }}
            >
              {t('home.clearRecent')}
            </Button>
          </h2>
          <ul className="recent">
            {recent.map((document) => (
              <li key={document.number}>
                <Link to="/trace/$number" params={{ number: document.number }} search={keepPage as never}>
                  {document.number}
                </Link>
                <span>{document.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {largest.length > 0 && (
        <section>
          <h2>{t('home.documentsSample')}</h2>
          <ul className="recent">
            {largest.map((document) => (
              <li key={document.id}>
                <Link to="/trace/$number" params={{ number: document.number }} search={keepPage as never}>
                  {document.number}
                </Link>
                <small>
                  <Amount fen={document.amount} />
                </small>
                <span title={document.title ?? undefined}>{document.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>
          {t('home.documents')}
          {total > 0 && <small>{total}</small>}
          <Input
            size="small"
            allowClear
            aria-label={t('home.filter')}
            placeholder={t('home.filter')}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
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
        {shown.length > 0 && (
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
              {shown.map((document) => (
                <tr key={document.id}>
                  <th scope="row">
                    <Link
                      to="/trace/$number"
                      params={{ number: document.number }}
                      search={
                        ((now: Record<string, unknown>) => ({
                          ...keepPage(now),
                          issuer: twin(all, document) ? (document.issuerId ?? undefined) : undefined,
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
        )}
        {documents.hasNextPage && (
          <Button size="small" loading={documents.isFetchingNextPage} onClick={() => void documents.fetchNextPage()}>
            {t('home.more', { count: total - all.length })}
          </Button>
        )}
      </section>
    </div>
  );
}

const twin = (all: readonly DocumentSummary[], document: DocumentSummary): boolean =>
  all.some((other) => other.number === document.number && other.id !== document.id);

function matches(document: DocumentSummary, filter: string): boolean {
  const wanted = filter.normalize('NFKC').trim().toLowerCase();
  return (
    wanted === '' ||
    [document.number, document.numberAsWritten, document.title, document.issuer, document.regionName].some((text) =>
      text?.normalize('NFKC').toLowerCase().includes(wanted),
    )
  );
}
