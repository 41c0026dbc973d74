import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rulesQuestion } from '../api/warning-questions.js';
import type { AppliedSettingView, LackView, RuleView } from '../api/shapes.js';
import { exactYuan, grouped } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { withEnglishValues, withValues, type HeldSetting } from './held-values.js';
import { settingLabel } from './setting-label.js';

/** Settings that are long lists are counted after so many. */
const VALUES_SHOWN = 12;

/** What a rule says of itself in the language of the page. */
export function useRuleWords() {
  const { language } = useViewSettings();
  const isEnglish = language === 'en';
  return {
    title: ({ title, titleZh }: Pick<RuleView, 'title' | 'titleZh'>): string => (isEnglish ? title : titleZh),
    why: ({ why, whyZh }: Pick<RuleView, 'why' | 'whyZh'>): string => (isEnglish ? why : whyZh),
    bands: ({ bandsText, bandsTextZh }: Pick<RuleView, 'bandsText' | 'bandsTextZh'>, held: readonly HeldSetting[]): string =>
      isEnglish ? withEnglishValues(bandsText, held) : withValues(bandsTextZh, held),
    basis: ({ basis, basisZh }: Pick<RuleView, 'basis' | 'basisZh'>, held: readonly HeldSetting[]): string =>
      isEnglish ? withEnglishValues(basis, held) : withValues(basisZh, held),
    meaning: ({ meaning, meaningZh }: Pick<AppliedSettingView, 'meaning' | 'meaningZh'>, held: readonly HeldSetting[]): string =>
      isEnglish ? withEnglishValues(meaning, held) : withValues(meaningZh, held),
    /** Letter and text of a clause; the letter alone where the text is not known. */
    clause: ({ clause, clauseText, clauseTextZh }: Pick<LackView, 'clause' | 'clauseText' | 'clauseTextZh'>): string => {
      if (clauseText === null || clauseTextZh === null) return clause ?? '';
      return isEnglish ? `${clause} (${clauseText})` : `${clause}（${clauseTextZh}）`;
    },
    message: ({ message, messageZh }: { readonly message: string; readonly messageZh: string }): string => (isEnglish ? message : messageZh),
  };
}

/** A measured value or its limit, in words of the measure: `29 days`, `12.5%`, `CN¥1,000.00`, `3 households`. */
export function useMeasured() {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  return (value: number, { measure, unit }: Pick<RuleView, 'measure' | 'unit'>): string => {
    if (measure === 'fen') return exactYuan(value, language);
    if (measure === 'share') return `${(value * 100).toFixed(1)}%`;
    if (measure === 'count' && unit) return `${grouped(value)} ${language === 'en' ? (value === 1 ? unit.one : unit.many) : unit.zh}`;
    return t(`warnings.measure.${measure}`, { count: value });
  };
}

/** What explains a finding, in words beside the id of the trap. */
export function useTrapName() {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const { data } = useQuery(rulesQuestion(scope));
  return (id: string): string => {
    if (id === 'whitelist') return t('warnings.whitelisted');
    const trap = data?.traps.find((one) => one.id === id);
    return trap === undefined ? id : `${language === 'en' ? trap.title : trap.titleZh} (${id})`;
  };
}

/** Where the texts have the words of what a setting names. */
const SETTING_WORDS: Readonly<Record<NonNullable<AppliedSettingView['valuesOf']>, string>> = {
  'account-kinds': 'words',
  'unit-kinds': 'unitKinds',
  'record-kinds': 'words',
  'line-fields': 'facts',
};

/** What a setting is called and where its value comes from, as two texts. */
export function useSettingName() {
  const { t } = useTranslation();
  const words = useRuleWords();
  return (setting: Pick<AppliedSettingView, 'name' | 'meaning' | 'meaningZh'>, held: readonly HeldSetting[]): readonly [string, string] => {
    const { band, label, origin } = settingLabel(setting.name, words.meaning(setting, held));
    return [band === null ? label : t('warnings.ofBand', { band: t(`warnings.band.${band}`), label }), origin];
  };
}

/** The value of a setting as a person writes it; of one that names kinds of a list, their words. */
export function useSettingValue() {
  const { t, i18n } = useTranslation();
  const { language } = useViewSettings();
  const one = (value: unknown, { type, valuesOf }: SettingType): string => {
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'string') {
      const key = valuesOf == null ? '' : `${SETTING_WORDS[valuesOf]}.${value}`;
      return i18n.exists(key) ? t(key) : value;
    }
    if (typeof value !== 'number') return JSON.stringify(value);
    if (type === 'fen') return exactYuan(value, language);
    // Years and codes are numbers too: no separators.
    return type === 'instant' || type === 'day' ? day(value, language) : String(value);
  };
  return (setting: SettingType, value: unknown): string => {
    if (!Array.isArray(value)) return one(value, setting);
    if (value.length === 0) return t('warnings.emptyList');
    const shown = value.slice(0, VALUES_SHOWN).map((item) => one(item, { ...setting, type: setting.type.replace('[]', '') }));
    return [...shown, ...(value.length > VALUES_SHOWN ? [`… ${grouped(value.length)}`] : [])].join(' · ');
  };
}

type SettingType = Pick<AppliedSettingView, 'type' | 'valuesOf'>;
