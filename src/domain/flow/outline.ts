import { createHash } from 'node:crypto';
import { METHODS } from '../attribution/attribute.js';
import type { LineValues } from '../projection/lines.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { BACKWARD_KINDS, GRADES, STEP_KINDS, type Grade, type Level, type StepKind, type TraceNodeKind } from '../traces/words.js';
import { isBackward } from './columns.js';
import { FlowDrawer, type FlowDrawing, type RestGroup } from './drawing.js';
import type { Flow } from './flow.js';
import { STEP_OF, type PictureNode } from './picture.js';
import type { FlowTotals } from './totals.js';
import { settledParts } from './trace-events.js';

/** Fen by method, in the order of `METHODS`. */
export type Amounts = readonly number[];

/** A node of an answer with everything but its names: ids say what to look up. */
export interface OutlineNode {
  readonly id: string;
  readonly kind: TraceNodeKind;
  readonly level: Level;
  readonly column: number;
  readonly region: string | null;
  readonly received: Amounts;
  readonly inFull: number;
  readonly passedOn: number;
  readonly rests: Amounts;
  readonly root: boolean;
  readonly end: boolean;
  readonly count: number;
  readonly hidden: { readonly count: number; readonly amount: number };
  readonly openingUnknown: boolean;
  /** Things whose rows tell name and facts; null where the node needs none. */
  readonly lineId: string | null;
  readonly accountId: string | null;
  readonly payoutId: string | null;
  /** It stands for its line: the line has no document. */
  readonly isLine: boolean;
  /** Outside the caller's region: number, date and issuer only. */
  readonly foreign: boolean;
}

/** A step of an answer; of a merged one the rows of the first, and which fields are the same in all. */
export interface OutlineStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly grade: Grade;
  readonly onward: boolean;
  readonly amount: number;
  readonly parts: Amounts;
  readonly count: number;
  readonly unconfirmed: number;
  readonly source: string;
  readonly target: string;
  readonly of: keyof typeof STEP_OF;
  readonly thingId: string;
  readonly lineId: string | null;
  readonly fromLineId: string | null;
  readonly payerId: string | null;
  readonly payeeId: string | null;
  readonly settles: readonly string[];
  readonly foreign: boolean;
  readonly at: number;
  /** A merged step shows only what holds for all of its steps. */
  readonly same: Same;
}

export interface Same {
  readonly upper: boolean;
  readonly document: boolean;
  readonly line: boolean;
  readonly holder: boolean;
  readonly payer: boolean;
  readonly payee: boolean;
  readonly thing: boolean;
}

/** An answer of a trace in ids and numbers; the names are put in by who may look into the record. */
export interface Outline {
  readonly nodes: readonly OutlineNode[];
  readonly steps: readonly OutlineStep[];
  readonly levels: readonly { readonly column: number; readonly level: Level; readonly amount: number; readonly nodes: number }[];
  readonly totals: readonly FlowTotals[];
  readonly nets: Flow['nets'];
  readonly excess: readonly { readonly lineId: string; readonly amounts: Amounts }[];
  readonly unknownInflow: readonly { readonly accountId: string; readonly amounts: Amounts }[];
  readonly held: readonly {
    readonly accountId: string;
    readonly amounts: Amounts;
    readonly lots: readonly { readonly at: number; readonly amount: number }[];
  }[];
  readonly heldCount: number;
  readonly unconfirmed: { readonly amount: number; readonly payments: number };
  readonly cutOff: { readonly nodes: number; readonly steps: number; readonly amount: number; readonly next: number | null };
  readonly small: { readonly steps: number; readonly amount: number };
  /** Codes of the regions whose names the answer needs. */
  readonly regionCodes: readonly string[];
  readonly unprovenDays: readonly number[];
  readonly ledgers: number;
  readonly openingsUnknown: number;
  readonly edges: number;
  readonly events: number;
  readonly isEmpty: boolean;
}

