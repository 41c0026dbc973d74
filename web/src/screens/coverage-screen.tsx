import { useQuery } from '@tanstack/react-query';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { coverageSumsQuestion, type CoverageAsked, type CoverageSection } from '../api/data-questions.js';
import { statusQuestion } from '../api/questions.js';
import type { CompletenessView } from '../api/shapes.js';
import { DataPage } from '../data/data-page.js';
import { PayeeGaps, Placeholders, SerialGaps, SilentRuns } from '../data/gap-tables.js';
import { PeriodTable } from '../data/period-table.js';
import { useAddress } from '../data/use-address.js';
import { yearsOf } from '../data/years.js';
import { exactYuan } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { COVERAGE_SECTIONS, WORKING_DAYS, type CoverageAddress } from './data-address.js';

/** What is not loaded, and how much money hangs on it. */
export function CoverageScreen() {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const [address, change] = useAddress<CoverageAddress>();
  const { section = 'periods', year, days, source } = address;
  const asked: CoverageAsked = { scope, year, workingDays: section === 'silence' ? days : undefined };
  const sums = useQuery(coverageSumsQuestion({ scope, year }));
  const status = useQuery(statusQuestion());
  return (
    <DataPage title={t('coverage.title')} help={t('coverage.help')} money>
      <div className="row">
        <label className="row-label">
          {t('data.year')}
          <Select
            className="year-choice"
            aria-label={t('data.year')}
            value={year ?? 0}
            options={[{ value: 0, label: t('data.allYears') }, ...yearsOf(status.data?.coverage ?? []).map((value) => ({ value, label: String(value) }))]}
            onChange={(value) => change({ year: value === 0 ? undefined : value })}
          />
        </label>
        {section === 'silence' && (
          <label className="row-label">
            {t('coverage.shortest')}
            <InputNumber
              min={1}
              max={400}
              aria-label={t('coverage.shortest')}
              value={days ?? WORKING_DAYS}
              onChange={(value) => change({ days: value === null || value === WORKING_DAYS ? undefined : value })}
            />
          </label>
        )}
      </div>
      {sums.error && <ProblemNote error={sums.error} onRetry={() => void sums.refetch()} />}
      <div className="section-tiles" role="group" aria-label={t('coverage.sectionLabel')}>
        {COVERAGE_SECTIONS.map((name) => (
          <SectionTile
            key={name}
            name={name}
            chosen={name === section}
            sums={sums.data}
            onChoose={() => change({ section: name === 'periods' ? undefined : name, source: undefined })}
          />
        ))}
      </div>
      <section aria-label={t(`coverage.section.${section}`)} data-testid={`coverage-${section}`}>
        <h2>{t(`coverage.section.${section}`)}</h2>
        <p className="quiet">{t(`coverage.sectionMeans.${section}`)}</p>
        {section === 'periods' && <PeriodTable asked={asked} source={source} onSource={(code) => change({ source: code })} />}
        {section === 'serials' && <SerialGaps asked={asked} />}
        {section === 'silence' && <SilentRuns asked={asked} />}
        {section === 'payees' && <PayeeGaps asked={asked} />}
        {section === 'placeholders' && <Placeholders asked={asked} />}
      </section>
    </DataPage>
  );
}

/** The money that hangs on the gaps of one kind; null where its rows carry none. */
export function moneyAtStake(view: CompletenessView, section: CoverageSection): number | null {
  const { periods, serials, payees, placeholders } = view;
  if (section === 'periods') return periods?.outsideAmount ?? null;
  // Where no line names a missing number, nothing is known of its money; that is not 0.00.
  if (section === 'serials') return serials ? serials.leftOutAmount + serials.rows.reduce((sum, row) => sum + row.mentionedAmount, 0) || null : null;
  if (section === 'payees') return payees ? payees.sums.reduce((sum, { gap, received }) => sum + (gap === 'with-statement' ? 0 : received), 0) : null;
  if (section === 'placeholders') return placeholders ? placeholders.sums.reduce((sum, { amount }) => sum + amount, 0) : null;
  return null;
}

function SectionTile({ name, chosen, sums, onChoose }: { name: CoverageSection; chosen: boolean; sums: CompletenessView | undefined; onChoose(): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const amount = sums ? moneyAtStake(sums, name) : null;
  const total = t(name === 'silence' ? 'coverage.runs' : 'data.total', { count: sums?.[name]?.total ?? 0 });
  return (
    <button type="button" className="section-tile" aria-pressed={chosen} onClick={onChoose}>
      <span>{t(`coverage.section.${name}`)}</span>
      <b className="amount">{amount === null ? (sums ? total : '…') : exactYuan(amount, language)}</b>
      {sums && amount !== null && <small>{total}</small>}
    </button>
  );
}
