/**
 * The graph model as data: every label, edge type and property, once. Intake validates mappings and rows against it,
 * the writer stores what it allows, and ARCHITECTURE.md explains it. Nothing else lists labels or properties.
 *
 * Every business node also carries the label `Entity` and a unique `id` (`<prefix>:<key>`), so that one index finds
 * any node and one statement writes any kind. Bookkeeping properties are the same everywhere:
 * `addedIn`, `retiredIn`, `source` (`<batch>/<file>/<line>`), `dataQuality[]`; nodes add `changedIn` (batch of the
 * current values) and `stated[]` (keys stated by a defining row; the others are only mentioned elsewhere).
 */

/** `fen` is integer fen; `instant` epoch milliseconds, shown in Asia/Shanghai; `day` an instant at 00:00 Asia/Shanghai. */
export type PropertyType = 'string' | 'integer' | 'number' | 'fen' | 'instant' | 'day' | 'boolean' | 'strings' | 'fens';

export interface NodeKind {
  /** First part of the id. */
  readonly prefix: string;
  /** Properties that make the key, in order; joined by `|`. */
  readonly key: readonly string[];
  /** The key is personal or an account number: the id is 128 bits of an HMAC, the parts are not in it. */
  readonly opaque?: true;
  readonly properties: Readonly<Record<string, PropertyType>>;
}

export interface EdgeKind {
  readonly source: readonly NodeLabel[];
  readonly target: readonly NodeLabel[];
  /** Properties that, after the two ends, make the id; `id` alone means the source states the id. */
  readonly key: readonly string[];
  readonly properties: Readonly<Record<string, PropertyType>>;
}

const validity = { from: 'day', to: 'day' } as const;

