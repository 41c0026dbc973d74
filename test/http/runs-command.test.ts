import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { RunDetailView } from '../../src/domain/warnings/warnings.shapes.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { commandEnvironment, runCommand, startServiceProcess, type Ended, type ServiceProcess } from './commands.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, ...path), 'utf8');

// Each command is a process that starts from nothing.
jest.setTimeout(300_000);

describe('the command that runs the warnings', () => {
  const root = mkdtempSync(join(tmpdir(), 'yuanliu-runs-'));
  let environment: NodeJS.ProcessEnv;
  let service: ServiceProcess | undefined;

  beforeAll(async () => {
    await testGraph();
    await runScript(read('test', 'cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('test', 'support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: 1679241600000, addedIn: 1})`);
    environment = await commandEnvironment(join(root, 'data'), { WARNINGS_FOLLOW: 'off' });
  });
  afterAll(() => {
    service?.kill();
    rmSync(root, { recursive: true, force: true });
  });

  const run = (...given: string[]): Promise<Ended> => runCommand('warnings', given, { cwd: root, env: environment });

  /** A run of two rules that broke off after the first. */
  async function brokenOff(): Promise<string> {
    const { id } = JSON.parse((await run('--rules', 'JS-01,JS-04', '--json')).out) as RunDetailView;
    await runScript(`MATCH (r:WarningRun {id: $id}) SET r.status = 'running', r.endedAt = null;\nMATCH (n:RuleRun {run: $id, code: 'JS-04'}) DELETE n`, { id });
    return id;
  }

  async function offersAndResumes(): Promise<void> {
    const id = await brokenOff();
    const next = await run('--rules', 'JS-01', '--lang', 'en');
    expect([next.code, next.err]).toEqual([
      0,
      expect.stringContaining(`Run ${id} of the warnings was broken off at 1 of 2 rules; go on with npm run warnings -- --resume ${id}\n`),
    ]);
    expect(next.out).toMatch(/^rule +judged +hits +explained +not evaluable +took\nJS-01 +3 +1 +1 +0 /u);
    const resumed = await run('--resume', id);
    expect([resumed.code, resumed.out]).toEqual([0, expect.stringMatching(/^规则 +已判 +命中 [^]*JS-01 [^]*JS-04 [^]*已完成；数据版本 1；运行编号 run:/u)]);
    expect(resumed.err).toMatch(/JS-04 已完成：命中 \d+ 条，用时 /u);
    // Told once to whoever asks next: it is over now.
    expect((await run('--rules', 'JS-01')).err).not.toContain('--resume');
    expect(await run('--resume', id)).toMatchObject({ code: 1, err: expect.stringContaining('is done') as unknown });
  }

  async function refusesWrongUsage(): Promise<void> {
    for (const given of [
      ['--rules', 'XX-99'],
      ['--rules', 'JS-01,'],
      ['--region', '41'],
      ['--region', '410325', '--scope', '410300'],
      ['--lang', 'fr'],
      ['--resume'],
      ['--resume', 'run:1', '--rules', 'JS-01'],
      ['--resume', 'run:1', '--cancel', 'run:1'],
    ])
      expect([given, (await run(...given)).code]).toEqual([given, 2]);
  }

  it('refuses wrong usage with 2', refusesWrongUsage);

  it('tells of a run that broke off, and goes on with it', offersAndResumes);

  it('does the same through the service while it runs, and ends a run there', async () => {
    service = await startServiceProcess({ cwd: root, env: environment });
    await refusesWrongUsage();
    await offersAndResumes();
    const id = await brokenOff();
    await runScript(`MATCH (l:WarningLock {id: 'warnings'}) SET l.run = $id, l.aliveAt = $now`, { id, now: Date.now() });
    const refused = await run();
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(new RegExp(`1 of 2 rules are done\\.\\n[^\\n]*--cancel ${id};`, 'u'))]);
    expect(await run('--cancel', id)).toMatchObject({ code: 0, out: expect.stringContaining('正在取消') as unknown });
    expect((await run('--cancel', 'run:none')).code).toBe(1);
    await service.stop();
  });
});
