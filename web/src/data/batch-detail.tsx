import { useTranslation } from 'react-i18next';
import type { BatchView, CodeCount, LoadedFileView } from '../api/shapes.js';
import { grouped } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { decimal, isZero, lostRows, ties } from './counts.js';
import { QuarantineLink } from './load-report.js';
import { useSourceName } from './words.js';

/** Declared periods that are listed before the rest is only counted. */
const COVERS_SHOWN = 12;

/** All that a batch says about itself: files, control totals, marks, reasons, and what it covers. */
export function BatchDetail({ batch }: { batch: BatchView }) {
  const { t } = useTranslation();
  return (
    <div className="batch-detail">
      {(batch.quarantine.length > 0 || batch.dataQuality.length > 0) && (
        <div className="two">
          {batch.quarantine.length > 0 && (
            <div>
              <h3>{t('loads.quarantineTitle')}</h3>
              <ul className="plain">
                {batch.quarantine.map(({ code, count }) => (
                  <li key={code}>
                    <QuarantineLink batch={batch.id} reason={code}>{`${t(`quarantine.reasons.${code}`)} ${grouped(count)}`}</QuarantineLink>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {batch.dataQuality.length > 0 && <Marks marks={batch.dataQuality} />}
        </div>
      )}
      {batch.files.length > 0 && (
        <>
          <h3>{t('loads.filesTitle')}</h3>
          <Files batch={batch} />
        </>
      )}
      {batch.files.some((file) => file.totals.length > 0) && (
        <>
          <h3>{t('loads.controlTitle')}</h3>
          <ControlTotals files={batch.files} />
        </>
      )}
      <Covers batch={batch} />
      <p className="quiet digest">
        {t('loads.took', { seconds: (batch.durationMs / 1000).toFixed(1) })} · SHA-256 {batch.sha256}
      </p>
    </div>
  );
}

function Marks({ marks }: { marks: readonly CodeCount[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div>
      <h3>{t('loads.qualityTitle')}</h3>
      <ul className="plain">
        {marks.map(({ code, count }) => (
          <li key={code} title={code}>{`${i18n.exists(`quality.${code}`) ? t(`quality.${code}`) : code} ${grouped(count)}`}</li>
        ))}
      </ul>
    </div>
  );
}

function Files({ batch }: { batch: BatchView }) {
  const { t } = useTranslation();
  return (
    <table className="documents">
      <thead>
        <tr>
          <th scope="col">{t('loads.file')}</th>
          <th scope="col">{t('loads.mapping')}</th>
          <th scope="col">{t('loads.encoding')}</th>
          <th scope="col" className="right">
            {t('loads.announced')}
          </th>
          <th scope="col" className="right">{`= ${t('loads.loadedRows')}`}</th>
          <th scope="col" className="right">{`+ ${t('loads.unchanged')}`}</th>
          <th scope="col" className="right">{`+ ${t('loads.refused')}`}</th>
          <th scope="col" className="right">{`+ ${t('loads.skipped')}`}</th>
          <th scope="col">{t('loads.check')}</th>
        </tr>
      </thead>
      <tbody>
        {batch.files.map(({ path, mapping, encoding, rows }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            <td>{mapping}</td>
            <td>{encoding}</td>
            <td className="right">{grouped(rows.announced)}</td>
            <td className={zero(rows.loaded)}>{grouped(rows.loaded)}</td>
            <td className={zero(rows.unchanged)}>{grouped(rows.unchanged)}</td>
            <td className={zero(rows.quarantined)}>
              {rows.quarantined > 0 ? (
                <QuarantineLink batch={batch.id} file={path}>
                  {grouped(rows.quarantined)}
                </QuarantineLink>
              ) : (
                0
              )}
            </td>
            <td className={zero(rows.skipped)}>{grouped(rows.skipped)}</td>
            <td>
              <Tied good={lostRows(rows) === 0} off={grouped(lostRows(rows))} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const zero = (count: number): string => (count === 0 ? 'right zero' : 'right');

function ControlTotals({ files }: { files: readonly LoadedFileView[] }) {
  const { t } = useTranslation();
  const figure = (text: string) => <td className={isZero(text) ? 'right zero' : 'right'}>{decimal(text)}</td>;
  return (
    <table className="documents">
      <thead>
        <tr>
          <th scope="col">{t('loads.file')}</th>
          <th scope="col">{t('loads.control')}</th>
          <th scope="col" className="right">
            {t('loads.announcedSum')}
          </th>
          <th scope="col" className="right">{`= ${t('loads.loadedRows')}`}</th>
          <th scope="col" className="right">{`+ ${t('loads.unchanged')}`}</th>
          <th scope="col" className="right">{`+ ${t('loads.refused')}`}</th>
          <th scope="col" className="right">{`+ ${t('loads.skipped')}`}</th>
          <th scope="col" className="right">{`+ ${t('loads.unreadable')}`}</th>
          <th scope="col">{t('loads.check')}</th>
        </tr>
      </thead>
      <tbody>
        {files.flatMap((file) =>
          file.totals.map((column) => (
            <tr key={`${file.path} ${column.column}`}>
              <th scope="row">{file.path}</th>
              <td>{column.column}</td>
              {figure(column.announced)}
              {figure(column.loaded)}
              {figure(column.unchanged)}
              {figure(column.quarantined)}
              {figure(column.skipped)}
              {figure(column.unreadable)}
              <td>
                {column.unreadableRows > 0 ? (
                  <span className="warn" title={t('loads.inUnreadableMore')}>
                    {t('loads.inUnreadable', { count: column.unreadableRows, amount: decimal(column.unreadable) })}
                  </span>
                ) : (
                  <Tied good={ties(column)} off={decimal(column.unreadable)} />
                )}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function Tied({ good, off }: { good: boolean; off: string }) {
  const { t } = useTranslation();
  return good ? <span className="tick">{`✓ ${t('loads.tied')}`}</span> : <span className="cross">{`✗ ${t('loads.untied', { amount: off })}`}</span>;
}

function Covers({ batch }: { batch: BatchView }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const sourceName = useSourceName();
  if (batch.covers.length === 0) return null;
  const left = batch.covers.length - COVERS_SHOWN;
  return (
    <>
      <h3>{t('loads.coversTitle')}</h3>
      <ul className="covers">
        {batch.covers.slice(0, COVERS_SHOWN).map((span) => (
          <li key={`${span.source} ${span.region} ${span.from}`}>
            {`${sourceName(span.source)} ${span.region} `}
            <span className="number">{`${day(span.from, language)} – ${day(span.to, language)}`}</span>
          </li>
        ))}
        {left > 0 && <li className="quiet">{t('loads.coversMore', { count: left })}</li>}
      </ul>
    </>
  );
}
