import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = '/usr/lib/postgresql/15/bin';
const USER = 'postgres';
const PATIENCE_MS = 60_000;

/** A PostgreSQL 15 of the benchmark's own, in a folder of its own, that speaks through a socket only. */
export class PostgresServer {
  private constructor(
    readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  /** Installs it where it is missing and this is root's machine; `sharedMb`: its buffers. Throws where it cannot be had. */
  static async start(sharedMb: number): Promise<PostgresServer> {
    if (!existsSync(join(BIN, 'postgres'))) install();
    const folder = mkdtempSync(join(tmpdir(), 'yuanliu-bench-postgres-'));
    const isRoot = process.getuid?.() === 0;
    // The server refuses to run as root; the package has made a user for it.
    if (isRoot) execFileSync('chown', [USER, folder]);
    const as = (program: string, given: readonly string[]): [string, string[]] =>
      isRoot ? ['runuser', ['-u', USER, '--', join(BIN, program), ...given]] : [join(BIN, program), [...given]];
    const data = join(folder, 'data');
    execFileSync(...as('initdb', ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C']), { stdio: 'pipe', cwd: folder });
    const settings = {
      listen_addresses: '',
      unix_socket_directories: folder,
      shared_buffers: `${sharedMb}MB`,
      effective_cache_size: `${sharedMb * 3}MB`,
      work_mem: '256MB',
      maintenance_work_mem: '512MB',
      max_wal_size: '8GB',
      // The data are made anew by each run, so nothing has to outlive a crash.
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      random_page_cost: '1.1',
      jit: 'off',
    };
    const server = spawn(...as('postgres', ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]), {
      stdio: 'ignore',
      cwd: folder,
    });
    const end = performance.now() + PATIENCE_MS;
    while (spawnSync(join(BIN, 'pg_isready'), ['-h', folder, '-q']).status !== 0) {
      if (server.exitCode !== null || performance.now() > end) throw new Error('PostgreSQL did not start.');
      await new Promise((done) => setTimeout(done, 100));
    }
    return new PostgresServer(folder, server);
  }

  get connection(): { host: string; user: string; database: string } {
    return { host: this.folder, user: USER, database: 'postgres' };
  }

  version(): string {
    return execFileSync(join(BIN, 'postgres'), ['--version'], { encoding: 'utf8' }).trim();
  }

  bytes(): number {
    return Number(execFileSync('du', ['-sb', join(this.folder, 'data', 'base')], { encoding: 'utf8' }).split('\t')[0]);
  }

  async stop(): Promise<void> {
    const over = new Promise((done) => this.server.once('exit', done));
    const isRoot = process.getuid?.() === 0;
    const ending = ['-D', join(this.folder, 'data'), '-m', 'immediate', 'stop'];
    if (isRoot) spawnSync('runuser', ['-u', USER, '--', join(BIN, 'pg_ctl'), ...ending], { cwd: this.folder });
    else spawnSync(join(BIN, 'pg_ctl'), ending);
    if (this.server.exitCode === null) await over;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function install(): void {
  if (process.getuid?.() !== 0) throw new Error('PostgreSQL 15 is not installed. Run: sudo apt-get install -y --no-install-recommends postgresql-15');
  const quiet = { stdio: 'pipe' as const };
  execFileSync('apt-get', ['-qq', 'update'], quiet);
  execFileSync('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', 'postgresql-15'], quiet);
}
