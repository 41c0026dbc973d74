import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { findingSettingsQuestion, ruleSettingsQuestion } from '../api/setting-questions.js';
import type { AppliedSettingView, RuleView, SettingEntryView } from '../api/shapes.js';
import { MISSING } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import type { HeldSetting } from './held-values.js';
import { RegionName } from './region-name.js';
import { useSettingName, useSettingValue } from './rule-words.js';
import { EntryWords, Origin } from './setting-entry.js';
import { SettingsHistory } from './settings-history.js';

/** The settings that hold for a rule today or, with a finding, that it was made with; defaults until they are known. */
export function useHeldSettings(rule: RuleView, finding: string | undefined): readonly HeldSetting[] {
  const { scope } = useViewSettings();
  const today = useQuery({ ...ruleSettingsQuestion(rule.code, scope), enabled: finding === undefined });
  const then = useQuery({ ...findingSettingsQuestion(finding ?? '', scope), enabled: finding !== undefined });
  const held = finding === undefined ? today.data?.rules[0]?.settings : then.data?.settings;
  return held ?? rule.settings.map(({ name, type, default: value }) => ({ name, type, value }));
}

/** What holds for a rule today, where the page is, and who said so; what else it is told: what to pass over, where pooling is permitted, days. */
export function RuleSettings({ rule }: { rule: RuleView }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const answer = useQuery(ruleSettingsQuestion(rule.code, scope));
  const held = answer.data?.rules[0];
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!held) return null;
  return (
    <div data-testid="rule-settings">
      <h3>
        {t('warnings.settings')} <small>{scope === undefined ? t('warnings.wholeCountry') : <RegionName code={scope} />}</small>
      </h3>
      <SettingsTable settings={held.settings} />
      <EntryList title={t('warnings.whitelist')} entries={held.whitelist} />
      <EntryList title={t('warnings.pooling')} entries={held.pooling} />
      <EntryList title={t('warnings.extraDays')} entries={held.days} />
      <SettingsHistory rule={rule} />
    </div>
  );
}

/** The settings a finding was made with, whatever holds by now. */
export function FindingSettings({ finding }: { finding: string }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const answer = useQuery(findingSettingsQuestion(finding, scope));
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const { settings, whitelist, isSameRule } = answer.data;
  return (
    <div data-testid="finding-settings">
      <h3>{t('warnings.madeWith')}</h3>
      {!isSameRule && <p className="warn">{t('warnings.otherRuleFile')}</p>}
      <SettingsTable settings={settings} />
      <EntryList title={t('warnings.whitelist')} entries={whitelist} />
    </div>
  );
}

function SettingsTable({ settings }: { settings: readonly AppliedSettingView[] }) {
  const { t } = useTranslation();
  const value = useSettingValue();
  const named = useSettingName();
  if (settings.length === 0) return <p className="quiet">{t('warnings.noSettings')}</p>;
  return (
    <table className="documents rule-settings">
      <caption className="unseen">{t('warnings.settings')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('warnings.setting')}</th>
          <th scope="col">{t('warnings.value')}</th>
          <th scope="col">{t('warnings.origin')}</th>
          <th scope="col">{t('warnings.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {settings.map((setting) => {
          const [name, origin] = named(setting, settings);
          return (
            <tr key={setting.name} data-setting={setting.name}>
              <th scope="row">
                {name} <code title={t('warnings.settingId')}>{setting.name}</code>
              </th>
              <td className="value">{value(setting, setting.value)}</td>
              <td>
                {setting.entry === null ? (
                  <span className="quiet">{t('warnings.byDefault')}</span>
                ) : (
                  <>
                    <Origin entry={setting.entry} /> <small>{t('warnings.insteadOf', { value: value(setting, setting.default) })}</small>
                  </>
                )}
              </td>
              <td>{origin === '' ? MISSING : origin}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function EntryList({ title, entries }: { title: string; entries: readonly SettingEntryView[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="plain setting-entries">
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryWords entry={entry} /> · <Origin entry={entry} />
          </li>
        ))}
      </ul>
    </>
  );
}