export const NODES = {
  Region: { prefix: 'region', key: ['code'], properties: { code: 'string', name: 'string', pinyin: 'string', level: 'string', ...validity, tags: 'strings' } },
  Unit: { prefix: 'unit', key: ['region', 'code'], properties: { region: 'string', code: 'string', name: 'string', kind: 'string', pinyin: 'string' } },
  Document: {
    prefix: 'document',
    key: ['issuer', 'number'],
    properties: {
      issuer: 'string',
      number: 'string',
      numberAsWritten: 'string',
      title: 'string',
      level: 'string',
      issuedAt: 'day',
      region: 'string',
      surrogate: 'boolean',
    },
  },
  Indicator: {
    prefix: 'indicator',
    key: ['region', 'fiscalYear', 'code'],
    properties: {
      region: 'string',
      fiscalYear: 'integer',
      code: 'string',
      kind: 'string',
      amount: 'fen',
      issuedAt: 'day',
      recipient: 'string',
      recipientRegion: 'string',
      upperNumber: 'string',
      ownNumber: 'string',
      project: 'string',
      fundName: 'string',
      fundTag: 'string',
      fundType: 'string',
      /** Marks set on the line beside its own classes (热点分类). */
      topics: 'strings',
      trackCode: 'string',
      fundKind: 'string',
      fundLevel: 'string',
      transferClass: 'string',
      functionClass: 'string',
      economicClass: 'string',
      departmentClass: 'string',
      /** Central project that this line of local money matches. */
      matchedProject: 'string',
      originYear: 'integer',
      executable: 'boolean',
      balanceAsStated: 'fen',
      reducedAsStated: 'fen',
      appliedAsStated: 'fen',
      division: 'string',
      /** Division that manages the line, where it is not the one in charge. */
      managedBy: 'string',
      purpose: 'string',
      plan: 'string',
      requiredMode: 'string',
      provisional: 'boolean',
    },
  },
  Project: {
    prefix: 'project',
    key: ['code'],
    properties: {
      code: 'string',
      name: 'string',
      pinyin: 'string',
      category: 'string',
      village: 'string',
      region: 'string',
      inLibraryAt: 'day',
      approvedAt: 'day',
      approvedBudget: 'fen',
      startedAt: 'day',
      acceptedAt: 'day',
      plannedFrom: 'day',
      plannedTo: 'day',
      progress: 'integer',
      status: 'string',
      placeholder: 'boolean',
      topics: 'strings',
      targets: 'string',
      results: 'string',
    },
  },
  Account: {
    prefix: 'account',
    key: ['number', 'institution'],
    opaque: true,
    properties: {
      number: 'string',
      institution: 'string',
      branches: 'strings',
      name: 'string',
      kind: 'string',
      region: 'string',
      openedAt: 'day',
      closedAt: 'day',
      status: 'string',
      approvalNo: 'string',
      whitelisted: 'boolean',
    },
  },
  PayoutBatch: {
    prefix: 'payout',
    key: ['region', 'code'],
    properties: { region: 'string', code: 'string', item: 'string', period: 'string', total: 'fen', lines: 'integer', account: 'string' },
  },
  SubsidyItem: {
    prefix: 'item',
    key: ['code'],
    properties: {
      code: 'string',
      name: 'string',
      targeting: 'string',
      payee: 'string',
      standard: 'fen',
      period: 'string',
      exclusions: 'strings',
      exclusiveWith: 'strings',
      graceDays: 'integer',
      ...validity,
    },
  },
  Enterprise: {
    prefix: 'enterprise',
    key: ['uscc'],
    properties: {
      uscc: 'string',
      name: 'string',
      formerNames: 'strings',
      pinyin: 'string',
      region: 'string',
      establishedAt: 'day',
      status: 'string',
      scope: 'string',
      kind: 'string',
      address: 'string',
      phone: 'string',
      weakIdentity: 'boolean',
    },
  },
  Household: {
    prefix: 'household',
    key: ['code'],
    opaque: true,
    properties: { code: 'string', headName: 'string', village: 'string', region: 'string', policyLabel: 'string', policyLabelFrom: 'day', identifiedAt: 'day' },
  },
  Person: { prefix: 'person', key: ['idNumber'], opaque: true, properties: { idNumber: 'string', name: 'string', region: 'string', weakIdentity: 'boolean' } },
  Tender: {
    prefix: 'tender',
    key: ['code'],
    properties: {
      code: 'string',
      name: 'string',
      region: 'string',
      method: 'string',
      category: 'string',
      lot: 'string',
      budget: 'fen',
      limit: 'fen',
      exemption: 'string',
      noticeAt: 'day',
      deadlineAt: 'day',
      awardedAt: 'day',
    },
  },
  Contract: {
    prefix: 'contract',
    key: ['code'],
    properties: {
      code: 'string',
      name: 'string',
      region: 'string',
      method: 'string',
      category: 'string',
      lot: 'string',
      amount: 'fen',
      signedAt: 'day',
      startedAt: 'day',
      acceptedAt: 'day',
      exemption: 'string',
    },
  },
  Contact: { prefix: 'contact', key: ['kind', 'value'], opaque: true, properties: { kind: 'string', value: 'string' } },
  Record: {
    prefix: 'record',
    key: ['kind', 'code'],
    properties: {
      kind: 'string',
      code: 'string',
      region: 'string',
      ...validity,
      value: 'string',
      amount: 'fen',
      fiscalYear: 'integer',
      reference: 'string',
      /** What the paper of a payment says became of it; payments that name the record are completed by it. */
      state: 'string',
      voucherDate: 'day',
      paidAt: 'instant',
      clearedAt: 'instant',
      serial: 'string',
      payee: 'string',
      batch: 'string',
    },
  },
  Balance: { prefix: 'balance', key: ['account', 'date'], properties: { account: 'string', date: 'day', amount: 'fen', opening: 'boolean' } },
} as const satisfies Record<string, NodeKindShape>;

type NodeKindShape = Omit<NodeKind, 'properties'> & { properties: Record<string, PropertyType> };
export type NodeLabel = keyof typeof NODES;
export const NODE_LABELS = Object.keys(NODES) as NodeLabel[];

const any = NODE_LABELS;
const party: NodeLabel[] = ['Unit', 'Enterprise', 'Household', 'Person', 'Region'];

