import { keepPreviousData, queryOptions, infiniteQueryOptions } from '@tanstack/react-query';
import { looksPersonal } from './personal.js';
import { answer, GUARD, service } from './client.js';
import type { ChangesView, PageStart, SetChangesQuestion, TraceSetQuestion, TraceView } from './shapes.js';

/** Where a trace starts: a document number, or another thing by its id. */
export type Start = { readonly number: string; readonly issuer?: string | undefined } | { readonly kind: PageStart; readonly id: string };

/** As of which day, and as of which batch; nothing said means now. */
export interface Moment {
  readonly asOf?: string | undefined;
  readonly asOfBatch?: number | undefined;
}

export interface TraceAsked extends Moment {
  readonly start: Start;
  readonly depth: number;
  readonly scope?: string | undefined;
  readonly windowDays?: number | undefined;
  /** Fen. */
  readonly minAmount?: number | undefined;
  /** Of a region, only what is asked here. */
  readonly narrowed?: Narrowed | undefined;
}

export interface Narrowed {
  readonly years?: readonly number[] | undefined;
  readonly fund?: string | undefined;
  readonly fundTag?: string | undefined;
}

interface Listing {
  view?: 'aggregate' | 'rows';
  limit?: number;
  cursor?: string;
  node?: string;
}

/** A page of single steps: large enough to read on, small enough to come at once. */
export const ROWS_PAGE = 200;

/** What shapes the answer, without where it starts and how it is listed; the exports ask with the same. */
export function limitsOf({ depth, scope, asOf, asOfBatch, windowDays, minAmount }: TraceAsked) {
  return {
    depth,
    ...(scope ? { scope } : {}),
    ...(asOf ? { asOf } : {}),
    ...(asOfBatch ? { asOfBatch } : {}),
    ...(windowDays === undefined ? {} : { windowDays }),
    ...(minAmount ? { minAmount } : {}),
  };
}

/** A region's lines, of what is asked here. */
function setOf(id: string, { narrowed }: TraceAsked) {
  const { years, fund, fundTag } = narrowed ?? {};
  return {
    regions: [id.replace(/^region:/u, '')],
    ...(years ? { years: [...years] } : {}),
    ...(fund ? { funds: [fund] } : {}),
    ...(fundTag ? { fundTags: [fundTag] } : {}),
  };
}

function traceCall(asked: TraceAsked, listing: Listing, signal?: AbortSignal): Promise<TraceView> {
  const { start } = asked;
  const query = { ...limitsOf(asked), ...listing };
  // These answers can be tables as well; asked for as JSON they are a trace.
  const options = { parseAs: 'json' as const, ...(signal ? { signal } : {}) };
  const traced = (call: Promise<unknown>): Promise<TraceView> => answer(call as Promise<{ data?: TraceView }>);
  if ('kind' in start) {
    const { kind, id } = start;
    if (kind !== 'region') return traced(service.GET('/api/traces/from/{kind}/{id}', { params: { path: { kind, id }, query }, ...options }));
    const body = { ...query, ...setOf(id, asked) } as TraceSetQuestion;
    return traced(service.POST('/api/traces/sets', { params: GUARD, body, ...options }));
  }
  return traced(
    service.GET('/api/traces/{documentNumber}', {
      params: { path: { documentNumber: start.number }, query: { ...query, ...(start.issuer ? { issuer: start.issuer } : {}) } },
      ...options,
    }),
  );
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

/** Changes listed at once: more than a person reads; the answer counts the others. */
const CHANGES_LISTED = 200;

/** What is different now from the moment that is looked at. */
export const changesQuestion = (asked: TraceAsked) =>
  queryOptions({
    queryKey: ['changes', asked],
    queryFn: ({ signal }): Promise<ChangesView> => {
      // All steps are compared, whatever is too small to be listed on the page.
      const { asOf, asOfBatch, minAmount: _, ...now } = asked;
      const { start } = asked;
      const query = {
        ...limitsOf(now),
        limit: CHANGES_LISTED,
        ...(asOf ? { sinceAsOf: asOf } : {}),
        ...(asOfBatch ? { sinceAsOfBatch: asOfBatch } : {}),
      };
      if ('number' in start) {
        const params = { path: { documentNumber: start.number }, query: { ...query, ...(start.issuer ? { issuer: start.issuer } : {}) } };
        return answer(service.GET('/api/traces/{documentNumber}/changes', { params, signal }));
      }
      const { kind, id } = start;
      if (kind !== 'region') return answer(service.GET('/api/traces/from/{kind}/{id}/changes', { params: { path: { kind, id }, query }, signal }));
      return answer(service.POST('/api/traces/sets/changes', { params: GUARD, body: { ...query, ...setOf(id, asked) } as SetChangesQuestion, signal }));
    },
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

/** Documents of the start page fetched at once. */
export const DOCUMENTS_PAGE = 100;

export const documentsQuestion = (scope?: string) =>
  infiniteQueryOptions({
    queryKey: ['documents', scope],
    queryFn: ({ signal, pageParam }) =>
      answer(
        service.GET('/api/documents', {
          params: { query: { limit: DOCUMENTS_PAGE, ...(scope ? { scope } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) } },
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

/** The file of a subject, as of the same moment as the trace it is read beside. */
export const entityQuestion = (id: string, scope?: string, { asOf, asOfBatch }: Moment = {}) =>
  queryOptions({
    queryKey: ['entity', id, scope, asOf, asOfBatch],
    queryFn: ({ signal }) => {
      const query = { ...(scope ? { scope } : {}), ...(asOf ? { asOf } : {}), ...(asOfBatch ? { asOfBatch } : {}) };
      return answer(service.GET('/api/entities/{id}', { params: { path: { id }, query }, signal }));
    },
    staleTime: 60_000,
  });

export const sourceQuestion = (source: string) =>
  queryOptions({
    queryKey: ['source', source],
    queryFn: ({ signal }) => answer(service.GET('/api/sources', { params: { query: { source } }, signal })),
    staleTime: Infinity,
  });

export const removeDemo = () => answer(service.POST('/api/demo/remove', { params: GUARD }));
