import fc from 'fast-check';
import type { Graph } from '../../../../src/graph/graph.js';
import { ScopeService } from '../../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../../src/domain/documents/document.service.js';
import { graphDigest } from '../../../../src/domain/intake/graph-digest.js';
import { IntakeService } from '../../../../src/domain/intake/intake.service.js';
import { TraceService } from '../../../../src/domain/traces/trace.service.js';
import { runScriptOn, testAddress, testGraph } from '../../../support/neo4j.js';
import { LINE_COLUMNS, packageFolder, table, temporaryFolder, type PackageFile } from '../packages.js';
import { NATIONAL, readyTable } from './ready-table.js';

let graph: Graph;
let intake: IntakeService;
/** One identity key for all, so that ids are comparable. */
const dataDir = temporaryFolder();

async function startAfresh(): Promise<void> {
  graph = await testGraph();
  intake = new IntakeService(graph, { dataDir, now: () => Date.parse('2025-06-01T12:00:00+08:00') });
}

beforeEach(startAfresh);

const PERIOD = { period: { from: '2024-01-01', to: '2024-12-31' }, sourceSystem: 'budget' };
const load = (id: string, files: readonly PackageFile[], more: Record<string, unknown> = {}) =>
  intake.load({ folder: packageFolder(files, { id, ...PERIOD, ...more }) });

const application = (row: Record<string, string>): Record<string, string> => ({
  ...NATIONAL,
  PAY_APP_ID: 'A1',
  PAY_APP_NO: '41032524000001',
  PAY_CERT_ID: 'C1',
  BGT_ID: 'ZB1',
  AGENCY_CODE: '311001',
  AGENCY_NAME: '嵩县交通运输局',
  PAY_ACCT_NAME: '嵩县财政局零余额账户',
  PAY_ACCT_NO: '9900410325001',
  PAY_ACCT_BANK_NAME: '豫源示例工商银行',
  PAYEE_ACCT_NAME: '嵩源路示例工程有限公司',
  PAYEE_ACCT_NO: '8800410325001',
  PAYEE_ACCT_BANK_NAME: '豫源示例农商银行',
  PAY_APP_AMT: '1000.00',
  XPAY_AMT: '',
  USE_DES: '产业路进度款',
  PAY_TYPE_CODE: '11',
  PRO_CODE: 'XM1',
  CONTRACT_NO: '',
  EXP_FUNC_CODE: '2130504',
  GOV_BGT_ECO_CODE: '50302',
  CREATE_DATE: '2024-03-01',
  ...row,
});
const voucher = (row: Record<string, string>): Record<string, string> => ({
  ...NATIONAL,
  PAY_CERT_ID: 'C1',
  PAY_CERT_NO: '支24-0001',
  VOU_DATE: '2024-03-04',
  PAY_AMT: '1500.00',
  XPAY_AMT: '1500.00',
  XPAY_DATE: '2024-03-05 10:20:30',
  ACT_LQD_DATE: '2024-03-06',
  AGENT_BUSINESS_NO: 'YH0001',
  XPAYEE_ACCT_NAME: '嵩源路示例工程有限公司',
  XPAYEE_ACCT_NO: '8800410325001',
  XPAYEE_ACCT_BANK_NAME: '豫源示例农商银行',
  ...row,
});
const detail = (row: Record<string, string>): Record<string, string> => ({
  ...NATIONAL,
  PAY_DETAIL_ID: 'D1',
  PAY_APPLY_ID: 'A3',
  PAY_CERT_NO: '支24-0003',
  PAYEE_ACCT_NAME: '廖某某',
  PAYEE_ACCT_NO: '6299994103250001',
  PAYEE_ACCT_BANK_NAME: '豫源示例农信社',
  PAY_AMT: '200.00',
  XPAY_AMT: '200.00',
  PER_NAME: '廖某某',
  IDEN_NO: '410325197306061053',
  TOWN_CODE: '410325101',
  ...row,
});

