import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { OverlapListView } from '../../src/domain/warnings/overlap.shapes.js';
import type {
  FindingSettingsView,
  RuleSettingsView,
  SettingsChangeView,
  SettingsDraftView,
  SettingsHistoryView,
} from '../../src/domain/warnings/settings/settings.shapes.js';
import type { FindingListView, RunDetailView, RunView } from '../../src/domain/warnings/warnings.shapes.js';
import type { Problem } from '../../src/http/problem.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const NOTICE = '嵩财〔2023〕45号';
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);

describe('settings of the warnings over HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await testService(await testGraph());
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(
      `MATCH (county:Region {code: '410325'}) CREATE (county)-[:SUPERVISED_BY]->(:Region {id: 'region:410300', code: '410300'}), (:Region {id: 'region:410328', code: '410328'})`,
    );
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(
      `UNWIND ['ISSUE', 'REGISTER'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: ${day('2023-03-20')}, addedIn: 1})`,
    );
  });
  afterAll(() => service.stop());

  const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;
  const put = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.url}/api/warnings/settings`, {
      method: 'PUT',
      headers: { origin: service.url, 'x-yuanliu-request': '1', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const yellow = (value: unknown, more: object = {}): object => ({ settings: [{ rule: 'JS-01', setting: 'yellowDays', value, source: NOTICE, ...more }] });
  async function run(): Promise<RunDetailView> {
    const { id } = (await (await service.post('/api/warnings/runs', { rules: ['JS-01'] })).json()) as RunView;
    for (;;) {
      const now = await json<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(id)}`);
      if (now.status !== 'running') return now;
    }
  }

  it('are said, held against what is found, told with a finding, and remembered', async () => {
    expect(await json<RuleSettingsView>('/api/warnings/settings?rule=JS-01')).toMatchObject({
      version: 0,
      region: null,
      rules: [{ code: 'JS-01', settings: [{ name: 'yellowDays', value: 7, default: 7, min: 0, max: 100_000, entry: null }, {}, {}] }],
    });
    const draft = (await (
      await service.post('/api/warnings/settings/drafts', { change: yellow(25, { region: '410325' }), scope: '410325' })
    ).json()) as SettingsDraftView;
    await run();
    expect(draft).toMatchObject({ version: 0, rules: [{ vanish: { findings: 2 }, appear: { findings: 0 } }] });
    const said = await put({
      note: '调整',
      ...yellow(15, { region: '410300', from: '2023-01-01' }),
      whitelists: ['F1', 'F9'].map((line) => ({ rule: 'JS-01', id: `indicator:410000|2023|${line}`, reason: '待批', source: NOTICE })),
    });
    // What is not loaded yet is taken, and told: a slip of the pen looks the same.
    expect([said.status, (await said.json()) as SettingsChangeView]).toEqual([
      200,
      { version: 1, kept: 3, unchanged: 0, absent: ['indicator:410000|2023|F9'] },
    ]);
    const held = await json<RuleSettingsView>('/api/warnings/settings?rule=JS-01&region=410325&asOf=2023-03-20&scope=410300');
    expect(held.rules[0]).toMatchObject({
      settings: [{ value: 15, entry: { region: '410300', from: day('2023-01-01'), to: null, note: '调整', actor: 'system' } }, {}, {}],
      whitelist: [{ reason: '待批' }, { reason: '待批' }],
    });
    expect(await run()).toMatchObject({ results: [{ hits: 0, excluded: 2 }] });
    const { findings } = await json<FindingListView>('/api/findings?rule=JS-01');
    expect(findings.map(({ trap, limit }) => [trap, limit]).sort()).toEqual([
      ['T-JS4', 15],
      ['whitelist', 15],
    ]);
    const listed = findings.find(({ trap }) => trap === 'whitelist')!;
    expect(await json<FindingSettingsView>(`/api/findings/${listed.id}/settings?scope=410325`)).toMatchObject({
      version: 1,
      settings: [{ name: 'yellowDays', value: 15, entry: { source: NOTICE } }, { entry: null }, { entry: null }],
      whitelist: [{ name: listed.subject, source: NOTICE }],
    });
    expect((await service.get(`/api/findings/${listed.id}/settings?scope=410328`)).status).toBe(404);
    const history = await json<SettingsHistoryView>('/api/warnings/settings/history?limit=1&kind=setting');
    expect(history).toMatchObject({ entries: [{ version: 1, kind: 'setting', name: 'yellowDays', value: 15 }], cursor: null });
  });

  it('are refused with every fault: place, rule, setting, type, range, and what to do next', async () => {
    const refused = await put({
      settings: [
        { rule: 'JS-01', setting: 'yellowDays', value: -1, source: NOTICE },
        { rule: 'BF-01', setting: 'redPoints', value: 'x', source: NOTICE },
      ],
      days: [{ day: '2024-13-01', isOff: true, source: NOTICE }],
    });
    const problem = (await refused.json()) as Problem;
    expect([refused.status, refused.headers.get('content-type'), problem.code, problem.hint]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
      'bad-question',
      expect.stringContaining('Nothing was changed'),
    ]);
    expect(problem.faults).toEqual([
      {
        path: ['settings', 0, 'value'],
        rule: 'JS-01',
        setting: 'yellowDays',
        type: 'integer',
        range: { min: 0, max: 100_000, most: null, valuesOf: null },
        reason: expect.stringContaining('from 0 to 100000') as unknown,
      },
      {
        path: ['settings', 1, 'value'],
        rule: 'BF-01',
        setting: 'redPoints',
        type: 'integer',
        range: { min: 0, max: 100, most: null, valuesOf: null },
        reason: expect.stringContaining('from 0 to 100') as unknown,
      },
      { path: ['days', 0, 'day'], reason: expect.stringContaining('no calendar has') as unknown },
    ]);
    for (const [body, status] of [
      [yellow(9, { region: '999999' }), 400],
      [{ colours: [] }, 400],
      [{ settings: 'all' }, 400],
      [{ settings: [5] }, 400],
      [{ ...yellow(9), scope: '410325' }, 400],
      [{ ...yellow(9), scope: '999999' }, 400],
    ] as const)
      expect([JSON.stringify(body), (await put(body)).status]).toEqual([JSON.stringify(body), status]);
    expect((await put(yellow(9), { origin: 'http://elsewhere.example' })).status).toBe(403);
    for (const [path, status] of [
      ['/api/warnings/settings?rule=JS-99', 404],
      ['/api/warnings/settings?region=41', 400],
      ['/api/warnings/settings?region=999999', 400],
      ['/api/warnings/settings?region=410328&scope=410325', 403],
      ['/api/warnings/settings?asOf=2023-02-30', 400],
      ['/api/warnings/settings/history?kind=colour', 400],
      ['/api/warnings/settings/history?cursor=x', 400],
      ['/api/warnings/overlap?rule=JS-99', 404],
      ['/api/warnings/overlap?limit=0', 400],
      ['/api/findings/none/settings', 404],
    ] as const)
      expect([path, (await service.get(path)).status]).toEqual([path, status]);
    expect((await service.post('/api/warnings/settings/drafts', { change: yellow(-1) })).status).toBe(400);
    expect((await service.post('/api/warnings/drafts', { rule: 'BF-01', settings: { redPoints: 101 } })).status).toBe(400);
  });

  it('tell which rules show the same, of what the caller may see', async () => {
    const state = (edges: string[]): string =>
      JSON.stringify({ subject: 's', key: [], clause: null, band: 'red', measured: 1, limit: 0, amount: 1, nodes: [], edges, facts: {}, trap: null });
    const row = (id: string, rule: string, subject: string, edges: string[], region = '410325', status = 'hit'): string =>
      `CREATE (:Finding {id: '${id}', rule: '${rule}', subject: '${subject}', region: '${region}', status: '${status}', rank: 0, amount: 1, state: '${state(edges)}'})`;
    await runScript(
      [
        row('o1', 'sy-07-paid-twice', 'account:1', ['paid:1', 'allocated:9']),
        row('o2', 'zh-01-wrong-account-kind', 'account:1', []),
        row('o3', 'zh-01-wrong-account-kind', 'account:2', ['paid:1']),
        row('o4', 'fp-05-purpose-changed', 'indicator:1', ['allocated:9']),
        row('o5', 'zh-03-cash', 'account:1', [], '410328'),
        row('o6', 'zh-02-same-holder', 'account:1', [], '410325', 'gone'),
      ].join(';\n'),
    );
    const told = await json<OverlapListView>('/api/warnings/overlap?scope=410325');
    expect(told).toEqual({
      overlaps: [
        { rule: 'sy-07-paid-twice', other: 'zh-01-wrong-account-kind', shared: 1, otherShared: 2, bySubject: 1, byPayment: 1, findings: 1, otherFindings: 2 },
      ],
      pairs: 1,
      findings: 4,
      isCut: false,
    });
    const all = await json<OverlapListView>('/api/warnings/overlap?limit=1');
    expect([all.overlaps.length, all.pairs]).toEqual([1, 3]);
    expect((await json<OverlapListView>('/api/warnings/overlap?rule=ZH-03')).overlaps.map(({ rule, other }) => [rule, other])).toEqual([
      ['sy-07-paid-twice', 'zh-03-cash'],
      ['zh-01-wrong-account-kind', 'zh-03-cash'],
    ]);
  });
});
