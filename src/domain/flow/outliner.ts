import { METHODS } from '../attribution/attribute.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { BACKWARD_KINDS, STEP_KINDS, type Level } from '../traces/words.js';
import { isBackward } from './columns.js';
import { FlowDrawer, type FlowDrawing } from './drawing.js';
import type { Flow } from './flow.js';
import { OutlineParts } from './outline-parts.js';
import type { Outline, OutlineNode, OutlineStep, OutlineView } from './outline-view.js';
import { STEP_OF } from './picture.js';
import type { Sight } from './sight.js';

/** Lists beside the picture are this long; sums are of the whole. */
const LISTED = 50;
const WIDTH = METHODS.length;

/**
 * Shows parts of one flow, as often as they are asked for: pages and expansions share what has been put into order and written out.
 */
export class Outliner {
  private readonly parts: OutlineParts;

  constructor(
    private readonly graph: MoneyGraph,
    readonly flow: Flow,
    batch: number,
    sight: Sight,
  ) {
    this.parts = new OutlineParts(graph, flow, batch, sight);
  }

  /** Undefined: the flow has no such node. */
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
      excessSum: flow.excessSum,
      unknownInflowSum: flow.unknownInflowSum,
      held: [...flow.held]
        .sort((a, b) => b.amounts[0]! - a.amounts[0]! || graph.accounts.ids.compare(a.account, b.account))
        .slice(0, LISTED)
        .map(({ account, ...rest }) => ({ accountId: graph.accounts.ids.id(account), ...rest })),
      heldCount: flow.held.length,
      unconfirmed: this.unconfirmed(),
      marks: flow.marks,
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
    const drawer = new FlowDrawer(flow, (node) => this.parts.idOf(node), view.amountMin);
    if (view.view === 'aggregate') return this.picture(drawer.aggregate(view.limit, view.hubCap), null);
    const node = flow.nodes.find((one) => this.parts.idOf(one) === view.node);
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
      restNodes.push(this.parts.restNode(rest, amount));
      restSteps.push(...this.parts.restSteps(rest));
    }
    const nodes = drawing.nodes.map((node) => this.parts.node(node, hidden.get(node.number)));
    const steps = drawing.groups.map((group) => this.parts.step([group]));
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
      nodes: sortedNodes(nodes.filter((node) => ends.has(node.number)).map((node) => this.parts.node(node, undefined))),
      steps: page.map((step) => this.parts.single(step)),
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
      if (text === undefined) ids.set(step, (text = this.parts.thingId(step)));
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

  private regionCodes({ nodes, steps }: Pick<Outline, 'nodes' | 'steps'>): string[] {
    const codes = new Set<string>();
    for (const node of nodes) if (node.region !== null) codes.add(node.region);
    const lineIds = new Set([...nodes.map((node) => node.lineId), ...steps.flatMap((step) => [step.lineId, step.fromLineId])]);
    for (const id of lineIds) {
      if (id === null) continue;
      const { recipientRegion } = this.parts.lineValues(this.graph.lines.ids.number(id));
      if (recipientRegion >= 0) codes.add(this.graph.regions.name(recipientRegion));
    }
    return [...codes];
  }

  // --------------------------------------------------------------------------------------------------------------- levels

  private levels(): Outline['levels'] {
    const { nodes, merged, amounts } = this.flow;
    const levels = new Map<number, { column: number; level: Level; amount: number; nodes: number }>();
    for (const node of nodes) {
      const level = levels.get(node.column) ?? { column: node.column, level: node.level, amount: 0, nodes: 0 };
      level.nodes += node.count;
      levels.set(node.column, level);
    }
    for (let group = 0; group < merged.count; group += 1) {
      if (isBackward[merged.kind[group]!] === 1) continue;
      const target = nodes[merged.target[group]!]!;
      if (nodes[merged.source[group]!]!.column < target.column) levels.get(target.column)!.amount += merged.parts[group * WIDTH]!;
    }
    const sorted = [...levels.values()].sort((a, b) => a.column - b.column);
    // Nothing enters the first column: it shows what leaves it.
    if (sorted[0])
      sorted[0].amount = nodes
        .filter((node) => node.column === sorted[0]!.column)
        .reduce((sum, node) => sum + Math.max(amounts.received[node.number * WIDTH]!, amounts.passedOn[node.number]!), 0);
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
