import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { reconciliationQuestion, reconciliationTableAddress, type ReconciliationAsked } from '../api/data-questions.js';
import { problemOf } from '../api/problem.js';
import type { ReconciliationView } from '../api/shapes.js';
import { AccountGaps, IndicatorGaps } from '../data/balance-gaps.js';
import { CheckTable } from '../data/check-table.js';
import { DataPage } from '../data/data-page.js';
import { DifferenceLines } from '../data/difference-lines.js';
import { RegionTable } from '../data/region-table.js';
import { useAddress } from '../data/use-address.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import type { ReconciliationAddress } from './data-address.js';

/** The books compared: of a region, its comparisons and the regions below; of a difference, what is behind it. */
export function ReconciliationScreen() {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const [address, change] = useAddress<ReconciliationAddress>();
  const { region, year, own, check, reason } = address;
  const asked: ReconciliationAsked = { region, year, scope };
  const answer = useQuery(reconciliationQuestion(asked));
  const view = answer.data;
  const row = view && (own && view.own ? view.own : view.whole);
  const chosen = row?.checks.find((one) => one.check === check);
  // A region alone, or with all below it: the books take the first as region and the second as scope.
  const books = own && view?.own ? { region, year, scope } : { year, scope: region ?? scope };
  const known = view ? [...new Set([...view.years, ...(year === undefined ? [] : [year])])].sort((a, b) => b - a) : [];
  return (
    <DataPage title={t('reconciliation.title')} help={t('reconciliation.help')} money>
      {answer.error &&
        (region !== undefined && problemOf(answer.error).status === 404 ? (
          <NoSuchRegion region={region} onLeave={() => change({ region: undefined, own: undefined, check: undefined, reason: undefined })} />
        ) : (
          <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />
        ))}
      {answer.isPending && <Skeleton active />}
      {view && row && (
        <>
          <div className="row reconciliation-bar">
            <Path view={view} onRegion={(code) => change({ region: code, own: undefined, check: undefined, reason: undefined })} />
            <label className="row-label">
              {t('data.year')}
              <Select
                className="year-choice"
                aria-label={t('data.year')}
                value={year ?? 0}
                options={[{ value: 0, label: t('data.allYears') }, ...known.map((value) => ({ value, label: String(value) }))]}
                onChange={(value) => change({ year: value === 0 ? undefined : value })}
              />
            </label>
            {view.own && (
              <Segmented
                aria-label={t('reconciliation.scopeLabel')}
                value={own ? 'own' : 'whole'}
                options={[
                  { value: 'whole', label: t('reconciliation.whole') },
                  { value: 'own', label: t('reconciliation.own') },
                ]}
                onChange={(value) => change({ own: value === 'own' || undefined })}
              />
            )}
            <Button size="small" href={reconciliationTableAddress(asked, language)} download>
              {t('reconciliation.export')}
            </Button>
          </div>
          <CheckTable row={row} chosen={check} onChoose={(code, why) => change({ check: code, reason: why })} />
          {chosen && (
            <DifferenceLines
              key={`${chosen.check} ${String(reason)}`}
              asked={asked}
              check={chosen}
              reason={reason}
              below={!(own && view.own)}
              onReason={(why) => change({ reason: why })}
              onClose={() => change({ check: undefined, reason: undefined })}
            />
          )}
          {chosen?.check === 'bank-balances' && <AccountGaps asked={books} />}
          {chosen?.check === 'indicator-balances' && <IndicatorGaps asked={books} />}
          <RegionTable
            view={view}
            onRegion={(code) => change({ region: code, own: undefined, check: undefined, reason: undefined })}
            onFigure={(code, name) => change({ region: code, own: undefined, check: name, reason: undefined })}
          />
        </>
      )}
    </DataPage>
  );
}

/** Rows may name a region that nothing loaded knows: said as that, with the way back, for asking again would not help. */
function NoSuchRegion({ region, onLeave }: { region: string; onLeave(): void }) {
  const { t } = useTranslation();
  return (
    <div className="problem" role="alert">
      <h2>{t('reconciliation.noSuchRegion', { region })}</h2>
      <p>{t('reconciliation.noSuchRegionMore')}</p>
      <Button size="small" onClick={onLeave}>
        {t('reconciliation.toAll')}
      </Button>
    </div>
  );
}

/** Where one is, from the top down; every step leads back to it. */
function Path({ view, onRegion }: { view: ReconciliationView; onRegion(region: string | undefined): void }) {
  const { t } = useTranslation();
  const steps = [{ region: undefined, name: t('data.allRegions') }, ...view.path];
  return (
    <nav className="path" aria-label={t('data.region')}>
      <ol>
        {steps.map(({ region, name }, at) => (
          <li key={region ?? ''}>
            {at === steps.length - 1 ? (
              <b aria-current="location">{name ?? region}</b>
            ) : (
              <button type="button" className="link" onClick={() => onRegion(region)}>
                {name ?? region}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
