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

/** Reads the names and facts of what is shown, all questions at once; what is not asked for is not read. */
export async function readDetails(
  graph: Graph,
  outline: Outline,
  more: { readonly lines: readonly string[] },
  scope: readonly string[] | null,
  batch: number,
): Promise<TraceDetails> {
  const { nodes, steps, held, excess, unknownInflow } = outline;
  const used = new Set<string>();
  const read = async <T extends Row>(query: string, parameter: string, ids: Iterable<string | null>, parameters: Row = {}): Promise<Map<string, T>> => {
    const wanted = [...new Set(ids)].filter((id) => id !== null);
    if (wanted.length === 0) return new Map();
    used.add(query);
    const rows: T[] = [];
    for (let from = 0; from < wanted.length; from += CHUNK)
      rows.push(...(await graph.read<T>(query, { ...parameters, [parameter]: wanted.slice(from, from + CHUNK), batch })));
    return new Map(rows.map((row) => [row['id'] as string, row]));
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
    outline.regionCodes.length === 0 ? [] : graph.read<{ code: string; name: string }>('region-names', { codes: [...outline.regionCodes], batch }),
  ]);
  if (names.length > 0) used.add('region-names');
  return { lines, accounts, batches, payments, allocations, regionNames: new Map(names.map((row) => [row.code, row.name])), queries: [...used].sort() };
}
