import { TooLarge } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import { notInTime } from '../flow/flow-answers.js';
import { WALK_END_KINDS } from '../flow/kinds.js';
import { QUOTA_LEVELS_MAX } from '../flow/walk.js';
import { FUNDING_KINDS, SETTLING_KINDS } from '../model/model.js';
import { MoneyGraph } from '../projection/money-graph.js';
import type { AccountRow, AllocationRow, CoverageRow, FundingRow, LineRow, PaymentRow, PayoutBatchRow } from './trace-rows.js';

/** More than these in one question is refused with advice, never cut silently. */
const LINES_MAX = 100_000;
const ONWARD_EDGES_MAX = 200_000;
/** Frontier rows in one query. */
const CHUNK = 5_000;

/**
 * The part of the record that one trace needs, read by queries: the quota walk, the documented payments, the frontier of onward payments
 * and the ledgers of all accounts it reaches. It is put into a money graph of its own, on which the answer is computed in the same way as
 * on the one kept in memory; what differs, and what the two are compared by, is who found the parts.
 */
export class RecordGraph {
  readonly graph = new MoneyGraph();
  readonly projectNames = new Map<string, string>();
  private readonly used = new Set<string>();
  private readonly known = { lines: new Set<string>(), accounts: new Set<string>(), allocations: new Set<string>(), payments: new Set<string>() };
  private readonly stops = new Set<string>();

  constructor(
    private readonly record: Graph,
    private readonly batch: number,
    private readonly timeBudgetMs: number,
    /** Since when the time runs, epoch ms. */
    private readonly askedAt: number,
  ) {
    this.graph.version = batch;
  }

  get queries(): string[] {
    return [...this.used].sort();
  }

  async read<T extends Row>(id: string, parameters: Row): Promise<T[]> {
    this.used.add(id);
    const left = this.askedAt + this.timeBudgetMs - Date.now();
    if (left <= 0) throw notInTime(this.timeBudgetMs);
    return this.record.read<T>(id, { ...parameters, batch: this.batch }, { timeoutMs: left });
  }

  /** Reads all that a trace from some lines needs, for so many onward hops; `onward`: with the ledgers of who is reached. */
  async readFrom(roots: readonly string[], depth: number, onward: boolean): Promise<void> {
    const reached = await this.walkQuota(roots);
    await this.allocations('allocations-of-lines', [...reached]);
    await this.chainAbove(roots);
    const funding = await this.funding({ lines: [...reached], batches: [] });
    const payments = await this.documented([...reached], new Set(funding.map((row) => row.batchId)));
    if (onward) await this.onward(payments, depth);
    await this.lines([...reached]);
    for (const row of await this.read<CoverageRow>('coverage', {})) this.graph.addCoverage({ ...row, addedIn: 0 });
    this.graph.arrange();
  }

  /** Reads payments at which a trace begins, and the lines they draw on. */
  async readOrigins(rows: readonly PaymentRow[]): Promise<string[]> {
    await this.addPayments(rows);
    const lines = new Set(rows.flatMap((row) => row.indicator ?? []));
    const batches = [...new Set(rows.filter((row) => row.indicator === null).flatMap((row) => row.batch ?? []))];
    for (const row of await this.funding({ lines: [], batches })) if (batches.includes(row.batchId)) lines.add(row.lineId);
    return [...lines].sort();
  }

  /** Lines that traced quota can reach, level by level. */
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

  private async chainAbove(roots: readonly string[]): Promise<void> {
    const seen = new Set(roots);
    let frontier = [...roots];
    for (let level = 0; frontier.length > 0 && level < QUOTA_LEVELS_MAX; level += 1) {
      const rows = await this.allocations('allocations-into', frontier);
      frontier = [];
      for (const row of rows) {
        if (seen.has(row.source)) continue;
        seen.add(row.source);
        frontier.push(row.source);
      }
    }
  }

  private async allocations(query: string, lines: readonly string[]): Promise<AllocationRow[]> {
    const found: AllocationRow[] = [];
    const ends = new Set<string>();
    for (const part of chunks(lines)) {
      for (const row of await this.read<AllocationRow>(query, { lines: part })) {
        found.push(row);
        ends.add(row.source).add(row.target);
        // An edge between two lines of different chunks comes twice.
        if (this.known.allocations.has(row.id)) continue;
        this.known.allocations.add(row.id);
        this.graph.addAllocation({ ...row, inferred: row.link === 'inferred', dayPrecise: isDay(row), addedIn: 0 });
      }
    }
    await this.lines([...ends]);
    return found;
  }

