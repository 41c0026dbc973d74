import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Skeleton, Tag } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.js';
import { batchesQuestion, quarantineQuestion, removeDemo, statusQuestion } from '../api/questions.js';
import type { BatchView, LoadReport } from '../api/shapes.js';
import { upload } from '../api/upload.js';
import { ProblemNote } from '../parts/problem-note.js';
import { grouped } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';

/** What has been loaded, and what was refused and why; a package is uploaded here, and demo data taken out. */
export function LoadsScreen() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const batches = useQuery(batchesQuestion());
  const status = useQuery(statusQuestion());
  const [busy, setBusy] = useState<string | null>(null);
  const [report, setReport] = useState<LoadReport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const list = batchList(batches.data);

  const changed = (): Promise<void> => client.invalidateQueries();
  const load = async (file: File): Promise<void> => {
    setBusy(file.name);
    setReport(null);
    setFailure(null);
    try {
      setReport(await upload(file));
      await changed();
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
    <div className="page loads">
      <h1>{t('loads.title')}</h1>
      <section className="upload" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <h2>{t('loads.upload')}</h2>
        <p className="quiet">{t('loads.uploadHelp')}</p>
        {status.data?.demo && (
          <p className="row">
            <span>{t('loads.demoFirst')}</span>
            <Popconfirm
              title={t('demo.removeConfirm')}
              description={t('demo.removeMore')}
              onConfirm={async () => {
                try {
                  await removeDemo();
                  await changed();
                  void message.success(t('demo.removed'));
                } catch (error) {
                  setFailure(problemOf(error));
                }
              }}
            >
              <Button size="small" danger>
                {t('demo.remove')}
              </Button>
            </Popconfirm>
          </p>
        )}
        <p className="row">
          {t('loads.drop')}
          <Button size="small" type="primary" disabled={busy !== null} onClick={() => picker.current?.click()}>
            {t('loads.choose')}
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".zip,application/zip"
            hidden
            aria-label={t('loads.choose')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void load(file);
            }}
          />
        </p>
        {busy !== null && <p role="status">{t('loads.uploading', { name: busy })}</p>}
        {report && (
          <div role="status" className="report">
            <p>
              <b>{report.outcome === 'already-loaded' ? t('loads.same') : t('loads.done', { batch: report.batch.sequence })}</b>
            </p>
            <p className="quiet">{report.message}</p>
          </div>
        )}
        {failure !== null && (
          <ProblemNote error={failure}>
            <Faults faults={problemOf(failure).faults} />
          </ProblemNote>
        )}
      </section>
      <section>
        <h2>{t('loads.batches')}</h2>
        {batches.error && <ProblemNote error={batches.error} onRetry={() => void batches.refetch()} />}
        {batches.isPending && <Skeleton active />}
        {batches.data && list.length === 0 && <p>{t('loads.none')}</p>}
        {list.length > 0 && <Batches list={list} opened={opened} onOpen={(id) => setOpened(id === opened ? null : id)} />}
      </section>
    </div>
  );
}

/** The service lists batches either plainly or with their total. */
function batchList(data: unknown): readonly BatchView[] {
  if (Array.isArray(data)) return data as BatchView[];
  return (data as { batches?: BatchView[] } | undefined)?.batches ?? [];
}

function Faults({ faults }: { faults: readonly Record<string, unknown>[] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  const cell = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
  return (
    <table className="documents">
      <caption>{t('loads.faults')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('loads.file')}</th>
          <th scope="col">{t('loads.line')}</th>
          <th scope="col">{t('loads.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault, at) => (
          <tr key={at}>
            <td>{cell(fault['file'])}</td>
            <td>{cell(fault['line'])}</td>
            <td>{cell(fault['reason'] ?? fault['detail'] ?? fault['message'])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Batches({ list, opened, onOpen }: { list: readonly BatchView[]; opened: string | null; onOpen(id: string): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  return (
    <table className="documents">
      <thead>
        <tr>
          <th scope="col">{t('loads.batch')}</th>
          <th scope="col">{t('loads.package')}</th>
          <th scope="col">{t('loads.system')}</th>
          <th scope="col">{t('loads.at')}</th>
          <th scope="col" className="right">
            {t('loads.rows')}
          </th>
          <th scope="col" className="right">
            {t('loads.refused')}
          </th>
          <th scope="col" className="right">
            {t('loads.nodes')}
          </th>
          <th scope="col" className="right">
            {t('loads.edges')}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.flatMap((batch) => [
          <tr key={batch.id}>
            <th scope="row">
              <button
                type="button"
                className="link"
                aria-expanded={opened === batch.id}
                aria-label={t('loads.detail', { batch: batch.sequence })}
                onClick={() => onOpen(batch.id)}
              >
                {batch.sequence}
              </button>
            </th>
            <td>
              {batch.title} {batch.demo && <Tag>{t('demo.band')}</Tag>}
              <small className="quiet">{batch.id}</small>
            </td>
            <td>{batch.sourceSystem}</td>
            <td className="number">{instant(batch.loadedAt, 'minute', language)}</td>
            <td className="right">{`${grouped(batch.rows.loaded)}/${grouped(batch.rows.announced)}`}</td>
            <td className="right">{grouped(batch.rows.quarantined)}</td>
            <td className="right">{grouped(batch.nodesCreated)}</td>
            <td className="right">{grouped(batch.edgesCreated)}</td>
          </tr>,
          ...(opened === batch.id
            ? [
                <tr key={`${batch.id} detail`}>
                  <td colSpan={8}>
                    <BatchDetail batch={batch} />
                  </td>
                </tr>,
              ]
            : []),
        ])}
      </tbody>
    </table>
  );
}

function BatchDetail({ batch }: { batch: BatchView }) {
  const { t } = useTranslation();
  const refused = useInfiniteQuery({ ...quarantineQuestion(batch.id), enabled: batch.rows.quarantined > 0 });
  const rows = refused.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="batch-detail">
      <table className="documents">
        <thead>
          <tr>
            <th scope="col">{t('loads.file')}</th>
            <th scope="col" className="right">
              {t('loads.rows')}
            </th>
            <th scope="col" className="right">
              {t('loads.refused')}
            </th>
            <th scope="col">{t('loads.totals')}</th>
          </tr>
        </thead>
        <tbody>
          {batch.files.map((file) => (
            <tr key={file.path}>
              <th scope="row">{file.path}</th>
              <td className="right">{grouped(file.rows.announced)}</td>
              <td className="right">{grouped(file.rows.quarantined)}</td>
              <td>{file.totals.map((column) => `${column.column} ${column.loaded}/${column.announced}`).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('loads.quarantine')}</h3>
      {batch.rows.quarantined === 0 && <p className="quiet">{t('loads.nothingRefused')}</p>}
      {refused.error && <ProblemNote error={refused.error} onRetry={() => void refused.refetch()} />}
      {rows.length > 0 && (
        <table className="documents">
          <tbody>
            {rows.map((row) => (
              <tr key={row.source}>
                <th scope="row">{`${row.file}:${row.line}`}</th>
                <td>{row.column}</td>
                <td>{row.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refused.hasNextPage && (
        <Button size="small" onClick={() => void refused.fetchNextPage()}>
          {t('loads.more')}
        </Button>
      )}
    </div>
  );
}
