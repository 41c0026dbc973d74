import { METHODS } from '../attribution/attribute.js';
import type { Amounts, Outline, OutlineNode, OutlineStep } from '../flow/outline-view.js';
import type { FlowTotals } from '../flow/totals.js';
import { writeCursor } from './page-cursor.js';
import type { TraceDetails } from './trace-details.js';
import { TraceNodes } from './trace-nodes.js';
import type { PaymentRow } from './trace-rows.js';
import { TraceSteps, type FullStep } from './trace-steps.js';
import type { Excess, HeldAges, HeldBalance, ListSum, MethodAmounts, TraceDocument, TraceNode, TraceStep, TraceTotals, TraceView } from './trace.shapes.js';
import type { EngineName } from './words.js';

/** What an answer says beside what was computed. */
export interface About {
  readonly document: TraceDocument;
  /** Region that issued the document; null where that is not known or there is none. */
  readonly documentRegion: string | null;
  readonly engine: EngineName;
  readonly asOf: string | null;
  readonly dataVersion: number;
  /** Which question its pages belong to. */
  readonly of: string;
  /** The last moment that counts, epoch ms, to which ages run. */
  readonly until: number;
  readonly minAmount: number;
  readonly queries: readonly string[];
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** Puts names and facts to what was computed. */
export function describeTrace(outline: Outline, details: TraceDetails, about: About): TraceView {
  const texts = new Texts(details, about);
  const nodes = outline.nodes.map((node) => texts.node(node));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const steps = outline.steps.map((step) => texts.step(step, byId));
  const totals = outline.totals.map(totalsOf);
  const { unconfirmed, cutOff, small, marks } = outline;
  const asked = outline.nodes.find((node) => node.id === about.document.id);
  return {
    document: { ...about.document, amount: outline.totals[0]!.issued, ...(asked?.foreign ? { title: null, numberAsWritten: null } : {}) },
    nodes,
    steps,
    levels: outline.levels.map((level) => ({ ...level })),
    totals: { ...totals[0]!, ...(unconfirmed.payments > 0 ? { unconfirmed } : {}) },
    net: { ...outline.nets[0]! },
    methods: METHODS.map((method, place) => ({ method, totals: totals[place]!, net: { ...outline.nets[place]! } })),
    excess: outline.excess.map((one) => texts.excess(one.lineId, one.amounts)),
    excessSum: listSum(outline.excessSum),
    unknownInflow: outline.unknownInflow.map((one) => texts.inflow(one.accountId, one.amounts)),
    unknownInflowSum: listSum(outline.unknownInflowSum),
    held: outline.held.map((one) => texts.held(one)),
    heldCount: outline.heldCount,
    marks: {
      ledgers: marks.ledgers,
      openingsUnknown: marks.openingsUnknown,
      unprovenDays: marks.unprovenDays.length,
      unproven: marks.unprovenDays.slice(0, 30),
      edges: marks.edges,
      events: marks.events,
    },
    cutOff: {
      nodes: cutOff.nodes,
      steps: cutOff.steps,
      amount: cutOff.amount,
      cursor: cutOff.next === null ? null : writeCursor({ dataVersion: about.dataVersion, skip: cutOff.next, of: about.of }),
    },
    ...(about.minAmount > 0 ? { belowMinAmount: { ...small } } : {}),
    engine: about.engine,
    asOf: about.asOf,
    dataVersion: about.dataVersion,
    queries: [...new Set([...about.queries, ...details.queries])].sort(),
  };
}

/** The steps alone, for tables and streams. */
export function describeSteps(outline: Outline, details: TraceDetails, about: About): TraceStep[] {
  const texts = new Texts(details, about);
  const byId = new Map(outline.nodes.map((node) => [node.id, texts.node(node)]));
  return outline.steps.map((step) => texts.step(step, byId));
}

class Texts {
  private readonly names: TraceNodes;
  private readonly fields: TraceSteps;

  constructor(
    private readonly details: TraceDetails,
    private readonly about: About,
  ) {
    this.names = new TraceNodes(details);
    this.fields = new TraceSteps(details);
  }

