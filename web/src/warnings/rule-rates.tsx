import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ratesQuestion } from '../api/warning-questions.js';
import { useSourceName } from '../data/words.js';
import { grouped, MISSING } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';
import { useRateWords } from './base-rate.js';

const SHOWN = 12;

/** How often a rule hits in each region, most often first; regions of which nothing can be said stand last, with what they lack. */
export function RuleRates({ rule }: { rule: string }) {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const words = useRateWords();
  const sourceName = useSourceName();
  const [shown, setShown] = useState(SHOWN);
  const { data, error } = useQuery(ratesQuestion(rule, scope));
  if (error) return <ProblemNote error={error} />;
  if (!data || data.regions.length === 0) return null;
  const rows = [...data.regions].sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.judged - a.judged || (a.region < b.region ? -1 : 1));
  return (
    <div data-testid="rule-rates">
      <h3>{t('warnings.rates')}</h3>
      <p>
        {t('warnings.rateSum', { rate: words(data.sum), count: data.sum.regions })}
        {data.sum.excluded > 0 && ` · ${t('warnings.explained', { count: data.sum.excluded })}`}
      </p>
      <table className="documents rule-rates">
        <thead>
          <tr>
            <th scope="col">{t('data.region')}</th>
            <th scope="col" className="right">
              {t('warnings.judgedLabel')}
            </th>
            <th scope="col" className="right">
              {t('warnings.status.hit')}
            </th>
            <th scope="col" className="right">
              {t('warnings.status.excluded')}
            </th>
            <th scope="col" className="right">
              {t('warnings.baseRate')}
            </th>
            <th scope="col">{t('warnings.notEvaluable')}</th>
            <th scope="col">{t('warnings.judgedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.region}>
              <th scope="row">{row.regionName ?? row.region}</th>
              <td className="right">{row.judged > 0 ? grouped(row.judged) : MISSING}</td>
              <td className="right">{row.judged > 0 ? grouped(row.hits) : MISSING}</td>
              <td className="right">{row.judged > 0 ? grouped(row.excluded) : MISSING}</td>
              <td className="right">{row.rate === null ? MISSING : `${(row.rate * 100).toFixed(1)}%`}</td>
              <td className={row.regionsLacking > 0 ? 'warn' : 'quiet'}>
                {row.missing.length === 0
                  ? MISSING
                  : t(row.regionsLacking > 0 ? 'warnings.lacksWhole' : 'warnings.lacksClause', { sources: row.missing.map(sourceName).join(' · ') })}
              </td>
              <td className="quiet" title={row.run}>
                {instant(row.at, 'minute', language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <p className="more-rows">
          <Button size="small" onClick={() => setShown(shown + SHOWN * 4)}>
            {t('data.moreRows', { count: rows.length - shown })}
          </Button>
        </p>
      )}
    </div>
  );
}
