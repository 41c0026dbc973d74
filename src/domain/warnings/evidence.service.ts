import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { maskedFacts, maskedLabel } from '../entities/entity-facts.js';
import { EDGE_TYPES, NODES, labelOfId, type EdgeType, type NodeKind, type NodeLabel } from '../model/model.js';
import { between, EDGES_MAX, nodesToDraw, partsOf, shared } from './evidence-graph.js';
import type { EvidenceEdge, EvidenceEdgeKind, EvidenceNode, EvidenceTrace, EvidenceView } from './evidence.shapes.js';
import { findingById } from './finding-view.js';

/** Nodes around the evidence that are looked at for what connects it. */
const AROUND_MAX = 300;

interface EdgeRow extends Row {
  readonly id: string;
  readonly type: EvidenceEdgeKind;
  readonly source: string;
  readonly target: string;
  readonly amount: number | null;
  readonly at: number | null;
  readonly precision: string | null;
  readonly kind: string | null;
  readonly detail: string | null;
  readonly rows: string | readonly string[] | null;
}

interface PaymentRow extends EdgeRow {
  readonly indicator: string | null;
  readonly payout: string | null;
  readonly project: string | null;
  readonly contract: string | null;
  readonly beneficiary: string | null;
}

interface NodeRow extends Row {
  readonly id: string;
  readonly kind: NodeLabel;
  readonly properties: Record<string, unknown>;
  readonly region: string | null;
  readonly recipientRegion: string | null;
  readonly holderKind: string | null;
}

/** A finding, as far as its evidence goes. */
interface Stored {
  readonly region: string;
  readonly batch: number;
  readonly subject: string;
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** What shows a finding, drawn from the record as it was at the data version of the finding. */
export class EvidenceService {
  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
  ) {}

