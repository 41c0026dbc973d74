import fc from 'fast-check';
import type { LineBook } from '../../../src/domain/books/line-book.js';
import { correctedByLine, lineBook, type BookLineRow } from '../../../src/domain/books/line-book.js';
import { Comparison } from '../../../src/domain/reconciliation/comparison.js';
import { partsOfLine, type Part } from '../../../src/domain/reconciliation/line-checks.js';
import { ledgerParts, paymentParts } from '../../../src/domain/reconciliation/sum-checks.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const everything = (): boolean => true;
const nothing = (): boolean => false;

/** A line of the city 410300 for 2020, given to the county 410325: 1,000 fen. */
function row(more: Partial<BookLineRow> = {}): BookLineRow {
  return {
    id: 'indicator:410300|2020|1',
    region: '410300',
    fiscalYear: 2020,
    code: '1',
    kind: 'addition',
    stated: true,
    amount: 1_000,
    balance: null,
    issuedAt: day('2020-03-01'),
    documentNumber: '洛财农〔2020〕1号',
    recipient: 'region:410325',
    recipientName: '嵩县',
    recipientRegion: '410325',
    source: 'b/f.csv/2',
    arrived: 0,
    passedOn: 0,
    carriedOver: 0,
    takenBack: 0,
    paid: 0,
    payments: 0,
    restored: 0,
    returned: 0,
    unconfirmed: 0,
    corrections: [],
    registrations: [],
    batches: [],
    booked: 0,
    bookings: [],
    ...more,
  };
}
const book = (more: Partial<BookLineRow> = {}, corrected = 0): LineBook => lineBook(row(more), corrected, 0);
const own = { recipient: 'unit:410325|301', recipientRegion: '410325', region: '410325' };
const registered = (amount: number, at = '2020-03-05', region = '410325') => ({ amount, at: day(at), region, source: null });
const parts = (line: LineBook, check: Part['check'], isLoaded = everything): Part[] => partsOfLine(line, isLoaded).filter((part) => part.check === check);

describe('a line issued from above beside its registration', () => {
  it.each([
    ['agrees', [registered(1_000)], 1_000, []],
    ['is registered by nobody', [], 0, [{ reason: 'not-registered', amount: 1_000 }]],
    ['is registered one fen short', [registered(999)], 999, [{ reason: 'amount-differs', amount: 1 }]],
    ['is registered in two parts that add up', [registered(400), registered(600)], 1_000, []],
    ['is registered twice', [registered(1_000), registered(1_000, '2020-04-01')], 2_000, [{ reason: 'registered-twice', amount: -1_000 }]],
    ['is registered after the year', [registered(1_000, '2021-01-01')], 0, [{ reason: 'registered-late', amount: 1_000 }]],
    [
      'is registered half and late',
      [registered(300), registered(500, '2021-02-01')],
      300,
      [
        { reason: 'amount-differs', amount: 200 },
        { reason: 'registered-late', amount: 500 },
      ],
    ],
  ])('%s', (_story, registrations, right, reasons) => {
    expect(parts(book({ registrations }), 'issued-registered')).toEqual([
      expect.objectContaining({ region: '410325', year: 2020, left: 1_000, right, reasons: expect.arrayContaining(reasons) as unknown }),
    ]);
    expect(parts(book({ registrations }), 'issued-registered')[0]!.reasons).toHaveLength(reasons.length);
  });

  it('lies with the source where registrations are not loaded at all', () => {
    expect(parts(book(), 'issued-registered', nothing)[0]!.reasons).toEqual([{ reason: 'source-not-loaded', amount: 1_000 }]);
  });

  it('counts what another region registers of it against that region', () => {
    expect(parts(book({ registrations: [registered(1_000), registered(1_000, '2020-03-06', '410326')] }), 'issued-registered')).toMatchObject([
      { region: '410325', right: 1_000, reasons: [] },
      { region: '410326', left: 0, right: 1_000, reasons: [{ reason: 'registered-not-issued', amount: -1_000 }] },
    ]);
  });

  it('does not expect a line of last year carried over to be registered anew', () => {
    expect(parts(book({ ...own, kind: 'carry-over' }), 'given-registered')[0]!.reasons).toEqual([{ reason: 'carried-over', amount: 1_000 }]);
  });
});

