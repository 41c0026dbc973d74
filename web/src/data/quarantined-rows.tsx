import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantinedRow } from '../api/shapes.js';
import { MISSING } from '../parts/money.js';
import { SourceLinks } from '../parts/source-links.js';
import { useViewSettings } from '../parts/view-settings.js';
import { useWord } from './words.js';

const COLUMNS = 5;

/** What stands in the column at fault; of a fault of the whole row, nothing. */
export const valueAtFault = (row: QuarantinedRow): string | null => row.cells.find((cell) => cell.column === row.column)?.value ?? null;

/** Rows that were set aside, each with its place and the fault; opened, with all its cells. */
export function QuarantinedRows({ rows }: { rows: readonly QuarantinedRow[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <div className="wide-table">
      <table className="documents quarantined">
        <thead>
          <tr>
            <th scope="col">{t('quarantine.place')}</th>
            <th scope="col">{t('loads.column')}</th>
            <th scope="col">{t('quarantine.value')}</th>
            <th scope="col">{t('quarantine.fault')}</th>
            <th scope="col">{t('data.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) => [
            <Row key={row.source} row={row} opened={opened === row.source} onOpen={() => setOpened(opened === row.source ? null : row.source)} />,
            ...(opened === row.source
              ? [
                  <tr key={`${row.source} cells`}>
                    <td colSpan={COLUMNS}>
                      <Cells row={row} />
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

function Row({ row, opened, onOpen }: { row: QuarantinedRow; opened: boolean; onOpen(): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const reason = useWord('quarantine.reasons');
  const means = useWord('quarantine.means');
  const place = `${row.file} · ${row.line}`;
  return (
    <tr className={row.correctedIn === null ? '' : 'corrected'}>
      <th scope="row">
        <button type="button" className="link" aria-expanded={opened} aria-label={t('quarantine.openCells', { place })} onClick={onOpen}>
          <span aria-hidden="true">{opened ? '▾' : '▸'}</span> {place}
        </button>
        {row.correctedIn !== null && <p className="by">{t('quarantine.again', { batch: row.correctedIn })}</p>}
      </th>
      <td className="code">{row.column ?? t('quarantine.wholeRow')}</td>
      <td className="code fault">{valueAtFault(row) || MISSING}</td>
      <td title={row.detail}>
        <b>{reason(row.reason)}</b> <span className="quiet">{language === 'en' ? row.detail : means(row.reason)}</span>
      </td>
      <td>
        <SourceLinks sources={[row.source]} />
      </td>
    </tr>
  );
}

/** The row as it was read, a table of one line: the shape a steward knows from the file. */
function Cells({ row }: { row: QuarantinedRow }) {
  const { t } = useTranslation();
  return (
    <div className="row-cells" tabIndex={0} role="group" aria-label={t('quarantine.cells')}>
      <table>
        <thead>
          <tr>
            {row.cells.map((cell, at) => (
              <th key={at} scope="col" className={cell.column === row.column ? 'fault' : ''}>
                {cell.column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {row.cells.map((cell, at) => (
              <td key={at} className={cell.column === row.column ? 'fault' : ''}>
                {cell.value === '' ? MISSING : cell.value}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
