import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { App, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideIdentity, identitiesQuestion } from '../api/data-questions.js';
import type { IdentityListView } from '../api/shapes.js';
import { DataPage } from '../data/data-page.js';
import { FilterChips } from '../data/filter-chips.js';
import { IdentityTable } from '../data/identity-table.js';
import { MoreRows } from '../data/more-rows.js';
import { useAddress } from '../data/use-address.js';
import { useWord } from '../data/words.js';
import { exactYuan } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { MATCH_STATES, type IdentitiesAddress } from './data-address.js';

/** Things that may be one under two names or numbers, with the rule and what speaks for it; a person decides. */
export function IdentitiesScreen() {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [address, change] = useAddress<IdentitiesAddress>();
  const state = address.state ?? 'open';
  const rule = useWord('identities.rule');
  const answer = useInfiniteQuery(identitiesQuestion(state, address.rule, scope));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const first = answer.data?.pages[0];
  const list = answer.data?.pages.flatMap((page) => page.proposals) ?? [];
  const decide = async (id: string, decision: 'confirm' | 'reject', note: string): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await decideIdentity(id, decision, note);
      await client.invalidateQueries();
      void message.success(t('matches.saved'));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <DataPage title={t('identities.title')} help={t('identities.help')} money>
      <div className="row">
        <Segmented
          aria-label={t('matches.stateLabel')}
          value={state}
          options={MATCH_STATES.map((value) => ({ value, label: t(`matches.state.${value}`) }))}
          onChange={(value) => change({ state: value === 'open' ? undefined : value })}
        />
        {first && (
          <span data-testid="identities-sum">
            {t(`identities.sum.${state}`, { count: first.total })} <b className="amount">{exactYuan(first.amount, language)}</b>
          </span>
        )}
      </div>
      {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Skeleton active />}
      {failure !== null && <ProblemNote error={failure} />}
      {first && (
        <section>
          <FilterChips
            label={t('identities.ruleLabel')}
            value={address.rule}
            onChange={(value) => change({ rule: value })}
            choices={[
              { value: undefined, label: t('quarantine.all') },
              ...first.rules
                .filter((sum) => sum[state] > 0 || sum.rule === address.rule)
                .map((sum) => ({ value: sum.rule, label: rule(sum.rule), count: sum[state] })),
            ]}
          />
          {first.cutOff && <p className="warn">{t('identities.cutOff')}</p>}
          {list.length === 0 ? (
            <p>{t(`identities.none.${state}`)}</p>
          ) : (
            <IdentityTable list={list} state={state} busy={busy} onDecide={(id, decision, note) => void decide(id, decision, note)} />
          )}
          <MoreRows query={answer} left={first.total - list.length} />
        </section>
      )}
      {first && first.automatic.some(({ things }) => things > 0) && <Automatic view={first} />}
    </DataPage>
  );
}

/** What loads brought together without asking, so that a wrong rule is seen and not only felt. */
function Automatic({ view }: { view: IdentityListView }) {
  const { t } = useTranslation();
  const name = useWord('identities.auto');
  return (
    <section>
      <h2>{t('identities.automatic')}</h2>
      {view.automatic
        .filter(({ things }) => things > 0)
        .map(({ rule, things, examples }) => (
          <details className="pairs" key={rule}>
            <summary>
              {name(rule)} <small>{t('identities.things', { count: things })}</small>
            </summary>
            <ul className="plain">
              {examples.map((one) => (
                <li key={`${one.written} ${one.takenFor}`}>{t('identities.takenFor', { written: one.written, takenFor: one.takenFor, count: one.things })}</li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  );
}
