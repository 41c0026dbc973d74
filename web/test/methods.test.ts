import fc from 'fast-check';
import type { MethodTotals, TraceTotals } from '../src/api/shapes.js';
import { amountSpread, byEvery, cutOffOf, differences, isBalanced, METHODS } from '../src/parts/methods.js';
import { SEED } from './sample.js';

const totals = (paid: number, cash: number, more: Partial<TraceTotals> = {}): TraceTotals => ({
  issued: 100,
  unspent: 0,
  held: 0,
  paid,
  returned: 0,
  unexplained: cash > 0 ? [{ reason: 'cash', amount: cash }] : [],
  ...more,
});
const by = (method: MethodTotals['method'], paid: number, cash: number): MethodTotals => ({
  method,
  totals: totals(paid, cash),
  net: { paidGross: 100, recovered: 0, madeGood: 0 },
});

describe('the four methods side by side', () => {
  it('differ on the figures that are not the same in every row, and by how much', () => {
    const methods = [by('proRata', 80, 20), by('fifo', 100, 0), by('lifo', 60, 40), by('libr', 100, 0)];
    expect([...differences(methods)]).toEqual([
      ['paid', { least: 60, most: 100 }],
      ['unexplained', { least: 0, most: 40 }],
    ]);
  });

  it('agree where every figure is the same, and where there is none', () => {
    expect(differences(METHODS.map((method) => by(method, 100, 0))).size).toBe(0);
    expect(differences([]).size).toBe(0);
  });

  it('are in balance to the fen, or are said not to be', () => {
    expect(isBalanced(totals(80, 20))).toBe(true);
    expect(isBalanced(totals(80, 19))).toBe(false);
  });

  it('count as cut off only what the limits stopped', () => {
    const unexplained: TraceTotals['unexplained'] = [
      { reason: 'cash', amount: 5 },
      { reason: 'cut-off', amount: 7 },
    ];
    expect(cutOffOf(totals(88, 0, { unexplained }))).toBe(7);
    expect(cutOffOf(totals(80, 20))).toBe(0);
  });
});

describe('one amount by every method', () => {
  it('is the same four times where the service gives it once', () => {
    expect(byEvery(7, undefined)).toEqual({ proRata: 7, fifo: 7, lifo: 7, libr: 7 });
    expect(amountSpread(7, undefined)).toEqual({ least: 7, most: 7 });
  });

  it('reaches down to nothing where an opening balance is unknown, and never above the most of the methods', () => {
    const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(amount, amount, amount, amount, (proRata, fifo, lifo, libr) => {
        const four = { proRata, fifo, lifo, libr };
        const known = amountSpread(proRata, four);
        for (const each of Object.values(four)) expect(each >= known.least && each <= known.most).toBe(true);
        expect(amountSpread(proRata, four, true)).toEqual({ least: 0, most: known.most });
      }),
      { seed: SEED },
    );
  });
});
