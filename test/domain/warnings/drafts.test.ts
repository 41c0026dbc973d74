import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { WarningService } from '../../../src/domain/warnings/warning.service.js';
import { ruleDraft } from '../../../src/domain/warnings/rule-draft.js';
import { FaultyQueries, NotFound } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, ...path), 'utf8');
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const LATE = read('cypher', 'warnings', 'js-01-registered-late.cypher');
const FILE = 'drafts/js-01-registered-late.cypher';
const OTHER = 'drafts/js-09-registered-twice-late.cypher';
const FLAGGED = 'indicator:410000|2023|F1';

describe('drafts of rule files', () => {
  let graph: Graph;
  let warnings: WarningService;

  beforeEach(async () => {
    graph = await testGraph();
    await runScript(read('test', 'cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('test', 'support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source
      CREATE (:Coverage {source: source, region: '410325', from: ${day('2023-01-01')}, to: ${day('2023-03-20')}, addedIn: 1})`);
    warnings = new WarningService(graph, new ScopeService(graph));
  });

  const tried = (text: string, file = FILE) => warnings.drafts.ofFile(file, text, {});
  /** As a rule of its own, which nobody has published. */
  const asNew = (text: string): string => text.replaceAll('js-01-registered-late', 'js-09-registered-twice-late').replace('JS-01', 'JS-09');

  async function faultsOf(text: string, file = FILE): Promise<string> {
    const refused = await tried(text, file).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(FaultyQueries);
    return (refused as FaultyQueries).message;
  }
  async function judged(): Promise<void> {
    const { done } = await warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: null });
    await done;
  }

  it('are refused with file and line where the planner of the database would not come back, or does not in time', async () => {
    const end = LATE.slice(0, LATE.indexOf('*/')).split('\n').length;
    const deep = `${'CASE WHEN true THEN '.repeat(3_000)}1${' ELSE 0 END'.repeat(3_000)}`;
    for (const where of [`NOT ${deep} = 1`, `${'NOT '.repeat(20_000)}isRegistered`, Array(20_000).fill('isRegistered').join(' OR ')]) {
      const text = LATE.replace('NOT isRegistered AND', `${where} AND`);
      expect(text).not.toBe(LATE);
      const line = text.split('\n').findIndex((one) => one.includes(where)) + 1;
      expect(await faultsOf(text)).toMatch(new RegExp(`^1 fault\\(s\\) in the draft:\n${FILE}:${line} [^\n]*more than`, 'u'));
    }
    const late = await ruleDraft(graph, warnings.book, FILE, LATE, 1).catch((error: unknown) => error);
    expect((late as FaultyQueries).message).toContain(`${FILE}:${end + 1} the database has not planned the statement within 0.001 s`);
  });

  it('say what would appear, vanish, change and stay, and what it takes; nothing is kept, and the published rule stays what it is', async () => {
    const same = await tried(LATE);
    expect(same).toMatchObject({
      rule: 'js-01-registered-late',
      appear: { findings: 0 },
      vanish: { findings: 0 },
      change: { findings: 0 },
      unchanged: 2,
      dataVersion: 1,
    });
    expect(same.publishedMs).toBeGreaterThanOrEqual(0);
    // What is registered is told as well, from the first day on.
    const wider = await tried(LATE.replace('NOT isRegistered AND days > $yellowDays', 'days > $yellowDays'));
    expect([wider.appear, wider.vanish.findings, wider.unchanged]).toMatchObject([
      { findings: 1, amount: 50_000_000, listed: [{ subject: 'indicator:410000|2023|N1' }] },
      0,
      2,
    ]);
    const harder = await tried(LATE.replace('redDays    integer = 30', 'redDays    integer = 18'));
    expect([harder.change.findings, harder.unchanged, harder.change.listed[0]]).toMatchObject([2, 0, { before: { band: 'orange' }, after: { band: 'red' } }]);
    const narrower = await tried(LATE.replace('yellowDays integer = 7', 'yellowDays integer = 25'));
    expect([narrower.vanish.findings, narrower.appear.findings]).toEqual([2, 0]);
    expect((await warnings.findings({})).findings).toEqual([]);
    expect(await warnings.judgeOne('JS-01', { subject: FLAGGED })).toMatchObject({ outcome: 'hit', found: [{ band: 'orange', limit: 15 }] });
  });

  it('of rules that are new have everything appear, and say which published rules show it already', async () => {
    await judged();
    const draft = await tried(asNew(LATE), OTHER);
    expect(draft).toMatchObject({ rule: 'js-09-registered-twice-late', appear: { findings: 2 }, vanish: { findings: 0 }, publishedMs: 0 });
    expect(draft.overlap).toEqual([
      {
        rule: 'js-09-registered-twice-late',
        other: 'js-01-registered-late',
        shared: 1,
        otherShared: 1,
        bySubject: 1,
        byPayment: 0,
        findings: 1,
        otherFindings: 1,
      },
    ]);
    expect((await tried(LATE)).overlap).toEqual([]);
    await expect(warnings.judgeOne('JS-09', { subject: FLAGGED })).rejects.toBeInstanceOf(NotFound);
  });

  it('are judged by the settings that hold, as the published rule is', async () => {
    await warnings.settings.changeSettings({ settings: [{ rule: 'JS-01', setting: 'yellowDays', region: '410325', value: 25, source: 'x' }] });
    expect(await tried(LATE)).toMatchObject({ unchanged: 0, appear: { findings: 0 }, vanish: { findings: 0 } });
    expect(await tried(LATE.replaceAll('yellowDays', 'firstDays'))).toMatchObject({ appear: { findings: 2 } });
  });

  it('with faults are refused with file and line, all faults at once', async () => {
    const faults = await faultsOf(
      LATE.replace('@precision   high', '@precision   sure')
        .replace('@needs       ISSUE REGISTER', '@needs       RUMOUR')
        .replace('integer = 15', 'integer = -15')
        .replace('-[c:CARRIES]->', '-[c:CARRIES*]->'),
    );
    const line = (text: string): number => LATE.split('\n').findIndex((one) => one.includes(text)) + 1;
    expect(faults).toContain(`${FILE}:${line('@precision')} @precision does not know sure`);
    expect(faults).toContain(`${FILE}:${line('@needs')} @needs does not know RUMOUR`);
    expect(faults).toContain(`${FILE}:${line('orangeDays integer')} @param orangeDays has the default -15`);
    expect(faults).toContain(`${FILE}:${line('[c:CARRIES')} `);
    expect(faults).toMatch(/^4 fault/u);
    expect(await faultsOf(LATE.replace('RETURN iThen.recipientRegion', 'RETURNS iThen.recipientRegion'))).toContain(`${FILE}:${line('RETURN iThen')} `);
    expect(await faultsOf('MATCH (n) RETURN n')).toContain(`${FILE}:1 the file must begin with a header`);
    expect(await faultsOf(LATE, OTHER)).toContain('must equal the file name');
    expect(await faultsOf(asNew(LATE).replace('JS-09', 'JS-01').replace('js-09-registered-twice-late', 'js-01-other'), 'drafts/js-01-other.cypher')).toContain(
      'is that of js-01-registered-late',
    );
    expect(await faultsOf(LATE.replace("'orange'", "'purple'"))).toContain('the band purple');
    expect(await faultsOf(LATE.replace('subject: i.id,', "subject: i.id, clause: 'b',"))).toContain('the clause b, which no @clause declares');
    expect(await faultsOf(LATE.replace('MATCH (d:Document)', 'UNWIND [1, 2] AS twice\nMATCH (d:Document)'))).toMatch(
      /two findings about indicator:\S+ have the key \[\]; what tells them apart/u,
    );
    expect(await faultsOf(LATE.replace('UNWIND $subjects AS id', 'MATCH (any)\nUNWIND $subjects AS id'))).toContain('AllNodesScan');
  });

  it('cannot write: neither by a word of the text nor by a procedure that the text does not betray', async () => {
    expect(await faultsOf(LATE.replace('UNWIND $subjects AS id', 'UNWIND $subjects AS id\nCREATE (:Sneaky)'))).toContain('CREATE writes');
    expect(await faultsOf(LATE.replace(' * @precision', ' * @access      write\n * @precision'))).toContain('may only read');
    const betrayed = await faultsOf(LATE.replace('UNWIND $subjects AS id', "CALL db.createLabel('Sneaky')\nUNWIND $subjects AS id"));
    expect(betrayed).toContain(FILE);
    const labels = await runScriptOn(await testAddress(), 'CALL db.labels() YIELD label RETURN collect(label) AS labels');
    expect(labels[0]!['labels']).not.toContain('Sneaky');
  });
});

describe('tables of the settings in the rules that ask for them', () => {
  it('explain pooling where and when it was permitted, and no longer', async () => {
    const graph = await testGraph();
    await runScript(read('test', 'cases', 'warnings', 'fp-05-purpose-changed', 'graph.cypher'));
    await runScript(read('test', 'support', 'complete-case.cypher'));
    await runScript(
      `UNWIND ['ALLOC', 'LIBRARY'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: ${day('2024-06-01')}, addedIn: 1})`,
    );
    const warnings = new WarningService(graph, new ScopeService(graph));
    const trapOf = async (line: string): Promise<unknown> =>
      (await warnings.judgeOne('FP-05', { subject: `indicator:410325|${line}` })).found.map((one) => (one as { trap: string | null }).trap);
    const said = (to: string) =>
      warnings.settings.changeSettings({ pooling: [{ region: '410325', fundLevel: 'central', from: '2021-01-01', to, source: '财农〔2021〕22号' }] });
    expect([await trapOf('2022|X1'), await trapOf('2024|F4')]).toEqual([['T-FP2'], [null]]);
    await said('2024-04-11');
    expect([await trapOf('2022|X1'), await trapOf('2024|F4')]).toEqual([['T-FP2'], ['T-FP2']]);
    await said('2024-04-10');
    expect([await trapOf('2022|X1'), await trapOf('2024|F4')]).toEqual([['T-FP2'], [null]]);
    await said('2022-04-10');
    expect([await trapOf('2022|X1'), await trapOf('2024|F4')]).toEqual([[null], [null]]);
  });

  it('explain what the query itself looks up in a whitelist by its own trap', async () => {
    const graph = await testGraph();
    await runScript(read('test', 'cases', 'warnings', 'zh-01-wrong-account-kind', 'graph.cypher'));
    await runScript(read('test', 'support', 'complete-case.cypher'));
    await runScript(
      `UNWIND ['PAY', 'ACCOUNT', 'SPECIAL'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: ${day('2023-03-31')}, addedIn: 1})`,
    );
    const warnings = new WarningService(graph, new ScopeService(graph));
    const judged = async (): Promise<unknown> =>
      (await warnings.judgeOne('ZH-01', { subject: 'account:F1' })).found.map((one) => (one as { trap: string | null }).trap);
    expect(await judged()).toEqual([null]);
    await warnings.settings.changeSettings({
      whitelists: [{ rule: 'ZH-01', region: '410325', id: 'account:F1', reason: '村财乡管', source: '嵩财〔2022〕7号' }],
    });
    expect(await judged()).toEqual(['T-ZH5']);
  });
});
