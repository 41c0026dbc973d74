import { IntakeService } from '../../../../src/domain/intake/intake.service.js';
import { runScriptOn, testAddress, testGraph } from '../../../support/neo4j.js';
import { packageFolder, temporaryFolder, type PackageFile } from '../packages.js';
import { NATIONAL, readyTable } from './ready-table.js';

let intake: IntakeService;

beforeEach(async () => {
  intake = new IntakeService(await testGraph(), { dataDir: temporaryFolder(), now: () => Date.parse('2025-06-01T12:00:00+08:00') });
});

async function load(files: readonly PackageFile[]): Promise<void> {
  const report = await intake.load({ folder: packageFolder(files, { id: 'national', period: { from: '2023-01-01', to: '2024-12-31' } }) });
  expect(report.batch.quarantine).toEqual([]);
}

/** Properties of a node or edge by its id. */
async function found(id: string): Promise<Record<string, unknown> | undefined> {
  const rows = await runScriptOn(
    await testAddress(),
    `MATCH (n:Entity {id: ${JSON.stringify(id)}}) RETURN properties(n) AS values UNION ALL MATCH ()-[e]->() WHERE e.id = ${JSON.stringify(id)} RETURN properties(e) AS values`,
  );
  return rows[0]?.['values'] as Record<string, unknown> | undefined;
}

/** Ids that edges of a type lead to from a node, without those that are opaque. */
async function targets(id: string, type: string): Promise<string[]> {
  const rows = await runScriptOn(await testAddress(), `MATCH ({id: ${JSON.stringify(id)}})-[:${type}]->(t) RETURN t.id AS id ORDER BY id`);
  return rows.map((row) => String(row['id']).replace(/^(person|account):[0-9a-f]{32}$/u, '$1'));
}

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);

/** A row of BA_BGT_INFO in the columns of the national table. */
const line = (row: Record<string, string>): Record<string, string> => ({
  ...NATIONAL,
  BGT_ID: 'B1',
  COR_BGT_DOC_NO: '嵩财农〔2024〕12号',
  SUP_BGT_DOC_NO: '豫财农〔2024〕2号',
  BGT_DOC_TITLE: '关于下达衔接资金的通知',
  DOC_DATE: '2024-02-01 00:00:00',
  BGT_DEC: '产业路',
  BUDGET_LEVEL_CODE: '1',
  PRO_CODE: 'XM1',
  BGT_EXE_FLAG: '1',
  IS_TRACK: '1',
  TRACK_PRO_CODE: 'ZYXJ2024',
  TRACK_PRO_NAME: '中央衔接资金',
  AGENCY_CODE: '311001',
  AGENCY_NAME: '嵩县交通运输局',
  FUND_TYPE_CODE: '111',
  MANAGE_MOF_DEP_CODE: '农业股',
  BGT_MOF_DEP_CODE: '预算股',
  TP_FUNC_CODE: '2300252',
  EXP_FUNC_CODE: '2130504',
  GOV_BGT_ECO_CODE: '50302',
  DEP_BGT_ECO_CODE: '31005',
  BGT_TYPE_CODE: '21',
  AMOUNT: '1000.00',
  DIS_AMT: '10.00',
  CUR_AMT: '400.00',
  PAY_APP_AMT: '590.00',
  ORI_BGT_ID: 'B0',
  REC_DIV_CODE: '',
  COUNT_FUND_PRO_CODE: 'ZY1',
  ...row,
});

