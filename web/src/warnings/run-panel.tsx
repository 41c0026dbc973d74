import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statusQuestion } from '../api/questions.js';
import { beginRun, cancelRun, isAlive, resumeRun } from '../api/warning-questions.js';
import type { RuleView, RunDetailView, RunView } from '../api/shapes.js';
import { useSourceName, useWord } from '../data/words.js';
import { grouped } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day, instant } from '../text/dates.js';
import { isEverywhere, wholeRun } from './judged.js';
import { RegionName } from './region-name.js';

interface RunPanelProps {
  readonly run: RunDetailView | undefined;
  /** Newest first. */
  readonly runs: readonly RunView[];
  readonly rules: readonly RuleView[];
}

/** The newest run: when it was, how far it is, what it could not judge; and the way to begin one, end it or go on with it. */
export function RunPanel({ run, runs, rules }: RunPanelProps) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const ask = async (what: () => Promise<RunView>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await what();
    } catch (error) {
      setFailure(error);
    } finally {
      await client.invalidateQueries({ queryKey: ['warnings'] });
      setBusy(false);
    }
  };
  return (
    <section data-testid="warning-run" aria-live="polite">
      <h2>
        {t('warnings.run')}
        {isAlive(run) ? (
          <Button size="small" disabled={busy || run!.status === 'cancelling'} onClick={() => void ask(() => cancelRun(run!.id))}>
            {t('warnings.cancel')}
          </Button>
        ) : (
          <Button size="small" type="primary" loading={busy} onClick={() => void ask(() => beginRun(scope))}>
            {t('warnings.begin')}
          </Button>
        )}
        {run?.status === 'interrupted' && (
          <Button size="small" disabled={busy} onClick={() => void ask(() => resumeRun(run.id))}>
            {t('warnings.resume')}
          </Button>
        )}
        {!isAlive(run) && <small>{scope === undefined ? t('warnings.beginAll') : t('warnings.beginScope', { scope })}</small>}
      </h2>
      {run ? <RunLine run={run} runs={runs} rules={rules} /> : <p>{t('warnings.never')}</p>}
      {failure !== null && <ProblemNote error={failure} />}
    </section>
  );
}

/** Regions and rules named; more are counted. */
const [REGIONS_NAMED, RULES_NAMED] = [3, 8];

function RunLine({ run, runs, rules: all }: RunPanelProps & { run: RunDetailView }) {
  const { t } = useTranslation();
  const { language, scope } = useViewSettings();
  const state = useWord('warnings.runState');
  const status = useQuery(statusQuestion());
  const version = status.data?.dataVersion;
  const { startedAt, endedAt, asOf, results, rules, regions, judged, dataVersion } = run;
  const isPartial = !isEverywhere(run, all.length);
  const [whole, follows] = [wholeRun(runs, all.length), wholeRun(runs, all.length, true)];
  const facts = [
    t(isAlive(run) ? 'warnings.begun' : 'warnings.last', { at: instant(startedAt, 'minute', language) }),
    ...(endedAt === null ? [] : [t('warnings.took', { seconds: grouped(Math.ceil((endedAt - startedAt) / 1000)) })]),
    t('warnings.rulesDone', { done: results.length, count: rules }),
    t('warnings.subjects', { count: Math.max(judged ?? 0, sum(results.map((result) => result.judged))) }),
    t('warnings.ofVersion', { version: dataVersion }),
    ...(run.since === null ? [] : [t('warnings.onlySince', { version: run.since })]),
    asOf === null ? t('warnings.asOfCovered') : t('warnings.asOfDay', { day: day(asOf, language) }),
  ];
  return (
    <>
      <p>
        <b className={`run-state ${run.status}`}>{state(run.status)}</b> {facts.join(' · ')}
      </p>
      {isPartial && (
        <p data-testid="partial-run">
          <b>{t('warnings.partial')}</b>{' '}
          {regions === null ? (
            t('warnings.allRegions')
          ) : (
            <>
              {t('warnings.onlyRegions')}{' '}
              <span className="region-names">
                {regions.slice(0, REGIONS_NAMED).map((code) => (
                  <RegionName key={code} code={code} />
                ))}
              </span>
              {regions.length > REGIONS_NAMED && t('warnings.regionsInAll', { count: regions.length })}
            </>
          )}
          {' · '}
          {rules < all.length ? t('warnings.onlyRules', { count: rules, all: grouped(all.length) }) : t('warnings.allRules')}
          {rules < all.length && rules <= RULES_NAMED && results.length > 0 && ` (${results.map(({ code }) => code).join(' ')})`}
        </p>
      )}
      {isPartial && (
        <p className="quiet">
          {t('warnings.partialMeans')}{' '}
          {whole ? t('warnings.lastWhole', { at: instant(whole.startedAt, 'minute', language), version: whole.dataVersion }) : t('warnings.neverWhole')}
        </p>
      )}
      {isAlive(run) && (
        <div className="load-progress">
          <Progress percent={Math.floor((results.length * 100) / Math.max(rules, 1))} size="small" status="active" aria-label={t('warnings.run')} />
          {run.rule !== null && <p className="quiet">{t('warnings.atWork', { rule: run.rule.slice(0, 5).toUpperCase() })}</p>}
        </div>
      )}
      {run.error !== null && (
        <p className="warn" lang="en">
          {run.error}
        </p>
      )}
      {version !== undefined && version !== (follows?.dataVersion ?? dataVersion) && !isAlive(run) && (
        <p className="warn">{t('warnings.stale', { version })}</p>
      )}
      <NotJudged run={run} rules={all} />
      {scope !== undefined && <p className="quiet">{t('warnings.runHere')}</p>}
    </>
  );
}

/** A county of which sources lack is no clean county: said above all counts, with the sources, whichever run it was that asked there last. */
function NotJudged({ run, rules }: { run: RunDetailView; rules: readonly RuleView[] }) {
  const { t } = useTranslation();
  const sourceName = useSourceName();
  const lacks = rules.flatMap(({ rate }) => (rate !== null && rate.regionsLacking + rate.regionsOpen > 0 ? [rate] : []));
  const failed = run.results.filter(({ status }) => status === 'failed');
  const missing = [...new Set(lacks.flatMap((rate) => rate.missing))].sort();
  return (
    <>
      {lacks.length > 0 && <p className="warn">{t('warnings.notJudged', { count: lacks.length, sources: missing.map(sourceName).join(' · ') })}</p>}
      {failed.length > 0 && <p className="warn">{t('warnings.someFailed', { count: failed.length, rules: failed.map(({ code }) => code).join(' ') })}</p>}
    </>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
