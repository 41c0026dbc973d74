import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';

/** How large a generated package is. */
export interface VoucherPackage {
  readonly id: string;
  /** Number of the first voucher: packages that shall not overlap begin elsewhere. */
  readonly first?: number;
  readonly rows: number;
  readonly accounts: number;
}

const HEADER =
  'MOF_DIV_CODE,FISCAL_YEAR,PAY_APP_ID,PAY_CERT_NO,LINE_NO,PAY_TYPE_CODE,STATE,BGT_DIV_CODE,BGT_FISCAL_YEAR,BGT_ID,COR_BGT_DOC_NO,AGENCY_CODE,AGENCY_NAME,PAYER_ACCT_NAME,PAYER_ACCT_NO,PAYER_ACCT_BANK,PAYEE_ACCT_NAME,PAYEE_ACCT_NO,PAYEE_ACCT_BANK,XPAYEE_ACCT_NAME,XPAYEE_ACCT_NO,XPAYEE_ACCT_BANK,PAY_APP_AMT,XPAY_AMT,VOU_DATE,XPAY_TIME,ACT_LQD_DATE,USE_DES,PRO_CODE,CONTRACT_NO,INVOICE_NO,BATCH_NO,PERIOD,EXP_FUNC_CODE,GOV_BGT_ECO_CODE,IS_FINAL,AGENT_BUSINESS_NO';
const BANKS = ['中国农业银行卢氏县支行', '卢氏县农村信用合作联社', '中国工商银行洛阳分行', '中国邮政储蓄银行嵩县支行'];
const PURPOSES = ['产业路预付款', '安全饮水工程进度款', '到户产业奖补', '危房改造补助', '光伏电站建设款', '公益性岗位补贴'];
const COUNTY_COUNT = 40;
const LINES_A_COUNTY = 50;

/**
 * Writes a package of payment vouchers as the budget system exports them, the same bytes at every call: payers are a few treasury
 * accounts for each county, half the payments go to a tenth of the payees, some carry a contract or a payout batch.
 */
export async function writeVoucherPackage(folder: string, { id, first = 0, rows, accounts }: VoucherPackage): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const out = createWriteStream(join(folder, 'vouchers.csv'), { highWaterMark: 1024 * 1024 });
  const hash = createHash('sha256');
  const put = async (text: string): Promise<void> => {
    hash.update(text);
    if (!out.write(text)) await once(out, 'drain');
  };
  const random = numbers(rows);
  let total = 0n;
  let text = `${HEADER}\n`;
  for (let row = 0; row < rows; row += 1) {
    const fen = 10_000 + random(90_000_000);
    total += BigInt(fen);
    text += voucher(id, first + row, fen, accounts, random);
    if (text.length < 500_000) continue;
    await put(text);
    text = '';
  }
  await put(text);
  out.end();
  await finished(out);
  writeFileSync(
    join(folder, 'manifest.yaml'),
    [
      `id: ${id}`,
      'title: generated payment vouchers',
      'sourceSystem: budget-system',
      'currency: CNY',
      'period: { from: 2017-01-01, to: 2017-12-31 }',
      "covers: [{ source: PAY, region: '410000', from: 2017-01-01, to: 2017-12-31 }]",
      'files:',
      '  - path: vouchers.csv',
      `    sha256: ${hash.digest('hex')}`,
      '    encoding: utf-8',
      '    mapping: pay-voucher',
      `    rows: ${rows}`,
      `    totals: { XPAY_AMT: '${yuan(total)}' }`,
      '',
    ].join('\n'),
  );
}

function voucher(id: string, row: number, fen: number, accounts: number, random: (below: number) => number): string {
  const county = 410300 + random(COUNTY_COUNT);
  const line = random(LINES_A_COUNTY);
  const payerNo = `9900${county}${random(5)}`;
  const payee = random(2) === 0 ? random(Math.ceil(accounts / 10)) : random(accounts);
  const bank = BANKS[payee % BANKS.length]!;
  const payeeName = `豫源示例${payee}号专业合作社`;
  const payeeNo = `6228${String(payee).padStart(12, '0')}`;
  const day = `2017-${two(1 + random(12))}-${two(1 + random(28))}`;
  const project = `${county}2017${String(line).padStart(4, '0')}`;
  const cells = [
    county,
    2017,
    `SQ${id}${row}`,
    `${county}17${String(row).padStart(8, '0')}`,
    1,
    1 + random(2),
    3,
    county,
    2017,
    `ZB${String(line).padStart(4, '0')}`,
    `豫财农〔2017〕${1 + line}号`,
    311001 + random(20),
    `${county}县农业农村局`,
    `${county}县财政局零余额账户`,
    payerNo,
    '国家金库卢氏县支库',
    payeeName,
    payeeNo,
    bank,
    payeeName,
    payeeNo,
    bank,
    yuan(BigInt(fen)),
    yuan(BigInt(fen)),
    day,
    `${day} ${two(8 + random(10))}:${two(random(60))}:00`,
    day,
    `石坡村2017年${PURPOSES[random(PURPOSES.length)]}`,
    project,
    random(4) === 0 ? `HT${project}` : '',
    '',
    random(10) === 0 ? `PC${county}${line}` : '',
    '',
    2130504,
    50302,
    '',
    `YH${id}${String(row).padStart(8, '0')}`,
  ];
  return `${cells.join(',')}\n`;
}

/** A linear congruential generator: no library is needed where only repeatability counts. */
function numbers(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function yuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}