describe('the national tables of the budget', () => {
  it('BA_BGT_INFO: lines with their classes and what the office says is left, under the document of the finance office', async () => {
    await load([readyTable('ba-bgt-info', [line({}), line({ BGT_ID: 'B2', IS_DELETED: '1' })])]);
    expect(await found('indicator:410325|2024|B1')).toMatchObject({
      kind: 'addition',
      amount: 100_000,
      fundLevel: 'central',
      fundName: '中央衔接资金',
      trackCode: 'ZYXJ2024',
      fundType: '111',
      departmentClass: '31005',
      division: '农业股',
      managedBy: '预算股',
      matchedProject: 'ZY1',
      balanceAsStated: 40_000,
      reducedAsStated: 1_000,
      appliedAsStated: 59_000,
      recipient: 'unit:410325|311001',
    });
    expect(await found('indicator:410325|2024|B2')).toBeUndefined();
    expect(await found('document:410325|mof|嵩财农〔2024〕12号')).toMatchObject({ level: 'county', issuedAt: day('2024-02-01') });
    expect(await found('allocated:info|410325|2024|B1')).toMatchObject({ amount: 100_000, kind: 'distribution' });
    expect(await targets('indicator:410325|2024|B0', 'ALLOCATED')).toEqual(['indicator:410325|2024|B1']);
  });

  it('reads region codes that carry zeros for township and village', async () => {
    await load([readyTable('ba-bgt-info', [line({ MOF_DIV_CODE: '410325000', REC_DIV_CODE: '410325000' })])]);
    expect(await found('indicator:410325|2024|B1')).toMatchObject({ region: '410325', recipientRegion: '410325', recipient: 'unit:410325|311001' });
  });

  it('BA_BGT_ADJSUB: an adjustment between two lines of a year, and its document', async () => {
    const row = {
      ...NATIONAL,
      ADJ_SUB_ID: 'T1',
      COR_BGT_DOC_NO: '嵩财预〔2024〕7号',
      BGT_DOC_TITLE: '关于调剂的通知',
      DOC_DATE: '2024-06-01',
      BAT_NUM: '3',
      ADJ_DATE: '2024-06-02',
      BGT_ID: 'B2',
      ADD_AMOUNT: '50.00',
      ORI_BGT_ID: 'B1',
      REC_DIV_CODE: '',
    };
    await load([readyTable('ba-bgt-adjsub', [row])]);
    expect(await found('allocated:adjust|410325|2024|T1')).toMatchObject({
      amount: 5_000,
      kind: 'adjustment',
      at: day('2024-06-02'),
      documentNumber: '嵩财预〔2024〕7号',
    });
    expect(await targets('indicator:410325|2024|B1', 'ALLOCATED')).toEqual(['indicator:410325|2024|B2']);
    expect(await found('document:410325|mof|嵩财预〔2024〕7号')).toMatchObject({ title: '关于调剂的通知', issuedAt: day('2024-06-01') });
  });

  it('BA_BGT_CARRYOVERS: from the line of the year before', async () => {
    const row = {
      ...NATIONAL,
      CARRYOVERS_BGT_ID: 'K1',
      ORI_BGT_ID: 'B9',
      APPROVE_AMT: '100.00',
      CARRYOVERS_AMT: '80.00',
      COR_BGT_DOC_NO: '嵩财预〔2024〕1号',
      AGENCY_CODE: '311001',
      PRO_CODE: 'XM1',
      EXP_FUNC_CODE: '2130504',
    };
    await load([readyTable('ba-bgt-carryovers', [row])]);
    expect(await found('allocated:carry-over|410325|2024|K1|B9')).toMatchObject({ amount: 8_000, kind: 'carry-over' });
    expect(await targets('indicator:410325|2023|B9', 'ALLOCATED')).toEqual(['indicator:410325|2024|K1']);
    expect(await targets('indicator:410325|2024|K1', 'GIVEN_TO')).toEqual(['unit:410325|311001']);
  });

  it('BA_BGT_BALANCE: what a line had left, and what of it was recalled', async () => {
    const row = {
      ...NATIONAL,
      BALANCE_BGT_ID: 'J1',
      ORI_BGT_ID: 'B9',
      APPROVE_AMT: '100.00',
      BALANCE: '30.00',
      BACK_BALANCE: '25.00',
      IS_REC_EXP: '0',
      COR_BGT_DOC_NO: '嵩财预〔2024〕2号',
    };
    await load([readyTable('ba-bgt-balance', [row, { ...row, BALANCE_BGT_ID: 'J2', ORI_BGT_ID: 'B8', BACK_BALANCE: '0.00', IS_REC_EXP: '1' }])]);
    expect(await found('record:line-balance|410325|2024|J1')).toMatchObject({ amount: 3_000, value: 'open', fiscalYear: 2024 });
    expect(await targets('record:line-balance|410325|2024|J1', 'ABOUT')).toEqual(['indicator:410325|2023|B9']);
    expect(await found('allocated:balance|410325|2024|J1')).toMatchObject({ amount: 2_500, kind: 'recall', at: Date.parse('2024-03-01T09:00:00+08:00') });
    expect(await found('record:line-balance|410325|2024|J2')).toMatchObject({ value: 'booked-as-spent' });
    expect(await found('allocated:balance|410325|2024|J2')).toBeUndefined();
  });

  it('PM_HOT_TOPIC_CATE: marks of projects and lines, several of them, in any order', async () => {
    const mark = (row: Record<string, string>): Record<string, string> => ({
      ...NATIONAL,
      PRO_HOT_TOPIC_ID: '1',
      SETUP_YEAR: '2024',
      PRO_CODE: 'XM1',
      BGT_ID: 'B1',
      HOT_TOPIC_CATE_CODE: '0301',
      HOT_TOPIC_CATE_NAME: '衔接推进乡村振兴补助资金',
      ...row,
    });
    await load([
      readyTable('hot-topic', [mark({}), mark({ HOT_TOPIC_CATE_CODE: '0101', HOT_TOPIC_CATE_NAME: '', BGT_ID: '' })]),
      readyTable('ba-bgt-info', [line({})]),
    ]);
    expect(await found('project:XM1')).toMatchObject({ topics: ['0101', '衔接推进乡村振兴补助资金'] });
    expect(await found('indicator:410325|2024|B1')).toMatchObject({ topics: ['衔接推进乡村振兴补助资金'], amount: 100_000 });
  });
});

