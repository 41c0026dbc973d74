import type { EvidenceView } from '../../src/domain/warnings/evidence.shapes.js';
import type { FindingGroupListView, FindingGroupPageView } from '../../src/domain/warnings/finding-groups.shapes.js';
import { JOIN_MAX } from '../../src/domain/warnings/finding-groups.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

interface Stored {
  readonly id: string;
  readonly subject: string;
  readonly edges: readonly string[];
  readonly band?: 'red' | 'orange' | 'yellow' | 'blue';
  readonly amount?: number;
  readonly region?: string;
  readonly rule?: string;
  readonly status?: string;
}

/** Findings as a run keeps them. */
async function keep(findings: readonly Stored[]): Promise<void> {
  const rows = findings.map(({ id, subject, edges, band = 'orange', amount = 100, region = '410325', rule = 'zh-02-same-holder', status = 'hit' }) => ({
    ...{ id, subject, rule, region, status, amount, band, rank: ['red', 'orange', 'yellow', 'blue'].indexOf(band), events: 1 },
    ...{ version: 1, batch: 1, asOf: 0, openedAt: 1, since: 1 },
    state: JSON.stringify({ subject, key: [], clause: null, band, measured: 2, limit: 1, amount, nodes: [subject], edges, facts: {}, trap: null }),
  }));
  await runScript('UNWIND $rows AS row CREATE (f:Finding) SET f = row', { rows });
}

describe('groups of findings over HTTP', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await testService(await testGraph());
    await runScript(`
      MERGE (b:Batch {sequence: 1}) SET b.id = 'b1', b.status = 'active', b.startedAt = 1;
      UNWIND [['410325', '嵩县'], ['410326', '汝阳县'], ['410300', '洛阳市']] AS row CREATE (:Region:Entity {id: 'region:' + row[0], code: row[0], name: row[1], addedIn: 1});
      MATCH (c:Region), (p:Region {code: '410300'}) WHERE c.code <> '410300' CREATE (c)-[:SUPERVISED_BY {id: c.code, from: 0, addedIn: 1}]->(p)`);
    await keep([
      { id: 'a1', subject: 'account:1', edges: ['paid:1'], band: 'red', amount: 500 },
      { id: 'a2', subject: 'account:2', edges: ['paid:1', 'paid:2'], amount: 800, rule: 'gx-01-round-trip' },
      { id: 'a3', subject: 'account:1', edges: ['paid:3'], amount: 50 },
      { id: 'b1', subject: 'account:3', edges: ['paid:8'], amount: 900, region: '410326' },
      { id: 'b2', subject: 'account:4', edges: ['paid:8'], amount: 100, region: '410325' },
      { id: 'c1', subject: 'account:5', edges: [], band: 'yellow' },
      { id: 'z1', subject: 'account:1', edges: ['paid:1'], status: 'gone' },
      ...Array.from({ length: JOIN_MAX + 1 }, (_one, at) => ({
        id: `h${at}`,
        subject: `account:h${at}`,
        edges: ['paid:hub'],
        band: 'blue' as const,
        amount: 1,
      })),
    ]);
  });
  afterAll(() => service.stop());

  const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;

  it('bring together what shares subject or payments, count money once, and say what joined nothing', async () => {
    const list = await json<FindingGroupListView>('/api/findings/groups?limit=100');
    expect(list).toMatchObject({ total: 3 + JOIN_MAX + 1, compared: 6 + JOIN_MAX + 1, joinMax: JOIN_MAX, isCut: false, cursor: null });
    expect([list.notJoined, list.notJoinedCount]).toEqual([[{ id: 'paid:hub', findings: JOIN_MAX + 1 }], 1]);
    const [first, second] = list.groups;
    // a1 and a2 share a payment: the larger of them counts, beside a3.
    expect(first).toMatchObject({ id: 'a1', band: 'red', findings: 3, subjects: 2, amount: 850, sum: 1350, shared: 1 });
    expect(first!.rules).toEqual([
      { code: 'ZH-02', findings: 2 },
      { code: 'GX-01', findings: 1 },
    ]);
    expect(first!.listed.map(({ id, regionName }) => [id, regionName])).toEqual([
      ['a1', '嵩县'],
      ['a2', '嵩县'],
      ['a3', '嵩县'],
    ]);
    expect(second).toMatchObject({ id: 'b1', findings: 2, amount: 900 });
    expect(second!.regions).toEqual([
      { region: '410325', regionName: '嵩县', findings: 1 },
      { region: '410326', regionName: '汝阳县', findings: 1 },
    ]);
  });

  it('tell another region nothing of what lies outside it', async () => {
    const list = await json<FindingGroupListView>('/api/findings/groups?scope=410326');
    expect(list).toMatchObject({
      total: 1,
      findings: 1,
      compared: 1,
      notJoined: [],
      groups: [{ id: 'b1', findings: 1, amount: 900, regions: [{ region: '410326', findings: 1 }] }],
    });
    expect((await service.get('/api/findings/a1/group?scope=410326')).status).toBe(404);
    expect((await service.get('/api/findings/groups?scope=999999')).status).toBe(400);
  });

  it('are paged and narrowed down in the stated order, and give all their findings', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await json<FindingGroupListView>(`/api/findings/groups?scope=410300&limit=10${cursor}`);
      seen.push(...page.groups.map(({ id }) => id));
      cursor = page.cursor === null ? '' : `&cursor=${page.cursor}`;
    } while (cursor !== '');
    expect(seen.slice(0, 3)).toEqual(['a1', 'b1', 'c1']);
    expect([seen.length, new Set(seen).size]).toEqual([3 + JOIN_MAX + 1, 3 + JOIN_MAX + 1]);
    expect((await json<FindingGroupListView>('/api/findings/groups?band=yellow')).groups.map(({ id }) => id)).toEqual(['c1']);
    expect((await json<FindingGroupListView>('/api/findings/groups?rule=GX')).groups.map(({ id }) => id)).toEqual(['a1']);
    const one = await json<FindingGroupPageView>('/api/findings/a3/group?limit=2');
    const rest = await json<FindingGroupPageView>(`/api/findings/a3/group?limit=2&cursor=${one.cursor!}`);
    expect([...one.listed, ...rest.listed].map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
    expect([one.id, rest.cursor]).toEqual(['a1', null]);
  });

  it('keep the evidence of a finding whose data are gone, and say how much of it is unknown', async () => {
    const evidence = await json<EvidenceView>('/api/findings/a2/evidence');
    expect(evidence).toMatchObject({ subject: 'account:2', nodes: [], edges: [], leftOut: { nodes: 0, edges: 0, amount: 0, unknown: 3 }, trace: null });
  });

  it('are made anew when findings have come, and refuse what is none', async () => {
    await keep([{ id: 'd1', subject: 'account:5', edges: ['paid:2'], band: 'red', amount: 7 }]);
    expect((await json<FindingGroupListView>('/api/findings/groups?limit=1')).groups[0]).toMatchObject({ id: 'a1', findings: 5 });
    for (const [path, status] of [
      ['/api/findings/z1/group', 404],
      ['/api/findings/groups?rule=XX-01', 404],
      ['/api/findings/groups?cursor=nonsense', 400],
      ['/api/findings/groups?limit=1000', 400],
    ] as const)
      expect([path, (await service.get(path)).status]).toEqual([path, status]);
  });
});
