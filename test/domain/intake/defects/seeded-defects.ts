import type { DataQualityCode, QuarantineReason } from '../../../../src/domain/intake/words.js';
import type { TableName } from './defect-tables.js';

/** One row of a seed: what differs from the clean row, and what the intake must say about it. Nothing said: nothing may be said. */
export interface SeededRow {
  readonly in: TableName;
  readonly set?: Readonly<Record<string, string>>;
  /** Damages the row's text as it stands in the file. */
  readonly spoil?: (text: string) => string | Buffer;
  /** Quarantined for this reason, with this column. */
  readonly aside?: readonly [reason: QuarantineReason, column: string | null];
  /** Loaded and marked with these codes, on whatever the row has drawn or made. */
  readonly marked?: readonly DataQualityCode[];
  readonly outcome?: 'skipped' | 'unchanged';
}

export interface Seed {
  readonly kind: string;
  readonly rows: readonly SeededRow[];
}

const pay = (set: Record<string, string>): SeededRow => ({ in: 'payments', set });
const line = (set: Record<string, string>): SeededRow => ({ in: 'lines', set });

/** Payments whose amount cannot be read, and those near them that can. */
const AMOUNTS: readonly (readonly [kind: string, text: string, reason: QuarantineReason])[] = [
  ['in words', 'ten', 'unparseable-amount'],
  ['in Chinese numerals', '壹佰元整', 'unparseable-amount'],
  ['with an exponent', '1.5E+3', 'unparseable-amount'],
  ['of half a fen', '10.005', 'unparseable-amount'],
  ['with two signs', '--5.00', 'unparseable-amount'],
  ['with two different signs', '+-5.00', 'unparseable-amount'],
  ['with its sign behind', '5.00-', 'unparseable-amount'],
  ['with commas in fours', '1,0000.00', 'unparseable-amount'],
  ['with a comma for the decimal point', '10,50', 'unparseable-amount'],
  ['with two decimal points', '1.234.50', 'unparseable-amount'],
  ['with a unit behind', '100元', 'unparseable-amount'],
  ['in per cent', '5%', 'unparseable-amount'],
  ['in a bracket that does not close', '(100.00', 'unparseable-amount'],
  ['with a sign inside brackets', '(-100.00)', 'unparseable-amount'],
  ['that is no number of a program', 'NaN', 'unparseable-amount'],
  ['in hexadecimal', '0x64', 'unparseable-amount'],
  ['that is only a sign', '-', 'unparseable-amount'],
  ['that is only a currency', '¥', 'unparseable-amount'],
  ['that a spreadsheet has given up on', '#REF!', 'unparseable-amount'],
  ['that a column was too narrow for', '########', 'unparseable-amount'],
  ['past what is counted exactly', '99999999999999999.00', 'amount-out-of-range'],
];
const READABLE_AMOUNTS = ['1,234.50', '１００．００', '¥100.00', '+100.00', '100.', '100.5000', '100', '0100.00', '￥1,000'];

const MOMENTS: readonly (readonly [kind: string, text: string])[] = [
  ['on 30 February', '2024-02-30 10:00:00'],
  ['on 29 February of a year without one', '2023-02-29 10:00:00'],
  ['in a thirteenth month', '2024-13-01 10:00:00'],
  ['in a 25th hour', '2024-03-01 25:00:00'],
  ['with slashes', '2024/03/01 10:00:00'],
  ['without separators', '20240301100000'],
  ['without a time', '2024-03-01'],
  ['with one-digit parts', '2024-3-1 10:00:00'],
  ['in words', '二〇二四年三月一日'],
  ['as a spreadsheet counts days', '45352'],
  ['before 1900', '1899-12-31 10:00:00'],
];

