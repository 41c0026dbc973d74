import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { projectFolder } from '../../src/config.js';
import type { StatusView } from '../../src/domain/status/status.shapes.js';
import type { LedgerView } from '../../src/domain/warnings/ledger.shapes.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { commandEnvironment, runCommand, startServiceProcess, type Ended, type ServiceProcess } from './commands.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, ...path), 'utf8');

// Each command is a process that starts from nothing.
jest.setTimeout(300_000);

describe('the ledger at the command line', () => {
  const root = mkdtempSync(join(tmpdir(), 'yuanliu-ledger-'));
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

  const command = (name: string, ...given: string[]): Promise<Ended> => runCommand(name, given, { cwd: root, env: environment });
  const ledger = (...given: string[]): Promise<Ended> => command('warnings-ledger', ...given);

  it('explains itself, refuses what it cannot read, and is alike with a service and without one', async () => {
    expect(await ledger('--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run warnings:ledger') as unknown });
    for (const [option, value] of [
      ['--year', '23'],
      ['--scope', '41'],
      ['--class', 'XX'],
      ['--until', '2023-02-31'],
      ['--lang', 'fr'],
      ['--colour', 'red'],
    ] as const)
      expect([option, (await ledger(option, value)).code]).toEqual([option, 2]);
    expect((await ledger()).out).toContain('没有登记');
    expect((await command('warnings', '--rules', 'JS-01')).code).toBe(0);
    const alone = await ledger('--lang', 'en');
    expect([alone.code, alone.out]).toEqual([0, expect.stringMatching(/JS-01 +0 +1 +0 +0 +0 +0 +0 +1 +500,000\.00/u)]);
    expect((await ledger('--year', '2001')).out).toContain('没有登记');
    const csv = join(root, 'ledger.csv');
    expect(await ledger('--csv', csv)).toMatchObject({ code: 0, out: `${csv}\n` });
    expect((await ledger('--csv', join(root, 'none', 'ledger.csv'))).code).toBe(2);

    environment['WARNINGS_SCHEDULE'] = '0 6 * * 1-5';
    service = await startServiceProcess({ cwd: root, env: environment });
    const { url } = service;
    const { schedule } = (await (await fetch(`${url}/api/status`)).json()) as StatusView;
    expect(schedule).toMatchObject({ pattern: '0 6 * * 1-5', timeZone: 'Asia/Shanghai', last: null });
    const asked = await ledger('--lang', 'en');
    expect(asked.out).toBe(alone.out);
    const view = JSON.parse((await ledger('--json')).out) as LedgerView;
    expect(view.rows).toMatchObject([{ code: 'JS-01', standing: { findings: 1, amount: 50_000_000 } }]);
    const [again, xlsx] = [join(root, 'again.csv'), join(root, 'ledger.xlsx')];
    expect((await ledger('--csv', again, '--xlsx', xlsx)).code).toBe(0);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(csv, 'utf8'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(xlsx);
    expect(workbook.worksheets[0]!.rowCount).toBe(readFileSync(csv, 'utf8').trim().split('\r\n').length);

    // A stream is open when the service is asked to stop: it ends in order, and so does the service.
    const stream = await fetch(`${url}/api/findings/events`, { headers: { accept: 'text/event-stream' } });
    const text = stream.text();
    expect(await service.stop()).toBe(0);
    expect(await text).toContain('retry: ');
  });
});
