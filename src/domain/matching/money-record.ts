import type { MatchDoubt } from './match.shapes.js';

/** One end of a record, with what tells whether another record means the same account. */
export interface RecordEnd {
  /** Node id of the account. */
  readonly account: string;
  /** One id for an account and its cards. */
  readonly same: string;
  /** One id for those and the accounts that took their place. */
  readonly kin: string;
  /** False: the source gives no number, at most a name. */
  readonly known: boolean;
  /** Names it goes by, normalised: the account's own and its holder's. */
  readonly names: readonly string[];
  /** An account through which many payments pass at once; it may stand for all of their payees. */
  readonly collective: boolean;
}

/** A row of one system that says money moved, as far as matching looks at it. */
export interface MoneyRecord {
  readonly id: string;
  readonly system: string;
  readonly payer: RecordEnd;
  readonly payee: RecordEnd;
  readonly amount: number;
  /** As the record itself states it. */
  readonly at: number;
  readonly precision: string | null;
  readonly seq: number;
  readonly serial: string | null;
  readonly movement: string | null;
  readonly batch: string | null;
  /** Names an indicator, a payout batch or payments it undoes. */
  readonly tagged: boolean;
  /** Of a fiscal system rather than of a bank. */
  readonly fiscal: boolean;
  /** Says what kind of payment it was (cash, a refund, a bounce …); a statement mostly knows only that money moved. */
  readonly specific: boolean;
  /** Says that money did move: it is paid and no mere reclassification. */
  readonly moves: boolean;
}

/** What a person said: the record and all of the others are one movement, or none of them is that of the record. */
export interface PairDecision {
  readonly record: string;
  readonly others: readonly string[];
  readonly decision: 'confirm' | 'reject';
  /** A later decision on the same pair takes the place of an earlier one. */
  readonly sequence: number;
}

/** What a record is among all: the payment itself, or an observation of one or several. */
export interface MatchedRecord {
  readonly id: string;
  /** Payments that it observes, sorted; empty: it is a payment itself. */
  readonly of: readonly string[];
  /** Of a payment: the records that observe it, sorted. */
  readonly observations: readonly string[];
  /** Of a payment: the most precise moment that a certain record of it gives. */
  readonly at: number;
  readonly precision: string | null;
  /** A person has to decide. Of a payment: about one of its observations. */
  readonly unconfirmed: boolean;
  /** Records that it could also belong to, nearest in time first; of a payment those of its observations, sorted. */
  readonly ambiguousWith: readonly string[];
  readonly doubt: MatchDoubt | null;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** Days since 1970 in Shanghai. */
export function dayOf(at: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS);
}

export function daysBetween(one: MoneyRecord, other: MoneyRecord): number {
  return Math.abs(dayOf(one.at) - dayOf(other.at));
}

/** Seconds between two records; whole days where one of them knows only its day. */
export function secondsBetween(one: MoneyRecord, other: MoneyRecord): number {
  const known = isTimed(one) && isTimed(other);
  return known ? Math.round(Math.abs(one.at - other.at) / 1000) : daysBetween(one, other) * (DAY_MS / 1000);
}

const PRECISIONS: readonly (string | null)[] = ['day', 'minute', 'second'];

/** 0: a day or less is known. */
export function precisionRank(precision: string | null): number {
  return Math.max(PRECISIONS.indexOf(precision), 0);
}

function isTimed(record: MoneyRecord): boolean {
  return precisionRank(record.precision) > 0;
}

/** By time, the order given by the source, id: the same however records were loaded. */
export function inOrder(one: MoneyRecord, other: MoneyRecord): number {
  return one.at - other.at || one.seq - other.seq || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** Names are compared without spaces, width and brackets of either kind. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()（）〔〕[\]【】·•]+/gu, '')
    .toUpperCase();
}