  /** Throws `NotFound` where there is no such finding, or none that the caller may see. */
  async evidence(id: string, scope?: string): Promise<EvidenceView> {
    const regions = await this.scopes.regionsIn(scope);
    const { batch, subject, nodes: listed, edges: ids } = await this.stored(id, regions);
    const found = await namedEdges(this.graph, ids, batch);
    const named = [...found].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0) || (a.id < b.id ? -1 : 1)).slice(0, EDGES_MAX);
    const evidence = new Set([subject, ...listed, ...named.flatMap(({ source, target }) => [source, target])]);
    const drawn = nodesToDraw(subject, [...evidence], movedAt(named));
    const links: EdgeRow[] = [...named, ...saidByPayments(found)];
    const nodes = await this.connected(drawn, links, batch);
    const rows = await this.graph.read<NodeRow>('evidence-nodes', { ids: nodes, batch });
    const shown = new Set(rows.map((row) => row.id));
    const kept = withoutRepeats(uniqueById(links)).filter((link) => shown.has(link.source) && shown.has(link.target));
    const isNamed = new Set(ids);
    const edges = [...kept.filter((one) => isNamed.has(one.id)), ...kept.filter((one) => !isNamed.has(one.id)).slice(0, EDGES_MAX)];
    const keptIds = new Set(edges.map((edge) => edge.id));
    const without = found.filter((edge) => !keptIds.has(edge.id));
    const seen = await this.seen(rows, regions, batch);
    const aliases = new Map(rows.filter((row) => !seen.has(row.id)).map((row, at) => [row.id, `outside:${at + 1}`]));
    const names = await this.regionNames(rows, batch);
    return {
      finding: id,
      subject,
      dataVersion: batch,
      nodes: rows
        .map((row) => nodeView(row, { subject, listed: evidence, alias: aliases.get(row.id), names }))
        .sort((a, b) => Number(b.subject) - Number(a.subject) || Number(b.listed) - Number(a.listed) || (a.id < b.id ? -1 : 1)),
      edges: edges.map((edge, at) => edgeView(edge, isNamed.has(edge.id), aliases, at)).sort((a, b) => (a.id < b.id ? -1 : 1)),
      leftOut: {
        nodes: [...new Set(listed)].filter((one) => !drawn.includes(one)).length,
        edges: without.length,
        amount: without.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
        unknown: new Set(ids).size - found.length + drawn.filter((one) => !shown.has(one)).length,
      },
      parts: partsOf(
        [...shown].sort((a, b) => Number(b === subject) - Number(a === subject)),
        edges,
      ).length,
      trace: await this.trace({ subject, listed, found, links, seen, regions, batch }),
    };
  }

  private async stored(id: string, regions: readonly string[] | null): Promise<Stored> {
    const { region, batch, state } = await findingById(this.graph, id, regions);
    return { region, batch, ...(JSON.parse(state) as Pick<Stored, 'subject' | 'nodes' | 'edges'>) };
  }

  /** The nodes with those that connect them; what is read on the way joins the links. */
  private async connected(drawn: readonly string[], links: EdgeRow[], batch: number): Promise<string[]> {
    const read = async (ids: readonly string[]): Promise<void> => {
      links.push(...(await this.graph.read<EdgeRow>('evidence-neighbours', { ids: [...ids], batch })));
    };
    await read(drawn);
    const common = shared(drawn, links);
    let added = [...common, ...between([...drawn, ...common], links)];
    if (partsOf([...drawn, ...added], links).length > 1) {
      const known = new Set(drawn);
      const around = [...new Set(links.flatMap(({ source, target }) => [source, target]))].filter((one) => !known.has(one) && labelOfId(one) !== 'Region');
      await read(around.sort().slice(0, AROUND_MAX));
      added = [...common, ...between([...drawn, ...common], links)];
    }
    return [...drawn, ...added];
  }

  /** Ids that the caller may see: in his region, or connected with it as an inspector would say. */
  private async seen(rows: readonly NodeRow[], scope: readonly string[] | null, batch: number): Promise<Set<string>> {
    const isSeen = async ({ id, kind, region, recipientRegion }: NodeRow): Promise<boolean> => {
      if (scope === null || kind === 'SubsidyItem') return true;
      if ((region !== null && scope.includes(region)) || (recipientRegion !== null && scope.includes(recipientRegion))) return true;
      return (await this.graph.read('entity-reached', { id, scope: [...scope], batch })).length > 0;
    };
    const known = await Promise.all(rows.map(isSeen));
    return new Set(rows.filter((_row, at) => known[at]).map(({ id }) => id));
  }

  private async regionNames(rows: readonly NodeRow[], batch: number): Promise<Map<string, string>> {
    const codes = [...new Set(rows.flatMap(({ region }) => (region === null ? [] : [region])))];
    return new Map((await this.graph.read<{ code: string; name: string }>('region-names', { codes, batch })).map(({ code, name }) => [code, name]));
  }

  /** The document of the line that the finding is about or that most of its money is drawn on; without one the largest payment, or the subject. */
  private async trace(about: TraceAbout): Promise<EvidenceTrace | null> {
    const { subject, listed, found, links, seen, batch } = about;
    const drawn = new Map<string, number>();
    for (const { indicator, payout, amount } of found)
      for (const id of [indicator, payout]) if (id !== null) drawn.set(id, (drawn.get(id) ?? 0) + (amount ?? 0));
    const byMoney = [...drawn].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
    const named = [...new Set([subject, ...byMoney, ...listed])];
    const lines = await this.visible(
      named.filter((id) => labelOfId(id) === 'Indicator'),
      about,
    );
    const payout = named.find((id) => labelOfId(id) === 'PayoutBatch');
    if (lines.length === 0 && payout !== undefined) {
      const funding = await this.graph.read<EdgeRow>('evidence-neighbours', { ids: [payout], batch });
      const funded = funding.filter(({ type }) => type === 'FUNDED_BY').map(({ target }) => target);
      lines.push(...(await this.visible(funded, about)));
    }
    const stated = uniqueById([...links, ...(lines.length > 0 ? await this.graph.read<EdgeRow>('evidence-neighbours', { ids: lines, batch }) : [])]).filter(
      ({ type }) => type === 'CARRIES',
    );
    const documents = await this.visible([...stated.map(({ source }) => source), ...listed.filter((id) => labelOfId(id) === 'Document')], about);
    const papers = stated.filter(({ source }) => documents.includes(source));
    // Of a payment with an end outside, the caller is told what it comes to, and no id.
    const payments = found
      .filter(({ type, source, target }) => type === 'PAID' && (about.regions === null || (seen.has(source) && seen.has(target))))
      .sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0) || (a.id < b.id ? -1 : 1));
    const payouts = await this.visible(
      payments.flatMap(({ payout: id }) => (id === null ? [] : [id])),
      about,
    );
    const marked = [...new Set([...seen, ...papers.map(({ source }) => source), ...payouts, ...payments.map(({ id }) => id)])].sort();
    const payment = payments[0]?.id ?? null;
    const line = lines[0];
    const document = [subject, ...papers.filter(({ target }) => target === line).map(({ source }) => source), ...listed, ...documents].find(
      (id) => labelOfId(id) === 'Document' && (id === subject || documents.includes(id)),
    );
    if (document !== undefined) {
      const [row] = await this.graph.read<NodeRow>('evidence-nodes', { ids: [document], batch });
      const [number, issuer] = [row?.properties['number'], row?.properties['issuer']];
      if (typeof number === 'string')
        return {
          kind: 'document',
          id: document,
          number,
          issuer: typeof issuer === 'string' && issuer.includes('|') ? `unit:${issuer}` : null,
          payment,
          marked,
        };
    }
    const start = (kind: EvidenceTrace['kind'], id: string): EvidenceTrace => ({ kind, id, number: null, issuer: null, payment, marked });
    if (line !== undefined) return start('indicator', line);
    if (payment !== null) return start('payment', payment);
    const first = [subject, ...listed].find((id) => STARTS[labelOfId(id)!] !== undefined && seen.has(id));
    return first === undefined ? null : start(STARTS[labelOfId(first)!]!, first);
  }

  /** Those of some ids, each once and in their order, that the caller may see; what the drawing shows is known already. */
  private async visible(ids: readonly string[], { seen, regions, batch }: TraceAbout): Promise<string[]> {
    const all = [...new Set(ids)];
    const others = regions === null ? [] : all.filter((id) => !seen.has(id));
    const known = others.length === 0 ? [] : await this.seen(await this.graph.read<NodeRow>('evidence-nodes', { ids: others, batch }), regions, batch);
    const also = new Set(known);
    return regions === null ? all : all.filter((id) => seen.has(id) || also.has(id));
  }
}

