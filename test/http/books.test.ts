import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

describe('books, completeness and reconciliation over HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    const graph = await testGraph();
    await runScript(readFileSync(join(projectFolder, 'test', 'domain', 'books', 'books.cypher'), 'utf8'));
    service = await testService(graph);
  });
  afterAll(() => service.stop());

  it('answers each with its version and the queries it asked', async () => {
    for (const path of [
      'books/accounts',
      'books/indicators?year=2020',
      'coverage',
      'reconciliation?region=410325&year=2020',
      'reconciliation/lines?check=quota-payments&below=false&region=410325',
    ]) {
      const response = await service.get(`/api/${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.json()).toMatchObject({ dataVersion: 1, queries: expect.arrayContaining([expect.any(String)]) as unknown });
    }
  });

  it('refuses a check, a section, a year and a region that do not exist, naming the field', async () => {
    for (const [path, field] of [
      ['reconciliation/lines?check=all', 'check'],
      ['reconciliation/lines', 'check'],
      ['coverage?section=x', 'section'],
      ['books/indicators?year=17', 'year'],
      ['books/accounts?cursor=!', 'cursor'],
      ['reconciliation/lines?check=quota-payments&below=maybe', 'below'],
    ] as const) {
      const response = await service.get(`/api/${path}`);
      expect([path, response.status]).toEqual([path, 400]);
      expect(await response.json()).toMatchObject({ field });
    }
    expect((await service.get('/api/reconciliation?region=990000')).status).toBe(404);
  });

  it('writes the reconciliation as a table with money in yuan and the words of the language', async () => {
    const response = await service.get('/api/reconciliation?region=410325&year=2020&format=csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain('嵩县-2020-对账表.csv');
    const lines = (await response.text()).replace(/^\uFEFF/u, '').split('\r\n');
    expect(lines[0]).toBe('区划代码,地区,含下级,核对项,可核对,缺少来源,左（元）,右（元）,差额（元）,原因,其中（元）,笔数');
    expect(lines).toContain('410325,嵩县,否,上级下达—本级登记,是,,10.00,9.99,0.01,,,');
    expect(lines).toContain('410325,嵩县,否,上级下达—本级登记,是,,,,,金额不一致,0.01,1');
    expect(lines).toContain('410325,嵩县,否,指标余额：计算—账面,是,,,,,原因不明,-0.50,1');
    const english = await (await service.get('/api/reconciliation?region=410325&year=2020&lang=en', { accept: 'text/csv' })).text();
    expect(english).toContain('410325,嵩县,false,quota-payments,true,,,,,partly-paid,1.20,1');
  });
});
