import { useTranslation } from 'react-i18next';
import type { RuleView } from '../api/shapes.js';
import { useSourceName, useWord } from '../data/words.js';
import { useRuleWords, useSettingValue } from './rule-words.js';

/** What a rule says of itself: why it is, when it gives which band, what it rests on, needs and takes. */
export function RuleFile({ rule }: { rule: RuleView }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const sourceName = useSourceName();
  const precision = useWord('warnings.precision');
  return (
    <>
      <dl className="facts rule-file">
        <div>
          <dt>{t('warnings.why')}</dt>
          <dd>{words.why(rule)}</dd>
        </div>
        <div>
          <dt>{t('warnings.bands')}</dt>
          <dd lang="en">{rule.bandsText}</dd>
        </div>
        <div>
          <dt>{t('warnings.basis')}</dt>
          <dd lang="en">{rule.basis}</dd>
        </div>
        <div>
          <dt>{t('warnings.needs')}</dt>
          <dd>{rule.needs.map(sourceName).join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('warnings.traps')}</dt>
          <dd>{rule.traps.length === 0 ? t('inspector.none') : rule.traps.join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('warnings.precisionLabel')}</dt>
          <dd>{precision(rule.precision)}</dd>
        </div>
      </dl>
      <Settings rule={rule} />
    </>
  );
}

function Settings({ rule }: { rule: RuleView }) {
  const { t } = useTranslation();
  const value = useSettingValue();
  if (rule.settings.length === 0) return <p className="quiet">{t('warnings.noSettings')}</p>;
  return (
    <table className="documents rule-settings">
      <caption className="unseen">{t('warnings.settings')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('warnings.setting')}</th>
          <th scope="col">{t('warnings.value')}</th>
          <th scope="col">{t('warnings.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rule.settings.map((setting) => (
          <tr key={setting.name}>
            <th scope="row">
              <code>{setting.name}</code>
            </th>
            <td className="value">{value(setting)}</td>
            <td lang="en">{setting.meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
