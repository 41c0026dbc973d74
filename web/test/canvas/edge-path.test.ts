import fc from 'fast-check';
import { backwardCurve, edgeWidth, forwardCurve, forwardPoints, WIDTH_MAX, WIDTH_MIN, type Curve } from '../../src/canvas/edge-path.js';
import { COLUMN_PITCH, NODE_HEIGHT, ROW_PITCH, type Point } from '../../src/canvas/arrange.js';
import { SEED } from '../sample.js';

const amount = fc.integer({ min: 0, max: 10 ** 15 });
const point = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) });

/** Where Cytoscape puts a control point of these weights and distances. */
function places(source: Point, target: Point, { weights, distances }: Curve): Point[] {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  return weights.map((weight, at) => ({
    x: source.x + dx * weight - (dy / length) * distances[at]!,
    y: source.y + dy * weight + (dx / length) * distances[at]!,
  }));
}

describe('UX-13 widths', () => {
  it('grow with the amount and stay within 1 and 12 pixels', () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, largest) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const [thin, thick] = [edgeWidth(less, largest), edgeWidth(more, largest)];
        return thin <= thick && thin >= WIDTH_MIN && thick <= WIDTH_MAX;
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('follow the square root: a quarter of the sum is half of what is above the least width', () => {
    expect(edgeWidth(100, 100)).toBe(12);
    expect(edgeWidth(25, 100)).toBe(6.5);
    expect(edgeWidth(0, 100)).toBe(1);
    expect(edgeWidth(5, 0)).toBe(1);
  });
});

describe('the way of a line', () => {
  it('leaves level and arrives level when it goes forward', () => {
    fc.assert(
      fc.property(point, point, (source, target) => {
        fc.pre(target.x - source.x > 50);
        const [first, second] = places(source, target, forwardCurve(source, target));
        expect(first!.y).toBeCloseTo(source.y, 4);
        expect(second!.y).toBeCloseTo(target.y, 4);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('takes the nearest free lane past the nodes between its ends, and bends no more where none is in the way', () => {
    const [source, target] = [
      { x: 0, y: 0 },
      { x: 2 * COLUMN_PITCH, y: 0 },
    ];
    const between = (...rows: number[]): Point[] => rows.map((y) => ({ x: COLUMN_PITCH, y }));
    expect(forwardPoints(source, target, between(ROW_PITCH)).length).toBe(2);
    // What stands in the columns of its ends is not between them.
    expect(forwardPoints(source, target, [source, target]).length).toBe(2);
    const lane = (nodes: Point[]): number => forwardPoints(source, target, nodes)[1]!.y;
    expect(lane(between(10))).toBe(10 - ROW_PITCH / 2);
    // Between two rows there is room for a line.
    expect(lane(between(-20, ROW_PITCH - 20))).toBe(ROW_PITCH / 2 - 20);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const nodes = between(...rows.map((row) => row * ROW_PITCH));
        const points = forwardPoints(source, target, nodes);
        return points.length === 2 || nodes.every(({ y }) => Math.abs(y - points[1]!.y) > NODE_HEIGHT / 2);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('runs below both ends when it goes backward, and deeper for each further one', () => {
    fc.assert(
      fc.property(point, point, (source, target) => {
        fc.pre(source.x - target.x > 50);
        const lowest = Math.max(source.y, target.y) + NODE_HEIGHT / 2;
        const depth = (nth: number): number => Math.min(...places(source, target, backwardCurve(source, target, nth)).map(({ y }) => y));
        return depth(0) > lowest && depth(1) > depth(0);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
