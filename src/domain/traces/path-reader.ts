import type { Graph, Row } from '../../graph/graph.js';
import { END_KINDS, SETTLING_KINDS } from '../model/model.js';
import { dayStart, type PathEdge } from './path-finding.js';

/** A payment as `cypher/paths` gives it. */
export interface PathPayment extends Row {
  id: string;
  payer: string;
  payee: string;
  payerKind: string;
  payeeKind: string;
  amount: number;
  at: number;
  seq: number;
  timePrecision: string | null;
  indicator: string | null;
  document: string | null;
  batch: string | null;
  project: string | null;
  kind: string;
  mode: string | null;
  purpose: string | null;
  payingUnit: string | null;
  statedPayee: string | null;
  region: string | null;
  settles: string[];
  unconfirmed: boolean;
  provenance: string | null;
  dataQuality: string[];
}

export interface PathMaterial {
  readonly edges: PathEdge[];
  readonly payments: ReadonlyMap<string, PathPayment>;
  /** Accounts at which every path stops. */
  readonly ends: ReadonlySet<string>;
  /** The budget ended the reading: paths over payments that were not read are missing. */
  readonly cut: boolean;
}

export interface PathLimits {
  readonly hops: number;
  readonly amountMin: number;
  readonly timeOrder: boolean;
  /** Last moment of what had happened, epoch ms. */
  readonly asOf: number;
  /** Payments read in one search. */
  readonly edgesMax: number;
}

/** Kinds that move money onward or back to where it came from. A bounced payment never left, a reclassification moves nothing. */
const MOVING_KINDS = ['payment', 'transfer', 'cash', ...SETTLING_KINDS.filter((kind) => kind === 'refund' || kind === 'recovery')];
const STOPS: ReadonlySet<string> = new Set([...END_KINDS, 'cash']);
const DAY_MS = 86_400_000;
/** Frontier rows in one query. */
const CHUNK = 2_000;

interface Place {
  readonly id: string;
  readonly batch: string | null;
}

/** One side of the search: places reached, with the earliest (forward) or latest (backward) moment. */
class Side {
  readonly moments = new Map<string, number>();
  frontier = new Map<string, Place>();

  constructor(
    accounts: Iterable<string>,
    private readonly forward: boolean,
  ) {
    for (const id of accounts) this.reach({ id, batch: null }, forward ? -Infinity : Infinity);
  }

  /** Remembers a place and puts it into the next frontier if it was not reached that early (late) before. */
  reach(place: Place, moment: number): void {
    const key = keyOf(place);
    const known = this.moments.get(key);
    if (known !== undefined && (this.forward ? known <= moment : known >= moment)) return;
    this.moments.set(key, moment);
    this.frontier.set(key, place);
  }

  take(): Place[] {
    const places = [...this.frontier.values()];
    this.frontier = new Map();
    return places;
  }
}

/**
 * Reads the payments that can stand on a path between two sets of accounts: from both ends, one hop at a time, always on
 * the side with fewer payments ahead, until both sides together have gone as many hops as asked for. Each account is
 * followed from the earliest moment money can have arrived (to the latest it can have left), so that no walk is
 * enumerated. An agent bank's account is one place per payout batch: money of one batch does not leave with another.
 */
export async function readPathMaterial(
  read: <T extends Row>(query: string, parameters: Row) => Promise<T[]>,
  sources: ReadonlySet<string>,
  targets: ReadonlySet<string>,
  limits: PathLimits,
): Promise<PathMaterial> {
  const payments = new Map<string, PathPayment>();
  const ends = new Set<string>();
  const fixed = (account: string): boolean => sources.has(account) || targets.has(account);
  const ahead = new Side(sources, true);
  const behind = new Side(targets, false);
  let cut = false;

  for (let hop = 0; hop < limits.hops && !cut && ahead.frontier.size > 0 && behind.frontier.size > 0; hop += 1) {
    const [counts] = await read<{ outgoing: number; incoming: number }>('payment-counts', { leaving: accountsOf(ahead), reaching: accountsOf(behind) });
    const forward = (counts?.outgoing ?? 0) <= (counts?.incoming ?? 0);
    const side = forward ? ahead : behind;
    const places = side.take();
    for (let start = 0; start < places.length && !cut; start += CHUNK) {
      const frontier = places
        .slice(start, start + CHUNK)
        .map((place) => ({ ...place, at: limits.timeOrder ? momentOf(side.moments.get(keyOf(place))!) : null }));
      const room = limits.edgesMax - payments.size;
      const rows = await read<PathPayment>(forward ? 'payments-leaving' : 'payments-reaching', {
        frontier,
        kinds: MOVING_KINDS,
        amountMin: Math.max(1, limits.amountMin),
        asOf: limits.asOf,
        limit: room + 1,
      });
      if (rows.length > room) cut = true;
      for (const row of rows.slice(0, room)) {
        payments.set(row.id, row);
        for (const [account, kind] of [
          [row.payer, row.payerKind],
          [row.payee, row.payeeKind],
        ] as const)
          if (!fixed(account) && STOPS.has(kind)) ends.add(account);
        const next = forward ? placeOf(row.payee, row.payeeKind, row, fixed) : placeOf(row.payer, row.payerKind, row, fixed);
        if (next === undefined || fixed(next.id) || ends.has(next.id)) continue;
        // Whole days: a payment known by its day only can have come at any hour of it.
        side.reach(next, !limits.timeOrder ? 0 : forward ? dayStart(row.at) : dayStart(row.at) + DAY_MS - 1);
      }
    }
  }
  const edges = [...payments.values()].map((row): PathEdge => {
    const source = placeOf(row.payer, row.payerKind, row, fixed);
    const target = placeOf(row.payee, row.payeeKind, row, fixed);
    return {
      id: row.id,
      amount: row.amount,
      at: row.at,
      dayOnly: (row.timePrecision ?? 'day') === 'day',
      source: source ? keyOf(source) : `${row.payer}|out`,
      target: target ? keyOf(target) : `${row.payee}|in`,
    };
  });
  return { edges, payments, ends, cut };
}

/** Where a payment leaves an account or reaches it. Undefined: at an agent bank without a batch, where no path goes on. */
function placeOf(account: string, kind: string, row: PathPayment, fixed: (account: string) => boolean): Place | undefined {
  if (kind !== 'agent-batch' || fixed(account)) return { id: account, batch: null };
  return row.batch === null ? undefined : { id: account, batch: row.batch };
}

function keyOf(place: Place): string {
  return place.batch === null ? place.id : `${place.id}|${place.batch}`;
}

function accountsOf(side: Side): string[] {
  return [...new Set([...side.frontier.values()].map((place) => place.id))];
}

function momentOf(moment: number): number | null {
  return Number.isFinite(moment) ? moment : null;
}

/** Reads with one data version and scope where the query asks for them. */
export function pathReader(
  graph: Graph,
  scope: readonly string[] | null,
  batch: number,
  used: Set<string>,
): <T extends Row>(query: string, parameters: Row) => Promise<T[]> {
  return (query, parameters) => {
    used.add(query);
    const declared = new Set(graph.library.get(query).parameters.map((parameter) => parameter.name));
    return graph.read(query, { ...parameters, ...(declared.has('scope') ? { scope } : {}), ...(declared.has('batch') ? { batch } : {}) });
  };
}