/** What of a flow is to be shown. */
export type OutlineView =
  | { readonly view: 'totals' }
  | { readonly view: 'aggregate'; readonly limit: number; readonly hubCap: number; readonly amountMin: number }
  | { readonly view: 'node'; readonly node: string; readonly limit: number; readonly skip: number; readonly amountMin: number }
  | { readonly view: 'rows'; readonly limit: number; readonly skip: number; readonly amountMin: number };

/** Lists beside the picture are this long; sums are of the whole. */
const LISTED = 50;
const WIDTH = METHODS.length;

/** Undefined: the flow has no such node. */
export function outline(graph: MoneyGraph, flow: Flow, batch: number, seesLine: (line: number) => boolean, view: OutlineView): Outline | undefined {
  return new Outliner(graph, flow, batch, seesLine).outline(view);
}

class Outliner {
  private readonly ids = new Map<number, string>();

  constructor(
    private readonly graph: MoneyGraph,
    private readonly flow: Flow,
    private readonly batch: number,
    private readonly seesLine: (line: number) => boolean,
  ) {}

  outline(view: OutlineView): Outline | undefined {
    const drawn = this.drawn(view);
    if (!drawn) return undefined;
    const { flow, graph } = this;
    return {
      ...drawn,
      regionCodes: this.regionCodes(drawn),
      levels: this.levels(),
      totals: flow.totals,
      nets: flow.nets,
      excess: flow.excess.slice(0, LISTED).map(({ line, amounts }) => ({ lineId: graph.lines.ids.id(line), amounts })),
      unknownInflow: flow.unknownInflow.slice(0, LISTED).map(({ account, amounts }) => ({ accountId: graph.accounts.ids.id(account), amounts })),
      held: [...flow.held]
        .sort((a, b) => b.amounts[0]! - a.amounts[0]!)
        .slice(0, LISTED)
        .map(({ account, amounts, lots }) => ({ accountId: graph.accounts.ids.id(account), amounts, lots: lots.slice(0, LISTED) })),
      heldCount: flow.held.length,
      unconfirmed: this.unconfirmed(),
      unprovenDays: flow.unprovenDays,
      ledgers: flow.ledgers,
      openingsUnknown: flow.openingsUnknown,
      edges: flow.edges,
      events: flow.events,
      isEmpty: flow.isEmpty,
    };
  }

  private drawn(view: OutlineView): Pick<Outline, 'nodes' | 'steps' | 'cutOff' | 'small'> | undefined {
    const { flow } = this;
    const nothing = { steps: 0, amount: 0 };
    if (view.view === 'totals') {
      const amount = this.sumOf(flow.merged.count, (group) => flow.merged.parts[group * WIDTH]!);
      return { nodes: [], steps: [], cutOff: { nodes: flow.nodes.length, steps: this.edges(), amount, next: null }, small: nothing };
    }
    if (view.view === 'rows') return this.rows(view);
    const drawer = new FlowDrawer(flow, (node) => this.idOf(node), view.amountMin);
    if (view.view === 'aggregate') return this.picture(drawer.aggregate(view.limit, view.hubCap), null);
    const node = flow.nodes.find((one) => this.idOf(one) === view.node);
    if (!node) return undefined;
    const neighbours = drawer.neighbours(node, view.limit, view.skip);
    return this.picture(neighbours, neighbours.left > 0 ? view.skip + view.limit : null);
  }

  private picture(drawing: FlowDrawing, next: number | null): Pick<Outline, 'nodes' | 'steps' | 'cutOff' | 'small'> {
    const hidden = new Map<number, { count: number; amount: number }>();
    const restNodes: OutlineNode[] = [];
    const restSteps: OutlineStep[] = [];
    for (const rest of drawing.rests) {
      const amount = rest.groups.reduce((sum, group) => sum + this.flow.merged.parts[group * WIDTH]!, 0);
      const known = hidden.get(rest.beside.number) ?? { count: 0, amount: 0 };
      hidden.set(rest.beside.number, { count: known.count + rest.others.length, amount: known.amount + amount });
      restNodes.push(this.restNode(rest, amount));
      restSteps.push(...this.restSteps(rest));
    }
    const nodes = drawing.nodes.map((node) => this.node(node, hidden.get(node.number)));
    const steps = drawing.groups.map((group) => this.step([group]));
    return {
      nodes: sortedNodes([...nodes, ...restNodes]),
      steps: sortedSteps([...steps, ...restSteps], [...nodes, ...restNodes]),
      cutOff: { nodes: drawing.cutOff.nodes, steps: drawing.cutOff.steps, amount: drawing.cutOff.amounts[0]!, next },
      small: { steps: drawing.small.steps, amount: drawing.small.amounts[0]! },
    };
  }

