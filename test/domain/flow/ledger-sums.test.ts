import fc from 'fast-check';
import { attribute } from '../../../src/domain/attribution/attribute.js';
import { EVENT, EventTable, FLAG, LineSets, SettledParts } from '../../../src/domain/attribution/event-table.js';
import { startOfDay } from '../../../src/domain/attribution/sweep-plan.js';
import { LedgerSums } from '../../../src/domain/flow/ledger-sums.js';
import { MoneyGraph } from '../../../src/domain/projection/money-graph.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`ledger sums: seed ${SEED}\n`);
const RUNS = { seed: SEED, numRuns: 1000 };
const HOUR = 3_600_000;
const FIRST_DAY = 17_226;
const HUGE = 1_000_000_000;

interface Move {
  readonly comes: boolean;
  readonly amount: number;
  readonly day: number;
  /** Null: only the day is known. */
  readonly hour: number | null;
  readonly addedIn: number;
}

const moves = fc.array(
  fc.record({
    comes: fc.boolean(),
    amount: fc.integer({ min: 1, max: 50 }),
    day: fc.nat({ max: 8 }),
    hour: fc.option(fc.integer({ min: 0, max: 23 }), { freq: 3 }),
    addedIn: fc.integer({ min: 1, max: 2 }),
  }),
  { maxLength: 200 },
);

interface Bounce {
  /** Which of the movements bounces, and how much of it in percent. */
  readonly of: number;
  readonly share: number;
  /** Hours after it. */
  readonly after: number;
}

const bounces = fc.array(fc.record({ of: fc.nat(), share: fc.constantFrom(30, 70, 100), after: fc.integer({ min: 1, max: 100 }) }), { maxLength: 6 });

/** The movements between one account and others, in the one order. */
function graphOf(all: readonly Move[], more: (row: number) => object = () => ({}), bounced: readonly Bounce[] = []): MoneyGraph {
  const graph = new MoneyGraph();
  for (const id of ['account:H', 'account:O']) graph.addAccount({ id, kind: 'enterprise', region: '410300' });
  all.forEach(({ comes, amount, day, hour, addedIn }, row) => {
    const [payer, payee] = comes ? ['account:O', 'account:H'] : ['account:H', 'account:O'];
    const at = startOfDay(FIRST_DAY + day) + (hour ?? 0) * HOUR;
    graph.addPayment({
      id: `paid:${String(row).padStart(4, '0')}`,
      payer,
      payee,
      amount,
      at,
      kind: 'transfer',
      dayPrecise: hour === null,
      addedIn,
      ...more(row),
    });
  });
  const left = all.map(({ amount }) => amount);
  for (const [place, { of, share, after }] of (all.length === 0 ? [] : bounced).entries()) {
    const row = of % all.length;
    const { comes, amount, day, hour } = all[row]!;
    const back = Math.min(left[row]!, Math.ceil((amount * share) / 100));
    if (back === 0) continue;
    left[row]! -= back;
    graph.addPayment({
      id: `paid:b${place}`,
      payer: comes ? 'account:H' : 'account:O',
      payee: comes ? 'account:O' : 'account:H',
      amount: back,
      at: startOfDay(FIRST_DAY + day) + ((hour ?? 0) + after) * HOUR,
      kind: 'bounce',
      settles: [`paid:${String(row).padStart(4, '0')}`],
      settledAmounts: [back],
      addedIn: 2,
    });
  }
  graph.version = 2;
  graph.arrange();
  return graph;
}

/** The same ledger as events of the sweep, up to a day: what lay there then and what had been lacking. */
function swept(graph: MoneyGraph, opening: number, before: number, batch: number): { balance: number; lacked: number } {
  const { payments } = graph;
  const own = graph.accounts.ids.number('account:H');
  const events = new EventTable(16);
  if (opening > 0) events.add(EVENT.opening, 0, 0, opening, -1, 0);
  const counts = (payment: number): boolean => payments.at[payment]! < before && payments.addedIn[payment]! <= batch;
  const netted = new Map<number, number>();
  const bounce = new Set<number>();
  for (let payment = 0; payment < payments.count; payment += 1) {
    const { payments: undone, amounts } = payments.settles(payment, batch);
    if (undone.length === 0 || !counts(payment)) continue;
    bounce.add(payment);
    undone.forEach((one, place) => netted.set(one, (netted.get(one) ?? 0) + amounts[place]!));
  }
  for (const payment of payments.byRank.subarray(0, payments.count)) {
    const amount = payments.amount[payment]! - (netted.get(payment) ?? 0);
    if (!counts(payment) || bounce.has(payment) || amount === 0) continue;
    const day = (payments.flags[payment]! & 1) === 0 ? 0 : 1;
    const comes = payments.payee[payment] === own;
    const row = events.add(comes ? EVENT.arrival : EVENT.payment, payments.at[payment]!, day, amount, comes ? -1 : 0, comes ? 0 : 1);
    if (!comes) events.flags[row] = FLAG.payerHasLots;
  }
  const input = { events, settles: new SettledParts(), lineSets: new LineSets(), accounts: 2, lines: 0, tags: 0, ledgers: new Uint8Array(0) };
  const lacked = attribute(input).methods.fifo.unknownInflow[0]!;
  // What a payment of far too much lacks tells what lay there.
  const last = events.add(EVENT.payment, before, 0, HUGE, 0, 1);
  events.flags[last] = FLAG.payerHasLots;
  return { balance: HUGE - (attribute(input).methods.fifo.unknownInflow[0]! - lacked), lacked };
}

