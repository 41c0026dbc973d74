import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { FOUND, runQuestion, runsQuestion } from '../api/warning-questions.js';
import type { RunDetailView } from '../api/shapes.js';
import { useViewSettings } from '../parts/view-settings.js';

interface NewestRun {
  /** Undefined until it is known, and where there was none. */
  readonly run: RunDetailView | undefined;
  /** The newest one that judged all subjects: what follows a batch counts only what the batch concerned. */
  readonly whole: RunDetailView | undefined;
  readonly isKnown: boolean;
  readonly error: unknown;
}

/** The newest run with what each rule came to. As it goes on, what was found is asked for anew. */
export function useNewestRun(): NewestRun {
  const client = useQueryClient();
  const { scope } = useViewSettings();
  const runs = useQuery(runsQuestion(scope));
  const id = runs.data?.runs[0]?.id;
  const detail = useQuery(runQuestion(id, scope));
  const wholeId = runs.data?.runs.find(({ since }) => since === null)?.id ?? id;
  const wholeDetail = useQuery(runQuestion(wholeId, scope));
  const run = id === undefined ? undefined : detail.data;
  const told = run && `${run.id} ${run.status} ${run.results.length}`;
  const before = useRef(told);
  useEffect(() => {
    if (before.current !== undefined && told !== undefined && before.current !== told) void client.invalidateQueries({ queryKey: FOUND });
    before.current = told ?? before.current;
  }, [client, told]);
  const whole = wholeId === undefined ? undefined : wholeDetail.data;
  const isKnown = runs.data !== undefined && (id === undefined || (detail.data !== undefined && wholeDetail.data !== undefined));
  return { run, whole, isKnown, error: runs.error ?? detail.error ?? wholeDetail.error };
}
