import { useTranslation } from 'react-i18next';
import type { FindingDetailView, RateView } from '../api/shapes.js';
import { useSourceName } from '../data/words.js';
import { grouped } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';

/** `2/6 (33.3%)`; a share of nothing is none. */
export function useRateWords() {
  return ({ hits, judged, rate }: Pick<RateView, 'hits' | 'judged' | 'rate'>): string =>
    `${grouped(hits)}/${grouped(judged)}${rate === null ? '' : ` (${(rate * 100).toFixed(rate > 0 && rate < 0.001 ? 2 : 1)}%)`}`;
}

/** Hits among what the rule judged, here and in the province: whether this stands out or is the rule. What could not be judged stands apart. */
export function BaseRate({ finding: { baseRate } }: { finding: FindingDetailView }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const words = useRateWords();
  const { region, province, at } = baseRate;
  if (province === null) return <span className="quiet">{t('warnings.noRate')}</span>;
  return (
    <span data-testid="base-rate">
      {region !== null && region.judged > 0 ? t('warnings.rateHere', { rate: words(region) }) : t('warnings.noRateHere')}
      {' · '}
      {t('warnings.rateAll', { rate: words(province) })}
      {at !== null && <small>{t('warnings.rateOf', { at: instant(at, 'minute', language) })}</small>}
      <NotJudged rate={province} />
    </span>
  );
}

/** Regions that are in no rate, with the sources they lack. */
export function NotJudged({ rate: { regionsLacking, regionsOpen, missing } }: { rate: RateView }) {
  const { t } = useTranslation();
  const sourceName = useSourceName();
  if (regionsLacking + regionsOpen === 0) return null;
  return (
    <small className="warn">
      {t('warnings.notInRate', { lacking: grouped(regionsLacking), open: grouped(regionsOpen), sources: missing.map(sourceName).join(' · ') })}
    </small>
  );
}
