import type { MatchDoubt } from './match.shapes.js';
import { daysBetween, type MoneyRecord, type RecordEnd } from './money-record.js';

/** What can speak for two records being one movement. The stronger comes first and leaves less to the weaker. */
export interface Evidence {
  /** Only records that share one of these can be one by this evidence. */
  readonly keys: (record: MoneyRecord) => string[];
  /** Days that may lie between the two. */
  readonly days: number;
  /** Asked of two records that share a key. */
  readonly holds: (one: MoneyRecord, other: MoneyRecord) => boolean;
  /** The doubt that stays; null where equal numbers on both sides make it certain. */
  readonly doubt: (one: MoneyRecord, other: MoneyRecord) => MatchDoubt | null;
}

/** A bank books a transfer at the latest three days after it was ordered: a weekend and a clearing day. */
export const BOOKING_DAYS = 3;
/** Banks begin their serial numbers anew, some every day; further apart the same number is another transfer. */
export const SERIAL_DAYS = 30;

export const SIDES = ['payer', 'payee'] as const;
export type Side = (typeof SIDES)[number];
export const OTHER: Readonly<Record<Side, Side>> = { payer: 'payee', payee: 'payer' };

/** The bank's serial number, the amount, and no account that contradicts. */
const bySerial: Evidence = {
  keys: (record) =>
    record.serial === null
      ? []
      : SIDES.filter((side) => record[side].known).map((side) => `${side}|${record[side].same}|${record.serial ?? ''}|${record.amount}`),
  days: SERIAL_DAYS,
  holds: (one, other) => SIDES.every((side) => one[side].same === other[side].same || !one[side].known || !other[side].known),
  doubt: () => null,
};

/** The same two accounts in the same direction, and the amount. */
const byAccounts: Evidence = {
  keys: (record) => (record.payer.known && record.payee.known ? [`${record.payer.same}|${record.payee.same}|${record.amount}`] : []),
  days: BOOKING_DAYS,
  holds: () => true,
  doubt: () => null,
};

/** The serial number and the accounts, but two amounts. */
const bySerialAlone: Evidence = {
  keys: (record) => (record.serial !== null && record.payer.known && record.payee.known ? [`${record.payer.same}|${record.payee.same}|${record.serial}`] : []),
  days: BOOKING_DAYS,
  holds: () => true,
  doubt: () => 'amount-differs',
};

/** Paid to an old account, seen on the one that took its place. */
const bySuccessor: Evidence = {
  keys: (record) => (record.payer.known && record.payee.known ? [`${record.payer.kin}|${record.payee.kin}|${record.amount}`] : []),
  days: BOOKING_DAYS,
  holds: () => true,
  doubt: () => 'successor-account',
};

/** One account and the amount; the other account is known to one of the two by name only, or not at all. */
const byName: Evidence = {
  keys: (record) => SIDES.filter((side) => record[side].known).map((side) => `${side}|${record[side].same}|${record.amount}`),
  days: BOOKING_DAYS,
  holds: (one, other) => SIDES.some((side) => one[side].known && one[side].same === other[side].same && mayBeOne(one[OTHER[side]], other[OTHER[side]])),
  doubt: (one, other) =>
    SIDES.some((side) => one[side].account !== other[side].account && shareName(one[side], other[side])) ? 'name-only' : 'no-counterparty',
};

/** Certain wherever the numbers on both sides agree. */
export const CERTAIN: readonly Evidence[] = [bySerial, byAccounts];
/** Always for a person to confirm. */
export const DOUBTFUL: readonly Evidence[] = [bySerialAlone, bySuccessor, byName];

/** Whether any evidence speaks for the two, whatever else there may be. */
export function evidenceFor(one: MoneyRecord, other: MoneyRecord): boolean {
  return [...CERTAIN, ...DOUBTFUL].some((evidence) => speaks(evidence, one, other));
}

function speaks(evidence: Evidence, one: MoneyRecord, other: MoneyRecord): boolean {
  if (daysBetween(one, other) > evidence.days) return false;
  const keys = evidence.keys(other);
  return evidence.keys(one).some((key) => keys.includes(key)) && evidence.holds(one, other);
}

/** Records that share a key of the evidence, in a stated order. */
export function* classes(records: readonly MoneyRecord[], evidence: Evidence): Generator<MoneyRecord[]> {
  const groups = new Map<string, MoneyRecord[]>();
  for (const record of records) {
    for (const key of evidence.keys(record)) {
      const group = groups.get(key);
      if (group) group.push(record);
      else groups.set(key, [record]);
    }
  }
  for (const key of [...groups.keys()].sort()) if (groups.get(key)!.length > 1) yield groups.get(key)!;
}

/** Prefers, at the same distance, the record whose name agrees to one without a name. */
export function nameCost(one: MoneyRecord, other: MoneyRecord): number {
  return SIDES.some((side) => (!one[side].known || !other[side].known) && !shareName(one[side], other[side])) ? 1 : 0;
}

function mayBeOne(one: RecordEnd, other: RecordEnd): boolean {
  if (one.known && other.known) return false;
  return one.names.length === 0 || other.names.length === 0 || shareName(one, other);
}

function shareName(one: RecordEnd, other: RecordEnd): boolean {
  return one.names.some((name) => other.names.includes(name));
}
