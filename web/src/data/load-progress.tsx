import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LoadTold } from '../api/load-stream.js';
import type { LoadProgress } from '../api/shapes.js';
import { grouped } from '../parts/money.js';
import { fileSize } from './counts.js';

/** How far an upload, and then its load, has come. */
export function SendingProgress({ name, told }: { name: string; told: LoadTold | null }) {
  const { t } = useTranslation();
  if (told?.progress) return <PhaseProgress name={name} progress={told.progress} />;
  const sent = told?.sent ?? 0;
  const size = told?.size ?? 0;
  return (
    <div className="load-progress">
      <p>{size > 0 ? t('loads.sending', { name, sent: fileSize(sent), size: fileSize(size) }) : t('loads.working')}</p>
      {size > 0 && <Progress percent={Math.floor((sent * 100) / size)} size="small" status="active" aria-label={name} />}
    </div>
  );
}

export function PhaseProgress({ name, progress }: { name: string; progress: LoadProgress }) {
  const { t } = useTranslation();
  const { phase, file, rows, rowsTotal } = progress;
  return (
    <div className="load-progress">
      <p>
        <b>{name}</b> <span>{t(`loads.phase.${phase}`)}</span>
        {rowsTotal > 0 && <span className="number">{t('loads.rowsOf', { rows: grouped(rows), total: grouped(rowsTotal) })}</span>}
        {file !== null && <small>{file}</small>}
      </p>
      {rowsTotal > 0 && <Progress percent={Math.floor((rows * 100) / rowsTotal)} size="small" status="active" aria-label={name} />}
    </div>
  );
}
