import fc from 'fast-check';
import { stretchesOf, type MovementRow, type StatedRow } from '../../../src/domain/books/account-ledger.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const time = (text: string): number => Date.parse(`${text}+08:00`);

let serial = 0;
function moved(amount: number, at: number, more: Partial<MovementRow> = {}): MovementRow {
  serial += 1;
  return {
    account: 'a',
    id: `p${String(serial).padStart(3, '0')}`,
    at,
    seq: 0,
    amount,
    dayPrecise: false,
    balance: null,
    recordedAt: null,
    serial: null,
    source: null,
    ...more,
  };
}
function balance(kind: StatedRow['kind'], at: number, amount: number, more: Partial<StatedRow> = {}): StatedRow {
  serial += 1;
  return { account: 'a', kind, id: `b${String(serial).padStart(3, '0')}`, at, seq: 0, amount, of: [], serial: null, source: null, ...more };
}

const differences = (movements: MovementRow[], stated: StatedRow[]): number[] => stretchesOf(movements, stated).map(({ difference }) => difference);

describe('an account between its stated balances', () => {
  it('agrees where opening balance, movements of the day and closing balance follow from each other', () => {
    const d = day('2020-03-02');
    expect(differences([moved(500, d), moved(-200, d + 1)], [balance('opening-balance', d, 100), balance('closing-balance', d, 400)])).toEqual([0]);
  });

  it('shows a gap once, with both ends, and goes on from what was stated', () => {
    const rows = [moved(100, day('2020-01-10')), moved(-30, day('2020-02-10'))];
    const stated = [
      balance('opening-balance', day('2020-01-01'), 0),
      balance('closing-balance', day('2020-01-31'), 150),
      balance('closing-balance', day('2020-02-28'), 120),
    ];
    const [first, second] = stretchesOf(rows, stated);
    expect(first).toMatchObject({
      expected: 100,
      difference: 50,
      received: 100,
      paid: 0,
      movements: 1,
      from: { id: stated[0]!.id },
      to: { id: stated[1]!.id, amount: 150 },
    });
    expect(second).toMatchObject({ expected: 120, difference: 0 });
  });

  it('checks line after line of a statement and finds the line that is missing between two', () => {
    const lines = [
      moved(1_000, time('2021-05-01T09:00:00'), { balance: 1_000, seq: 1 }),
      moved(-300, time('2021-05-02T10:00:00'), { balance: 700, seq: 2 }),
      moved(-100, time('2021-05-04T10:00:00'), { balance: 550, seq: 4 }),
    ];
    const [before, gap] = stretchesOf(lines, []);
    expect(before!.difference).toBe(0);
    expect(gap).toMatchObject({ expected: 600, difference: -50, from: { id: lines[1]!.id, kind: 'statement-line' }, to: { id: lines[2]!.id } });
  });

  it('shows a payment of the budget system that the statement does not have, as money that is still there', () => {
    const rows = [
      moved(1_000, time('2021-05-01T09:00:00'), { balance: 1_000 }),
      moved(-250, day('2021-05-03'), { dayPrecise: true }),
      moved(-100, time('2021-05-04T10:00:00'), { balance: 900 }),
    ];
    expect(stretchesOf(rows, [])).toMatchObject([{ movements: 2, paid: 350, expected: 650, difference: 250, orderUnproven: false }]);
  });

  it('puts a payment where the statement has it, not where the budget system dates it, and counts it once', () => {
    // The voucher is of the 30th, the bank paid on the 2nd; the opening of the next month stands between the two dates.
    const voucher = moved(-400, day('2021-04-30'), { id: 'voucher', dayPrecise: true });
    const stated = [
      balance('opening-balance', day('2021-04-01'), 1_000),
      balance('opening-balance', day('2021-05-01'), 1_000),
      balance('statement-line', time('2021-05-02T11:00:00'), 600, { of: ['voucher'] }),
    ];
    expect(differences([voucher], stated)).toEqual([0, 0]);
  });

  it('takes one line of the bank for the several payments it is made of', () => {
    const cards = [moved(-100, day('2021-06-02'), { id: 'c1' }), moved(-120, day('2021-06-02'), { id: 'c2' })];
    const stated = [balance('opening-balance', day('2021-06-01'), 500), balance('statement-line', time('2021-06-02T08:00:00'), 280, { of: ['c1', 'c2'] })];
    expect(stretchesOf(cards, stated)).toMatchObject([{ movements: 2, difference: 0 }]);
  });

  it('orders lines that state only their day by the balances that follow from each other', () => {
    const d = day('2021-07-01');
    const lines = [moved(-100, d, { id: 'z', balance: 400 }), moved(-200, d, { id: 'a', balance: 200 }), moved(-50, d, { id: 'm', balance: 150 })];
    expect(differences(lines, [])).toEqual([0, 0]);
    expect(differences(lines, [balance('opening-balance', d, 500)])).toEqual([0, 0, 0]);
  });

  it('says that the order is unproven where a payment of the same day is not on the statement', () => {
    const d = day('2021-07-01');
    const rows = [moved(-100, d, { dayPrecise: true })];
    expect(stretchesOf(rows, [balance('opening-balance', d, 500), balance('closing-balance', d, 500)])).toMatchObject([
      { difference: 100, orderUnproven: true },
    ]);
  });

  it('has nothing to compare with one balance only', () => {
    expect(stretchesOf([moved(5, day('2020-01-01'))], [balance('opening-balance', day('2020-01-01'), 0)])).toEqual([]);
  });

  it('adds up: the first balance, all movements and all differences give the last one, whatever the ledger', () => {
    const step = fc.record({
      amount: fc.integer({ min: -1_000, max: 1_000 }),
      gap: fc.integer({ min: 0, max: 2 * 86_400_000 }),
      stated: fc.option(fc.integer({ min: -500, max: 5_000 })),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        let at = day('2020-01-01');
        const rows = steps.map(({ amount, gap, stated }, place) => moved(amount, (at += gap), { seq: place, balance: stated }));
        const stretches = stretchesOf(rows, []);
        for (const { from, to, received, paid, expected, difference } of stretches) {
          expect(expected).toBe(from.amount + received - paid);
          expect(to.amount).toBe(expected + difference);
        }
        for (let place = 1; place < stretches.length; place += 1) expect(stretches[place]!.from.id).toBe(stretches[place - 1]!.to.id);
        expect(stretches).toHaveLength(Math.max(0, rows.filter((row) => row.balance !== null).length - 1));
      }),
    );
  });
});
