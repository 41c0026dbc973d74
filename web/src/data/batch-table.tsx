import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { openRowsQuestion } from '../api/data-questions.js';
import type { BatchView } from '../api/shapes.js';
import { grouped } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { instant } from '../text/dates.js';
import { BatchDetail } from './batch-detail.js';
import { lostRows } from './counts.js';
import { QuarantineLink } from './load-report.js';
import { WithdrawButton } from './withdraw-button.js';

const COLUMNS = 12;
const ROW_PARTS = ['loaded', 'unchanged', 'quarantined', 'skipped'] as const;

interface BatchTableProps {
  readonly list: readonly BatchView[];
  readonly opened: string | null;
  onOpen(id: string): void;
  onChanged(): void;
}

/** One row a delivery; its rows add up from left to right, and what is withdrawn is struck through. */
export function BatchTable({ list, opened, onOpen, onChanged }: BatchTableProps) {
  const { t } = useTranslation();
  return (
    <div className="wide-table">
      <table className="documents batches">
        <thead>
          <tr>
            <th scope="col">{t('loads.batch')}</th>
            <th scope="col">{t('loads.package')}</th>
            <th scope="col">{t('loads.system')}</th>
            <th scope="col">{t('loads.at')}</th>
            <th scope="col" className="right">
              {t('loads.announced')}
            </th>
            <th scope="col" className="right sum">{`= ${t('loads.loadedRows')}`}</th>
            <th scope="col" className="right sum">{`+ ${t('loads.unchanged')}`}</th>
            <th scope="col" className="right sum">{`+ ${t('loads.refused')}`}</th>
            <th scope="col" className="right sum">{`+ ${t('loads.skipped')}`}</th>
            <th scope="col">{t('loads.issues')}</th>
            <th scope="col">{t('loads.changes')}</th>
            <th scope="col">{t('loads.action')}</th>
          </tr>
        </thead>
        <tbody>
          {list.flatMap((batch) => [
            <BatchRow
              key={batch.id}
              batch={batch}
              delivered={list.some(({ corrects }) => corrects === batch.id)}
              opened={opened === batch.id}
              onOpen={onOpen}
              onChanged={onChanged}
            />,
            ...(opened === batch.id
              ? [
                  <tr key={`${batch.id} detail`}>
                    <td colSpan={COLUMNS}>
                      <BatchDetail batch={batch} />
                    </td>
                  </tr>,
                ]
              : []),
          ])}
        </tbody>
      </table>
    </div>
  );
}

interface BatchRowProps {
  readonly batch: BatchView;
  /** Another batch delivers its quarantined rows again. */
  readonly delivered: boolean;
  readonly opened: boolean;
  onOpen(id: string): void;
  onChanged(): void;
}

function BatchRow({ batch, delivered, opened, onOpen, onChanged }: BatchRowProps) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const gone = batch.withdrawnBy !== null;
  const title = useOwnTitle(batch);
  const lost = lostRows(batch.rows);
  const counted = batch.rows.announced > 0;
  return (
    <tr className={gone ? 'withdrawn' : ''} data-batch={batch.id}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-expanded={opened}
          aria-label={t('loads.detail', { batch: batch.sequence })}
          onClick={() => onOpen(batch.id)}
        >
          <span aria-hidden="true">{opened ? '▾' : '▸'}</span> {batch.sequence}
        </button>
      </th>
      <td className="package">
        <span className="struck">{title}</span>{' '}
        <span className={`mode ${batch.mode}`} title={t(`loads.modeMeans.${batch.mode}`)}>
          {t(`loads.mode.${batch.mode}`)}
        </span>
        {batch.demo && <Tag>{t('demo.band')}</Tag>}
        <small className="quiet">{batch.id}</small>
        {gone && <p className="by">{t('loads.withdrawnBy', { batch: batch.withdrawnBy })}</p>}
      </td>
      <td>{batch.sourceSystem}</td>
      <td className="number">{instant(batch.loadedAt, 'minute', language)}</td>
      <td className="right">{counted ? grouped(batch.rows.announced) : ''}</td>
      {ROW_PARTS.map((part) => (
        <td key={part} className={batch.rows[part] === 0 ? 'right zero' : 'right'}>
          {counted ? grouped(batch.rows[part]) : ''}
          {part === 'skipped' && counted && (
            <span className={lost === 0 ? 'tick' : 'cross'} title={lost === 0 ? t('data.balanced') : t('data.off', { amount: grouped(lost) })}>
              {lost === 0 ? ' ✓' : ` ✗ ${grouped(lost)}`}
            </span>
          )}
        </td>
      ))}
      <td>
        <Issues batch={batch} delivered={delivered} />
      </td>
      <td className="number">
        <Changes batch={batch} />
      </td>
      <td>
        <WithdrawButton batch={batch} onDone={onChanged} />
      </td>
    </tr>
  );
}