  private rows(view: { limit: number; skip: number; amountMin: number }): Pick<Outline, 'nodes' | 'steps' | 'cutOff' | 'small'> {
    const { steps, nodes } = this.flow;
    const listed = this.order().filter((step) => this.weight(step) >= view.amountMin);
    const small = { steps: this.edges() - this.edgesOf(listed), amount: this.totalOf() - this.amountOf(listed) };
    const page = listed.slice(view.skip, view.skip + view.limit);
    const later = listed.slice(view.skip + view.limit);
    const ends = new Set(page.flatMap((step) => [steps.source[step]!, steps.target[step]!]));
    const beyond = new Set(later.flatMap((step) => [steps.source[step]!, steps.target[step]!]).filter((node) => !ends.has(node)));
    return {
      nodes: sortedNodes(nodes.filter((node) => ends.has(node.number)).map((node) => this.node(node, undefined))),
      steps: page.map((step) => this.single(step)),
      cutOff: { nodes: beyond.size, steps: this.edgesOf(later), amount: this.amountOf(later), next: later.length > 0 ? view.skip + view.limit : null },
      small,
    };
  }

  private ordered: number[] | undefined;

  /** Single steps by (time, quota before money, order of the source, id). */
  private order(): number[] {
    if (this.ordered) return this.ordered;
    const { steps } = this.flow;
    const { rank } = this.graph.payments;
    const ids = new Map<number, string>();
    const id = (step: number): string => {
      let text = ids.get(step);
      if (text === undefined) ids.set(step, (text = this.thingId(step)));
      return text;
    };
    const isMoney = (step: number): boolean => steps.of[step] === STEP_OF.payment || steps.of[step] === STEP_OF.back;
    this.ordered = Array.from({ length: steps.count }, (_, step) => step).sort((a, b) => {
      if (steps.at[a] !== steps.at[b]) return steps.at[a]! - steps.at[b]!;
      const [left, right] = [isMoney(a), isMoney(b)];
      if (left !== right) return left ? 1 : -1;
      if (left) return rank[steps.thing[a]!]! - rank[steps.thing[b]!]! || steps.of[a]! - steps.of[b]!;
      return steps.of[a]! - steps.of[b]! || (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0);
    });
    return this.ordered;
  }

  private weight(step: number): number {
    const { parts } = this.flow.steps;
    let most = 0;
    for (let method = 0; method < WIDTH; method += 1) most = Math.max(most, parts[step * WIDTH + method]!);
    return most;
  }

  private edges(): number {
    return this.sumOf(this.flow.steps.count, (step) => this.flow.steps.edges[step]!);
  }

  private totalOf(): number {
    return this.sumOf(this.flow.steps.count, (step) => this.flow.steps.parts[step * WIDTH]!);
  }

  private edgesOf(steps: readonly number[]): number {
    return steps.reduce((sum, step) => sum + this.flow.steps.edges[step]!, 0);
  }

  private amountOf(steps: readonly number[]): number {
    return steps.reduce((sum, step) => sum + this.flow.steps.parts[step * WIDTH]!, 0);
  }

  private sumOf(count: number, of: (place: number) => number): number {
    let sum = 0;
    for (let place = 0; place < count; place += 1) sum += of(place);
    return sum;
  }

  // ---------------------------------------------------------------------------------------------------------------- nodes

  idOf(node: PictureNode): string {
    let id = this.ids.get(node.number);
    if (id === undefined) this.ids.set(node.number, (id = this.makeId(node)));
    return id;
  }

