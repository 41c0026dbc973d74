import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ledgerExport, ledgerQuestion, rulesQuestion } from '../api/warning-questions.js';
import { DataPage } from '../data/data-page.js';
import { FilterChips } from '../data/filter-chips.js';
import { useAddress } from '../data/use-address.js';
import { useWord } from '../data/words.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { RuleLink } from '../warnings/findings-link.js';
import { Ledger } from '../warnings/ledger.js';
import { RULE_CLASSES, type LedgerAddress } from './data-address.js';

/** The ledger 台账: by year, region and rule what came to stand, changed and went, and every event of it as a table. */
export function LedgerScreen() {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const [{ year, class: ofClass }, change] = useAddress<LedgerAddress>();
  const className = useWord('warnings.class');
  const asked = { scope, year, class: ofClass };
  const rules = useQuery(rulesQuestion(scope));
  const answer = useInfiniteQuery(ledgerQuestion(asked));
  // The years there are to choose from, whatever year is chosen.
  const whole = useInfiniteQuery(ledgerQuestion({ ...asked, year: undefined }));
  const pages = answer.data?.pages;
  const rows = pages?.flatMap((page) => page.rows) ?? [];
  const years = whole.data?.pages[0]?.years ?? [];
  return (
    <DataPage title={t('ledger.title')} help={t('ledger.help')} money>
      <p className="row">
        <RuleLink>{t('warnings.back')}</RuleLink>
      </p>
      <section>
        <FilterChips
          label={t('ledger.year')}
          value={year === undefined ? undefined : String(year)}
          onChange={(value) => change({ year: value === undefined ? undefined : Number(value) })}
          choices={[{ value: undefined, label: t('quarantine.all') }, ...years.map((one) => ({ value: String(one.year), label: String(one.year) }))]}
        />
        <FilterChips
          label={t('warnings.classLabel')}
          value={ofClass}
          onChange={(value) => change({ class: RULE_CLASSES.find((name) => name === value) })}
          choices={[{ value: undefined, label: t('quarantine.all') }, ...RULE_CLASSES.map((name) => ({ value: name, label: className(name) }))]}
        />
        <p className="row">
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button key={format} size="small" href={ledgerExport(asked, format, language === 'en' ? 'en' : 'zh')} download>
              {t(`ledger.export.${format}`)}
            </Button>
          ))}
          <span className="quiet">{t('ledger.exportHelp')}</span>
        </p>
        {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending && <Skeleton active />}
        {pages && rows.length === 0 && !answer.error && <p>{t('ledger.none')}</p>}
        {rows.length > 0 && !answer.error && <Ledger rows={rows} years={pages![0]!.years} rules={rules.data?.rules ?? []} />}
        {answer.hasNextPage && (
          <p className="more-rows">
            <Button size="small" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
              {t('ledger.more')}
            </Button>
          </p>
        )}
      </section>
    </DataPage>
  );
}