  node(node: OutlineNode): TraceNode {
    const named = this.named(node);
    const received = byMethod(node.received);
    const rests = byMethod(node.rests);
    return {
      id: node.id,
      kind: node.kind,
      name: named?.name ?? '',
      level: node.level,
      column: node.column,
      region: node.region,
      regionName: node.region === null ? null : (this.details.regionNames.get(node.region) ?? null),
      received: node.received[0]!,
      passedOn: node.passedOn,
      rests: node.rests[0]!,
      ...(received ? { receivedByMethod: received } : {}),
      ...(rests ? { restsByMethod: rests } : {}),
      agree: !received && !rests && !node.openingUnknown,
      ...(node.openingUnknown ? { openingUnknown: true } : {}),
      ...(node.level === 'onward' ? { reach: node.inFull } : {}),
      root: node.root,
      end: node.end,
      count: node.count,
      hidden: { ...node.hidden },
      facts: node.foreign && named ? { issuer: named.facts['issuer'] ?? null, issuedAt: named.facts['issuedAt'] ?? null } : (named?.facts ?? {}),
      dataQuality: node.foreign ? [] : (named?.dataQuality ?? []),
      sources: node.foreign ? [] : (named?.sources ?? []),
    };
  }

  private named(node: OutlineNode): TraceNode | undefined {
    switch (node.kind) {
      case 'Rest':
      case 'Outside':
        return undefined;
      case 'Document':
        return node.lineId === null ? this.names.documentAlone(this.about.document, this.about.documentRegion) : this.names.documentOf(node.lineId);
      case 'PayoutBatch':
        return node.accountId === null ? undefined : this.names.accountNode(node.accountId, node.payoutId);
      default:
        if (node.accountId !== null && (node.lineId === null || node.kind === 'Account')) return this.names.accountNode(node.accountId, null);
        if (node.lineId !== null) return this.names.holderOf(node.lineId);
        return node.region === null ? undefined : this.names.regionOf(node.region);
    }
  }

  step(step: OutlineStep, nodes: ReadonlyMap<string, TraceNode>): TraceStep {
    // Of an end that is not described only the id is asked.
    const source = nodes.get(step.source) ?? ({ id: step.source } as TraceNode);
    const target = nodes.get(step.target) ?? ({ id: step.target } as TraceNode);
    const share = { amount: step.amount, attributed: step.parts[0]!, commingled: step.grade === 'attributed' };
    const filled = step.foreign ? withoutOwn(this.fill(step, source, target, share)) : this.fill(step, source, target, share);
    const { at: _at, onward: _onward, unconfirmed: _unconfirmed, ...view } = step.same.thing ? filled : onlyWhatIsCommon(filled, step);
    const methods = byMethod(step.parts);
    return {
      ...view,
      id: step.id,
      kind: step.kind,
      grade: step.grade,
      amount: step.amount,
      attributed: step.parts[0]!,
      ...(methods ? { byMethod: methods } : {}),
      count: step.count,
      source: step.source,
      target: step.target,
      settles: [...step.settles],
      ...(step.unconfirmed > 0 ? { unconfirmed: step.unconfirmed } : {}),
    };
  }

  private fill(step: OutlineStep, source: TraceNode, target: TraceNode, share: { amount: number; attributed: number; commingled: boolean }): FullStep {
    const line = step.lineId === null ? undefined : this.details.lines.get(step.lineId);
    if (step.of === 'allocation') {
      const row = this.details.allocations.get(step.thingId);
      if (row) return this.fields.allocation(row, source, target, share);
    } else if (step.of === 'assignment') {
      if (line) return this.fields.assignment(line, source, target, share);
    } else if (step.of !== 'boundary') {
      const row = this.details.payments.get(step.thingId);
      if (row) return this.fields.payment(row as PaymentRow, line, source, target, share);
    }
    return this.fields.sum(step.id, step.kind, source, target, share);
  }

  excess(lineId: string, amounts: Amounts): Excess {
    const methods = byMethod(amounts);
    const [document, holder] = [this.names.documentOf(lineId), this.names.holderOf(lineId)];
    return { place: lineId, name: `${document.name} ${holder.name}`, amount: amounts[0]!, ...(methods ? { byMethod: methods } : {}) };
  }

