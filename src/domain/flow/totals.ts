import { METHODS, type MethodResult } from '../attribution/attribute.js';
import type { Resting } from '../attribution/holdings.js';
import { ACCOUNT_KINDS } from '../model/model.js';
import type { CoverageSpan } from '../projection/coverage-spans.js';
import { UNEXPLAINED_REASONS, type UnexplainedReason } from '../traces/words.js';
import { isFiscalKind } from './kinds.js';
import type { Picture } from './picture.js';

/** Where the traced fen of one method rest: issued = unspent + held + paid + returned + Σ unexplained, each fen once. */
export interface FlowTotals {
  readonly issued: number;
  readonly unspent: number;
  readonly held: number;
  readonly paid: number;
  readonly returned: number;
  readonly unexplained: readonly { readonly reason: UnexplainedReason; readonly amount: number }[];
}

/** Traced money that a fiscal-side account still holds. */
export interface HeldRest {
  readonly account: number;
  /** Fen by method. */
  readonly amounts: readonly number[];
  /** By FIFO: what rests, and since when, oldest first; one for each day. */
  readonly lots: readonly { readonly at: number; readonly amount: number }[];
  /** An opening balance on the way is unknown. */
  readonly unproven: boolean;
}

/** Sources whose absence means that what a fiscal-side account did with the money is not in the data (`Coverage.source`). */
const LEDGER_SOURCES: Readonly<Record<string, readonly string[]>> = {
  special: ['SPECIAL'],
  'agent-batch': ['CARD'],
  'zero-balance': ['PAY'],
  'own-funds': ['FLOW', 'SPECIAL'],
  township: ['FLOW', 'SPECIAL'],
  platform: ['FLOW'],
};

type Place = 'held' | 'paid' | 'returned' | UnexplainedReason;

/** Totals of each method, and what fiscal-side accounts hold. Throws when a sum does not hold, which would be a fault of the sweep and must never reach a reader. */
export function flowTotals(picture: Picture): { totals: FlowTotals[]; held: HeldRest[] } {
  const places = new Places(picture);
  const totals = picture.results.map((result) => totalsOf(picture, result, places));
  const held: HeldRest[] = [];
  const rests = picture.results.map((result) => result.accountRests);
  for (let own = 1; own < picture.events.input.accounts; own += 1) {
    if (!hasAny(rests, own) || !picture.seesAccount(own) || places.ofAccount(own) !== 'held') continue;
    // What came outside the days of its ledger is told as unexplained, not as held.
    const amounts = picture.results.map((result) => result.accountRests[own]! - places.outsidePeriod(own, result));
    if (amounts.every((amount) => amount === 0)) continue;
    const lots = byDay(picture.results[METHODS.indexOf('fifo')]!.lotsOf(own).filter(({ at }) => !places.isOutside(own, at)));
    held.push({ account: picture.events.accountOf(own), amounts, lots, unproven: picture.doubtful[own] === 1 });
  }
  return { totals, held };
}

function hasAny(columns: readonly Float64Array[], place: number): boolean {
  for (let column = 0; column < columns.length; column += 1) if (columns[column]![place] !== 0) return true;
  return false;
}

/** A day's lots of several tags as one. */
function byDay(lots: readonly Resting[]): Resting[] {
  const days = new Map<number, number>();
  for (const { at, amount } of lots) days.set(at, (days.get(at) ?? 0) + amount);
  return [...days].map(([at, amount]) => ({ at, amount })).sort((a, b) => a.at - b.at);
}

function totalsOf(picture: Picture, result: MethodResult, places: Places): FlowTotals {
  const { events } = picture;
  const unexplained = new Map<UnexplainedReason, number>();
  const sums = { unspent: 0, held: 0, paid: 0, returned: 0 };
  const missing = (reason: UnexplainedReason, amount: number): void => void unexplained.set(reason, (unexplained.get(reason) ?? 0) + amount);
  // A refund can restore quota to a line that the walk does not reach.
  for (const [own, line] of events.lines.entries()) {
    const rest = result.lineRests[own]!;
    if (rest === 0) continue;
    if (!picture.seesLine(line)) missing('outside-scope', rest);
    else if (places.lacksOnwardSource(line)) missing('no-onward-link', rest);
    else sums.unspent += rest;
  }
  for (let own = 0; own < events.input.accounts; own += 1) {
    const rest = result.accountRests[own]!;
    if (rest === 0) continue;
    if (own === events.beyond) missing('cut-off', rest);
    else if (!picture.seesAccount(own)) missing('outside-scope', rest);
    else {
      const place = places.ofAccount(own);
      if (place === 'held') {
        const late = places.outsidePeriod(own, result);
        if (late > 0) missing('outside-period', late);
        sums.held += rest - late;
      } else if (place === 'paid' || place === 'returned') sums[place] += rest;
      else missing(place, rest);
    }
  }
  for (const [row, amount] of result.beforeIndicator) {
    if (amount === 0) continue;
    missing(picture.seesPayment(events.thing[row]!) ? 'time-inconsistent' : 'outside-scope', amount);
  }
  // Refunded money can leave again under the tag of another document, where this trace does not follow it.
  if (result.beyond > 0) missing('cut-off', result.beyond);
  const parts = UNEXPLAINED_REASONS.flatMap((reason) => {
    const amount = unexplained.get(reason) ?? 0;
    return amount === 0 ? [] : [{ reason, amount }];
  });
  const residual = result.issued - sums.unspent - sums.held - sums.paid - sums.returned - parts.reduce((sum, part) => sum + part.amount, 0);
  if (residual !== 0) throw new Error(`the trace does not add up: ${residual} fen of ${result.issued} are unaccounted for`);
  return { issued: result.issued, ...sums, unexplained: parts };
}

