import { useTranslation } from 'react-i18next';
import type { RuleView } from '../api/shapes.js';
import { useSourceName, useWord } from '../data/words.js';
import { useViewSettings } from '../parts/view-settings.js';
import { useRuleWords, useTrapName } from './rule-words.js';
import { FindingSettings, RuleSettings, useHeldSettings } from './settings-table.js';

/** What a rule says of itself: why it is, when it gives which band, what it rests on, needs and takes. With a finding: the settings that it was made with. */
export function RuleFile({ rule, finding }: { rule: RuleView; finding?: string }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const words = useRuleWords();
  const trapName = useTrapName();
  const sourceName = useSourceName();
  const precision = useWord('warnings.precision');
  const held = useHeldSettings(rule, finding);
  return (
    <>
      <dl className="facts rule-file">
        <div>
          <dt>{t('warnings.why')}</dt>
          <dd>{words.why(rule)}</dd>
        </div>
        <div>
          <dt>{t('warnings.bands')}</dt>
          <dd>{words.bands(rule, held)}</dd>
        </div>
        {rule.clauses.length > 0 && (
          <div>
            <dt>{t('warnings.clauses')}</dt>
            <dd>
              <ul className="plain">
                {rule.clauses.map(({ clause, needs, text, textZh }) => (
                  <li key={clause}>
                    <b>{clause}</b> {language === 'en' ? text : textZh}{' '}
                    {needs.length > 0 && <small>{t('warnings.clauseNeeds', { sources: needs.map(sourceName).join(' · ') })}</small>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('warnings.basis')}</dt>
          <dd>{words.basis(rule, held)}</dd>
        </div>
        <div>
          <dt>{t('warnings.needs')}</dt>
          <dd>{rule.needs.map(sourceName).join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('warnings.traps')}</dt>
          <dd>{rule.traps.length === 0 ? t('inspector.none') : rule.traps.map(trapName).join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('warnings.precisionLabel')}</dt>
          <dd>{precision(rule.precision)}</dd>
        </div>
      </dl>
      {finding === undefined ? <RuleSettings rule={rule} /> : <FindingSettings finding={finding} />}
    </>
  );
}
