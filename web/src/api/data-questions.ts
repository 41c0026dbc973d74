import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, GUARD, service } from './client.js';
import type {
  Check,
  CompletenessView,
  IdentityListView,
  IdentityProposal,
  LoadReport,
  MatchAnswer,
  MatchState,
  MatchView,
  PeriodRow,
  QuarantinedRow,
  Reason,
  ReconciliationView,
} from './shapes.js';

/** Rows of a list on one page: as many as a person reads before narrowing it down. */
export const PAGE = 50;
/** The largest page the service gives, for what is added up on the screen. */
const PAGE_MAX = 500;
/** Pages of covered periods that are added up; what lies beyond is stated. */
const PERIOD_PAGES = 20;

export const defined = <T extends object>(question: T): T => Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as T;
export const paged = <T extends object>(question: T, cursor: string | null): T & { cursor?: string } =>
  cursor === null ? defined(question) : { ...defined(question), cursor };

export const batchesQuestion = () => queryOptions({ queryKey: ['batches'], queryFn: ({ signal }) => answer(service.GET('/api/loads', { signal })) });

/** What is being loaded and what waits; asked often while there is anything, and now and then for loads of others. */
export const queueQuestion = (busy: boolean) =>
  queryOptions({
    queryKey: ['queue'],
    queryFn: ({ signal }) => answer(service.GET('/api/loads/queue', { signal })),
    refetchInterval: ({ state }) => (busy || (state.data?.loads.length ?? 0) > 0 ? 1000 : 10_000),
  });

export interface QuarantineAsked {
  readonly reason?: string | undefined;
  readonly file?: string | undefined;
  readonly open?: boolean | undefined;
}