interface TraceAbout {
  readonly subject: string;
  readonly listed: readonly string[];
  readonly found: readonly PaymentRow[];
  readonly links: readonly EdgeRow[];
  /** Of what is drawn, what the caller may see. */
  readonly seen: ReadonlySet<string>;
  readonly regions: readonly string[] | null;
  readonly batch: number;
}

const STARTS: Readonly<Partial<Record<NodeLabel, EvidenceTrace['kind']>>> = {
  Project: 'project',
  Account: 'account',
  Enterprise: 'payee',
  Household: 'payee',
  Person: 'payee',
  Unit: 'payee',
};

function movedAt(edges: readonly EdgeRow[]): Map<string, number> {
  const moved = new Map<string, number>();
  for (const { type, source, target, amount } of edges)
    if (type === 'PAID' || type === 'OBSERVED') for (const id of [source, target]) moved.set(id, (moved.get(id) ?? 0) + (amount ?? 0));
  return moved;
}

/** What payments say they are drawn on and whom they are for, as edges: one for each pair, with the sum of its payments. */
function saidByPayments(found: readonly PaymentRow[]): EdgeRow[] {
  const edges = new Map<string, EdgeRow>();
  const add = (type: 'DRAWN_ON' | 'BENEFICIARY', source: string, target: string, payment: PaymentRow): void => {
    const id = `${type.toLowerCase()}:${source}|${target}`;
    const amount = (edges.get(id)?.amount ?? 0) + (payment.amount ?? 0);
    edges.set(id, { id, type, source, target, amount, at: null, precision: null, kind: null, detail: null, rows: null });
  };
  for (const payment of found.filter(({ type }) => type === 'PAID')) {
    const { indicator, payout, project, contract, beneficiary, source, target } = payment;
    for (const thing of [indicator, payout, project, contract]) if (thing !== null && labelOfId(thing)) add('DRAWN_ON', thing, source, payment);
    if (beneficiary !== null && labelOfId(beneficiary)) add('BENEFICIARY', target, beneficiary, payment);
  }
  return [...edges.values()];
}

