import fc from 'fast-check';
import { apportion, shareOf } from '../../../src/domain/traces/money-share.js';
import type { SweepEvent } from '../../../src/domain/traces/sweep-event.js';
import { sweep, type SweepResult } from '../../../src/domain/traces/sweep.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`sweep properties: seed ${SEED}\n`);

/** A ledger written as the story it tells; every line is an hour later than the one before, or on the day given. */
class Story {
  readonly events: SweepEvent[] = [];
  private clock = HOUR;
  private dateOnly = false;

  issue(line: string, amount: number, traced = true): this {
    return this.add({ type: 'issue', line, amount, traced });
  }
  allocate(source: string, target: string, amount: number): this {
    return this.add({ type: 'allocation', source, target, amount, containedInTarget: false });
  }
  pay(
    payer: string,
    payee: string,
    amount: number,
    tags: string[],
    more: { bounced?: number; funding?: { line: string; weight: number }[]; id?: string } = {},
  ): this {
    const line = tags.at(-1)!;
    return this.add(
      {
        type: 'payment',
        payer,
        payee,
        amount,
        bounced: more.bounced ?? 0,
        tags,
        funding: more.funding ?? [{ line, weight: 1 }],
        origin: false,
        payerHasLots: payer !== 'G',
      },
      more.id,
    );
  }
  refund(payer: string, receiver: string, amount: number, payment: string, restores: string[]): this {
    return this.add({
      type: 'settlement',
      payer,
      receiver,
      amount,
      settles: [{ payment, amount }],
      tags: [],
      restores: restores.map((line) => ({ line, weight: 1 })),
    });
  }
  onDay(day: number): this {
    this.clock = day * DAY;
    this.dateOnly = true;
    return this;
  }
  sweep(ledgers: string[]): SweepResult {
    return sweep(this.events, new Set(ledgers));
  }
  private add(act: SweepEvent['act'], id = `e${String(this.events.length).padStart(2, '0')}`): this {
    this.events.push({ id, at: this.clock, seq: 0, dayPrecise: this.dateOnly, act });
    if (!this.dateOnly) this.clock += HOUR;
    return this;
  }
}

const at = (result: SweepResult, account: string): number => [...(result.accountRests.get(account)?.values() ?? [])].reduce((sum, amount) => sum + amount, 0);
const on = (result: SweepResult, line: string): number => result.lineRests.get(line) ?? 0;
const resting = (result: SweepResult): number =>
  [...result.lineRests.values()].reduce((sum, amount) => sum + amount, 0) +
  [...result.accountRests.keys()].reduce((sum, account) => sum + at(result, account), 0) +
  [...result.beforeIndicator.values()].reduce((sum, amount) => sum + amount, 0);

