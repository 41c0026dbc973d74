import { columnsOf } from './columns.js';
import { shareOf } from './money-share.js';
import { isFunding, settled, sweepEvents } from './sweep-events.js';
import { sweep, type SweepOutcome, type SweepResult } from './sweep.js';
import { isFiscalSide, TraceNodes } from './trace-nodes.js';
import { isSettling, type TraceMaterial } from './trace-reader.js';
import type { AllocationRow, PaymentRow } from './trace-rows.js';
import { TraceSteps, type FullStep } from './trace-steps.js';
import { traceTotals } from './trace-totals.js';
import {
  BACKWARD_KINDS,
  type Excess,
  type Level,
  type TraceDocument,
  type TraceLevel,
  type TraceNet,
  type TraceNode,
  type TraceTotals,
} from './trace.shapes.js';
import { upwardShares, type UpwardEdge } from './upward-shares.js';

/** The whole answer before anything is left out of the list. */
export interface FullTrace {
  readonly document: TraceDocument;
  /** By column, received (largest first), id. */
  readonly nodes: readonly TraceNode[];
  /** By (time, id). */
  readonly steps: readonly FullStep[];
  readonly levels: readonly TraceLevel[];
  readonly totals: TraceTotals;
  readonly net: TraceNet;
  readonly excess: readonly Excess[];
  readonly dataVersion: number;
  readonly queries: readonly string[];
}

export interface TraceStart {
  readonly document: TraceDocument;
  /** Node asked for, where it is not the document of the root lines. */
  readonly rootNode: string | null;
}

/**
 * Puts a trace together: the sweep says how many fen each event moved, this says where that is drawn. With a scope,
 * only what belongs to the caller's region is drawn and counted; the chain above it shows the caller's own share, all
 * else is one sum and one count at each boundary.
 */
export function assembleTrace(material: TraceMaterial, start: TraceStart): FullTrace {
  return new Assembly(material, start).answer();
}

const NONE: SweepOutcome = { traced: 0, attributed: false, back: 0, recovered: 0, madeGood: 0 };

class Assembly {
  private readonly result: SweepResult;
  private readonly bounces: readonly PaymentRow[];
  private readonly nodes: TraceNodes;
  private readonly build: TraceSteps;
  private readonly steps: FullStep[] = [];
  private readonly payments: ReadonlyMap<string, PaymentRow>;
  /** Fiscal-side accounts that pass on what they received under the same tag: `account tag`. */
  private readonly intermediaries: ReadonlySet<string>;
  /** Accounts at an end of a step that the caller may see. */
  private readonly seenAccounts = new Set<string>();
  private readonly fundingOf = new Map<string, string[]>();
  private readonly net = { paidGross: 0, recovered: 0, madeGood: 0 };

  constructor(
    private readonly material: TraceMaterial,
    private readonly start: TraceStart,
  ) {
    const { events, bounces } = sweepEvents(material);
    this.result = sweep(events, material.reached);
    this.bounces = bounces;
    this.nodes = new TraceNodes(material);
    this.build = new TraceSteps(material);
    this.payments = new Map(material.payments.map((row) => [row.id, row]));
    for (const row of material.funding) this.fundingOf.set(row.batchId, [...(this.fundingOf.get(row.batchId) ?? []), row.lineId]);
    this.intermediaries = new Set(
      material.payments
        .filter((row) => !isSettling(row.kind) && isFiscalSide(material.accounts.get(row.payee)))
        .flatMap((row) => tagsOf(row).map((tag) => `${row.payee} ${tag}`)),
    );
  }

