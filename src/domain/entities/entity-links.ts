import { maskAccount, maskAccountName, maskName, maskText } from '../access/masking.js';
import { isPersonal, maskedLabel } from './entity-facts.js';
import type { LinkEntry, LinkRow } from './entity-rows.js';
import type { EntityLink } from './entity.shapes.js';

export interface Links {
  readonly holders: EntityLink[];
  readonly accounts: EntityLink[];
  readonly members: EntityLink[];
  readonly related: EntityLink[];
  readonly more: number;
}

/** Links of one list. */
const LINKS_MAX = 200;
const MEMBERS = new Set(['MEMBER_OF', 'LEGAL_REP_OF', 'SHAREHOLDER_OF', 'STAFF_OF']);

/** Puts the neighbours into the lists of the inspector. */
export function linksOf(rows: readonly LinkRow[]): Links {
  const lists = { holders: [] as EntityLink[], accounts: [] as EntityLink[], members: [] as EntityLink[], related: [] as EntityLink[] };
  let total = 0;
  for (const row of rows) {
    total += row.total;
    const list = lists[listOf(row)];
    list.push(...row.links.slice(0, LINKS_MAX - list.length).map((link) => entityLink(row.relation, link)));
  }
  lists.accounts.sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
  return { ...lists, more: Math.max(0, total - Object.values(lists).reduce((sum, list) => sum + list.length, 0)) };
}

function listOf({ relation, outward }: LinkRow): 'holders' | 'accounts' | 'members' | 'related' {
  if (relation === 'HELD_BY') return outward ? 'holders' : 'accounts';
  if (relation === 'ABOUT' && outward) return 'holders';
  if (relation === 'CARD_OF' || relation === 'SUCCEEDED_BY') return 'accounts';
  return MEMBERS.has(relation) && !outward ? 'members' : 'related';
}

function entityLink(relation: string, link: LinkEntry): EntityLink {
  const { id, kind, from, to } = link;
  return { id, kind, label: label(link), relation, detail: detail(link), from, to };
}

function label(link: LinkEntry): string {
  if (link.kind === 'Account') return maskAccount(link.label ?? '');
  if (isPersonal(link.kind)) return maskName(link.label ?? '');
  return link.kind === 'Contact' ? maskedLabel('Contact', { value: link.label, kind: link.accountKind }) : maskText(link.label ?? link.id);
}

function detail(link: LinkEntry): string | null {
  if (link.kind === 'Account') {
    const name = link.holderName ?? link.name;
    const masked = name === null ? null : isPersonal(link.holderKind) ? maskName(name) : maskAccountName(name, link.accountKind);
    return [link.accountKind, masked].filter((part) => part !== null).join(' ') || null;
  }
  if (link.share !== null) return `${link.share}`;
  return link.detail === null ? null : maskText(link.detail);
}
