import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { accountBooksQuestion, indicatorBooksQuestion, type BooksAsked } from '../api/data-questions.js';
import { grouped } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { SourceLinks } from '../parts/source-links.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { DocumentLink, EntityLink, TraceLink } from './jump-links.js';
import { MoreRows } from './more-rows.js';
import { Yuan } from './yuan.js';

/** Where the movements of an account do not lead from one stated balance to the next. */
export function AccountGaps({ asked }: { asked: BooksAsked }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const answer = useInfiniteQuery(accountBooksQuestion(asked));
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton active />;
  const first = answer.data.pages[0]!;
  const last = answer.data.pages.at(-1)!;
  const gaps = answer.data.pages.flatMap((page) => page.gaps);
  return (
    <section data-testid="account-gaps">
      <h2>{t('books.accounts')}</h2>
      <p className="quiet">
        {t('books.accountsHelp', { stretches: grouped(first.stretches), agreeing: grouped(first.agreeing), single: grouped(first.singleBalance) })}
      </p>
      {gaps.length === 0 ? (
        <p>{t('books.none')}</p>
      ) : (
        <GapTable first={t('coverage.account')} figures={['from', 'received', 'paidOut', 'expected', 'stated', 'difference']} label={t('books.accounts')}>
          {gaps.map((gap) => (
            <tr key={`${gap.account} ${gap.to.id}`}>
              <th scope="row">
                <EntityLink id={gap.account}>{gap.name ?? gap.number ?? gap.account}</EntityLink> <small className="number">{gap.number}</small>
                <span className="jumps">
                  <TraceLink kind="account" id={gap.account} />
                </span>
              </th>
              <td className="number">
                {`${day(gap.from.at, language)} – ${day(gap.to.at, language)}`} {gap.orderUnproven && <Tag>{t('books.order')}</Tag>}
              </td>
              <Figures fen={[gap.from.amount, gap.received, -gap.paid, gap.expected, gap.stated, gap.difference]} />
              <td>
                <SourceLinks sources={[gap.from.source, gap.to.source].filter((source) => source !== null)} />
              </td>
            </tr>
          ))}
        </GapTable>
      )}
      <MoreRows query={answer} left={first.total - gaps.length} amount={last.leftOut.amount} />
    </section>
  );
}

/** Lines whose moves and payments leave another balance than their source states. */
export function IndicatorGaps({ asked }: { asked: BooksAsked }) {
  const { t } = useTranslation();
  const answer = useInfiniteQuery(indicatorBooksQuestion(asked));
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton active />;
  const first = answer.data.pages[0]!;
  const last = answer.data.pages.at(-1)!;
  const gaps = answer.data.pages.flatMap((page) => page.gaps);
  return (
    <section data-testid="indicator-gaps">
      <h2>{t('books.indicators')}</h2>
      <p className="quiet">{t('books.indicatorsHelp', { compared: grouped(first.compared), notStated: grouped(first.notStated) })}</p>
      {gaps.length === 0 ? (
        <p>{t('books.none')}</p>
      ) : (
        <GapTable
          first={t('books.line')}
          figures={['amount', 'arrived', 'distributed', 'paid', 'restored', 'expected', 'stated', 'difference']}
          label={t('books.indicators')}
        >
          {gaps.map((gap) => (
            <tr key={gap.id}>
              <th scope="row">
                <EntityLink id={gap.id}>{gap.code}</EntityLink> <small>{gap.regionName ?? gap.region}</small>
                <span className="jumps">
                  <TraceLink kind="indicator" id={gap.id} />
                </span>
              </th>
              <td className="number">{gap.documentNumber ? <DocumentLink number={gap.documentNumber} /> : gap.fiscalYear}</td>
              <Figures fen={[gap.amount, gap.arrived, -gap.distributed, -gap.paid - gap.corrected, gap.restored, gap.expected, gap.stated, gap.difference]} />
              <td>{gap.source !== null && <SourceLinks sources={[gap.source]} />}</td>
            </tr>
          ))}
        </GapTable>
      )}
      <MoreRows query={answer} left={first.total - gaps.length} amount={last.leftOut.amount} />
    </section>
  );
}

/** Figures from left to right as they are added up: what leaves is below zero, then what should be, what is stated, and the gap. */
function GapTable({ first, figures, label, children }: { first: string; figures: readonly string[]; label: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="wide-table" tabIndex={0} role="group" aria-label={label}>
      <table className="documents">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{t('books.until')}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="right">
                {t(`books.${figure}`)}
              </th>
            ))}
            <th scope="col">{t('data.source')}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Figures({ fen }: { fen: readonly number[] }) {
  return fen.map((amount, at) => (
    <td key={at} className="right">
      <Yuan fen={amount} />
    </td>
  ));
}
