import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BandCount, FindingState, RuleView } from '../api/shapes.js';
import { FilterChips } from '../data/filter-chips.js';
import { useWord } from '../data/words.js';
import { grouped } from '../parts/money.js';
import { BANDS, FINDING_STATES, RULE_CLASSES, type FindingsAddress } from '../screens/data-address.js';
import { BandTag } from './band-tag.js';
import { useRuleWords } from './rule-words.js';
import { summed } from './summed-counts.js';

interface FindingFiltersProps {
  readonly address: FindingsAddress;
  readonly rules: readonly RuleView[] | undefined;
  /** Of all that the question meets but for band and state; nothing is counted before they are known. */
  readonly counts: readonly BandCount[] | undefined;
  change(part: Partial<FindingsAddress>): void;
}

/** State, class, rule and band, each with how many there are. */
export function FindingFilters({ address, rules, counts, change }: FindingFiltersProps) {
  const { t } = useTranslation();
  const status = address.status ?? 'hit';
  return (
    <>
      <Segmented
        aria-label={t('matches.stateLabel')}
        value={status}
        options={FINDING_STATES.map((value) => ({
          value,
          label: [t(`warnings.status.${value}`), ...(counts ? [grouped(summed(counts, value).findings)] : [])].join(' '),
        }))}
        onChange={(value) => change({ status: value === 'hit' ? undefined : value })}
      />
      <p className="quiet state-means">{t(`warnings.statusMeans.${status}`)}</p>
      {rules && <RuleChips address={address} rules={rules} status={status} change={change} />}
      <FilterChips
        label={t('warnings.bandLabel')}
        value={address.band}
        onChange={(value) => change({ band: BANDS.find((band) => band === value) })}
        choices={[
          { value: undefined, label: t('quarantine.all') },
          ...BANDS.map((band) => ({ value: band, label: <BandTag band={band} />, count: counts && summed(counts, status, band).findings })),
        ]}
      />
    </>
  );
}

/** Classes, and under the chosen one its rules. Their counts are of the whole scope, whatever else is chosen beside state and band. */
function RuleChips({ address, rules, status, change }: Omit<FindingFiltersProps, 'counts' | 'rules'> & { rules: readonly RuleView[]; status: FindingState }) {
  const { t } = useTranslation();
  const className = useWord('warnings.class');
  const words = useRuleWords();
  const chosen = address.rule?.slice(0, 2);
  const count = (some: readonly RuleView[]): number =>
    summed(
      some.flatMap((rule) => rule.counts),
      status,
      address.band,
    ).findings;
  const ofClass = (name: string): RuleView[] => rules.filter((rule) => rule.class === name);
  return (
    <>
      <FilterChips
        label={t('warnings.classLabel')}
        value={chosen}
        onChange={(value) => change({ rule: value })}
        choices={[
          { value: undefined, label: t('quarantine.all'), count: count(rules) },
          ...RULE_CLASSES.filter((name) => ofClass(name).length > 0).map((name) => ({ value: name, label: className(name), count: count(ofClass(name)) })),
        ]}
      />
      {chosen !== undefined && (
        <FilterChips
          label={t('warnings.rule')}
          value={address.rule}
          onChange={(value) => change({ rule: value ?? chosen })}
          choices={[
            { value: chosen, label: t('quarantine.all') },
            ...ofClass(chosen)
              .filter((rule) => count([rule]) > 0 || rule.code === address.rule)
              .map((rule) => ({ value: rule.code, label: `${rule.code} ${words.title(rule)}`, count: count([rule]) })),
          ]}
        />
      )}
    </>
  );
}
