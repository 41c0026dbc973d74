import { NODE_WIDTH, type Point } from './arrange.js';
import { forwardPoints } from './edge-path.js';
import { textWidth } from './node-label.js';

/** A line between two columns with what is written on it. `beside`: how far below the middle of its nodes it leaves and arrives. */
export interface LabelledLine {
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
  readonly beside: number;
  /** Nodes that it goes round. */
  readonly others?: readonly Point[];
  readonly label: string;
  readonly offset: { readonly source: number; readonly target: number };
  /** The end where it stands best. */
  readonly best: 'source' | 'target';
}

export type LabelPlace = 'source' | 'target' | 'none';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const [CHARACTER, LINE_HEIGHT] = [12, 14.4];
const PIECES = 24;

/** Where the label of each line stands without covering one of a line before it in the list; `none` where neither end has room. */
export function labelPlaces(lines: readonly LabelledLine[]): Map<string, LabelPlace> {
  const taken: Box[] = [];
  const places = new Map<string, LabelPlace>();
  for (const line of lines) {
    const free = ([line.best, line.best === 'source' ? 'target' : 'source'] as const).find((end) => taken.every((box) => !covers(box, boxOf(line, end))));
    if (free !== undefined) taken.push(boxOf(line, free));
    places.set(line.id, free ?? 'none');
  }
  return places;
}

/** The room that a label takes at an end of its line. */
export function boxOf(line: LabelledLine, end: 'source' | 'target'): Box {
  const rows = line.label.split('\n');
  const middle = along(line, end);
  const [width, height] = [Math.max(...rows.map(textWidth)) * CHARACTER, rows.length * LINE_HEIGHT];
  return { left: middle.x - width / 2, right: middle.x + width / 2, top: middle.y - height / 2, bottom: middle.y + height / 2 };
}

export const covers = (one: Box, other: Box): boolean => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The point of the drawn line that lies so far from its end: quadratic pieces that meet halfway between their control points. */
function along({ from, to, beside, others, offset }: LabelledLine, end: 'source' | 'target'): Point {
  const [start, last] = [
    { x: from.x, y: from.y + beside },
    { x: to.x, y: to.y + beside },
  ] as const;
  const control = forwardPoints(start, last, others);
  const stops = [
    { x: start.x + NODE_WIDTH / 2, y: start.y },
    ...control.slice(1).map((point, at) => ({ x: (control[at]!.x + point.x) / 2, y: (control[at]!.y + point.y) / 2 })),
    { x: last.x - NODE_WIDTH / 2, y: last.y },
  ];
  const points = control.flatMap((bend, at) => quadratic(stops[at]!, bend, stops[at + 1]!));
  if (end === 'target') points.reverse();
  let rest = offset[end];
  for (let at = 1; at < points.length; at++) {
    const piece = Math.hypot(points[at]!.x - points[at - 1]!.x, points[at]!.y - points[at - 1]!.y);
    if (rest <= piece) return points[at]!;
    rest -= piece;
  }
  return points.at(-1)!;
}

function quadratic(start: Point, control: Point, end: Point): Point[] {
  return Array.from({ length: PIECES + 1 }, (_, at) => {
    const t = at / PIECES;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return { x: a * start.x + b * control.x + c * end.x, y: a * start.y + b * control.y + c * end.y };
  });
}
