import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { FOUND, runQuestion, runsQuestion } from '../api/warning-questions.js';
import type { RunDetailView, RunView } from '../api/shapes.js';
import { useViewSettings } from '../parts/view-settings.js';

interface NewestRun {
  /** Undefined until it is known, and where there was none. */
  readonly run: RunDetailView | undefined;
  /** Newest first. */
  readonly runs: readonly RunView[];
  readonly isKnown: boolean;
  readonly error: unknown;
}

/** The newest run with what each rule came to in it. As it goes on, what was found is asked for anew. */
export function useNewestRun(): NewestRun {
  const client = useQueryClient();
  const { scope } = useViewSettings();
  const runs = useQuery(runsQuestion(scope));
  const id = runs.data?.runs[0]?.id;
  const detail = useQuery(runQuestion(id, scope));
  const run = id === undefined ? undefined : detail.data;
  const told = run && `${run.id} ${run.status} ${run.results.length}`;
  const before = useRef(told);
  useEffect(() => {
    if (before.current !== undefined && told !== undefined && before.current !== told) void client.invalidateQueries({ queryKey: FOUND });
    before.current = told ?? before.current;
  }, [client, told]);
  const isKnown = runs.data !== undefined && (id === undefined || detail.data !== undefined);
  return { run, runs: runs.data?.runs ?? [], isKnown, error: runs.error ?? detail.error };
}
