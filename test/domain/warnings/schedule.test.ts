import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, readConfig } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { WarningSchedule } from '../../../src/domain/warnings/schedule.js';
import { WarningService } from '../../../src/domain/warnings/warning.service.js';
import { BadQuestion } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, testGraph } from '../../support/neo4j.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
/** Its first part are seconds: nobody waits for six in the morning. */
const EVERY_SECOND = '* * * * * *';

describe('the schedule of the warnings', () => {
  let graph: Graph;
  let warnings: WarningService;
  let schedule: WarningSchedule;

  beforeEach(async () => {
    graph = await testGraph();
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    warnings = new WarningService(graph, new ScopeService(graph));
  });
  afterEach(() => schedule.close());

  const until = async (holds: () => boolean): Promise<void> => {
    for (const end = Date.now() + 15_000; !holds();) {
      if (Date.now() > end) throw new Error(JSON.stringify(schedule.state()));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('begins a run of all rules when its time has come, and begins none once it is closed', async () => {
    schedule = new WarningSchedule(warnings.runs, EVERY_SECOND);
    expect(schedule.state()).toBeUndefined();
    schedule.start();
    expect(schedule.state()).toMatchObject({ pattern: EVERY_SECOND, timeZone: 'Asia/Shanghai', last: null });
    await until(() => schedule.state()!.last?.outcome === 'begun');
    const { run } = schedule.state()!.last!;
    expect(await warnings.runDetail(run!)).toMatchObject({ kind: 'full', asOf: null, rules: warnings.book.rules.length });
    await schedule.close();
    // What was at work was asked to end; nothing begins any more.
    const { runs } = await warnings.runList();
    expect(runs.every(({ status }) => status === 'done' || status === 'cancelled')).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await warnings.runList()).runs.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  });

  it('skips a time that comes while a run is alive, and says so', async () => {
    await runScript(`MERGE (l:WarningLock {id: 'warnings'}) SET l.run = 'run:other', l.aliveAt = ${Date.now()}`);
    schedule = new WarningSchedule(warnings.runs, EVERY_SECOND);
    schedule.start();
    await until(() => schedule.state()!.last !== null);
    expect(schedule.state()!.last).toMatchObject({ outcome: 'skipped', run: null, reason: 'A run of the warnings is in progress.' });
    expect((await warnings.runList()).runs).toEqual([]);
  });

  it('comes at the hour of Shanghai, by an expression that is checked before anything is started', () => {
    const { warningsSchedule } = readConfig([], { WARNINGS_SCHEDULE: '0 6 * * 1-5' });
    schedule = new WarningSchedule(warnings.runs, warningsSchedule);
    schedule.start();
    const next = new Date(schedule.state()!.next!);
    expect([next.getUTCHours(), next.getUTCMinutes()]).toEqual([22, 0]);
    // Monday to Friday there is Sunday to Thursday in UTC.
    expect(next.getUTCDay()).toBeLessThanOrEqual(4);
    expect(readConfig([], {}).warningsSchedule).toBeUndefined();
    for (const wrong of ['every day', '0 6 * *', '0 0 6 * * 1', '61 6 * * *']) expect(() => readConfig([], { WARNINGS_SCHEDULE: wrong })).toThrow(BadQuestion);
    expect(() => readConfig([], { WEBHOOKS_PRIVATE: 'yes' })).toThrow(BadQuestion);
  });
});
