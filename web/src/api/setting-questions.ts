import { queryOptions } from '@tanstack/react-query';
import { answer, service } from './client.js';
import { defined } from './data-questions.js';
import { FOUND } from './warning-questions.js';

/** Lines of the history shown at once; a rule is set anew a few times a year. */
const ENTRIES = 50;
/** Rules with which one overlaps most. */
const PAIRS = 5;

/** What holds for a rule today, in the region of the page or in the whole country. */
export const ruleSettingsQuestion = (rule: string, scope: string | undefined) =>
  queryOptions({
    queryKey: ['warnings', 'settings', rule, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/settings', { params: { query: defined({ rule, scope, region: scope }) }, signal })),
  });

export const settingsHistoryQuestion = (rule: string, scope: string | undefined, enabled: boolean) =>
  queryOptions({
    queryKey: ['warnings', 'settings', 'history', rule, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/settings/history', { params: { query: defined({ rule, scope, limit: ENTRIES }) }, signal })),
    enabled,
  });

export const findingSettingsQuestion = (id: string, scope: string | undefined) =>
  queryOptions({
    queryKey: [...FOUND, 'settings', id, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/findings/{id}/settings', { params: { path: { id }, query: defined({ scope }) }, signal })),
  });

export const overlapQuestion = (rule: string, scope: string | undefined) =>
  queryOptions({
    queryKey: [...FOUND, 'overlap', rule, scope],
    queryFn: ({ signal }) => answer(service.GET('/api/warnings/overlap', { params: { query: defined({ rule, scope, limit: PAIRS }) }, signal })),
  });
