import fc from 'fast-check';
import { firstOf } from '../../../src/domain/flow/first-of.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
process.stdout.write(`first of: seed ${SEED}\n`);

it('the first things in an order are those of the whole in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 200 }), fc.integer({ min: -2, max: 210 }), (sizes, count) => {
      const order = (left: number, right: number): number => sizes[right]! - sizes[left]! || left - right;
      const all = sizes.map((_, place) => place);
      expect(firstOf(all, count, order)).toEqual([...all].sort(order).slice(0, Math.max(0, count)));
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});
