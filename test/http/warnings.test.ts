import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type {
  DraftView,
  FindingDetailView,
  FindingListView,
  JudgedView,
  RuleListView,
  RunDetailView,
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
    expect(hit).toMatchObject({ subject: SUBJECT, code: 'JS-01', band: 'orange', measured: 19, limit: 7 });
    const detail = await json<FindingDetailView>(`/api/findings/${hit.id}`);
    expect(detail.history.map(({ event, actor }) => [event, actor])).toEqual([['new', 'system']]);
    const judged = await json<JudgedView>(`/api/warnings/JS-01/judge?subject=${encodeURIComponent(SUBJECT)}&asOf=2023-03-08`);
    expect(judged).toMatchObject({ outcome: 'pass', found: [] });
    const draft = (await (await service.post('/api/warnings/drafts', { rule: 'JS-01', settings: { yellowDays: 25 } })).json()) as DraftView;
    expect(draft).toMatchObject({ vanish: { findings: 2 }, appear: { findings: 0 } });
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