  inflow(accountId: string, amounts: Amounts): Excess {
    const methods = byMethod(amounts);
    return { place: accountId, name: this.names.accountNode(accountId, null).name, amount: amounts[0]!, ...(methods ? { byMethod: methods } : {}) };
  }

  held({ accountId, amounts, lots, unproven }: Outline['held'][number]): HeldBalance {
    const account = this.details.accounts.get(accountId);
    const methods = byMethod(amounts);
    const since = lots.length === 0 ? null : Math.min(...lots.map((lot) => lot.at));
    return {
      account: accountId,
      name: this.names.accountNode(accountId, null).name,
      kind: account?.kind ?? 'unknown',
      region: account?.region ?? null,
      amount: amounts[0]!,
      ...(methods ? { byMethod: methods } : {}),
      agree: !methods && !unproven,
      ...(unproven ? { openingUnknown: true } : {}),
      since,
      days: since === null || this.about.until < since ? null : Math.floor((this.about.until - since) / DAY_MS),
      ages: agesOf(lots, this.about.until),
    };
  }
}

/** Whole years back from the moment of the answer, in Shanghai: an anniversary belongs to the older class. */
function agesOf(lots: Outline['held'][number]['lots'], until: number): HeldAges {
  const ages = { underOneYear: 0, oneToTwoYears: 0, overTwoYears: 0 };
  const [oneYear, twoYears] = [yearsBefore(until, 1), yearsBefore(until, 2)];
  for (const { at, amount } of lots) ages[at > oneYear ? 'underOneYear' : at > twoYears ? 'oneToTwoYears' : 'overTwoYears'] += amount;
  return ages;
}

/** First moment of the same day so many years before, Asia/Shanghai. */
function yearsBefore(moment: number, years: number): number {
  const day = new Date(moment + SHANGHAI_MS);
  return Date.UTC(day.getUTCFullYear() - years, day.getUTCMonth(), day.getUTCDate()) - SHANGHAI_MS;
}

function listSum({ count, amounts }: Outline['excessSum']): ListSum {
  const methods = byMethod(amounts);
  return { count, amount: amounts[0]!, ...(methods ? { byMethod: methods } : {}) };
}

/** Amounts by method; undefined where all agree, so that answers do not say everything four times. */
function byMethod(amounts: Amounts): MethodAmounts | undefined {
  if (amounts.every((amount) => amount === amounts[0])) return undefined;
  const [proRata, fifo, lifo, libr] = amounts as [number, number, number, number];
  return { proRata, fifo, lifo, libr };
}

function totalsOf({ issued, unspent, held, paid, returned, unexplained }: FlowTotals): TraceTotals {
  return { issued, unspent, held, paid, returned, unexplained: unexplained.map((part) => ({ ...part })) };
}

/** Of a step between documents of other regions only numbers, dates and the share are told. */
function withoutOwn(step: FullStep): FullStep {
  return { ...step, registeredAt: null, destination: null, sources: [], dataQuality: [] };
}

/** A merged step shows what holds for all of its steps; the rows behind it are those of the first. */
function onlyWhatIsCommon(step: FullStep, { same, of }: OutlineStep): FullStep {
  const isQuota = of === 'allocation';
  return {
    ...step,
    upperDocumentNumber: same.upper || isQuota ? step.upperDocumentNumber : null,
    upperIssuedAt: same.upper || isQuota ? step.upperIssuedAt : null,
    registeredAt: same.line ? step.registeredAt : null,
    onwardDocumentNumber: same.document ? step.onwardDocumentNumber : null,
    onwardIssuedAt: same.document ? step.onwardIssuedAt : null,
    destination: same.holder ? step.destination : null,
    payingUnit: same.payer ? step.payingUnit : null,
    payingAccount: same.payer ? step.payingAccount : null,
    purpose: of === 'assignment' && same.line ? step.purpose : null,
    payee: same.payee ? step.payee : null,
    payeeAccount: same.payee ? step.payeeAccount : null,
  };
}