  answer(): FullTrace {
    this.drawQuota();
    this.drawAssignments();
    this.drawMoney();
    this.drawBoundaries();
    this.drawOnward();
    this.addUp();
    const nodes = [...this.nodes.all.values()];
    const columns = columnsOf(nodes, this.steps);
    for (const node of nodes) node.column = columns.get(node.id)!;
    const { totals, excess } = traceTotals(this.material, this.result, {
      line: (id) => this.seesLine(id),
      account: (id) => this.seesAccount(id),
      payment: (id) => this.payments.get(id)?.inScope ?? true,
    });
    return {
      document: { ...this.start.document, amount: this.result.issued },
      nodes: nodes.sort((a, b) => a.column - b.column || b.received - a.received || (a.id < b.id ? -1 : 1)),
      steps: this.steps.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
      levels: this.levels(nodes),
      totals,
      net: this.net,
      excess: excess.map(({ line, amount }) => ({ place: line, name: `${this.nodes.documentOf(line).name} ${this.nodes.holderOf(line).name}`, amount })),
      dataVersion: this.material.dataVersion,
      queries: this.material.queries,
    };
  }

  private seesLine(id: string): boolean {
    return this.material.lines.get(id)?.inScope ?? true;
  }

  private seesAccount(id: string): boolean {
    return this.seenAccounts.has(id);
  }

  private outcome(id: string): SweepOutcome {
    return this.result.outcomes.get(id) ?? NONE;
  }

  private issueOf(line: string): number {
    const flow = this.result.lineFlows.get(line);
    if (!flow) return 0;
    return this.material.allocations.reduce((own, row) => (row.target === line ? own - this.outcome(row.id).traced : own), flow.arrivedTraced);
  }

  /** Allocations inside the caller's region as they are; above it, and above the roots, the own share of each. */
  private drawQuota(): void {
    const traced = this.material.allocations.filter((row) => this.outcome(row.id).traced > 0);
    const tracedIds = new Set(traced.map((row) => row.id));
    const shares = new Map<string, number>();
    const add = (line: string, amount: number): void => void shares.set(line, (shares.get(line) ?? 0) + amount);
    const { origins } = this.material;
    const begins = origins ? [...origins.lines] : this.material.roots.map((root) => [root, this.issueOf(root)] as const);
    for (const [line, amount] of begins) if (this.seesLine(line)) add(line, amount);
    const chain: (UpwardEdge & { row: AllocationRow })[] = [];
    for (const row of traced) {
      const outcome = this.outcome(row.id);
      if (this.seesLine(row.source)) {
        if (this.seesLine(row.target)) this.drawAllocation(row, row.amount, outcome.traced, outcome.attributed);
        else this.fold('out', this.nodes.documentOf(row.source), outcome.traced);
      } else {
        chain.push({ id: row.id, source: row.source, target: row.target, weight: outcome.traced, row });
        if (this.seesLine(row.target)) add(row.target, outcome.traced);
      }
    }
    for (const row of this.material.upward)
      if (!tracedIds.has(row.id)) chain.push({ id: row.id, source: row.source, target: row.target, weight: row.amount, row });
    const fundedOf = (line: string): number =>
      this.material.upward.reduce((sum, row) => (row.target === line && isFunding(row.kind) ? sum + row.amount : sum), 0);
    const above = new Set(this.material.upward.map((row) => row.target));
    const upward = upwardShares(shares, chain, (line) => (above.has(line) ? Math.max(0, (this.material.lines.get(line)?.amount ?? 0) - fundedOf(line)) : 0));
    for (const edge of chain) {
      const share = upward.edges.get(edge.id);
      if (!share) continue;
      const whole = this.seesLine(edge.source) ? edge.row.amount : share.share;
      this.drawAllocation(edge.row, whole, share.share, share.attributed || (tracedIds.has(edge.id) && this.outcome(edge.id).attributed));
    }
    if (!origins) this.drawRoots(upward.standing);
    this.hideForeignDocuments();
  }

  private drawRoots(standing: ReadonlyMap<string, number>): void {
    for (const root of this.material.roots) {
      const hidden = this.issueOf(root) - (standing.get(root) ?? 0);
      const node = this.nodes.documentOf(root);
      node.root = true;
      if (!this.seesLine(root) && hidden > 0) this.fold('out', node, hidden);
    }
  }

