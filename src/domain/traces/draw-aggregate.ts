import { createHash } from 'node:crypto';
import type { FullTrace } from './assemble-trace.js';
import { writeCursor } from './page-cursor.js';
import type { FullStep } from './trace-steps.js';
import { BACKWARD_KINDS, type CutOff, type TraceNode, type TraceStep } from './trace.shapes.js';

export const NODES_DRAWN_MAX = 150;

export interface Drawing {
  readonly nodes: TraceNode[];
  readonly steps: TraceStep[];
  readonly cutOff: CutOff;
}

/**
 * The picture: parallel steps merged, from the root outwards the `hubCap` largest neighbours of each node and direction
 * (ties by id) until `nodesMax` are drawn, Rest nodes included; what a drawn node has beside them stands as one Rest node
 * with its sum (the root and its Rest nodes are drawn however small `nodesMax` is). The cut-off counts every single step
 * that is not drawn as such, so drawn + cut off = the whole trace, to the fen.
 */
export function drawAggregate(trace: FullTrace, nodesMax: number, hubCap: number): Drawing {
  const merged = mergeParallel(trace.steps);
  const neighbours = neighboursOf(merged);
  // How many Rest nodes there are is known only once the others are chosen: draw fewer until all fit.
  for (let room = nodesMax; ;) {
    const drawing = draw(trace, merged, neighbours, room, hubCap);
    const over = drawing.nodes.length - nodesMax;
    if (over <= 0 || room === 1) return drawing;
    room = Math.max(1, room - over);
  }
}

type Neighbours = ReadonlyMap<string, Record<'in' | 'out', [string, number][]>>;

function draw(trace: FullTrace, merged: readonly FullStep[], neighbours: Neighbours, nodesMax: number, hubCap: number): Drawing {
  const byId = new Map(trace.nodes.map((node) => [node.id, node]));
  const drawn = choose(trace, neighbours, byId, nodesMax, hubCap);
  const steps: TraceStep[] = [];
  const hidden = new Map<string, Map<string, FullStep[]>>();
  const cutOff = { nodes: trace.nodes.length - drawn.size, steps: 0, amount: 0, cursor: null as string | null };
  for (const step of merged) {
    if (drawn.has(step.source) && drawn.has(step.target)) {
      steps.push(bare(step));
      continue;
    }
    cutOff.steps += step.count;
    cutOff.amount += step.attributed ?? step.amount;
    for (const [node, other, direction] of [
      [step.source, step.target, 'out'],
      [step.target, step.source, 'in'],
    ] as const) {
      if (!drawn.has(node) || drawn.has(other)) continue;
      const key = `rest:${BACKWARD_KINDS.includes(step.kind) ? (direction === 'out' ? 'in' : 'out') : direction}:${node}`;
      const group = hidden.get(key) ?? new Map<string, FullStep[]>();
      group.set(other, [...(group.get(other) ?? []), step]);
      hidden.set(key, group);
    }
  }
  const nodes = trace.nodes.filter((node) => drawn.has(node.id)).map((node) => ({ ...node }));
  const drawnNodes = new Map(nodes.map((node) => [node.id, node]));
  for (const [id, group] of [...hidden].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const beside = drawnNodes.get(id.slice(id.indexOf(':', 5) + 1))!;
    const all = [...group.values()].flat();
    const rest = restNode(
      id,
      beside,
      [...group.keys()].map((other) => byId.get(other)!),
      all,
    );
    nodes.push(rest);
    beside.hidden = { count: beside.hidden.count + group.size, amount: beside.hidden.amount + total(all) };
    for (const kind of new Set(all.map((step) => `${step.kind} ${String(step.source === beside.id)} ${String(step.attributed === null)}`))) {
      const same = all.filter((step) => `${step.kind} ${String(step.source === beside.id)} ${String(step.attributed === null)}` === kind);
      const outward = same[0]!.source === beside.id;
      steps.push(bare(merge(same, outward ? beside.id : rest.id, outward ? rest.id : beside.id)));
    }
  }
  return { nodes, steps: ordered(steps, nodes), cutOff };
}

