import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { RuleRatesView } from '../../src/domain/warnings/base-rates.shapes.js';
import type {
  DraftView,
  FindingDetailView,
  FindingListView,
  JudgedView,
  RuleListView,
  RunDetailView,
  RunListView,
  RunView,
} from '../../src/domain/warnings/warnings.shapes.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const SUBJECT = 'indicator:410000|2023|F1';

describe('warnings over HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await testService(await testGraph());
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: 1679241600000, addedIn: 1})`);
  });
  afterAll(() => service.stop());

  const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;

  it('run, list, explain, judge one, and say what other settings would change', async () => {
    const { rules, note } = await json<RuleListView>('/api/warnings');
    expect(note).toContain('not public');
    expect(rules.map(({ code }) => code)).toEqual([...rules.map(({ code }) => code)].sort());
    expect(rules.find(({ code }) => code === 'JS-01')).toMatchObject({ titleZh: '上级指标超期未接收登记', counts: [] });

    const begun = await service.post('/api/warnings/runs', { rules: ['JS-01'] });
    expect(begun.status).toBe(200);
    const { id } = (await begun.json()) as RunView;
    let run = await json<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(id)}`);
    while (run.status === 'running') run = await json<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(id)}`);
    expect(run).toMatchObject({ status: 'done', results: [{ code: 'JS-01', judged: 3, hits: 1, excluded: 1 }] });

    const list = await json<FindingListView>('/api/findings?rule=JS&limit=1');
    expect([list.findings.length, list.cursor === null]).toEqual([1, false]);
    const next = await json<FindingListView>(`/api/findings?rule=JS&limit=1&cursor=${list.cursor!}`);
    expect([next.findings.length, next.cursor]).toEqual([1, null]);
    const hit = [...list.findings, ...next.findings].find(({ status }) => status === 'hit')!;
    expect(hit).toMatchObject({ subject: SUBJECT, code: 'JS-01', band: 'orange', measured: 19, limit: 15 });
    const detail = await json<FindingDetailView>(`/api/findings/${hit.id}`);
    expect(detail.history.map(({ event, actor }) => [event, actor])).toEqual([['new', 'system']]);
    const judged = await json<JudgedView>(`/api/warnings/JS-01/judge?subject=${encodeURIComponent(SUBJECT)}&asOf=2023-03-08`);
    expect(judged).toMatchObject({ outcome: 'pass', found: [] });
    const draft = (await (await service.post('/api/warnings/drafts', { rule: 'JS-01', settings: { yellowDays: 25 } })).json()) as DraftView;
    expect(draft).toMatchObject({ vanish: { findings: 2 }, appear: { findings: 0 } });
  });

  it('tell a region only what is its own: runs, their counts, what one subject comes to', async () => {
    await runScript(`
      UNWIND ['ISSUE', 'REGISTER'] AS source UNWIND ['410300', '410700'] AS region CREATE (:Coverage {source: source, region: region, from: 0, to: 1679241600000, addedIn: 1});
      UNWIND [['410300', '洛阳市'], ['410700', '新乡市'], ['410325100', '城关镇']] AS row CREATE (:Region:Entity {id: 'region:' + row[0], code: row[0], name: row[1], addedIn: 1});
      MATCH (c:Region {code: '410325'}), (p:Region {code: '410300'}) CREATE (c)-[:SUPERVISED_BY {id: 's', from: 0, addedIn: 1}]->(p)`);
    const begun = (await (await service.post('/api/warnings/runs', { rules: ['JS-01'], scope: '410300' })).json()) as RunView;
    const path = `/api/warnings/runs/${encodeURIComponent(begun.id)}`;
    let run = await json<RunDetailView>(path);
    while (run.status === 'running') run = await json<RunDetailView>(path);
    const own = await json<RunDetailView>(`${path}?scope=410325`);
    expect(own).toMatchObject({ judged: 3, results: [{ code: 'JS-01', judged: 3, hits: 1, excluded: 1, byRegion: [['410325', 3, 1, 1]] }] });
    expect((await json<RunListView>('/api/warnings/runs?scope=410325')).runs.map(({ id, judged }) => [id, judged])[0]).toEqual([begun.id, null]);
    // A run of the whole country is told to another region with nothing in it, one of other regions not at all.
    const elsewhere = await json<RunListView>('/api/warnings/runs?scope=410700');
    expect(elsewhere.runs.some(({ id }) => id === begun.id)).toBe(false);
    const whole = await json<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(elsewhere.runs[0]!.id)}?scope=410700`);
    expect(whole.results.map(({ judged, hits, excluded, byRegion }) => [judged, hits, excluded, byRegion])).toEqual([[0, 0, 0, []]]);
    const subject = encodeURIComponent(SUBJECT);
    for (const [address, status] of [
      [`${path}?scope=410700`, 403],
      [`/api/warnings/JS-01/judge?subject=${subject}&scope=410700`, 403],
      ['/api/warnings/JS-01/judge?subject=indicator:none&scope=410700', 403],
      [`/api/warnings/JS-01/judge?subject=${subject}&scope=410300`, 200],
      ['/api/warnings/runs?scope=999999', 400],
    ] as const)
      expect([address, (await service.get(address)).status]).toEqual([address, status]);
    expect((await service.post(`${path}/cancel?scope=410325`)).status).toBe(403);
    expect((await service.post(`${path}/cancel?scope=410300`)).status).toBe(200);

    // Of a township nothing is delivered: a run of its city leaves it out as a run of everything does, and counts no region more that could not be judged.
    expect(run.regions).toEqual(['410300', '410325']);
    expect(own.regions).toBeNull();
    const rates = await json<RuleRatesView>('/api/warnings/JS-01/rates?scope=410300');
    expect(rates.sum).toMatchObject({ judged: 3, hits: 1, excluded: 1, rate: 1 / 3, regions: 1, regionsLacking: 0, earliestAt: run.startedAt });
    expect(rates.regions.map(({ region, run: by }) => [region, by])).toEqual([
      ['410300', run.id],
      ['410325', run.id],
    ]);
    expect(rates.regions.map(({ region, regionName, judged }) => [region, regionName, judged])).toEqual(expect.arrayContaining([['410325', '嵩县', 3]]));
    const none = await json<RuleRatesView>('/api/warnings/JS-01/rates?scope=410700');
    expect(none.sum).toMatchObject({ judged: 0, hits: 0, rate: null });
    const { rules, traps } = await json<RuleListView>('/api/warnings?scope=410300');
    expect(rules.find(({ code }) => code === 'JS-01')!.rate).toMatchObject({ judged: 3, hits: 1 });
    // Every trap that a rule names is put in words.
    const named = new Set(traps.map(({ id }) => id));
    expect(rules.flatMap((rule) => rule.traps).filter((id) => !named.has(id))).toEqual([]);
  });

  it('refuse what is none of theirs, with what to do next', async () => {
    for (const [path, status] of [
      ['/api/findings/none', 404],
      ['/api/findings?rule=XX-01', 404],
      ['/api/findings?band=purple', 400],
      ['/api/findings?scope=999999', 400],
      ['/api/warnings/runs/none', 404],
      ['/api/warnings/JS-77/judge?subject=x', 404],
      ['/api/warnings/JS-01/judge?subject=x', 400],
      ['/api/warnings/JS-01/judge', 400],
    ] as const) {
      const answer = await service.get(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, status, expect.stringContaining('application/problem+json')]);
    }
    expect((await service.post('/api/warnings/runs', { rules: ['JS-01'], asOf: '2023-02-30' })).status).toBe(400);
    expect((await service.post('/api/warnings/drafts', { rule: 'JS-01', settings: { none: 1 } })).status).toBe(400);
    expect((await service.post('/api/warnings/runs', { rules: 'JS-01' })).status).toBe(400);
  });
});

