import { useTranslation } from 'react-i18next';
import type { SettingEntryView } from '../api/shapes.js';
import { EntityLink } from '../data/jump-links.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { RegionName } from './region-name.js';
import { useSettingValue } from './rule-words.js';

/** What an entry says, without who said so; `type` is that of the setting it is about. */
export function EntryWords({ entry: { kind, name, value, reason, from }, type = '' }: { entry: SettingEntryView; type?: string | undefined }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const settingValue = useSettingValue();
  if (kind === 'setting')
    return (
      <>
        <code>{name}</code>
        {value !== null && <> = {settingValue(type, value)}</>}
      </>
    );
  if (kind === 'whitelist')
    return (
      <>
        <EntityLink id={name!}>{name}</EntityLink> {reason}
      </>
    );
  if (kind === 'day') return <>{t(value === true ? 'warnings.dayOff' : 'warnings.dayWorked', { day: day(from, language) })}</>;
  const { fundLevel, fundName } = value as { fundLevel: string | null; fundName: string | null };
  return <>{[name, fundLevel ?? t('warnings.anyLevel'), fundName ?? t('warnings.anyFund')].filter((word) => word !== null).join(' · ')}</>;
}

/** For which region, on which days, and by which law or notice. */
export function Origin({ entry: { kind, region, from, to, source } }: { entry: SettingEntryView }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const span = [
    ...(from === null || kind === 'day' ? [] : [t('warnings.validFrom', { day: day(from, language) })]),
    ...(to === null ? [] : [t('warnings.validUntil', { day: day(to, language) })]),
  ];
  return (
    <span className="setting-origin">
      {region === null ? t('warnings.wholeCountry') : <RegionName code={region} />} · {[...span, source].join(' · ')}
    </span>
  );
}