export const SEEDS: readonly Seed[] = [
  ...AMOUNTS.map(([kind, text, reason]): Seed => ({ kind: `an amount ${kind}`, rows: [{ ...pay({ XPAY_AMT: text }), aside: [reason, 'XPAY_AMT'] }] })),
  ...READABLE_AMOUNTS.map((text): Seed => ({ kind: `near: the amount ${text}`, rows: [pay({ XPAY_AMT: text })] })),
  { kind: 'an amount that is missing', rows: [{ ...pay({ XPAY_AMT: '' }), aside: ['missing-value', 'XPAY_AMT'] }] },
  { kind: 'a stated balance that cannot be read', rows: [{ ...line({ CUR_AMT: '约100' }), aside: ['unparseable-amount', 'CUR_AMT'] }] },
  { kind: 'near: the largest amount that is counted exactly', rows: [{ in: 'projects', set: { BUDGET_AMT: '90071992547409.91' } }] },
  {
    kind: 'one fen more than is counted exactly',
    rows: [{ in: 'projects', set: { BUDGET_AMT: '90071992547409.92' }, aside: ['amount-out-of-range', 'BUDGET_AMT'] }],
  },

  ...MOMENTS.map(([kind, text]): Seed => ({
    kind: `a payment dated ${kind}`,
    rows: [{ ...pay({ XPAY_TIME: text }), aside: ['unparseable-date', 'XPAY_TIME'] }],
  })),
  { kind: 'near: 29 February of a leap year', rows: [pay({ XPAY_TIME: '2024-02-29 10:00:00' })] },
  { kind: 'near: a date in full-width digits', rows: [pay({ VOU_DATE: '２０２４-０３-０１' })] },
  { kind: 'a payment without a date', rows: [{ ...pay({ XPAY_TIME: '' }), aside: ['missing-value', 'XPAY_TIME'] }] },
  { kind: 'a payment after the day of the load', rows: [{ ...pay({ XPAY_TIME: '2025-06-02 00:00:00' }), aside: ['after-load', 'XPAY_TIME'] }] },
  { kind: 'a voucher dated after the load', rows: [{ ...pay({ VOU_DATE: '2025-06-02' }), aside: ['after-load', 'VOU_DATE'] }] },
  { kind: 'a document dated after the load', rows: [{ ...line({ DOC_DATE: '2026-01-01' }), aside: ['after-load', 'DOC_DATE'] }] },
  { kind: 'an adjustment dated after the load', rows: [{ in: 'adjustments', set: { ADJ_DATE: '2025-07-01' }, aside: ['after-load', 'ADJ_DATE'] }] },
  { kind: 'a registration dated after the load', rows: [{ in: 'registrations', set: { REC_DATE: '2025-07-01' }, aside: ['after-load', 'REC_DATE'] }] },
  { kind: 'a document whose date cannot be read', rows: [{ ...line({ DOC_DATE: '2024-00-10' }), aside: ['unparseable-date', 'DOC_DATE'] }] },

  { kind: 'a line without its key', rows: [{ ...line({ BGT_ID: '' }), aside: ['missing-key', 'BGT_ID'] }] },
  { kind: 'a line without a region', rows: [{ ...line({ MOF_DIV_CODE: '' }), aside: ['missing-key', 'MOF_DIV_CODE'] }] },
  { kind: 'a line without a year', rows: [{ ...line({ FISCAL_YEAR: '' }), aside: ['missing-key', 'FISCAL_YEAR'] }] },
  { kind: 'a payment without its voucher', rows: [{ ...pay({ PAY_CERT_NO: '' }), aside: ['missing-key', 'PAY_CERT_NO'] }] },
  { kind: 'an adjustment that takes from no line', rows: [{ in: 'adjustments', set: { ORI_BGT_ID: '' }, aside: ['missing-key', 'ORI_BGT_ID'] }] },
  { kind: 'a member of no household', rows: [{ in: 'members', set: { HH_CODE: '' }, aside: ['missing-key', 'HH_CODE'] }] },
  { kind: 'a project without a code', rows: [{ in: 'projects', set: { PRO_CODE: '' }, aside: ['missing-key', 'PRO_CODE'] }] },
  { kind: 'a company without code and name', rows: [{ in: 'enterprises', set: { USCC: '', ENT_NAME: '' }, aside: ['missing-key', 'ENT_NAME'] }] },
  { kind: 'near: a company known by its name only', rows: [{ in: 'enterprises', set: { USCC: '' } }] },
  { kind: 'near: a payment that draws on a line not loaded', rows: [pay({ BGT_ID: 'ELSEWHERE{n}' })] },

  { kind: 'a kind of line that no table knows', rows: [{ ...line({ BGT_TYPE_CODE: '99' }), aside: ['unknown-value', 'BGT_TYPE_CODE'] }] },
  { kind: 'a level of government that no table knows', rows: [{ ...line({ BUDGET_LEVEL_CODE: '8' }), aside: ['unknown-value', 'BUDGET_LEVEL_CODE'] }] },
  { kind: 'a state of payment that no table knows', rows: [{ ...pay({ STATE: '7' }), aside: ['unknown-value', 'STATE'] }] },
  { kind: 'a way of payment that no table knows', rows: [{ ...pay({ PAY_TYPE_CODE: 'X' }), aside: ['unknown-value', 'PAY_TYPE_CODE'] }] },
  { kind: 'a kind of account outside the closed list', rows: [{ in: 'accounts', set: { ACCT_KIND: 'piggy-bank' }, aside: ['unknown-value', 'ACCT_KIND'] }] },
  { kind: 'a kind of adjustment that no table knows', rows: [{ in: 'adjustments', set: { ADJ_TYPE: '9' }, aside: ['unknown-value', 'ADJ_TYPE'] }] },
  { kind: 'a flag that is neither', rows: [{ ...line({ BGT_EXE_FLAG: 'maybe' }), aside: ['unparseable-flag', 'BGT_EXE_FLAG'] }] },
  { kind: 'a flag of a third value', rows: [{ ...pay({ IS_FINAL: '2' }), aside: ['unparseable-flag', 'IS_FINAL'] }] },
  { kind: 'near: a flag in words and one in full width', rows: [line({ BGT_EXE_FLAG: '是' }), pay({ IS_FINAL: '１' })] },
  { kind: 'a line number with a fraction', rows: [{ ...pay({ LINE_NO: '1.5' }), aside: ['unparseable-number', 'LINE_NO'] }] },
  { kind: 'a year in words', rows: [{ ...pay({ FISCAL_YEAR: '二〇二四' }), aside: ['unparseable-number', 'FISCAL_YEAR'] }] },
  { kind: 'progress that is no number', rows: [{ in: 'projects', set: { PROGRESS: '过半' }, aside: ['unparseable-number', 'PROGRESS'] }] },
  { kind: 'near: a whole number with a decimal point', rows: [{ in: 'projects', set: { PROGRESS: '50.0' } }] },

  { kind: 'a row a column short', rows: [{ in: 'payments', spoil: (text) => text.slice(0, text.lastIndexOf(',')), aside: ['column-count', null] }] },
  {
    kind: 'a row torn by a comma in its text',
    rows: [{ ...pay({ USE_DES: '桥,路' }), spoil: (text) => text.replaceAll('"', ''), aside: ['column-count', null] }],
  },
  { kind: 'a row that is cut off', rows: [{ in: 'accounts', spoil: (text) => text.slice(0, 20), aside: ['column-count', null] }] },
  { kind: 'two rows run together', rows: [{ in: 'members', spoil: (text) => `${text},${text}`, aside: ['column-count', null] }] },
  {
    kind: 'bytes that are not UTF-8',
    rows: [
      {
        ...pay({ USE_DES: '?' }),
        spoil: (text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xb5, 0xc0, 0xc2, 0xb7])]),
        aside: ['invalid-bytes', 'USE_DES'],
      },
    ],
  },
  { kind: 'a zero byte in a text', rows: [{ in: 'accounts', spoil: (text) => text.replace('交通', '交\0通'), aside: ['invalid-bytes', 'HOLDER_NAME'] }] },
  {
    kind: 'half a character at the end of a cell',
    rows: [
      {
        in: 'projects',
        spoil: (text) => Buffer.from(text.replace('石坡村', '石坡?')).map((byte) => (byte === 0x3f ? 0xe6 : byte)) as Buffer,
        aside: ['invalid-bytes', 'VILLAGE'],
      },
    ],
  },
  { kind: 'near: quotation marks, commas and line breaks that are part of a text', rows: [pay({ USE_DES: '“路”,"桥"\n第二行' })] },
  { kind: 'near: a quotation mark in a bare cell', rows: [{ ...pay({ USE_DES: '5寸管' }), spoil: (text) => text.replace('5寸管', '5"管') }] },
  { kind: 'near: blanks around every cell', rows: [{ in: 'payments', spoil: (text) => text.split(',').join(' , ') }] },

  { kind: 'one voucher line with two amounts', rows: [pay({}), { ...pay({ XPAY_AMT: '100.01' }), aside: ['different-content', 'XPAY_AMT'] }] },
  {
    kind: 'one voucher line to two payees',
    rows: [pay({}), { ...pay({ XPAYEE_ACCT_NO: '8800{n}', PAYEE_ACCT_NO: '8800{n}' }), aside: ['different-content', null] }],
  },
  { kind: 'one voucher line with two purposes', rows: [pay({}), { ...pay({ USE_DES: '别的用途' }), aside: ['different-content', 'USE_DES'] }] },
  { kind: 'one voucher line without the purpose it had', rows: [pay({}), { ...pay({ USE_DES: '' }), aside: ['different-content', 'USE_DES'] }] },
  {
    kind: 'one voucher line on two lines of the budget',
    rows: [pay({}), { ...pay({ BGT_ID: 'P0', BGT_DIV_CODE: '410000' }), aside: ['different-content', null] }],
  },
  {
    kind: 'one voucher line with another amount in another file',
    rows: [pay({}), { in: 'payments-again', set: { XPAY_AMT: '99.00' }, aside: ['different-content', 'XPAY_AMT'] }],
  },
  { kind: 'near: the same voucher line again', rows: [pay({}), { ...pay({}), outcome: 'unchanged' }] },
  { kind: 'near: the same voucher line in another file', rows: [pay({}), { in: 'payments-again', outcome: 'unchanged' }] },
  { kind: 'one line of the budget with two amounts', rows: [line({}), { ...line({ AMOUNT: '999.00' }), aside: ['different-content', 'AMOUNT'] }] },
  {
    kind: 'one document with two titles',
    rows: [line({}), { ...line({ BGT_ID: 'L{n}b', BGT_DOC_TITLE: '别的标题' }), aside: ['different-content', 'BGT_DOC_TITLE'] }],
  },
  { kind: 'one document with two dates', rows: [line({}), { ...line({ BGT_ID: 'L{n}b', DOC_DATE: '2024-02-02' }), aside: ['different-content', 'DOC_DATE'] }] },
  {
    kind: 'one adjustment with two amounts',
    rows: [{ in: 'adjustments' }, { in: 'adjustments', set: { ADD_AMOUNT: '10.01' }, aside: ['different-content', 'ADD_AMOUNT'] }],
  },
  {
    kind: 'one account with two names',
    rows: [{ in: 'accounts' }, { in: 'accounts', set: { ACCT_NAME: '另一个户名' }, aside: ['different-content', 'ACCT_NAME'] }],
  },
  {
    kind: 'one account opened on two days',
    rows: [{ in: 'accounts' }, { in: 'accounts', set: { OPEN_DATE: '2018-01-02' }, aside: ['different-content', 'OPEN_DATE'] }],
  },
  {
    kind: 'one company with two names',
    rows: [{ in: 'enterprises' }, { in: 'enterprises', set: { ENT_NAME: '另一个名字' }, aside: ['different-content', 'ENT_NAME'] }],
  },
  { kind: 'one person with two names', rows: [{ in: 'members' }, { in: 'members', set: { PER_NAME: '另一个' }, aside: ['different-content', 'PER_NAME'] }] },
  {
    kind: 'one project with two budgets',
    rows: [{ in: 'projects' }, { in: 'projects', set: { BUDGET_AMT: '5000.01' }, aside: ['different-content', 'BUDGET_AMT'] }],
  },
  {
    kind: 'one registration with two amounts',
    rows: [{ in: 'registrations' }, { in: 'registrations', set: { REC_AMT: '1.00' }, aside: ['different-content', 'REC_AMT'] }],
  },
  { kind: 'near: one document with two lines', rows: [line({}), line({ BGT_ID: 'L{n}b', LINE_NO: '2' })] },
  {
    kind: 'near: another spelling of the payee',
    rows: [pay({}), pay({ PAY_CERT_NO: 'V{n}b', XPAYEE_ACCT_NAME: '嵩源路示例工程（有限）公司', PAYEE_ACCT_NAME: '嵩源路示例工程（有限）公司' })],
  },
  { kind: 'near: a deleted row, whatever it says', rows: [{ ...line({ IS_DELETED: '1', AMOUNT: '?' }), outcome: 'skipped' }] },

  { kind: 'a payment of nothing', rows: [{ ...pay({ XPAY_AMT: '0.00' }), marked: ['zero-amount'] }] },
  { kind: 'a negative payment', rows: [{ ...pay({ XPAY_AMT: '-100.00' }), marked: ['negative'] }] },
  { kind: 'a negative payment in brackets', rows: [{ ...pay({ XPAY_AMT: '(100.00)' }), marked: ['negative'] }] },
  { kind: 'a line of nothing', rows: [{ ...line({ AMOUNT: '0.00' }), marked: ['zero-amount', 'zero-amount'] }] },
  { kind: 'a negative line', rows: [{ ...line({ AMOUNT: '-5.00' }), marked: ['negative', 'negative'] }] },
  { kind: 'a negative adjustment', rows: [{ in: 'adjustments', set: { ADD_AMOUNT: '-10.00' }, marked: ['negative'] }] },
  { kind: 'an adjustment of nothing', rows: [{ in: 'adjustments', set: { ADD_AMOUNT: '0' }, marked: ['zero-amount'] }] },
  { kind: 'a registration of nothing', rows: [{ in: 'registrations', set: { REC_AMT: '0' }, marked: ['zero-amount'] }] },
  {
    kind: 'lines above their parent',
    rows: [
      line({ BGT_ID: 'P{n}', ORI_BGT_ID: '', SUP_BGT_DOC_NO: '' }),
      line({ BGT_ID: 'C{n}', COR_BGT_DOC_NO: '嵩财农〔2024〕1{n}号', ORI_DIV_CODE: '410325', ORI_BGT_ID: 'P{n}', AMOUNT: '600.00' }),
      {
        ...line({
          BGT_ID: 'D{n}',
          COR_BGT_DOC_NO: '嵩财农〔2024〕1{n}号',
          DOC_DATE: '2024-02-01',
          ORI_DIV_CODE: '410325',
          ORI_BGT_ID: 'P{n}',
          AMOUNT: '400.01',
        }),
        marked: ['above-parent'],
      },
    ],
  },
  {
    kind: 'near: lines that take all of their parent',
    rows: [
      line({ BGT_ID: 'P{n}', ORI_BGT_ID: '', SUP_BGT_DOC_NO: '' }),
      line({ BGT_ID: 'C{n}', COR_BGT_DOC_NO: '嵩财农〔2024〕1{n}号', ORI_DIV_CODE: '410325', ORI_BGT_ID: 'P{n}', AMOUNT: '1000.00' }),
    ],
  },
  { kind: 'a payment above its line', rows: [line({}), { ...pay({ BGT_ID: 'L{n}', XPAY_AMT: '1000.01' }), marked: ['above-parent'] }] },
  { kind: 'near: a payment of the whole line', rows: [line({}), pay({ BGT_ID: 'L{n}', XPAY_AMT: '1000.00' })] },
  {
    kind: 'a payment before its line',
    rows: [{ ...pay({ XPAY_TIME: '2024-01-04 23:59:59', VOU_DATE: '2024-01-04', ACT_LQD_DATE: '2024-01-05' }), marked: ['before-indicator'] }],
  },
  { kind: 'near: a payment on the day of its line', rows: [pay({ XPAY_TIME: '2024-01-05 00:00:00' })] },
  {
    kind: 'a line that names an upper document and no source',
    rows: [{ ...line({ ORI_BGT_ID: '', ORI_DIV_CODE: '', ORI_FISCAL_YEAR: '' }), marked: ['no-parent'] }],
  },
  { kind: 'a line drawn on one that is not loaded', rows: [{ ...line({ ORI_BGT_ID: 'MISSING{n}' }), marked: ['no-parent'] }] },
  { kind: 'a payment under no line', rows: [{ ...pay({ BGT_ID: '' }), marked: ['no-indicator'] }] },
  {
    kind: 'a payment to an account without a number',
    rows: [{ ...pay({ XPAYEE_ACCT_NO: '', PAYEE_ACCT_NO: '', XPAYEE_ACCT_NAME: '无账号收款人{n}' }), marked: ['no-account-number', 'no-payee-account'] }],
  },
  { kind: 'a payer without an account number', rows: [{ ...pay({ PAYER_ACCT_NO: '', PAYER_ACCT_NAME: '无账号付款人{n}' }), marked: ['no-account-number'] }] },
  { kind: 'a payment after the period of the package', rows: [{ ...pay({ XPAY_TIME: '2025-01-01 00:00:00' }), marked: ['outside-period'] }] },
  { kind: 'an adjustment before the period of the package', rows: [{ in: 'adjustments', set: { ADJ_DATE: '2023-12-31' }, marked: ['outside-period'] }] },
  { kind: 'near: the last second of the period', rows: [pay({ XPAY_TIME: '2024-12-31 23:59:59' })] },
  { kind: 'a credit code with a wrong check digit', rows: [{ in: 'enterprises', set: { USCC: '{badUscc}' }, marked: ['bad-check-digit'] }] },
  { kind: 'a credit code that is too short', rows: [{ in: 'enterprises', set: { USCC: '9141032{n}' }, marked: ['bad-check-digit'] }] },
  { kind: 'a resident ID with a wrong check digit', rows: [{ in: 'members', set: { IDEN_NO: '{badId}' }, marked: ['bad-check-digit'] }] },
  { kind: 'a resident ID born on 30 February', rows: [{ in: 'members', set: { IDEN_NO: '{impossibleId}' }, marked: ['bad-check-digit'] }] },
  { kind: 'a company founded in the future', rows: [{ in: 'enterprises', set: { EST_DATE: '2030-01-01' }, marked: ['future-date'] }] },
  { kind: 'an account opened in the future', rows: [{ in: 'accounts', set: { OPEN_DATE: '2030-01-01' }, marked: ['future-date'] }] },
  { kind: 'near: a plan that ends in the future', rows: [{ in: 'projects', set: { PLAN_TO: '2030-12-31' } }] },
  {
    kind: 'a document number in no known form',
    rows: [{ ...line({ COR_BGT_DOC_NO: '内部便函{n}' }), marked: ['irregular-number', 'irregular-number', 'irregular-number'] }],
  },
  { kind: 'a document number that lost a bracket', rows: [{ ...line({ COR_BGT_DOC_NO: '嵩财农〔2024 {n}号' }), marked: ['repaired-number'] }] },
  { kind: 'near: a document number in other brackets, with leading zeros', rows: [line({ COR_BGT_DOC_NO: '嵩财农[2024]第0{n}号' })] },
  {
    kind: 'one line registered twice under two local numbers',
    rows: [
      { in: 'registrations', marked: ['registered-twice'] },
      { in: 'registrations', set: { LOCAL_NO: '410325-2024-{n}b' }, marked: ['registered-twice'] },
    ],
  },
  {
    kind: 'one local number given to two lines',
    rows: [
      { in: 'registrations', marked: ['registered-twice'] },
      { in: 'registrations', set: { SUP_BGT_ID: 'U{n}b' }, marked: ['registered-twice'] },
    ],
  },
  {
    kind: 'one document number issued by two offices of a region',
    rows: [
      { ...line({}), marked: ['registered-twice'] },
      { ...line({ BGT_ID: 'L{n}b', DOC_ISSUER_CODE: '101002' }), marked: ['registered-twice'] },
    ],
  },
  {
    kind: 'near: one line registered in two parts, and one local number for two lines of a document',
    rows: [
      { in: 'registrations', set: { REC_AMT: '60.00' } },
      { in: 'registrations', set: { REC_AMT: '40.00', LOCAL_NO: '410325-2024-{n}b' } },
      { in: 'registrations', set: { SUP_BGT_ID: 'U{n}c', LOCAL_NO: '410325-2024-{n}c' } },
      { in: 'registrations', set: { SUP_BGT_ID: 'U{n}d', LOCAL_NO: '410325-2024-{n}c', LINE_NO: '2' } },
    ],
  },
  {
    kind: 'near: a line registered in two halves under two numbers',
    rows: [
      line({}),
      { in: 'registrations', set: { SUP_DIV_CODE: '410325', SUP_BGT_ID: 'L{n}', SUP_BGT_DOC_NO: '', REC_AMT: '500.00' } },
      { in: 'registrations', set: { SUP_DIV_CODE: '410325', SUP_BGT_ID: 'L{n}', SUP_BGT_DOC_NO: '', REC_AMT: '500.00', LOCAL_NO: '410325-2024-{n}b' } },
    ],
  },
  {
    kind: 'near: one number issued by two regions',
    rows: [line({}), line({ MOF_DIV_CODE: '410327', DOC_ISSUER_CODE: '101001' })],
  },
  { kind: 'a resident ID that the source has masked', rows: [{ in: 'members', set: { IDEN_NO: '4103**********{n}' }, marked: ['masked-number'] }] },
  {
    kind: 'an account number that the source has masked',
    rows: [{ ...pay({ XPAYEE_ACCT_NO: '6228****{n}', PAYEE_ACCT_NO: '6228****{n}' }), marked: ['masked-number'] }],
  },
];
