import { createHash } from 'node:crypto';
import { METHODS } from '../attribution/attribute.js';
import type { LineValues } from '../projection/lines.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { GRADES, STEP_KINDS } from '../traces/words.js';
import type { RestGroup } from './drawing.js';
import type { Flow } from './flow.js';
import type { OutlineNode, OutlineStep, Same } from './outline-view.js';
import { STEP_OF, type PictureNode } from './picture.js';
import type { Sight } from './sight.js';
import { settledParts } from './settled-parts.js';

const WIDTH = METHODS.length;

/** Writes the nodes and steps of a flow in ids and numbers. */
export class OutlineParts {
  private readonly ids = new Map<number, string>();

  constructor(
    private readonly graph: MoneyGraph,
    private readonly flow: Flow,
    private readonly batch: number,
    private readonly sight: Sight,
  ) {}

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

  node(node: PictureNode, hidden: { count: number; amount: number } | undefined): OutlineNode {
    const { graph } = this;
    const { amounts } = this.flow;
    const isOutside = node.kind === 'Outside';
    return {
      id: this.idOf(node),
      kind: node.kind,
      level: node.level,
      column: node.column,
      region: node.region < 0 ? null : graph.regions.name(node.region),
      received: amounts.receivedBy(node),
      inFull: amounts.inFull[node.number]!,
      passedOn: amounts.passedOn[node.number]!,
      rests: amounts.restingAt(node),
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
    if (node.isLine) return this.sight.line(node.thing);
    const lines = this.graph.documents.linesOf(node.thing, this.batch);
    return lines.length === 0 || lines.some((line) => this.sight.line(line));
  }

  restNode(rest: RestGroup, amount: number): OutlineNode {
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
      rests: METHODS.map((_, method) => rest.others.reduce((sum, node) => sum + this.flow.amounts.rests[node.number * WIDTH + method]!, 0)),
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

  restSteps(rest: RestGroup): OutlineStep[] {
    const { merged } = this.flow;
    const kinds = new Map<string, number[]>();
    for (const group of rest.groups) {
      const key = `${merged.kind[group]} ${merged.source[group] === rest.beside.number} ${merged.onward[group]}`;
      const same = kinds.get(key);
      if (same) same.push(group);
      else kinds.set(key, [group]);
    }
    const [beside, other] = [this.idOf(rest.beside), `rest:${rest.direction}:${this.idOf(rest.beside)}`];
    return [...kinds.values()].map((groups) => {
      const isOutward = merged.source[groups[0]!] === rest.beside.number;
      return this.step(groups, isOutward ? [beside, other] : [other, beside]);
    });
  }

  // ---------------------------------------------------------------------------------------------------------------- steps

  /** Merged steps as one; a single edge keeps its own id. */
  step(groups: readonly number[], ends?: readonly [string, string]): OutlineStep {
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

  single(step: number): OutlineStep {
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

  thingId(step: number): string {
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

  private readonly known = new Map<number, LineValues>();

  lineValues(line: number): LineValues {
    let values = this.known.get(line);
    if (!values) this.known.set(line, (values = this.graph.lines.valuesAt(line, this.batch)));
    return values;
  }
}

const OF = Object.keys(STEP_OF) as (keyof typeof STEP_OF)[];
const EVERYTHING: Same = { upper: true, document: true, line: true, holder: true, payer: true, payee: true, thing: true };
