import { TooLarge } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import { END_KINDS, FUNDING_KINDS } from '../model/model.js';
import type { TraceOrigins } from './trace-origins.js';
import {
  isSettling,
  tagsOf,
  type AccountRow,
  type AllocationRow,
  type CoverageRow,
  type FundingRow,
  type LineRow,
  type PaymentRow,
  type PayoutBatchRow,
} from './trace-rows.js';

/** Everything a trace is computed from, as stored at one data version. */
export interface TraceMaterial {
  /** Lines whose issue is traced. */
  readonly roots: readonly string[];
  /** Lines reached by the quota walk, roots included. */
  readonly reached: ReadonlySet<string>;
  /** Details of every line that occurs: reached, beside them, and above them. */
  readonly lines: ReadonlyMap<string, LineRow>;
  /** The whole ledgers of the reached lines. */
  readonly allocations: readonly AllocationRow[];
  /** The chain above the roots, level by level. */
  readonly upward: readonly AllocationRow[];
  /** Documented payments with what undoes them, each once. */
  readonly payments: readonly PaymentRow[];
  readonly funding: readonly FundingRow[];
  readonly batches: ReadonlyMap<string, PayoutBatchRow>;
  readonly accounts: ReadonlyMap<string, AccountRow>;
  /** Onward hops, first to last. */
  readonly onward: readonly (readonly PaymentRow[])[];
  readonly coverage: readonly CoverageRow[];
  readonly regionNames: ReadonlyMap<string, string>;
  readonly dataVersion: number;
  readonly queries: readonly string[];
  /** Set where the trace begins at payments; otherwise it begins at the roots. */
  readonly origins?: TraceOrigins;
}

/** More than these in one question is refused with advice, never cut silently. */
const LINES_MAX = 100_000;
const ONWARD_EDGES_MAX = 200_000;
const QUOTA_LEVELS_MAX = 40;
/** Frontier rows in one query. */
const CHUNK = 5_000;

/** A walk stops here: what arrives stays, only tagged payments go on. */
export const WALK_ENDS: ReadonlySet<string> = new Set([...END_KINDS, 'agent-batch']);

/** Reads the material of one trace; every query sees the same data version and the caller's scope. */
export class TraceReader {
  private readonly used = new Set<string>();

  constructor(
    private readonly graph: Graph,
    readonly scope: readonly string[] | null,
    private readonly batch: number,
  ) {}

  get queries(): string[] {
    return [...this.used].sort();
  }

  async read<T extends Row>(id: string, parameters: Row): Promise<T[]> {
    this.used.add(id);
    return this.graph.read<T>(id, { ...parameters, batch: this.batch });
  }

  async material(roots: readonly string[], depth: number): Promise<TraceMaterial> {
    const reached = await this.walkQuota(roots);
    const allocations = await this.chunked<AllocationRow>('allocations-of-lines', 'lines', [...reached], {}, true);
    const upward = await this.walkUp(roots);
    const funding = await this.batchFunding([...reached], []);
    const payments = await this.documentedPayments([...reached], funding);
    const onward = await this.walkOnward(payments.rows, depth);
    const lineIds = new Set<string>([
      ...reached,
      ...allocations.flatMap((row) => [row.source, row.target]),
      ...upward.flatMap((row) => [row.source, row.target]),
    ]);
    for (const row of payments.rows) if (row.indicator !== null) lineIds.add(row.indicator);
    const lines = byId(await this.chunked<LineRow>('lines', 'lines', [...lineIds], { scope: this.scope }));
    const everyPayment = [...payments.rows, ...onward.flat()];
    const accounts = byId(await this.accountsOf(everyPayment));
    const batches = byId(await this.chunked<PayoutBatchRow>('payout-batches', 'batches', [...new Set(payments.rows.flatMap((row) => row.batch ?? []))], {}));
    const codes = new Set<string>();
    for (const line of lines.values()) for (const code of [line.documentRegion, line.recipientRegion]) if (code) codes.add(code);
    for (const account of accounts.values()) for (const code of [account.region, account.holderRegion]) if (code) codes.add(code);
    for (const payout of batches.values()) if (payout.region) codes.add(payout.region);
    const names = await this.chunked<{ code: string; name: string }>('region-names', 'codes', [...codes], {});
    return {
      roots,
      reached,
      lines,
      allocations,
      upward,
      payments: payments.rows,
      funding: payments.funding,
      batches,
      accounts,
      onward,
      coverage: await this.read<CoverageRow>('coverage', {}),
      regionNames: new Map(names.map((row) => [row.code, row.name])),
      dataVersion: this.batch,
      queries: this.queries,
    };
  }