/** One node with its neighbours, `limit` at most, largest first; for opening a Rest node. `skip` neighbours were shown before. */
export function drawNeighbours(trace: FullTrace, nodeId: string, limit: number, skip: number): Drawing | undefined {
  const node = trace.nodes.find((one) => one.id === nodeId);
  if (!node) return undefined;
  const merged = mergeParallel(trace.steps).filter((step) => step.source === nodeId || step.target === nodeId);
  const others = [...flows(merged, nodeId)].sort(largestFirst).map(([id]) => id);
  const shown = new Set(others.slice(skip, skip + limit));
  const left = new Set(others.slice(skip + limit));
  const steps = merged.filter((step) => shown.has(step.source) || shown.has(step.target));
  const unlisted = merged.filter((step) => left.has(step.source) || left.has(step.target));
  const nodes = trace.nodes.filter((one) => one.id === nodeId || shown.has(one.id)).map((one) => ({ ...one }));
  const cutOff = {
    nodes: left.size,
    steps: unlisted.reduce((sum, step) => sum + step.count, 0),
    amount: total(unlisted),
    cursor: left.size > 0 ? writeCursor({ dataVersion: trace.dataVersion, skip: skip + limit }) : null,
  };
  return { nodes, steps: ordered(steps.map(bare), nodes), cutOff };
}

/** Root first, then outwards, at each node the largest neighbours in each direction; the chain above is always drawn. */
function choose(trace: FullTrace, neighbours: Neighbours, byId: ReadonlyMap<string, TraceNode>, nodesMax: number, hubCap: number): Set<string> {
  const drawn = new Set<string>();
  const roots = trace.nodes.filter((node) => node.root).map((node) => node.id);
  let open = (roots.length > 0 ? roots : trace.nodes.slice(0, 1).map((node) => node.id)).slice(0, nodesMax);
  for (const id of open) drawn.add(id);
  while (open.length > 0 && drawn.size < nodesMax) {
    const next: string[] = [];
    for (const id of open.sort((a, b) => byId.get(b)!.received - byId.get(a)!.received || (a < b ? -1 : 1))) {
      for (const direction of ['in', 'out'] as const) {
        const list = neighbours.get(id)?.[direction] ?? [];
        // An aggregate of one would say less than the neighbour itself.
        const cap = list.length === hubCap + 1 ? hubCap + 1 : hubCap;
        for (const [other] of list.slice(0, cap)) {
          if (drawn.has(other) || drawn.size >= nodesMax) continue;
          drawn.add(other);
          next.push(other);
        }
      }
    }
    open = next;
  }
  for (const id of [...drawn]) {
    for (const direction of ['in', 'out'] as const) {
      const hidden = (neighbours.get(id)?.[direction] ?? []).filter(([other]) => !drawn.has(other));
      const [only] = hidden.length === 1 ? hidden[0]! : [];
      // One leaf takes the place of the Rest node that would stand for it.
      if (only !== undefined && [...neighbours.get(only)!.in, ...neighbours.get(only)!.out].every(([other]) => drawn.has(other))) drawn.add(only);
    }
  }
  return drawn;
}

function neighboursOf(steps: readonly FullStep[]): Map<string, Record<'in' | 'out', [string, number][]>> {
  const sums = new Map<string, Record<'in' | 'out', Map<string, number>>>();
  const add = (node: string, direction: 'in' | 'out', other: string, amount: number): void => {
    let both = sums.get(node);
    if (!both) sums.set(node, (both = { in: new Map(), out: new Map() }));
    both[direction].set(other, (both[direction].get(other) ?? 0) + amount);
  };
  for (const step of steps) {
    const [left, right] = BACKWARD_KINDS.includes(step.kind) ? [step.target, step.source] : [step.source, step.target];
    const amount = step.attributed ?? step.amount;
    add(left, 'out', right, amount);
    add(right, 'in', left, amount);
  }
  return new Map([...sums].map(([id, both]) => [id, { in: [...both.in].sort(largestFirst), out: [...both.out].sort(largestFirst) }]));
}

function flows(steps: readonly FullStep[], nodeId: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const step of steps) {
    const other = step.source === nodeId ? step.target : step.source;
    sums.set(other, (sums.get(other) ?? 0) + (step.attributed ?? step.amount));
  }
  return sums;
}

