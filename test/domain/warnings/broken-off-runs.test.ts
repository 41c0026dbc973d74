import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { FollowBatches } from '../../../src/domain/warnings/incremental/follow-batches.js';
import { WarningSchedule } from '../../../src/domain/warnings/schedule.js';
import { WarningService } from '../../../src/domain/warnings/warning.service.js';
import type { RunOrigin } from '../../../src/domain/warnings/warning-runs.js';
import { Conflict, NotFound } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { unfinishedText } from '../../../src/terminal/unfinished-text.js';
import { runScript, testGraph } from '../../support/neo4j.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
/** Never within a test. */
const SELDOM = '0 0 29 2 *';

describe('a run of the warnings that broke off with its service', () => {
  let graph: Graph;
  let warnings: WarningService;

  beforeEach(async () => {
    graph = await testGraph();
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: 1679241600000, addedIn: 1})`);
    warnings = new WarningService(graph, new ScopeService(graph));
  });

  /** As a service leaves it that is killed between the first and the second rule, a moment ago. */
  async function killed(begunBy: RunOrigin, status = 'running'): Promise<string> {
    const { id, done } = await warnings.runs.begin({ rules: ['JS-01', 'JS-02'], regions: null, asOf: null, incremental: begunBy === 'batch', begunBy });
    await done;
    await runScript(
      `MATCH (r:WarningRun {id: $id}) SET r.status = $status, r.endedAt = null;
      MATCH (n:RuleRun {run: $id, code: 'JS-02'}) DELETE n;
      MATCH (l:WarningLock {id: 'warnings'}) SET l.run = $id, l.aliveAt = $now`,
      { id, status, now: Date.now() },
    );
    return id;
  }
  const statusOf = async (id: string): Promise<string> => (await warnings.runDetail(id)).status;
  async function until(id: string, status: string): Promise<void> {
    for (const end = Date.now() + 15_000; (await statusOf(id)) !== status;) {
      if (Date.now() > end) throw new Error(`${id} is ${await statusOf(id)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('keeps others out only as long as it may be alive: a service that has the database to itself lets go of it at once', async () => {
    const id = await killed('person');
    const refused = warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: null });
    await expect(refused).rejects.toMatchObject({
      message: 'A run of the warnings is in progress: 1 of 2 rules are done.',
      hint: expect.stringContaining(`--cancel ${id}`) as unknown,
    });
    await warnings.runs.release();
    expect(await warnings.runs.unfinished()).toEqual({
      ...{ id, status: 'interrupted', begunBy: 'person', done: 1, rules: 2, canGoOn: true, wasResumed: false },
    });
    const { done } = await warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: null });
    expect(await done).toMatchObject({ status: 'done' });
    // What came later is over: nobody is told of the one before any more.
    expect(await warnings.runs.unfinished()).toBeUndefined();
    const resumed = await warnings.runs.resume(id);
    expect(await resumed.done).toMatchObject({ status: 'done', rules: [{ code: 'JS-02' }] });
  });

  it('has ended where it had been asked to end', async () => {
    const id = await killed('person', 'cancelling');
    await warnings.runs.release();
    expect(await statusOf(id)).toBe('cancelled');
    expect(await warnings.runs.unfinished()).toBeUndefined();
  });

  it('is gone on with by whoever begins such runs by itself, and only once', async () => {
    for (const [begunBy, make] of [
      ['batch', () => new FollowBatches(graph, warnings.runs, { quietMs: 10, againMs: 50 })],
      ['schedule', () => new WarningSchedule(warnings.runs, SELDOM)],
    ] as const) {
      const id = await killed(begunBy);
      await warnings.runs.release();
      const own = make();
      expect(own.goesOnWith((await warnings.runs.unfinished())!)).toBe(true);
      own.start();
      await until(id, 'done');
      await own.close();
      expect((await warnings.runDetail(id)).results.map(({ code }) => code)).toEqual(['JS-01', 'JS-02']);
      await runScript(`MATCH (r:WarningRun {id: $id}) SET r.status = 'running'; MATCH (l:WarningLock {id: 'warnings'}) SET l.run = null`.replace('; ', ';\n'), {
        id,
      });
      const again = (await warnings.runs.unfinished())!;
      expect([again.status, again.wasResumed, make().goesOnWith(again)]).toEqual(['interrupted', true, false]);
    }
  });

  it('is left to the one who began it, and to nobody once the data have changed', async () => {
    const id = await killed('person');
    await warnings.runs.release();
    const offered = (await warnings.runs.unfinished())!;
    const schedule = new WarningSchedule(warnings.runs, SELDOM);
    expect([schedule.goesOnWith(offered), new FollowBatches(graph, warnings.runs).goesOnWith(offered)]).toEqual([false, false]);
    expect(unfinishedText(offered, false)).toBe(`Run ${id} of the warnings was broken off at 1 of 2 rules; go on with npm run warnings -- --resume ${id}`);
    expect(unfinishedText(offered, false, 'zh')).toContain(`--resume ${id}`);
    await runScript(`CREATE (:Batch {id: 'b2', sequence: 2, status: 'active', startedAt: 2})`);
    const past = (await warnings.runs.unfinished())!;
    expect(past.canGoOn).toBe(false);
    expect(unfinishedText(past, false)).not.toContain('--resume');
    await expect(warnings.runs.resume(id)).rejects.toBeInstanceOf(Conflict);
  });

  it('holds nothing where one of its rules is no more', async () => {
    const id = await killed('schedule');
    await warnings.runs.release();
    await runScript(`MATCH (r:WarningRun {id: $id}) SET r.rules = ['js-01-registered-late', 'js-99-gone']`, { id });
    expect((await warnings.runs.unfinished())!.canGoOn).toBe(false);
    await expect(warnings.runs.resume(id)).rejects.toBeInstanceOf(NotFound);
    const { done } = await warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: null });
    expect(await done).toMatchObject({ status: 'done' });
  });
});
