import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FindingDetailView } from '../api/shapes.js';
import { useSourceName } from '../data/words.js';
import { useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { useRuleWords } from './rule-words.js';

/** What would make the finding pass: what can explain it, and the data that would tell more. */
export function Clearing({ finding: { clearing, status } }: { finding: FindingDetailView }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const sourceName = useSourceName();
  const words = useRuleWords();
  const isEnglish = language === 'en';
  const { traps, lacks } = clearing;
  return (
    <section data-testid="clearing">
      <h2>{t(status === 'hit' ? 'clearing.title' : 'clearing.titleExplained')}</h2>
      {traps.length === 0 ? (
        <p className="quiet">{t('clearing.noTraps')}</p>
      ) : (
        <dl className="clearing">
          {traps.map(({ id, effect, title, titleZh, meaning, meaningZh, holds }) => (
            <div key={id} className={holds ? 'holds' : ''}>
              <dt>
                {isEnglish ? title : titleZh} <small>{id}</small> {holds && <b>{t('clearing.holds')}</b>}
              </dt>
              <dd>
                {isEnglish ? meaning : meaningZh} <small className="quiet">{t(`clearing.effect.${effect}`)}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {traps.some(({ effect }) => effect !== 'adjust') && <p className="quiet">{t('clearing.exemption')}</p>}
      <h3>{t('clearing.missing')}</h3>
      {lacks.length === 0 ? (
        <p className="quiet">{t('clearing.nothingMissing')}</p>
      ) : (
        <ul className="plain">
          {lacks.map((lack) => (
            <li key={`${lack.clause} ${lack.missing.join(' ')}`} className="warn">
              {t(lack.clause === null ? 'clearing.lacksWhole' : 'clearing.lacks', {
                clause: words.clause(lack),
                sources: lack.missing.map(sourceName).join(' · '),
              })}
            </li>
          ))}
        </ul>
      )}
      {lacks.length > 0 && (
        <p className="quiet">
          <Link to="/coverage" search={keepPage as never}>
            {t('warnings.toCoverage')}
          </Link>
        </p>
      )}
    </section>
  );
}