describe('the national tables of execution', () => {
  it('PAY_PLAN_VOUCHER: a plan is a fact about its line and moves nothing', async () => {
    const row = {
      ...NATIONAL,
      PLAN_ID: 'PL1',
      PLAN_VOUCHER_NO: '计24-1',
      PLAN_MONTH: '03',
      AGENCY_CODE: '311001',
      AGENCY_NAME: '嵩县交通运输局',
      PLAN_APP_AMT: '120.00',
      PLAN_AMT: '100.00',
      BGT_ID: 'B1',
    };
    await load([readyTable('pay-plan-voucher', [row])]);
    expect(await found('record:plan|410325|2024|PL1')).toMatchObject({ amount: 10_000, value: '03', reference: '计24-1' });
    expect(await targets('record:plan|410325|2024|PL1', 'ABOUT')).toEqual(['indicator:410325|2024|B1', 'unit:410325|311001']);
  });

  it('PAY_ALLOCATION_CERT: a transfer once it has a day of payment, only made out before', async () => {
    const row = {
      ...NATIONAL,
      PAY_ALLOC_CERT_ID: 'S1',
      VOU_DATE: '2024-04-01',
      ACC_DATE: '2024-04-02',
      AGENCY_CODE: '311001',
      PAY_ACCT_NAME: '嵩县国库',
      PAY_ACCT_NO: '9001',
      PAY_ACCT_BANK_NAME: '国家金库嵩县支库',
      PAYEE_ACCT_NAME: '嵩县财政专户',
      PAYEE_ACCT_NO: '9002',
      PAYEE_ACCT_BANK_NAME: '豫源示例农商银行',
      USE_DES: '调入专户',
      PRO_CODE: '',
      BGT_ID: 'B1',
      PAY_ALLOC_TYPE: '1',
      PAY_AMT: '700.00',
    };
    await load([readyTable('pay-allocation-cert', [row, { ...row, PAY_ALLOC_CERT_ID: 'S2', ACC_DATE: '' }])]);
    expect(await found('paid:SB|410325|2024|3|S1|1')).toMatchObject({
      amount: 70_000,
      state: 'paid',
      at: day('2024-04-02'),
      indicator: 'indicator:410325|2024|B1',
      mode: 'appropriation',
    });
    expect(await found('paid:SB|410325|2024|3|S2|1')).toMatchObject({ state: 'sent', at: day('2024-04-01') });
  });

  it('PAY_BACK_INFO: a refund to its receiver', async () => {
    const row = {
      ...NATIONAL,
      REF_ID: 'R1',
      REF_AMT: '12.00',
      REF_DATE: '2024-05-01',
      REF_REASON: '多缴',
      EXEC_AGENCY_CODE: '311001',
      NON_TAX_PAY_NO: 'FS1',
      PAYBACK_RECEIVER_NAME: '廖某某',
      PAYBACK_RECEIVER_ACC_NO: '6299994103250001',
      PAYBACK_RECBANK_NAME: '豫源示例农信社',
      PAYBACK_ACC_NAME: '嵩县国库',
      PAYBACK_ACC_NO: '9001',
      PAYBACK_ACCBANK_NAME: '国家金库嵩县支库',
    };
    await load([readyTable('pay-back-info', [row])]);
    expect(await found('paid:TF|410325|2024|7|R1|1')).toMatchObject({ amount: 1_200, kind: 'refund', purpose: '多缴', invoice: 'FS1' });
  });
});

