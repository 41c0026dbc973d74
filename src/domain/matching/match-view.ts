import { maskAccount, maskAccountName, maskName, maskText } from '../access/masking.js';
import type { MatchDecision, MatchDecisionView, MatchDoubt, MatchParty, MatchRecord, MatchState, MatchView } from './match.shapes.js';

interface ShownAccount {
  readonly id: string;
  readonly name: string | null;
  readonly number: string | null;
  readonly kind: string | null;
  readonly holder: { readonly name: string | null; readonly label: string } | null;
}

/** A row of `match-records-shown`. */
export interface ShownRecord extends Record<string, unknown> {
  readonly id: string;
  readonly observed: boolean;
  readonly system: string | null;
  readonly amount: number;
  readonly at: number;
  readonly timePrecision: string | null;
  readonly serial: string | null;
  readonly purpose: string | null;
  readonly document: string | null;
  readonly source: string;
  readonly of: string[];
  readonly observations: string[];
  readonly ambiguousWith: string[];
  readonly doubt: MatchDoubt | null;
  readonly unconfirmed: boolean;
  readonly payer: ShownAccount;
  readonly payee: ShownAccount;
}

/** A row of `decisions-on-records`. */
export interface DecisionRow extends Record<string, unknown> {
  readonly record: string;
  readonly decision: MatchDecision;
  readonly others: string[];
  readonly note: string | null;
  readonly decidedAt: number;
  readonly sequence: number;
}

/** Listed at most; a payout has thousands of lines, and nobody decides by reading them. */
export const LISTED_MAX = 20;

/** The doubts in words. */
const REASONS: Readonly<Record<MatchDoubt, string>> = {
  'several-candidates': 'Within three days the two systems have a different number of records of this amount between these accounts.',
  'name-only': 'One of the two records names an account without a number: only the name agrees.',
  'no-counterparty': 'One of the two records says nothing about the other account: only one account and the amount agree.',
  'successor-account': 'The records name two accounts of which one took the place of the other.',
  'amount-differs': 'The bank’s serial number and the accounts agree, the amounts do not.',
  'several-payouts': 'Several payouts of these days have this sum, or several records could be this payout.',
};

export function matchView(
  id: string,
  state: MatchState,
  records: ReadonlyMap<string, ShownRecord>,
  decision: DecisionRow | undefined,
  movementAmount: number,
): MatchView {
  const record = records.get(id);
  const shown = (ids: readonly string[]): MatchRecord[] => ids.flatMap((other) => (records.has(other) ? [matchRecord(records.get(other)!)] : []));
  return {
    id,
    state,
    doubt: record?.doubt ?? null,
    reason: record?.doubt ? REASONS[record.doubt] : null,
    record: record ? matchRecord(record) : null,
    movement: shown((record?.of ?? []).slice(0, LISTED_MAX)),
    movementCount: record?.of.length ?? 0,
    movementAmount,
    candidates: shown(candidatesOf(record, decision)),
    decision: decision ? decisionView(decision) : null,
  };
}

/** Records that a person may choose: what could be it, and what was decided against. */
export function candidatesOf(record: ShownRecord | undefined, decision: DecisionRow | undefined): string[] {
  const others = [...(record?.ambiguousWith ?? []), ...(decision?.others ?? [])];
  return [...new Set(others)].filter((other) => !record?.of.includes(other)).slice(0, LISTED_MAX);
}

function matchRecord(row: ShownRecord): MatchRecord {
  const { id, amount, at, timePrecision, serial, document, source } = row;
  return {
    id,
    system: row.system ?? '',
    payer: party(row.payer),
    payee: party(row.payee),
    amount,
    at,
    timePrecision,
    serial,
    purpose: row.purpose === null ? null : maskText(row.purpose),
    document,
    counted: !row.observed,
    source,
  };
}

function party({ id, name, number, kind, holder }: ShownAccount): MatchParty {
  const isPersonal = holder?.label === 'Household' || holder?.label === 'Person';
  const shown = holder?.name ? (isPersonal ? maskName(holder.name) : holder.name) : name === null ? null : maskAccountName(name, kind);
  return { id, name: shown, number: number === null ? null : maskAccount(number) };
}

function decisionView({ decision, others, note, decidedAt, sequence }: DecisionRow): MatchDecisionView {
  return { decision, others: others.slice(0, LISTED_MAX), note: note === null ? null : maskText(note), decidedAt, sequence };
}
