import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { WarningService } from '../../../src/domain/warnings/warning.service.js';
import type { RunDetailView } from '../../../src/domain/warnings/warnings.shapes.js';
import { BadQuestion, Conflict, NotFound } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, testGraph } from '../../support/neo4j.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const FLAGGED = 'indicator:410000|2023|F1';
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);

describe('runs of the warnings and their findings', () => {
  let graph: Graph;
  let warnings: WarningService;

  beforeEach(async () => {
    graph = await testGraph();
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source
      CREATE (:Coverage {source: source, region: '410325', from: ${day('2023-01-01')}, to: ${day('2023-03-20')}, addedIn: 1})`);
    warnings = new WarningService(graph, new ScopeService(graph));
  });

  async function run(rules = ['JS-01'], asOf?: string): Promise<RunDetailView> {
    const { id } = await warnings.begin({ rules, ...(asOf === undefined ? {} : { asOf }) });
    for (;;) {
      const now = await warnings.runDetail(id);
      if (now.status !== 'running') return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const history = async (id: string): Promise<string[]> => (await warnings.finding(id)).history.map(({ event }) => event);
  /** A further batch of the test's own. */
  const batch = (sequence: number, script: string): Promise<unknown> =>
    runScript(`${script};\nCREATE (:Batch {id: 'b${sequence}', sequence: ${sequence}, status: 'active', startedAt: ${sequence}})`);

  it('find, count and explain; the day D never passes the end of what is covered', async () => {
    const made = await run();
    expect(made).toMatchObject({
      status: 'done',
      results: [{ code: 'JS-01', status: 'done', judged: 3, hits: 1, excluded: 1, byRegion: [['410325', 3, 1, 1]] }],
    });
    const { findings, counts } = await warnings.findings({});
    expect(findings.map(({ subject, status, band }) => [subject, status, band]).sort()).toEqual([
      [FLAGGED, 'hit', 'orange'],
      ['indicator:410000|2023|X1', 'excluded', 'orange'],
    ]);
    // Asked with no day, it is the last covered one: 19 days after 2023-03-01.
    const hit = findings.find(({ status }) => status === 'hit')!;
    expect(hit).toMatchObject({ measured: 19, asOf: day('2023-03-21') - 1 });
    expect(hit.messageZh).toBe('豫财农〔2023〕12号于 2023-03-01 下达的指标 500,000.00 元，接收方已 19 天未登记。');
    expect(counts.reduce((sum, { findings: some }) => sum + some, 0)).toBe(2);
    const later = await run(['JS-01'], '2023-06-01');
    expect(later.results[0]).toMatchObject({ hits: 1 });
    expect((await warnings.findings({ status: 'hit' })).findings[0]).toMatchObject({ measured: 19 });
  });

  it('keep a finding the same over runs, and tell when it changes, goes and comes back', async () => {
    await run(['JS-01'], '2023-03-09');
    const [first] = (await warnings.findings({ status: 'hit' })).findings;
    await run(['JS-01'], '2023-03-09');
    expect(await history(first!.id)).toEqual(['new']);
    await run();
    expect(await history(first!.id)).toEqual(['new', 'raised']);
    await batch(
      2,
      `MATCH (f:Indicator {id: '${FLAGGED}'}), (r:Region {code: '410325'}) CREATE (r)-[:REGISTERED {id: 'registered:late', at: ${day('2023-03-18')}, addedIn: 2, localNumber: 'b'}]->(f)`,
    );
    const after = await run();
    expect(after).toMatchObject({ dataVersion: 2, results: [{ hits: 0, excluded: 1 }] });
    expect(await history(first!.id)).toEqual(['new', 'raised', 'gone']);
    await batch(3, `MATCH (:Region)-[r:REGISTERED {id: 'registered:late'}]->() SET r.retiredIn = 3`);
    await run();
    expect(await history(first!.id)).toEqual(['new', 'raised', 'gone', 'reopened']);
    const seen = await warnings.finding(first!.id);
    expect([seen.status, seen.history.every(({ actor }) => actor === 'system'), seen.history.map(({ seq }) => seq)]).toEqual(['hit', true, [1, 2, 3, 4]]);
  });

  it('are replayed to the letter, also after the data have changed', async () => {
    await run(['JS-01'], '2023-03-09');
    await batch(
      2,
      `MATCH (f:Indicator {id: '${FLAGGED}'}), (r:Region {code: '410325'}) CREATE (r)-[:REGISTERED {id: 'registered:late', at: ${day('2023-03-05')}, addedIn: 2, localNumber: 'b'}]->(f)`,
    );
    const outcomes: string[] = [];
    for await (const { outcome } of warnings.replay(null)) outcomes.push(outcome);
    expect(outcomes).toEqual(['same', 'same']);
    await runScript(`MATCH (f:Finding {subject: '${FLAGGED}'}) SET f.digest = 'other'`);
    const again: string[] = [];
    for await (const { outcome } of warnings.replay(null)) again.push(outcome);
    expect(again.sort()).toEqual(['rule-changed', 'same']);
  });

  it('say where a source lacks, once for each region, and never pass there', async () => {
    await runScript(`MATCH (c:Coverage {source: 'REGISTER'}) DELETE c`);
    const made = await run();
    expect(made.results[0]).toMatchObject({ judged: 0, hits: 0, notEvaluable: [{ region: '410325', clause: null, missing: ['REGISTER'] }] });
    expect(await warnings.judgeOne('JS-01', { subject: FLAGGED })).toMatchObject({ outcome: 'not-evaluable', missing: ['REGISTER'] });
  });

  it('judge one subject when asked, and refuse what is none of theirs', async () => {
    expect(await warnings.judgeOne('JS-01', { subject: FLAGGED })).toMatchObject({ outcome: 'hit', found: [{ band: 'orange' }] });
    expect(await warnings.judgeOne('JS-01', { subject: 'indicator:410000|2023|N1' })).toMatchObject({ outcome: 'pass', found: [] });
    expect(await warnings.judgeOne('JS-01', { subject: 'indicator:410000|2023|X1' })).toMatchObject({ outcome: 'excluded', found: [{ trap: 'T-JS4' }] });
    await expect(warnings.judgeOne('JS-01', { subject: 'unit:none' })).rejects.toBeInstanceOf(BadQuestion);
    await expect(warnings.judgeOne('JS-99', { subject: FLAGGED })).rejects.toBeInstanceOf(NotFound);
  });

  it('tell what other settings would change, and keep nothing of it', async () => {
    const drafted = await warnings.draft({ rule: 'JS-01', settings: { yellowDays: 25 } });
    expect([drafted.vanish.findings, drafted.appear.findings, drafted.change.findings]).toEqual([2, 0, 0]);
    expect((await warnings.findings({})).findings).toEqual([]);
    await expect(warnings.draft({ rule: 'JS-01', settings: { colour: 1 } })).rejects.toBeInstanceOf(BadQuestion);
    await expect(warnings.draft({ rule: 'JS-01', settings: { yellowDays: -1 } })).rejects.toBeInstanceOf(BadQuestion);
    await expect(warnings.draft({ rule: 'JS-01', settings: { yellowDays: '7' } })).rejects.toBeInstanceOf(BadQuestion);
  });

  it('are made one at a time, resumed where they broke off, and shown to a region only as far as it may see', async () => {
    // A run of three lines is over too soon to meet it: another service's holds the lock.
    await runScript(`MERGE (l:WarningLock {id: 'warnings'}) SET l.run = 'run:other', l.aliveAt = ${Date.now()}`);
    await expect(warnings.runs.begin({ rules: null, regions: null, asOf: null })).rejects.toBeInstanceOf(Conflict);
    await runScript(`MATCH (l:WarningLock {id: 'warnings'}) SET l.run = null`);
    const { id, done } = await warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: null });
    await done;
    // As if the service had been killed two minutes ago, before its first rule was done.
    await runScript(
      `MATCH (r:WarningRun {id: '${id}'}) SET r.status = 'running';\nMERGE (l:WarningLock {id: 'warnings'}) SET l.run = '${id}', l.aliveAt = 5;\nMATCH (n:RuleRun) DELETE n`,
    );
    expect((await warnings.runDetail(id)).status).toBe('interrupted');
    const resumed = await warnings.runs.resume(id);
    expect(await resumed.done).toMatchObject({ status: 'done', rules: [{ code: 'JS-01', status: 'done', kept: { unchanged: 2 } }] });
    await expect(warnings.runs.resume(id)).rejects.toBeInstanceOf(Conflict);
    await runScript(`CREATE (a:Region:Entity {id: 'region:410328', code: '410328', name: '洛宁县', addedIn: 1})`);
    expect((await warnings.findings({ scope: '410328' })).findings).toEqual([]);
    const [finding] = (await warnings.findings({ scope: '410325' })).findings;
    await expect(warnings.finding(finding!.id, '410328')).rejects.toBeInstanceOf(NotFound);
  });
});
