import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/neo4j/embedded.js';
import { startContainer } from './container.js';

export interface TestDatabase {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Test graphs are small: a collector that works beside would cost more than it gives. */
const COLLECTOR = ['-XX:-UseG1GC', '-XX:+UseParallelGC'];
/** These live long enough for the optimizing compiler, which the databases of single tests go without (global-setup.mjs). */
const COMPILER = ['-XX:TieredStopAtLevel=4'];
/** Every test empties its graph, which would have each statement planned anew: a third of all the time. */
const KEEP_PLANS = ['dbms.cypher.min_replan_interval=1h'];

interface Running {
  readonly address: TestDatabase;
  stop(): Promise<void>;
}

/**
 * One database per Jest worker, started when that worker first asks and kept until the end of the run. They belong to
 * Jest's own process and not to a worker, because a worker may be replaced between two test files.
 */
export async function openTestDatabases(): Promise<{ url: string; close(): Promise<void> }> {
  const running = new Map<string, Promise<Running>>();
  let closing = false;
  const server = createServer((request, response) => {
    // Asked once for each file: a connection kept until the next one may be closed just when that asks.
    response.setHeader('connection', 'close');
    const worker = request.url ?? '/';
    if (!running.has(worker) && !closing) running.set(worker, startOne());
    Promise.resolve(running.get(worker)).then(
      (found) => response.end(JSON.stringify(found?.address ?? {})),
      (error: unknown) => {
        const { message, hint } = error as { message?: string; hint?: string };
        response.statusCode = 500;
        response.end(`${message ?? String(error)} ${hint ?? ''}`);
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      closing = true;
      server.closeAllConnections();
      server.close();
      await Promise.allSettled([...running.values()].map(async (each) => (await each).stop()));
    },
  };
}

let told = false;

async function startOne(): Promise<Running> {
  const container = await startContainer();
  if (!told) process.stderr.write(`Tests run on Neo4j ${container.running ? `in a container (${container.reason})` : `embedded (${container.reason})`}.\n`);
  told = true;
  if (container.running) return container.running;

  const prefix = join(tmpdir(), 'yuanliu-test-');
  removeLeftovers(prefix);
  const dataDir = mkdtempSync(`${prefix}${process.pid}-`);
  const database = await startEmbedded({
    dataDir,
    heapMb: 768,
    pageCacheMb: 64,
    javaOptions: [...COLLECTOR, ...COMPILER],
    settings: KEEP_PLANS,
    onProgress: (text) => process.stderr.write(`${text}\n`),
  });
  return {
    address: { ...database.address, database: 'neo4j' },
    stop: async () => {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Folders of runs that were killed; the process number in the name tells whether the run still lives. */
function removeLeftovers(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix.slice(tmpdir().length + 1)}(\\d+)-`, 'u').exec(name)?.[1];
    if (!pid) continue;
    try {
      process.kill(Number(pid), 0);
    } catch {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
