import type { components } from './schema.js';

/** The shapes of the answers under the names of the service; generated, never written twice. */
type Shape = components['schemas'];
export type AppearanceView = Shape['AppearanceView'];
export type Caption = Shape['Caption'];
export type Tone = Shape['Tone'];
export type TraceView = Shape['TraceView'];
export type TraceNode = Shape['TraceNode'];
export type TraceStep = Shape['TraceStep'];
export type TraceLevel = Shape['TraceLevel'];
export type TraceTotals = Shape['TraceTotals'];
export type CutOff = Shape['CutOff'];
export type SearchView = Shape['SearchView'];
export type SearchHit = Shape['SearchHit'];
export type DocumentSummary = Shape['DocumentSummary'];
export type DocumentListView = Shape['DocumentListView'];
export type EntityView = Shape['EntityView'];
export type EntityLink = Shape['EntityLink'];
export type StatusView = Shape['StatusView'];
export type BatchView = Shape['BatchView'];
export type LoadReport = Shape['LoadReport'];
export type SourceRowView = Shape['SourceRowView'];

export const START_KINDS = ['indicator', 'payment', 'account', 'payee', 'project'] as const;
export type StartKind = (typeof START_KINDS)[number];
