import type { CutOff, TraceLevel, TraceNode, TraceStep, TraceView } from '../api/shapes.js';
import { arrange, columnPositions, type Box, type Link, type Point } from './arrange.js';
import { placeBeside, type Newcomer } from './place-beside.js';

/** What stands on the canvas. Immutable: every change makes a new one, so that undo is a list of pictures. */
export interface Picture {
  readonly nodes: ReadonlyMap<string, TraceNode>;
  readonly steps: ReadonlyMap<string, TraceStep>;
  readonly positions: ReadonlyMap<string, Point>;
  readonly levels: readonly TraceLevel[];
  readonly cutOff: CutOff;
  /** Nodes that came with the last expansion. */
  readonly fresh: ReadonlySet<string>;
}

/** Kinds of step that run against the flow; told by GET /api/appearance. */
export type Backward = ReadonlySet<string>;

/** `under`: what stands right below another node of its column. */
export function pictureOf(view: TraceView, backward: Backward, under?: ReadonlyMap<string, string>): Picture {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const steps = new Map(view.steps.filter((step) => nodes.has(step.source) && nodes.has(step.target)).map((step) => [step.id, step]));
  const picture = { nodes, steps, levels: view.levels, cutOff: view.cutOff, fresh: new Set<string>(), positions: new Map<string, Point>() };
  return tidied(picture, backward, under);
}

/** A layout of everything on the canvas, anew. Only on request. */
export function tidied(picture: Picture, backward: Backward, under?: ReadonlyMap<string, string>): Picture {
  const boxes: Box[] = [...picture.nodes.values()].map((node) => {
    const above = under?.get(node.id);
    return { id: node.id, column: node.column, last: isMany(node), ...(above === undefined ? {} : { under: above }) };
  });
  const links: Link[] = [...picture.steps.values()].map((step) => ({
    source: step.source,
    target: step.target,
    weight: step.attributed ?? step.amount,
    backward: backward.has(step.kind),
  }));
  return { ...picture, positions: arrange(boxes, links), fresh: new Set() };
}

/**
 * Adds what was found around a node. Nodes that stand stay where they are; newcomers go beside `parent`, each in its column.
 * A `Rest` node of the parent keeps what is still not drawn, to the fen, and goes when nothing is left.
 */
export function expanded(picture: Picture, parent: string, view: TraceView): Picture {
  const nodes = new Map(picture.nodes);
  const steps = new Map(picture.steps);
  const positions = new Map(picture.positions);
  const newcomers = view.nodes.filter((node) => !nodes.has(node.id));
  for (const node of newcomers) nodes.set(node.id, node);
  const added = view.steps.filter((step) => !steps.has(step.id) && nodes.has(step.source) && nodes.has(step.target));
  for (const step of added) steps.set(step.id, step);
  for (const node of newcomers) nodes.set(node.id, { ...node, hidden: { count: 0, amount: undrawn(node, added) } });
  for (const rest of restsOf(picture, parent)) lessen(rest, parent, { nodes, steps, positions }, newcomers, added);
  const here = nodes.get(parent);
  if (here) nodes.set(parent, { ...here, hidden: { count: view.cutOff.nodes, amount: view.cutOff.amount } });

  const x = columnPositions([...picture.nodes.values()].map((node) => node.column));
  const xOf = new Map([...picture.nodes.values()].map((node) => [node.column, picture.positions.get(node.id)!.x]));
  const near = picture.positions.get(parent)?.y ?? 0;
  const places = placeBeside(
    positions,
    newcomers.map((node): Newcomer => ({ id: node.id, x: xOf.get(node.column) ?? x(node.column), near })),
  );
  for (const [id, point] of places) positions.set(id, point);
  return { ...picture, nodes, steps, positions, fresh: new Set(newcomers.map((node) => node.id)), cutOff: less(picture.cutOff, newcomers, added) };
}

/** What the answer says flows through a newcomer, less what is drawn of it: something is left to expand, how many is not known yet. */
function undrawn(node: TraceNode, added: readonly TraceStep[]): number {
  let [received, passedOn] = [node.received, node.passedOn];
  for (const step of added) {
    if (step.target === node.id) received -= step.attributed ?? 0;
    if (step.source === node.id) passedOn -= step.attributed ?? 0;
  }
  return Math.max(0, received) + Math.max(0, passedOn);
}

type Drawn = { nodes: Map<string, TraceNode>; steps: Map<string, TraceStep>; positions: Map<string, Point> };

