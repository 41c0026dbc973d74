import type { EvidenceEdge, EvidenceNode, EvidenceView, TraceNode, TraceStep } from '../api/shapes.js';
import { pictureOf, type Backward, type Picture } from './picture.js';

/** Edges along which money or quota goes from the left to the right. */
const FLOWS: ReadonlySet<string> = new Set(['PAID', 'OBSERVED', 'ALLOCATED', 'CARRIES', 'DRAWN_ON', 'REGISTERED', 'FUNDED_BY']);

/** Whether the arrow says where something goes. */
export const isFlow = (kind: string): boolean => FLOWS.has(kind) && kind !== 'FUNDED_BY';

/** Edges between the same two nodes that say the same, as one line. */
export interface DrawnEdge {
  readonly id: string;
  readonly edges: readonly EvidenceEdge[];
  readonly count: number;
  readonly amount: number | null;
  readonly first: number | null;
  readonly last: number | null;
}

export interface EvidencePicture {
  readonly picture: Picture;
  readonly nodes: ReadonlyMap<string, EvidenceNode>;
  readonly edges: ReadonlyMap<string, DrawnEdge>;
}

/** The evidence as the canvas draws it: columns along the flow, parallel edges merged, the subject as the root. */
export function evidencePicture(view: EvidenceView, backward: Backward): EvidencePicture {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const edges = merged(view.edges.filter(({ source, target }) => nodes.has(source) && nodes.has(target)));
  const columns = columnsOf(view, backward);
  const picture = pictureOf(
    {
      nodes: view.nodes.map((node) => standIn(node, columns.get(node.id) ?? 0)),
      steps: [...edges.values()].map((edge) => step(edge, columns)),
      levels: [],
      cutOff: { nodes: view.leftOut.nodes, steps: view.leftOut.edges, amount: view.leftOut.amount, cursor: null },
    } as never,
    backward,
    holdersUnder(view),
  );
  return { picture, nodes, edges };
}