  private drawAllocation(row: AllocationRow, amount: number, traced: number, commingled: boolean): void {
    let source = this.nodes.documentOf(row.source);
    let target = this.nodes.documentOf(row.target);
    if (source.id === target.id) {
      // Moved between two lines of one document: from one holder to the other.
      source = this.nodes.holderOf(row.source);
      target = this.nodes.holderOf(row.target);
    }
    this.steps.push(this.build.allocation(row, source, target, { amount, attributed: traced, commingled }));
  }

  /** Of a document outside the caller's region only number, date and issuer are shown. */
  private hideForeignDocuments(): void {
    const seen = new Set([...this.material.lines.values()].filter((line) => line.inScope).map((line) => line.documentId ?? line.id));
    for (const node of this.nodes.all.values()) {
      if (node.kind !== 'Document' || seen.has(node.id)) continue;
      node.facts = { issuer: node.facts['issuer'] ?? null, issuedAt: node.facts['issuedAt'] ?? null };
      node.sources = [];
      node.dataQuality = [];
    }
  }

  /** Quota that a line did not pass on stands at the unit or region that may spend it. */
  private drawAssignments(): void {
    for (const [id, flow] of this.result.lineFlows) {
      const line = this.material.lines.get(id);
      const traced = flow.arrivedTraced - flow.allocatedTraced;
      if (!line || !this.seesLine(id) || traced <= 0) continue;
      const source = this.nodes.documentOf(id);
      const target = this.nodes.holderOf(id);
      const amount = Math.max(traced, flow.arrived - flow.allocated);
      if (source.id !== target.id) this.steps.push(this.build.assignment(line, source, target, { amount, attributed: traced, commingled: traced < amount }));
    }
    for (const [id, share] of this.material.origins?.lines ?? []) {
      const line = this.material.lines.get(id);
      if (!line || !this.seesLine(id)) continue;
      const source = this.nodes.documentOf(id);
      const target = this.nodes.holderOf(id);
      if (source.id !== target.id) this.steps.push(this.build.assignment(line, source, target, { amount: share, attributed: share, commingled: false }));
    }
  }

  private drawMoney(): void {
    for (const leg of this.material.origins?.firstLegs ?? []) this.drawMovement(leg, leg.amount, false);
    for (const row of this.material.payments) {
      if (isSettling(row.kind)) continue;
      const outcome = this.outcome(row.id);
      if (row.kind === 'reclassification') this.drawReclassification(row, outcome);
      else if (outcome.traced > 0) {
        this.drawMovement(row, outcome.traced, outcome.attributed);
        if (row.inScope && this.isPayee(row.payee)) this.net.paidGross += outcome.traced;
      }
    }
    const bounced = new Map(
      this.bounces.map((row) => [
        row.id,
        settled(row).reduce((sum, { payment, amount }) => sum + shareOf(amount, this.outcome(payment).traced, this.payments.get(payment)?.amount ?? 0), 0),
      ]),
    );
    for (const row of this.material.payments) {
      if (!isSettling(row.kind)) continue;
      const outcome = this.outcome(row.id);
      const traced = bounced.get(row.id) ?? outcome.traced;
      const undone = this.payments.get(row.settles[0] ?? '');
      if (row.inScope && undone && this.isPayee(undone.payee)) {
        this.net.recovered += bounced.get(row.id) ?? outcome.recovered;
        this.net.madeGood += outcome.madeGood;
      }
      if (traced > 0) this.drawMovement(row, traced, bounced.has(row.id) ? this.outcome(row.settles[0]!).attributed : outcome.attributed);
    }
  }

  private isPayee(accountId: string): boolean {
    const account = this.material.accounts.get(accountId);
    return !isFiscalSide(account) && account?.kind !== 'treasury' && account?.kind !== 'clearing';
  }

  private drawMovement(row: PaymentRow, traced: number, commingled: boolean): void {
    const lineId = this.lineOf(row);
    if (!row.inScope) {
      this.hiddenMovements.push({ row, traced });
      return;
    }
    const [source, target] = this.endsOf(row);
    this.seenAccounts.add(row.payer).add(row.payee);
    this.steps.push(
      this.build.payment(row, lineId === null ? undefined : this.material.lines.get(lineId), source, target, {
        amount: row.amount,
        attributed: traced,
        commingled,
      }),
    );
  }

