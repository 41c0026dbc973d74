import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { changesQuestion, type TraceAsked } from '../api/questions.js';
import type { ChangesView, StepChange } from '../api/shapes.js';
import { keepPage } from '../screens/page-search.js';
import { instant, momentText } from '../text/dates.js';
import { Amount } from './amount.js';
import { PARTS, unexplainedOf } from './methods.js';
import { MISSING } from './money.js';
import { ProblemNote } from './problem-note.js';
import { SourceLinks } from './source-links.js';
import { GradeTag } from './step-facts.js';
import { useCaptions, useViewSettings } from './view-settings.js';

export interface ChangesDrawerProps {
  readonly asked: TraceAsked;
  readonly open: boolean;
  onSelect(id: string): void;
  onClose(): void;
}

/** What is different now from the moment that is looked at: the balance of both, each step that changed, and the batch it came by. */
export function ChangesDrawer({ asked, open, onSelect, onClose }: ChangesDrawerProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...changesQuestion(asked), enabled: open });
  return (
    <Drawer open={open} onClose={onClose} size={880} title={t('changes.title')} closable={{ 'aria-label': t('changes.close') }}>
      <div className="changes" data-testid="changes">
        {error ? (
          <ProblemNote error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Changes view={data} asked={asked} onSelect={onSelect} />
        ) : (
          <Skeleton active />
        )}
      </div>
    </Drawer>
  );
}

function Changes({ view, asked, onSelect }: { view: ChangesView; asked: TraceAsked; onSelect(id: string): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const { before, after } = view;
  const rows = [
    ['issued', before.totals.issued, after.totals.issued],
    ...PARTS.map((part) =>
      part === 'unexplained'
        ? ([part, unexplainedOf(before.totals), unexplainedOf(after.totals)] as const)
        : ([part, before.totals[part], after.totals[part]] as const),
    ),
    ['paidGross', before.net.paidGross, after.net.paidGross],
    ['recovered', before.net.recovered, after.net.recovered],
    ['net', before.net.paidGross - before.net.recovered, after.net.paidGross - after.net.recovered],
  ] as const;
  const then = momentText(asked, language, t);
  const now = t('changes.now', { batch: after.dataVersion });
  return (
    <>
      <table className="documents">
        <caption>{t('changes.totals')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('changes.figure')}</th>
            <th scope="col" className="right">
              {then}
            </th>
            <th scope="col" className="right">
              {now}
            </th>
            <th scope="col" className="right">
              {t('changes.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, was, is]) => (
            <tr key={name} className={was === is ? 'same' : ''}>
              <th scope="row">{t(`totals.${name}`)}</th>
              <td className="right">
                <Amount fen={was} unit="yuan" />
              </td>
              <td className="right">
                <Amount fen={is} unit="yuan" />
              </td>
              <td className="right">
                <Difference before={was} after={is} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>
        {t('changes.steps', { count: view.total })}
        {view.changes.length < view.total && (
          <small>
            {t('changes.listed', { shown: view.changes.length, total: view.total })} <Amount fen={view.unlisted} unit="yuan" />
          </small>
        )}
      </h3>
      {view.changes.length === 0 ? <p className="quiet">{t('changes.none')}</p> : <ChangedSteps view={view} onSelect={onSelect} />}
    </>
  );
}

function ChangedSteps({ view, onSelect }: { view: ChangesView; onSelect(id: string): void }) {
  const { t } = useTranslation();
  const captions = useCaptions();
  const { language } = useViewSettings();
  return (
    <table className="documents">
      <thead>
        <tr>
          <th scope="col">{t('changes.change')}</th>
          <th scope="col">{t('changes.step')}</th>
          <th scope="col" className="right">
            {t('changes.before')}
          </th>
          <th scope="col" className="right">
            {t('changes.after')}
          </th>
          <th scope="col" className="right">
            {t('changes.difference')}
          </th>
          <th scope="col">{t('changes.batch')}</th>
        </tr>
      </thead>
      <tbody>
        {view.changes.map((change) => (
          <tr key={change.id}>
            <td>{t(`changes.kinds.${change.change}`)}</td>
            <th scope="row">
              {/* What has appeared since is not on the page that is looked at; its source row is all that can be opened. */}
              {change.change === 'appeared' ? (
                <span>{`${captions.step(change.kind)} ${change.name ?? change.id}`}</span>
              ) : (
                <button type="button" className="link" onClick={() => onSelect(change.id)}>
                  {`${captions.step(change.kind)} ${change.name ?? change.id}`}
                </button>
              )}{' '}
              <GradeTag grade={change.grade} />
              <small>{[instant(change.at, 'day', language), change.from].filter(Boolean).join(' · ')}</small>
              {change.sources.length > 0 && <SourceLinks sources={change.sources.slice(0, 1)} />}
            </th>
            <td className="right">
              <Amount fen={change.before} unit="yuan" />
            </td>
            <td className="right">
              <Amount fen={change.after} unit="yuan" />
            </td>
            <td className="right">
              <Difference before={change.before ?? 0} after={change.after ?? 0} />
            </td>
            <td>
              <ByBatch change={change} view={view} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A step that no batch touched has changed because of its date, or follows from what changed elsewhere. */
function ByBatch({ change, view }: { change: StepChange; view: ChangesView }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  if (change.batch === null) return <span className="quiet">{t(change.change === 'changed' ? 'changes.follows' : 'changes.byDate')}</span>;
  const batch = view.batches.find(({ sequence }) => sequence === change.batch);
  if (!batch) return <>{change.batch}</>;
  return (
    <>
      <Link to="/loads" search={((search: Record<string, unknown>) => ({ ...keepPage(search), batch: batch.id })) as never}>
        {t('changes.batchNo', { batch: batch.sequence })}
      </Link>
      <small>{batch.mode === null ? null : t(`loads.mode.${batch.mode}`)}</small>
      <small>{instant(batch.loadedAt, 'minute', language)}</small>
    </>
  );
}

/** With its sign; no difference is a dash, so that what changed stands out. */
function Difference({ before, after }: { before: number; after: number }) {
  if (before === after) return <span className="quiet">{MISSING}</span>;
  return (
    <span className="signed">
      {after > before ? '+' : '−'}
      <Amount fen={Math.abs(after - before)} unit="yuan" />
    </span>
  );
}
