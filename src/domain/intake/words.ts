/** The closed vocabularies of the intake: what reports, quarantined rows and data-quality codes may say. */

/**
 * How a package is taken. `append`: a known id with other content is set aside. `correct`: the same id replaces, the old version is
 * retired. `replace`: as correct, and what rows of the same source said about its regions and period and this package no longer says is
 * retired as well.
 */
export const LOAD_MODES = ['append', 'correct', 'replace'] as const;
export type LoadMode = (typeof LOAD_MODES)[number];

/** What made a batch: a package, the withdrawal of another batch, or a person's decision on matches and identities. */
export const BATCH_MODES = [...LOAD_MODES, 'withdraw', 'review'] as const;
export type BatchMode = (typeof BATCH_MODES)[number];

/** How the bytes of a file are read; `xlsx` is a workbook, whose texts carry their encoding with them. */
export const ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030', 'windows-1252', 'xlsx'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const PROGRESS_PHASES = ['waiting', 'receiving', 'checking', 'writing', 'comparing', 'matching', 'activating', 'undoing'] as const;
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
  'not-as-required',
  'too-long',
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
  'masked-number',
  'registered-twice',
  'zero-amount',
  'negative',
  'irregular-number',
  'repaired-number',
  'no-account-number',
] as const;
export type DataQualityCode = (typeof DATA_QUALITY_CODES)[number];

/** Codes that several rows decide together: set and taken away at activation, whatever the rows themselves say. */
export const MARK_CODES = ['above-parent', 'before-indicator', 'no-parent', 'registered-twice'] as const satisfies readonly DataQualityCode[];
