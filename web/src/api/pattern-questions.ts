import { infiniteQueryOptions, keepPreviousData, queryOptions, type InfiniteData } from '@tanstack/react-query';
import { answer, GUARD, service } from './client.js';
import { defined, PAGE, paged } from './data-questions.js';
import type { PatternRowsView } from './shapes.js';

export const patternsQuestion = () =>
  queryOptions({ queryKey: ['patterns', 'list'], queryFn: ({ signal }) => answer(service.GET('/api/patterns', { signal })), staleTime: 300_000 });

export const savedRunQuestion = (id: string | undefined, scope: string | undefined) =>
  queryOptions({
    queryKey: ['patterns', 'run', id, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/patterns/runs/{id}', { params: { path: { id: id! }, query: defined({ scope }) }, signal })),
    enabled: id !== undefined,
  });

export const savedRunsQuestion = (pattern: string, scope: string | undefined) =>
  queryOptions({
    queryKey: ['patterns', 'runs', pattern, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/patterns/runs', { params: { query: defined({ scope, pattern }) }, signal })),
    placeholderData: keepPreviousData,
  });

/** The rows of a saved run never change: they are asked for once. */
export const patternRowsQuestion = (id: string, scope: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['patterns', 'rows', id, scope],
    queryFn: ({ signal, pageParam }) =>
      answer(service.GET('/api/patterns/runs/{id}/rows', { params: { path: { id }, query: paged({ scope, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: Infinity,
  });

/** The first page, as it came with the run, in the place where the page looks for it. */
export const firstPage = (view: PatternRowsView): InfiniteData<PatternRowsView, string | null> => ({ pages: [view], pageParams: [null] });

export const planQuestion = (id: string, wanted: boolean) =>
  queryOptions({
    queryKey: ['patterns', 'plan', id],
    queryFn: ({ signal }) => answer(service.GET('/api/patterns/{id}/plan', { params: { path: { id } }, signal })),
    enabled: wanted,
    staleTime: Infinity,
  });

export interface PatternAsked {
  readonly parameters: Record<string, unknown>;
  readonly scope: string | undefined;
  readonly asOf: string | undefined;
}

export const runPattern = (id: string, asked: PatternAsked): Promise<PatternRowsView> =>
  answer(service.POST('/api/patterns/{id}/runs', { params: { ...GUARD, path: { id } }, body: { ...defined(asked), limit: PAGE } }));

export const EXPORTS = ['csv', 'ndjson', 'graphml'] as const;

/** Where a file with all rows of a run is fetched from. */
export function exportAddress(id: string, format: (typeof EXPORTS)[number], scope: string | undefined, language: 'zh' | 'en'): string {
  const query = new URLSearchParams(defined({ format, lang: language, scope }) as Record<string, string>);
  return `/api/patterns/runs/${id}/export?${query.toString()}`;
}
