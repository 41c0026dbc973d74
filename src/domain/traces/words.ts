/** The words of a trace: what its answers and questions choose from, in the order in which they are shown. */

export const TRACE_VIEWS = ['aggregate', 'rows', 'totals'] as const;
export type TraceViewName = (typeof TRACE_VIEWS)[number];

export const ENGINES = ['projection', 'cypher'] as const;
/** `projection` is the memory of the service, `cypher` the record itself. */
export type EngineName = (typeof ENGINES)[number];

/** Nodes on one picture; more cannot be taken in. */
export const NODES_DRAWN_MAX = 150;
/** Largest neighbours drawn of a node in each direction, where nothing is asked. */
export const HUB_CAP = 10;

export const START_KINDS = ['indicator', 'payment', 'account', 'payee', 'project'] as const;
/** What a trace can start from beside a document number. */
export type StartKind = (typeof START_KINDS)[number];

export const STEP_KINDS = [
  'distribution',
  'reduction',
  'recall',
  'adjustment',
  'carry-over',
  'reissue',
  'pooling', // quota: ALLOCATED.kind
  'assignment', // quota: a line stands at the unit or region that may spend it
  'payment',
  'transfer',
  'bounce',
  'refund',
  'recovery',
  'reversal',
  'reclassification',
  'cash', // money: PAID.kind
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export const BACKWARD_KINDS: readonly StepKind[] = ['reduction', 'recall', 'bounce', 'refund', 'recovery', 'reversal'];

export const GRADES = ['documented', 'remark', 'attributed'] as const;
export type Grade = (typeof GRADES)[number];

export const LEVELS = ['central', 'province', 'city', 'county', 'township', 'unit', 'intermediate', 'payee', 'onward', 'outside'] as const;
export type Level = (typeof LEVELS)[number];

export const NODE_KINDS = ['Document', 'Region', 'Unit', 'Project', 'Account', 'PayoutBatch', 'Enterprise', 'Household', 'Person', 'Rest', 'Outside'] as const;
/** `Rest` stands for neighbours not drawn singly, `Outside` for what lies beyond the caller's region. */
export type TraceNodeKind = (typeof NODE_KINDS)[number];

export const METHOD_NAMES = ['proRata', 'fifo', 'lifo', 'libr'] as const;
export type MethodName = (typeof METHOD_NAMES)[number];

export const UNEXPLAINED_REASONS = [
  'time-inconsistent',
  'no-onward-link',
  'cash',
  'payee-unknown',
  'account-outside-data',
  'outside-period',
  'cut-off',
  'outside-scope',
] as const;
export type UnexplainedReason = (typeof UNEXPLAINED_REASONS)[number];
