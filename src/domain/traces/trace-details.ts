import { LRUCache } from 'lru-cache';
import type { Graph, Row } from '../../graph/graph.js';
import type { Outline } from '../flow/outline-view.js';
import type { AccountRow, AllocationRow, LineRow, PaymentRow, PayoutBatchRow } from './trace-rows.js';

/** Rows of the record behind the nodes and steps that an answer shows. */
export interface TraceDetails {
  readonly lines: ReadonlyMap<string, LineRow>;
  readonly accounts: ReadonlyMap<string, AccountRow>;
  readonly batches: ReadonlyMap<string, PayoutBatchRow>;
  readonly payments: ReadonlyMap<string, PaymentRow>;
  readonly allocations: ReadonlyMap<string, AllocationRow>;
  readonly regionNames: ReadonlyMap<string, string>;
  readonly queries: readonly string[];
}

/** Ids in one query. */
const CHUNK = 5_000;
/** Rows kept, about a kilobyte each. */
const KEPT_ROWS = 50_000;

/** Rows of the record that were shown before. They are forgotten as soon as anything that is visible changes. */
export class KnownRows {
  private readonly rows = new LRUCache<string, Row>({ max: KEPT_ROWS });
  private readonly scopes = new Map<string, number>();
  private stamp = '';

  /** `stamp` changes with whatever is visible; `parts` are what a row depends on beside its id. */
  of(stamp: string, ...parts: readonly (string | number | readonly string[] | null)[]): { get(id: string): Row | undefined; set(id: string, row: Row): void } {
    if (stamp !== this.stamp) {
      this.rows.clear();
      this.scopes.clear();
      this.stamp = stamp;
    }
    const head = parts.map((part) => (typeof part === 'object' && part !== null ? this.scopeNumber(part.join()) : part)).join(' ');
    return { get: (id) => this.rows.get(`${head} ${id}`), set: (id, row) => this.rows.set(`${head} ${id}`, row) };
  }

  /** A scope is hundreds of codes: a number says it as well. */
  private scopeNumber(codes: string): number {
    const known = this.scopes.get(codes) ?? this.scopes.size;
    this.scopes.set(codes, known);
    return known;
  }
}

/** Where rows are read: as of a batch, and from what is known of a stamp. */
export interface RowsFrom {
  readonly graph: Graph;
  readonly batch: number;
  readonly known?: { readonly rows: KnownRows; readonly stamp: string } | undefined;
}

/** Rows of one query by their ids, those that are not known from the record. `parameters` may hold the scope. */
export async function readRows<T extends Row>(
  { graph, batch, known }: RowsFrom,
  query: string,
  parameter: string,
  ids: readonly string[],
  parameters: { readonly scope?: readonly string[] | null } = {},
  key = 'id',
): Promise<Map<string, T>> {
  const rows = new Map<string, T>();
  const kept = known?.rows.of(known.stamp, query, batch, 'scope' in parameters ? (parameters.scope ?? null) : '');
  const missing: string[] = [];
  for (const id of ids) {
    const row = kept?.get(id);
    if (row) rows.set(id, row as T);
    else missing.push(id);
  }
  for (let from = 0; from < missing.length; from += CHUNK) {
    for (const row of await graph.read<T>(query, { ...parameters, [parameter]: missing.slice(from, from + CHUNK), batch })) {
      rows.set(row[key] as string, row);
      kept?.set(row[key] as string, row);
    }
  }
  return rows;
}

/** Names of regions by their codes. */
export async function regionNames(from: RowsFrom, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await readRows<{ code: string; name: string }>(from, 'region-names', 'codes', codes, {}, 'code');
  return new Map([...rows].map(([code, { name }]) => [code, name]));
}

/**
 * Reads the names and facts of what is shown, all questions at once; what is not asked for is not read, nor what is among `known` at a
 * stamp of the data.
 */
export async function readDetails(
  graph: Graph,
  outline: Outline,
  more: { readonly lines: readonly string[] },
  scope: readonly string[] | null,
  batch: number,
  known?: { readonly rows: KnownRows; readonly stamp: string },
): Promise<TraceDetails> {
  const { nodes, steps, held, excess, unknownInflow } = outline;
  const used = new Set<string>();
  const from = { graph, batch, known };
  const read = async <T extends Row>(
    query: string,
    parameter: string,
    ids: Iterable<string | null>,
    parameters: { readonly scope?: readonly string[] | null } = {},
  ): Promise<Map<string, T>> => {
    const wanted = [...new Set(ids)].filter((id) => id !== null);
    if (wanted.length > 0) used.add(query);
    return readRows<T>(from, query, parameter, wanted, parameters);
  };
  const money = steps.filter((step) => step.of === 'payment' || step.of === 'back');
  const [lines, accounts, batches, payments, allocations, names] = await Promise.all([
    read<LineRow>(
      'lines',
      'lines',
      [...more.lines, ...nodes.map((node) => node.lineId), ...steps.flatMap((step) => [step.lineId, step.fromLineId]), ...excess.map((one) => one.lineId)],
      { scope },
    ),
    read<AccountRow>('accounts', 'accounts', [
      ...nodes.map((node) => node.accountId),
      ...money.flatMap((step) => [step.payerId, step.payeeId]),
      ...held.map((one) => one.accountId),
      ...unknownInflow.map((one) => one.accountId),
    ]),
    read<PayoutBatchRow>(
      'payout-batches',
      'batches',
      nodes.map((node) => node.payoutId),
    ),
    read<PaymentRow>(
      'payments-by-ids',
      'payments',
      money.map((step) => step.thingId),
      { scope },
    ),
    read<AllocationRow>(
      'allocations-by-ids',
      'allocations',
      steps.filter((step) => step.of === 'allocation').map((step) => step.thingId),
    ),
    regionNames(from, outline.regionCodes),
  ]);
  if (names.size > 0) used.add('region-names');
  return { lines, accounts, batches, payments, allocations, regionNames: names, queries: [...used].sort() };
}