/** Two applications under one voucher, one paid to another account than asked for, one for the people of a list. */
const applications = readyTable('pay-application', [
  application({}),
  application({ PAY_APP_ID: 'A2', BGT_ID: 'ZB2', PAY_APP_AMT: '500.00' }),
  application({ PAY_APP_ID: 'A4', PAY_CERT_ID: 'C4', PAY_APP_AMT: '70.00' }),
  application({ PAY_APP_ID: 'A3', PAY_CERT_ID: 'C3', PAY_APP_AMT: '500.00', PAYEE_ACCT_NO: '', PAYEE_ACCT_NAME: '见明细' }),
  application({ PAY_APP_ID: 'A5', PAY_CERT_ID: '', PAY_APP_AMT: '5.00' }),
  application({ PAY_APP_ID: 'A9', IS_DELETED: '1' }),
]);
const vouchers = readyTable('pay-voucher-bill', [
  voucher({}),
  voucher({
    PAY_CERT_ID: 'C3',
    PAY_CERT_NO: '支24-0003',
    AGENT_BUSINESS_NO: 'YH0003',
    PAY_AMT: '500.00',
    XPAY_AMT: '500.00',
    XPAYEE_ACCT_NO: '',
    XPAYEE_ACCT_NAME: '',
  }),
  voucher({
    PAY_CERT_ID: 'C4',
    PAY_CERT_NO: '支24-0004',
    AGENT_BUSINESS_NO: 'YH0004',
    PAY_AMT: '70.00',
    XPAY_AMT: '70.00',
    XPAYEE_ACCT_NO: '7700410325009',
    XPAYEE_ACCT_NAME: '卢某',
  }),
]);
const details = readyTable('pay-detail', [
  detail({}),
  detail({
    PAY_DETAIL_ID: 'D2',
    PAY_AMT: '300.00',
    XPAY_AMT: '300.00',
    PAYEE_ACCT_NO: '6299994103250002',
    PAYEE_ACCT_NAME: '黎某甲',
    PER_NAME: '黎某甲',
    IDEN_NO: '410325198708081072',
  }),
]);

interface Payment {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly values: Record<string, unknown>;
}

async function payments(): Promise<Record<string, Payment>> {
  const rows = await runScriptOn(
    await testAddress(),
    'MATCH (s:Account)-[p:PAID]->(t:Account) WHERE p.retiredIn IS NULL RETURN p.id AS id, s.number AS from, coalesce(t.number, t.name) AS to, properties(p) AS values ORDER BY id',
  );
  return Object.fromEntries((rows as unknown as Payment[]).map((row) => [row.id.slice(-2), row]));
}

const moment = (text: string): number => Date.parse(`${text}+08:00`);

