import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import iconv from 'iconv-lite';
import { projectFolder } from '../../../src/config.js';
import { compileMapping, type MappedRow } from '../../../src/domain/intake/compile-mapping.js';
import { fittingEncodings, likelyDelimiter, lookAtFile, type FileLook } from '../../../src/domain/intake/look-at-file.js';
import { readMapping } from '../../../src/domain/intake/mapping.js';
import { proposeMapping, readyMatch } from '../../../src/domain/intake/propose-mapping.js';
import { openTable, type TableLayout } from '../../../src/domain/intake/table-file.js';
import { Identity } from '../../../src/domain/model/identity.js';
import { lookText } from '../../../src/terminal/map-text.js';
import { temporaryFolder } from './packages.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const context = {
  identity: new Identity(Buffer.alloc(32, 7)),
  sourceSystem: 'test',
  days: { today: day('2024-01-01'), from: day('2017-01-01'), to: day('2017-12-31') },
};

function file(text: string | Buffer, name = 'list.csv'): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function look(path: string, layout: TableLayout = { encoding: 'utf-8', delimiter: ',' }): Promise<FileLook> {
  return lookAtFile(openTable(path, layout, { id: 'm', title: 'm' }));
}

/** The proposal for a file, which must be valid, and what it makes of the rows. */
async function proposed(path: string, layout: TableLayout = { encoding: 'utf-8', delimiter: ',' }): Promise<{ text: string; rows: (MappedRow | 'skipped')[] }> {
  const found = await look(path, layout);
  const { text } = proposeMapping('list', basename(path), found, layout, { header: 1 });
  const { mapping, faults } = readMapping('list.yaml', text);
  expect(faults).toEqual([]);
  const table = openTable(path, layout, mapping!);
  const map = compileMapping(mapping!, await table.header(), context);
  const rows: (MappedRow | 'skipped')[] = [];
  for await (const chunk of table.chunks(100)) for (const { cells } of chunk) rows.push(map(cells));
  return { text, rows };
}

const CHINESE = `序号,付款单位,付款账号,收款人姓名,收款人账号,开户行,身份证号,发放金额（元）,发放日期,用途
1,洛宁县财政局,4103250001,曹志远,6217000000000000029,中国农业银行洛宁支行,410328197001010014,800.50,2017年5月1日,产业奖补
2,洛宁县财政局,4103250001,司马长风,6217000000000000037,中国农业银行洛宁支行,,1200,2017年5月3日,
`;

describe('a look at a file', () => {
  it('says of every column what it holds, exactly, and shows nothing personal', async () => {
    const { rows, columns } = await look(file(CHINESE));
    expect(rows).toBe(2);
    expect(columns.map(({ name, type, filled, distinct, sum, days }) => [name, type, filled, distinct, sum ?? days?.join(' ')])).toEqual([
      ['序号', 'number', 2, 2, '3'],
      ['付款单位', 'text', 2, 1, undefined],
      ['付款账号', 'code', 2, 1, undefined],
      ['收款人姓名', 'text', 2, 2, undefined],
      ['收款人账号', 'code', 2, 2, undefined],
      ['开户行', 'text', 2, 1, undefined],
      ['身份证号', 'code', 1, 1, undefined],
      ['发放金额（元）', 'amount', 2, 2, '2000.5'],
      ['发放日期', 'date', 2, 2, '2017-05-01 2017-05-03'],
      ['用途', 'text', 1, 1, undefined],
    ]);
    const shown = lookText('list.csv', await look(file(CHINESE)), { encoding: 'utf-8', delimiter: ',' }, []);
    for (const personal of ['志远', '长风', '6217000000000000029', '410328197001010014', '4103250001']) expect(shown).not.toContain(personal);
    expect(shown).toContain('曹*');
  });

  it('tells the encodings that fit and decides none', async () => {
    const fits = async (bytes: Buffer): Promise<string[]> => (await fittingEncodings(file(bytes))).fits.map(({ encoding }) => encoding);
    expect(await fits(iconv.encode('单位,金额\n洛宁县,1\n', 'gb18030'))).toEqual(['gb18030', 'windows-1252']);
    expect(await fits(Buffer.from('单位,金额\n洛宁县,1\n'))).toContain('utf-8');
    expect(await fits(Buffer.from('\uFEFF单位\n'))).toEqual(['utf-8-bom']);
    expect(await fits(Buffer.from('name\nM\xe4ki\n', 'latin1'))).toEqual(['gb18030', 'windows-1252']);
    expect((await fittingEncodings(file('a,b\n1,2\n'))).ascii).toBe(true);
  });

  it.each([
    [['a,b,c', '1,"x;y;z;",3'], ','],
    [['a;b', '1,5;2', '2,5;3'], ';'],
    [['a\tb', '1, 2\t3'], '\t'],
    [['a|b|c', '1|2|3'], '|'],
    [['a', '1'], ','],
  ])('finds the delimiter of %j', (lines, delimiter) => {
    expect(likelyDelimiter(lines)).toBe(delimiter);
  });
});

describe('a proposed mapping', () => {
  it('draws payments from a Chinese list, by the words of its header', async () => {
    const { text, rows } = await proposed(file(CHINESE));
    const [payment] = (rows[0] as MappedRow).edges;
    expect(payment).toMatchObject({
      type: 'PAID',
      id: 'paid:list|1',
      values: { amount: 80_050, at: day('2017-05-01'), purpose: '产业奖补', payingUnit: '洛宁县财政局' },
    });
    expect(rows.flatMap((row) => (row as MappedRow).edges[0]!.codes)).not.toContain('no-payee-account');
    expect(text).toMatch(/money: yuan # decide/u);
  });

  it('draws payments from an English list, in another currency, and says what has to be decided', async () => {
    const path = join(projectFolder, 'test', 'domain', 'intake', 'public-tables', 'uk-spend-over-25k.csv');
    const english = file(
      iconv
        .decode(readFileSync(path), 'windows-1252')
        .split('\r\n')
        .filter((row) => !/11-01-2019|31\/02\/2019|,Total,/u.test(row))
        .join('\n'),
      'spend.csv',
    );
    const { text, rows } = await proposed(english);
    expect((rows[0] as MappedRow).edges[0]).toMatchObject({ type: 'PAID', values: { amount: 4_825_000, at: day('2019-01-04') } });
    expect(new Set(rows.map((row) => (row as MappedRow).edges[0]!.id)).size).toBe(rows.length);
    for (const open of ['what the table is', 'the unit, and the currency', 'these columns together must tell every row'])
      expect(text).toContain(`decide: ${open}`);
  });

  it('keeps rows as records where they hold no payments', async () => {
    const { text, rows } = await proposed(file('编号,"名称, 全称",true\n1,甲,x\n2,乙,y\n'));
    expect((rows[1] as MappedRow).nodes[0]).toMatchObject({ id: 'record:list|2', label: 'Record' });
    expect(text).toContain('decide: what a row means');
  });

  it('is not needed where the columns are those of a ready mapping', () => {
    const manifest = readFileSync(join(projectFolder, 'seeds', 'example', 'execution', 'PAY_VOUCHER-2024.csv'), 'utf8');
    const header = manifest.replace('\uFEFF', '').split('\n')[0]!.trim().split(',');
    expect(readyMatch(header)).toMatchObject({ id: 'pay-voucher', lacking: [] });
    expect(readyMatch(header.filter((column) => column !== 'XPAY_AMT'))).toMatchObject({ id: 'pay-voucher', lacking: ['XPAY_AMT'] });
    expect(readyMatch(['村', '户主', '金额'])).toBeUndefined();
  });
});