function merged(edges: readonly EvidenceEdge[]): Map<string, DrawnEdge> {
  const groups = new Map<string, EvidenceEdge[]>();
  for (const edge of edges) {
    const { kind, movement, source, target, detail, amount } = edge;
    // What has no amount says something of its own: a post, a share.
    const key = JSON.stringify([kind, movement, source, target, amount === null ? detail : null]);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  return new Map(
    [...groups.values()].map((some) => {
      const amounts = some.flatMap(({ amount }) => (amount === null ? [] : [amount]));
      const days = some.flatMap(({ at }) => (at === null ? [] : [at])).sort((a, b) => a - b);
      const one: DrawnEdge = {
        id: some[0]!.id,
        edges: some,
        count: some.length,
        amount: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
        first: days[0] ?? null,
        last: days.at(-1) ?? null,
      };
      return [one.id, one];
    }),
  );
}

/** Only what the canvas asks of a node: where it stands and whether it is the root. What is written on it comes from the evidence. */
function standIn(node: EvidenceNode, column: number): TraceNode {
  return {
    id: node.id,
    kind: node.outside ? 'Outside' : node.kind,
    name: node.name ?? '',
    column,
    root: node.subject,
    hidden: { count: 0, amount: 0 },
  } as unknown as TraceNode;
}

/** Money is as wide as its sum; what only belongs together is thin and runs from the left to the right, whichever way the record says it. */
function step({ id, edges, count, amount }: DrawnEdge, columns: ReadonlyMap<string, number>): TraceStep {
  const { source, target, kind, movement } = edges[0]!;
  const width = kind === 'PAID' || kind === 'ALLOCATED' ? (amount ?? 0) : 0;
  const [from, to] = isFlow(kind) || columns.get(source)! <= columns.get(target)! ? [source, target] : [target, source];
  return { id, source: from, target: to, kind: movement ?? kind, count, amount: width, attributed: width } as unknown as TraceStep;
}

/**
 * Who holds one account of the picture and nothing else stands below it, in its column: the account and its holder are read as one, and the picture
 * is narrow enough for its text to be read. What moves money itself, and the holder of several accounts, has a place of its own.
 */
export function holdersUnder({ edges }: Pick<EvidenceView, 'edges'>): Map<string, string> {
  const held = edges.filter(({ kind }) => kind === 'HELD_BY');
  const touched = new Set(edges.filter(({ kind }) => FLOWS.has(kind)).flatMap(({ source, target }) => [source, target]));
  const isAlone = ({ source, target }: EvidenceEdge): boolean =>
    touched.has(source) && !touched.has(target) && held.every((other) => (other.source === source) === (other.target === target));
  return new Map(held.filter(isAlone).map(({ source, target }) => [target, source]));
}

/**
 * Columns by the longest way along the flow, with the edges that close a ring left out. What no flow touches stands beside what it belongs to:
 * before a payer that nothing pays, behind everything else; the holder of one account stands below it.
 */
export function columnsOf({ nodes, edges }: Pick<EvidenceView, 'nodes' | 'edges'>, backward: Backward): Map<string, number> {
  const flows = edges
    .filter(({ kind, movement }) => FLOWS.has(kind) && !backward.has(movement ?? ''))
    // A batch is funded by a line: the line comes first.
    .map(({ kind, source, target }) => (kind === 'FUNDED_BY' ? { source: target, target: source } : { source, target }));
  const columns = longest(flows);
  const isPaid = new Set(flows.map(({ target }) => target));
  if (columns.size === 0) columns.set(nodes.find(({ subject }) => subject)?.id ?? nodes[0]?.id ?? '', 0);
  const beside = edges.filter(({ kind }) => !FLOWS.has(kind));
  const under = holdersUnder({ edges });
  for (const [holder, account] of under) columns.set(holder, columns.get(account)!);
  // What hangs on such a holder and on something else as well stands by the other one.
  const sides = [beside.filter(({ source, target }) => !under.has(source) && !under.has(target)), beside];
  for (let [placed, at] = [true, 0]; placed || at < sides.length - 1;) {
    if (!placed) at += 1;
    placed = false;
    for (const { source, target } of sides[at]!) {
      const [known, other] = columns.has(source) ? [source, target] : [target, source];
      if (!columns.has(known) || columns.has(other)) continue;
      const goesLeft = flows.length > 0 ? !isPaid.has(known) && flows.some((flow) => flow.source === known) : known === target;
      columns.set(other, columns.get(known)! + (goesLeft ? -1 : 1));
      placed = true;
    }
  }
  const least = Math.min(0, ...columns.values());
  return new Map(nodes.map(({ id }) => [id, (columns.get(id) ?? 0) - least]));
}

function longest(flows: readonly { source: string; target: string }[]): Map<string, number> {
  const after = new Map<string, Set<string>>();
  for (const { source, target } of flows) if (source !== target) after.set(source, (after.get(source) ?? new Set()).add(target));
  const entered = new Set(flows.map(({ target }) => target));
  // Depth first from where nothing comes in; an edge back into the way that led here closes a ring.
  const order: string[] = [];
  const [done, open] = [new Set<string>(), new Set<string>()];
  const kept: { source: string; target: string }[] = [];
  const visit = (id: string): void => {
    open.add(id);
    for (const next of [...(after.get(id) ?? [])].sort()) {
      if (open.has(next)) continue;
      kept.push({ source: id, target: next });
      if (!done.has(next)) visit(next);
    }
    open.delete(id);
    done.add(id);
    order.unshift(id);
  };
  const all = [...new Set(flows.flatMap(({ source, target }) => [source, target]))].sort();
  for (const id of [...all.filter((one) => !entered.has(one)), ...all]) if (!done.has(id)) visit(id);
  const columns = new Map<string, number>(all.map((id) => [id, 0]));
  for (const id of order) for (const { source, target } of kept) if (source === id) columns.set(target, Math.max(columns.get(target)!, columns.get(id)! + 1));
  return columns;
}
