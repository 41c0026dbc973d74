import { NODE_HEIGHT, type Point } from './arrange.js';

export const WIDTH_MIN = 1;
export const WIDTH_MAX = 12;

/** Line width in pixels: the square root of the sum, so that area and not length misleads least; 1 to 12 (UX-13). */
export function edgeWidth(amount: number, largest: number): number {
  if (!(largest > 0) || !(amount > 0)) return WIDTH_MIN;
  return Math.min(WIDTH_MAX, WIDTH_MIN + (WIDTH_MAX - WIDTH_MIN) * Math.sqrt(amount / largest));
}

/** How far a line runs level before it bends: at a half it would stand upright in the middle and look like a step. */
export const BEND = 0.4;

export interface Curve {
  /** Cytoscape's control points: how far along the line, and how far beside it. */
  readonly weights: readonly number[];
  readonly distances: readonly number[];
}

/** Leaves to the right and arrives from the left, level at both ends, so that labels near an end lie on a level line. */
export function forwardCurve(source: Point, target: Point): Curve {
  const across = target.x - source.x;
  return throughPoints(source, target, [
    { x: source.x + across * BEND, y: source.y },
    { x: target.x - across * BEND, y: target.y },
  ]);
}

/** Runs below both ends, against the flow; each further one of the same pair lies a little deeper. */
export function backwardCurve(source: Point, target: Point, nth: number): Curve {
  const depth = Math.max(source.y, target.y) + NODE_HEIGHT * (1.15 + 0.55 * nth);
  // Two nodes in one column still need room to swing out.
  const swing = source.x === target.x ? 90 : 0;
  return throughPoints(source, target, [
    { x: source.x + swing, y: depth },
    { x: target.x + swing, y: depth },
  ]);
}

function throughPoints(source: Point, target: Point, points: readonly Point[]): Curve {
  const dx = target.x - source.x;
  const dy = target.y - source.y;
  const length = Math.hypot(dx, dy) || 1;
  return {
    weights: points.map((point) => ((point.x - source.x) * dx + (point.y - source.y) * dy) / (length * length)),
    distances: points.map((point) => (-(point.x - source.x) * dy + (point.y - source.y) * dx) / length),
  };
}