  private makeId(node: PictureNode): string {
    const { graph } = this;
    switch (node.kind) {
      case 'Document':
        return node.isLine ? graph.lines.ids.id(node.thing) : graph.documents.ids.id(node.thing);
      case 'Region':
        return `region:${graph.regions.name(node.thing)}`;
      case 'PayoutBatch':
        return graph.payouts.ids.id(node.thing);
      case 'Account':
        return graph.accounts.ids.id(node.thing);
      case 'Outside':
        return `outside:${node.direction}:${this.idOf(this.flow.nodes[node.account]!)}`;
      default:
        return graph.parties.ids.id(node.thing);
    }
  }

  private node(node: PictureNode, hidden: { count: number; amount: number } | undefined): OutlineNode {
    const { graph } = this;
    const isOutside = node.kind === 'Outside';
    return {
      id: this.idOf(node),
      kind: node.kind,
      level: node.level,
      column: node.column,
      region: node.region < 0 ? null : graph.regions.name(node.region),
      received: [...node.received],
      inFull: node.inFull,
      passedOn: node.passedOn,
      rests: [...node.rests],
      root: node.root,
      end: node.end,
      count: node.count,
      hidden: hidden ?? { count: 0, amount: 0 },
      openingUnknown: node.unproven,
      lineId: node.line < 0 ? null : graph.lines.ids.id(node.line),
      accountId: node.account < 0 || isOutside ? null : graph.accounts.ids.id(node.account),
      payoutId: node.kind === 'PayoutBatch' ? graph.payouts.ids.id(node.thing) : null,
      isLine: node.isLine,
      foreign: node.kind === 'Document' && !this.seesDocument(node),
    };
  }

  /** The caller may see a line of it; of a document of other regions only number, date and issuer are told. */
  private seesDocument(node: PictureNode): boolean {
    if (node.isLine) return this.seesLine(node.thing);
    const lines = this.graph.documents.linesOf(node.thing, this.batch);
    return lines.length === 0 || lines.some((line) => this.seesLine(line));
  }

  private restNode(rest: RestGroup, amount: number): OutlineNode {
    const { merged } = this.flow;
    const column = rest.others.reduce((least, node) => Math.min(least, node.column), Infinity);
    const nearest = rest.others.find((node) => node.column === column) ?? rest.beside;
    const into = rest.groups.filter((group) => merged.source[group] === rest.beside.number);
    const received = METHODS.map((_, method) => into.reduce((sum, group) => sum + merged.parts[group * WIDTH + method]!, 0));
    return {
      id: `rest:${rest.direction}:${this.idOf(rest.beside)}`,
      kind: 'Rest',
      level: nearest.level,
      column,
      region: null,
      received,
      inFull: into.reduce((sum, group) => sum + merged.amount[group]!, 0),
      passedOn: amount - received[0]!,
      rests: METHODS.map((_, method) => rest.others.reduce((sum, node) => sum + node.rests[method]!, 0)),
      root: false,
      end: false,
      count: rest.others.length,
      hidden: { count: rest.others.length, amount },
      openingUnknown: rest.others.some((node) => node.unproven),
      lineId: null,
      accountId: null,
      payoutId: null,
      isLine: false,
      foreign: false,
    };
  }

  private restSteps(rest: RestGroup): OutlineStep[] {
    const { merged } = this.flow;
    const kinds = new Map<string, number[]>();
    for (const group of rest.groups) {
      const key = `${merged.kind[group]} ${merged.source[group] === rest.beside.number} ${merged.onward[group]}`;
      kinds.set(key, [...(kinds.get(key) ?? []), group]);
    }
    const [beside, other] = [this.idOf(rest.beside), `rest:${rest.direction}:${this.idOf(rest.beside)}`];
    return [...kinds.values()].map((groups) => {
      const isOutward = merged.source[groups[0]!] === rest.beside.number;
      return this.step(groups, isOutward ? [beside, other] : [other, beside]);
    });
  }

  // ---------------------------------------------------------------------------------------------------------------- steps