describe('the clauses of a rule over HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await testService(await testGraph());
    await runScript(read('cases', 'warnings', 'zh-07-account-abnormal', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(
      `UNWIND ['PAY', 'ACCOUNT', 'BANKSTATE'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: 1688054400000, addedIn: 1})`,
    );
  });
  afterAll(() => service.stop());

  const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;

  it('are told in words: in the catalogue, with what they found, and where they wait for data', async () => {
    const rule = (await json<RuleListView>('/api/warnings')).rules.find(({ code }) => code === 'ZH-07')!;
    expect(rule.clauses.map(({ clause, needs }) => [clause, ...needs].join(' '))).toEqual(['a', 'b BANKSTATE', 'c', 'd BANKSTATE', 'e BANKSTATE', 'f CARD']);
    const { text: clauseText, textZh: clauseTextZh } = rule.clauses.find(({ clause }) => clause === 'c')!;
    expect([clauseText, clauseTextZh]).toEqual(['The name on the voucher is not that of the account or its holder', '凭证所列户名与账户户名不符']);
    const roster = rule.clauses.find(({ clause }) => clause === 'f')!;
    const lack = { clause: 'f', clauseText: roster.text, clauseTextZh: roster.textZh, missing: ['CARD'] };

    const { id } = (await (await service.post('/api/warnings/runs', { rules: ['ZH-07'] })).json()) as RunView;
    const run = `/api/warnings/runs/${encodeURIComponent(id)}`;
    while ((await json<RunDetailView>(run)).status === 'running');
    const found = async (): Promise<FindingListView['findings'][number]> => (await json<FindingListView>('/api/findings?subject=account:F4')).findings[0]!;
    const finding = await found();
    expect(finding).toMatchObject({ clause: 'c', clauseText, clauseTextZh });
    expect((await json<FindingDetailView>(`/api/findings/${finding.id}`)).clearing.lacks).toEqual([lack]);
    expect((await json<RuleRatesView>('/api/warnings/ZH-07/rates')).regions.map(({ lacks }) => lacks)).toEqual([[lack]]);
    expect(await json<JudgedView>('/api/warnings/ZH-07/judge?subject=account:N1')).toMatchObject({ outcome: 'not-evaluable', openClauses: [lack] });
    const ledger = await (await service.get('/api/findings/ledger/export?format=csv&lang=zh')).text();
    expect(ledger).toContain(`,c,${clauseTextZh},`);

    // A letter that another version gave may have stood for something else.
    await runScript(`MATCH (f:Finding {id: '${finding.id}'}) SET f.version = f.version - 1`);
    expect(await found()).toMatchObject({ clause: 'c', clauseText: null, clauseTextZh: null });
  });
});
