/** The closed vocabularies of the intake: what reports, quarantined rows and data-quality codes may say. */

/** `correct` and `replace` retire what they supersede; `append` never does. */
export const LOAD_MODES = ['append'] as const;
export type LoadMode = (typeof LOAD_MODES)[number];

export const ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const PROGRESS_PHASES = ['receiving', 'checking', 'writing', 'activating', 'undoing'] as const;
export type ProgressPhase = (typeof PROGRESS_PHASES)[number];

/** Why a row is set aside: it cannot be read, typed or identified. */
export const QUARANTINE_REASONS = [
  'column-count',
  'invalid-bytes',
  'unparseable-amount',
  'amount-out-of-range',
  'unparseable-date',
  'unparseable-number',
  'unparseable-flag',
  'unknown-value',
  'missing-key',
  'missing-value',
  'different-content',
  'after-load',
  'nothing-mapped',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** What is readable but implausible: loaded as stated, and marked. */
export const DATA_QUALITY_CODES = [
  'above-parent',
  'no-parent',
  'no-indicator',
  'before-indicator',
  'no-payee-account',
  'future-date',
  'outside-period',
  'bad-check-digit',
  'zero-amount',
  'negative',
  'irregular-number',
  'repaired-number',
  'no-account-number',
] as const;
export type DataQualityCode = (typeof DATA_QUALITY_CODES)[number];
