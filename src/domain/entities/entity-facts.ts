import { maskAccount, maskAccountName, maskAddress, maskIdNumber, maskName, maskPhone, maskText } from '../access/masking.js';
import { NODES, type NodeKind, type NodeLabel } from '../model/model.js';
import type { EntityFact } from './entity.shapes.js';

/** Kinds of record whose value is, or holds, an address. */
const ADDRESS_RECORDS = new Set(['deed-tax', 'property', 'custody']);

type Properties = Readonly<Record<string, unknown>>;
type Mask = (value: string, properties: Properties, holderKind: string | null) => string;

/** How each personal property is masked; every other text only loses ID, phone and account numbers in it. */
const MASKS: Readonly<Partial<Record<NodeLabel, Readonly<Record<string, Mask>>>>> = {
  Account: { number: maskAccount, name: (name, account, holder) => (isPersonal(holder) ? maskName(name) : maskAccountName(name, text(account['kind']))) },
  Household: { headName: maskName, code: maskAccount },
  Person: { name: maskName, idNumber: maskIdNumber },
  Enterprise: { phone: maskPhone, address: maskAddress, uscc: (code) => code },
  Contact: { value: (value, contact) => (contact['kind'] === 'address' ? maskAddress(value) : maskPhone(value)) },
  Record: {
    value: (value, record) => (ADDRESS_RECORDS.has(text(record['kind']) ?? '') && /[县市区乡镇]/u.test(value) ? maskAddress(value) : maskText(value)),
    reference: maskText,
  },
  // Codes and ids of public bodies consist of digits, too.
  Region: { code: (code) => code },
  Unit: { code: (code) => code },
  Indicator: { code: (code) => code },
  Project: { code: (code) => code },
};

/** What the inspector shows of a node beside its label: the properties of the model, personal ones masked. */
export function maskedFacts(label: NodeLabel, properties: Properties, holderKind: string | null = null): Record<string, EntityFact> {
  const kind: NodeKind = NODES[label];
  const facts: Record<string, EntityFact> = {};
  for (const name of Object.keys(kind.properties)) {
    const value = properties[name];
    if (value === undefined || value === null || name === 'pinyin') continue;
    const mask = MASKS[label]?.[name];
    if (typeof value === 'string') facts[name] = mask ? mask(value, properties, holderKind) : isId(value) ? value : maskText(value);
    else if (typeof value === 'number' || typeof value === 'boolean') facts[name] = value;
    else if (Array.isArray(value)) facts[name] = value.map((one) => (typeof one === 'number' ? one : maskText(String(one))));
  }
  return facts;
}

/** The name a node goes by, masked where personal. */
export function maskedLabel(label: NodeLabel, properties: Properties, holderKind: string | null = null): string {
  const facts = maskedFacts(label, properties, holderKind);
  if (label === 'Account') return `${text(facts['name']) ?? ''} ${text(facts['number']) ?? ''}`.trim();
  const name = facts['number'] ?? facts['headName'] ?? facts['name'] ?? facts['value'] ?? facts['code'];
  if (label === 'Indicator') return `${text(facts['code']) ?? ''} (${String(facts['fiscalYear'] ?? '')})`;
  if (label === 'Record') return `${text(facts['kind']) ?? ''} ${text(facts['code']) ?? ''}`.trim();
  return String(name ?? '');
}

export function isPersonal(label: string | null | undefined): boolean {
  return label === 'Household' || label === 'Person';
}

function isId(value: string): boolean {
  return /^[a-z]+:/u.test(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
