import fc from 'fast-check';
import { NODE_HEIGHT, NODE_WIDTH } from '../../src/canvas/arrange.js';
import { drawnOf, expanded, hiddenOf, parentOf, pictureOf, reachOf } from '../../src/canvas/picture.js';
import { node, SEED, step, view } from '../sample.js';

const BACKWARD = new Set(['recovery', 'refund', 'bounce', 'recall']);

/** A batch with two households drawn and twelve behind one node. */
const batch = () =>
  pictureOf(
    view(
      [
        node('unit', 0, { root: true }),
        node('batch', 1, { hidden: { count: 12, amount: 1200 } }),
        node('h1', 2),
        node('h2', 2),
        node('rest:out:batch', 2, { kind: 'Rest', count: 12, received: 1200, passedOn: 300, hidden: { count: 12, amount: 1500 } }),
      ],
      [
        step('unit', 'batch', 1400),
        step('batch', 'h1', 100),
        step('batch', 'h2', 100),
        step('batch', 'rest:out:batch', 1200, { count: 12 }),
        step('rest:out:batch', 'batch', 300, { kind: 'recovery', count: 3 }),
      ],
      { nodes: 12, steps: 15, amount: 1500, cursor: null },
    ),
    BACKWARD,
  );

/** Some of the twelve; the first three paid back. */
const some = (from: number, to: number, left: number) => {
  const ids = Array.from({ length: to - from }, (_, at) => from + at);
  return view(
    [node('batch', 1), ...ids.map((id) => node(`r${id}`, 2))],
    ids.flatMap((id) => [step('batch', `r${id}`, 100), ...(id < 3 ? [step(`r${id}`, 'batch', 100, { kind: 'recovery' })] : [])]),
    { nodes: left, steps: 0, amount: left * 100, cursor: left > 0 ? 'c' : null },
  );
};

describe('UX-09 expanding a node', () => {
  it('moves nobody, and no two boxes overlap, however much comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 60 }), (standing, newcomers) => {
        const nodes = [node('parent', 1), ...Array.from({ length: standing }, (_, at) => node(`s${at}`, 2))];
        const before = pictureOf(
          view(
            nodes,
            nodes.slice(1).map(({ id }) => step('parent', id, 10)),
          ),
          BACKWARD,
        );
        const come = newcomers.map((column, at) => node(`x${at}`, column));
        const after = expanded(
          before,
          'parent',
          view(
            [nodes[0]!, ...come],
            come.map(({ id }) => step('parent', id, 5)),
          ),
        );
        for (const [id, place] of before.positions) expect(after.positions.get(id)).toEqual(place);
        const places = [...after.positions.values()];
        for (const [at, one] of places.entries()) {
          for (const other of places.slice(at + 1)) expect(Math.abs(one.x - other.x) >= NODE_WIDTH || Math.abs(one.y - other.y) >= NODE_HEIGHT).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('marks the newcomers, and stands them in the column of their siblings', () => {
    const before = batch();
    const after = expanded(before, 'batch', some(0, 5, 7));
    expect([...after.fresh].sort()).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
    expect(after.positions.get('r0')!.x).toBe(before.positions.get('h1')!.x);
  });
});

describe('UX-07 the others', () => {
  it('keep what is still not drawn, to the fen, step by step', () => {
    const after = expanded(batch(), 'batch', some(0, 5, 7));
    const rest = after.nodes.get('rest:out:batch')!;
    expect({ count: rest.count, received: rest.received }).toEqual({ count: 7, received: 700 });
    expect(after.steps.get('payment batch rest:out:batch')!.amount).toBe(700);
    expect(after.steps.has('recovery rest:out:batch batch')).toBe(false);
    expect(hiddenOf(after, 'batch')).toEqual({ count: 7, amount: 700 });
    const into = [...after.steps.values()].filter(({ source, kind }) => source === 'batch' && kind === 'payment').reduce((sum, { amount }) => sum + amount, 0);
    expect(into).toBe(1400);
  });

  it('go when all that they stood for is drawn', () => {
    const after = expanded(expanded(batch(), 'batch', some(0, 5, 7)), 'batch', some(5, 12, 0));
    expect(after.nodes.has('rest:out:batch')).toBe(false);
    expect([...after.steps.values()].some(({ source, target }) => source.startsWith('rest') || target.startsWith('rest'))).toBe(false);
  });
});

describe('UX-11 the banner', () => {
  it('counts what is drawn and what is not, before and after', () => {
    const before = batch();
    expect(drawnOf(before)).toEqual({ drawn: 4, all: 16 });
    const after = expanded(before, 'batch', some(0, 5, 7));
    expect(drawnOf(after)).toEqual({ drawn: 9, all: 16 });
    expect(after.cutOff).toMatchObject({ nodes: 7, steps: 7, amount: 700 });
  });
});

describe('looking around', () => {
  it('finds the node whose neighbours an aggregate stands for', () => {
    expect(parentOf(batch(), 'rest:out:batch')).toBe('batch');
    expect(parentOf(batch(), 'h1')).toBe('h1');
  });

  it('follows money both ways from a node, but not across its siblings', () => {
    expect([...reachOf(batch(), 'h1')].sort()).toEqual(['batch', 'h1', 'unit']);
    expect(reachOf(batch(), 'unit').size).toBe(5);
  });
});