describe('sums of a ledger', () => {
  it('are what the sweep comes to, movement by movement, on any day and as of any batch', () => {
    fc.assert(
      fc.property(moves, bounces, fc.nat({ max: 300 }), fc.nat({ max: 12 }), fc.integer({ min: 1, max: 2 }), (all, bounced, opening, day, batch) => {
        const graph = graphOf(all, undefined, bounced);
        const before = startOfDay(FIRST_DAY + day);
        const own = graph.accounts.ids.number('account:H');
        const sums = new LedgerSums(graph);
        const wanted = swept(graph, opening, before, batch);
        expect(sums.before(own, batch, opening, before)).toEqual({ ...wanted, firstTagged: Infinity });
        // Undefined where something from before bounced only since: then the ledger is summed again.
        expect(sums.of(own, batch, opening).before(before) ?? wanted).toEqual(wanted);
        expect(new LedgerSums(graph).before(own, batch, opening, before)).toEqual({ ...wanted, firstTagged: Infinity });
      }),
      RUNS,
    );
  });

  it('tell what left from one moment to another, whether they are kept or read', () => {
    fc.assert(
      fc.property(moves, fc.nat({ max: 9 * 24 }), fc.option(fc.nat({ max: 9 * 24 })), fc.integer({ min: 1, max: 2 }), (all, from, until, batch) => {
        const graph = graphOf(all, (row) => (row % 7 === 0 ? { indicator: 'indicator:i' } : {}));
        const [first, last] = [startOfDay(FIRST_DAY) + from * HOUR, until === null ? Infinity : startOfDay(FIRST_DAY) + until * HOUR];
        const wanted = all
          .filter((move, row) => !move.comes && row % 7 !== 0 && move.addedIn <= batch)
          .filter(({ day, hour }) => {
            const at = startOfDay(FIRST_DAY + day) + (hour ?? 0) * HOUR;
            return at >= first && at <= last;
          });
        const found = new LedgerSums(graph).leaving(graph.accounts.ids.number('account:H'), batch, first, last);
        expect(found).toEqual({ payments: wanted.length, amount: wanted.reduce((sum, move) => sum + move.amount, 0) });
      }),
      RUNS,
    );
  });

  it('tell when an account first pays money of a line, and keep what they know only while the graph stays as it is', () => {
    const all = Array.from({ length: 200 }, (_, row): Move => ({ comes: row % 2 === 0, amount: 5, day: row % 8, hour: 9, addedIn: 1 }));
    const graph = graphOf(all, (row) => (row === 101 || row === 103 ? { indicator: 'indicator:i' } : {}));
    const own = graph.accounts.ids.number('account:H');
    const sums = new LedgerSums(graph);
    for (const _pause of sums.ahead());
    const first = sums.of(own, graph.version, 0);
    expect(first.firstTagged).toBe(startOfDay(FIRST_DAY + 5) + 9 * HOUR);
    // Of a short ledger, read each time: what it pays after the moment asked for counts as well.
    const short = graphOf(all.slice(0, 120), (row) => (row === 101 || row === 103 ? { indicator: 'indicator:i' } : {}));
    for (const day of [0, 3, 9])
      expect(new LedgerSums(short).before(own, 2, 0, startOfDay(FIRST_DAY + day)).firstTagged).toBe(startOfDay(FIRST_DAY + 5) + 9 * HOUR);
    expect(sums.of(own, graph.version, 0)).toBe(first);
    graph.addPayment({ id: 'paid:later', payer: 'account:O', payee: 'account:H', amount: 7, at: startOfDay(FIRST_DAY), kind: 'transfer', addedIn: 3 });
    graph.version = 3;
    graph.arrange();
    const end = startOfDay(FIRST_DAY + 9);
    expect(sums.of(own, 3, 0).before(end)!.balance).toBe(first.before(end)!.balance + 7);
  });
});