/** What the service makes itself has a title in one language only; what it is about is said here in both. */
function useOwnTitle(batch: BatchView): string {
  const { t } = useTranslation();
  if (batch.withdraws !== null) return t('loads.withdraws', { batch: batch.withdraws });
  if (batch.corrects !== null) return t('loads.corrects', { batch: batch.corrects });
  return batch.mode === 'review' ? t('loads.reviewTitle') : batch.title;
}

/** What somebody should look at: rows set aside, matches that wait, marks on what was loaded. */
function Issues({ batch, delivered }: { batch: BatchView; delivered: boolean }) {
  const { t } = useTranslation();
  const marks = batch.dataQuality.reduce((sum, { count }) => sum + count, 0);
  const { quarantined } = batch.rows;
  const { merged, unconfirmed } = batch.matched;
  if (quarantined + merged + unconfirmed + marks === 0) return <span className="quiet">{t('loads.nothing')}</span>;
  return (
    <ul className="issues">
      {quarantined > 0 && (
        <li>
          <QuarantineLink batch={batch.id}>{t('loads.toQuarantine', { count: quarantined })}</QuarantineLink>
          {delivered && <StillOpen batch={batch.id} />}
        </li>
      )}
      {unconfirmed > 0 && (
        <li>
          <Link to="/matches" search={keepPage as never}>
            {t('loads.toMatches', { count: unconfirmed })}
          </Link>
        </li>
      )}
      {merged > 0 && <li className="quiet">{t('loads.merged', { count: merged })}</li>}
      {marks > 0 && <li className="quiet">{t('loads.quality', { count: marks })}</li>}
    </ul>
  );
}

/** Of rows set aside of which some were delivered again: how many are left to correct. */
function StillOpen({ batch }: { batch: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(openRowsQuestion(batch));
  if (data === undefined) return null;
  return <small>{data === 0 ? t('loads.allDelivered') : t('loads.stillOpen', { count: data })}</small>;
}

function Changes({ batch }: { batch: BatchView }) {
  const { t } = useTranslation();
  const { nodesCreated, nodesChanged, nodesRetired, edgesCreated, edgesRetired } = batch;
  const signed = (added: number, changed: number, retired: number): string =>
    [`+${grouped(added)}`, ...(changed > 0 ? [`~${grouped(changed)}`] : []), ...(retired > 0 ? [`−${grouped(retired)}`] : [])].join(' ');
  const words = t('loads.changesMore', {
    created: grouped(nodesCreated),
    changed: grouped(nodesChanged),
    retired: grouped(nodesRetired),
    edges: grouped(edgesCreated),
    edgesRetired: grouped(edgesRetired),
  });
  return (
    <span className="changes" title={words}>
      <span>{t('loads.nodesShort', { text: signed(nodesCreated, nodesChanged, nodesRetired) })}</span>
      <span>{t('loads.edgesShort', { text: signed(edgesCreated, 0, edgesRetired) })}</span>
    </span>
  );
}
