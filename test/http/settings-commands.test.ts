import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { RuleSettingsView, SettingEntryView } from '../../src/domain/warnings/settings/settings.shapes.js';
import type { DraftView } from '../../src/domain/warnings/warnings.shapes.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { commandEnvironment, runCommand, startServiceProcess, type Ended, type ServiceProcess } from './commands.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, ...path), 'utf8');
const LATE = read('cypher', 'warnings', 'js-01-registered-late.cypher');

// Each command is a process that starts from nothing.
jest.setTimeout(300_000);

describe('the commands about settings and drafts', () => {
  const root = mkdtempSync(join(tmpdir(), 'yuanliu-settings-'));
  const file = join(root, 'settings.yaml');
  const broken = join(root, 'broken.yaml');
  const draft = join(root, 'js-01-registered-late.cypher');
  let environment: NodeJS.ProcessEnv;
  let service: ServiceProcess | undefined;

  beforeAll(async () => {
    await testGraph();
    await runScript(read('test', 'cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('test', 'support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: 1679241600000, addedIn: 1})`);
    environment = await commandEnvironment(join(root, 'data'));
    writeFileSync(
      file,
      `note: 地方调整
settings:
  - rule: JS-01
    setting: yellowDays
    region: '410325'
    from: 2023-01-01
    value: 25
    source: 嵩财〔2023〕45号
whitelists:
  - rule: ZH-01
    id: account:1
    reason: 村财乡管
    source: 嵩财〔2022〕7号
`,
    );
    writeFileSync(
      broken,
      `settings:
  - rule: JS-01
    setting: yellowDays
    value: -1
    source: x
  - rule: JS-77
    setting: yellowDays
    value: 1
    source: x
days:
  - day: 2024-02-30
    isOff: true
    source: x
`,
    );
    writeFileSync(draft, LATE.replace('redDays    integer = 30', 'redDays    integer = 18'));
  });
  afterAll(() => {
    service?.kill();
    rmSync(root, { recursive: true, force: true });
  });

  const run = (name: string, ...given: string[]): Promise<Ended> => runCommand(name, given, { cwd: root, env: environment });
  /** In English. */
  const told = (...given: string[]): Promise<Ended> => run('warnings-settings', ...given, '--lang', 'en');

  /** Lines of the file that are told as faulty. */
  const linesIn = (told: string): number[] => [...told.matchAll(/broken\.yaml:(\d+)/gu)].map(([, line]) => Number(line)).sort((a, b) => a - b);

  it('explain themselves, and end with 2 when they are asked for nothing they do', async () => {
    expect(await run('warnings-settings', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run warnings:settings') as unknown });
    for (const given of [[], ['forget'], ['apply'], ['show', file], ['apply', join(root, 'none.yaml')]])
      expect([given, (await run('warnings-settings', ...given)).code]).toEqual([given, 2]);
    expect((await run('warnings', '--draft', join(root, 'draft.txt'))).code).toBe(2);
    expect((await run('warnings', '--draft', join(root, 'none.cypher'))).code).toBe(2);
  });

  it('try a change before it is applied, apply it whole or not at all with every fault at its line, show it and remember it', async () => {
    const refused = await run('warnings-settings', 'apply', broken);
    expect([refused.code, refused.out, linesIn(refused.err)]).toEqual([1, '', [4, 6, 11]]);
    expect(refused.err).toContain('yellowDays of JS-01 takes a whole number from 0 to 100000, not -1');
    writeFileSync(join(root, 'unreadable.yaml'), 'settings: [\n');
    expect(await run('warnings-settings', 'apply', join(root, 'unreadable.yaml'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('unreadable.yaml:') as unknown,
    });

    const tried = await run('warnings', '--draft', file, '--lang', 'en');
    expect([tried.code, tried.out]).toEqual([0, expect.stringMatching(/js-01-registered-late[\s\S]*2 would vanish, 1,000,000\.00 yuan/u)]);
    expect((await told('history')).out).toContain('Nothing was ever said');
    expect((await told('apply', file)).out).toMatch(/Version 1 of the settings: 2 kept\.\nWarning: nothing loaded has these ids[^\n]*\n {2}account:1\n/u);
    expect((await told('apply', file)).out).toContain('Nothing is new; 2 say what was said before: version 1 stays.');
    const shown = await told('show', '--region', '410325');
    expect(shown.out).toMatch(/JS-01 {2}yellowDays = 25 {2}\(default 7\) {2}410325, 2023-01-01 to further notice, 嵩财〔2023〕45号/u);
    expect(shown.out).toMatch(/ZH-01 {2}passes over account:1: 村财乡管/u);
    expect((await run('warnings-settings', 'show', '--region', '410325')).out).toMatch(
      /^410325，[^]*JS-01 {2}yellowDays = 25 {2}（默认 7） {2}410325，2023-01-01 起，嵩财〔2023〕45号\nZH-01 {2}白名单 account:1：村财乡管 {2}全国，/u,
    );
    const before = JSON.parse(
      (await run('warnings-settings', 'show', '--rule', 'JS-01', '--region', '410325', '--as-of', '2022-12-31', '--json')).out,
    ) as RuleSettingsView;
    expect(before.rules[0]!.settings[0]).toMatchObject({ name: 'yellowDays', value: 7, entry: null });
    const history = JSON.parse((await run('warnings-settings', 'history', '--json')).out) as { entries: SettingEntryView[] };
    expect(history.entries.map(({ version, kind, note }) => [version, kind, note])).toEqual([
      [1, 'setting', '地方调整'],
      [1, 'whitelist', '地方调整'],
    ]);
  });

  it('try a rule file beside the published one, and refuse one with faults with file and line', async () => {
    const views = JSON.parse((await run('warnings', '--draft', draft, '--json', '--as-of', '2022-12-31')).out) as DraftView[];
    expect(views).toMatchObject([{ rule: 'js-01-registered-late', appear: { findings: 0 }, unchanged: 0 }]);
    const faulty = join(root, 'js-09-faulty.cypher');
    writeFileSync(faulty, LATE.replace('@precision   high', '@precision   sure'));
    const refused = await run('warnings', '--draft', faulty);
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/js-09-faulty\.cypher:\d+ @precision does not know sure/u)]);
  });

  it('go through the service while it runs, which takes no statement of others', async () => {
    service = await startServiceProcess({ cwd: root, env: environment });
    const refused = await run('warnings-settings', 'apply', broken);
    expect([refused.code, linesIn(refused.err)]).toEqual([1, [4, 6, 11]]);
    expect((await told('apply', file)).out).toContain('version 1 stays');
    expect((await run('warnings-settings', 'show', '--rule', 'JS-01')).out).toMatch(/^全国，[^]*yellowDays = 7 {2}（默认）/u);
    expect((await told('history')).out).toContain('passes over account:1');
    const longer = join(root, 'longer.yaml');
    writeFileSync(longer, `settings:\n  - { rule: JS-01, setting: yellowDays, region: '410325', from: 2023-01-01, value: 7, source: x }\n`);
    expect((await run('warnings', '--draft', longer)).out).toContain('将新增 2 条');
    const statement = await run('warnings', '--draft', draft);
    expect([statement.code, statement.out]).toEqual([1, '']);
    expect(statement.err).toContain('The service runs on this data folder.');
    await service.stop();
  });
});