  /** The same material with the onward hops of its own payments, and what they bring with them. */
  async onwardOf(material: TraceMaterial, depth: number): Promise<TraceMaterial> {
    const { origins } = material;
    // Payments after the origins that carry their tags may carry their money; those before cannot.
    const behind = origins ? followers(material.payments, origins.payments) : material.payments;
    const onward = await this.walkOnward(behind, depth);
    const accounts = byId([...material.accounts.values(), ...(await this.accountsOf(onward.flat()))]);
    return { ...material, onward, accounts, queries: this.queries };
  }

  /** Lines that traced quota can reach, in time order: what an upper line gave out before a recall came back is not followed. */
  private async walkQuota(roots: readonly string[]): Promise<Set<string>> {
    const earliest = new Map<string, number>(roots.map((id) => [id, 0]));
    let frontier = roots.map((id) => ({ id, at: 0 }));
    for (let level = 0; frontier.length > 0; level += 1) {
      if (level === QUOTA_LEVELS_MAX)
        throw new TooLarge(`The quota passes through more than ${QUOTA_LEVELS_MAX} levels.`, 'Start from a document further down the chain.', {
          limit: QUOTA_LEVELS_MAX,
        });
      const next = new Map<string, number>();
      for (const part of chunks(frontier)) {
        for (const row of await this.read<{ target: string; kind: string; at: number }>('allocations-out', { frontier: part })) {
          // A line made out of traced quota is followed whole; quota that comes back joins what happens there afterwards.
          const at = (FUNDING_KINDS as readonly string[]).includes(row.kind) ? 0 : row.at;
          const known = Math.min(earliest.get(row.target) ?? Infinity, next.get(row.target) ?? Infinity);
          if (at < known) next.set(row.target, at);
        }
      }
      for (const [id, at] of next) earliest.set(id, at);
      if (earliest.size > LINES_MAX)
        throw new TooLarge(`The quota walk reaches more than ${LINES_MAX} lines.`, 'Ask for one of the onward documents, or give a scope.', {
          limit: LINES_MAX,
        });
      frontier = [...next].map(([id, at]) => ({ id, at }));
    }
    return new Set(earliest.keys());
  }

  private async walkUp(roots: readonly string[]): Promise<AllocationRow[]> {
    const rows = new Map<string, AllocationRow>();
    const seen = new Set(roots);
    let frontier = [...roots];
    for (let level = 0; frontier.length > 0 && level < QUOTA_LEVELS_MAX; level += 1) {
      const found = await this.chunked<AllocationRow>('allocations-into', 'lines', frontier, {});
      frontier = [];
      for (const row of found) {
        rows.set(row.id, row);
        if (!seen.has(row.source)) {
          seen.add(row.source);
          frontier.push(row.source);
        }
      }
    }
    return [...rows.values()];
  }

  private async batchFunding(lines: readonly string[], batches: readonly string[]): Promise<FundingRow[]> {
    const rows = new Map<string, FundingRow>();
    for (const part of chunks(lines))
      for (const row of await this.read<FundingRow>('batch-funding', { lines: part, batches: [] })) rows.set(`${row.batchId} ${row.lineId}`, row);
    for (const part of chunks(batches))
      for (const row of await this.read<FundingRow>('batch-funding', { lines: [], batches: part })) rows.set(`${row.batchId} ${row.lineId}`, row);
    return [...rows.values()];
  }

