import { addDays, yuan } from './days.ts';
import type { World } from './world.ts';

const DISCLOSING = '410326'; // the one county whose disclosure log is delivered

/** Cells of the tables that the paperwork needs. */
type Cells = Record<string, string | undefined>;

/**
 * What an office files without anybody thinking of it: a contract for every enterprise that a project paid, and in the
 * county that keeps the log, disclosure, signboard and acceptance for every project but the one planted without them.
 */
export function writePaperwork(world: World): void {
  contracts(world);
  disclosures(world);
}

function contracts(world: World): void {
  const { book } = world;
  const enterpriseOf = new Map(
    book
      .rowsOf('ACCOUNT')
      .filter((row) => row.HOLDER_TYPE === 'enterprise' && row.ACCT_KIND !== 'wages')
      .map((row) => [row.ACCT_NO, { uscc: row.HOLDER_CODE ?? '', name: row.HOLDER_NAME ?? '' }]),
  );
  const signed = new Set([
    ...book.rowsOf('CONTRACT').map((row) => `${row.PRO_CODE}|${row.SUPPLIER_USCC}`),
    ...book.rowsOf('SUBCONTRACT').map((row) => `${row.PRO_CODE}|${row.SUPPLIER_USCC}`),
  ]);
  const needed = new Map<
    string,
    { supplier: { uscc: string; name: string }; project: string; region: string; total: number; first: string; last: string; rows: Cells[] }
  >();
  const note = (row: Cells, account: string | undefined, day: string, amount: string | undefined): void => {
    const supplier = enterpriseOf.get(account);
    const project = row['PRO_CODE'] ?? '';
    if (!supplier || project === '' || signed.has(`${project}|${supplier.uscc}`)) return;
    const key = `${project}|${supplier.uscc}`;
    const known = needed.get(key) ?? { supplier, project, region: row['MOF_DIV_CODE'] ?? '', total: 0, first: day, last: day, rows: [] };
    known.total += Math.round(Number(amount) * 100);
    known.first = day < known.first ? day : known.first;
    known.last = day > known.last ? day : known.last;
    known.rows.push(row);
    needed.set(key, known);
  };
  for (const row of book.rowsOf('PAY_VOUCHER')) note(row, row.XPAYEE_ACCT_NO, (row.XPAY_TIME ?? '').slice(0, 10), row.XPAY_AMT);
  for (const row of book.rowsOf('SPECIAL_LEDGER')) note(row, row.PAYEE_ACCT_NO, row.PAY_DATE ?? '', row.PAY_AMT);
  const names = new Map(book.rowsOf('PROJECT').map((row) => [row.PRO_CODE, row.PRO_NAME ?? '']));
  for (const { supplier, project, region, total, first, last, rows } of needed.values()) {
    const number = `HT${region}${first.slice(0, 4)}${String(book.count('CONTRACT') + 1).padStart(4, '0')}`;
    book.add('CONTRACT', {
      CONTRACT_NO: number,
      CONTRACT_NAME: `${names.get(project) ?? ''}合同`,
      MOF_DIV_CODE: region,
      BUYER_AGENCY_CODE: rows[0]?.['AGENCY_CODE'] ?? '101001',
      METHOD: '询价',
      CATEGORY: '货物及服务',
      CONTRACT_AMT: yuan(total),
      SIGN_DATE: addDays(first, -9),
      START_DATE: addDays(first, -6),
      ACCEPT_DATE: first === last ? addDays(first, -1) : addDays(last, -3),
      PRO_CODE: project,
      SUPPLIER_USCC: supplier.uscc,
      SUPPLIER_NAME: supplier.name,
    });
    for (const row of rows) if ('CONTRACT_NO' in row) row['CONTRACT_NO'] = number;
  }
}

function disclosures(world: World): void {
  const { book } = world;
  const planted = world.situations.find((situation) => situation.rules.includes('SY-08'))?.ids[0];
  const known = new Set(
    book
      .rowsOf('RECORD')
      .filter((row) => row.KIND === 'disclosure')
      .map((row) => row.SUBJECT_CODE),
  );
  for (const project of book.rowsOf('PROJECT')) {
    const code = project.PRO_CODE ?? '';
    if (project.MOF_DIV_CODE !== DISCLOSING || known.has(code) || planted === `project:${code}`) continue;
    world.record('disclosure', DISCLOSING, { kind: 'project', code }, { from: addDays(project.APPROVE_DATE ?? '', 6), value: '县级公示' });
    world.record('signboard', DISCLOSING, { kind: 'project', code }, { from: addDays(project.START_DATE ?? '', 5), value: '公示牌' });
    if (project.ACCEPT_DATE) world.record('acceptance', DISCLOSING, { kind: 'project', code }, { from: project.ACCEPT_DATE, value: '验收合格' });
  }
}
