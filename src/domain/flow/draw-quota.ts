import { METHODS } from '../attribution/attribute.js';
import { apportion } from '../attribution/money-share.js';
import { ALLOCATION_KINDS } from '../model/model.js';
import { isMadeOf } from './kinds.js';
import { gradeOf, STEP_OF, stepKind, type Picture, type PictureNode } from './picture.js';
import { upwardShares, type UpwardEdge } from './upward-shares.js';

/** Kinds of steps, by kind of allocation. */
const STEP_OF_ALLOCATION = ALLOCATION_KINDS.map(stepKind);
const ASSIGNMENT = stepKind('assignment');

/** Draws how quota went from document to document and where it stands. */
export function drawQuota(picture: Picture): void {
  const quota = new Quota(picture);
  quota.draw();
  quota.drawAssignments();
}

class Quota {
  /** Rows of the event table, by allocation. */
  private readonly rows: ReadonlyMap<number, number>;
  /** Traced fen that went from holder to holder inside one document, by own line and method: out counts up, in counts down. */
  private readonly handed = new Map<number, Float64Array>();

  constructor(private readonly picture: Picture) {
    this.rows = picture.events.allocationRows;
  }

  /** Allocations inside the caller's region as they are; above it, and above the roots, the own share of each. */
  draw(): void {
    const { picture } = this;
    const { graph, walk, origins, lead } = picture;
    const { source, target, amount } = graph.allocations;
    const shares = new Map<number, number>();
    const add = (line: number, fen: number): void => void shares.set(line, (shares.get(line) ?? 0) + fen);
    const begins = origins ? [...origins.lines] : walk.question.roots.map((root) => [root, picture.issueOf(root)] as const);
    for (const [line, fen] of begins) if (picture.seesLine(line)) add(line, fen);
    const chain: UpwardEdge[] = [];
    const traced = new Set<number>();
    for (const allocation of walk.allocations) {
      const row = this.rows.get(allocation);
      if (row === undefined || !picture.results.some((result) => result.traced[row]! > 0)) continue;
      traced.add(allocation);
      const [from, to] = [source[allocation]!, target[allocation]!];
      const part = (method: number): number => picture.results[method]!.traced[row]!;
      if (picture.seesLine(from)) {
        if (picture.seesLine(to)) this.drawAllocation(allocation, amount[allocation]!, part, picture.isMixed(row));
        else picture.fold('out', picture.documentOf(from), part(0), part);
      } else if (isMadeOf(graph, allocation, walk.question)) {
        chain.push({ id: allocation, source: from, target: to, weight: lead.traced[row]! });
        if (picture.seesLine(to)) add(to, lead.traced[row]!);
      } else if (picture.seesLine(to)) picture.fold('in', picture.documentOf(to), part(0), part);
    }
    const funded = new Map<number, number>();
    const above: UpwardEdge[] = [];
    for (const allocation of walk.upward) {
      const to = target[allocation]!;
      funded.set(to, (funded.get(to) ?? 0) + amount[allocation]!);
      // Only what a line was made of leads upwards; what came on top or came back does not.
      if (!traced.has(allocation)) above.push({ id: allocation, source: source[allocation]!, target: to, weight: amount[allocation]! });
    }
    // Traced quota of hidden lines came by traced allocations alone, up to the roots; what these were made of is not traced.
    const roots = new Set(walk.question.roots);
    const within = upwardShares(this.inOrder(shares), this.sorted(chain), (line) => (roots.has(line) ? picture.issueOf(line) : 0));
    const beginning = new Map([...within.begun].filter(([line]) => roots.has(line) || shares.has(line)));
    const madeOf = this.aboveRoots(above);
    const beyond = upwardShares(this.inOrder(beginning), this.sorted(madeOf), (line) =>
      funded.has(line) ? Math.max(0, graph.lines.valuesAt(line, picture.batch).amount - funded.get(line)!) : 0,
    );
    for (const edge of this.sorted([...chain, ...madeOf])) {
      const share = within.edges.get(edge.id) ?? beyond.edges.get(edge.id);
      if (!share) continue;
      const whole = picture.seesLine(edge.source) ? amount[edge.id]! : share.share;
      const row = traced.has(edge.id) ? this.rows.get(edge.id)! : -1;
      const isPart = row >= 0 ? lead.mixed[row] === 1 : edge.weight < amount[edge.id]!;
      this.drawAllocation(edge.id, whole, () => share.share, share.attributed || isPart);
    }
    if (!origins) this.drawRoots(within.begun);
  }

  /** By id: fen left over in sharing go to the earlier of equal edges, so their order must not depend on who numbered them. */
  private sorted(edges: readonly UpwardEdge[]): UpwardEdge[] {
    const { ids } = this.picture.graph.allocations;
    return [...edges].sort((a, b) => ids.compare(a.id, b.id));
  }

  /** The same holds where a recall makes a circle of the chain: where it is entered must not depend on it either. */
  private inOrder(shares: ReadonlyMap<number, number>): Map<number, number> {
    const { ids } = this.picture.graph.lines;
    return new Map([...shares].sort(([a], [b]) => ids.compare(a, b)));
  }

