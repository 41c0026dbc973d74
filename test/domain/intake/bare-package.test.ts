import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { barePackage, type BareLoad } from '../../../src/domain/intake/bare-package.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { bareLoadOf, expectOf } from '../../../src/terminal/bare-arguments.js';
import { reportText } from '../../../src/terminal/load-text.js';
import { testGraph } from '../../support/neo4j.js';
import { temporaryFolder } from './packages.js';

const tables = join(projectFolder, 'test', 'domain', 'intake', 'public-tables');
const mappingOf = (name: string) => ({ file: `${name}.yaml`, text: readFileSync(join(tables, `${name}.yaml`), 'utf8') });
const bare = (name: string, more: Partial<BareLoad> = {}): BareLoad => ({ path: join(tables, `${name}.csv`), mapping: mappingOf(name), ...more });

describe('a bare file', () => {
  let graph: Graph;
  let intake: IntakeService;
  beforeEach(async () => {
    graph = await testGraph();
    intake = new IntakeService(graph, { dataDir: temporaryFolder(), now: () => Date.parse('2024-05-01T12:00:00+08:00') });
  });
  const load = async (asked: BareLoad) => intake.load({ made: await barePackage(asked) });

  it('of a public table never seen before loads with a mapping of its own, in under 40 lines', async () => {
    expect(mappingOf('uk-spend-over-25k').text.trimEnd().split('\n').length).toBeLessThan(40);
    const report = await load(bare('uk-spend-over-25k'));
    expect(report.batch).toMatchObject({ currency: 'GBP', rows: { announced: 7, loaded: 5, quarantined: 1, skipped: 1 } });
    expect(report.batch.quarantine).toEqual([{ code: 'unparseable-date', count: 1 }]);
    expect(report.batch.files[0]).toMatchObject({ counted: true, totals: [{ column: 'Amount', announced: '1381000.5', quarantined: '75000' }] });
    expect(reportText(report)).toContain('counted from the file, not announced');
    const asked = { paid: ['paid:uk|Department of Examples|50004|IT Services|Digital|(48,250.00)'], allocated: [], registered: [], carries: [], others: [] };
    const [credit] = await graph.read<{ values: Record<string, unknown> } & Record<string, unknown>>('known-edges', asked);
    expect(credit!.values).toMatchObject({ amount: 4_825_000, kind: 'reversal', payingUnit: 'Department of Examples' });
  });

  it('of a county announcement loads with its title above the header, merged cells and a total line', async () => {
    expect(mappingOf('rural-funds').text.trimEnd().split('\n').length).toBeLessThan(40);
    const { batch } = await load(bare('rural-funds', { expect: { rows: 5, totals: { '资金规模(万元)': '313.746912' } } }));
    expect(batch.rows).toMatchObject({ announced: 5, loaded: 3, quarantined: 1, skipped: 1 });
    const ids = ['indicator:410325|2023|示财农〔2023〕5号', 'indicator:410325|2023|示财农〔2023〕5号#2'];
    const found = await graph.read<{ id: string; values: Record<string, unknown> } & Record<string, unknown>>('known-nodes', { ids });
    const line = (id: string) => found.find((node) => node.id === id)?.values;
    expect(line(ids[0]!)).toMatchObject({ amount: 156_873_456 });
    expect(line(ids[1]!)).toMatchObject({ amount: 36_250_000, recipient: 'unit:410325|示例乡人民政府' });
    const row = await intake.sourceRow(`${batch.id}/rural-funds.csv/5`);
    expect(row.cells[3]).toMatchObject({ column: '项目名称', value: '乙村饮水安全' });
  });

  it('is the same package when it is loaded again, and another when it is asked for otherwise', async () => {
    const first = await load(bare('rural-funds'));
    const again = await load(bare('rural-funds'));
    expect([again.outcome, again.batch.id]).toEqual(['already-loaded', first.batch.id]);
    expect(reportText(again).split('\n')).toHaveLength(3);
    expect((await barePackage(bare('rural-funds', { mode: 'correct' }))).manifest).toContain('mode: correct');
    expect((await load(bare('rural-funds', { mode: 'correct' }))).batch.id).not.toBe(first.batch.id);
  });

  it.each([
    [{ rows: 8, totals: {} }, 'has 7 rows, the manifest announces 8'],
    [{ totals: { Amount: '1381000' } }, 'the difference is 0.5'],
    [{ totals: { Net: '300' } }, 'the header lacks Net'],
  ])('is refused where %j was announced', async (expected, reason) => {
    await expect(load(bare('uk-spend-over-25k', { expect: expected }))).rejects.toThrow(reason);
  });

  it('has to be declared where neither command nor mapping says how it is', async () => {
    const path = join(temporaryFolder(), 'list.csv');
    writeFileSync(path, 'A\n1\n');
    const mapping = { file: 'm.yaml', text: 'id: m\ntitle: m\nnodes: { p: { label: Project, set: { code: A } } }' };
    await expect(barePackage({ path, mapping })).rejects.toThrow('says the encoding');
    await expect(barePackage({ path, mapping, encoding: 'utf-8' })).rejects.toThrow('says the first and last day');
    await expect(barePackage({ path, mapping: 'none-such' })).rejects.toThrow('no ready mapping none-such');
    const period = { from: '2017-01-01', to: '2017-12-31' };
    const { manifest } = await barePackage({ path, mapping, encoding: 'utf-8', period });
    expect(manifest).toMatch(/^id: list-[0-9a-f]{8}$/mu);
    await expect(
      barePackage({ path, mapping: { ...mapping, text: mapping.text.replace('code: A', 'code: B') }, encoding: 'utf-8', period }),
    ).resolves.toMatchObject({
      name: 'list.csv',
    });
  });
});

describe('the command line of a bare file', () => {
  it('announces rows and totals, in one text or several', () => {
    expect(expectOf(['rows=120,AMOUNT=1234.50,金额=-3'])).toEqual({ rows: 120, totals: { AMOUNT: '1234.50', 金额: '-3' } });
    expect(expectOf(['rows=1', 'Amount, net=5'])).toEqual({ rows: 1, totals: { 'Amount, net': '5' } });
    expect(expectOf(undefined)).toBeUndefined();
    expect(() => expectOf(['AMOUNT=many'])).toThrow('says no total');
    expect(() => expectOf(['rows=1.5'])).toThrow('no number of rows');
  });

  it('says what cannot be meant', () => {
    const wrong = (values: Record<string, string | string[]>) => () => bareLoadOf('f.csv', { mapping: 'pay-voucher', ...values });
    expect(wrong({ encoding: 'latin' })).toThrow('--encoding latin');
    expect(wrong({ period: '2017' })).toThrow('is no period');
    expect(wrong({ covers: ['PAY:41'] })).toThrow('says not what is covered');
    expect(wrong({ mode: 'overwrite' })).toThrow('--mode overwrite');
    expect(wrong({ mapping: 'none.yaml' })).toThrow('cannot be read');
    expect(() => bareLoadOf('f.csv', { encoding: 'utf-8' })).toThrow('--encoding is for a bare file');
    expect(bareLoadOf('f.csv', {})).toBeUndefined();
    expect(bareLoadOf('f.csv', { mapping: 'pay-voucher', delimiter: '\\t', period: '2017-01-01..2017-12-31', covers: ['PAY:410000'] })).toMatchObject({
      delimiter: 'tab',
      covers: [{ source: 'PAY', region: '410000', from: '2017-01-01', to: '2017-12-31' }],
    });
  });
});
