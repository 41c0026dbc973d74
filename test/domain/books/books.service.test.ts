import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { BooksService } from '../../../src/domain/books/books.service.js';
import { CoverageService } from '../../../src/domain/coverage/coverage.service.js';
import { ReconciliationService } from '../../../src/domain/reconciliation/reconciliation.service.js';
import type { CheckResult, ReconciliationRow } from '../../../src/domain/reconciliation/reconciliation.shapes.js';
import { runScript, testGraph } from '../../support/neo4j.js';

describe('the books of a county and its city', () => {
  let books: BooksService;
  let completeness: CoverageService;
  let reconciliations: ReconciliationService;

  beforeAll(async () => {
    const graph = await testGraph();
    await runScript(readFileSync(join(projectFolder, 'test', 'domain', 'books', 'books.cypher'), 'utf8'));
    const scopes = new ScopeService(graph);
    books = new BooksService(graph, scopes);
    completeness = new CoverageService(graph, scopes);
    reconciliations = new ReconciliationService(graph, scopes, books);
  });

  describe('accounts', () => {
    it('show each gap with its place, amount and the rows of both ends', async () => {
      const view = await books.accounts({});
      expect(view).toMatchObject({ accounts: 2, singleBalance: 0, stretches: 3, agreeing: 1, total: 2, above: 12, below: 0 });
      expect(view.gaps).toMatchObject([
        // 50, 80 and 7 left by the budget system; the statement says 130 in all.
        {
          account: 'account:T',
          number: '990041*******0001',
          from: { kind: 'statement-line', id: 'o1', amount: 700, serial: 'YH1', source: 'b1/bank.csv/2' },
          to: { kind: 'closing-balance', amount: 570, source: 'b1/bal.csv/T' },
          movements: 3,
          paid: 137,
          expected: 563,
          difference: 7,
        },
        { account: 'account:Z', expected: 20, stated: 25, difference: 5, from: { kind: 'opening-balance' }, to: { id: 'p4' } },
      ]);
    });
  });

  describe('lines', () => {
    it('are compared by amount, moves, first legs of payments and refunds', async () => {
      const view = await books.indicators({});
      // S1: 600 − 100 carried over − 300 − 80 = 120, not 170; the second leg of the 80 draws nothing, nor does what was only sent.
      expect(view.gaps).toMatchObject([
        {
          id: 'indicator:410325|2020|S1',
          regionName: '嵩县',
          amount: 600,
          distributed: 100,
          paid: 380,
          expected: 120,
          stated: 170,
          difference: 50,
          source: 'b1/lines.csv/S1',
        },
      ]);
      expect(view).toMatchObject({
        total: 1,
        compared: 3,
        notStated: 1,
        notStatedExpected: 40,
        stated: 670,
        above: 50,
        below: 0,
        leftOut: { rows: 0, amount: 0 },
      });
    });

    it('keep to a region, a year and a scope', async () => {
      expect(await books.indicators({ region: '410300' })).toMatchObject({ total: 0, compared: 1 });
      expect(await books.indicators({ year: 2021 })).toMatchObject({ total: 0, compared: 1 });
      expect(await books.indicators({ scope: '411300' })).toMatchObject({ compared: 0, total: 0 });
      await expect(books.indicators({ scope: '999999' })).rejects.toThrow('999999');
    });
  });

  describe('completeness', () => {
    it('tells numbers only named from numbers never seen', async () => {
      const { serials } = await completeness.coverage({ section: 'serials' });
      expect(serials!.rows).toMatchObject([
        { agency: '豫财农', issuer: null, mentioned: [{ number: '豫财农〔2020〕9号', mentions: 1, amount: 1_000 }], missing: 0 },
        {
          agency: '洛财农',
          year: 2020,
          highest: 5,
          loaded: 1,
          mentioned: [{ number: '洛财农〔2020〕5号', mentions: 1, amount: 40 }],
          missing: 3,
          missingRanges: [
            { from: 1, to: 1 },
            { from: 3, to: 4 },
          ],
        },
      ]);
    });

    it('adds up everything received by what is known of its further course', async () => {
      const { payees } = await completeness.coverage({ section: 'payees' });
      expect(payees!.sums).toEqual([
        { gap: 'with-statement', accounts: 1, received: 80 },
        { gap: 'no-account-number', accounts: 1, received: 80 },
        { gap: 'nothing-outgoing', accounts: 2, received: 357 },
        { gap: 'outgoing-only', accounts: 0, received: 0 },
      ]);
      expect(payees!.rows).toMatchObject([
        { account: 'account:E', received: 307, payments: 2 },
        { account: 'account:U', gap: 'no-account-number', number: null, received: 80 },
        { account: 'account:H', name: '曹*', number: '629999*********0017', received: 50 },
      ]);
      const first = await completeness.coverage({ section: 'payees', limit: 1 });
      expect(first.payees).toMatchObject({ total: 3, leftOutRows: 2, leftOutAmount: 130 });
      const second = await completeness.coverage({ section: 'payees', limit: 1, cursor: first.payees!.cursor! });
      expect(second.payees!.rows).toMatchObject([{ account: 'account:U' }]);
    });

    it('counts rows and money on days that nothing covers', async () => {
      const { periods, silence } = await completeness.coverage({ year: 2021 });
      expect(periods!.rows.find((row) => row.source === 'REGISTER' && row.region === '410325')!.years).toEqual([
        { year: 2021, coveredDays: 0, days: 365, rows: 1, amount: 40, outsideRows: 1, outsideAmount: 40 },
      ]);
      expect(silence!.rows).toEqual([]);
      const whole = await completeness.coverage({ section: 'silence' });
      expect(whole.silence!.emptyPairs).toContainEqual({ source: 'PAY', region: '410300', regionName: '洛阳市', days: 366 });
      expect(whole.silence!.rows.filter(({ source, region }) => source === 'PAY' && region === '410325')).toMatchObject([
        { workingDays: 204, atEdge: true },
        { workingDays: 49, atEdge: true },
      ]);
    });

    it('lists what is only mentioned, with the money that hangs on it', async () => {
      const { placeholders } = await completeness.coverage({ section: 'placeholders' });
      expect(placeholders!.sums).toEqual([
        { kind: 'Account', things: 1, amount: 80 },
        { kind: 'Document', things: 1, amount: 0 },
        { kind: 'Indicator', things: 1, amount: 7 },
      ]);
      expect(placeholders!.rows.map(({ id, amount }) => [id, amount])).toEqual([
        ['account:U', 80],
        ['indicator:410325|2020|X9', 7],
        ['document:410300|101|洛财农〔2020〕5号', 0],
      ]);
    });

    it('asks for the section of a cursor', async () => {
      await expect(completeness.coverage({ cursor: 'abc' })).rejects.toThrow('section');
    });
  });

  describe('reconciliation', () => {
    const check = (row: ReconciliationRow, name: CheckResult['check']): CheckResult => row.checks.find((one) => one.check === name)!;
    const reasons = (row: ReconciliationRow, name: CheckResult['check']): [string, number][] =>
      check(row, name).reasons.map(({ reason, amount }) => [reason, amount]);

    it('gives every difference of a county its reasons', async () => {
      const { own, whole, children, path, years } = await reconciliations.reconcile({ region: '410325', year: 2020 });
      expect(path.map(({ region }) => region)).toEqual(['410000', '410300', '410325']);
      expect([years, children, whole.checks]).toEqual([[2020], [], own!.checks]);
      expect(check(own!, 'issued-registered')).toMatchObject({ left: 1_000, right: 999, difference: 1, unexplained: 0 });
      expect(reasons(own!, 'issued-registered')).toEqual([['amount-differs', 1]]);
      expect(reasons(own!, 'received-distributed')).toEqual([['undistributed', 400]]);
      expect(reasons(own!, 'given-registered')).toEqual([['registered-late', 40]]);
      expect(check(own!, 'quota-payments')).toMatchObject({ left: 640, right: 437 });
      expect(reasons(own!, 'quota-payments')).toEqual([
        ['partly-paid', 120],
        ['carried-over', 100],
        ['payment-without-indicator', -50],
        ['line-without-payments', 40],
        ['payment-of-unknown-line', -7],
      ]);
      expect(check(own!, 'indicator-balances')).toMatchObject({ left: 160, right: 170, difference: -10, unexplained: -50, unexplainedLines: 1 });
      expect(reasons(own!, 'indicator-balances')).toEqual([['balance-not-stated', 40]]);
      expect(check(own!, 'payments-observed')).toMatchObject({ evaluable: true, left: 517, right: 380 });
      expect(reasons(own!, 'payments-observed')).toEqual([['not-on-statement', 137]]);
      expect(reasons(own!, 'bank-balances')).toEqual([['statement-gap', check(own!, 'bank-balances').difference]]);
    });

    it('compares the general ledger by what its subjects mean, on the last day', async () => {
      const { own } = await reconciliations.reconcile({ region: '410325', year: 2020 });
      expect(check(own!, 'ledger-income')).toMatchObject({
        left: 1_000,
        right: 999,
        unexplained: 0,
        reasons: [{ reason: 'amount-differs', amount: 1, lines: 1 }],
      });
      expect(check(own!, 'ledger-expenditure')).toMatchObject({ left: 431, right: 437, difference: -6, unexplained: -6 });
      expect(check(own!, 'ledger-treasury')).toMatchObject({ left: 570, right: 570, difference: 0 });
      expect(check(own!, 'ledger-lines')).toMatchObject({ evaluable: false, difference: 0 });
    });

    it('adds the county up into its city and keeps what lies outside a scope out', async () => {
      const { whole, own, children, emptyChildren } = await reconciliations.reconcile({ scope: '410300' });
      expect(children.map(({ region }) => region)).toEqual(['410325']);
      expect(emptyChildren).toBe(0);
      for (const one of whole.checks) {
        const parts = [own!, ...children].map((row) => check(row, one.check));
        expect([one.left, one.right, one.difference]).toEqual([
          parts.reduce((sum, part) => sum + part.left, 0),
          parts.reduce((sum, part) => sum + part.right, 0),
          parts.reduce((sum, part) => sum + part.difference, 0),
        ]);
      }
      await expect(reconciliations.reconcile({ scope: '411300', region: '410325' })).rejects.toThrow('410325');
      const { whole: empty } = await reconciliations.reconcile({ scope: '411300' });
      expect(empty.checks.every(({ left, right }) => left === 0 && right === 0)).toBe(true);
    });

    it('opens the lines behind a difference, page by page, with nothing lost', async () => {
      const all = await reconciliations.lines({ region: '410300', year: 2020, check: 'quota-payments' });
      expect(all.lines.map(({ id, reason, difference }) => [id, reason, difference])).toEqual([
        ['indicator:410325|2020|S1', 'partly-paid', 120],
        ['indicator:410325|2020|S1', 'carried-over', 100],
        ['p2', 'payment-without-indicator', -50],
        ['indicator:410325|2020|S3', 'line-without-payments', 40],
        ['indicator:410325|2020|X9', 'payment-of-unknown-line', -7],
      ]);
      expect(all).toMatchObject({ total: 5, amount: 203, leftOutLines: 0, leftOutAmount: 0, cursor: null });
      expect(all.lines[2]).toMatchObject({ kind: 'payment', name: '曹*', sources: ['b1/pay.csv/p2'] });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await reconciliations.lines({
          region: '410300',
          year: 2020,
          check: 'quota-payments',
          limit: 2,
          ...(cursor === undefined ? {} : { cursor }),
        });
        seen.push(...page.lines.map(({ id, reason }) => `${id} ${reason}`));
        cursor = page.cursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(all.lines.map(({ id, reason }) => `${id} ${reason}`));
      expect(await reconciliations.lines({ region: '410300', check: 'quota-payments', below: false })).toMatchObject({ total: 0, lines: [] });
      expect(await reconciliations.lines({ check: 'quota-payments', reason: 'carried-over' })).toMatchObject({ total: 1, amount: 100 });
      expect(await reconciliations.lines({ check: 'payments-observed' })).toMatchObject({
        total: 3,
        amount: 137,
        lines: [{ id: 'p3' }, { id: 'p2' }, { id: 'p5' }],
      });
      expect((await reconciliations.lines({ check: 'bank-balances' })).lines).toMatchObject([
        { id: 'account:T', kind: 'account', reason: 'statement-gap' },
        { id: 'account:Z' },
      ]);
    });
  });
});