  /**
   * Into a root to which other roots brought quota, what is not traced brought no more than the root itself brought into the trace: the
   * rest of what stands there came by the traced allocations.
   */
  private aboveRoots(above: readonly UpwardEdge[]): UpwardEdge[] {
    const { picture } = this;
    const byRoot = new Map<number, UpwardEdge[]>();
    const edges: UpwardEdge[] = [];
    for (const edge of above) {
      if (!picture.isFedRoot(edge.target)) edges.push(edge);
      else if (byRoot.has(edge.target)) byRoot.get(edge.target)!.push(edge);
      else byRoot.set(edge.target, [edge]);
    }
    for (const [root, into] of byRoot) {
      const weights = into.map((edge) => edge.weight);
      const parts = apportion(
        Math.min(
          picture.issueOf(root),
          weights.reduce((sum, weight) => sum + weight, 0),
        ),
        weights,
      );
      into.forEach((edge, place) => {
        if (parts[place]! > 0) edges.push({ ...edge, weight: parts[place]! });
      });
    }
    return edges;
  }

  /** `begun`: fen of what the caller sees that began on each root. */
  private drawRoots(begun: ReadonlyMap<number, number>): void {
    const { picture } = this;
    for (const root of picture.walk.question.roots) {
      const hidden = picture.issueOf(root) - (begun.get(root) ?? 0);
      const node = picture.documentOf(root);
      node.root = true;
      if (!picture.seesLine(root) && hidden > 0) picture.fold('out', node, hidden, () => hidden);
    }
  }

  private drawAllocation(allocation: number, amount: number, part: (method: number) => number, commingled: boolean): void {
    const { picture } = this;
    const { graph, steps } = picture;
    const { source, target, kind, at, inferred } = graph.allocations;
    const [from, to] = [source[allocation]!, target[allocation]!];
    const inside = picture.documentOf(from) === picture.documentOf(to);
    const fromNode: PictureNode = inside ? picture.holderOf(from) : picture.documentOf(from);
    const toNode: PictureNode = inside ? picture.holderOf(to) : picture.documentOf(to);
    // Between two lines of one document and one holder nothing moves that could be drawn.
    if (fromNode === toNode) return;
    if (inside) {
      this.hand(from, part, 1);
      this.hand(to, part, -1);
    }
    const parts = METHODS.map((_, method) => part(method));
    const row = steps.add(
      fromNode.number,
      toNode.number,
      STEP_OF_ALLOCATION[kind[allocation]!]!,
      gradeOf(commingled || inferred[allocation] === 1, parts),
      STEP_OF.allocation,
      allocation,
      to,
      at[allocation]!,
      amount,
    );
    steps.parts.set(parts, row * METHODS.length);
    // Between two documents of other regions only numbers, dates and the own share are shown.
    steps.foreign[row] = !picture.seesLine(from) && !picture.seesLine(to) ? 1 : 0;
  }

  private hand(line: number, part: (method: number) => number, sign: 1 | -1): void {
    let sums = this.handed.get(line);
    if (!sums) this.handed.set(line, (sums = new Float64Array(METHODS.length)));
    for (let method = 0; method < METHODS.length; method += 1) sums[method]! += sign * part(method);
  }

  /** Quota that a line did not pass on stands at the unit or region that may spend it. */
  drawAssignments(): void {
    const { picture } = this;
    const { origins, results } = picture;
    for (const [line, own] of picture.ownLines) {
      if (!picture.seesLine(line)) continue;
      const handed = this.handed.get(line);
      // What a holder handed on inside the document was given to it first; what it got that way was not given by the document.
      const parts = results.map(({ lineFlows }, method) => lineFlows.arrivedTraced[own]! - lineFlows.allocatedTraced[own]! + (handed?.[method] ?? 0));
      if (parts.every((part) => part <= 0)) continue;
      const { arrived, allocated } = picture.lead.lineFlows;
      const amount = Math.max(...parts, arrived[own]! - allocated[own]! + (handed?.[0] ?? 0));
      this.assign(
        line,
        amount,
        parts.map((part) => Math.max(0, part)),
        parts[0]! < amount,
      );
    }
    for (const [line, share] of origins?.lines ?? [])
      if (picture.seesLine(line))
        this.assign(
          line,
          share,
          METHODS.map(() => share),
          false,
        );
  }

  private assign(line: number, amount: number, parts: readonly number[], commingled: boolean): void {
    const { picture } = this;
    const source = picture.documentOf(line);
    const target = picture.holderOf(line);
    if (source === target) return;
    const values = picture.graph.lines.valuesAt(line, picture.batch);
    const issued = values.document < 0 ? NaN : picture.graph.documents.valuesAt(values.document, picture.batch).issuedAt;
    const at = !Number.isNaN(values.issuedAt) ? values.issuedAt : Number.isNaN(issued) ? 0 : issued;
    const row = picture.steps.add(source.number, target.number, ASSIGNMENT, gradeOf(commingled, parts), STEP_OF.assignment, line, line, at, amount);
    picture.steps.parts.set(parts, row * METHODS.length);
  }
}
