import { useTranslation } from 'react-i18next';
import type { Check, ReconciliationRow, ReconciliationView } from '../api/shapes.js';
import { unitName } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { figureOf, REGION_FIGURES } from './region-figures.js';
import { Yuan } from './yuan.js';

interface RegionTableProps {
  readonly view: ReconciliationView;
  onRegion(region: string): void;
  onFigure(region: string, check: Check): void;
}

/** The regions below, their figures side by side in the way of the money; a figure opens its comparison there. */
export function RegionTable({ view, onRegion, onFigure }: RegionTableProps) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  return (
    <section data-testid="regions">
      <h2>
        {t('reconciliation.regions')}
        <small>{unitName('yuan', language)}</small>
      </h2>
      {view.children.length === 0 ? (
        <p>{t('reconciliation.regionsNone')}</p>
      ) : (
        <div className="wide-table" tabIndex={0} role="group" aria-label={t('reconciliation.regions')}>
          <table className="documents regions">
            <thead>
              <tr>
                <th scope="col">{t('data.region')}</th>
                {REGION_FIGURES.map(({ name }) => (
                  <th key={name} scope="col" className="right">
                    {t(`reconciliation.figure.${name}`)}
                  </th>
                ))}
                <th scope="col" className="right" title={t('reconciliation.differencesHelp')}>
                  {t('reconciliation.differences')}
                </th>
                <th scope="col" className="right">
                  {t('reconciliation.noReason')}
                </th>
              </tr>
            </thead>
            <tbody>
              {view.children.map((row) => (
                <RegionRow key={row.region} row={row} onRegion={onRegion} onFigure={onFigure} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {view.emptyChildren > 0 && <p className="quiet">{t('reconciliation.emptyChildren', { count: view.emptyChildren })}</p>}
    </section>
  );
}

function RegionRow({ row, onRegion, onFigure }: { row: ReconciliationRow; onRegion(region: string): void; onFigure(region: string, check: Check): void }) {
  const { t } = useTranslation();
  const name = row.regionName ?? row.region!;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" aria-label={t('reconciliation.into', { name })} onClick={() => onRegion(row.region!)}>
          {name}
        </button>
        <small>{row.region}</small>
      </th>
      {REGION_FIGURES.map((figure) => {
        const { fen, check } = figureOf(row, figure);
        const differs = check !== undefined && check.evaluable && check.difference !== 0;
        return (
          <td key={figure.name} className={differs ? 'right differs' : 'right'}>
            {fen === null ? (
              <span className="quiet">{t('reconciliation.nothing')}</span>
            ) : (
              <button
                type="button"
                className="figure"
                title={t(`check.${figure.check}`)}
                aria-label={`${name} ${t(`reconciliation.figure.${figure.name}`)}`}
                onClick={() => onFigure(row.region!, figure.check)}
              >
                {differs && <span aria-hidden="true">≠ </span>}
                <Yuan fen={fen} />
              </button>
            )}
          </td>
        );
      })}
      <td className="right">
        <Yuan fen={row.differences} />
      </td>
      <td className="right">
        <Yuan fen={row.unexplained} />
      </td>
    </tr>
  );
}
