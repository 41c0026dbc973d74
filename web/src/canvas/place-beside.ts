import { NODE_WIDTH, ROW_PITCH, type Point } from './arrange.js';

export interface Newcomer {
  readonly id: string;
  readonly x: number;
  /** Where it would like to stand: the height of the node it came from. */
  readonly near: number;
}

/**
 * Finds a free place for each newcomer in its column, as near as possible to its parent, below before above. Nodes already
 * on the picture never move (UX-09), and no two boxes overlap. Newcomers keep their order downwards.
 */
export function placeBeside(standing: ReadonlyMap<string, Point>, newcomers: readonly Newcomer[]): Map<string, Point> {
  const taken = [...standing.values()];
  const placed = new Map<string, Point>();
  for (const { id, x, near } of newcomers) {
    const y = freeRow(
      taken.filter((point) => Math.abs(point.x - x) < NODE_WIDTH).map((point) => point.y),
      near,
    );
    const point = { x, y };
    taken.push(point);
    placed.set(id, point);
  }
  return placed;
}

/** The free height nearest to the wish: either the wish itself, or one row pitch from somebody who stands there. */
function freeRow(rows: readonly number[], near: number): number {
  const free = (y: number): boolean => rows.every((row) => Math.abs(row - y) >= ROW_PITCH);
  const candidates = [near, ...rows.flatMap((row) => [row + ROW_PITCH, row - ROW_PITCH])].filter(free);
  return candidates.reduce((best, y) => {
    const nearer = Math.abs(y - near) - Math.abs(best - near);
    return nearer < 0 || (nearer === 0 && y > best) ? y : best;
  });
}
