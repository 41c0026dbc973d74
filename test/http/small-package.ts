import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The smallest package that tells the whole story: the Ministry gives the province 100,000 yuan, the province passes
 * 60,000 to a county with 豫财农〔2017〕12号, the county gives 50,000 to its bureau, which pays 30,000 to a cooperative and
 * 8,000 to 曹某; the 8,000 are recovered. Written into `folder`.
 * @param change spoils the package for the tests of refusals
 */
export function writeSmallPackage(folder: string, id = 'small', change: { totals?: string; payments?: string } = {}): void {
  mkdirSync(join(folder, 'mappings'), { recursive: true });
  const payments = change.payments ?? PAYMENTS;
  const files = [
    { path: 'lines.csv', text: LINES, mapping: 'mappings/lines.yaml', totals: '310000.00' },
    { path: 'payments.csv', text: payments, mapping: 'mappings/payments.yaml', totals: change.totals ?? '46000.00' },
  ];
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, 'mappings', 'lines.yaml'), LINES_MAPPING);
  writeFileSync(join(folder, 'mappings', 'payments.yaml'), PAYMENTS_MAPPING);
  const entries = files.map(
    ({ path, text, mapping, totals }) =>
      `  - { path: ${path}, sha256: ${createHash('sha256').update(text).digest('hex')}, encoding: utf-8, mapping: ${mapping}, rows: ${text.trim().split('\n').length - 1}, totals: { AMOUNT: '${totals}' } }`,
  );
  const manifest = `id: ${id}
title: Small package of the tests
sourceSystem: budget-system
currency: CNY
period: { from: 2017-01-01, to: 2019-12-31 }
covers:
  - { source: PAY, region: '410000', from: 2017-01-01, to: 2019-12-31 }
files:
${entries.join('\n')}
`;
  writeFileSync(join(folder, 'manifest.yaml'), manifest);
}

const LINES = `DIV,DIV_NAME,ISSUER,ISSUER_NAME,DOC_NO,TITLE,DATE,BGT_ID,AMOUNT,TO_DIV,TO_CODE,TO_NAME,ORI_DIV,ORI_ID,EXEC
100000,全国,900,财政部,财农〔2016〕150号,关于下达2017年农业资金的通知,2016-12-20,C1,100000.00,410000,410,河南省财政厅,,,0
410000,河南省,410,河南省财政厅,豫财农〔2017〕12号,关于下达2017年农业资金的通知,2017-03-08,P1,60000.00,410325,325,嵩县财政局,100000,C1,0
410325,嵩县,325,嵩县财政局,嵩财农〔2017〕5号,关于拨付农业资金的通知,2017-04-01,X1,50000.00,410325,326,嵩县农业局,410000,P1,1
410300,洛阳市,310,洛阳市财政局,豫财农〔2018〕7号,关于下达2018年农业资金的通知,2018-03-01,L1,40000.00,410300,311,洛阳市农业局,,,1
411500,信阳市,510,信阳市财政局,豫财农〔2018〕7号,关于下达2018年农业资金的通知,2018-03-01,S1,60000.00,411500,511,信阳市农业局,,,1
`;

const PAYMENTS = `NO,DATE,AMOUNT,KIND,FROM_NO,FROM_NAME,FROM_KIND,TO_NO,TO_NAME,TO_KIND,DIV,YEAR,BGT_ID,UNIT,USE,SETTLES
1,2017-06-20,30000.00,payment,4103250001,嵩县财政局零余额账户,zero-balance,6228480000000000011,=嵩县石坡村专业合作社,enterprise,410325,2017,X1,嵩县农业局,种植补助,
2,2017-06-21,8000.00,payment,4103250001,嵩县财政局零余额账户,zero-balance,6217000000000000029,曹某,person,410325,2017,X1,嵩县农业局,到户增收项目,
3,2019-04-18,8000.00,recovery,6217000000000000029,曹某,person,4103250001,嵩县财政局零余额账户,zero-balance,,,,,追回,2
`;

const LINES_MAPPING = `id: lines
title: Lines of documents
nodes:
  region: { label: Region, set: { code: DIV, name: DIV_NAME } }
  recipientRegion: { label: Region, refers: true, set: { code: TO_DIV } }
  issuer: { label: Unit, set: { region: DIV, code: ISSUER, name: ISSUER_NAME } }
  recipient: { label: Unit, refers: true, set: { region: TO_DIV, code: TO_CODE, name: TO_NAME } }
  document:
    label: Document
    set: { issuer: { join: [DIV, ISSUER], with: '|' }, numberAsWritten: DOC_NO, title: TITLE, issuedAt: DATE, region: DIV }
  line:
    label: Indicator
    set:
      region: DIV
      fiscalYear: { column: DATE, start: 1, length: 4 }
      code: BGT_ID
      amount: AMOUNT
      issuedAt: DATE
      ownNumber: DOC_NO
      recipient: { id: recipient }
      recipientRegion: TO_DIV
      executable: EXEC
  upper: { label: Indicator, refers: true, when: { column: ORI_ID, present: true }, set: { region: ORI_DIV, fiscalYear: { column: ORI_DIV, map: { '100000': '2016' }, default: '2017' }, code: ORI_ID } }
edges:
  - { type: ISSUED_BY, from: document, to: issuer }
  - { type: CARRIES, from: document, to: line }
  - { type: GIVEN_TO, from: line, to: recipient }
  - { type: ALLOCATED, from: upper, to: line, set: { id: { join: [{ constant: test }, DIV, BGT_ID], with: '|' }, amount: AMOUNT, at: DATE } }
`;

const PAYMENTS_MAPPING = `id: payments
title: Payments
nodes:
  line: { label: Indicator, refers: true, when: { column: BGT_ID, present: true }, set: { region: DIV, fiscalYear: YEAR, code: BGT_ID } }
  payer: { label: Account, set: { number: FROM_NO, institution: { constant: 中国农业银行 }, name: FROM_NAME, kind: FROM_KIND } }
  payee: { label: Account, set: { number: TO_NO, institution: { constant: 中国农业银行 }, name: TO_NAME, kind: TO_KIND } }
edges:
  - type: PAID
    from: payer
    to: payee
    set:
      id: { join: [{ constant: test }, NO], with: '|' }
      amount: AMOUNT
      at: DATE
      kind: KIND
      indicator: { id: line }
      payingUnit: UNIT
      purpose: USE
      settles: { column: SETTLES, split: ';', each: { edgeId: PAID, of: { join: [{ constant: test }, { item: true }], with: '|' } } }
`;