/** What one row of a source says about a movement of money. */
const movement = {
  movement: 'string',
  amount: 'fen',
  at: 'instant',
  seq: 'integer',
  timePrecision: 'string',
  indicator: 'string',
  document: 'string',
  project: 'string',
  batch: 'string',
  item: 'string',
  kind: 'string',
  mode: 'string',
  state: 'string',
  voucherDate: 'day',
  paidAt: 'instant',
  clearedAt: 'instant',
  fiscalYear: 'integer',
  region: 'string',
  payingUnit: 'string',
  purpose: 'string',
  contract: 'string',
  invoice: 'string',
  period: 'string',
  statedPayee: 'string',
  rosterLine: 'string',
  beneficiary: 'string',
  functionClass: 'string',
  economicClass: 'string',
  final: 'boolean',
  authority: 'string',
  serial: 'string',
  /** Records that complete the payment: the voucher under which it went out, the list of those it was for. */
  voucher: 'string',
  application: 'string',
  /** What the row itself said, where a voucher or list took its place; `completed` names what they filled in. */
  appliedAt: 'instant',
  appliedPrecision: 'string',
  appliedState: 'string',
  appliedPayee: 'string',
  completed: 'strings',
  system: 'string',
  settles: 'strings',
  settledAmounts: 'fens',
  restoresQuota: 'boolean',
  /** Balance of the payer's or the payee's account after the movement, as its statement says. */
  payerBalance: 'fen',
  payeeBalance: 'fen',
} as const;
/** What matching adds: the record's own moment where a more precise one of another record took its place, and what a person has to decide. */
const matched = { recordedAt: 'instant', recordedPrecision: 'string', unconfirmed: 'boolean', ambiguousWith: 'strings' } as const;

export const EDGES = {
  PART_OF: { source: ['Region'], target: ['Region'], key: ['from'], properties: validity },
  FUNDED_THROUGH: { source: ['Region'], target: ['Region'], key: ['from'], properties: validity },
  SUPERVISED_BY: { source: ['Region', 'Unit'], target: ['Region', 'Unit'], key: ['from'], properties: validity },
  IN: { source: any, target: ['Region'], key: ['from'], properties: validity },
  ISSUED_BY: { source: ['Document', 'Tender', 'Contract'], target: ['Unit', 'Region'], key: [], properties: {} },
  CARRIES: { source: ['Document'], target: ['Indicator'], key: [], properties: { line: 'integer' } },
  ALLOCATED: {
    source: ['Indicator'],
    target: ['Indicator'],
    key: ['id'],
    properties: { amount: 'fen', at: 'instant', seq: 'integer', timePrecision: 'string', kind: 'string', link: 'string', documentNumber: 'string' },
  },
  GIVEN_TO: { source: ['Indicator'], target: ['Unit', 'Region'], key: [], properties: {} },
  FOR: { source: ['Indicator'], target: ['Project'], key: [], properties: {} },
  REGISTERED: {
    source: ['Unit', 'Region'],
    target: ['Indicator'],
    key: ['localNumber', 'line'],
    properties: { at: 'day', amount: 'fen', localNumber: 'string', line: 'integer' },
  },
  PART_OF_TOTAL: { source: ['Indicator'], target: ['Indicator'], key: [], properties: { included: 'string' } },
  PAID: { source: ['Account'], target: ['Account'], key: ['id'], properties: { ...movement, ...matched, observations: 'strings' } },
  /** A record of another system about payments that are there already (`of`): read with them, never counted. */
  OBSERVED: { source: ['Account'], target: ['Account'], key: ['id'], properties: { ...movement, ...matched, of: 'strings', doubt: 'string' } },
  FUNDED_BY: { source: ['PayoutBatch'], target: ['Indicator'], key: [], properties: { amount: 'fen' } },
  HELD_BY: { source: ['Account'], target: party, key: ['from'], properties: validity },
  CARD_OF: { source: ['Account'], target: ['Account'], key: ['from'], properties: validity },
  SUCCEEDED_BY: { source: ['Account'], target: ['Account'], key: ['from'], properties: validity },
  MEMBER_OF: { source: ['Person'], target: ['Household', 'Enterprise'], key: ['from'], properties: { ...validity, farmer: 'boolean', relation: 'string' } },
  LEGAL_REP_OF: { source: ['Person'], target: ['Enterprise'], key: ['from'], properties: validity },
  SHAREHOLDER_OF: { source: ['Person', 'Enterprise'], target: ['Enterprise'], key: ['from'], properties: { ...validity, share: 'number' } },
  STAFF_OF: { source: ['Person'], target: ['Unit'], key: ['role', 'from'], properties: { ...validity, role: 'string' } },
  KIN_OF: { source: ['Person'], target: ['Person'], key: ['relation'], properties: { relation: 'string' } },
  USES: { source: ['Person', 'Enterprise', 'Unit'], target: ['Contact', 'Account'], key: ['from'], properties: validity },
  SPLIT_FROM: { source: ['Household'], target: ['Household'], key: ['from'], properties: { from: 'day' } },
  /** Two things are one: a person has confirmed what a rule proposed, or a source says so. */
  SAME_AS: { source: any, target: any, key: [], properties: { rule: 'string' } },
  MERGED_INTO: { source: ['Household'], target: ['Household'], key: ['from'], properties: { from: 'day' } },
  BENEFITS_FROM: {
    source: ['Household', 'Person'],
    target: ['SubsidyItem', 'Project'],
    key: ['rosterLine'],
    properties: {
      rosterLine: 'string',
      period: 'string',
      amount: 'fen',
      standard: 'fen',
      quantity: 'number',
      approvedAt: 'day',
      approvedBy: 'string',
      ...validity,
      declaredArea: 'number',
      titledArea: 'number',
      batch: 'string',
    },
  },
  CONTRACTED_FOR: {
    source: ['Enterprise', 'Contract'],
    target: ['Contract', 'Project'],
    key: ['role'],
    properties: { role: 'string', main: 'string', declared: 'boolean', amount: 'fen', at: 'day' },
  },
  BID: {
    source: ['Enterprise'],
    target: ['Tender'],
    key: [],
    properties: {
      amount: 'fen',
      at: 'day',
      won: 'boolean',
      withdrawn: 'boolean',
      disqualified: 'boolean',
      bondAccount: 'string',
      preparedBy: 'string',
      projectManager: 'string',
    },
  },
  ABOUT: { source: ['Record', 'Balance', 'Tender', 'Contract', 'PayoutBatch'], target: any, key: [], properties: {} },
} as const satisfies Record<string, EdgeKindShape>;

