import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { BooksService } from '../../../src/domain/books/books.service.js';
import { CoverageService } from '../../../src/domain/coverage/coverage.service.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { Check } from '../../../src/domain/reconciliation/words.js';
import { ReconciliationService } from '../../../src/domain/reconciliation/reconciliation.service.js';
import { runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';

/** The books find what the story planted (seeds/demo/situations.json), to the fen, and nothing else. */
describe('the books of the demo', () => {
  let books: BooksService;
  let completeness: CoverageService;
  let reconciliations: ReconciliationService;

  beforeAll(async () => {
    const graph = await testGraph();
    const intake = new IntakeService(graph, { dataDir: mkdtempSync(join(tmpdir(), 'yuanliu-demo-books-')) });
    await intake.load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
    const scopes = new ScopeService(graph);
    books = new BooksService(graph, scopes);
    completeness = new CoverageService(graph, scopes);
    reconciliations = new ReconciliationService(graph, scopes, books);
  }, 300_000);

  it('reproduce the stated balance of every line, and agree with the sums of another hand', async () => {
    expect(await books.indicators({})).toMatchObject({ total: 0, compared: 1537, notStated: 0 });
    const rows = await runScriptOn(await testAddress(), readFileSync(join(projectFolder, 'test', 'domain', 'demo', 'stated-balances.cypher'), 'utf8'));
    expect(rows).toEqual([]);
  });

  it('find a balance that was changed, with its place and amount', async () => {
    const address = await testAddress();
    await runScriptOn(address, "MATCH (i:Indicator {id: 'indicator:411722|2018|ZB0001'}) SET i.balanceAsStated = i.balanceAsStated + 1");
    expect((await books.indicators({ region: '411722', year: 2018 })).gaps).toMatchObject([
      { id: 'indicator:411722|2018|ZB0001', difference: 1, corrected: 25_000_000 },
    ]);
    await runScriptOn(address, "MATCH (i:Indicator {id: 'indicator:411722|2018|ZB0001'}) SET i.balanceAsStated = i.balanceAsStated - 1");
  });

  it.each<[Check, [string, string, number][]]>([
    [
      'issued-registered',
      [
        ['indicator:411600|2018|ZB0003', 'registered-twice', -325_000_000],
        ['indicator:410000|2023|ZB0049', 'not-registered', 120_000_000],
        ['indicator:410000|2023|ZB0050', 'not-registered', 60_000_000],
        ['indicator:411600|2020|ZB0004', 'amount-differs', 1],
      ],
    ],
    [
      'received-distributed',
      [
        ['indicator:410000|2023|ZB0049', 'undistributed', 120_000_000],
        ['indicator:410000|2023|ZB0050', 'undistributed', 60_000_000],
        ['indicator:410000|2018|ZB0019', 'recalled', 40_000_000],
        ['indicator:411300|2018|ZB0002', 'recalled', 40_000_000],
        ['indicator:411700|2021|ZB0003', 'above-parent', -1],
      ],
    ],
    ['ledger-lines', [['indicator:411627|2020|ZB0002', 'booked-without-payment', 120_000_000]]],
  ])('find in %s what was planted, and nothing else', async (check, expected) => {
    const view = await reconciliations.lines({ check });
    expect(view.lines.map(({ id, reason, difference }) => [id, reason, difference])).toEqual(expected);
    expect(view.amount).toBe(expected.reduce((sum, [, , amount]) => sum + amount, 0));
  });

  it('find the payment under a line that nobody registered, and lines from which nothing was paid', async () => {
    const lines = async (reason: 'payment-of-unknown-line' | 'line-without-payments') =>
      (await reconciliations.lines({ check: 'quota-payments', reason })).lines;
    expect(await lines('payment-of-unknown-line')).toMatchObject([{ id: 'indicator:411224|2020|ZB9001', difference: -9_000_000 }]);
    expect((await lines('line-without-payments')).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['indicator:411627|2020|ZB0002', 'indicator:410927|2022|ZB0001', 'indicator:411522|2020|ZB0001']),
    );
  });

  it('leave nothing without a known reason, in any region', async () => {
    const { whole, children } = await reconciliations.reconcile({});
    expect([whole.unexplained, ...children.map(({ unexplained }) => unexplained)]).toEqual([0, 0]);
    for (const { left, right, difference, reasons } of whole.checks) {
      expect(difference).toBe(left - right);
      expect(reasons.reduce((sum, { amount }) => sum + amount, 0)).toBe(difference);
    }
  });

  it('name what is only mentioned, and the account that nobody can name', async () => {
    const { placeholders, payees, serials } = await completeness.coverage({});
    expect(placeholders!.sums).toMatchObject([
      { kind: 'Account', things: 1, amount: 3_000_000 },
      { kind: 'Indicator', things: 1, amount: 9_000_000 },
      { kind: 'Person', things: 402 },
    ]);
    expect(payees!.sums.find(({ gap }) => gap === 'no-account-number')).toEqual({ gap: 'no-account-number', accounts: 1, received: 3_000_000 });
    expect(serials!.rows.every(({ mentionedTotal, missing }) => mentionedTotal === 0 && missing > 0)).toBe(true);
  });
});
