import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withdraw, type LoadTold } from '../api/load-stream.js';
import type { BatchView, LoadReport } from '../api/shapes.js';
import { grouped } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { LoadReportNote } from './load-report.js';
import { SendingProgress } from './load-progress.js';

/** Takes a batch back, or brings one back that was withdrawn: says first what will happen, and afterwards what has. */
export function WithdrawButton({ batch, onDone }: { batch: BatchView; onDone(): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<LoadTold | null>(null);
  const [report, setReport] = useState<LoadReport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  // A withdrawn batch comes back when the batch that withdrew it is itself withdrawn; so does the other side of the same pair.
  // Once done the list is asked for anew and the batch is on the other side: the dialog keeps to what it was opened for.
  const [asked, setAsked] = useState(batch);
  const about = open ? asked : batch;
  const by = about.withdrawnBy;
  const restores = by !== null || about.mode === 'withdraw' ? (by === null ? about.withdraws : about.id) : null;
  const ask = (): void => {
    setAsked(batch);
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    setReport(null);
    setFailure(null);
    setTold(null);
  };
  const go = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      setReport(await withdraw(by ?? about.id, (state) => setTold({ ...state })));
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const verb = t(restores === null ? 'loads.withdraw' : 'loads.bringBack');
  return (
    <>
      <Button size="small" danger={restores === null} aria-label={`${verb} ${batch.id}`} onClick={ask}>
        {verb}
      </Button>
      <Modal
        open={open}
        title={restores === null ? t('loads.withdrawTitle', { batch: about.id }) : t('loads.bringBackTitle', { batch: restores })}
        onCancel={close}
        onOk={() => (report ? close() : void go())}
        okText={report ? t('loads.close') : verb}
        cancelText={t(restores === null ? 'loads.cancel' : 'loads.cancelBack')}
        okButtonProps={{ danger: restores === null && !report, loading: busy }}
        cancelButtonProps={report ? { style: { display: 'none' } } : { disabled: busy }}
        closable={!busy}
        mask={{ closable: false }}
        destroyOnHidden
      >
        {report ? (
          <LoadReportNote report={report} back={restores ?? undefined} />
        ) : (
          <ul className="what-happens">
            {restores === null ? (
              <>
                <li>{t('loads.withdrawWhat', { nodes: grouped(about.nodesCreated), edges: grouped(about.edgesCreated) })}</li>
                {(about.edgesRetired > 0 || about.nodesRetired + about.nodesChanged > 0) && (
                  <li>{t('loads.withdrawRestores', { edges: grouped(about.edgesRetired), nodes: grouped(about.nodesRetired + about.nodesChanged) })}</li>
                )}
                <li>{t('loads.withdrawMatches')}</li>
              </>
            ) : (
              <li>{t('loads.bringBackWhat', { by: by ?? about.id })}</li>
            )}
            <li>{t('loads.withdrawKept')}</li>
          </ul>
        )}
        {busy && <SendingProgress name={verb} told={told} />}
        {failure !== null && <ProblemNote error={failure} />}
      </Modal>
    </>
  );
}
