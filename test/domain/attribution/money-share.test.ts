import fc from 'fast-check';
import { apportion, apportionInto, shareOf } from '../../../src/domain/attribution/money-share.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`money shares: seed ${SEED}\n`);

/** Small, middling, large, and just below 2^53 or a power of two, where a rounded quotient is most easily wrong. */
const fen = fc.oneof(
  fc.nat({ max: 1000 }),
  fc.maxSafeNat(),
  fc
    .integer({ min: 0, max: 53 })
    .chain((bits) => fc.integer({ min: -3, max: 3 }).map((near) => Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, 2 ** bits + near)))),
  fc.nat({ max: 1000 }).map((below) => Number.MAX_SAFE_INTEGER - below),
);

describe('shares of money', () => {
  it('are exact to the fen although the product passes 2^53', () => {
    fc.assert(
      fc.property(fen, fen, fen, (one, other, third) => {
        const [part, base] = [other, third].sort((a, b) => a - b) as [number, number];
        const exact = base === 0 || part === 0 ? 0n : (BigInt(one) * BigInt(part)) / BigInt(base);
        expect(BigInt(shareOf(one, part, base))).toBe(exact);
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  });

  it('are exact where the true quotient is an integer or just misses one', () => {
    fc.assert(
      fc.property(fen, fen, fc.integer({ min: -2, max: 2 }), (share, base, miss) => {
        // whole · part = share · base + miss, with part = base − 1 or base, is as near to an integer as a product can be.
        const part = Math.max(0, base - Math.abs(miss));
        if (part === 0) return;
        expect(BigInt(shareOf(share, part, base))).toBe((BigInt(share) * BigInt(part)) / BigInt(base));
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  });

  it('are shared out without loss, floors first, then a fen each to the largest remainders and the earlier of equals', () => {
    const weights = fc.array(fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 10 ** 14 })), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fen, weights, (whole, all) => {
        const base = all.reduce((sum, weight) => sum + BigInt(weight), 0n);
        const shares = apportion(whole, all);
        if (base === 0n) return expect(shares).toEqual(all.map(() => 0));
        const floors = all.map((weight) => (BigInt(whole) * BigInt(weight)) / base);
        const left = Number(BigInt(whole) - floors.reduce((sum, floor) => sum + floor, 0n));
        const lucky = all
          .map((weight, place) => ({ place, remainder: (BigInt(whole) * BigInt(weight)) % base }))
          .sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder < b.remainder ? 1 : -1))
          .slice(0, left);
        for (const { place } of lucky) floors[place]! += 1n;
        expect(shares).toEqual(floors.map(Number));
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('are written into given places and leave the others alone', () => {
    const shares = new Float64Array([9, 9, 9]);
    apportionInto(10, new Float64Array([1, 2, 7]), 2, shares);
    expect([...shares]).toEqual([3, 7, 9]);
  });
});
