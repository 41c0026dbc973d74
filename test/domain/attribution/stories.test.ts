import { METHODS, type Method } from '../../../src/domain/attribution/attribute.js';
import { LedgerStory } from './ledger-story.js';

const of = (answer: (method: Method) => unknown): unknown[] => METHODS.map(answer);
const same = (answer: unknown): unknown[] => METHODS.map(() => answer);
const i = { tag: 'i' };
const d = { tag: 'd' };
const DAY = 86_400_000;

describe('the sweep, on what happens between treasuries and payees', () => {
  it('leaves a refund of an earlier year in the treasury', () => {
    const told = new LedgerStory()
      .issue('i', 100)
      .pay('G', 'A', 100, { ...i, id: 'first' })
      .refund('A', 'G', 100, [{ payment: 'first' }])
      .told();
    expect(of((method) => told.rests(method))).toEqual(same({ G: 100 }));
  });

  it('calls a recovery made good where the traced money is no longer there', () => {
    const told = new LedgerStory()
      .issue('i', 100)
      .pay('G', 'A', 100, { ...i, id: 'first' })
      .pay('A', 'B', 100, i)
      .refund('A', 'G', 100, [{ payment: 'first' }], { id: 'recovery' })
      .told();
    expect(of((method) => told.rests(method))).toEqual(same({ B: 100 }));
    expect(of((method) => told.settlement(method, 'recovery'))).toEqual(same({ back: 0, recovered: 100, madeGood: 100 }));
    expect(of((method) => told.unknownInflow(method))).toEqual(same({ A: 100 }));
  });

  it('does not count as paid what left before its indicator existed', () => {
    const told = new LedgerStory()
      .onDay(1)
      .pay('G', 'A', 30, { ...i, id: 'early' })
      .onDay(9)
      .issue('i', 100)
      .told();
    expect(of((method) => told.rests(method))).toEqual(same({ i: 70 }));
    expect(of((method) => told.beforeIndicator(method, 'early'))).toEqual(same(30));
    expect(of((method) => told.excess(method))).toEqual(same({}));
  });

  it('hands quota on that was passed on before it came', () => {
    const told = new LedgerStory().onDay(1).allocate('p', 'd', 60).onDay(5).issue('p', 100).pay('G', 'X', 60, d).told();
    expect(of((method) => told.rests(method))).toEqual(same({ p: 40, X: 60 }));
  });

  it('lets an event of a day without times wait for the money of that day, and says that the order is unproven', () => {
    const told = new LedgerStory().onDay(3).issue('i', 100).pay('K', 'B', 100, i).pay('G', 'K', 100, i).told();
    expect(of((method) => told.rests(method))).toEqual(same({ B: 100 }));
    expect(told.attribution.unprovenDays).toEqual([3 * DAY - 8 * 3_600_000]);
  });

  it('waits for quota that comes later on a day without times, and does not call it paid before its indicator', () => {
    const told = new LedgerStory()
      .onDay(3)
      .pay('G', 'A', 130, { ...i, id: 'payment' })
      .atHour(3, 10)
      .issue('i', 100)
      .told();
    expect(of((method) => told.rests(method))).toEqual(same({ A: 100 }));
    expect(of((method) => [told.beforeIndicator(method, 'payment'), told.excess(method)])).toEqual(same([undefined, { i: 30 }]));
  });

  it('lets two that wait for each other go ahead in their order, once nothing else comes', () => {
    const told = new LedgerStory().onDay(3).pay('A', 'B', 50).pay('B', 'A', 50).told();
    expect(of((method) => told.unknownInflow(method))).toEqual(same({ A: 50 }));
  });

  it('begins the trace at a payment, and counts it once where its money comes round again', () => {
    const told = new LedgerStory()
      .issue('i', 100, false)
      .pay('G', 'A', 80, { ...i, id: 'one', origin: true })
      .refund('A', 'G', 80, [{ payment: 'one' }], { restores: true })
      .pay('G', 'C', 100, { ...i, origin: true })
      .told();
    expect(of((method) => told.attribution.methods[method].issued)).toEqual(same(100));
    expect(of((method) => told.rests(method)['C'])).toEqual(same(100));
  });

  it('moves payments to another line by a correction, though no money moves', () => {
    const told = new LedgerStory()
      .issue('i', 100)
      .issue('d', 100, false)
      .pay('G', 'A', 40, { ...i, id: 'wrong' })
      .reclassify('A', 40, [{ payment: 'wrong' }], 'd', 'correction')
      .told();
    expect(of((method) => told.rests(method))).toEqual(same({ i: 100 }));
    expect(of((method) => told.settlement(method, 'correction')?.back)).toEqual(same(40));
  });

  it('brings only traced quota into a line whose own amount already contains it', () => {
    const story = new LedgerStory().issue('p', 60, false).issue('q', 40).allocate('q', 'p', 40);
    expect(of((method) => story.told().rests(method))).toEqual(same({ p: 40 }));
  });

  it('shares a batch out over the lines that fund it, and gives a refund back to them by the same weights', () => {
    const batch = {
      batch: 'b',
      funding: [
        ['i', 2],
        ['d', 1],
      ] as [string, number][],
    };
    const told = new LedgerStory()
      .issue('i', 100)
      .issue('d', 100, false)
      .pay('G', 'H', 90, { ...batch, id: 'roster' })
      .refund('H', 'G', 30, [{ payment: 'roster' }], { restores: true })
      .told();
    expect(of((method) => told.rests(method))).toEqual([
      { i: 53, d: 7, H: 40 },
      { i: 60, d: 10, H: 30 },
      { i: 40, H: 60 },
      { i: 40, H: 60 },
    ]);
  });
});

