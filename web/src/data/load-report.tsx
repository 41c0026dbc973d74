import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LoadReport } from '../api/shapes.js';
import { grouped } from '../parts/money.js';
import { keepPage } from '../screens/page-search.js';

/** What a load or a withdrawal has done, in words, and where to look next. `back`: the withdrawal of a withdrawal. */
export function LoadReportNote({ report, back }: { report: LoadReport; back?: string | undefined }) {
  const { t } = useTranslation();
  const { batch, outcome } = report;
  const { rows } = batch;
  const said =
    outcome === 'already-loaded'
      ? t('loads.same')
      : batch.mode !== 'withdraw'
        ? t('loads.reportDone', { batch: batch.sequence, ...grouping(rows) })
        : back !== undefined
          ? t('loads.reportBack', {
              batch: back,
              nodes: grouped(batch.nodesCreated),
              changed: grouped(batch.nodesChanged),
              edges: grouped(batch.edgesCreated),
              returned: grouped(batch.edgesRetired),
              sequence: batch.sequence,
            })
          : t('loads.reportWithdrawn', {
              batch: batch.withdraws ?? '',
              nodes: grouped(batch.nodesRetired),
              changed: grouped(batch.nodesChanged),
              edges: grouped(batch.edgesRetired),
              returned: grouped(batch.edgesCreated),
              sequence: batch.sequence,
            });
  return (
    <div role="status" className="report" data-testid="load-report">
      <p>
        <b>{said}</b>
      </p>
      {(rows.quarantined > 0 || batch.matched.unconfirmed > 0) && (
        <p className="row">
          {rows.quarantined > 0 && <QuarantineLink batch={batch.id}>{t('loads.reportQuarantine', { count: rows.quarantined })}</QuarantineLink>}
          {batch.matched.unconfirmed > 0 && (
            <Link to="/matches" search={keepPage as never}>
              {t('loads.reportMatches', { count: batch.matched.unconfirmed })}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

export function QuarantineLink({ batch, reason, file, children }: { batch: string; reason?: string; file?: string; children: string }) {
  return (
    <Link to="/quarantine" search={((now: Record<string, unknown>) => ({ ...keepPage(now), batch, reason, file })) as never}>
      {children}
    </Link>
  );
}

const grouping = (rows: LoadReport['batch']['rows']): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).map(([name, count]) => [name, grouped(count)]));
