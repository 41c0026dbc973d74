import fc from 'fast-check';
import { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { NewPayment } from '../../../src/domain/projection/payments.js';
import type { Adjacency } from '../../../src/domain/projection/adjacency.js';
import { recordHolds } from './graph-content.js';

/** Some payments added together, before the graph is arranged. */
const slice = fc.array(
  fc.record({
    id: fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((number) => `p${number}`),
      fc.string({ unit: fc.constantFrom('a', 'é', '豫', '😀', '|'), maxLength: 6 }),
    ),
    payer: fc.integer({ min: 0, max: 6 }).map((number) => `account:${number}`),
    payee: fc.integer({ min: 0, max: 6 }).map((number) => `account:${number}`),
    amount: fc.nat(),
    at: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 43 })),
    seq: fc.integer({ min: 0, max: 2 }),
    indicator: fc.option(fc.integer({ min: 0, max: 3 }).map((number) => `indicator:${number}`)),
    payout: fc.option(fc.integer({ min: 0, max: 2 }).map((number) => `payout:${number}`)),
  }),
  { maxLength: 60 },
);
/** Afterwards, payments that name another line and payout batch. */
const redrawn = fc.array(
  fc.record({ which: fc.nat(), indicator: fc.option(fc.constantFrom('indicator:0', 'indicator:9')), payout: fc.option(fc.constant('payout:0')) }),
  {
    maxLength: 5,
  },
);

/** Database order of texts: by code points, which is the order of their UTF-8 bytes. */
function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function listed({ start, count, pool }: Adjacency, owner: number): number[] {
  return [...pool.subarray(start[owner]!, start[owner]! + count[owner]!)];
}

function holds(graph: MoneyGraph, rows: readonly NewPayment[]): void {
  const { payments, accounts, lines, payouts } = graph;
  const expected = rows
    .map((_, number) => number)
    .sort((left, right) => {
      const [a, b] = [rows[left]!, rows[right]!];
      return a.at - b.at || a.seq! - b.seq! || byBytes(a.id, b.id) || left - right;
    });
  expect(payments.count).toBe(rows.length);
  expect([...payments.byRank.subarray(0, rows.length)]).toEqual(expected);
  expected.forEach((payment, place) => expect(payments.rank[payment]).toBe(place));
  const lists: [Adjacency, number, (row: NewPayment) => string | null | undefined, (number: number) => string][] = [
    [accounts.out, accounts.count, (row) => row.payer, (number) => accounts.ids.id(number)],
    [accounts.into, accounts.count, (row) => row.payee, (number) => accounts.ids.id(number)],
    [lines.payments, lines.count, (row) => row.indicator, (number) => lines.ids.id(number)],
    [payouts.payments, payouts.count, (row) => row.payout, (number) => payouts.ids.id(number)],
  ];
  for (const [list, owners, ownerOf, idOf] of lists) {
    for (let owner = 0; owner < owners; owner += 1) expect(listed(list, owner)).toEqual(expected.filter((payment) => ownerOf(rows[payment]!) === idOf(owner)));
  }
  rows.forEach((row, number) => {
    recordHolds(graph, number, graph.version);
    expect(payments.ids.id(number)).toBe(row.id);
    expect(payments.ids.number(row.id)).toBe(rows.findLastIndex(({ id }) => id === row.id));
  });
}

describe('arranging', () => {
  it('puts payments into the one order and into lists, added at once or in slices, as sorting all of them does', () => {
    const seed = Date.now() % 1_000_000;
    process.stdout.write(`arranging: seed ${seed}\n`);
    fc.assert(
      fc.property(fc.array(slice, { minLength: 1, maxLength: 6 }), redrawn, (slices, again) => {
        const graph = new MoneyGraph();
        const rows: NewPayment[] = [];
        slices.forEach((each, batch) => {
          for (const row of each) {
            rows.push({ ...row, addedIn: batch + 1 });
            graph.addPayment(rows.at(-1)!);
          }
          graph.arrange();
          holds(graph, rows);
        });
        for (const { which, indicator, payout } of rows.length === 0 ? [] : again) {
          const number = which % rows.length;
          graph.payments.draw(number, indicator, payout, null);
          rows[number] = { ...rows[number]!, indicator, payout };
        }
        graph.arrange();
        holds(graph, rows);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('sorts many payments of few days like few ones', () => {
    const graph = new MoneyGraph();
    const rows: NewPayment[] = [];
    let state = 7;
    const below = (limit: number): number => (state = (state * 48_271) % 2_147_483_647) % limit;
    for (let number = 0; number < 6_000; number += 1) {
      const row = {
        id: `budget|41${below(30)}|2024|V${below(1_000_000)}|${number}`,
        payer: `account:${below(40)}`,
        payee: `account:${below(40)}`,
        amount: 1,
        at: 1_600_000_000_000 + below(20) * 86_400_000,
        seq: below(20) === 0 ? below(4) : 0,
        addedIn: 1,
      };
      rows.push(row);
      graph.addPayment(row);
      if (number === 4_999) graph.arrange();
    }
    graph.arrange();
    holds(graph, rows);
  });
});