describe('applications, vouchers and details of one payment', () => {
  it('are one payment for each line of the budget, with the day and the account of the voucher', async () => {
    await load('all', [applications, vouchers, details]);
    const { A1, A2, A3, A4, A5, D1, D2, A9 } = await payments();
    expect(A9).toBeUndefined();
    for (const [paid, amount, line] of [
      [A1, 100_000, 'ZB1'],
      [A2, 50_000, 'ZB2'],
    ] as const) {
      expect(paid).toMatchObject({ from: '9900410325001', to: '8800410325001' });
      expect(paid!.values).toMatchObject({
        amount,
        indicator: `indicator:410325|2024|${line}`,
        state: 'paid',
        at: moment('2024-03-05T10:20:30'),
        timePrecision: 'second',
        paidAt: moment('2024-03-05T10:20:30'),
        clearedAt: moment('2024-03-06T00:00:00'),
        serial: 'YH0001',
        movement: 'ZF|410325|2024|C1',
        mode: 'direct',
        appliedAt: moment('2024-03-01T00:00:00'),
        appliedState: 'applied',
      });
    }
    // Really paid to another account than the application named.
    expect(A4).toMatchObject({ to: '7700410325009' });
    expect(A4!.values['appliedPayee']).toMatch(/^account:/u);
    // An application without a voucher stays what it is.
    expect(A5!.values).toMatchObject({ state: 'applied', at: moment('2024-03-01T00:00:00') });
    expect(A5!.values['completed']).toBeUndefined();
    // One payment, many payees: through the list, in this order, under one tag.
    expect(A3!.to).toBe(D1!.from);
    expect(A3!.to).toBe(D2!.from);
    expect([D1!.to, D2!.to]).toEqual(['6299994103250001', '6299994103250002']);
    for (const part of [A3, D1, D2]) expect(part!.values).toMatchObject({ at: moment('2024-03-05T10:20:30'), batch: 'payout:410325|MX|2024|A3' });
    expect(D1!.values['seq']).toBeGreaterThan(A3!.values['seq'] as number);
    expect(D1!.values['beneficiary']).toMatch(/^person:/u);
    expect(Object.keys(await payments())).toHaveLength(7);
  });

  it('give the same graph in whatever order and packages they come, and rows that come again are unchanged', async () => {
    const digests = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([applications, vouchers, details], { minLength: 3 }), fc.boolean(), async (files, together) => {
        await startAfresh();
        if (together) await load('all', files);
        else for (const [index, file] of files.entries()) await load(`part-${index}`, [file]);
        digests.add(await graphDigest(graph, 'content'));
        const again = await load('again', [...files].reverse());
        expect(again.batch.rows).toMatchObject({ loaded: 0, unchanged: 10, quarantined: 0, skipped: 1 });
      }),
      { numRuns: 10 },
    );
    expect(digests.size).toBe(1);
  }, 240_000);

  it.each([
    ['vouchers', vouchers],
    ['details', details],
    ['applications', applications],
  ])('come apart again when the batch with the %s is taken back', async (_name, taken) => {
    const others = [applications, vouchers, details].filter((file) => file !== taken);
    for (const [index, file] of others.entries()) await load(`other-${index}`, [file]);
    const before = await graphDigest(graph, 'content');
    await load('taken', [taken]);
    expect(await graphDigest(graph, 'content')).not.toBe(before);
    await intake.withdraw('taken');
    expect(await graphDigest(graph, 'content')).toBe(before);
  });

  it('come apart as well when what was loaded first is taken back', async () => {
    await load('first', [vouchers]);
    await load('second', [applications, details]);
    await intake.withdraw('first');
    const { A1, A4 } = await payments();
    expect(A1!.values).toMatchObject({ state: 'applied', at: moment('2024-03-01T00:00:00') });
    expect(A4).toMatchObject({ to: '8800410325001' });
    const left = await graphDigest(graph, 'content');
    await startAfresh();
    await load('alone', [applications, details]);
    expect(await graphDigest(graph, 'content')).toBe(left);
  });

  it('lead a trace from the document to those of the list, each fen once', async () => {
    const lines = table(LINE_COLUMNS, [
      {
        REGION: '410325',
        YEAR: '2024',
        CODE: 'ZB1',
        NUMBER: '嵩财农〔2024〕12号',
        TITLE: '通知',
        DAY: '2024-02-01',
        AMOUNT: '2000.00',
        UPPER: '',
        TO: '410325',
        UP_REGION: '',
        UP_CODE: '',
        DELETED: '',
      },
    ]);
    await load('all', [{ path: 'lines.csv', bytes: lines, mapping: 'lines' }, details, applications, vouchers]);
    const scopes = new ScopeService(graph);
    const trace = await new TraceService(graph, new DocumentService(graph, scopes), scopes).trace({ number: '嵩财农〔2024〕12号' }, {});
    // 1000 to the firm, 70 to the other account, 500 through the list to two persons; what is only applied for has not left.
    expect(trace.totals).toMatchObject({ issued: 200_000, paid: 50_000, held: 0, returned: 0 });
    expect(trace.totals.unexplained).toEqual([
      { reason: 'no-onward-link', amount: 43_000 },
      { reason: 'payee-unknown', amount: 107_000 },
    ]);
    const toPeople = trace.steps.filter(({ purpose, payeeAccount }) => purpose === null && payeeAccount?.startsWith('629999'));
    expect(toPeople.map(({ amount, grade }) => [amount, grade])).toEqual(
      expect.arrayContaining([
        [20_000, 'documented'],
        [30_000, 'documented'],
      ]),
    );
  });

  it('follow a corrected voucher', async () => {
    await load('first', [applications, vouchers]);
    const corrected = readyTable('pay-voucher-bill', [voucher({ XPAY_DATE: '2024-03-07 08:00:00', XPAYEE_ACCT_NO: '7700410325010' })]);
    await load('second', [corrected], { mode: 'correct' });
    const { A1, A2, A4 } = await payments();
    for (const paid of [A1, A2]) {
      expect(paid).toMatchObject({ to: '7700410325010' });
      expect(paid!.values).toMatchObject({ at: moment('2024-03-07T08:00:00'), appliedAt: moment('2024-03-01T00:00:00') });
    }
    expect(A4).toMatchObject({ to: '7700410325009' });
  });
});

