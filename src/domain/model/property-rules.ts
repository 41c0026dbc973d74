import { ACCOUNT_KINDS, ALLOCATION_KINDS, PAYMENT_KINDS, type EdgeType, type NodeLabel } from './model.js';

/** What holds for properties beyond their type; intake, look-up and masking read it here. */

/** How a property of a person or household is masked before it leaves the service; account names only where they look personal. */
export type PersonalKind = 'name' | 'account-name' | 'account' | 'id-number' | 'phone' | 'address' | 'hidden';
/** Properties that are personal data, by label. Intake masks the source columns they are read from. */
export const PERSONAL: Readonly<Partial<Record<NodeLabel, Readonly<Record<string, PersonalKind>>>>> = {
  Account: { number: 'account', name: 'account-name' },
  Household: { headName: 'name', code: 'id-number' },
  Person: { name: 'name', idNumber: 'id-number' },
  Contact: { value: 'hidden' },
  Enterprise: { phone: 'phone', address: 'address' },
};
/** The same for edges. */
export const PERSONAL_OF_EDGES: Readonly<Partial<Record<EdgeType, Readonly<Record<string, PersonalKind>>>>> = {
  PAID: { statedPayee: 'account-name' },
  BID: { bondAccount: 'account', projectManager: 'name', preparedBy: 'name' },
};

/** Lists that grow: every row may add a member, none takes one away. Other lists are values like any other. */
export const GROWING_LISTS = ['branches', 'formerNames', 'topics'] as const;

/** Properties that hold a document number, brought to the canonical form wherever they come from. */
export const DOCUMENT_NUMBERS: Readonly<Record<string, readonly string[]>> = {
  Indicator: ['ownNumber', 'upperNumber'],
  PAID: ['document'],
  ALLOCATED: ['documentNumber'],
};

/** Days on which something is said to have happened: none can lie after the day on which it is loaded. */
export const ACT_DATES: Readonly<Record<string, readonly string[]>> = {
  Document: ['issuedAt'],
  Indicator: ['issuedAt'],
  ALLOCATED: ['at'],
  REGISTERED: ['at'],
  PAID: ['at', 'voucherDate', 'paidAt', 'clearedAt'],
  Record: ['voucherDate', 'paidAt', 'clearedAt'],
};
/** Days that may well lie ahead. */
export const PLANNED_DATES = ['to', 'plannedFrom', 'plannedTo', 'deadlineAt'] as const;

/** Without these an edge says nothing. */
export const REQUIRED_OF_EDGES: Readonly<Partial<Record<EdgeType, readonly string[]>>> = {
  ALLOCATED: ['id', 'amount', 'at'],
  PAID: ['id', 'amount', 'at'],
};
/** What an edge is taken to be where the source does not say. */
export const EDGE_DEFAULTS: Readonly<Partial<Record<EdgeType, Readonly<Record<string, string | number>>>>> = {
  ALLOCATED: { kind: 'distribution', link: 'stated', seq: 0 },
  PAID: { kind: 'payment', state: 'paid', seq: 0 },
};
/** Values that are a closed list: a mapping that yields another word is at fault. */
export const CLOSED_VALUES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Account: { kind: ACCOUNT_KINDS },
  ALLOCATED: { kind: ALLOCATION_KINDS },
  PAID: { kind: PAYMENT_KINDS, state: ['applied', 'sent', 'paid', 'bounced', 'void'] },
};
