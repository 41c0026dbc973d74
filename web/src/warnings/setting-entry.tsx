import { useTranslation } from 'react-i18next';
import type { RuleView, SettingEntryView } from '../api/shapes.js';
import { EntityLink } from '../data/jump-links.js';
import { useWord } from '../data/words.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { RegionName } from './region-name.js';
import { useSettingName, useSettingValue } from './rule-words.js';

type RuleSettingView = RuleView['settings'][number];
const UNKNOWN = { type: '', valuesOf: null };

interface EntryWordsProps {
  readonly entry: SettingEntryView;
  /** What the entry is about, where it is about a setting of a rule that is known. */
  readonly setting?: RuleSettingView | undefined;
}

/** What an entry says, without who said so. */
export function EntryWords({ entry: { kind, name, value, reason, from }, setting }: EntryWordsProps) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const settingValue = useSettingValue();
  const named = useSettingName();
  const level = useWord('words');
  if (kind === 'setting')
    return (
      <>
        {setting ? named(setting, [])[0] : <code>{name}</code>}
        {value !== null && <> = {settingValue(setting ?? UNKNOWN, value)}</>}
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
  return (
    <>{[name, fundLevel === null ? t('warnings.anyLevel') : level(fundLevel), fundName ?? t('warnings.anyFund')].filter((word) => word !== null).join(' · ')}</>
  );
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
