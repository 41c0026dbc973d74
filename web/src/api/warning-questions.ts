import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, GUARD, service } from './client.js';
import { defined, PAGE, paged } from './data-questions.js';
import type { Band, FindingState, RuleClass, RunView } from './shapes.js';

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

export const evidenceQuestion = (id: string, scope: string | undefined) =>
  queryOptions({
    queryKey: [...FOUND, 'evidence', id, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/findings/{id}/evidence', { params: { path: { id }, query: defined({ scope }) }, signal })),
  });

/** The group a finding is in; one that stands no more is in none. */
export const groupOfQuestion = (id: string, scope: string | undefined, enabled = true) =>
  queryOptions({
    queryKey: [...FOUND, 'group', id, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/findings/{id}/group', { params: { path: { id }, query: defined({ scope, limit: 6 }) }, signal })),
    enabled,
  });

export const groupsQuestion = (asked: Pick<FindingsAsked, 'scope' | 'rule' | 'band'>) =>
  infiniteQueryOptions({
    queryKey: [...FOUND, 'groups', asked],
    queryFn: ({ signal, pageParam }) => answer(service.GET('/api/findings/groups', { params: { query: paged({ ...asked, limit: 25 }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });

export const membersQuestion = (id: string, scope: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...FOUND, 'members', id, scope],
    queryFn: ({ signal, pageParam }) =>
      answer(service.GET('/api/findings/{id}/group', { params: { path: { id }, query: paged({ scope, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const ratesQuestion = (rule: string, scope: string | undefined) =>
  queryOptions({
    queryKey: [...FOUND, 'rates', rule, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/{rule}/rates', { params: { path: { rule }, query: defined({ scope }) }, signal })),
  });

export interface LedgerAsked {
  readonly scope: string | undefined;
  readonly year: number | undefined;
  readonly class: RuleClass | undefined;
}

export const ledgerQuestion = (asked: LedgerAsked) =>
  infiniteQueryOptions({
    queryKey: [...FOUND, 'ledger', asked],
    queryFn: ({ signal, pageParam }) => answer(service.GET('/api/findings/ledger', { params: { query: paged(asked, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });

/** Address of the whole ledger as a table: every event of it. */
export function ledgerExport(asked: LedgerAsked, format: 'csv' | 'xlsx', lang: 'zh' | 'en'): string {
  const given = Object.entries({ ...defined(asked), format, lang }).map(([name, value]): [string, string] => [name, String(value)]);
  return `/api/findings/ledger/export?${new URLSearchParams(given)}`;
}

export const runsQuestion = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['warnings', 'runs', scope],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/runs', { params: { query: defined({ scope }) }, signal })),
    refetchInterval: ({ state }) => (isAlive(state.data?.runs[0]) ? ASK_ALIVE_MS : ASK_IDLE_MS),
  });

export const runQuestion = (id: string | undefined, scope: string | undefined) =>
  queryOptions({
    queryKey: ['warnings', 'run', id, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/runs/{id}', { params: { path: { id: id! }, query: defined({ scope }) }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isAlive(state.data) ? ASK_ALIVE_MS : false),
    placeholderData: keepPreviousData,
  });

/** Judges by all rules; with a scope only that region and what it supervises. */
export const beginRun = (scope: string | undefined): Promise<RunView> =>
  answer(service.POST('/api/warnings/runs', { params: GUARD, body: defined({ scope }) }));

export const cancelRun = (id: string): Promise<RunView> => answer(service.POST('/api/warnings/runs/{id}/cancel', { params: { ...GUARD, path: { id } } }));

export const resumeRun = (id: string): Promise<RunView> => answer(service.POST('/api/warnings/runs/{id}/resume', { params: { ...GUARD, path: { id } } }));