describe('the sweep, on accounts that hold other money too', () => {
  it('takes money with the tag of another indicator only for payments under that indicator', () => {
    const story = new LedgerStory().issue('i', 50).arrives('K', 100, 'o').pay('G', 'K', 50, i);
    const told = story.leaves('K', 120, 'o').told();
    expect(of((method) => told.rests(method))).toEqual(same({ K: 50 }));
    expect(of((method) => told.excess(method))).toEqual(same({}));
    expect(of((method) => told.unknownInflow(method))).toEqual(same({}));
  });

  it('takes untagged money of any tag, in proportion, and gives the odd fen to the tag that was there first', () => {
    const told = new LedgerStory().issue('i', 1).arrives('A', 1).pay('G', 'A', 1, i).pay('A', 'B', 1).told();
    expect(told.rests('proRata')).toEqual({ A: 1 });
  });

  it('says of a payment out of commingled money that it is a share, and of others that they are records', () => {
    const told = new LedgerStory()
      .issue('i', 100)
      .pay('G', 'A', 100, { ...i, id: 'record' })
      .arrives('A', 100)
      .pay('A', 'B', 50, { id: 'share' })
      .told();
    expect(of((method) => [told.isShare(method, 'record'), told.isShare(method, 'share')])).toEqual(same([false, true]));
  });

  it('says for each method what has lain on an account since when', () => {
    const told = new LedgerStory()
      .issue('i', 300)
      .atHour(2, 9)
      .pay('G', 'A', 100, i)
      .pay('G', 'A', 50, i)
      .arrives('A', 100)
      .atHour(5, 9)
      .pay('G', 'A', 70, i)
      .pay('A', 'B', 60)
      .told();
    const days = (method: Method): [number, number][] => told.lots(method, 'A').map(({ at, amount }) => [Math.floor((at + DAY / 3) / DAY), amount]);
    expect(days('fifo')).toEqual([
      [2, 90],
      [5, 70],
    ]);
    expect(days('lifo')).toEqual([
      [2, 150],
      [5, 10],
    ]);
    expect(days('libr')).toEqual([
      [2, 150],
      [5, 70],
    ]);
    expect(days('proRata')).toEqual([[2, 179]]);
  });
});
