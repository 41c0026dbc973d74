import { jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { LoadReport } from '../../src/domain/intake/intake.shapes.js';
import type { StatusView } from '../../src/domain/status/status.shapes.js';
import type { TraceView } from '../../src/domain/traces/trace.shapes.js';
import { widthOf } from '../../src/terminal/terminal-text.js';
import { emptyTestGraph, testGraph } from '../support/neo4j.js';
import { commandEnvironment } from './commands.js';
import { writeSmallPackage } from './small-package.js';
import { zipOf } from './zip-of.js';

const NUMBER = '豫财农〔2017〕12号';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

// Each test starts several processes, some of them a load of the demo data.
jest.setTimeout(300_000);

describe('the commands and the service as processes', () => {
  const root = mkdtempSync(join(tmpdir(), 'yuanliu-commands-'));
  const folder = join(root, 'package');
  const dataDir = join(root, 'data');
  let environment: NodeJS.ProcessEnv;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    await testGraph();
    environment = await commandEnvironment(dataDir);
    writeSmallPackage(folder);
    writeFileSync(join(root, 'package.zip'), await zipOf(folder));
  });
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });

  function start(file: string, given: string[], more: Record<string, string> = {}): ChildProcess {
    const child = spawn(process.execPath, [join(projectFolder, 'dist', file), ...given], {
      cwd: root,
      env: { ...environment, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
  }

  function run(file: string, ...given: string[]): Promise<Ended> {
    return ended(start(file, given));
  }

  function ended(child: ChildProcess): Promise<Ended> {
    const heard = { out: '', err: '' };
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (heard.out += text));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (heard.err += text));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...heard })));
  }

  /** @returns its address, once it listens */
  function listening(child: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
      let heard = '';
      const hear = (text: string): void => {
        heard += text;
        const url = /ready: (http:\S+)/u.exec(heard)?.[1];
        if (url) resolve(url);
      };
      child.stdout!.setEncoding('utf8').on('data', hear);
      child.stderr!.setEncoding('utf8').on('data', hear);
      child.once('close', (code) => reject(new Error(`ended with ${code}: ${heard}`)));
    });
  }

  it('explain themselves, and end with 2 when the command line is wrong', async () => {
    for (const file of ['bin/load.js', 'bin/trace.js', 'bin/map.js', 'bin/generate-contract.js']) {
      const help = await run(file, '--help');
      expect([file, help.code, help.err]).toEqual([file, 0, '']);
      expect(help.out).toContain('npm run ');
      const unknown = await run(file, '--colour', 'red');
      expect([file, unknown.code, unknown.out]).toEqual([file, 2, '']);
      expect(unknown.err).toContain('--colour');
    }
    const faults: [string, string[], string][] = [
      ['bin/trace.js', [], 'missing'],
      ['bin/trace.js', [NUMBER, '--depth', '7'], '--depth 7'],
      ['bin/trace.js', [NUMBER, '--scope', '41'], '--scope 41'],
      ['bin/trace.js', [NUMBER, '--lang', 'fr'], 'fr'],
      ['bin/trace.js', ['豫财农', '12号'], 'quotes'],
      ['bin/trace.js', ['--from', 'household'], '--from household'],
      ['bin/trace.js', [NUMBER, '--from', 'unit:1'], 'one start'],
      ['bin/trace.js', ['--years', '2018-2016'], '--years 2018-2016'],
      ['bin/trace.js', [NUMBER, '--since', 'yesterday'], '--since yesterday'],
      ['bin/trace.js', [NUMBER, '--since', '2018-12-31', '--csv', 'steps.csv'], 'neither --csv'],
      ['bin/trace.js', [NUMBER, '--window', '1d'], '--window 1d'],
      ['bin/load.js', [], 'missing'],
      ['bin/load.js', [join(root, 'none')], 'There is no'],
      ['bin/load.js', [join(folder, 'lines.csv')], 'neither a folder nor a .zip'],
      ['bin/load.js', [join(folder, 'lines.csv'), '--mapping', 'pay-voucher', '--mode', 'overwrite'], '--mode overwrite'],
      ['bin/load.js', [folder, '--mapping', 'pay-voucher'], 'names its mappings in manifest.yaml'],
      ['bin/load.js', ['--withdraw', ''], 'No batch is named'],
      ['bin/map.js', [join(root, 'none.csv')], 'There is no'],
    ];
    for (const [file, given, told] of faults) {
      const wrong = await run(file, ...given);
      expect([given, wrong.code, wrong.out, wrong.err]).toEqual([given, 2, '', expect.stringContaining(told)]);
    }
  });

  it('list and explain what analysts can ask without a database, run one, and save its rows', async () => {
    const list = await run('bin/patterns.js', 'list', '--lang', 'en');
    expect([list.code, list.out.split('\n')[0]]).toEqual([0, 'payees']);
    expect(list.out).toMatch(/money-between +Money from one party to another/u);
    expect((await run('bin/patterns.js', 'help', 'money-between')).out).toContain('--source (string)');
    const wrong = await run('bin/patterns.js', 'payees-of-region', '--year', 'soon');
    expect([wrong.code, wrong.err.includes('a whole number from 1990 to 2100')]).toEqual([2, true]);
    expect((await run('bin/patterns.js', 'payees-of-region', '--colour', 'red')).code).toBe(2);
    expect((await run('bin/patterns.js', 'no-such-question')).code).toBe(1);
    await emptyTestGraph();
    expect((await run('bin/load.js', folder)).code).toBe(0);
    const file = join(root, 'payees.csv');
    const ran = await run('bin/patterns.js', 'payees-of-region', '--year', '2017', '--csv', file);
    expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('fault')]);
    expect(ran.out).toMatch(/^收款人 [\s\S]*\nrun [a-f0-9]{32}, data version 1/u);
    expect(readFileSync(file, 'utf8')).toContain('收款人,收款人 id,');
  });

  it('load and trace on their own when no service runs', async () => {
    await emptyTestGraph();
    const loaded = await run('bin/load.js', folder);
    expect([loaded.code, loaded.err]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(loaded.out).toContain('payments.csv');
    const again = await run('bin/load.js', folder, '--json');
    expect((JSON.parse(again.out) as LoadReport).outcome).toBe('already-loaded');

    const traced = await run('bin/trace.js', '豫财农[2017]12号');
    expect(traced.code).toBe(0);
    expect(traced.out).toMatch(/下达 60,000\.00 = /u);
    expect(traced.out).toContain('财农〔2016〕150号');
    expect(traced.out).toContain('↩ 追回');
    const sums = traced.out.split('\n').filter((line) => /^(?:豫财农.*\d\.\d\d|[│├└ ]*[├└←])/u.test(line));
    expect(new Set(sums.map((line) => widthOf(line.slice(0, /\d\.\d\d/u.exec(line)!.index)))).size).toBe(1);
    const json = JSON.parse((await run('bin/trace.js', NUMBER, '--json', '--depth', '1')).out) as TraceView;
    expect(json.totals.issued).toBe(6_000_000);
    const since = await run('bin/trace.js', NUMBER, '--since', '2018-12-31', '--lang', 'en');
    expect([since.code, since.out]).toEqual([
      0,
      expect.stringMatching(/Then .*\n {2}issued 60,000\.00 = [\s\S]*1 step changed\nnew {2}Recovery .* — → 8,000\.00/u),
    ]);

    const table = join(root, 'steps.csv');
    expect((await run('bin/trace.js', NUMBER, '--csv', table)).out.trim()).toBe(table);
    expect(readFileSync(table, 'utf8').split('\r\n').length).toBeGreaterThan(json.steps.length);
    expect(await run('bin/trace.js', NUMBER, '--csv', join(root, 'none', 'steps.csv'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('ENOENT') as unknown,
    });
    expect(await run('bin/trace.js', NUMBER, '--csv', root)).toMatchObject({ code: 2, err: expect.stringContaining('EISDIR') as unknown });
    expect(existsSync(`${root}.part`)).toBe(false);
    const unknown = await run('bin/trace.js', '豫财农〔2017〕13号');
    expect([unknown.code, unknown.out]).toEqual([1, '']);
    expect(unknown.err).toContain(NUMBER);
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  });

  it('tell who asks on a data folder without data that it has none, and answer nothing from fictional data', async () => {
    const nowhere = join(root, 'nowhere');
    const refused = await ended(start('bin/trace.js', [NUMBER], { NEO4J_URI: '', NEO4J_USER: '', NEO4J_PASSWORD: '', NEO4J_DATABASE: '', DATA_DIR: nowhere }));
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(`There are no data in ${nowhere}.`);
    expect(refused.err).toContain('DATA_DIR');
    expect(existsSync(join(nowhere, 'neo4j'))).toBe(false);
  });

  it('refuse a broken package with file and reason, and end with 1', async () => {
    const broken = join(root, 'broken');
    writeSmallPackage(broken, 'broken', { totals: '1.00' });
    const refused = await run('bin/load.js', broken);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('payments.csv');
    // A single fault is told once.
    expect(refused.err.split('adds up to')).toHaveLength(2);
    expect(refused.err).not.toMatch(/\n\s+at /u);
  });

  it('go through the service while it runs, which ends in order and gives its folder up', async () => {
    await emptyTestGraph();
    const service = start('main.js', ['--no-open']);
    const over = ended(service);
    const url = await listening(service);
    const owner = JSON.parse(readFileSync(join(dataDir, 'owner.json'), 'utf8')) as { pid: number; url: string };
    expect(owner).toMatchObject({ pid: service.pid, url });
    // An external server is not seeded unless asked for.
    expect((await (await fetch(`${url}/api/status`)).json()) as StatusView).toMatchObject({ empty: true, demo: false, dataVersion: 0 });

    const zipped = await run('bin/load.js', join(root, 'package.zip'));
    expect([zipped.code, zipped.err]).toEqual([0, expect.stringContaining(`through the service at ${url}`)]);
    const same = await run('bin/load.js', folder, '--json');
    expect((JSON.parse(same.out) as LoadReport).outcome).toBe('already-loaded');
    const bare = [join(folder, 'payments.csv'), '--mapping', join(folder, 'mappings', 'payments.yaml'), '--encoding', 'utf-8', '--system', 'budget-system'];
    const counted = await run('bin/load.js', ...bare, '--period', '2017-01-01..2019-12-31', '--json');
    const { batch } = JSON.parse(counted.out) as LoadReport;
    expect(batch).toMatchObject({ rows: { announced: 3, unchanged: 3 }, files: [{ path: 'payments.csv', counted: true, totals: [{ announced: '46000' }] }] });
    const withdrawn = await run('bin/load.js', '--withdraw', batch.id, '--json');
    expect((JSON.parse(withdrawn.out) as LoadReport).batch).toMatchObject({ mode: 'withdraw', withdraws: batch.id });
    const broken = await run('bin/load.js', join(root, 'broken'));
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('payments.csv')]);
    expect((await run('bin/trace.js', NUMBER)).out).toMatch(/下达 60,000\.00 = /u);
    expect((await run('bin/trace.js', NUMBER, '--lang', 'en')).out).toMatch(/issued 60,000\.00 = /u);
    const county = await run('bin/trace.js', '--years', '2017', '--of-region', '410325', '--json');
    expect((JSON.parse(county.out) as TraceView).totals.issued).toBe(6_000_000);
    const table = join(root, 'set.csv');
    expect((await run('bin/trace.js', '--years', '2017', '--of-region', '410325', '--csv', table)).out.trim()).toBe(table);
    expect(readFileSync(table, 'utf8')).toContain('曹');
    const payee = (JSON.parse((await run('bin/trace.js', NUMBER, '--json')).out) as TraceView).nodes.find(({ name }) => name.startsWith('曹'))!;
    const since = await run('bin/trace.js', '--from', payee.id, '--since', '2018-12-31');
    expect([since.code, since.out]).toEqual([0, expect.stringMatching(/变化的步骤 1 笔\n新增 {2}追回 .* — → 8,000\.00 {2}日期在其间/u)]);
    const unknown = await run('bin/trace.js', '豫财农〔2017〕13号');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining(NUMBER)]);

    const second = await ended(start('main.js', ['--no-open'], { PORT: new URL(url).port }));
    expect([second.code, second.err]).toEqual([1, expect.stringContaining(`the service at ${url}`)]);

    service.kill('SIGTERM');
    expect((await over).code).toBe(0);
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  });

  it('stops when asked while it starts, and undoes the demo data it was loading', async () => {
    await emptyTestGraph();
    const service = start('main.js', ['--no-open', '--demo']);
    const over = ended(service);
    await new Promise<void>((begun) => service.stdout!.on('data', (text: string) => (text.includes('Writing') ? begun() : undefined)));
    service.kill('SIGTERM');
    const { code, out } = await over;
    expect([code, out.includes('ready')]).toEqual([0, false]);
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
    const empty = start('main.js', ['--no-open']);
    const emptyOver = ended(empty);
    const url = await listening(empty);
    expect((await (await fetch(`${url}/api/status`)).json()) as StatusView).toMatchObject({ empty: true, demo: false, dataVersion: 0 });
    empty.kill('SIGTERM');
    expect((await emptyOver).code).toBe(0);
  });

  it('says before anything else that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const port = String((other.address() as AddressInfo).port);
    const refused = await ended(start('main.js', ['--no-open'], { PORT: port }));
    await new Promise((done) => other.close(done));
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(`Port ${port} is used by another program.`);
    expect(refused.err).toContain('PORT=');
  });

  it('says plainly that an external database does not answer', async () => {
    const refused = await ended(start('main.js', ['--no-open'], { NEO4J_URI: 'bolt://127.0.0.1:1' }));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('The database cannot be reached.');
    expect(refused.err).not.toMatch(/\n\s+at /u);
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  });
});
