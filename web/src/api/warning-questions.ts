import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, GUARD, service } from './client.js';
import { defined, PAGE, paged } from './data-questions.js';
import type { Band, FindingState, RunView } from './shapes.js';

/** A run that goes on tells something new every two seconds; others begin runs too. */
const [ASK_ALIVE_MS, ASK_IDLE_MS] = [1000, 15_000];

export const isAlive = (run: Pick<RunView, 'status'> | undefined): boolean => run?.status === 'running' || run?.status === 'cancelling';

/** Under one key what a run changes, so that it is asked for anew when one has gone on. */
export const FOUND = ['warnings', 'found'] as const;

export const rulesQuestion = (scope: string | undefined) =>
  queryOptions({
    queryKey: [...FOUND, 'rules', scope],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings', { params: { query: defined({ scope }) }, signal })),
    placeholderData: keepPreviousData,
  });

export interface FindingsAsked {
  readonly scope: string | undefined;
  /** A class, or the code of a rule. */
  readonly rule: string | undefined;
  readonly band: Band | undefined;
  readonly status: FindingState;
  readonly subject: string | undefined;
}

export const findingsQuestion = (asked: FindingsAsked) =>
  infiniteQueryOptions({
    queryKey: [...FOUND, 'findings', asked],
    queryFn: ({ signal, pageParam }) => answer(service.GET('/api/findings', { params: { query: paged({ ...asked, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });

export const findingQuestion = (id: string, scope: string | undefined) =>
  queryOptions({
    queryKey: [...FOUND, 'finding', id, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/findings/{id}', { params: { path: { id }, query: defined({ scope }) }, signal })),
  });

export const runsQuestion = () =>
  queryOptions({
    queryKey: ['warnings', 'runs'],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/runs', { signal })),
    refetchInterval: ({ state }) => (isAlive(state.data?.runs[0]) ? ASK_ALIVE_MS : ASK_IDLE_MS),
  });

export const runQuestion = (id: string | undefined) =>
  queryOptions({
    queryKey: ['warnings', 'run', id],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/runs/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isAlive(state.data) ? ASK_ALIVE_MS : false),
    placeholderData: keepPreviousData,
  });

/** Judges by all rules; with a scope only that region and what it supervises. */
export const beginRun = (scope: string | undefined): Promise<RunView> =>
  answer(service.POST('/api/warnings/runs', { params: GUARD, body: defined({ scope }) }));

export const cancelRun = (id: string): Promise<RunView> => answer(service.POST('/api/warnings/runs/{id}/cancel', { params: { ...GUARD, path: { id } } }));

export const resumeRun = (id: string): Promise<RunView> => answer(service.POST('/api/warnings/runs/{id}/resume', { params: { ...GUARD, path: { id } } }));
