import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { SearchService } from '../../../src/domain/search/search.service.js';
import type { SearchKind, SearchQuestion, SearchView } from '../../../src/domain/search/search.shapes.js';
import { BadQuestion } from '../../../src/failures.js';
import { lookUpGraph } from '../look-up-graph.js';

const labels = (view: SearchView, kind: SearchKind): string[] => (view.groups.find((group) => group.kind === kind)?.hits ?? []).map((hit) => hit.label);

describe('SearchService', () => {
  let ask: (q: string, more?: Partial<SearchQuestion>) => Promise<SearchView>;
  beforeAll(async () => {
    const graph = await lookUpGraph();
    const search = new SearchService(graph, new ScopeService(graph));
    ask = async (q, more = {}) => {
      const view = await search.search({ q, ...more });
      // Every search is asked twice: same hits, same order.
      expect(await search.search({ q, ...more })).toEqual(view);
      return view;
    };
  });

  it('UX-02: puts the exact document first, whatever the spelling', async () => {
    const view = await ask('豫财农(2018)第012号');
    expect(view.documentNumber).toBe('豫财农〔2018〕12号');
    expect(view.groups[0]).toMatchObject({
      kind: 'document',
      hits: [{ id: 'document:410000|101|豫财农〔2018〕12号', label: '豫财农〔2018〕12号', match: 'exact', regionName: '河南省' }],
    });
  });

  it('lists every issuer of one number', async () => {
    expect((await ask('兰财预〔2017〕5号')).groups[0]?.hits.filter((hit) => hit.match === 'exact').map((hit) => hit.id)).toEqual([
      'document:410225|101|兰财预〔2017〕5号',
      'document:410225|301|兰财预〔2017〕5号',
    ]);
  });

  it('finds a number that is only named as upper one, and near numbers for one that nobody knows', async () => {
    expect((await ask('财农[2016]200号')).groups[0]?.hits[0]).toMatchObject({ id: 'document:|财农〔2016〕200号', match: 'exact' });
    expect((await ask('豫财农〔2017〕13号')).groups[0]).toMatchObject({
      kind: 'document',
      hits: expect.arrayContaining([expect.objectContaining({ label: '豫财农〔2017〕12号', match: 'near' })]),
    });
  });

  it('finds documents by words of their titles', async () => {
    expect(labels(await ask('扶贫资金 追加'), 'document')).toEqual(['豫财农〔2017〕112号']);
  });

  it('UX-03: finds regions and units by initials and projects by a fragment', async () => {
    const view = await ask('lkx');
    expect(view.groups.map((group) => group.kind)).toEqual(['region', 'unit']);
    expect(view.groups[0]?.hits).toEqual([
      { id: 'region:410225', kind: 'region', label: '兰考县', detail: 'county', region: '410225', regionName: '兰考县', match: 'initials' },
    ]);
    expect(labels(view, 'unit')).toEqual(['兰考县财政局', '兰考县农业农村局']);
    expect(labels(await ask('到户增收'), 'project')).toEqual(['谷营镇到户增收项目']);
  });

  it('lists whole names before beginnings before fragments, and says how many more there are', async () => {
    const view = await ask('淮阳', { limit: 5 });
    const projects = view.groups.find((group) => group.kind === 'project');
    expect(projects).toMatchObject({ more: 25, atLeast: false });
    expect(projects?.hits.map((hit) => hit.label)).toEqual([1, 2, 3, 4, 5].map((n) => `淮阳道路硬化工程${n}标段`));
    expect(labels(view, 'region')).toEqual(['淮阳区', '淮阳县']);
    expect(labels(await ask('绿园'), 'enterprise')).toEqual(['兰考绿园种植专业合作社']);
  });

  it('finds an enterprise by a former name and by its credit code', async () => {
    expect(labels(await ask('新绿合作社'), 'enterprise')).toEqual(['兰考绿园种植专业合作社']);
    expect((await ask('91410225ma3x000001')).groups[0]).toMatchObject({ kind: 'enterprise', hits: [{ label: '兰考绿园种植专业合作社', match: 'exact' }] });
  });

  it('finds what begins with a single character', async () => {
    expect(labels(await ask('曹'), 'household')).toEqual(['曹*']);
    expect(labels(await ask('兰'), 'region')).toEqual(['兰考县']);
  });

  it('UX-35: finds payees by name and gives their names masked', async () => {
    const view = await ask('曹得旺');
    expect(labels(view, 'household')).toEqual(['曹*']);
    expect(labels(view, 'person')).toEqual(['曹*']);
    expect(view.groups.find((group) => group.kind === 'household')?.hits[0]).toMatchObject({ match: 'exact', detail: '稳定脱贫（不再享受政策）' });
    expect(JSON.stringify(view)).not.toContain('得旺');
  });

  it('finds a payee of whom only the account is known by the name on it', async () => {
    expect((await ask('赵来顺')).groups).toEqual([
      {
        kind: 'account',
        hits: [
          {
            id: 'account:00000000000000000000000000000007',
            kind: 'account',
            label: '621700*********0007',
            detail: '赵*',
            region: null,
            regionName: null,
            match: 'exact',
          },
        ],
        more: 0,
        atLeast: false,
      },
    ]);
  });

  it('finds an account by its whole number only, and never gives the number back', async () => {
    const view = await ask('6217 0000 0000 0000 003');
    expect(view.groups).toEqual([
      {
        kind: 'account',
        hits: [
          {
            id: 'account:00000000000000000000000000000003',
            kind: 'account',
            label: '621700*********0003',
            detail: '曹*',
            region: '410225',
            regionName: '兰考县',
            match: 'exact',
          },
        ],
        more: 0,
        atLeast: false,
      },
    ]);
    expect(JSON.stringify(view)).not.toContain('6217000000000000003');
    expect((await ask('621700000000000000')).groups).toEqual([]);
    expect(labels(await ask('410225196001011234'), 'person')).toEqual(['曹*']);
    expect((await ask('41022519600101123')).groups).toEqual([]);
  });

  it("UX-06: shows and counts nothing outside the caller's region", async () => {
    // The company stands outside, but a 兰考 cooperative has paid it; the 30 projects, the county and its office do not appear.
    expect((await ask('淮阳', { scope: '410225' })).groups.map((group) => [group.kind, group.hits.map((hit) => hit.label), group.more])).toEqual([
      ['enterprise', ['淮阳路桥有限公司'], 0],
    ]);
    expect((await ask('淮阳道路', { scope: '410225' })).groups).toEqual([]);
    expect(labels(await ask('淮阳', { scope: '411600' }), 'region')).toEqual(['淮阳区', '淮阳县']);
    expect((await ask('淮财农〔2017〕7号', { scope: '410200' })).groups.flatMap((group) => group.hits.map((hit) => hit.label))).not.toContain(
      '淮财农〔2017〕7号',
    );
    expect((await ask('1716020100000000008', { scope: '410225' })).groups).toEqual([]);
    // Paid by 兰考, though registered nowhere in particular.
    expect((await ask('赵来顺', { scope: '410225' })).groups).toHaveLength(1);
    expect(labels(await ask('hyx', { scope: '410225' }), 'region')).toEqual([]);
  });

  it('does not see what a load in progress brings', async () => {
    expect((await ask('尚未生效县')).groups).toEqual([]);
    expect((await ask('swsxx')).groups).toEqual([]);
  });

  it.each(['"', '\\', 'a AND', '(*:*)', '[2017 TO', '~', '+-!'])('takes %j as text, not as a query of its own', async (q) => {
    expect((await ask(q)).dataVersion).toBe(1);
  });

  it('refuses an empty question and names the field', async () => {
    await expect(ask('　')).rejects.toBeInstanceOf(BadQuestion);
    await expect(ask(' ')).rejects.toMatchObject({ facts: { field: 'q' } });
  });
});
