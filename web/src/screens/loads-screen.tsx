import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Skeleton } from 'antd';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { batchesQuestion, queueQuestion } from '../api/data-questions.js';
import { sendPackage, type LoadTold } from '../api/load-stream.js';
import { problemOf } from '../api/problem.js';
import { removeDemo, statusQuestion } from '../api/questions.js';
import type { LoadReport } from '../api/shapes.js';
import { BatchTable } from '../data/batch-table.js';
import { DataPage } from '../data/data-page.js';
import { FaultTable } from '../data/fault-table.js';
import { PhaseProgress, SendingProgress } from '../data/load-progress.js';
import { LoadReportNote } from '../data/load-report.js';
import { FileButton } from '../parts/file-button.js';
import { useAddress } from '../data/use-address.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';
import type { LoadsAddress } from './data-address.js';

/** What has been loaded and what became of it; a package is uploaded here, a batch taken back, and demo data taken out. */
export function LoadsScreen() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const batches = useQuery(batchesQuestion());
  const [address, change] = useAddress<LoadsAddress>();
  const opened = address.batch ?? null;
  const changed = (): void => void client.invalidateQueries();
  const list = batches.data?.batches ?? [];
  return (
    <DataPage title={t('loads.title')}>
      <Upload onChanged={changed} />
      <Queue />
      <section>
        <h2>
          {t('loads.batches')}
          {batches.data && batches.data.total > list.length && <small>{t('loads.listed', { shown: list.length, total: batches.data.total })}</small>}
        </h2>
        {batches.error && <ProblemNote error={batches.error} onRetry={() => void batches.refetch()} />}
        {batches.isPending && <Skeleton active />}
        {batches.data && list.length === 0 && <p>{t('loads.none')}</p>}
        {list.length > 0 && <BatchTable list={list} opened={opened} onOpen={(id) => change({ batch: id === opened ? undefined : id })} onChanged={changed} />}
      </section>
    </DataPage>
  );
}

function Upload({ onChanged }: { onChanged(): void }) {
  const { t } = useTranslation();
  const status = useQuery(statusQuestion());
  const [busy, setBusy] = useState<string | null>(null);
  const [told, setTold] = useState<LoadTold | null>(null);
  const [report, setReport] = useState<LoadReport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const load = async (file: File): Promise<void> => {
    setBusy(file.name);
    setTold(null);
    setReport(null);
    setFailure(null);
    try {
      setReport(await sendPackage(file, (state) => setTold({ ...state })));
      onChanged();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file && busy === null) void load(file);
  };

  return (
    <section className="upload" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h2>{t('loads.upload')}</h2>
      <p className="quiet">{t('loads.uploadHelp')}</p>
      {status.data?.demo && <DemoFirst onChanged={onChanged} onFailed={setFailure} />}
      <p className="row">
        {t('loads.drop')}
        <FileButton label={t('loads.choose')} accept=".zip,application/zip" busy={busy === null ? null : 'disabled'} onFile={(file) => void load(file)} />
      </p>
      {busy !== null && (
        <div role="status">
          <SendingProgress name={busy} told={told} />
        </div>
      )}
      {report && <LoadReportNote report={report} />}
      {failure !== null && (
        <ProblemNote error={failure}>
          <FaultTable faults={problemOf(failure).faults} />
        </ProblemNote>
      )}
    </section>
  );
}

function DemoFirst({ onChanged, onFailed }: { onChanged(): void; onFailed(error: unknown): void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <p className="row">
      <span>{t('loads.demoFirst')}</span>
      <Popconfirm
        title={t('demo.removeConfirm')}
        description={t('demo.removeMore')}
        onConfirm={async () => {
          try {
            await removeDemo();
            onChanged();
            void message.success(t('demo.removed'));
          } catch (error) {
            onFailed(problemOf(error));
          }
        }}
      >
        <Button size="small" danger>
          {t('demo.remove')}
        </Button>
      </Popconfirm>
    </p>
  );
}

/** Loads of anybody: what runs and what waits behind it. When one has gone, the list of batches is asked for anew. */
function Queue() {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const client = useQueryClient();
  const { data } = useQuery(queueQuestion(false));
  const loads = data?.loads ?? [];
  const before = useRef(0);
  useEffect(() => {
    if (loads.length < before.current) void client.invalidateQueries({ queryKey: ['batches'] });
    before.current = loads.length;
  }, [client, loads.length]);
  if (loads.length === 0) return null;
  return (
    <section className="queue" aria-live="polite">
      <h2>{t('loads.queue')}</h2>
      <ol>
        {loads.map((load) => (
          <li key={`${load.name} ${load.since} ${load.place}`}>
            {load.progress ? (
              <PhaseProgress name={load.name} progress={load.progress} />
            ) : (
              <p>
                <b>{load.name}</b> {load.place === 0 ? t('loads.queueRunning') : t('loads.queuePlace', { place: load.place })}
              </p>
            )}
            <small>{t('loads.queueSince', { at: instant(load.since, 'second', language) })}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
