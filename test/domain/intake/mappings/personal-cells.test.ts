import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../../src/config.js';
import { readMapping } from '../../../../src/domain/intake/mapping.js';
import { maskCells } from '../../../../src/domain/intake/mask-cells.js';
import { personalCells } from '../../../../src/domain/intake/personal-cells.js';

function shown(mapping: string, row: Record<string, string>): Record<string, string> {
  const header = Object.keys(row);
  const { mapping: read } = readMapping(`${mapping}.yaml`, readFileSync(join(projectFolder, 'seeds', 'mappings', `${mapping}.yaml`), 'utf8'));
  return Object.fromEntries(maskCells(header, Object.values(row), personalCells(read!, header)).map(({ column, value }) => [column, value]));
}

const account = (row: Record<string, string>): Record<string, string> => ({
  ACCT_NO: '99004103250000005',
  BANK: '豫源示例工商银行',
  BRANCH: '',
  ACCT_NAME: '嵩县交通运输局零余额账户',
  ACCT_KIND: 'zero-balance',
  MOF_DIV_CODE: '410325',
  OPEN_DATE: '2018-01-01',
  CLOSE_DATE: '',
  STATUS: '',
  APPROVAL_NO: '',
  WHITELIST: '',
  HOLDER_TYPE: 'unit',
  HOLDER_DIV_CODE: '410325',
  HOLDER_CODE: '311001',
  HOLDER_NAME: '嵩县交通运输局',
  HOLD_FROM: '',
  HOLD_TO: '',
  ...row,
});

describe('the holder of an account', () => {
  it.each([
    ['unit', '311001', '嵩县交通运输局', '311001', '嵩县交通运输局'],
    ['enterprise', '91410325MA00010005', '嵩源路示例工程有限公司', '91410325MA00010005', '嵩源路示例工程有限公司'],
    ['enterprise', '92410325MA00010005', '卢小明', '92410325MA00010005', '卢*'],
    ['person', '410325197306061053', '阿卜杜拉买买提江', '410***********1053', '阿*'],
    ['household', '41032590100001', '廖 某明', '410*******0001', '廖*'],
    // Nothing reads these two columns in such a row: masked to be safe.
    ['', '410325197306061053', '嵩县某局', '410***********1053', '嵩*'],
  ])('of type %s %s %s is shown as %s %s', (HOLDER_TYPE, HOLDER_CODE, HOLDER_NAME, code, name) => {
    expect(shown('account', account({ HOLDER_TYPE, HOLDER_CODE, HOLDER_NAME }))).toMatchObject({
      HOLDER_CODE: code,
      HOLDER_NAME: name,
      ACCT_NO: '990041*******0005',
    });
  });

  it('is masked in a row that is torn, whatever it says', () => {
    const header = Object.keys(account({}));
    const { mapping } = readMapping('account.yaml', readFileSync(join(projectFolder, 'seeds', 'mappings', 'account.yaml'), 'utf8'));
    const cells = Object.values(account({})).slice(0, -1);
    expect(maskCells(header, cells, personalCells(mapping!, header)).find(({ column }) => column === 'HOLDER_NAME')!.value).toBe('嵩*');
  });
});

it('masks short account numbers of a stated payee, and who an application was for', () => {
  const { mapping } = readMapping('pay-voucher.yaml', readFileSync(join(projectFolder, 'seeds', 'mappings', 'pay-voucher.yaml'), 'utf8'));
  const header = ['PAYEE_ACCT_NAME', 'PAYEE_ACCT_NO', 'XPAYEE_ACCT_NO', 'USE_DES'];
  const cells = maskCells(header, ['廖某明、黎小红', '12345678', '6228480012345678901', '补助'], () => personalCells(mapping!, header)([]));
  expect(cells.map(({ value }) => value)).toEqual(['廖*、黎*', '****5678', '622848*********8901', '补助']);
});