type EdgeKindShape = Omit<EdgeKind, 'properties'> & { properties: Record<string, PropertyType> };
export type EdgeType = keyof typeof EDGES;
export const EDGE_TYPES = Object.keys(EDGES) as EdgeType[];

/** The label an id belongs to, by its prefix; undefined when it is no business id. */
export function labelOfId(id: string): NodeLabel | undefined {
  const prefix = id.slice(0, id.indexOf(':'));
  return NODE_LABELS.find((label) => NODES[label].prefix === prefix);
}

/** Account kinds of the fiscal side: money resting here is `held`. */
export const FISCAL_SIDE_KINDS = ['zero-balance', 'special', 'own-funds', 'township', 'agent-batch', 'platform'] as const;
/** Kinds that end a walk: they keep what reaches them and pass on only tagged payments. */
export const END_KINDS = ['treasury', 'clearing', 'tax', 'social-security', 'utility'] as const;
/** Kinds at which money counts as `paid`, beside the ends other than treasury. */
export const PAYEE_KINDS = ['enterprise', 'merchant', 'household', 'person', 'village-collective', 'wages'] as const;
export const ACCOUNT_KINDS = [...FISCAL_SIDE_KINDS, ...END_KINDS, ...PAYEE_KINDS, 'cash', 'unknown'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Kinds of ALLOCATED whose sum a line's own amount already contains; an adjustment comes on top of it. */
export const FUNDING_KINDS = ['distribution', 'pooling', 'carry-over', 'reissue'] as const;
export const ALLOCATION_KINDS = [...FUNDING_KINDS, 'reduction', 'recall', 'adjustment'] as const;
export type AllocationKind = (typeof ALLOCATION_KINDS)[number];

export const PAYMENT_KINDS = ['payment', 'transfer', 'bounce', 'refund', 'recovery', 'reversal', 'reclassification', 'cash'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];
/** Kinds that undo earlier payments by `settles`. */
export const SETTLING_KINDS = ['bounce', 'refund', 'recovery', 'reversal'] as const;
