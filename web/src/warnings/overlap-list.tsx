import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { overlapQuestion } from '../api/setting-questions.js';
import { rulesQuestion } from '../api/warning-questions.js';
import type { RuleView } from '../api/shapes.js';
import { grouped } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { RuleLink } from './findings-link.js';
import { useRuleWords } from './rule-words.js';

/** The rules that show most of what this one shows: findings that have a subject or a payment in common. */
export function OverlapList({ rule }: { rule: RuleView }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const words = useRuleWords();
  const rules = useQuery(rulesQuestion(scope)).data?.rules ?? [];
  const { data } = useQuery(overlapQuestion(rule.code, scope));
  if (!data || data.overlaps.length === 0) return null;
  return (
    <div data-testid="overlap">
      <h3>
        {t('warnings.overlap')} <small>{t('warnings.overlapMeans')}</small>
      </h3>
      <ul className="plain setting-entries">
        {data.overlaps.map((pair) => {
          const isFirst = pair.rule === rule.id;
          const other = rules.find(({ id }) => id === (isFirst ? pair.other : pair.rule));
          if (!other) return null;
          const [shared, all] = isFirst ? [pair.shared, pair.findings] : [pair.otherShared, pair.otherFindings];
          return (
            <li key={other.id}>
              <RuleLink rule={other.code}>
                {other.code} {words.title(other)}
              </RuleLink>{' '}
              {t('warnings.overlapOf', { shared: grouped(shared), all: grouped(all) })}
            </li>
          );
        })}
      </ul>
      {data.isCut && <p className="quiet">{t('warnings.overlapCut')}</p>}
    </div>
  );
}
