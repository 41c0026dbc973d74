import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

describe('identities over HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    const graph = await testGraph();
    await runScript(`
      CREATE (:Ledger {id: 'ledger', currency: 'CNY'}), (:Batch {id: 'b1', sequence: 1, status: 'active', loadedAt: 1});
      UNWIND [['1', '农业局', ['name']], ['2', ' 农业局', []]] AS u
      CREATE (:Entity:Unit {id: 'unit:410325|' + u[0], region: '410325', code: u[0], name: u[1], stated: u[2], addedIn: 1, source: 'b1/u.csv/2', dataQuality: []});
    `);
    service = await testService(graph);
  });
  afterAll(() => service.stop());

  it('are listed, decided by the own pages only, and listed as decided', async () => {
    const list = (await (await service.get('/api/identities')).json()) as { proposals: { id: string }[] };
    expect(list).toMatchObject({
      total: 1,
      cutOff: false,
      dataVersion: 1,
      proposals: [{ rule: 'unit-name', lesser: { id: 'unit:410325|2' }, fuller: { id: 'unit:410325|1' }, steps: ['spaces'] }],
    });
    const path = `/api/identities/${encodeURIComponent(list.proposals[0]!.id)}`;
    expect((await fetch(service.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"decision":"confirm"}' })).status).toBe(
      403,
    );
    expect((await service.post(path, { decision: 'perhaps' })).status).toBe(400);
    expect((await service.post('/api/identities/same:x', { decision: 'confirm' })).status).toBe(400);
    expect((await service.post('/api/identities/same:000000000000000000000000', { decision: 'confirm' })).status).toBe(404);
    const decided = await service.post(path, { decision: 'confirm', note: '撤并' });
    expect([decided.status, await decided.json()]).toEqual([200, expect.objectContaining({ state: 'confirmed', note: '撤并' })]);
    expect(await (await service.get('/api/identities?state=confirmed')).json()).toMatchObject({ total: 1, dataVersion: 2 });
    expect(await (await service.get('/api/identities')).json()).toMatchObject({ total: 0 });
  });
});
