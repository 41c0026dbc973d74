import { useTranslation } from 'react-i18next';
import type { CheckResult, ReconciliationRow } from '../api/shapes.js';
import { exactYuan, grouped } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { comparesNothing } from './region-figures.js';
import { sidesOf, useSourceName, useWord } from './words.js';
import { useYuanHeading, Yuan } from './yuan.js';

interface CheckTableProps {
  readonly row: ReconciliationRow;
  readonly chosen: string | undefined;
  onChoose(check: string | undefined, reason: string | undefined): void;
}

/** The comparisons of one region: two figures, their difference, the reasons that make it up, and what has none. */
export function CheckTable({ row, chosen, onChoose }: CheckTableProps) {
  const { t } = useTranslation();
  const heading = useYuanHeading();
  const checkName = useWord('check');
  const sourceName = useSourceName();
  const empty = row.checks.filter((check) => comparesNothing(check));
  const cannot = row.checks.filter(({ evaluable }) => !evaluable);
  const missing = [...new Set(cannot.flatMap((check) => check.missing))].sort();
  return (
    <section data-testid="checks">
      <h2>
        {t('reconciliation.checks')}
        <small>
          {t('reconciliation.differences')} <Yuan fen={row.differences} />
        </small>
        <small>
          {t('reconciliation.noReason')} <Yuan fen={row.unexplained} />
        </small>
        {cannot.length > 0 && <small className="warn">{t('reconciliation.cannot', { count: cannot.length })}</small>}
      </h2>
      <p className="quiet">{t('reconciliation.differencesHelp')}</p>
      {cannot.length > 0 && (
        <p className="warn">
          {missing.length > 0
            ? t('reconciliation.cannotWhy', { count: cannot.length, sources: missing.map(sourceName).join(' · ') })
            : t('reconciliation.cannotNone', { count: cannot.length })}
        </p>
      )}
      <div className="wide-table">
        <table className="documents checks">
          <thead>
            <tr>
              <th scope="col">{t('reconciliation.check')}</th>
              <th scope="col" className="right" title={t('reconciliation.leftMeans')}>
                {heading('reconciliation.left')}
              </th>
              <th scope="col" className="right" title={t('reconciliation.rightMeans')}>
                {heading('reconciliation.right')}
              </th>
              <th scope="col" className="right">
                {heading('reconciliation.difference')}
              </th>
              <th scope="col">{t('reconciliation.reasons')}</th>
              <th scope="col" className="right">
                {heading('reconciliation.unexplained')}
              </th>
            </tr>
          </thead>
          <tbody>
            {row.checks
              .filter((check) => !comparesNothing(check))
              .map((check) => (
                <CheckRow key={check.check} check={check} chosen={chosen === check.check} onChoose={onChoose} />
              ))}
          </tbody>
        </table>
      </div>
      {empty.length > 0 && <p className="quiet">{`${t('reconciliation.nothing')}: ${empty.map(({ check }) => checkName(check)).join(' · ')}`}</p>}
    </section>
  );
}

function CheckRow({ check, chosen, onChoose }: { check: CheckResult; chosen: boolean; onChoose: CheckTableProps['onChoose'] }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const checkName = useWord('check');
  const reasonName = useWord('difference');
  const sourceName = useSourceName();
  const sides = sidesOf(checkName(check.check));
  return (
    <tr className={[chosen ? 'chosen' : '', check.evaluable ? '' : 'not-evaluable'].join(' ')}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-expanded={chosen}
          onClick={() => (chosen ? onChoose(undefined, undefined) : onChoose(check.check, undefined))}
        >
          {checkName(check.check)}
        </button>
      </th>
      <td className="right">
        <Yuan fen={check.left} />
        <small className="side">{sides.left}</small>
      </td>
      <td className="right">
        <Yuan fen={check.right} />
        <small className="side">{sides.right}</small>
      </td>
      <td className="right difference">
        {check.difference === 0 ? (
          <>
            <span className="tick">{`✓ ${t('reconciliation.equal')}`}</span> <Yuan fen={0} />
          </>
        ) : (
          <Yuan fen={check.difference} />
        )}
      </td>
      <td>
        <ul className="reason-chips">
          {!check.evaluable && <li className="quiet">{t('reconciliation.notEvaluable')}</li>}
          {check.missing.length > 0 && <li className="quiet">{t('reconciliation.missing', { sources: check.missing.map(sourceName).join(' · ') })}</li>}
          {check.reasons.map(({ reason, amount, lines }) => (
            <li key={reason}>
              <button
                type="button"
                className="chip"
                title={t('reconciliation.reasonLines', { reason: reasonName(reason), amount: exactYuan(amount, language), count: lines })}
                onClick={() => onChoose(check.check, reason)}
              >
                {reasonName(reason)} <Yuan fen={amount} />
                <small>{grouped(lines)}</small>
              </button>
            </li>
          ))}
        </ul>
      </td>
      <td className="right">
        {check.unexplainedLines > 0 ? (
          <button type="button" className="link cross" onClick={() => onChoose(check.check, 'unknown')}>
            <Yuan fen={check.unexplained} />
          </button>
        ) : (
          <Yuan fen={check.unexplained} />
        )}
      </td>
    </tr>
  );
}