  private readonly hiddenMovements: { row: PaymentRow; traced: number }[] = [];

  private endsOf(row: PaymentRow): [TraceNode, TraceNode] {
    if (isSettling(row.kind)) {
      const undone = this.payments.get(row.settles[0] ?? '');
      const tag = tagsOf(undone ?? row)[0] ?? null;
      const restored = row.kind !== 'bounce' && (row.restoresQuota || row.kind === 'reversal');
      const line = (row.indicator ?? (undone && this.lineOf(undone))) || null;
      const target =
        row.kind === 'bounce' && undone
          ? this.payingNode(undone)
          : restored && line !== null
            ? this.nodes.holderOf(line)
            : this.nodes.accountNode(row.payee, tag);
      return [this.nodes.accountNode(row.payer, tag), target];
    }
    return [this.payingNode(row), this.nodes.accountNode(row.payee, tagsOf(row)[0] ?? null)];
  }

  /** A second leg leaves the account between, any other payment the holder of the line it draws on. */
  private payingNode(row: PaymentRow): TraceNode {
    const tag = tagsOf(row).find((one) => this.intermediaries.has(`${row.payer} ${one}`));
    const line = this.lineOf(row);
    return tag !== undefined || line === null ? this.nodes.accountNode(row.payer, tag ?? null) : this.nodes.holderOf(line);
  }

  private lineOf(row: PaymentRow): string | null {
    return row.indicator ?? (row.batch === null ? null : ((this.fundingOf.get(row.batch) ?? []).find((line) => this.material.reached.has(line)) ?? null));
  }

  private drawReclassification(row: PaymentRow, outcome: SweepOutcome): void {
    if (!row.inScope || row.indicator === null) return;
    const payee = this.nodes.accountNode(row.payee, row.indicator);
    const undone = this.payments.get(row.settles[0] ?? '');
    const old = undone && this.lineOf(undone);
    if (outcome.traced === 0 && outcome.back === 0) return;
    this.seenAccounts.add(row.payee);
    if (outcome.traced > 0)
      this.steps.push(
        this.build.payment(row, this.material.lines.get(row.indicator), this.nodes.holderOf(row.indicator), payee, {
          amount: row.amount,
          attributed: outcome.traced,
          commingled: outcome.attributed,
        }),
      );
    if (outcome.back > 0 && old) {
      // The same voucher seen from the indicator that gets its quota back.
      const back = this.build.payment(row, this.material.lines.get(old), payee, this.nodes.holderOf(old), {
        amount: row.amount,
        attributed: outcome.back,
        commingled: outcome.attributed,
      });
      this.steps.push({ ...back, id: `${row.id}~back`, kind: 'reversal' });
    }
  }

  /** Movements of other regions that touch what the caller sees: one sum and one count beside each. */
  private drawBoundaries(): void {
    for (const { row, traced } of this.hiddenMovements) {
      for (const [account, direction] of [
        [row.payee, 'in'],
        [row.payer, 'out'],
      ] as const) {
        if (this.seesAccount(account)) this.fold(direction, this.nodes.accountNode(account, tagsOf(row)[0] ?? null), traced);
      }
    }
  }

  private readonly boundaries = new Map<string, FullStep>();

