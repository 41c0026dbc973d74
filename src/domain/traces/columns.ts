import { BACKWARD_KINDS, LEVELS, type Level, type StepKind } from './trace.shapes.js';

export interface ColumnNode {
  readonly id: string;
  readonly level: Level;
}

export interface ColumnStep {
  readonly source: string;
  readonly target: string;
  readonly kind: StepKind;
  /** Onward steps may run back to an earlier column (a round trip); they do not move columns. */
  readonly onward: boolean;
}

/**
 * Columns from left to right by government level. A forward step between two nodes of one level opens a sub-column, so
 * that every forward documented step goes to a higher column; backward ones (refund, recall …) have no say.
 */
export function columnsOf(nodes: readonly ColumnNode[], steps: readonly ColumnStep[]): Map<string, number> {
  const place = new Map(nodes.map((node) => [node.id, { rank: LEVELS.indexOf(node.level), sub: 0 }]));
  const forward = steps.filter(
    (step) => !step.onward && !BACKWARD_KINDS.includes(step.kind) && step.source !== step.target && place.has(step.source) && place.has(step.target),
  );
  // Longest path by relaxation. A cycle (A pays B, B pays A) would push for ever: after as many rounds as there are
  // nodes can stand in one row, what still pushes is such a cycle and stays where it is.
  const roundsMax = Math.min(nodes.length, 64);
  for (let round = 0, moved = true; moved && round < roundsMax; round += 1) {
    moved = false;
    for (const step of forward) {
      const source = place.get(step.source)!;
      const target = place.get(step.target)!;
      if (target.rank > source.rank || (target.rank === source.rank && target.sub > source.sub)) continue;
      place.set(step.target, { rank: source.rank, sub: source.sub + 1 });
      moved = true;
    }
  }
  const keys = [...new Set([...place.values()].map(({ rank, sub }) => rank * 1000 + sub))].sort((a, b) => a - b);
  const column = new Map(keys.map((key, index) => [key, index]));
  return new Map([...place].map(([id, { rank, sub }]) => [id, column.get(rank * 1000 + sub)!]));
}
