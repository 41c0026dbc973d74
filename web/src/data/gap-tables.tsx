import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { coverageQuestion, type CoverageAsked } from '../api/data-questions.js';
import type { CompletenessView } from '../api/shapes.js';
import { grouped, MISSING } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useCaptions, useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { DocumentLink, EntityLink, RegionLink, TraceLink } from './jump-links.js';
import { MoreRows } from './more-rows.js';
import { serialRanges } from './serial-ranges.js';
import { useSourceName, useWord } from './words.js';
import { useYuanHeading, Yuan } from './yuan.js';

type Section = 'serials' | 'silence' | 'payees' | 'placeholders';
type Page<S extends Section> = NonNullable<CompletenessView[S]>;
/** Numbers named by others that are listed under a hole before the rest is counted. */
const MENTIONS_SHOWN = 5;

/** One kind of gap, page by page; what all pages share is told once, above. */
function GapTable<S extends Section>({
  section,
  asked,
  above,
  headings,
  children,
}: {
  section: S;
  asked: CoverageAsked;
  above?: (first: Page<S>) => ReactNode;
  headings: readonly { readonly label: string; readonly right?: boolean }[];
  children(rows: Page<S>['rows']): ReactNode;
}) {
  const { t } = useTranslation();
  const answer = useInfiniteQuery(coverageQuestion(section, asked));
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton active />;
  const pages = answer.data.pages.flatMap((page) => (page[section] ? [page[section] as Page<S>] : []));
  const first = pages[0];
  if (!first) return null;
  const last = pages.at(-1)!;
  const rows = pages.flatMap((page) => page.rows as unknown[]) as unknown as Page<S>['rows'];
  return (
    <>
      {above?.(first)}
      <p className="quiet">{t(section === 'silence' ? 'coverage.runs' : 'data.total', { count: first.total })}</p>
      {rows.length === 0 ? (
        <p>{t('coverage.none')}</p>
      ) : (
        <div className="wide-table" tabIndex={0} role="group" aria-label={t(`coverage.section.${section}`)}>
          <table className="documents">
            <thead>
              <tr>
                {headings.map(({ label, right }) => (
                  <th key={label} scope="col" className={right ? 'right' : ''}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children(rows)}</tbody>
          </table>
        </div>
      )}
      <MoreRows query={answer} left={first.total - rows.length} amount={last.leftOutAmount} />
    </>
  );
}

export function SerialGaps({ asked }: { asked: CoverageAsked }) {
  const { t } = useTranslation();
  const heading = useYuanHeading();
  return (
    <GapTable
      section="serials"
      asked={asked}
      above={({ unreadable }) => unreadable > 0 && <p className="quiet">{t('coverage.unreadable', { count: unreadable })}</p>}
      headings={[
        { label: t('coverage.agency') },
        { label: t('data.year'), right: true },
        { label: t('coverage.issuer') },
        { label: t('coverage.highest'), right: true },
        { label: t('coverage.loadedCount'), right: true },
        { label: t('coverage.missing'), right: true },
        { label: t('coverage.ranges') },
        { label: t('coverage.mentionedCount') },
        { label: heading('coverage.onMentions'), right: true },
      ]}
    >
      {(rows) =>
        rows.map((row) => {
          const ranges = serialRanges(row.missingRanges);
          return (
            <tr key={`${row.agency} ${row.year} ${row.issuer}`}>
              <th scope="row">{row.agency}</th>
              <td className="right">{row.year}</td>
              <td>{row.issuer ? <EntityLink id={row.issuer}>{row.issuerName ?? row.issuer}</EntityLink> : MISSING}</td>
              <td className="right">{grouped(row.highest)}</td>
              <td className="right">{grouped(row.loaded)}</td>
              <td className="right">{grouped(row.missing)}</td>
              <td className="number ranges">
                {ranges.text || MISSING}
                {ranges.left > 0 && <small>{t('coverage.rangesMore', { count: ranges.left })}</small>}
              </td>
              <td>
                <ul className="plain">
                  {row.mentioned.slice(0, MENTIONS_SHOWN).map((one) => (
                    <li key={one.number}>
                      <DocumentLink number={one.number} /> <small>{t('coverage.mentions', { count: one.mentions })}</small>
                    </li>
                  ))}
                  {row.mentionedTotal > MENTIONS_SHOWN && <li className="quiet">{t('loads.coversMore', { count: row.mentionedTotal - MENTIONS_SHOWN })}</li>}
                </ul>
                {row.mentionedTotal === 0 && MISSING}
              </td>
              <td className="right">
                <Yuan fen={row.mentionedTotal === 0 ? null : row.mentionedAmount} />
              </td>
            </tr>
          );
        })
      }
    </GapTable>
  );
}

export function SilentRuns({ asked }: { asked: CoverageAsked }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const sourceName = useSourceName();
  return (
    <GapTable
      section="silence"
      asked={asked}
      above={(first) => <Pairs first={first} />}
      headings={[
        { label: t('coverage.sourceCode') },
        { label: t('data.region') },
        { label: t('coverage.from') },
        { label: t('coverage.to') },
        { label: t('coverage.days'), right: true },
        { label: t('coverage.workingDays'), right: true },
        { label: '' },
      ]}
    >
      {(rows) =>
        rows.map((row) => (
          <tr key={`${row.source} ${row.region} ${row.from}`}>
            <th scope="row">{sourceName(row.source)}</th>
            <td>
              <RegionLink region={row.region} name={row.regionName} /> <small>{row.region}</small>
            </td>
            <td className="number">{day(row.from, language)}</td>
            <td className="number">{day(row.to, language)}</td>
            <td className="right">{grouped(row.days)}</td>
            <td className="right">{grouped(row.workingDays)}</td>
            <td className="quiet">{row.atEdge ? t('coverage.atEdge') : ''}</td>
          </tr>
        ))
      }
    </GapTable>
  );
}

function Pairs({ first }: { first: Page<'silence'> }) {
  const { t } = useTranslation();
  const sourceName = useSourceName();
  return (
    <details className="pairs">
      <summary>{t('coverage.pairs', { pairs: grouped(first.pairs), empty: grouped(first.empty) })}</summary>
      <ul className="covers">
        {first.emptyPairs.map((pair) => (
          <li key={`${pair.source} ${pair.region}`}>{`${sourceName(pair.source)} ${pair.regionName ?? pair.region}`}</li>
        ))}
        {first.empty > first.emptyPairs.length && <li className="quiet">{t('loads.coversMore', { count: first.empty - first.emptyPairs.length })}</li>}
      </ul>
    </details>
  );
}

export function PayeeGaps({ asked }: { asked: CoverageAsked }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const heading = useYuanHeading();
  const gap = useWord('coverage.gap');
  const word = useWord('words');
  return (
    <GapTable
      section="payees"
      asked={asked}
      above={({ sums }) => (
        <ul className="sum-tiles">
          {sums.map((sum) => (
            <li key={sum.gap}>
              <span>{gap(sum.gap)}</span>
              <b>
                <Yuan fen={sum.received} />
              </b>
              <small>{t('coverage.accounts', { count: sum.accounts })}</small>
            </li>
          ))}
        </ul>
      )}
      headings={[
        { label: t('coverage.account') },
        { label: t('coverage.kind') },
        { label: t('data.region') },
        { label: t('coverage.gapKind') },
        { label: heading('coverage.received'), right: true },
        { label: t('coverage.payments'), right: true },
        { label: t('coverage.lastAt') },
        { label: '' },
      ]}
    >
      {(rows) =>
        rows.map((row) => (
          <tr key={row.account}>
            <th scope="row">
              <EntityLink id={row.account}>{row.name ?? row.number ?? row.account}</EntityLink>
              <small className="number">{row.number}</small>
            </th>
            <td>{word(row.kind)}</td>
            <td className="number">{row.region === null ? MISSING : <RegionLink region={row.region} name={null} />}</td>
            <td>{gap(row.gap)}</td>
            <td className="right">
              <Yuan fen={row.received} />
            </td>
            <td className="right">{grouped(row.payments)}</td>
            <td className="number">{day(row.lastAt, language)}</td>
            <td>
              <TraceLink kind="account" id={row.account} />
            </td>
          </tr>
        ))
      }
    </GapTable>
  );
}

export function Placeholders({ asked }: { asked: CoverageAsked }) {
  const { t } = useTranslation();
  const captions = useCaptions();
  const word = useWord('words');
  const heading = useYuanHeading();
  const kindName = (kind: string): string => (captions.node(kind) === kind ? word(kind) : captions.node(kind));
  return (
    <GapTable
      section="placeholders"
      asked={asked}
      above={({ sums }) => (
        <ul className="sum-tiles">
          {sums.map((sum) => (
            <li key={sum.kind}>
              <span>{kindName(sum.kind)}</span>
              <b>
                <Yuan fen={sum.amount} />
              </b>
              <small>{t('coverage.things', { count: sum.things })}</small>
            </li>
          ))}
        </ul>
      )}
      headings={[
        { label: t('coverage.kind') },
        { label: t('coverage.name') },
        { label: heading('data.amountYuan'), right: true },
        { label: t('coverage.mentionCount'), right: true },
      ]}
    >
      {(rows) =>
        rows.map((row) => (
          <tr key={row.id}>
            <td>{kindName(row.kind)}</td>
            <th scope="row">
              {row.kind === 'Document' && row.name ? <DocumentLink number={row.name} /> : <EntityLink id={row.id}>{row.name ?? row.id}</EntityLink>}
            </th>
            <td className="right">
              <Yuan fen={row.amount} />
            </td>
            <td className="right">{grouped(row.mentions)}</td>
          </tr>
        ))
      }
    </GapTable>
  );
}
