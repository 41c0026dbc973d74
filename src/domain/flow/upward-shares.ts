import { apportion } from '../attribution/money-share.js';

/** One edge of the chain above: `weight` is the quota (fen) it brought into `target`. */
export interface UpwardEdge {
  readonly id: number;
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

export interface UpwardShare {
  /** Fen of the share that came through this edge. */
  readonly share: number;
  /** The target was fed by several lines: which of them the share came from is attributed, not recorded. */
  readonly attributed: boolean;
}

/**
 * Follows shares up the chain: what stands on a line came through its inflows in proportion to their amounts, in whole
 * fen. `shares` gives the fen asked about by line; `owned` what a line had of its own (untraceable further up). The answer
 * gives the share of each edge, and what of the shares began on each line: it went no further up.
 * Edges must not form a cycle; one that does is followed once, from where the first of `shares` and of `edges` enter it.
 */
export function upwardShares(
  shares: ReadonlyMap<number, number>,
  edges: readonly UpwardEdge[],
  owned: (line: number) => number,
): { edges: Map<number, UpwardShare>; begun: Map<number, number> } {
  const into = new Map<number, UpwardEdge[]>();
  for (const edge of edges) {
    const list = into.get(edge.target);
    if (list) list.push(edge);
    else into.set(edge.target, [edge]);
  }
  const order = upwardOrder([...shares.keys()], into);
  const standing = new Map(shares);
  const begun = new Map(shares);
  const result = new Map<number, UpwardShare>();
  for (const line of order) {
    const share = standing.get(line) ?? 0;
    begun.set(line, share);
    const inflows = into.get(line) ?? [];
    if (share === 0 || inflows.length === 0) continue;
    const own = owned(line);
    const whole = inflows.reduce((sum, edge) => sum + edge.weight, own);
    // No more can have come through an edge than went through it.
    const parts = apportion(Math.min(share, whole), [...inflows.map((edge) => edge.weight), own]);
    begun.set(line, share - parts.slice(0, inflows.length).reduce((sum, part) => sum + part, 0));
    inflows.forEach((edge, place) => {
      if (parts[place] === 0) return;
      result.set(edge.id, { share: parts[place]!, attributed: share < whole && (inflows.length > 1 || own > 0) });
      standing.set(edge.source, (standing.get(edge.source) ?? 0) + parts[place]!);
    });
  }
  return { edges: result, begun };
}

/** Every line after all lines that it feeds. */
function upwardOrder(starts: readonly number[], into: ReadonlyMap<number, readonly UpwardEdge[]>): number[] {
  const done = new Set<number>();
  const order: number[] = [];
  const visit = (line: number): void => {
    if (done.has(line)) return;
    done.add(line);
    for (const edge of into.get(line) ?? []) visit(edge.source);
    order.push(line);
  };
  for (const line of starts) visit(line);
  return order.reverse();
}