  private async documentedPayments(lines: readonly string[], known: readonly FundingRow[]): Promise<{ rows: PaymentRow[]; funding: FundingRow[] }> {
    const rows = byId(await this.chunked<PaymentRow>('payments-of-lines', 'lines', lines, { scope: this.scope }));
    const batches = new Set([...[...rows.values()].flatMap((row) => row.batch ?? []), ...known.map((row) => row.batchId)]);
    for (const row of await this.chunked<PaymentRow>('payments-of-batches', 'batches', [...batches], { scope: this.scope })) rows.set(row.id, row);
    const unknown = [...batches].filter((id) => !known.some((row) => row.batchId === id));
    const funding = [...known, ...(await this.batchFunding([], unknown))];
    const undoable = [...rows.values()].filter((row) => !isSettling(row.kind) && row.kind !== 'reclassification');
    const payees = [...new Set(undoable.map((row) => row.payee))];
    const ids = undoable.map((row) => row.id);
    for (const part of chunks(payees)) {
      for (const query of ['settlements-from-accounts', 'reclassifications-of-accounts']) {
        for (const row of await this.read<PaymentRow>(query, { accounts: part, payments: ids, scope: this.scope })) rows.set(row.id, row);
      }
    }
    return { rows: [...rows.values()].sort(byTime), funding };
  }

  /** Earliest-arrival frontier, hop by hop; every edge once, never an enumeration of walks. */
  private async walkOnward(documented: readonly PaymentRow[], depth: number): Promise<PaymentRow[][]> {
    if (depth === 0) return [];
    const accounts = byId(await this.accountsOf(documented));
    const stops = new Set([...accounts.values()].filter((row) => WALK_ENDS.has(row.kind) || row.kind === 'cash').map((row) => row.id));
    const earliest = new Map<string, number>();
    for (const row of documented)
      if (!isSettling(row.kind) && !stops.has(row.payee)) earliest.set(row.payee, Math.min(row.at, earliest.get(row.payee) ?? Infinity));
    const hops: PaymentRow[][] = [];
    const seen = new Set(documented.map((row) => row.id));
    let frontier = [...earliest].map(([id, at]) => ({ id, at }));
    for (let hop = 0; hop < depth && frontier.length > 0; hop += 1) {
      const found: PaymentRow[] = [];
      for (const part of chunks(frontier)) {
        for (const row of await this.read<PaymentRow>('onward-payments', { frontier: part, scope: this.scope })) {
          if (seen.has(row.id)) continue;
          seen.add(row.id);
          found.push(row);
          if (seen.size > ONWARD_EDGES_MAX)
            throw new TooLarge(
              `More than ${ONWARD_EDGES_MAX} onward payments within ${hop + 1} hops.`,
              'Ask with a smaller depth, or start from the payee in question.',
              { limit: ONWARD_EDGES_MAX, depth: hop + 1 },
            );
        }
      }
      if (found.length === 0) break;
      hops.push(found.sort(byTime));
      for (const row of await this.accountsOf(found)) if (WALK_ENDS.has(row.kind) || row.kind === 'cash') stops.add(row.id);
      const next = new Map<string, number>();
      for (const row of found) {
        if (stops.has(row.payee)) continue;
        // Reached earlier than before: its payments since then have not been seen yet.
        if (row.at < Math.min(earliest.get(row.payee) ?? Infinity, next.get(row.payee) ?? Infinity)) next.set(row.payee, row.at);
      }
      for (const [id, at] of next) earliest.set(id, at);
      frontier = [...next].map(([id, at]) => ({ id, at }));
    }
    return hops;
  }

  private accountsOf(payments: readonly PaymentRow[]): Promise<AccountRow[]> {
    return this.chunked<AccountRow>('accounts', 'accounts', [...new Set(payments.flatMap((row) => [row.payer, row.payee]))], {});
  }

  private async chunked<T extends Row>(query: string, parameter: string, ids: readonly string[], more: Row, distinct = false): Promise<T[]> {
    const rows: T[] = [];
    for (const part of chunks(ids)) for (const row of await this.read<T>(query, { [parameter]: part, ...more })) rows.push(row);
    // An edge between two lines of different chunks comes twice.
    return distinct ? [...byId(rows as (T & { id: string })[]).values()] : rows;
  }
}

/** The given payments and, tag by tag, those that pass on from where they arrive. */
function followers(payments: readonly PaymentRow[], starts: ReadonlySet<string>): PaymentRow[] {
  const places = new Set<string>();
  return payments.filter((row) => {
    const tags = tagsOf(row);
    if (!starts.has(row.id) && !tags.some((tag) => places.has(`${row.payer} ${tag}`))) return false;
    for (const tag of tags) places.add(`${row.payee} ${tag}`);
    return true;
  });
}

export function byTime(a: { at: number; seq: number; id: string }, b: { at: number; seq: number; id: string }): number {
  return a.at - b.at || a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