export const quarantineQuestion = (id: string, asked: QuarantineAsked) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', id, asked],
    queryFn: ({ signal, pageParam }) => {
      const query = paged({ ...asked, reason: asked.reason as QuarantinedRow['reason'] | undefined, limit: PAGE }, pageParam);
      return answer(service.GET('/api/loads/{id}/quarantine', { params: { path: { id }, query: query as never }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });

/** How many rows of a batch still wait to be delivered again; asked only where some have been. */
export const openRowsQuestion = (id: string) =>
  queryOptions({
    queryKey: ['quarantine', id, 'open rows'],
    queryFn: async ({ signal }) => (await answer(service.GET('/api/loads/{id}/quarantine', { params: { path: { id }, query: { limit: 1 } }, signal }))).open,
  });

export const quarantineTableAddress = (id: string, file: string): string =>
  `/api/loads/${encodeURIComponent(id)}/quarantine.csv?${new URLSearchParams({ file })}`;

/** Delivers a corrected table; the file is sent as it is. */
export function deliverCorrected(id: string, file: string, table: File): Promise<LoadReport> {
  const call = service.POST('/api/loads/{id}/quarantine', {
    params: { ...GUARD, path: { id }, query: { file } },
    body: table as never,
    bodySerializer: (body) => body as unknown as File,
    headers: { 'content-type': 'text/csv' },
  });
  return answer(call as Promise<{ data?: LoadReport }>);
}

export const matchesQuestion = (state: MatchState) =>
  infiniteQueryOptions({
    queryKey: ['matches', state],
    queryFn: ({ signal, pageParam }) => answer(service.GET('/api/matches', { params: { query: paged({ state, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const decideMatch = (id: string, decision: MatchAnswer): Promise<MatchView> =>
  answer(service.POST('/api/matches/{id}', { params: { ...GUARD, path: { id } }, body: decision }));

type IdentityRule = IdentityProposal['rule'];

export const identitiesQuestion = (state: MatchState, rule: string | undefined, scope: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['identities', state, rule, scope],
    queryFn: ({ signal, pageParam }): Promise<IdentityListView> =>
      answer(
        service.GET('/api/identities', { params: { query: paged({ state, rule: rule as IdentityRule | undefined, scope, limit: PAGE }, pageParam) }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const decideIdentity = (id: string, decision: 'confirm' | 'reject', note: string): Promise<IdentityProposal> =>
  answer(service.POST('/api/identities/{id}', { params: { ...GUARD, path: { id } }, body: { decision, ...(note === '' ? {} : { note }) } }));

export type CoverageSection = 'periods' | 'serials' | 'silence' | 'payees' | 'placeholders';

export interface CoverageAsked {
  readonly scope?: string | undefined;
  readonly year?: number | undefined;
  readonly workingDays?: number | undefined;
}

/** All five kinds of gap with their totals; the rows themselves are asked for one kind at a time. */
export const coverageSumsQuestion = (asked: CoverageAsked) =>
  queryOptions({
    queryKey: ['coverage', asked],
    queryFn: ({ signal }) => answer(service.GET('/api/coverage', { params: { query: defined({ ...asked, limit: 1 }) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const coverageQuestion = (section: CoverageSection, asked: CoverageAsked) =>
  infiniteQueryOptions({
    queryKey: ['coverage', section, asked],
    queryFn: ({ signal, pageParam }) =>
      answer(service.GET('/api/coverage', { params: { query: paged({ ...asked, section, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page[section]?.cursor ?? null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Every source in every region, for the matrix; `left` rows did not fit. */
export const periodsQuestion = (asked: CoverageAsked) =>
  queryOptions({
    queryKey: ['coverage', 'all periods', asked],
    queryFn: async ({ signal }) => {
      const rows: PeriodRow[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < PERIOD_PAGES; page++) {
        const view: CompletenessView = await answer(
          service.GET('/api/coverage', { params: { query: paged({ ...asked, section: 'periods' as const, limit: PAGE_MAX }, cursor) }, signal }),
        );
        const part = view.periods;
        rows.push(...(part?.rows ?? []));
        cursor = part?.cursor ?? null;
        if (cursor === null) return { rows, left: 0 };
        if (page === PERIOD_PAGES - 1) return { rows, left: (part?.total ?? rows.length) - rows.length };
      }
      return { rows, left: 0 };
    },
    staleTime: 60_000,
  });

export interface BooksAsked {
  readonly scope?: string | undefined;
  readonly region?: string | undefined;
  readonly year?: number | undefined;
}

export const accountBooksQuestion = (asked: BooksAsked) =>
  infiniteQueryOptions({
    queryKey: ['account-books', asked],
    queryFn: ({ signal, pageParam }) => answer(service.GET('/api/books/accounts', { params: { query: paged({ ...asked, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 60_000,
  });

export const indicatorBooksQuestion = (asked: BooksAsked) =>
  infiniteQueryOptions({
    queryKey: ['indicator-books', asked],
    queryFn: ({ signal, pageParam }) =>
      answer(service.GET('/api/books/indicators', { params: { query: paged({ ...asked, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 60_000,
  });

export interface ReconciliationAsked {
  readonly region?: string | undefined;
  readonly year?: number | undefined;
  readonly scope?: string | undefined;
}

export const reconciliationQuestion = (asked: ReconciliationAsked) =>
  queryOptions({
    queryKey: ['reconciliation', asked],
    queryFn: ({ signal }) => {
      const call = service.GET('/api/reconciliation', { params: { query: defined({ ...asked, format: 'json' as const }) }, parseAs: 'json', signal });
      return answer(call as Promise<{ data?: ReconciliationView }>);
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const reconciliationLinesQuestion = (asked: ReconciliationAsked, check: Check, reason: Reason | undefined, below: boolean) =>
  infiniteQueryOptions({
    queryKey: ['reconciliation-lines', asked, check, reason, below],
    queryFn: ({ signal, pageParam }) =>
      answer(service.GET('/api/reconciliation/lines', { params: { query: paged({ ...asked, check, reason, below, limit: PAGE }, pageParam) }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 60_000,
  });

export const reconciliationTableAddress = (asked: ReconciliationAsked, language: string): string =>
  `/api/reconciliation?${new URLSearchParams(
    Object.entries({ ...asked, format: 'csv', lang: language === 'en' ? 'en' : 'zh' }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )}`;
