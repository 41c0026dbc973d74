import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliverCorrected, quarantineTableAddress } from '../api/data-questions.js';
import { problemOf } from '../api/problem.js';
import type { LoadReport } from '../api/shapes.js';
import { FileButton } from '../parts/file-button.js';
import { grouped } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { FaultTable } from './fault-table.js';
import { QuarantineLink } from './load-report.js';

/** The two steps of a correction: take the open rows of a file as a table, and give it back. Not `alone`: only the whole file can be. */
export function CorrectedDelivery({ batch, file, alone }: { batch: string; file: string | undefined; alone: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [report, setReport] = useState<LoadReport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const deliver = async (table: File): Promise<void> => {
    setBusy(table.name);
    setReport(null);
    setFailure(null);
    try {
      setReport(await deliverCorrected(batch, file!, table));
      await client.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section className="correction">
      <h2>{t('quarantine.steps')}</h2>
      {file === undefined ? (
        <p className="quiet">{t('quarantine.pickFile')}</p>
      ) : !alone ? (
        <p className="warn" data-testid="not-alone">
          {t('quarantine.notAlone', { file })}
        </p>
      ) : (
        <>
          <p>{t('quarantine.forFile', { file })}</p>
          <ol className="steps">
            <li>
              <span>{t('quarantine.step1')}</span>
              <Button size="small" href={quarantineTableAddress(batch, file)} download>
                {t('quarantine.download')}
              </Button>
            </li>
            <li>
              <span>{t('quarantine.step2')}</span>
              <FileButton
                label={t('quarantine.deliver')}
                accept=".csv,text/csv"
                busy={busy === null ? null : 'loading'}
                onFile={(table) => void deliver(table)}
              />
            </li>
          </ol>
        </>
      )}
      {busy !== null && <p role="status">{t('quarantine.delivering', { name: busy })}</p>}
      {report && <Delivered report={report} />}
      {failure !== null && (
        <ProblemNote error={failure}>
          <FaultTable faults={problemOf(failure).faults} />
        </ProblemNote>
      )}
    </section>
  );
}

function Delivered({ report }: { report: LoadReport }) {
  const { t } = useTranslation();
  const { rows, sequence, id } = report.batch;
  if (report.outcome === 'already-loaded') return <p role="status">{t('quarantine.deliveredSame')}</p>;
  return (
    <div role="status" className="report" data-testid="delivered">
      <p>
        <b>
          {t('quarantine.delivered', {
            announced: grouped(rows.announced),
            loaded: grouped(rows.loaded),
            unchanged: grouped(rows.unchanged),
            quarantined: grouped(rows.quarantined),
          })}
        </b>{' '}
        {t('quarantine.deliveredBatch', { batch: sequence })}
      </p>
      {rows.quarantined > 0 && <QuarantineLink batch={id}>{t('quarantine.stillOpen')}</QuarantineLink>}
    </div>
  );
}
