import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnvironment, projectFolder } from '../../../src/config.js';
import { askHttp } from './own-engines.js';

export interface MemoryState {
  readonly ready: boolean;
  readonly payments: number;
  readonly bytes: number;
  readonly bytesPerPayment: number;
  readonly prepared: number;
  readonly preparing: boolean;
  readonly reason: string | null;
}

/** Reading ten million payments out of a database on two cores takes minutes. */
const PATIENCE_MS = 1_200_000;

/** The service in a process of its own, as anybody starts it. */
export class Service {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly dataDir: string,
    /** From the start of the process until it listens, and until traces are answered from memory. */
    readonly listensMs: number,
    readonly readyMs: number,
    readonly memory: MemoryState,
  ) {}

  /** Waits until the money graph is in memory. Throws where it says that it will not be. */
  static async start(dataDir: string, tell: (text: string) => void, closing: (() => Promise<void>)[]): Promise<Service> {
    const from = performance.now();
    const child = spawn(process.execPath, [join(projectFolder, 'dist', 'main.js'), '--no-open', '--empty'], {
      cwd: projectFolder,
      // What is measured is traces; a graph of this size would be judged by the warnings at once.
      env: childEnvironment({ DATA_DIR: dataDir, PORT: '0', WARNINGS_FOLLOW: 'off' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    closing.push(() => ended(child));
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (data: Buffer) => {
        text += data.toString();
        for (const line of data.toString().split('\n')) if (line.trim() !== '') tell(`  ${line}`);
        const found = /is ready: (http\S+)/u.exec(text);
        if (found) resolve(found[1]!);
      });
      child.once('exit', (code) => reject(new Error(`The service ended with ${String(code)}: ${text.slice(-500)} ${said.slice(-500)}`)));
    });
    const listensMs = performance.now() - from;
    const agent = new Agent({ keepAlive: true });
    try {
      for (;;) {
        const { memory } = (await askHttp(agent, `${url}/api/status`)) as { memory: MemoryState };
        if (memory.ready) return new Service(url, child, dataDir, listensMs, performance.now() - from, memory);
        if (performance.now() - from > PATIENCE_MS) throw new Error(`The money graph is not in memory: ${memory.reason ?? 'it is being read'}`);
        await wait(100);
      }
    } catch (error) {
      child.kill('SIGTERM');
      throw error;
    } finally {
      agent.destroy();
    }
  }

  /** Waits until the first answers about the largest documents are ready; gives how many documents. */
  async prepared(): Promise<number> {
    for (const from = performance.now(); performance.now() - from < PATIENCE_MS; await wait(500)) {
      const { memory } = (await askHttp(this.agent, `${this.url}/api/status`)) as { memory: MemoryState };
      if (!memory.preparing) return memory.prepared;
    }
    throw new Error('The first answers were not ready in time.');
  }

  /** The newest visible batch, and the one that the memory has come to. */
  async versions(): Promise<{ readonly data: number; readonly memory: number }> {
    const { dataVersion, memory } = (await askHttp(this.agent, `${this.url}/api/status`)) as { dataVersion: number; memory: { dataVersion: number } };
    return { data: dataVersion, memory: memory.dataVersion };
  }

  /** Resident memory of the service and of its database, bytes; 0 where the system does not say. */
  resident(): { readonly service: number; readonly database: number } {
    const own = this.child.pid!;
    return { service: residentOf(own), database: descendants(own).reduce((sum, pid) => sum + residentOf(pid), 0) };
  }

  /** Where its database listens, for the questions that are put to it directly. */
  bolt(): { readonly uri: string; readonly user: string; readonly password: string } {
    const home = join(this.dataDir, 'neo4j');
    const port = /server\.bolt\.listen_address=127\.0\.0\.1:(\d+)/u.exec(readFileSync(join(home, 'conf', 'neo4j.conf'), 'utf8'))![1]!;
    return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: readFileSync(join(home, 'password'), 'utf8').trim() };
  }

  stop(): Promise<void> {
    this.agent.destroy();
    return ended(this.child);
  }
}

/** It stops its database itself. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await over;
}

function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function descendants(of: number): number[] {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/u.test(name)) continue;
      const parent = /PPid:\s+(\d+)/u.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      if (parent) parents.set(Number(name), Number(parent));
    }
  } catch {
    return [];
  }
  const found: number[] = [];
  for (const pid of parents.keys()) {
    for (let one: number | undefined = parents.get(pid); one !== undefined; one = parents.get(one)) if (one === of) found.push(pid);
  }
  return found;
}