function largestFirst(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
}

/** Steps with the same ends, kind and grade become one; what is proven and what is attributed never merge. */
function mergeParallel(steps: readonly FullStep[]): FullStep[] {
  const groups = new Map<string, FullStep[]>();
  for (const step of steps) {
    const key = [step.source, step.target, step.kind, step.grade, step.onward].join('\n');
    const group = groups.get(key);
    if (group) group.push(step);
    else groups.set(key, [step]);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group[0]! : merge(group, group[0]!.source, group[0]!.target)));
}

function merge(steps: readonly FullStep[], source: string, target: string): FullStep {
  const first = steps[0]!;
  const digest = createHash('sha256').update([source, target, first.kind, first.grade, first.onward].join('\n')).digest('hex').slice(0, 24);
  const unconfirmed = steps.reduce((sum, step) => sum + (step.unconfirmed ?? 0), 0);
  const same = <K extends keyof FullStep>(key: K): FullStep[K] | null => (steps.every((step) => step[key] === first[key]) ? first[key] : null);
  return {
    ...first,
    id: `merged:${digest}`,
    source,
    target,
    count: steps.reduce((sum, step) => sum + step.count, 0),
    grade: steps.some((step) => step.grade === 'attributed') ? 'attributed' : first.grade,
    amount: steps.reduce((sum, step) => sum + step.amount, 0),
    attributed: steps.every((step) => step.attributed === null) ? null : steps.reduce((sum, step) => sum + (step.attributed ?? 0), 0),
    upperDocumentNumber: same('upperDocumentNumber'),
    upperIssuedAt: same('upperIssuedAt'),
    registeredAt: same('registeredAt'),
    onwardDocumentNumber: same('onwardDocumentNumber'),
    onwardIssuedAt: same('onwardIssuedAt'),
    destination: same('destination'),
    payingUnit: same('payingUnit'),
    payingAccount: same('payingAccount'),
    paidAt: steps.reduce<number | null>((least, step) => (step.paidAt === null ? least : Math.min(least ?? Infinity, step.paidAt)), null),
    purpose: same('purpose'),
    payee: same('payee'),
    payeeAccount: same('payeeAccount'),
    timePrecision: same('timePrecision'),
    sources: [...new Set(steps.flatMap((step) => step.sources))].slice(0, 10),
    dataQuality: [...new Set(steps.flatMap((step) => step.dataQuality))].sort(),
    settles: [],
    ...(unconfirmed > 0 ? { unconfirmed } : {}),
  };
}

function restNode(id: string, beside: TraceNode, others: readonly TraceNode[], steps: readonly FullStep[]): TraceNode {
  const column = others.reduce((least, node) => Math.min(least, node.column), Infinity);
  const nearest = others.find((node) => node.column === column) ?? beside;
  const incoming = steps.filter((step) => step.source === beside.id).reduce((sum, step) => sum + (step.attributed ?? step.amount), 0);
  return {
    id,
    kind: 'Rest',
    name: '',
    level: nearest.level,
    column,
    region: null,
    regionName: null,
    received: incoming,
    passedOn: total(steps) - incoming,
    rests: others.reduce((sum, node) => sum + node.rests, 0),
    root: false,
    end: false,
    count: others.length,
    hidden: { count: others.length, amount: total(steps) },
    facts: {},
    dataQuality: [],
    sources: [],
  };
}

function total(steps: readonly FullStep[]): number {
  return steps.reduce((sum, step) => sum + (step.attributed ?? step.amount), 0);
}

/** Without what only orders it inside the service. */
export function bare(step: FullStep): TraceStep {
  const { at: _at, onward: _onward, ...view } = step;
  return view;
}

function ordered(steps: TraceStep[], nodes: readonly TraceNode[]): TraceStep[] {
  const column = new Map(nodes.map((node) => [node.id, node.column]));
  return steps.sort(
    (a, b) => (column.get(a.source) ?? 0) - (column.get(b.source) ?? 0) || (b.attributed ?? b.amount) - (a.attributed ?? a.amount) || (a.id < b.id ? -1 : 1),
  );
}
