import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import iconv from 'iconv-lite';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { barePackage } from '../../../src/domain/intake/bare-package.js';
import { compileMapping, type MappedRow } from '../../../src/domain/intake/compile-mapping.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { fittingEncodings, likelyDelimiter, lookAtFile, type FileLook } from '../../../src/domain/intake/look-at-file.js';
import { readMapping } from '../../../src/domain/intake/mapping.js';
import { proposeMapping, readyMatch } from '../../../src/domain/intake/propose-mapping.js';
import { proposedId } from '../../../src/domain/intake/propose-roles.js';
import { openTable } from '../../../src/domain/intake/table-file.js';
import type { TableLayout } from '../../../src/domain/intake/table-rows.js';
import { Identity } from '../../../src/domain/model/identity.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import { checkOut, lookText } from '../../../src/terminal/map-text.js';
import { testGraph } from '../../support/neo4j.js';
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
      id: 'paid:list|2017年5月1日|1',
      values: { amount: 80_050, at: day('2017-05-01'), purpose: '产业奖补', payingUnit: '洛宁县财政局' },
    });
    expect(rows.flatMap((row) => (row as MappedRow).edges[0]!.codes)).not.toContain('no-payee-account');
    // The header says （元）: nothing to decide.
    expect(text).toMatch(/money: yuan$/mu);
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

  it('gives each account the bank beside it, so that one account stays one', async () => {
    const header = '凭证号,付款人,付款账号,付款银行,收款人,收款账号,收款银行,金额（万元）,日期';
    const { text, rows } = await proposed(file(`${header}\nZ1,甲局,41032501,工商银行,乙公司,62170029,农业银行卢氏县支行,1.5,2017-05-01\n`));
    const institutions = (rows[0] as MappedRow).nodes.map(({ values }) => values['institution']);
    expect(institutions).toEqual(['中国工商银行', '中国农业银行']);
    expect(text).toMatch(/money: wan-yuan$/mu);
    const beside = '凭证号,付款单位,付款账号,开户行,收款单位,收款账号,开户银行,金额,日期';
    const { text: second } = await proposed(file(`${beside}\nZ1,甲局,41032501,工商银行,乙公司,62170029,农业银行,1.5,2017-05-01\n`));
    expect(second).toContain('number: 付款账号, institution: 开户行,');
    expect(second).toContain('number: 收款账号, institution: 开户银行,');
  });

  it('makes ids of nothing personal, also where no column tells the rows apart', async () => {
    const { text, rows } = await proposed(
      file(
        '收款人,收款账号,身份证号,金额,日期\n卢氏县惠农合作社,6228480012345678901,410328197001010014,2.00,2017-05-01\n卢大山,6228480012345678902,,2.00,2017-05-01\n',
      ),
    );
    const ids = rows.flatMap((row) => (row as MappedRow).edges.map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^paid:list\|account:[0-9a-f]{32}\|account:[0-9a-f]{32}\|2017-05-01\|2\.00$/u);
    expect(text).toContain('decide: these columns together must tell every row');

    const register = await proposed(file('姓名,身份证号,村\n卢大山,410328197001010014,石坡村\n卢小山,410328197001010022,石坡村\n'));
    const records = register.rows.flatMap((row) => (row as MappedRow).nodes.filter(({ label }) => label === 'Record'));
    expect(new Set(records.map(({ id }) => id)).size).toBe(2);
    expect(JSON.stringify(records)).not.toMatch(/卢大山|410328/u);
  });

  it('takes a column for amounts where one cell is written out in words, and says which row that sets aside', async () => {
    const rows = ['1,甲公司,100.00,2017-05-01', '2,乙公司,一百二十,2017-05-01', '3,丙公司,80.00,2017-05-02', '4,丁公司,60.00,未定', '5,戊公司,7.00,2017-05-03'];
    const path = file(`序号,收款单位,金额,日期\n${rows.join('\n')}\n`);
    const found = await look(path);
    expect(found.columns.map(({ type, misfits, misfitLines, sum }) => [type, misfits, misfitLines, sum])).toEqual([
      ['number', 0, [], '15'],
      ['text', 0, [], undefined],
      ['amount', 1, [3], '247'],
      ['date', 1, [5], undefined],
    ]);
    const { text } = proposeMapping('list', 'list.csv', found, { encoding: 'utf-8', delimiter: ',' }, { header: 1 });
    expect(text).toContain('# 1 of 5 cells of 金额 are no amount (line 3)');
    expect(text).toContain('type: PAID');
    expect(text).not.toContain('NO MONEY');
    // Two of four are no slip any more.
    expect((await look(file('金额\n1.00\n2.00\n一百\n二百\n'))).columns[0]!.type).toBe('text');
  });

  it('says at the top that no money would be loaded, and for want of what', async () => {
    const { text } = await proposed(file('编号,收款单位,金额\n1,甲公司,100.00\n'));
    expect(text.split('\n')[1]).toMatch(/NO MONEY WOULD BE LOADED.*: no column was recognised as day,/u);
  });

  it.each([
    ['户主', '卢大山', 'household'],
    ['姓名', '卢大山', 'person'],
    ['收款单位', '卢大山', 'enterprise'],
    ['收款人', '惠农有限公司', 'enterprise'],
    ['收款村委会', '石坡村', 'village-collective'],
  ])('says of what kind the accounts under %s (%s) may be: %s', async (header, name, kind) => {
    const columns = header === '收款村委会' ? [header, '收款村委会账号'] : [header, '卡号'];
    const { text, rows } = await proposed(file(`凭证号,${columns.join(',')},金额,日期\nZ1,${name},6228480012345678901,2.00,2017-05-01\n`));
    expect((rows[0] as MappedRow).nodes.at(-1)!.values['kind']).toBe(kind);
    expect(text).toContain('decide: the kind');
  });

  it('asks for the paying account where none is named, and prefers what money was for to the project', async () => {
    const { text, rows } = await proposed(file('凭证号,项目名称,收款单位,金额,日期,用途\nZ1,道路,甲公司,2.00,2017-05-01,材料款\n'));
    expect(text).toContain('decide: which account pays');
    expect((rows[0] as MappedRow).nodes[0]!.values['name']).toBe('付款账户未注明 list');
    expect((rows[0] as MappedRow).edges[0]!.values['purpose']).toBe('材料款');
  });

  it('shows amounts and document numbers as they are', async () => {
    const amounts = ['一百二十', '1.00', '2.00', '3.00', '4.00', '5.00'];
    const { columns } = await look(file(`文号,金额,收款人\n${amounts.map((amount) => `卢财农〔2017〕12号,${amount},卢大山`).join('\n')}\n`));
    const [numbers, sums, names] = columns.map(({ examples }) => examples);
    expect(numbers).toEqual(['卢财农〔2017〕12号']);
    expect(sums).toEqual(amounts.slice(0, sums!.length));
    expect(names).toEqual(['卢*']);
  });

  it('with a document number can be traced by it once it is loaded', async () => {
    const path = file(
      '凭证号,文号,付款单位,付款账号,收款单位,收款账号,金额,日期\nZ1,卢财农〔2017〕12号,卢氏县财政局,41032501,甲公司,62170029,200.00,2017-05-01\n',
    );
    const text = proposeMapping('list', 'list.csv', await look(path), { encoding: 'utf-8', delimiter: ',' }, { header: 1 }).text;
    for (const open of ['999999 stands for', 'the fiscal year', 'who issued']) expect(text).toContain(`decide: ${open}`);
    const graph = await testGraph();
    const intake = new IntakeService(graph, { dataDir: temporaryFolder() });
    const { batch } = await intake.load({ made: await barePackage({ path, mapping: { file: 'list.yaml', text: text.replaceAll('999999', '410328') } }) });
    expect(batch.rows).toMatchObject({ loaded: 1, quarantined: 0 });
    const scopes = new ScopeService(graph);
    const trace = await new TraceService(graph, new DocumentService(graph, scopes), scopes).trace({ number: '卢财农[2017]12号' }, {});
    expect(trace.totals).toMatchObject({ issued: 20_000, paid: 20_000, unexplained: [] });
  });

  it.each([
    ['卢氏县补助名单.xlsx', 'lsxbzmd'],
    ['2017年 公示 List_A.csv', '2017n-gs-list-a'],
    ['2017.csv', 'list-2017'],
    ['—.csv', 'list-2024-05-01'],
  ])('of %s is called %s', (name, id) => {
    expect(proposedId(name, new Date('2024-05-01T12:00:00+08:00'))).toBe(id);
  });

  it('is not written over one that is there, unless that is asked for, nor under a name that no mapping can have', () => {
    const there = file('id: m', 'm.yaml');
    expect(() => checkOut(there, false)).toThrow('is there already');
    expect(() => checkOut(there, true)).not.toThrow();
    expect(() => checkOut(there.replace('m.yaml', 'n.yaml'), false)).not.toThrow();
    expect(() => checkOut(there.replace('m.yaml', '名单.yaml'), false)).toThrow('cannot name a mapping');
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