describe('the sweep, on the worked examples of the attribution rules (pro-rata)', () => {
  it('counts a payment on two legs once', () => {
    const result = new Story().issue('i', 100).pay('G', 'K', 100, ['i']).pay('K', 'H1', 60, ['i']).pay('K', 'H2', 40, ['i']).sweep(['i']);
    expect([at(result, 'K'), at(result, 'H1'), at(result, 'H2'), on(result, 'i')]).toEqual([0, 60, 40, 0]);
  });

  it('draws on the quota where the first leg is not in the data', () => {
    const result = new Story().issue('i', 500).pay('K', 'B', 400, ['i']).sweep(['i']);
    expect([at(result, 'B'), on(result, 'i')]).toEqual([400, 100]);
  });

  it('reports what is paid above the quota as excess and does not trace it', () => {
    const result = new Story().issue('i', 100).pay('G', 'A', 130, ['i']).sweep(['i']);
    expect(at(result, 'A')).toBe(100);
    expect([...result.excess]).toEqual([['i', 30]]);
  });

  it('shares out an indicator that two sources feed', () => {
    const result = new Story()
      .issue('p', 60)
      .issue('q', 40, false)
      .allocate('p', 'd', 60)
      .allocate('q', 'd', 40)
      .pay('G', 'X', 50, ['d'])
      .sweep(['p', 'q', 'd']);
    expect([at(result, 'X'), on(result, 'd')]).toEqual([30, 30]);
    expect(result.outcomes.get('e04')).toMatchObject({ traced: 30, attributed: true });
  });

  it('keeps the share of a merged indicator on both legs', () => {
    const result = new Story()
      .issue('p', 60)
      .issue('q', 40, false)
      .allocate('p', 'd', 60)
      .allocate('q', 'd', 40)
      .pay('G', 'K', 100, ['d'])
      .pay('K', 'H1', 60, ['d'])
      .pay('K', 'H2', 40, ['d'])
      .sweep(['p', 'q', 'd']);
    expect([at(result, 'H1'), at(result, 'H2'), at(result, 'K')]).toEqual([36, 24, 0]);
  });

  it('takes a recall back up', () => {
    const result = new Story().issue('p', 100).allocate('p', 'd', 100).pay('G', 'X', 30, ['d']).allocate('d', 'p', 70).sweep(['p', 'd']);
    expect([at(result, 'X'), on(result, 'p'), on(result, 'd')]).toEqual([30, 70, 0]);
  });

  it('leaves a card line that bounced with the agent bank', () => {
    const story = new Story().issue('i', 300).pay('G', 'K', 300, ['b', 'i']);
    for (const household of ['H1', 'H2', 'H3']) story.pay('K', household, 100, ['b', 'i'], { bounced: household === 'H3' ? 100 : 0 });
    const result = story.sweep(['i']);
    expect([at(result, 'H1'), at(result, 'H2'), at(result, 'H3'), at(result, 'K')]).toEqual([100, 100, 0, 100]);
    expect(result.outcomes.get('e04')?.traced).toBe(100);
  });

  it('lets restored quota be spent again', () => {
    const result = new Story()
      .issue('i', 100)
      .pay('G', 'A', 100, ['i'], { id: 'first' })
      .refund('A', 'G', 100, 'first', ['i'])
      .pay('G', 'C', 100, ['i'])
      .sweep(['i']);
    expect([at(result, 'A'), at(result, 'C'), on(result, 'i')]).toEqual([0, 100, 0]);
    expect(result.outcomes.get('e02')).toMatchObject({ recovered: 100, madeGood: 0 });
  });

  it('leaves a refund of an earlier year in the treasury', () => {
    const result = new Story().issue('i', 100).pay('G', 'A', 100, ['i'], { id: 'first' }).refund('A', 'G', 100, 'first', []).sweep(['i']);
    expect([at(result, 'A'), at(result, 'G'), on(result, 'i')]).toEqual([0, 100, 0]);
  });

  it('calls a recovery made good where the traced money is no longer there', () => {
    const result = new Story()
      .issue('i', 100)
      .pay('G', 'A', 100, ['i'], { id: 'first' })
      .pay('A', 'B', 100, ['i'])
      .refund('A', 'G', 100, 'first', [])
      .sweep(['i']);
    expect(at(result, 'B')).toBe(100);
    expect(result.outcomes.get('e03')).toMatchObject({ traced: 0, recovered: 100, madeGood: 100 });
  });

  it('does not count as paid what left before its indicator existed', () => {
    const result = new Story().onDay(1).pay('G', 'A', 30, ['i'], { id: 'early' }).onDay(9).issue('i', 100).sweep(['i']);
    expect([at(result, 'A'), on(result, 'i'), result.beforeIndicator.get('early')]).toEqual([0, 70, 30]);
    expect(result.excess.size).toBe(0);
  });

  it('lets an event of a day without times wait for the money of that day, and says that the order is unproven', () => {
    const result = new Story().onDay(3).pay('K', 'B', 100, ['i'], { id: 'a' }).pay('G', 'K', 100, ['i'], { id: 'b' }).issue('i', 100).sweep(['i']);
    expect([at(result, 'B'), at(result, 'K')]).toEqual([100, 0]);
    expect(result.unprovenDays).toHaveLength(1);
  });
});