  /** Merged steps as one; a single edge keeps its own id. */
  private step(groups: readonly number[], ends?: readonly [string, string]): OutlineStep {
    const { merged, nodes } = this.flow;
    const first = groups[0]!;
    const members = groups.flatMap((group) => [...merged.members.subarray(merged.first[group]!, merged.first[group + 1]!)]);
    const [source, target] = ends ?? [this.idOf(nodes[merged.source[first]!]!), this.idOf(nodes[merged.target[first]!]!)];
    if (members.length === 1 && !ends) return this.single(members[0]!);
    const kind = STEP_KINDS[merged.kind[first]!]!;
    const isAttributed = groups.some((group) => merged.grade[group] === GRADES.indexOf('attributed'));
    const grade = isAttributed ? 'attributed' : GRADES[merged.grade[first]!]!;
    const onward = merged.onward[first] === 1;
    const earliest = members.reduce((best, step) => (this.flow.steps.at[step]! < this.flow.steps.at[best]! ? step : best), members[0]!);
    return {
      ...this.single(earliest),
      id: `merged:${createHash('sha256').update([source, target, kind, grade, onward].join('\n')).digest('hex').slice(0, 24)}`,
      kind,
      grade,
      onward,
      source,
      target,
      count: groups.reduce((sum, group) => sum + merged.edges[group]!, 0),
      amount: groups.reduce((sum, group) => sum + merged.amount[group]!, 0),
      parts: METHODS.map((_, method) => groups.reduce((sum, group) => sum + merged.parts[group * WIDTH + method]!, 0)),
      unconfirmed: groups.reduce((sum, group) => sum + merged.unconfirmed[group]!, 0),
      settles: [],
      same: this.same(members),
    };
  }

  private single(step: number): OutlineStep {
    const { steps, nodes } = this.flow;
    const { graph } = this;
    const of = OF[steps.of[step]!]!;
    const thing = steps.thing[step]!;
    const isMoney = of === 'payment' || of === 'back';
    const thingId = this.thingId(step);
    return {
      id: of === 'assignment' ? `assigned:${thingId}` : of === 'back' ? `${thingId}~back` : of === 'boundary' ? `boundary:${thingId}` : thingId,
      kind: STEP_KINDS[steps.kind[step]!]!,
      grade: GRADES[steps.grade[step]!]!,
      onward: steps.onward[step] === 1,
      amount: steps.amount[step]!,
      parts: Array.from(steps.parts.subarray(step * WIDTH, step * WIDTH + WIDTH)),
      count: steps.edges[step]!,
      unconfirmed: steps.unconfirmed[step]!,
      source: this.idOf(nodes[steps.source[step]!]!),
      target: this.idOf(nodes[steps.target[step]!]!),
      of,
      thingId,
      lineId: steps.line[step]! < 0 ? null : graph.lines.ids.id(steps.line[step]!),
      fromLineId: of === 'allocation' ? graph.lines.ids.id(graph.allocations.source[thing]!) : null,
      payerId: isMoney ? graph.accounts.ids.id(graph.payments.payer[thing]!) : null,
      payeeId: isMoney ? graph.accounts.ids.id(graph.payments.payee[thing]!) : null,
      settles: isMoney ? settledParts(graph, thing, this.batch).flatMap(({ payment }) => (payment < 0 ? [] : [graph.payments.ids.id(payment)])) : [],
      foreign: steps.foreign[step] === 1,
      at: steps.at[step]!,
      same: EVERYTHING,
    };
  }

  private thingId(step: number): string {
    const { steps, nodes } = this.flow;
    const thing = steps.thing[step]!;
    switch (OF[steps.of[step]!]!) {
      case 'allocation':
        return this.graph.allocations.ids.id(thing);
      case 'assignment':
        return this.graph.lines.ids.id(thing);
      case 'boundary':
        return this.idOf(nodes[thing]!);
      default:
        return this.graph.payments.ids.id(thing);
    }
  }

