import { plainName, type MatchedRecord, type MoneyRecord, type RecordEnd } from './money-record.js';

/** A record as the graph holds it: a row of `records-by-id`. */
export interface StoredRecord extends Record<string, unknown> {
  readonly id: string;
  /** False: it has been taken back; it only tells which others it had to do with. */
  readonly current: boolean;
  readonly observed: boolean;
  readonly payer: string;
  readonly payee: string;
  readonly values: {
    readonly system: string | null;
    readonly amount: number;
    readonly at: number;
    readonly timePrecision: string | null;
    readonly recordedAt: number | null;
    readonly recordedPrecision: string | null;
    readonly seq: number | null;
    readonly serial: string | null;
    readonly movement: string | null;
    readonly batch: string | null;
    readonly indicator: string | null;
    readonly tagged: boolean;
    readonly kind: string | null;
    readonly mode: string | null;
    readonly state: string | null;
    readonly observations: readonly string[] | null;
    readonly of: readonly string[] | null;
    readonly unconfirmed: boolean | null;
    readonly ambiguousWith: readonly string[] | null;
    readonly doubt: string | null;
  };
}

/** What tells whether two records mean the same account. */
export interface AccountFacts {
  readonly known: boolean;
  readonly kind: string;
  readonly names: readonly string[];
  readonly same: string;
  readonly kin: string;
}

/** A new version of a record: `null` takes a property away. */
export interface RecordChange extends Record<string, unknown> {
  readonly id: string;
  readonly type: 'PAID' | 'OBSERVED';
  readonly values: Record<string, unknown>;
}

const FISCAL_MODES: ReadonlySet<string> = new Set(['direct', 'authorised', 'appropriation', 'special-account', 'card']);

export function moneyRecord({ id, payer, payee, values }: StoredRecord, accounts: ReadonlyMap<string, AccountFacts>): MoneyRecord {
  const end = (account: string): RecordEnd => {
    const { known, kind, names, same, kin } = accounts.get(account)!;
    return { account, known, names: names.map(plainName).filter((name) => name !== ''), same, kin, collective: kind === 'clearing' };
  };
  return {
    id,
    system: values.system ?? '',
    payer: end(payer),
    payee: end(payee),
    amount: values.amount,
    at: values.recordedAt ?? values.at,
    precision: ownPrecision(values),
    seq: values.seq ?? 0,
    serial: values.serial === null ? null : values.serial.normalize('NFKC').replace(/\s+/gu, '').toUpperCase() || null,
    movement: values.movement,
    batch: values.batch,
    tagged: values.tagged,
    fiscal: FISCAL_MODES.has(values.mode ?? ''),
    specific: !['payment', 'transfer'].includes(values.kind ?? 'payment'),
    moves: (values.state ?? 'paid') === 'paid' && values.kind !== 'reclassification',
  };
}

/** What has to be written so that the graph says of a record what matching says; undefined where it says so already. */
export function changeOf({ id, observed, values }: StoredRecord, wanted: MatchedRecord): RecordChange | undefined {
  const isObserved = wanted.of.length > 0;
  const own = { at: values.recordedAt ?? values.at, precision: ownPrecision(values) };
  const moved = !isObserved && (wanted.at !== own.at || wanted.precision !== own.precision);
  const next = {
    at: isObserved ? own.at : wanted.at,
    timePrecision: isObserved ? own.precision : wanted.precision,
    recordedAt: moved ? own.at : null,
    recordedPrecision: moved ? own.precision : null,
    observations: listed(wanted.observations),
    of: listed(wanted.of),
    unconfirmed: wanted.unconfirmed ? true : null,
    ambiguousWith: listed(wanted.ambiguousWith),
    doubt: wanted.doubt,
  };
  const isSame = isObserved === observed && Object.entries(next).every(([name, value]) => sameValue(value, values[name as keyof typeof next]));
  return isSame ? undefined : { id, type: isObserved ? 'OBSERVED' : 'PAID', values: next };
}

function ownPrecision(values: StoredRecord['values']): string | null {
  return values.recordedAt === null || values.recordedAt === undefined ? values.timePrecision : values.recordedPrecision;
}

function listed(ids: readonly string[]): readonly string[] | null {
  return ids.length === 0 ? null : ids;
}

function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((member, place) => member === other[place]);
  return (one ?? null) === (other ?? null);
}