/** Edges by their ids, as they were at a data version. */
export async function namedEdges(graph: Graph, ids: readonly string[], batch: number): Promise<PaymentRow[]> {
  const of = (type: string): string[] => ids.filter((one) => one.startsWith(`${type}:`));
  const indexed = ['paid', 'observed', 'allocated', 'registered', 'carries'] as const;
  const others = ids.filter((one) => !indexed.some((type) => one.startsWith(`${type}:`))).map((one) => ({ id: one, source: sourceOf(one) }));
  const lists = Object.fromEntries(indexed.map((type) => [type, of(type)]));
  return ids.length === 0 ? [] : graph.read<PaymentRow>('evidence-edges', { ...lists, others, batch });
}

/** The id of the node an edge goes out of, as the edge's own id says it: `bid:enterprise:X|tender:Y|` → `enterprise:X`. */
export function sourceOf(edge: string): string {
  const parts = edge.slice(edge.indexOf(':') + 1).split('|');
  const type = EDGE_TYPES.find((one) => edge.startsWith(`${one.toLowerCase()}:`));
  const label = labelOfId(parts[0]!);
  if (type === undefined || label === undefined) return parts[0]!;
  const kind: NodeKind = NODES[label];
  // An opaque id is one word; any other holds the parts of its key, a document those of its issuer too.
  const next = parts.findIndex((part, at) => at > 0 && labelOfId(part) !== undefined);
  return parts.slice(0, next > 0 ? next : kind.opaque ? 1 : kind.key.length).join('|');
}

/** Whom an account belongs to is said once: that a payment to it was for its holder adds nothing. */
function withoutRepeats(edges: readonly EdgeRow[]): EdgeRow[] {
  const held = new Set(edges.filter(({ type }) => type === 'HELD_BY').map(({ source, target }) => `${source} ${target}`));
  return edges.filter(({ type, source, target }) => type !== 'BENEFICIARY' || !held.has(`${source} ${target}`));
}

function uniqueById<T extends { readonly id: string }>(edges: readonly T[]): T[] {
  return [...new Map(edges.map((edge) => [edge.id, edge])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface NodeAbout {
  readonly subject: string;
  readonly listed: ReadonlySet<string>;
  readonly alias: string | undefined;
  readonly names: ReadonlyMap<string, string>;
}

function nodeView({ id, kind, properties, region, holderKind }: NodeRow, { subject, listed, alias, names }: NodeAbout): EvidenceNode {
  const about = { kind, subject: id === subject, listed: listed.has(id) };
  if (alias !== undefined) return { id: alias, ...about, name: null, region: null, regionName: null, outside: true, detail: null, amount: null };
  const facts = maskedFacts(kind, properties, holderKind);
  const detail = kind === 'Account' ? facts['kind'] : kind === 'Record' ? facts['value'] : undefined;
  const own = kind === 'Indicator' ? facts['ownNumber'] : kind === 'Record' ? facts['kind'] : undefined;
  return {
    id,
    ...about,
    name: typeof own === 'string' ? own : maskedLabel(kind, properties, holderKind) || id,
    region,
    regionName: region === null ? null : (names.get(region) ?? null),
    outside: false,
    detail: typeof detail === 'string' ? detail : null,
    amount: typeof facts['amount'] === 'number' ? facts['amount'] : null,
  };
}

function edgeView(edge: EdgeRow, isListed: boolean, aliases: ReadonlyMap<string, string>, at: number): EvidenceEdge {
  const { id, type, source, target, amount, at: when, precision, kind, detail, rows } = edge;
  const isOutside = aliases.has(source) || aliases.has(target);
  return {
    id: isOutside ? `${type.toLowerCase()}:outside:${at + 1}` : id,
    kind: type as EdgeType,
    movement: kind,
    source: aliases.get(source) ?? source,
    target: aliases.get(target) ?? target,
    amount,
    at: when,
    dayOnly: precision === 'day',
    detail: isOutside ? null : detail,
    listed: isListed,
    sources: isOutside || rows === null ? [] : typeof rows === 'string' ? [rows] : [...rows],
  };
}
