import { NODE_HEIGHT, NODE_WIDTH, type Point } from './arrange.js';

export const WIDTH_MIN = 1;
export const WIDTH_MAX = 12;

/** Line width in pixels: the square root of the sum, so that area and not length misleads least; 1 to 12 (UX-13). */
export function edgeWidth(amount: number, largest: number): number {
  if (!(largest > 0) || !(amount > 0)) return WIDTH_MIN;
  return Math.min(WIDTH_MAX, WIDTH_MIN + (WIDTH_MAX - WIDTH_MIN) * Math.sqrt(amount / largest));
}

/** How far the head of an arrow reaches back along its line: Cytoscape's own measure of a triangle, at the scale of the stylesheet. */
export function arrowLength(width: number): number {
  return 0.3 * ARROW_SCALE * Math.max((13.37 * width) ** 0.9, 29);
}

export const ARROW_SCALE = 0.75;

/** How far a line runs level before it bends: at a half it would stand upright in the middle and look like a step. */
export const BEND = 0.4;

export interface Curve {
  /** Cytoscape's control points: how far along the line, and how far beside it. */
  readonly weights: readonly number[];
  readonly distances: readonly number[];
}

/** Between a line that goes round and the nodes that it passes; half of what two rows leave. */
const CLEAR = 7;
/** How far from the middle of its ends a line that goes round turns into its lane: in the room between two columns. */
const [TURN_FROM, TURN_TO] = [140, 168];

/**
 * The points that bend a line which leaves to the right and arrives from the left: level at both ends, so that labels near an end lie on a level
 * line. `others`: nodes that it must not run behind, or it would look like two lines that end there; it takes the nearest lane that is free.
 */
export function forwardPoints(source: Point, target: Point, others: readonly Point[] = []): readonly Point[] {
  const across = target.x - source.x;
  const plain = [
    { x: source.x + across * BEND, y: source.y },
    { x: target.x - across * BEND, y: target.y },
  ];
  const between = others.filter(({ x }) => x > source.x + NODE_WIDTH && x < target.x - NODE_WIDTH);
  const isFree = (y: number, x?: number): boolean => between.every((one) => (x !== undefined && one.x !== x) || Math.abs(one.y - y) >= NODE_HEIGHT / 2 + CLEAR);
  const heightAt = (x: number): number => {
    const part = (x - source.x) / across;
    return source.y + (target.y - source.y) * part * part * (3 - 2 * part);
  };
  if (between.every(({ x }) => isFree(heightAt(x), x))) return plain;
  const middle = (source.y + target.y) / 2;
  const lanes = between.flatMap(({ y }) => [y - NODE_HEIGHT / 2 - CLEAR, y + NODE_HEIGHT / 2 + CLEAR]).filter((y) => isFree(y));
  const [lane] = lanes.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || b - a);
  if (lane === undefined) return plain;
  return [
    { x: source.x + TURN_FROM, y: source.y },
    { x: source.x + TURN_TO, y: lane },
    { x: target.x - TURN_TO, y: lane },
    { x: target.x - TURN_FROM, y: target.y },
  ];
}

export const forwardCurve = (source: Point, target: Point, others: readonly Point[] = []): Curve =>
  throughPoints(source, target, forwardPoints(source, target, others));

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
