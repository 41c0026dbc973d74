import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { FOUND, runQuestion, runsQuestion } from '../api/warning-questions.js';
import type { RunDetailView } from '../api/shapes.js';

interface NewestRun {
  /** Undefined until it is known, and where there was none. */
  readonly run: RunDetailView | undefined;
  readonly isKnown: boolean;
  readonly error: unknown;
}

/** The newest run with what each rule came to. As it goes on, what was found is asked for anew. */
export function useNewestRun(): NewestRun {
  const client = useQueryClient();
  const runs = useQuery(runsQuestion());
  const id = runs.data?.runs[0]?.id;
  const detail = useQuery(runQuestion(id));
  const run = id === undefined ? undefined : detail.data;
  const told = run && `${run.id} ${run.status} ${run.results.length}`;
  const before = useRef(told);
  useEffect(() => {
    if (before.current !== undefined && told !== undefined && before.current !== told) void client.invalidateQueries({ queryKey: FOUND });
    before.current = told ?? before.current;
  }, [client, told]);
  return { run, isKnown: runs.data !== undefined && (id === undefined || detail.data !== undefined), error: runs.error ?? detail.error };
}