  private fold(direction: 'in' | 'out', beside: TraceNode, amount: number): void {
    const level: Level = direction === 'in' ? beside.level : 'outside';
    const node = this.nodes.outside(beside, direction, level);
    const known = this.boundaries.get(node.id);
    if (known) {
      known.amount += amount;
      known.attributed = (known.attributed ?? 0) + amount;
      known.count += 1;
      node.count += 1;
      return;
    }
    const [source, target] = direction === 'in' ? [node, beside] : [beside, node];
    const step: FullStep = {
      id: `boundary:${node.id}`,
      kind: beside.kind === 'Document' ? 'distribution' : 'payment',
      grade: 'documented',
      amount,
      attributed: amount,
      count: 1,
      source: source.id,
      target: target.id,
      upperDocumentNumber: null,
      upperIssuedAt: null,
      registeredAt: null,
      onwardDocumentNumber: null,
      onwardIssuedAt: null,
      destination: null,
      payingUnit: null,
      payingAccount: null,
      paidAt: null,
      purpose: null,
      payee: null,
      payeeAccount: null,
      timePrecision: null,
      sources: [],
      dataQuality: [],
      settles: [],
      at: 0,
      onward: false,
    };
    this.boundaries.set(node.id, step);
    this.steps.push(step);
  }

  private drawOnward(): void {
    const accounts = new Set(this.seenAccounts);
    for (const hop of this.material.onward) {
      for (const row of hop) {
        if (!row.inScope) {
          if (accounts.has(row.payer)) this.fold('out', this.nodes.accountNode(row.payer, null, true), row.amount);
          continue;
        }
        const source = this.nodes.accountNode(row.payer, null, true);
        const target = this.nodes.accountNode(row.payee, null, true);
        if (source.id === target.id) continue;
        this.steps.push(this.build.payment(row, undefined, source, target, { amount: row.amount, attributed: null, commingled: true }, true));
        accounts.add(row.payee);
      }
    }
  }

  private addUp(): void {
    const all = this.nodes.all;
    if (!this.material.origins) for (const root of this.material.roots) this.nodes.documentOf(root).received += this.issueOf(root);
    for (const step of this.steps) {
      all.get(step.source)!.passedOn += step.attributed ?? 0;
      const target = all.get(step.target)!;
      // What the chain above passed to a root document is its own issue, counted already.
      if (!target.root || step.attributed === null || !this.isUpward(step)) target.received += step.attributed ?? 0;
    }
    for (const [id, rest] of this.result.lineRests) if (this.seesLine(id)) this.nodes.holderOf(id).rests += rest;
    for (const [account, byTag] of this.result.accountRests) {
      if (this.seesAccount(account)) for (const [tag, rest] of byTag) this.nodes.accountNode(account, tag === '' ? null : tag).rests += rest;
    }
    const begins =
      this.start.rootNode !== null
        ? new Set([this.start.rootNode])
        : this.material.origins
          ? new Set(this.steps.filter((step) => this.material.origins!.payments.has(step.id)).map((step) => step.target))
          : undefined;
    if (begins) for (const node of all.values()) node.root = begins.has(node.id);
  }

  private readonly upwardIds = new Set<string>();

  private isUpward(step: FullStep): boolean {
    if (this.upwardIds.size === 0) for (const row of this.material.upward) if (this.outcome(row.id).traced === 0) this.upwardIds.add(row.id);
    return this.upwardIds.has(step.id);
  }

  private levels(nodes: readonly TraceNode[]): TraceLevel[] {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const levels = new Map<number, TraceLevel>();
    for (const node of nodes) {
      const level = levels.get(node.column) ?? { column: node.column, level: node.level, amount: 0, nodes: 0 };
      level.nodes += node.count;
      levels.set(node.column, level);
    }
    for (const step of this.steps) {
      if (step.attributed === null || BACKWARD_KINDS.includes(step.kind)) continue;
      const target = byId.get(step.target)!;
      if (byId.get(step.source)!.column < target.column) levels.get(target.column)!.amount += step.attributed;
    }
    const sorted = [...levels.values()].sort((a, b) => a.column - b.column);
    // Nothing enters the first column: it shows what leaves it.
    if (sorted[0])
      sorted[0].amount = nodes.filter((node) => node.column === sorted[0]!.column).reduce((sum, node) => sum + Math.max(node.received, node.passedOn), 0);
    return sorted;
  }
}

function tagsOf(row: PaymentRow): string[] {
  return [row.batch, row.indicator].filter((tag) => tag !== null);
}
