import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { rulesQuestion } from '../api/warning-questions.js';
import { DataPage } from '../data/data-page.js';
import { useAddress } from '../data/use-address.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { FindingsLink, LedgerLink } from '../warnings/findings-link.js';
import { RuleTable } from '../warnings/rule-table.js';
import { RunPanel } from '../warnings/run-panel.js';
import { useNewestRun } from '../warnings/use-newest-run.js';
import type { WarningsAddress } from './data-address.js';

/** The warnings by class: what each rule found, and how far it could be judged at all. */
export function WarningsScreen() {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const [address, change] = useAddress<WarningsAddress>();
  const rules = useQuery(rulesQuestion(scope));
  const newest = useNewestRun();
  return (
    <DataPage title={t('warnings.title')} help={t('warnings.help')} money>
      <p className="quiet help" data-testid="warnings-note">
        {t('warnings.note')}
      </p>
      {newest.error !== null && <ProblemNote error={newest.error} />}
      {newest.isKnown && rules.data && <RunPanel run={newest.run} runs={newest.runs} rules={rules.data.rules} />}
      {rules.error && <ProblemNote error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && newest.isKnown ? (
        <>
          <p className="row">
            <FindingsLink asked={{}}>{t('warnings.allFindings')}</FindingsLink> <LedgerLink>{t('ledger.title')}</LedgerLink>
          </p>
          <RuleTable rules={rules.data.rules} run={newest.run} opened={address.rule} onOpen={(rule) => change({ rule })} />
        </>
      ) : (
        !rules.error && newest.error === null && <Skeleton active />
      )}
    </DataPage>
  );
}
