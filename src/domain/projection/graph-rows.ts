import type { LinkType } from './link-kinds.js';
import type { MoneyGraph } from './money-graph.js';
import type { NewAccount, NewDocument, NewItem, NewLine, NewParty } from './new-rows.js';
import type { NewPayment } from './payments.js';

type Text = string | null;
type Fen = number | null;

/** `cypher/projection/nodes-by-handle.cypher` */
export type NodeList = [
  handle: number | null,
  label: string,
  id: string,
  region: Text,
  kind: Text,
  addedIn: number,
  retiredIn: number | null,
  changedIn: number | null,
  more: Record<string, unknown> | null,
  was: (Record<string, unknown> & { addedIn: number; retiredIn: number })[] | null,
];

/** `cypher/projection/edges-by-handle.cypher`; the ends are handles there, ids elsewhere. */
export type PaymentList<End> = [
  payer: End,
  payee: End,
  id: string,
  amount: number,
  at: number,
  seq: number | null,
  kind: Text,
  timePrecision: Text,
  restoresQuota: boolean | null,
  unconfirmed: boolean | null,
  indicator: Text,
  batch: Text,
  region: Text,
  project: Text,
  purpose: Text,
  addedIn: number,
  retiredIn: number | null,
  settles: string[] | null,
  settledAmounts: number[] | null,
  ambiguous: boolean,
  beneficiary: Text,
  contract: Text,
  rosterLine: boolean,
  otherPayee: boolean,
];

export type LinkList<End> = [
  source: End,
  target: End,
  type: LinkType | 'ALLOCATED',
  value: Fen,
  addedIn: number,
  retiredIn: number | null,
  id?: string,
  at?: number,
  seq?: number | null,
  kind?: Text,
  link?: Text,
  timePrecision?: Text,
];

export interface BalanceRow {
  readonly [column: string]: unknown;
  readonly account: string;
  readonly id: string;
  readonly date: number;
  readonly opening: boolean | null;
  readonly amount: number;
  readonly addedIn: number;
  readonly retiredIn: number | null;
  readonly changedIn: number | null;
  readonly edgeAddedIn: number;
  readonly edgeRetiredIn: number | null;
  readonly was: { addedIn: number; retiredIn: number; date: number; opening: boolean | null; amount: number }[];
}

/** Puts a node into the graph, or its newest values in place of those known; gives its number among its kind, -1 of a kind that is not kept. */
export function addNode(graph: MoneyGraph, [, label, id, region, kind, addedIn, retiredIn, changedIn, more, was]: NodeList): number {
  const row = { ...more, id, region, kind, addedIn, retiredIn, changedIn, was: was ?? [] };
  switch (label) {
    case 'Account':
      return graph.addAccount(row as NewAccount);
    case 'Indicator':
      return graph.addLine(row as NewLine);
    case 'Document':
      return graph.addDocument(row as NewDocument);
    case 'PayoutBatch':
      return graph.addPayout(row);
    case 'Project':
      return graph.projects.intern(id);
    case 'Contract':
      return graph.addContract(row);
    case 'SubsidyItem':
      return graph.addItem(row as NewItem);
    // Of a record only the kind is kept.
    case 'Record':
      return graph.recordKinds.intern(kind);
    case 'Balance':
      return -1;
    default:
      return graph.addParty(row as NewParty);
  }
}

export function paymentOf(list: PaymentList<unknown>): Omit<NewPayment, 'payer' | 'payee'> {
  return {
    id: list[2],
    amount: list[3],
    at: list[4],
    seq: list[5],
    kind: list[6],
    dayPrecise: list[7] === 'day',
    restoresQuota: list[8] ?? false,
    unconfirmed: list[9] ?? false,
    indicator: list[10],
    payout: list[11],
    region: list[12],
    project: list[13],
    purpose: list[14],
    addedIn: list[15],
    retiredIn: list[16],
    settles: list[17] ?? [],
    settledAmounts: list[18] ?? [],
    ambiguous: list[19],
    beneficiary: list[20],
    contract: list[21],
    rosterLine: list[22],
    otherPayee: list[23],
  };
}

/** Puts an allocation or another edge into the graph; one that is there already only ends where it has not. */
export function addLinkList(graph: MoneyGraph, list: LinkList<string> | LinkList<number>): void {
  const [source, target, type, value, addedIn, retiredIn] = list;
  if (type !== 'ALLOCATED') {
    if (typeof source === 'number') graph.addLinkBetween(type, source, target as number, value ?? 0, addedIn, retiredIn ?? 0);
    else graph.addLink(type, { source, target: target as string, value, addedIn, retiredIn });
    return;
  }
  const [, , , , , , id, at, seq, kind, link, timePrecision] = list;
  if (graph.allocations.retire(id!, addedIn, retiredIn ?? 0) >= 0) return;
  const row = { id: id!, amount: value!, at: at!, seq, kind, inferred: link === 'inferred', dayPrecise: timePrecision === 'day', addedIn, retiredIn };
  if (typeof source === 'number') graph.allocations.addBetween(source, target as number, row);
  else graph.addAllocation({ ...row, source, target: target as string });
}

/** All versions of a stated balance: each counts while both its values and its edge to the account do. */
export function addBalance(graph: MoneyGraph, row: BalanceRow): void {
  const { account, edgeAddedIn, edgeRetiredIn } = row;
  const current = { date: row.date, opening: row.opening, amount: row.amount, addedIn: row.changedIn ?? row.addedIn, retiredIn: row.retiredIn };
  for (const { date, opening, amount, addedIn, retiredIn } of [...row.was, current]) {
    const from = Math.max(addedIn, edgeAddedIn);
    const to = Math.min(retiredIn ?? Infinity, edgeRetiredIn ?? Infinity);
    if (from < to) graph.addOpening({ account, day: date, opening, amount, addedIn: from, retiredIn: to === Infinity ? 0 : to });
  }
}
