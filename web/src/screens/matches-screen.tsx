import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Segmented, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchesQuestion, decideMatch, matchesQuestion } from '../api/data-questions.js';
import type { MatchAnswer, MatchView } from '../api/shapes.js';
import { DataPage } from '../data/data-page.js';
import { MatchCard } from '../data/match-card.js';
import { MATCH_KEYS, matchAction } from '../data/match-keys.js';
import { MoreRows } from '../data/more-rows.js';
import { useAddress } from '../data/use-address.js';
import { useWord } from '../data/words.js';
import { Yuan } from '../data/yuan.js';
import { exactYuan } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';
import { MATCH_STATES, type MatchesAddress } from './data-address.js';

/** Records of which the data alone do not say which movement they are: one after the other, by hand or by keys. */
export function MatchesScreen() {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [address, change] = useAddress<MatchesAddress>();
  const state = address.state ?? 'open';
  const answer = useInfiniteQuery(matchesQuestion(state));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const first = answer.data?.pages[0];
  const list = answer.data?.pages.flatMap((page) => page.matches) ?? [];
  const chosen = list.find(({ id }) => id === address.match) ?? list[0];

  const decide = async (match: MatchView, decision: MatchAnswer['decision'], candidate?: string): Promise<void> => {
    const words = note.current?.value.trim() ?? '';
    const next = list[list.indexOf(match) + 1] ?? list[list.indexOf(match) - 1];
    setBusy(true);
    setFailure(null);
    try {
      await decideMatch(match.id, { decision, ...(candidate === undefined ? {} : { candidate }), ...(words === '' ? {} : { note: words }) });
      if (note.current) note.current.value = '';
      await client.invalidateQueries();
      change({ match: next?.id });
      void message.success(t('matches.saved'));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = matchAction(event);
      if (!action || !chosen || busy) return;
      const at = list.indexOf(chosen);
      if (action.kind === 'next' || action.kind === 'previous') {
        const to = list[at + (action.kind === 'next' ? 1 : -1)];
        if (to) change({ match: to.id });
      } else if (action.kind === 'note') note.current?.focus();
      else if (action.kind === 'confirm') {
        if (chosen.movement.length > 0 && state === 'open') void decide(chosen, 'confirm');
      } else if (action.kind === 'reject') {
        if (chosen.movement.length > 0 && state !== 'rejected') void decide(chosen, 'reject');
      } else if (action.kind === 'choose') {
        const candidate = chosen.candidates[action.at];
        if (candidate) void decide(chosen, 'confirm', candidate.id);
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <DataPage title={t('matches.title')} help={t('matches.help')} money>
      <div className="row match-bar">
        <Segmented
          aria-label={t('matches.stateLabel')}
          value={state}
          options={MATCH_STATES.map((value) => ({ value, label: t(`matches.state.${value}`) }))}
          onChange={(value) => change({ state: value === 'open' ? undefined : value, match: undefined })}
        />
        {first && (
          <span data-testid="matches-sum">
            {t(`matches.sum.${state}`, { count: first.total })} <b className="amount">{exactYuan(first.amount, language)}</b>
          </span>
        )}
        <span className="keys-line quiet">
          {MATCH_KEYS.map(({ key, label }) => (
            <span key={label}>
              <kbd>{key}</kbd> {t(`matches.${label}`)}
            </span>
          ))}
        </span>
      </div>
      {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Skeleton active />}
      {first && list.length === 0 && (
        <section>
          <p>{t(`matches.none.${state}`)}</p>
          <MergedAlready />
        </section>
      )}
      {failure !== null && <ProblemNote error={failure} />}
      {chosen && (
        <div className="match-work">
          <div className="match-list">
            <ul aria-label={t('matches.list')}>
              {list.map((match) => (
                <MatchItem key={match.id} match={match} chosen={match.id === chosen.id} onChoose={() => change({ match: match.id })} />
              ))}
            </ul>
            <MoreRows query={answer} left={first!.total - list.length} />
          </div>
          <MatchCard key={chosen.id} match={chosen} busy={busy} note={note} onDecide={(decision, candidate) => void decide(chosen, decision, candidate)} />
        </div>
      )}
    </DataPage>
  );
}

/** That nothing waits does not say that nothing was matched: how much the loads merged by themselves. */
function MergedAlready() {
  const { t } = useTranslation();
  const batches = useQuery(batchesQuestion());
  const merged = batches.data?.batches.reduce((sum, batch) => sum + batch.matched.merged, 0) ?? 0;
  return merged > 0 ? <p className="quiet">{t('matches.mergedAlready', { count: merged })}</p> : null;
}

function MatchItem({ match, chosen, onChoose }: { match: MatchView; chosen: boolean; onChoose(): void }) {
  const { language } = useViewSettings();
  const doubt = useWord('matches.doubt');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { record } = match;
  return (
    <li>
      <button ref={button} type="button" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
        <b>
          <Yuan fen={record?.amount} />
        </b>
        <span className="number">{instant(record?.at, record?.timePrecision ?? null, language)}</span>
        <span className="who">{record?.payee.name ?? record?.payee.number ?? match.id}</span>
        {match.doubt && <span className="quiet">{doubt(match.doubt)}</span>}
      </button>
    </li>
  );
}