  private async funding({ lines, batches }: { lines: readonly string[]; batches: readonly string[] }): Promise<FundingRow[]> {
    const rows: FundingRow[] = [];
    for (const part of chunks(lines)) rows.push(...(await this.read<FundingRow>('batch-funding', { lines: part, batches: [] })));
    for (const part of chunks(batches)) rows.push(...(await this.read<FundingRow>('batch-funding', { lines: [], batches: part })));
    const ids = new Set<string>();
    for (const row of rows) {
      ids.add(row.batchId);
      const key = `${row.batchId} ${row.lineId}`;
      if (this.funded.has(key)) continue;
      this.funded.add(key);
      this.graph.addFunding({ source: row.batchId, target: row.lineId, value: row.amount, addedIn: 0 });
    }
    await this.payouts([...ids]);
    await this.lines(rows.map((row) => row.lineId));
    return rows;
  }

  private readonly funded = new Set<string>();
  private readonly knownPayouts = new Set<string>();

  private async payouts(ids: readonly string[]): Promise<void> {
    const wanted = ids.filter((id) => !this.knownPayouts.has(id));
    for (const id of wanted) this.knownPayouts.add(id);
    for (const part of chunks(wanted))
      for (const row of await this.read<PayoutBatchRow>('payout-batches', { batches: part })) this.graph.addPayout({ id: row.id, region: row.region });
  }

  private async documented(lines: readonly string[], known: ReadonlySet<string>): Promise<PaymentRow[]> {
    const rows = new Map<string, PaymentRow>();
    for (const part of chunks(lines)) for (const row of await this.payments('payments-of-lines', { lines: part })) rows.set(row.id, row);
    const batches = new Set([...[...rows.values()].flatMap((row) => row.batch ?? []), ...known]);
    for (const part of chunks([...batches])) for (const row of await this.payments('payments-of-batches', { batches: part })) rows.set(row.id, row);
    await this.funding({ lines: [], batches: [...batches].filter((id) => !known.has(id)) });
    const undoable = [...rows.values()].filter((row) => !isSettling(row) && row.kind !== 'reclassification');
    const payees = [...new Set(undoable.map((row) => row.payee))];
    const payments = undoable.map((row) => row.id);
    for (const accounts of chunks(payees)) {
      for (const query of ['settlements-from-accounts', 'reclassifications-of-accounts'])
        for (const row of await this.payments(query, { accounts, payments })) rows.set(row.id, row);
    }
    // A refund that bounced is again with who gave it.
    const refunds = new Map([...rows.values()].filter((row) => isSettling(row) && row.kind !== 'bounce').map((row) => [row.id, row]));
    for (const accounts of chunks([...new Set([...refunds.values()].map((row) => row.payer))]))
      for (const row of await this.payments('bounces-into-accounts', { accounts, payments: [...refunds.keys()] }))
        if (row.settles.some((id) => refunds.get(id)?.payer === row.payee)) rows.set(row.id, row);
    // What a refund names of other documents is not theirs to give back here; whose it is, its own row says.
    const named = [...rows.values()].flatMap((row) => row.settles).filter((id) => !this.known.payments.has(id));
    for (const ids of chunks([...new Set(named)])) await this.payments('payments-by-ids', { payments: ids });
    return [...rows.values()];
  }