describe('a line beside what was passed on and paid', () => {
  it('splits what was not passed on into what became of it', () => {
    const line = book({ passedOn: 500, carriedOver: 100, takenBack: 150, paid: 60, payments: 1 });
    expect(parts(line, 'received-distributed')[0]).toMatchObject({
      left: 1_000,
      right: 500,
      reasons: [
        { reason: 'carried-over', amount: 100 },
        { reason: 'recalled', amount: 150 },
        { reason: 'paid-directly', amount: 60 },
        { reason: 'undistributed', amount: 190 },
      ],
    });
  });

  it('knows a fen too much from a fen too little', () => {
    expect(parts(book({ passedOn: 1_001 }), 'received-distributed')[0]!.reasons).toEqual([{ reason: 'above-parent', amount: -1 }]);
    expect(parts(book({ ...own, paid: 1_001, payments: 1 }), 'quota-payments')[0]!.reasons).toEqual([{ reason: 'paid-above-line', amount: -1 }]);
    expect(parts(book({ ...own, paid: 999, payments: 1 }), 'quota-payments')[0]!.reasons).toEqual([{ reason: 'partly-paid', amount: 1 }]);
    expect(parts(book(own), 'quota-payments')[0]!.reasons).toEqual([{ reason: 'line-without-payments', amount: 1_000 }]);
    expect(parts(book(own), 'quota-payments', nothing)[0]!.reasons).toEqual([{ reason: 'source-not-loaded', amount: 1_000 }]);
  });

  it('shows payments of a line that was never loaded', () => {
    const unknown = book({ stated: false, amount: 0, recipient: null, recipientRegion: null, paid: 90, payments: 1 });
    expect(partsOfLine(unknown, everything)).toMatchObject([
      { check: 'quota-payments', left: 0, right: 90, reasons: [{ reason: 'payment-of-unknown-line', amount: -90 }] },
    ]);
  });

  it('finds expenditure that was booked and never paid', () => {
    expect(parts(book({ ...own, booked: 700 }), 'ledger-lines')[0]!.reasons).toEqual([{ reason: 'booked-without-payment', amount: 700 }]);
    expect(parts(book({ ...own, booked: 700, paid: 900, payments: 2 }), 'ledger-lines')[0]!.reasons).toEqual([{ reason: 'paid-not-booked', amount: -200 }]);
  });
});

describe('a stated balance', () => {
  it.each([
    ['that agrees', { balance: 700, paid: 300 }, []],
    ['that does not count what a refund gave back', { balance: 700, paid: 300, restored: 50 }, [{ reason: 'refund-restored', amount: 50 }]],
    ['that counts what came back without restoring quota', { balance: 740, paid: 300, returned: 40 }, [{ reason: 'refund-not-restored', amount: -40 }]],
    ['that differs by what is unconfirmed', { balance: 400, paid: 300, unconfirmed: 300 }, [{ reason: 'unconfirmed-match', amount: 300 }]],
    ['that differs for no known reason', { balance: 690, paid: 300 }, [{ reason: 'unknown', amount: 10 }]],
    ['that is missing', { balance: null, paid: 300 }, [{ reason: 'balance-not-stated', amount: 700 }]],
  ])('%s', (_story, more, reasons) => {
    expect(parts(book({ ...own, payments: 1, ...more }), 'indicator-balances')[0]!.reasons).toEqual(reasons);
  });

  it('follows a payment that a correction voucher moved to another line', () => {
    const rows = [row({ id: 'new', corrections: [{ amount: 250, settles: ['paid:1', 'paid:2'], settledAmounts: [200, 50] }] }), row({ id: 'old' })];
    const corrected = correctedByLine(rows, new Map(Object.entries({ 'paid:1': 'old', 'paid:2': 'older' })));
    expect(Object.fromEntries(corrected)).toEqual({ new: 250, old: -200, older: -50 });
    expect(lineBook(row({ paid: 250 }), -250, 0).rest).toBe(1_000);
  });
});