describe('registers', () => {
  it('of property: one certificate, each of its owners', async () => {
    const row = {
      MOF_DIV_CODE: '410325',
      CERT_NO: '豫(2021)嵩县不动产权第0001号',
      REG_DATE: '2021年3月4日',
      CANCEL_DATE: '',
      USE_KIND: '住宅',
      PRICE: '350000.00',
      ADDRESS: '嵩县城关镇',
      IDEN_NO: '410325197306061053',
      UNIFSOC_CRED_CODE: '',
      OWNER_NAME: '廖某某',
    };
    await load([
      readyTable('property', [
        row,
        { ...row, IDEN_NO: '410325198708081072', OWNER_NAME: '黎某甲' },
        { ...row, CERT_NO: 'Z2', IDEN_NO: '', UNIFSOC_CRED_CODE: '91410325MA00010005', OWNER_NAME: '嵩县示例公司' },
      ]),
    ]);
    const [record] = await runScriptOn(
      await testAddress(),
      "MATCH (r:Record {kind: 'property'})-[:ABOUT]->(p:Person) RETURN r.from AS from, r.amount AS amount, count(p) AS owners",
    );
    expect(record).toEqual({ from: day('2021-03-04'), amount: 35_000_000, owners: 2 });
    expect(await targets('record:property|Z2', 'ABOUT')).toEqual(['enterprise:91410325MA00010005']);
  });

  it('of cadres: the office and the person in it', async () => {
    const row = {
      MOF_DIV_CODE: '410325',
      CADRE_NO: 'G1',
      PER_NAME: '卢某',
      IDEN_NO: '410325197306061053',
      POST: '村支书',
      FROM: '2018-05-01',
      TO: '',
      AGENCY_CODE: '901001',
      AGENCY_NAME: '城关镇人民政府',
      VILLAGE_NAME: '石坡村',
    };
    await load([readyTable('cadre', [row])]);
    expect(await found('record:cadre|G1')).toMatchObject({ value: '村支书', reference: '石坡村', from: day('2018-05-01') });
    expect(await targets('record:cadre|G1', 'ABOUT')).toEqual(['person']);
    const [staff] = await runScriptOn(await testAddress(), 'MATCH (:Person)-[s:STAFF_OF]->(u:Unit) RETURN s.role AS role, u.id AS unit');
    expect(staff).toEqual({ role: '村支书', unit: 'unit:410325|901001' });
  });

  it('of bad credit: companies by code or by name, persons by number', async () => {
    const row = {
      MOF_DIV_CODE: '410325',
      CASE_NO: '(2023)豫0325执1号',
      LIST_NAME: '失信被执行人',
      LIST_DATE: '2023-06-01',
      REMOVE_DATE: '',
      SUBJECT_NAME: '嵩县示例公司',
      UNIFSOC_CRED_CODE: '91410325MA00010005',
      IDEN_NO: '',
      AMOUNT: '5000.00',
      DECIDED_BY: '嵩县人民法院',
    };
    await load([
      readyTable('credit-list', [
        row,
        { ...row, CASE_NO: 'C2', UNIFSOC_CRED_CODE: '', SUBJECT_NAME: '无码公司' },
        { ...row, CASE_NO: 'C3', UNIFSOC_CRED_CODE: '', IDEN_NO: '410325197306061053', SUBJECT_NAME: '卢某' },
      ]),
    ]);
    expect(await targets('record:credit-list|(2023)豫0325执1号', 'ABOUT')).toEqual(['enterprise:91410325MA00010005']);
    expect(await targets('record:credit-list|C2', 'ABOUT')).toEqual(['enterprise:weak|无码公司|410325']);
    expect(await targets('record:credit-list|C3', 'ABOUT')).toEqual(['person']);
    expect(await found('record:credit-list|C2')).toMatchObject({ value: '失信被执行人', from: day('2023-06-01'), amount: 500_000 });
  });
});
