import type { LineBook, Registration } from '../books/line-book.js';
import type { Check, Reason } from './words.js';

const SHANGHAI_MS = 8 * 3_600_000;

/** What one line, account or subject adds to one comparison of one region; the reasons add up to left − right. */
export interface Part {
  readonly check: Check;
  readonly region: string;
  readonly year: number;
  readonly left: number;
  readonly right: number;
  readonly reasons: readonly { readonly reason: Reason; readonly amount: number }[];
}

/** Whether a source is loaded for a region in a year. */
export type IsLoaded = (source: string, region: string, year: number) => boolean;

/** Every comparison that one line takes part in. */
export function partsOfLine(line: LineBook, isLoaded: IsLoaded): Part[] {
  const parts: Part[] = [];
  const { region, fiscalYear: year, recipientRegion } = line;
  const received = line.stated && recipientRegion !== null && recipientRegion !== region ? recipientRegion : null;
  const drawn = line.paid - line.restored + line.corrected;
  if (received !== null) {
    parts.push(registration('issued-registered', line, received, isLoaded));
    parts.push(
      part('received-distributed', received, year, line.amount + line.arrived, line.passedOn, [
        ['carried-over', line.carriedOver],
        ['recalled', line.takenBack],
        ['paid-directly', drawn],
        [line.rest < 0 ? 'above-parent' : isLoaded('ALLOC', received, year) ? 'undistributed' : 'source-not-loaded', line.rest],
      ]),
    );
  } else {
    if (line.stated && line.recipient?.startsWith('unit:')) parts.push(registration('given-registered', line, region, isLoaded));
    parts.push(spending(line, drawn, isLoaded));
  }
  // What is registered by somebody it was not given to, or of a line that nobody has loaded.
  for (const one of line.registrations) {
    const amount = one.amount ?? 0;
    const expected = received ?? (line.stated ? region : null);
    if (one.region !== null && one.region !== expected && amount !== 0)
      parts.push(part('issued-registered', one.region, year, 0, amount, [['registered-not-issued', -amount]]));
  }
  if (line.stated) parts.push(balance(line, isLoaded));
  if (line.booked !== 0) {
    const reason = line.booked > drawn ? 'booked-without-payment' : 'paid-not-booked';
    parts.push(part('ledger-lines', region, year, line.booked, drawn, [[reason, line.booked - drawn]]));
  }
  return parts;
}

function registration(check: Check, line: LineBook, region: string, isLoaded: IsLoaded): Part {
  const own = line.registrations.filter((one) => one.region === region);
  const ended = Date.UTC(line.fiscalYear + 1, 0, 1) - SHANGHAI_MS;
  const sum = (some: readonly Registration[]): number => some.reduce((total, { amount }) => total + (amount ?? 0), 0);
  const late = sum(own.filter(({ at }) => at !== null && at >= ended));
  const all = sum(own);
  let reason: Reason = 'amount-differs';
  if (own.length === 0) {
    reason = 'not-registered';
    // A line that continues last year's is not received anew, so nobody registers it.
    if (line.kind === 'carry-over') reason = 'carried-over';
    else if (!isLoaded('REGISTER', region, line.fiscalYear)) reason = 'source-not-loaded';
  } else if (own.length > 1 && own.every(({ amount }) => amount === line.amount)) reason = 'registered-twice';
  return part(check, region, line.fiscalYear, line.amount, all - late, [
    [reason, line.amount - all],
    ['registered-late', late],
  ]);
}

function spending(line: LineBook, drawn: number, isLoaded: IsLoaded): Part {
  const { region, fiscalYear: year, rest } = line;
  if (!line.stated) return part('quota-payments', region, year, 0, drawn, [['payment-of-unknown-line', -drawn]]);
  let reason: Reason = 'partly-paid';
  if (rest < 0) reason = 'paid-above-line';
  else if (line.payments === 0 && line.paid === 0) reason = isLoaded('PAY', region, year) ? 'line-without-payments' : 'source-not-loaded';
  return part('quota-payments', region, year, line.amount + line.arrived - line.passedOn, drawn, [
    ['carried-over', line.carriedOver],
    ['recalled', line.takenBack],
    [reason, rest],
  ]);
}

function balance(line: LineBook, isLoaded: IsLoaded): Part {
  const { region, fiscalYear: year, rest } = line;
  if (line.balance === null) return part('indicator-balances', region, year, rest, 0, [['balance-not-stated', rest]]);
  const difference = rest - line.balance;
  let reason: Reason = 'unknown';
  if (line.restored > 0 && difference === line.restored) reason = 'refund-restored';
  else if (line.returned > 0 && difference === -line.returned) reason = 'refund-not-restored';
  else if (line.unconfirmed > 0 && Math.abs(difference) === line.unconfirmed) reason = 'unconfirmed-match';
  else if (difference > 0 && line.payments === 0 && !isLoaded('PAY', region, year)) reason = 'source-not-loaded';
  return part('indicator-balances', region, year, rest, line.balance, [[reason, difference]]);
}

/** Reasons of nothing are left out; those that occur twice are added up. */
export function part(check: Check, region: string, year: number, left: number, right: number, reasons: readonly (readonly [Reason, number])[]): Part {
  const sums = new Map<Reason, number>();
  for (const [reason, amount] of reasons) sums.set(reason, (sums.get(reason) ?? 0) + amount);
  return { check, region, year, left, right, reasons: [...sums].filter(([, amount]) => amount !== 0).map(([reason, amount]) => ({ reason, amount })) };
}
