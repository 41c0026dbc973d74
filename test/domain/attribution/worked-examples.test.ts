import { METHODS, type Method } from '../../../src/domain/attribution/attribute.js';
import { LedgerStory, type ToldStory } from './ledger-story.js';

type Rests = Record<string, number>;

/** Told story, and where traced fen rest under each method; one answer stands for all methods. */
function expectRests(told: ToldStory, rests: Rests | readonly [proRata: Rests, fifo: Rests, lifo: Rests, libr: Rests]): void {
  const wanted = Array.isArray(rests) ? (rests as readonly Rests[]) : METHODS.map(() => rests as Rests);
  expect(Object.fromEntries(METHODS.map((method) => [method, told.rests(method)]))).toEqual(
    Object.fromEntries(METHODS.map((method, place) => [method, wanted[place]])),
  );
}

const of = (amounts: (method: Method) => unknown): unknown[] => METHODS.map(amounts);
const i = { tag: 'i' };

describe('worked examples of the attribution rules', () => {
  it('two depositors: 50, none, all, none', () => {
    const told = new LedgerStory().issue('i', 100).pay('U', 'A', 100).pay('G', 'A', 100, i).pay('A', 'B', 100).told();
    expectRests(told, [{ B: 50, A: 50 }, { A: 100 }, { B: 100 }, { A: 100 }]);
  });

  it('last in: what came last leaves first under LIFO only', () => {
    const told = new LedgerStory().issue('i', 100).pay('G', 'A', 100, i).pay('U', 'A', 100).pay('A', 'B', 100).pay('A', 'C', 50).told();
    expectRests(told, [{ B: 50, C: 25, A: 25 }, { B: 100 }, { C: 50, A: 50 }, { C: 50, A: 50 }]);
  });

  it('lowest balance: a later deposit does not restore what was lost', () => {
    const told = new LedgerStory().issue('i', 1000).pay('G', 'A', 1000, i).pay('U', 'A', 500).pay('A', 'B', 1200).pay('U', 'A', 900).pay('A', 'C', 400).told();
    expectRests(told, [{ B: 800, C: 67, A: 133 }, { B: 1000 }, { B: 700, A: 300 }, { B: 700, A: 300 }]);
  });

  it('opening balance: other money that was there before', () => {
    const told = new LedgerStory().issue('i', 300).opens('A', 100).pay('G', 'A', 300, i).pay('A', 'B', 100).pay('A', 'C', 250).told();
    expectRests(told, [
      { B: 75, C: 187, A: 38 },
      { C: 250, A: 50 },
      { B: 100, C: 200 },
      { C: 250, A: 50 },
    ]);
  });

  it('remainder: a single fen is never split', () => {
    const told = new LedgerStory().issue('i', 1).pay('U', 'A', 2).pay('G', 'A', 1, i).pay('A', 'B', 1).pay('A', 'C', 1).pay('A', 'D', 1).told();
    expectRests(told, [{ D: 1 }, { D: 1 }, { B: 1 }, { D: 1 }]);
  });

  it('cycle: money that comes back is not counted twice', () => {
    const told = new LedgerStory()
      .issue('i', 100)
      .pay('U', 'A', 100)
      .pay('G', 'A', 100, i)
      .pay('A', 'B', 150)
      .pay('B', 'C', 150)
      .pay('C', 'A', 140)
      .pay('A', 'D', 190)
      .told();
    expectRests(told, [{ D: 95, C: 5 }, { D: 90, C: 10 }, { D: 100 }, { D: 90, C: 10 }]);
  });

  const refunded = (restores: boolean): ToldStory =>
    new LedgerStory()
      .issue('i', 800)
      .pay('U', 'A', 500)
      .pay('G', 'A', 800, { ...i, id: 'first' })
      .pay('A', 'B', 400)
      .refund('A', 'G', 800, [{ payment: 'first' }], { restores, id: 'refund' })
      .told();

  it('refund, quota restored: what is gone is made good with other money', () => {
    const told = refunded(true);
    expectRests(told, [{ i: 554, B: 246 }, { i: 800 }, { i: 400, B: 400 }, { i: 800 }]);
    expect(of((method) => told.settlement(method, 'refund')?.madeGood)).toEqual([246, 0, 400, 0]);
    expect(of((method) => told.settlement(method, 'refund')?.recovered)).toEqual([800, 800, 800, 800]);
  });

  it('refund, prior year: it stays in the treasury', () => {
    expectRests(refunded(false), [{ G: 554, B: 246 }, { G: 800 }, { G: 400, B: 400 }, { G: 800 }]);
  });

  it('refunded, spent again: the quota is the same money', () => {
    const told = new LedgerStory()
      .issue('i', 100)
      .pay('G', 'A', 100, { ...i, id: 'first' })
      .refund('A', 'G', 100, [{ payment: 'first' }], { restores: true })
      .pay('G', 'C', 100, i)
      .told();
    expectRests(told, { C: 100 });
  });

  it('overdraft: what the payer lacks came from outside the data', () => {
    const told = new LedgerStory().issue('i', 100).pay('G', 'A', 100, i).pay('A', 'B', 150).told();
    expectRests(told, { B: 100 });
    expect(of((method) => told.unknownInflow(method))).toEqual(METHODS.map(() => ({ A: 50 })));
  });

  const twoLegs = (): LedgerStory => new LedgerStory().issue('i', 100).pay('G', 'K', 100, i).pay('U', 'K', 100);

  it('two legs: a payment on two legs counts once', () => {
    expectRests(twoLegs().pay('K', 'H1', 60, i).pay('K', 'H2', 40, i).told(), { H1: 60, H2: 40 });
  });

  it('two legs, untagged: without the tag the account is commingled', () => {
    expectRests(twoLegs().pay('K', 'X', 100).told(), [{ X: 50, K: 50 }, { X: 100 }, { K: 100 }, { K: 100 }]);
  });

  it('first leg missing: the quota covers what the payer is not known to have', () => {
    expectRests(new LedgerStory().issue('i', 500).pay('U', 'K', 500).pay('K', 'B', 400, i).told(), { B: 400, i: 100 });
  });

  it('above quota: what no quota covers is excess and not traced', () => {
    const told = new LedgerStory().issue('i', 100).pay('G', 'A', 130, i).pay('A', 'B', 130).told();
    expectRests(told, { B: 100 });
    expect(of((method) => told.excess(method))).toEqual(METHODS.map(() => ({ i: 30 })));
  });

  const merged = (): LedgerStory => new LedgerStory().issue('p', 60).issue('q', 40, false).allocate('p', 'd', 60).allocate('q', 'd', 40);
  const d = { tag: 'd' };

  it('merged indicator: two sources, one line', () => {
    const told = merged()
      .pay('G', 'X', 50, { ...d, id: 'x' })
      .told();
    expectRests(told, [
      { X: 30, d: 30 },
      { X: 50, d: 10 },
      { X: 10, d: 50 },
      { X: 10, d: 50 },
    ]);
    expect(of((method) => told.isShare(method, 'x'))).toEqual([true, true, true, true]);
  });

  it('merged, two legs: the share goes with the money', () => {
    const told = merged().pay('G', 'K', 100, d).pay('K', 'H1', 60, d).pay('K', 'H2', 40, d).told();
    expectRests(told, [{ H1: 36, H2: 24 }, { H1: 60 }, { H1: 60 }, { H1: 20, H2: 40 }]);
  });

  it('recall: quota goes back up', () => {
    expectRests(new LedgerStory().issue('p', 100).allocate('p', 'd', 100).pay('G', 'X', 30, d).allocate('d', 'p', 70).told(), { X: 30, p: 70 });
  });

  it('card batch, one bounce: what bounced never left the agent bank', () => {
    const card = { tag: 'i', batch: 'b' };
    const told = new LedgerStory()
      .issue('i', 300)
      .pay('G', 'K', 300, card)
      .pay('U', 'K', 50)
      .pay('K', 'H1', 100, { batch: 'b', funding: [['i', 300]] })
      .pay('K', 'H2', 100, { batch: 'b', funding: [['i', 300]] })
      .pay('K', 'H3', 100, { batch: 'b', funding: [['i', 300]], bounced: 100, id: 'bounced' })
      .told();
    expectRests(told, { H1: 100, H2: 100, K: 100 });
    expect(of((method) => told.traced(method, 'bounced'))).toEqual([100, 100, 100, 100]);
  });

  it('date only: a payment without a time waits for the money of its day, and the day is unproven', () => {
    const told = new LedgerStory().issue('i', 100).onDay(3).pay('A', 'B', 100).atHour(3, 10).pay('G', 'A', 100, i).told();
    expectRests(told, { B: 100 });
    expect(told.attribution.unprovenDays).toHaveLength(1);
  });
});
