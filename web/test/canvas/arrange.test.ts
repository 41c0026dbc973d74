import fc from 'fast-check';
import { arrange, columnPositions, COLUMN_PITCH, NODE_HEIGHT, NODE_WIDTH, ROW_PITCH, type Box, type Link } from '../../src/canvas/arrange.js';
import { SEED } from '../sample.js';

/** Traces of any shape: nodes in columns, steps between any two of them, some backward, some to nodes that are not drawn. */
const traces = fc
  .record({
    boxes: fc
      .array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 60 })
      .map((columns) => columns.map((column, at): Box => ({ id: `n${at}`, column, last: at % 11 === 10 }))),
    pairs: fc.array(fc.tuple(fc.nat(70), fc.nat(70), fc.integer({ min: 1, max: 10 ** 12 }), fc.boolean()), { maxLength: 120 }),
  })
  .map(({ boxes, pairs }) => ({ boxes, links: pairs.map(([a, b, weight, backward]): Link => ({ source: `n${a}`, target: `n${b}`, weight, backward })) }));

describe('UX-08 columns', () => {
  it('put the source of every forward step left of its target', () => {
    fc.assert(
      fc.property(traces, ({ boxes, links }) => {
        const columnOf = new Map(boxes.map(({ id, column }) => [id, column]));
        const places = arrange(boxes, links);
        for (const { source, target } of links) {
          const [from, to] = [columnOf.get(source), columnOf.get(target)];
          if (from === undefined || to === undefined || from >= to) continue;
          expect(places.get(target)!.x - places.get(source)!.x).toBeGreaterThanOrEqual(NODE_WIDTH + 60);
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('give every node a place, and no two boxes the same room', () => {
    fc.assert(
      fc.property(traces, ({ boxes, links }) => {
        const places = [...arrange(boxes, links).values()];
        expect(places).toHaveLength(boxes.length);
        for (const [at, one] of places.entries()) {
          for (const other of places.slice(at + 1)) expect(Math.abs(one.x - other.x) >= NODE_WIDTH || Math.abs(one.y - other.y) >= NODE_HEIGHT).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('are the same for the same question', () => {
    fc.assert(
      fc.property(traces, ({ boxes, links }) => JSON.stringify([...arrange(boxes, links)]) === JSON.stringify([...arrange(boxes, links)])),
      { seed: SEED, numRuns: 50 },
    );
  });

  it('take no room where nothing stands, and let a late one in between', () => {
    const x = columnPositions([0, 2, 7]);
    expect([x(0), x(2), x(7)]).toEqual([0, COLUMN_PITCH, 2 * COLUMN_PITCH]);
    expect(x(5)).toBe(1.5 * COLUMN_PITCH);
    expect(x(9)).toBe(3 * COLUMN_PITCH);
  });
});

describe('the order inside a column', () => {
  it('untangles what an unlucky order would cross', () => {
    const boxes: Box[] = [
      { id: 'a', column: 0 },
      { id: 'b', column: 0 },
      { id: 'y', column: 1 },
      { id: 'x', column: 1 },
    ];
    const places = arrange(boxes, [
      { source: 'a', target: 'x', weight: 1, backward: false },
      { source: 'b', target: 'y', weight: 1, backward: false },
    ]);
    expect(places.get('a')!.y < places.get('b')!.y).toBe(places.get('x')!.y < places.get('y')!.y);
  });

  it('keeps siblings in the order given, the others last', () => {
    const boxes: Box[] = [
      { id: 'p', column: 0 },
      { id: 'rest', column: 1, last: true },
      { id: 'big', column: 1 },
      { id: 'small', column: 1 },
    ];
    const places = arrange(
      boxes,
      ['rest', 'big', 'small'].map((target) => ({ source: 'p', target, weight: 5, backward: false })),
    );
    const rows = ['big', 'small', 'rest'].map((id) => places.get(id)!.y);
    expect(rows[1]! - rows[0]!).toBe(ROW_PITCH);
    expect(rows[2]! - rows[1]!).toBe(ROW_PITCH);
    expect(places.get('p')!.y).toBe(rows[1]);
  });

  it('places 500 nodes of five levels well within half a second', () => {
    const boxes = Array.from({ length: 500 }, (_, at): Box => ({ id: `n${at}`, column: Math.min(4, Math.floor(Math.log2(at / 12 + 1))) }));
    const links = boxes.slice(1).map((box, at): Link => ({ source: `n${Math.floor(at / 3)}`, target: box.id, weight: at + 1, backward: false }));
    const start = performance.now();
    arrange(boxes, links);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
