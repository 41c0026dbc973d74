import { KnownFromNothing } from '../../../../src/domain/intake/bulk/known-from-nothing.js';
import type { NodePart } from '../../../../src/domain/intake/compile-mapping.js';
import { decideRow } from '../../../../src/domain/intake/decide-row.js';

const person = (number: number, stated: boolean, more: Partial<NodePart> = {}): NodePart => ({
  label: 'Person',
  id: `person:${number}`,
  stated,
  values: stated ? { idNumber: String(number), name: `n${number}` } : { idNumber: String(number) },
  codes: [],
  columns: {},
  ...more,
});

const COUNT = 5_000;

/** Knows so many persons that most of them lie in the records. */
async function filled(): Promise<KnownFromNothing> {
  const known = new KnownFromNothing(() => {
    throw new Error('no edge was written');
  }, Infinity);
  for (let number = 0; number < COUNT; number += 1) {
    take(known, person(number, true), `b/f/${number}`);
    await known.lookUp([]);
  }
  return known;
}

function take(known: KnownFromNothing, part: NodePart, source = 'b/g/1'): number {
  const { nodes, nodesBefore } = decideRow({ nodes: [part], edges: [] }, source, known);
  nodes.forEach((node, place) => known.keepNode(node, nodesBefore[place]));
  return nodes.length;
}

describe('what a bulk load knows', () => {
  it('gives every node back as it was stated, from the records as well', async () => {
    const known = await filled();
    for (const number of [0, 1_234, COUNT - 1])
      expect(known.node(`person:${number}`)).toMatchObject({
        values: { idNumber: String(number), name: `n${number}` },
        stated: ['idNumber', 'name'],
        source: `b/f/${number}`,
      });
    expect([...known.allNodes()].map(({ node }) => node.id)).toEqual(Array.from({ length: COUNT }, (_, number) => `person:${number}`));
  });

  it('takes a mention for known only where all it says has been stated', async () => {
    const known = await filled();
    expect(known.isStated(person(7, false))).toBe(true);
    expect(known.isStated(person(7, false, { values: { idNumber: '7', region: '410328' } }))).toBe(false);
    expect(known.isStated(person(7, false, { codes: ['masked-number'] }))).toBe(false);
    expect(known.isStated(person(7, true))).toBe(false);
    expect(known.isStated(person(COUNT, false))).toBe(false);
  });

  it('takes over what a mention adds, once, and refuses another statement', async () => {
    const known = await filled();
    const mention = person(7, false, { values: { idNumber: '7', region: '410328' }, codes: ['masked-number'] });
    expect([take(known, mention), take(known, mention), take(known, person(7, false))]).toEqual([1, 0, 0]);
    expect(known.node('person:7')).toMatchObject({ values: { idNumber: '7', name: 'n7', region: '410328' }, codes: ['masked-number'], source: 'b/f/7' });
    expect(() => take(known, person(7, true, { values: { idNumber: '7', name: 'other' } }))).toThrow('b/f/7 states "n7"');
  });
});
