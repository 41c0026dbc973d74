import { keepPreviousData, queryOptions, infiniteQueryOptions } from '@tanstack/react-query';
import { looksPersonal } from './personal.js';
import { answer, GUARD, service } from './client.js';
import type { StartKind, TraceView } from './shapes.js';

/** Where a trace starts: a document number, or another thing by its id. */
export type Start = { readonly number: string; readonly issuer?: string | undefined } | { readonly kind: StartKind; readonly id: string };

export interface TraceAsked {
  readonly start: Start;
  readonly depth: number;
  readonly scope?: string | undefined;
}

interface Listing {
  view?: 'aggregate' | 'rows';
  limit?: number;
  cursor?: string;
  node?: string;
}

/** A page of single steps: large enough to read on, small enough to come at once. */
export const ROWS_PAGE = 200;

function traceCall({ start, depth, scope }: TraceAsked, listing: Listing, signal?: AbortSignal): Promise<TraceView> {
  const query = { depth, ...(scope ? { scope } : {}), ...listing };
  const options = signal ? { signal } : {};
  if ('kind' in start) return answer(service.GET('/api/traces/from/{kind}/{id}', { params: { path: { kind: start.kind, id: start.id }, query }, ...options }));
  const call = service.GET('/api/traces/{documentNumber}', {
    params: { path: { documentNumber: start.number }, query: { ...query, ...(start.issuer ? { issuer: start.issuer } : {}) } },
    parseAs: 'json',
    ...options,
  });
  return answer(call as Promise<{ data?: TraceView }>);
}

export const statusQuestion = () =>
  queryOptions({ queryKey: ['status'], queryFn: ({ signal }) => answer(service.GET('/api/status', { signal })), staleTime: 30_000 });

export const appearanceQuestion = () =>
  queryOptions({ queryKey: ['appearance'], queryFn: ({ signal }) => answer(service.GET('/api/appearance', { signal })), staleTime: Infinity });

export const traceQuestion = (asked: TraceAsked) =>
  queryOptions({ queryKey: ['trace', asked], queryFn: ({ signal }) => traceCall(asked, {}, signal), staleTime: 60_000 });

export const traceRowsQuestion = (asked: TraceAsked) =>
  infiniteQueryOptions({
    queryKey: ['trace-rows', asked],
    queryFn: ({ signal, pageParam }) => traceCall(asked, { view: 'rows', limit: ROWS_PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cutOff.cursor,
    staleTime: 60_000,
  });

/** The neighbours of one drawn node, largest first, `limit` at most. */
export const neighboursOf = (asked: TraceAsked, node: string, limit: number, cursor?: string): Promise<TraceView> =>
  traceCall(asked, { node, limit, ...(cursor ? { cursor } : {}) });

export const searchQuestion = (q: string, scope?: string) =>
  queryOptions({
    queryKey: ['search', q, scope],
    queryFn: ({ signal }) => {
      const question = { q, limit: 6, ...(scope ? { scope } : {}) };
      if (looksPersonal(q)) return answer(service.POST('/api/search', { params: GUARD, body: question, signal }));
      return answer(service.GET('/api/search', { params: { query: question }, signal }));
    },
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

export const documentsQuestion = (scope?: string) =>
  infiniteQueryOptions({
    queryKey: ['documents', scope],
    queryFn: ({ signal, pageParam }) =>
      answer(
        service.GET('/api/documents', {
          params: { query: { limit: 100, ...(scope ? { scope } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

/** Documents of the province to begin with, for somebody who has no number at hand. */
export const sampleQuestion = (scope?: string) =>
  queryOptions({
    queryKey: ['sample', scope],
    queryFn: ({ signal }) =>
      answer(service.GET('/api/documents', { params: { query: { limit: 200, level: 'province', ...(scope ? { scope } : {}) } }, signal })),
    staleTime: 60_000,
  });

export const entityQuestion = (id: string, scope?: string) =>
  queryOptions({
    queryKey: ['entity', id, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/entities/{id}', { params: { path: { id }, query: scope ? { scope } : {} }, signal })),
    staleTime: 60_000,
  });

export const sourceQuestion = (source: string) =>
  queryOptions({
    queryKey: ['source', source],
    queryFn: ({ signal }) => answer(service.GET('/api/sources', { params: { query: { source } }, signal })),
    staleTime: Infinity,
  });

export const removeDemo = () => answer(service.POST('/api/demo/remove', { params: GUARD }));