describe('laws of the sweep', () => {
  const amount = fc.integer({ min: 1, max: 10 ** 12 });
  const lines = ['p', 'q', 'd', 'e'];
  const accounts = ['K', 'H1', 'H2', 'H3'];
  const act: fc.Arbitrary<SweepEvent['act']> = fc.oneof(
    fc.record({ type: fc.constant('issue' as const), line: fc.constantFrom(...lines), amount, traced: fc.boolean() }),
    fc.record({
      type: fc.constant('allocation' as const),
      source: fc.constantFrom(...lines),
      target: fc.constantFrom(...lines),
      amount,
      containedInTarget: fc.boolean(),
    }),
    fc
      .record({
        payer: fc.constantFrom('G', ...accounts),
        payee: fc.constantFrom(...accounts),
        amount,
        bounced: fc.integer({ min: 0, max: 100 }),
        tags: fc.uniqueArray(fc.constantFrom(...lines), { minLength: 1, maxLength: 2 }),
      })
      .map((row) => ({
        ...row,
        type: 'payment' as const,
        bounced: Math.min(row.bounced, row.amount),
        funding: row.tags.map((line) => ({ line, weight: 1 })),
        payerHasLots: row.payer !== 'G',
        origin: row.amount % 7 === 0,
      })),
    fc
      .record({
        payer: fc.constantFrom(...accounts),
        receiver: fc.constantFrom('G', 'K'),
        amount,
        payment: fc.nat({ max: 30 }),
        restores: fc.uniqueArray(fc.constantFrom(...lines), { maxLength: 2 }),
      })
      .map((row) => ({
        type: 'settlement' as const,
        payer: row.payer,
        receiver: row.receiver,
        amount: row.amount,
        settles: [{ payment: `e${row.payment}`, amount: row.amount }],
        tags: [],
        restores: row.restores.map((line) => ({ line, weight: 1 })),
      })),
    fc.record({ payee: fc.constantFrom(...accounts), amount, payment: fc.nat({ max: 30 }), line: fc.constantFrom(...lines) }).map((row) => ({
      type: 'reclassification' as const,
      payee: row.payee,
      amount: row.amount,
      settles: [{ payment: `e${row.payment}`, amount: row.amount }],
      line: row.line,
    })),
  );
  const ledger = fc.array(fc.record({ act, at: fc.integer({ min: 0, max: 20 }), dayPrecise: fc.boolean() }), { maxLength: 31 }).map((rows) =>
    rows.map((row, place): SweepEvent => ({
      id: `e${place}`,
      at: row.at * (row.dayPrecise ? DAY : 7 * HOUR),
      seq: 0,
      dayPrecise: row.dayPrecise,
      act: row.act,
    })),
  );

  it('loses no fen and makes none: what was issued rests somewhere or is unexplained', () => {
    fc.assert(
      fc.property(ledger, (events) => {
        const result = sweep(events, new Set(lines));
        expect(resting(result)).toBe(result.issued);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('gives the same answer for the same events in any order of arrival', () => {
    fc.assert(
      fc.property(
        ledger.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
        ([events, shuffled]) => {
          const one = sweep(events, new Set(lines));
          const other = sweep(shuffled, new Set(lines));
          expect([...other.lineRests].sort()).toEqual([...one.lineRests].sort());
          expect([...other.outcomes].sort()).toEqual([...one.outcomes].sort());
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('shares out whole fen without loss, each within one fen of its exact share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), fc.array(fc.integer({ min: 0, max: 10 ** 13 }), { minLength: 1, maxLength: 12 }), (whole, weights) => {
        const shares = apportion(whole, weights);
        const base = weights.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(base === 0 ? 0 : whole);
        shares.forEach((share, place) => {
          if (base > 0) expect([0, 1]).toContain(share - shareOf(whole, weights[place]!, base));
        });
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