  /** Which fields are the same in all members, by what they are read from. */
  private same(members: readonly number[]): Same {
    const { steps } = this.flow;
    const { payments } = this.graph;
    const all = (of: (step: number) => unknown): boolean => {
      const first = of(members[0]!);
      return members.every((step) => of(step) === first);
    };
    const values = (step: number): LineValues | undefined => (steps.line[step]! < 0 ? undefined : this.lineValues(steps.line[step]!));
    const isMoney = members.every((step) => steps.of[step] === STEP_OF.payment || steps.of[step] === STEP_OF.back);
    return {
      line: all((step) => steps.line[step]),
      document: all((step) => values(step)?.document),
      upper: all((step) => (steps.of[step] === STEP_OF.allocation ? steps.source[step] : values(step)?.upperNumber)),
      holder: all((step) => {
        const known = values(step);
        return known && (known.recipientParty >= 0 ? `p${known.recipientParty}` : `r${known.recipientRegion}`);
      }),
      payer: isMoney && all((step) => payments.payer[steps.thing[step]!]),
      payee: isMoney && all((step) => payments.payee[steps.thing[step]!]),
      thing: members.length === 1,
    };
  }

  private regionCodes({ nodes, steps }: Pick<Outline, 'nodes' | 'steps'>): string[] {
    const codes = new Set<string>();
    for (const node of nodes) if (node.region !== null) codes.add(node.region);
    const lineIds = new Set([...nodes.map((node) => node.lineId), ...steps.flatMap((step) => [step.lineId, step.fromLineId])]);
    for (const id of lineIds) {
      if (id === null) continue;
      const { recipientRegion } = this.lineValues(this.graph.lines.ids.number(id));
      if (recipientRegion >= 0) codes.add(this.graph.regions.name(recipientRegion));
    }
    return [...codes];
  }

  private readonly known = new Map<number, LineValues>();

  private lineValues(line: number): LineValues {
    let values = this.known.get(line);
    if (!values) this.known.set(line, (values = this.graph.lines.valuesAt(line, this.batch)));
    return values;
  }

  // --------------------------------------------------------------------------------------------------------------- levels

  private levels(): Outline['levels'] {
    const { nodes, merged } = this.flow;
    const levels = new Map<number, { column: number; level: Level; amount: number; nodes: number }>();
    for (const node of nodes) {
      const level = levels.get(node.column) ?? { column: node.column, level: node.level, amount: 0, nodes: 0 };
      level.nodes += node.count;
      levels.set(node.column, level);
    }
    for (let group = 0; group < merged.count; group += 1) {
      if (merged.onward[group] === 1 || isBackward[merged.kind[group]!] === 1) continue;
      const target = nodes[merged.target[group]!]!;
      if (nodes[merged.source[group]!]!.column < target.column) levels.get(target.column)!.amount += merged.parts[group * WIDTH]!;
    }
    const sorted = [...levels.values()].sort((a, b) => a.column - b.column);
    // Nothing enters the first column: it shows what leaves it.
    if (sorted[0])
      sorted[0].amount = nodes.filter((node) => node.column === sorted[0]!.column).reduce((sum, node) => sum + Math.max(node.received[0]!, node.passedOn), 0);
    return sorted;
  }

  /** The traced money of payments that rest on a match nobody has confirmed. */
  private unconfirmed(): Outline['unconfirmed'] {
    const { steps } = this.flow;
    let [amount, payments] = [0, 0];
    for (let step = 0; step < steps.count; step += 1) {
      if (steps.unconfirmed[step] === 0 || steps.onward[step] === 1 || BACKWARD_KINDS.includes(STEP_KINDS[steps.kind[step]!]!)) continue;
      amount += steps.parts[step * WIDTH]!;
      payments += 1;
    }
    return { amount, payments };
  }
}

const OF = Object.keys(STEP_OF) as (keyof typeof STEP_OF)[];
const EVERYTHING: Same = { upper: true, document: true, line: true, holder: true, payer: true, payee: true, thing: true };

function sortedNodes(nodes: OutlineNode[]): OutlineNode[] {
  return nodes.sort((a, b) => a.column - b.column || b.received[0]! - a.received[0]! || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** By source column, amount (largest first), id. */
function sortedSteps(steps: OutlineStep[], nodes: readonly OutlineNode[]): OutlineStep[] {
  const column = new Map(nodes.map((node) => [node.id, node.column]));
  return steps.sort(
    (a, b) => (column.get(a.source) ?? 0) - (column.get(b.source) ?? 0) || b.parts[0]! - a.parts[0]! || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
