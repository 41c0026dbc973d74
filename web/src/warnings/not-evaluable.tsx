import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ratesQuestion } from '../api/warning-questions.js';
import { useSourceName } from '../data/words.js';
import { useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { lacksOf, type Lack } from './judged.js';
import { RegionName } from './region-name.js';
import { useRuleWords } from './rule-words.js';

/** Regions named at once. */
const REGIONS_SHOWN = 24;

/** Where a rule could not be judged and which sources lack there; no finding in these regions says nothing of them. */
export function NotEvaluable({ rule }: { rule: string }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const { data } = useQuery(ratesQuestion(rule, scope));
  const lacks = lacksOf(data?.regions ?? []);
  if (lacks.length === 0) return null;
  return (
    <div className="not-evaluable" data-testid="not-evaluable">
      <h3>{t('warnings.notEvaluable')}</h3>
      <ul className="plain">
        {lacks.map((lack) => (
          <LackLine key={JSON.stringify([lack.clause, lack.missing])} lack={lack} />
        ))}
      </ul>
      <p className="quiet">
        {t('warnings.notEvaluableMeans')}{' '}
        <Link to="/coverage" search={keepPage as never}>
          {t('warnings.toCoverage')}
        </Link>
      </p>
    </div>
  );
}

function LackLine({ lack }: { lack: Lack }) {
  const { clause, missing, regions } = lack;
  const { t } = useTranslation();
  const words = useRuleWords();
  const sourceName = useSourceName();
  const [all, setAll] = useState(false);
  const shown = all ? regions : regions.slice(0, REGIONS_SHOWN);
  const sources = missing.map(sourceName).join(' · ');
  return (
    <li>
      <b className="warn">
        {clause === null
          ? t('warnings.lacks', { sources, count: regions.length })
          : t('warnings.clauseLacks', { clause: words.clause(lack), sources, count: regions.length })}
      </b>{' '}
      <span className="region-names">
        {shown.map((code) => (
          <RegionName key={code} code={code} />
        ))}
      </span>{' '}
      {shown.length < regions.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('warnings.moreRegions', { count: regions.length - shown.length })}
        </button>
      )}
    </li>
  );
}
