import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TraceView } from '../api/shapes.js';
import { useWord } from '../data/words.js';
import { day } from '../text/dates.js';
import { Amount } from './amount.js';
import { byEvery, METHODS } from './methods.js';
import { grouped, MISSING, unitName } from './money.js';
import { useCaptions, useViewSettings } from './view-settings.js';

const AGES = ['underOneYear', 'oneToTwoYears', 'overTwoYears'] as const;

export interface HeldPanelProps {
  readonly trace: TraceView;
  readonly selected: string | null;
  isDrawn(id: string): boolean;
  onSelect(id: string): void;
  onClose(): void;
}

/** Accounts on the fiscal side that still hold traced money: how much by each method, and since when. Largest first, as the service lists them. */
export function HeldPanel({ trace, selected, isDrawn, onSelect, onClose }: HeldPanelProps) {
  const { t } = useTranslation();
  const { unit, language } = useViewSettings();
  const captions = useCaptions();
  const word = useWord('words');
  const { held, heldCount, totals } = trace;
  const differ = held.some(({ byMethod }) => byMethod !== undefined);
  const methods = differ ? METHODS : METHODS.slice(0, 1);
  return (
    <section className="held-panel" aria-label={t('held.label')} data-testid="held">
      <div className="bar">
        <h2>{t('held.label')}</h2>
        <span>{held.length < heldCount ? t('held.listed', { shown: held.length, count: heldCount }) : t('held.all', { count: heldCount })}</span>
        <span>
          {t('held.sum')} <Amount fen={totals.held} />
        </span>
        <span className="quiet">{t('methods.lead')}</span>
        <span className="quiet">{t('held.agesMean')}</span>
        <Button type="text" size="small" aria-label={t('held.close')} onClick={onClose}>
          ×
        </Button>
      </div>
      <div className="scroll" role="region" aria-label={t('held.label')} tabIndex={0}>
        <table className="documents">
          <thead>
            <tr>
              <th scope="col">{t('held.account')}</th>
              <th scope="col">{t('held.kind')}</th>
              <th scope="col">{t('held.region')}</th>
              {methods.map((method) => (
                <th key={method} scope="col" className="right" title={captions.methodMeaning(method)}>
                  {differ ? captions.method(method) : t('held.amount')}
                  <small>{unitName(unit, language)}</small>
                </th>
              ))}
              {AGES.map((age) => (
                <th key={age} scope="col" className="right" title={t('held.agesMean')}>
                  {t(`held.ages.${age}`)}
                  <small>{unitName(unit, language)}</small>
                </th>
              ))}
              <th scope="col">{t('held.since')}</th>
              <th scope="col" className="right">
                {t('held.days')}
              </th>
            </tr>
          </thead>
          <tbody>
            {held.map((balance) => (
              <tr key={balance.account} className={balance.account === selected ? 'chosen' : ''}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onSelect(balance.account)}>
                    {balance.name || balance.account}
                  </button>
                  <small>{t(isDrawn(balance.account) ? 'held.drawn' : 'held.undrawn')}</small>
                  {balance.openingUnknown && <small title={t('marks.openingsMeans')}>{t('held.openingUnknown')}</small>}
                </th>
                <td>{word(balance.kind)}</td>
                <td>{balance.region ?? MISSING}</td>
                {methods.map((method) => (
                  <td key={method} className="right">
                    <Amount fen={byEvery(balance.amount, balance.byMethod)[method]} bare />
                  </td>
                ))}
                {AGES.map((age) => (
                  <td key={age} className="right">
                    {balance.ages[age] === 0 ? MISSING : <Amount fen={balance.ages[age]} bare />}
                  </td>
                ))}
                <td className="number">{day(balance.since, language)}</td>
                <td className="right">{balance.days === null ? MISSING : grouped(balance.days)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