describe('a card roster and the bank’s return file', () => {
  const roster = readyTable(
    'card-roster',
    [1, 2, 3].map((number) => ({
      MOF_DIV_CODE: '410325',
      FISCAL_YEAR: '2024',
      BATCH_NO: 'PC1',
      ROSTER_NO: String(number),
      ITEM_CODE: 'XM08',
      PERIOD: '2024',
      HH_CODE: `H${number}`,
      PER_NAME: `廖某${number}`,
      IDEN_NO: `41032519730606${number}05${number}`,
      PER_TYPE: 'household',
      CARD_NO: `629999410325000${number}`,
      CARD_BANK: '豫源示例农信社',
      CARD_NAME: `廖某${number}`,
      STANDARD: '2500.00',
      QUANTITY: '1',
      AMOUNT: '2500.00',
      APPROVE_DATE: '2024-05-02',
      AGENT_ACCT_NO: '9900410325018',
      AGENT_BANK: '豫源示例农信社',
      AGENCY_NAME: '嵩县乡村振兴局',
      USE_DES: '产业帮扶补助',
    })),
  );
  const line = (number: number, row: Record<string, string>): Record<string, string> => ({
    MOF_DIV_CODE: '410325',
    FISCAL_YEAR: '2024',
    BATCH_NO: 'PC1',
    ROSTER_NO: String(number),
    CARD_NO: `629999410325000${number}`,
    CARD_BANK: '豫源示例农信社',
    CARD_NAME: `廖某${number}`,
    AMOUNT: '2500.00',
    RESULT_CODE: '成功',
    RESULT_DESC: '',
    TRADE_TIME: '2024-05-28 10:10:00',
    TRADE_NO: `T${number}`,
    RETURN_TIME: '',
    AGENT_ACCT_NO: '9900410325018',
    AGENT_BANK: '豫源示例农信社',
    ...row,
  });
  const results = readyTable('card-return', [
    line(1, {}),
    line(2, { RESULT_CODE: '失败', RESULT_DESC: '账户已销户', TRADE_NO: '' }),
    line(3, { RESULT_CODE: '退票', RESULT_DESC: '户名不符', RETURN_TIME: '2024-05-30 09:00:00' }),
  ]);

  it.each([
    ['roster first', [roster, results]],
    ['result first', [results, roster]],
  ])('say what became of each line, %s', async (_name, files) => {
    for (const [index, file] of files.entries()) await load(`part-${index}`, [file]);
    const rows = await runScriptOn(
      await testAddress(),
      'MATCH ()-[p:PAID]->() WHERE p.retiredIn IS NULL RETURN p.id AS id, p.kind AS kind, p.state AS state, p.at AS at, p.serial AS serial, p.settles AS settles ORDER BY id',
    );
    const paidAt = moment('2024-05-28T10:10:00');
    expect(rows).toEqual([
      { id: 'paid:YKT|410325|2024|5|PC1|1', kind: 'payment', state: 'paid', at: paidAt, serial: 'T1', settles: null },
      { id: 'paid:YKT|410325|2024|5|PC1|2', kind: 'payment', state: 'bounced', at: moment('2024-05-02T00:00:00'), serial: null, settles: null },
      { id: 'paid:YKT|410325|2024|5|PC1|3', kind: 'payment', state: 'paid', at: paidAt, serial: 'T3', settles: null },
      {
        id: 'paid:YKT|410325|2024|6|PC1|3',
        kind: 'bounce',
        state: 'paid',
        at: moment('2024-05-30T09:00:00'),
        serial: null,
        settles: ['paid:YKT|410325|2024|5|PC1|3'],
      },
    ]);
  });
});
