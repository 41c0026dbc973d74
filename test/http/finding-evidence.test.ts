import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { EvidenceNode, EvidenceView } from '../../src/domain/warnings/evidence.shapes.js';
import type { FindingDetailView, FindingListView, RunDetailView, RunView } from '../../src/domain/warnings/warnings.shapes.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const SOURCES = ['PAY', 'CARD', 'ITEM', 'HOUSEHOLD', 'PROPERTY', 'ALLOC', 'ISSUE', 'REGISTER', 'PROJECT'];

describe('the evidence of a finding over HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await testService(await testGraph());
    await runScript(read('cases', 'warnings', 'sk-06-housing', 'graph.cypher'));
    await runScript(read('cases', 'warnings', 'sy-07-paid-twice', 'graph.cypher').replaceAll('account:', 'account:s-'));
    // The supplier of one line lies in another county, that of another is held by a firm of which nobody was told; two documents carry the lines.
    await runScript(`
      CREATE (:Region {id: 'region:410300', code: '410300', name: '洛阳市'}), (:Region {id: 'region:410326', code: '410326', name: '汝阳县'}), (:Region {id: 'region:410700', code: '410700', name: '新乡市'});
      MATCH (c:Region {code: '410325'}), (p:Region {code: '410300'}) CREATE (c)-[:SUPERVISED_BY {from: 0}]->(p);
      MATCH (i:Indicator {id: 'indicator:410325|2023|F1'}) SET i.ownNumber = '嵩财农〔2023〕5号', i.amount = 9720000
        CREATE (:Document {id: 'document:410325|CZJ|嵩财农〔2023〕5号', issuer: '410325|CZJ', number: '嵩财农〔2023〕5号', region: '410325', issuedAt: 1680000000000})-[:CARRIES {line: 1}]->(i);
      MATCH (a:Account {id: 'account:s-F1'}) SET a.region = '410326', a.name = '王小明', a.number = '6228480402564890018' CREATE (a)-[:HELD_BY {from: 0}]->(:Person {id: 'person:secret', name: '王小明', region: '410326'});
      MATCH (t:Account {id: 'account:s-t'}) SET t.region = '410325';
      MATCH (j:Project) SET j.region = '410325';
      CREATE (:Account {id: 'account:elsewhere', region: '410700', kind: 'enterprise', name: '新乡建材有限公司', number: '410700000000123456'});
      MATCH (e:Account {id: 'account:elsewhere'}), (t:Account {id: 'account:s-t'}) CREATE (e)-[:PAID {id: 'paid:in', movement: 'in', kind: 'transfer', amount: 100, at: 1690992000000}]->(t)`);
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(
      `UNWIND ${JSON.stringify(SOURCES)} AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: 1704038400000, addedIn: 1})`,
    );
    const begun = (await (await service.post('/api/warnings/runs', { rules: ['SK-06', 'SY-07'] })).json()) as RunView;
    for (let run = begun; run.status === 'running'; run = await json<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(begun.id)}`));
  });
  afterAll(() => service.stop());

  const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;
  const hitOn = async (rule: string, subject: string): Promise<string> => {
    const { findings } = await json<FindingListView>(`/api/findings?rule=${rule}&subject=${encodeURIComponent(subject)}`);
    return findings[0]!.id;
  };
  const evidence = async (rule: string, subject: string, scope = ''): Promise<EvidenceView> =>
    json<EvidenceView>(`/api/findings/${await hitOn(rule, subject)}/evidence${scope === '' ? '' : `?scope=${scope}`}`);
  const node = (view: EvidenceView, id: string): EvidenceNode | undefined => view.nodes.find((one) => one.id === id);

  it('hangs together: a register’s record reaches the household by the member it is about, the payment by the account', async () => {
    const view = await evidence('SK-06', 'household:F1');
    expect(view).toMatchObject({ subject: 'household:F1', parts: 1, leftOut: { nodes: 0, edges: 0, amount: 0, unknown: 0 } });
    expect(view.nodes[0]).toMatchObject({ id: 'household:F1', kind: 'Household', name: '户*', subject: true, listed: true, regionName: '嵩县' });
    expect(view.nodes.filter(({ listed }) => listed).map(({ id }) => id)).toEqual([
      'household:F1',
      'account:F1',
      'account:agent',
      'item:XM05',
      'person:F1',
      'record:F1',
    ]);
    const kinds = view.edges.map(({ kind, source, target, amount }) => [kind, source, target, amount]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['ABOUT', 'record:F1', 'person:F1', null],
        ['MEMBER_OF', 'person:F1', 'household:F1', null],
        ['PAID', 'account:agent', 'account:F1', 800_000],
        ['HELD_BY', 'account:F1', 'household:F1', null],
        ['BENEFITS_FROM', 'household:F1', 'item:XM05', 800_000],
      ]),
    );
    expect(view.edges.find(({ kind }) => kind === 'PAID')).toMatchObject({ at: 1_495_245_600_000, listed: true });
    expect(view.nodes.some(({ id }) => id.includes('F2'))).toBe(false);
  });

  it('shows the line that payments are drawn on with their sum, and where the trace of the money begins', async () => {
    const view = await evidence('SY-07', 'indicator:410325|2023|F1');
    const [line, payer] = ['indicator:410325|2023|F1', 'account:s-t'];
    expect(view.edges.find(({ kind }) => kind === 'DRAWN_ON')).toMatchObject({ source: line, target: payer, amount: 9_720_000, listed: false });
    expect(view.edges.filter(({ kind }) => kind === 'PAID').map(({ amount }) => amount)).toEqual([4_860_000, 4_860_000]);
    expect(view.trace).toMatchObject({ kind: 'document', number: '嵩财农〔2023〕5号', issuer: 'unit:410325|CZJ' });
    expect(view.trace!.marked).toEqual(expect.arrayContaining(['document:410325|CZJ|嵩财农〔2023〕5号', 'paid:F1', 'paid:F1b', 'account:s-F1']));
    // A payment twice on one line that no document carries is traced from the line.
    expect((await evidence('SY-07', 'indicator:410325|2023|F2')).trace).toMatchObject({ kind: 'indicator', id: 'indicator:410325|2023|F2', number: null });
  });

  it('is told as it was at the data version that the finding was made of', async () => {
    await runScript(`
      MERGE (b:Batch {sequence: 2}) SET b.id = 'b2', b.status = 'active', b.startedAt = 2;
      MATCH ()-[p:PAID {id: 'paid:F2-1'}]->() SET p.retiredIn = 2;
      MATCH (h:Household {id: 'household:F2'}) CREATE (h)-[:WAS]->(:Version {headName: '户主F2', region: '410325', addedIn: 1, retiredIn: 2}) SET h.headName = '张新名', h.changedIn = 2;`);
    const view = await evidence('SK-06', 'household:F2');
    expect(view.dataVersion).toBe(1);
    expect(node(view, 'household:F2')!.name).toBe('户*');
    expect(view.edges.some(({ id }) => id === 'paid:F2-1')).toBe(true);
  });

  it('masks what lies in another region: who was paid by the caller’s own county is seen, the rest has neither id nor name', async () => {
    const id = await hitOn('SY-07', 'indicator:410325|2023|F1');
    const own = await json<EvidenceView>(`/api/findings/${id}/evidence?scope=410325`);
    // A payee of the county is reached by its payment, and masked as everywhere.
    expect(node(own, 'account:s-F1')).toMatchObject({ outside: false, name: '王* 622848*********0018' });
    await runScript(
      `MATCH (:Account {id: 'account:s-t'})-[p:PAID {indicator: 'indicator:410325|2023|F1'}]->() SET p.region = '410700';\n MATCH (t:Account {id: 'account:s-t'}) SET t.region = '410700'`,
    );
    const cut = await json<EvidenceView>(`/api/findings/${id}/evidence?scope=410325`);
    const outside = cut.nodes.filter((one) => one.outside);
    expect(outside.length).toBe(2);
    for (const one of outside)
      expect(one).toMatchObject({ name: null, region: null, regionName: null, detail: null, id: expect.stringMatching(/^outside:\d+$/u) as string });
    // Neither are their ids told where the finding is listed, with its history, or with others.
    const whole = await json<FindingDetailView>(`/api/findings/${id}`);
    expect([whole.nodes, whole.edges]).toEqual([
      ['account:s-F1', 'indicator:410325|2023|F1'],
      ['paid:F1', 'paid:F1b'],
    ]);
    for (const path of [`/api/findings/${id}`, '/api/findings', '/api/findings/groups', `/api/findings/${id}/group`]) {
      const told = await (await service.get(`${path}?scope=410325`)).text();
      expect([path, told.includes(id), /"(?:account:s-F1|paid:F1b?)"/u.exec(told)]).toEqual([path, true, null]);
    }
    const text = JSON.stringify(cut);
    for (const secret of ['account:s-F1', 'account:s-t', 'paid:F1', '王*', '0018', '410326']) expect([secret, text.includes(secret)]).toEqual([secret, false]);
    expect(cut.edges.filter(({ kind }) => kind === 'PAID').map(({ amount, sources }) => [amount, sources])).toEqual([
      [4_860_000, []],
      [4_860_000, []],
    ]);
    expect(cut.parts).toBe(own.parts);
  });

  it('is refused to another region, and unknown where there is no finding', async () => {
    const id = await hitOn('SK-06', 'household:F1');
    for (const [path, status] of [
      [`/api/findings/${id}/evidence?scope=410700`, 404],
      [`/api/findings/${id}?scope=410700`, 404],
      ['/api/findings/none/evidence', 404],
      [`/api/findings/${id}/evidence?scope=999999`, 400],
    ] as const)
      expect([path, (await service.get(path)).status]).toEqual([path, status]);
  });

  it('stands beside what a reader needs to weigh it: base rates, region by name, what would clear it', async () => {
    const detail = await json<FindingDetailView>(`/api/findings/${await hitOn('SK-06', 'household:F1')}`);
    expect(detail).toMatchObject({
      regionName: '嵩县',
      baseRate: { region: { judged: 6, hits: 2, excluded: 2, rate: 2 / 6 }, province: { judged: 6, hits: 2 } },
    });
    expect(detail.clearing.traps.map(({ id }) => id)).toEqual(expect.arrayContaining(['T-SH1', 'T-SH2']));
    expect(detail.clearing.traps.every(({ holds }) => !holds)).toBe(true);
    const explained = await json<FindingDetailView>(`/api/findings/${await hitOn('SK-06', 'household:X1')}`);
    expect(explained.clearing.traps.filter(({ holds }) => holds)).toMatchObject([{ id: 'T-SH1', titleZh: '继承、易地搬迁或拆迁补偿' }]);
  });
});