/** What it means that money rests on an account or a line. */
class Places {
  private readonly coverage: readonly CoverageSpan[];
  /** By own account: every method asks the same of it. */
  private readonly places: (Place | undefined)[];
  private readonly ledgers = new Map<number, readonly CoverageSpan[]>();

  constructor(private readonly picture: Picture) {
    this.places = new Array<Place | undefined>(picture.events.input.accounts);
    this.coverage = picture.graph.coverage(picture.batch);
  }

  ofAccount(own: number): Place {
    return (this.places[own] ??= this.placeOf(own));
  }

  private placeOf(own: number): Place {
    const { graph, batch, events } = this.picture;
    const account = events.accountOf(own);
    const number = graph.accounts.kindAt(account, batch);
    const kind = ACCOUNT_KINDS[number]!;
    if (kind === 'treasury') return 'returned';
    if (kind === 'cash') return 'cash';
    // An account that nothing is known about has no payee; one whose holder is known has.
    if (kind === 'unknown' && graph.accounts.holderAt(account, batch) < 0) return 'payee-unknown';
    if (isFiscalKind[number] === 0) return 'paid';
    return this.ledgerSpans(own).length > 0 ? 'held' : 'account-outside-data';
  }

  /** Traced fen that arrived outside the days for which the account's ledger is loaded: what became of them is not in the data. */
  outsidePeriod(own: number, result: MethodResult): number {
    if (this.ledgerSpans(own).some(({ from, to }) => from === null && to === null)) return 0;
    return result.lotsOf(own).reduce((sum, lot) => (this.isOutside(own, lot.at) ? sum + lot.amount : sum), 0);
  }

  isOutside(own: number, at: number): boolean {
    return !this.ledgerSpans(own).some(({ from, to }) => at >= (from ?? -Infinity) && at < (to === null ? Infinity : to + DAY_MS));
  }

  /** The line was given to a region, none of whose onward documents are loaded. */
  lacksOnwardSource(line: number): boolean {
    const { graph, batch } = this.picture;
    const { executable, recipientParty, recipientRegion } = graph.lines.valuesAt(line, batch);
    if (executable === 1 || recipientParty >= 0 || recipientRegion < 0) return false;
    return this.spansOf(['ALLOC'], graph.regions.name(recipientRegion)).length === 0;
  }

  /** The days for which the account's ledger is loaded. */
  private ledgerSpans(own: number): readonly CoverageSpan[] {
    let spans = this.ledgers.get(own);
    if (!spans) {
      const { graph, batch, events } = this.picture;
      const account = events.accountOf(own);
      const region = graph.accounts.regionAt(account, batch);
      spans = this.spansOf(LEDGER_SOURCES[ACCOUNT_KINDS[graph.accounts.kindAt(account, batch)]!] ?? [], region < 0 ? null : graph.regions.name(region));
      this.ledgers.set(own, spans);
    }
    return spans;
  }

  /** Spans in which a batch's coverage names one of the sources for the region or one above it; codes nest by their leading digits. */
  private spansOf(sources: readonly string[], region: string | null): readonly CoverageSpan[] {
    const key = `${sources.join()} ${region}`;
    let spans = this.spans.get(key);
    if (!spans) {
      spans = this.coverage.filter(
        (row) =>
          sources.includes(row.source) &&
          (region === null || row.region === null || region.startsWith(row.region.replace(/(?:00)+$/u, '')) || /^(?:000000|100000)$/u.test(row.region)),
      );
      this.spans.set(key, spans);
    }
    return spans;
  }

  private readonly spans = new Map<string, readonly CoverageSpan[]>();
}

const DAY_MS = 86_400_000;
