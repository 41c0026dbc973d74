import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { findingsQuestion, rulesQuestion } from '../api/warning-questions.js';
import { DataPage } from '../data/data-page.js';
import { MoreRows } from '../data/more-rows.js';
import { useAddress } from '../data/use-address.js';
import { exactYuan } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { NodeLine } from '../warnings/evidence.js';
import { FindingFilters } from '../warnings/finding-filters.js';
import { FindingGroups } from '../warnings/finding-groups.js';
import { FindingTable } from '../warnings/finding-table.js';
import { RuleLink } from '../warnings/findings-link.js';
import { summed } from '../warnings/summed-counts.js';
import type { FindingsAddress } from './data-address.js';

/** What the warnings found, narrowed down by state, class, rule and band; all of it stands in the address. */
export function FindingsScreen() {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const [address, change] = useAddress<FindingsAddress>();
  const { rule, band, status = 'hit', subject } = address;
  // Only hits are grouped.
  const isGrouped = address.grouped === true && status === 'hit' && subject === undefined;
  const rules = useQuery(rulesQuestion(scope));
  const answer = useInfiniteQuery(findingsQuestion({ scope, rule, band, status, subject }));
  const pages = answer.data?.pages;
  const list = pages?.flatMap((page) => page.findings) ?? [];
  const counts = pages?.[0]?.counts;
  const here = summed(counts ?? [], status, band);
  const known = rules.data?.rules;
  return (
    <DataPage title={t('warnings.findings')} help={t('warnings.help')} money>
      <p className="row">
        <RuleLink rule={rule?.includes('-') ? rule : undefined}>{t('warnings.back')}</RuleLink>
      </p>
      <section>
        <FindingFilters address={address} rules={known} counts={counts} change={change} />
        {subject !== undefined && (
          <div className="row">
            <span className="quiet">{t('warnings.onlySubject')}</span>
            <ul className="plain evidence">
              <NodeLine id={subject} />
            </ul>
            <Button size="small" onClick={() => change({ subject: undefined })}>
              {t('warnings.anySubject')}
            </Button>
          </div>
        )}
        {status === 'hit' && subject === undefined && (
          <p className="row">
            <Checkbox checked={isGrouped} onChange={(event) => change({ grouped: event.target.checked || undefined })}>
              {t('groups.toggle')}
            </Checkbox>
          </p>
        )}
        {isGrouped ? (
          <FindingGroups rule={rule} band={band} />
        ) : (
          <>
            {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
            {answer.isPending && <Skeleton active />}
            {pages && !answer.error && (
              <p className="row" data-testid="findings-sum">
                <b>{t(`warnings.sum.${status}`, { count: here.findings })}</b> <b className="amount">{exactYuan(here.amount, language)}</b>
                <span className="quiet">{t('warnings.sameMoney')}</span>
              </p>
            )}
            {pages && list.length === 0 && !answer.error && <p>{t('warnings.none')}</p>}
            {list.length > 0 && !answer.error && <FindingTable list={list} rules={known ?? []} status={status} />}
            <MoreRows query={answer} left={here.findings - list.length} />
          </>
        )}
      </section>
    </DataPage>
  );
}
