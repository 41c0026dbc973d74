import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { patternsQuestion, savedRunQuestion } from '../api/pattern-questions.js';
import type { PatternView } from '../api/shapes.js';
import { DataPage } from '../data/data-page.js';
import { useAddress } from '../data/use-address.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { LastRuns, PatternAbout, PatternPlan } from '../patterns/pattern-about.js';
import { PatternForm } from '../patterns/pattern-form.js';
import { PatternList } from '../patterns/pattern-list.js';
import { RunRows } from '../patterns/run-rows.js';
import type { PatternsAddress } from './data-address.js';

/** Questions for analysts: what there is, a form for one of them, and the rows of the saved run that the address names. */
export function PatternsScreen() {
  const { t } = useTranslation();
  const [address, change] = useAddress<PatternsAddress>();
  const list = useQuery(patternsQuestion());
  const pattern = list.data?.patterns.find(({ id }) => id === address.pattern);
  return (
    <DataPage title={t('patterns.title')} help={t('patterns.help')} money>
      {list.error !== null && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <Skeleton active />}
      {list.data && (
        <div className="pattern-columns">
          <PatternList patterns={list.data.patterns} chosen={address.pattern} />
          <div className="pattern-one">
            {pattern ? (
              <OnePattern key={pattern.id} pattern={pattern} address={address} onRun={(run) => change({ run })} />
            ) : (
              <p className="quiet">{t(address.pattern === undefined ? 'patterns.choose' : 'patterns.gone')}</p>
            )}
          </div>
        </div>
      )}
    </DataPage>
  );
}

function OnePattern({ pattern, address: { run: id }, onRun }: { pattern: PatternView; address: PatternsAddress; onRun(id: string): void }) {
  const { scope } = useViewSettings();
  const saved = useQuery(savedRunQuestion(id, scope));
  const run = saved.data?.pattern === pattern.id ? saved.data : undefined;
  return (
    <>
      <section>
        <PatternAbout pattern={pattern} />
        {/* With another run its parameters stand in the form; a run that was just made has left them there. */}
        {id === undefined || saved.data || saved.error !== null ? (
          <PatternForm key={run?.id ?? 'new'} pattern={pattern} run={run} onRun={onRun} />
        ) : (
          <Skeleton active />
        )}
        <LastRuns pattern={pattern} run={id} />
        <PatternPlan pattern={pattern} />
      </section>
      {saved.error !== null && <ProblemNote error={saved.error} />}
      {run && <RunRows pattern={pattern} run={run} />}
    </>
  );
}