describe('the general ledger', () => {
  const line = book({ registrations: [registered(400)] });
  const compare = (ledger: number | null): Part => {
    const rows = ledger === null ? [] : [{ region: '410325', year: 2020, subject: 'income' as const, amount: ledger, id: 'record:g', sources: ['g/1'] }];
    return ledgerParts(rows, partsOfLine(line, everything), [line], [], null, ['410325']).find(({ part }) => part.check === 'ledger-income')!.part;
  };

  it('agrees, or differs by what was not registered, or for no known reason, or is not loaded', () => {
    expect(compare(400)).toMatchObject({ left: 400, right: 400, reasons: [] });
    expect(compare(1_000).reasons).toEqual([{ reason: 'amount-differs', amount: 600 }]);
    expect(compare(999).reasons).toEqual([{ reason: 'unknown', amount: 599 }]);
    expect(compare(null).reasons).toEqual([{ reason: 'source-not-loaded', amount: -400 }]);
  });
});

describe('sums', () => {
  const amount = fc.integer({ min: 0, max: 3_000 });
  const lines = fc.array(
    fc.record({
      region: fc.constantFrom('410300', '410325'),
      recipientRegion: fc.option(fc.constantFrom('410300', '410325', '410326')),
      recipient: fc.option(fc.constantFrom('unit:410325|301', 'region:410325')),
      kind: fc.constantFrom('addition', 'carry-over', null),
      stated: fc.boolean(),
      amount,
      balance: fc.option(amount),
      arrived: amount,
      passedOn: amount,
      carriedOver: amount,
      takenBack: amount,
      paid: amount,
      payments: fc.integer({ min: 0, max: 2 }),
      restored: amount,
      returned: amount,
      unconfirmed: amount,
      booked: amount,
      registrations: fc.array(
        fc.record({
          amount: fc.option(amount),
          at: fc.option(fc.integer({ min: day('2020-01-01'), max: day('2021-06-01') })),
          region: fc.option(fc.constantFrom('410325', '410326')),
          source: fc.constant(null),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 12 },
  );

  it('of the reasons, with what has none, are the difference of the two figures, line by line and added up', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (rows, loaded) => {
        const books = rows.map((one, place) => lineBook(row({ ...one, id: `indicator:${place}` }), 0, 0));
        const all = books.flatMap((one) => partsOfLine(one, () => loaded));
        for (const { left, right, reasons } of all) expect(reasons.reduce((sum, one) => sum + one.amount, 0)).toBe(left - right);
        const comparison = new Comparison(all);
        const facts = { region: null, regionName: null, level: null, rolledUp: true, children: 0 };
        const whole = comparison.row(facts, comparison.regions());
        for (const check of whole.checks) {
          expect(check.difference).toBe(check.left - check.right);
          expect(check.reasons.reduce((sum, one) => sum + one.amount, 0) + check.unexplained).toBe(check.difference);
          // Each region alone adds up to all of them together.
          const alone = comparison.regions().map((region) => comparison.row(facts, [region]).checks.find((one) => one.check === check.check)!);
          expect(alone.reduce((sum, one) => sum + one.left, 0)).toBe(check.left);
          expect(alone.reduce((sum, one) => sum + one.difference, 0)).toBe(check.difference);
        }
        // Issued = registered in time + everything that has a reason.
        const issued = books
          .filter((one) => one.stated && one.recipientRegion !== null && one.recipientRegion !== one.region)
          .reduce((sum, one) => sum + one.amount, 0);
        expect(whole.checks.find(({ check }) => check === 'issued-registered')!.left).toBe(issued);
      }),
    );
  });

  it('count a comparison whose source is not loaded as none', () => {
    const comparison = new Comparison(
      paymentParts([
        { region: '410325', year: 2020, untagged: false, seen: 'no-statement', amount: 700, payments: 3 },
        { region: '410326', year: 2020, untagged: true, seen: 'observed', amount: 50, payments: 1 },
        { region: '410326', year: 2020, untagged: false, seen: 'not-on-statement', amount: 20, payments: 1 },
      ]),
    );
    const facts = { region: null, regionName: null, level: null, rolledUp: true, children: 0 };
    const observed = (regions: string[]) => comparison.row(facts, regions).checks.find(({ check }) => check === 'payments-observed')!;
    expect(observed(['410325'])).toMatchObject({ evaluable: false, missing: ['FLOW'], difference: 700 });
    expect(observed(['410326'])).toMatchObject({
      evaluable: true,
      missing: [],
      left: 70,
      right: 50,
      reasons: [{ reason: 'not-on-statement', amount: 20, lines: 1 }],
    });
    expect(comparison.row(facts, ['410325', '410326']).differences).toBe(20 + 50);
  });
});