/** Takes from an aggregate node what has just been drawn beside it on the same side of the parent. */
function lessen(id: string, parent: string, drawn: Drawn, newcomers: readonly TraceNode[], added: readonly TraceStep[]): void {
  const rest = drawn.nodes.get(id)!;
  const column = drawn.nodes.get(parent)!.column;
  const side = new Set(newcomers.filter((node) => node.column > column === rest.column > column).map((node) => node.id));
  const count = rest.count - side.size;
  let [received, passedOn] = [0, 0];
  for (const step of [...drawn.steps.values()].filter((one) => one.source === id || one.target === id)) {
    const outward = step.target === id;
    const same = added.filter(
      (one) => one.kind === step.kind && side.has(outward ? one.target : one.source) && (one.attributed === null) === (step.attributed === null),
    );
    const left = {
      ...step,
      count: step.count - same.reduce((sum, one) => sum + one.count, 0),
      amount: step.amount - same.reduce((sum, one) => sum + one.amount, 0),
      attributed: step.attributed === null ? null : step.attributed - same.reduce((sum, one) => sum + (one.attributed ?? 0), 0),
    };
    if (count <= 0 || left.count <= 0) drawn.steps.delete(step.id);
    else {
      drawn.steps.set(step.id, left);
      if (outward) received += left.attributed ?? left.amount;
      else passedOn += left.attributed ?? left.amount;
    }
  }
  if (count > 0) {
    drawn.nodes.set(id, { ...rest, count, received, passedOn, hidden: { count, amount: received + passedOn } });
    return;
  }
  drawn.nodes.delete(id);
  drawn.positions.delete(id);
}

/** The aggregate nodes that stand for neighbours of this node. */
export function restsOf(picture: Picture, parent: string): string[] {
  const rests = new Set<string>();
  for (const { source, target } of picture.steps.values()) {
    const other = source === parent ? target : target === parent ? source : undefined;
    if (other !== undefined && picture.nodes.get(other)?.kind === 'Rest') rests.add(other);
  }
  return [...rests];
}

/** The node whose neighbours a `Rest` node stands for; any other node answers with itself. */
export function parentOf(picture: Picture, id: string): string {
  if (picture.nodes.get(id)?.kind !== 'Rest') return id;
  for (const { source, target } of picture.steps.values()) {
    if (target === id) return source;
    if (source === id) return target;
  }
  return id;
}

export function hiddenOf(picture: Picture, id: string): { count: number; amount: number } {
  const node = picture.nodes.get(id);
  if (!node) return { count: 0, amount: 0 };
  return node.hidden;
}

export const isMany = (node: TraceNode): boolean => node.kind === 'Rest' || node.kind === 'Outside';

/** Drawn and existing nodes; an aggregate is no node of the answer, what it stands for is counted as cut off. */
export function drawnOf(picture: Picture): { drawn: number; all: number } {
  const drawn = [...picture.nodes.values()].filter((node) => node.kind !== 'Rest').length;
  return { drawn, all: drawn + picture.cutOff.nodes };
}

/** Neighbours of a node that stand singly on the picture. */
export function neighboursDrawn(picture: Picture, id: string): number {
  const others = new Set<string>();
  for (const { source, target } of picture.steps.values()) {
    if (source === id) others.add(target);
    if (target === id) others.add(source);
  }
  return [...others].filter((other) => picture.nodes.get(other)?.kind !== 'Rest').length;
}

function less(cutOff: CutOff, newcomers: readonly TraceNode[], added: readonly TraceStep[]): CutOff {
  const minus = (whole: number, part: number): number => Math.max(0, whole - part);
  return {
    nodes: minus(cutOff.nodes, newcomers.filter((node) => !isMany(node)).length),
    steps: minus(
      cutOff.steps,
      added.reduce((sum, step) => sum + step.count, 0),
    ),
    amount: minus(
      cutOff.amount,
      added.reduce((sum, step) => sum + (step.attributed ?? step.amount), 0),
    ),
    cursor: cutOff.cursor,
  };
}

/** Everything money or quota can have come from or gone to, seen from one node: both directions along the steps. */
export function reachOf(picture: Picture, id: string): ReadonlySet<string> {
  const reach = new Set([id]);
  for (const [near, far] of [
    ['source', 'target'],
    ['target', 'source'],
  ] as const) {
    const queue = [id];
    const seen = new Set([id]);
    for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
      for (const step of picture.steps.values()) {
        const next = step[far];
        // Backward steps would lead from every payee to the treasury and from there everywhere.
        if (step[near] !== here || seen.has(next) || columnOf(picture, step.source) >= columnOf(picture, step.target)) continue;
        seen.add(next);
        reach.add(next);
        queue.push(next);
      }
    }
  }
  return reach;
}

const columnOf = (picture: Picture, id: string): number => picture.nodes.get(id)?.column ?? 0;
