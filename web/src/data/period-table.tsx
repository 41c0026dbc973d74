import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { periodsQuestion, type CoverageAsked } from '../api/data-questions.js';
import { exactYuan, MISSING } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { RegionLink } from './jump-links.js';
import { coveredPercent, periodMatrix, type PeriodCell, type PeriodLine } from './period-matrix.js';
import { useSourceName } from './words.js';
import { useYuanHeading, Yuan } from './yuan.js';

/** What is covered, source by year; a source opens its regions. */
export function PeriodTable({ asked, source, onSource }: { asked: CoverageAsked; source: string | undefined; onSource(source: string | undefined): void }) {
  const { t } = useTranslation();
  const heading = useYuanHeading();
  const sourceName = useSourceName();
  const answer = useQuery(periodsQuestion(asked));
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton active />;
  const { years, lines } = periodMatrix(answer.data.rows, source);
  if (lines.length === 0) return <p>{t('coverage.none')}</p>;
  return (
    <>
      <div className="row matrix-bar">
        <h3>{source === undefined ? t('coverage.matrix') : t('coverage.drill', { source: sourceName(source) })}</h3>
        {source !== undefined && (
          <button type="button" className="link" onClick={() => onSource(undefined)}>
            {`← ${t('coverage.back')}`}
          </button>
        )}
        <span className="matrix-legend">
          <span className="covered full">{t('coverage.legendFull')}</span>
          <span className="covered part">{t('coverage.legendPart')}</span>
          <span className="covered empty">{t('coverage.legendEmpty')}</span>
          <span className="covered none">{t('coverage.legendNone')}</span>
          <span className="quiet">{t('coverage.legendOutside')}</span>
        </span>
      </div>
      <div className="wide-table" tabIndex={0} role="group" aria-label={t('coverage.matrix')}>
        <table className="documents matrix">
          <thead>
            <tr>
              <th scope="col">{t(source === undefined ? 'coverage.sourceCode' : 'data.region')}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="right">
                  {year}
                </th>
              ))}
              <th scope="col" className="right">
                {heading('coverage.outside')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  {source === undefined ? (
                    <button type="button" className="link" onClick={() => onSource(line.key)}>
                      {sourceName(line.key)}
                      <small>{t('coverage.regionsCount', { count: line.regions })}</small>
                    </button>
                  ) : (
                    <>
                      <RegionLink region={line.key} name={line.name} /> <small>{line.key}</small>
                    </>
                  )}
                </th>
                {years.map((year) => (
                  <Cell key={year} line={line} year={year} cell={line.cells.get(year)} />
                ))}
                <td className="right">
                  <Yuan fen={line.outsideAmount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {answer.data.left > 0 && <p className="quiet">{t('coverage.matrixLeft', { count: answer.data.left })}</p>}
    </>
  );
}

function Cell({ line, year, cell }: { line: PeriodLine; year: number; cell: PeriodCell | undefined }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  if (!cell) return <td className="right zero">{MISSING}</td>;
  const percent = coveredPercent(cell);
  // Covered as declared, and yet nothing came: that is no green.
  const empty = line.counted && percent > 0 && cell.rows === 0;
  const words = t(line.counted ? 'coverage.cell' : 'coverage.cellUncounted', {
    source: line.name ?? line.key,
    year,
    percent: `${percent}%`,
    rows: t('coverage.rowsCount', { count: cell.rows }),
    regions: t('coverage.regionsCount', { count: cell.regions }),
  });
  const outside = cell.outsideRows > 0 ? t('coverage.cellOutside', { amount: exactYuan(cell.outsideAmount, language) }) : '';
  return (
    <td className="right" title={words + (empty ? t('coverage.cellEmpty') : outside)}>
      <span className={`covered ${empty ? 'empty' : percent === 100 ? 'full' : percent === 0 ? 'none' : 'part'}`}>{`${percent}%`}</span>
      <small>
        {line.counted ? t('coverage.rowsCount', { count: cell.rows }) : t('coverage.uncounted')}
        {cell.outsideRows > 0 && ' ▲'}
      </small>
    </td>
  );
}