  /** Earliest-arrival frontier, hop by hop, and then the whole ledger of every account it reaches. */
  private async onward(documented: readonly PaymentRow[], depth: number): Promise<void> {
    const earliest = new Map<string, number>();
    for (const row of documented)
      if (!isSettling(row) && !this.stops.has(row.payee)) earliest.set(row.payee, Math.min(row.at, earliest.get(row.payee) ?? Infinity));
    let frontier = [...earliest].map(([id, at]) => ({ id, at }));
    const seen = new Set<string>();
    for (let hop = 0; hop < depth && frontier.length > 0; hop += 1) {
      const next = new Map<string, number>();
      for (const part of chunks(frontier)) {
        for (const row of await this.payments('onward-payments', { frontier: part })) {
          seen.add(row.id);
          if (seen.size > ONWARD_EDGES_MAX)
            throw new TooLarge(
              `More than ${ONWARD_EDGES_MAX} onward payments within ${hop + 1} hops.`,
              'Ask with a smaller depth, or start from the payee in question.',
              { limit: ONWARD_EDGES_MAX, depth: hop + 1 },
            );
          if (this.stops.has(row.payee)) continue;
          // Reached earlier than before: its payments since then have not been seen yet.
          if (row.at < Math.min(earliest.get(row.payee) ?? Infinity, next.get(row.payee) ?? Infinity)) next.set(row.payee, row.at);
        }
      }
      for (const [id, at] of next) earliest.set(id, at);
      frontier = [...next].map(([id, at]) => ({ id, at }));
    }
    for (const accounts of chunks([...earliest.keys()])) {
      await this.payments('ledger-payments', { accounts });
      for (const row of await this.read<{ account: string; day: number; opening: boolean; amount: number }>('opening-balances', { accounts }))
        this.graph.addOpening({ ...row, addedIn: 0 });
    }
  }

  private async payments(query: string, parameters: Row): Promise<PaymentRow[]> {
    // What may be seen is decided when the answer is drawn; the sums need all.
    const rows = await this.read<PaymentRow>(query, { ...parameters, scope: null });
    await this.addPayments(rows);
    return rows;
  }

  private async addPayments(rows: readonly PaymentRow[]): Promise<void> {
    await this.accounts(rows.flatMap((row) => [row.payer, row.payee]));
    await this.lines(rows.flatMap((row) => row.indicator ?? []));
    await this.payouts([...new Set(rows.flatMap((row) => row.batch ?? []))]);
    for (const row of rows) {
      if (this.known.payments.has(row.id)) continue;
      this.known.payments.add(row.id);
      this.graph.addPayment({ ...row, payout: row.batch, dayPrecise: isDay(row), unconfirmed: row.unconfirmed ?? false, addedIn: 0 });
    }
  }

  private async accounts(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.known.accounts.has(id));
    for (const id of wanted) this.known.accounts.add(id);
    for (const part of chunks(wanted)) {
      for (const row of await this.read<AccountRow>('accounts', { accounts: part })) {
        this.graph.addAccount({ id: row.id, kind: row.kind, region: row.region });
        if ((WALK_END_KINDS as readonly string[]).includes(row.kind)) this.stops.add(row.id);
        if (row.holderId === null) continue;
        this.graph.addParty(party(row.holderId, row.holderLabel, row.holderRegion));
        this.graph.addHolding({ source: row.id, target: row.holderId, addedIn: 0 });
      }
    }
  }

  private async lines(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.known.lines.has(id));
    for (const id of wanted) this.known.lines.add(id);
    for (const part of chunks(wanted)) {
      for (const row of await this.read<LineRow>('lines', { lines: part, scope: null })) {
        this.graph.addLine({ ...row, recipientRegion: row.recipientId === null ? row.recipientRegion : null, ownNumber: row.number, addedIn: 0 });
        if (row.documentId !== null) {
          this.graph.addDocument({
            id: row.documentId,
            number: row.number,
            region: row.documentRegion,
            level: row.documentLevel,
            issuedAt: row.documentIssuedAt,
            addedIn: 0,
          });
          this.graph.addCarries({ source: row.documentId, target: row.id, addedIn: 0 });
        }
        if (row.recipientId !== null) {
          this.graph.addParty(party(row.recipientId, row.recipientLabel, row.recipientRegion));
          this.graph.addRecipient({ source: row.id, target: row.recipientId, addedIn: 0 });
        }
        if (row.projectId !== null) {
          this.graph.addPurpose({ source: row.id, target: row.projectId, addedIn: 0 });
          if (row.projectName !== null) this.projectNames.set(row.projectId, row.projectName);
        }
      }
    }
  }
}

function party(id: string, label: string | null, region: string | null): { id: string; region: string | null; code: string | null } {
  return label === 'Region' ? { id, region: null, code: region ?? id.slice(id.indexOf(':') + 1) } : { id, region, code: null };
}

function isSettling(row: PaymentRow): boolean {
  return (SETTLING_KINDS as readonly string[]).includes(row.kind);
}

function isDay(row: { timePrecision: string | null }): boolean {
  return row.timePrecision !== 'second' && row.timePrecision !== 'minute';
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
