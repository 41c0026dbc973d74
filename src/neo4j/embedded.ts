import { setTimeout as sleep } from 'node:timers/promises';
import { mkdirSync } from 'node:fs';
import { Failure, MachineNotReady } from '../failures.js';
import type { GraphAddress } from '../graph/graph.js';
import { classArchiveOptions } from './class-archive.js';
import { launchDatabase, stopOrphan, type DatabaseProcess, type Launch } from './database-process.js';
import { resolveJars } from './jars.js';
import { findJava } from './java.js';
import { freePort, requireDisk, sizeMemory } from './machine.js';
import { claimDataFolder, releaseDataFolder } from './owner.js';
import { ensurePassword } from './password.js';
import { homeIn, writeSettings } from './settings.js';
import { recoverStore } from './store-folders.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** MiB; left out: by the size of the machine. */
  readonly heapMb?: number | undefined;
  readonly pageCacheMb?: number | undefined;
  readonly onProgress?: ((text: string) => void) | undefined;
  /** Further options of the Java machine. */
  readonly javaOptions?: readonly string[];
  /** Further lines of its configuration. */
  readonly settings?: readonly string[];
  /** Waits before each new start of a server that ended by itself; after the last one it is given up. */
  readonly restartMs?: readonly number[];
}

/** The embedded database: a real server of our own on a free loopback port, started again by itself when it dies. */
export interface EmbeddedDatabase {
  /** The same for the whole life of the service, also after the server was started again. */
  readonly address: GraphAddress;
  /** The server's process, undefined while it is being started again. */
  readonly pid: () => number | undefined;
  /** Stops the server, does some work on its folder, and starts it again at the same address, whatever became of the work. */
  whileStopped<R>(work: (launch: Launch, stopping: AbortSignal) => Promise<R>): Promise<R>;
  /** Stops the server and gives the data folder up. Calling it twice is harmless. */
  stop(): Promise<void>;
  /** Settles when no server runs any more and none will: after `stop`, or with the reason it could not be kept running. */
  readonly exited: Promise<Exit>;
}

export type Exit = { readonly reason: 'stopped' } | { readonly reason: 'failed'; readonly failure: Failure };

const STORE_MB = 512;
const PORT_ATTEMPTS = 3;
/** Waits before each new start. A server that then lives for a minute has earned all attempts again. */
const RESTART_MS = [0, 1000, 2000, 5000, 10_000, 30_000, 60_000];
const STEADY_MS = 60_000;

/**
 * Starts the embedded database on `dataDir` and waits until it answers. Claims the folder for this process, and stops a
 * server that a killed service left behind. Throws `MachineNotReady` when Java, memory, disk or the folder is not to be had.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const onProgress = options.onProgress ?? (() => undefined);
  const home = homeIn(options.dataDir);
  claimDataFolder(options.dataDir);
  try {
    mkdirSync(home.folder, { recursive: true, mode: 0o700 });
    if (await stopOrphan(home)) onProgress('A database that an earlier run left behind was stopped.');
    if (recoverStore(home)) onProgress('A first load in bulk was cut short; the graph is as it was before. Load the package again.');
    const java = findJava();
    requireDisk(options.dataDir, STORE_MB, 'the database');
    const sizes = sizeMemory({ heapMb: options.heapMb, pageCacheMb: options.pageCacheMb });
    const jars = await resolveJars(onProgress);
    const archived = await classArchiveOptions(java, jars, onProgress);
    onProgress('Starting the database …');
    for (let attempt = 1; ; attempt += 1) {
      const launch: Launch = {
        java,
        javaOptions: [...archived, ...(options.javaOptions ?? [])],
        jars,
        home,
        settings: { ...sizes, port: await freePort(), more: options.settings },
      };
      writeSettings(home, jars, launch.settings);
      const password = ensurePassword(java, jars, home);
      try {
        const first = await launchDatabase(launch);
        const address = { uri: `bolt://127.0.0.1:${launch.settings.port}`, user: 'neo4j', password, database: 'neo4j' };
        return supervise(first, launch, address, options, onProgress);
      } catch (error) {
        // Between choosing a port and using it another program may have taken it.
        if (!(error instanceof MachineNotReady) || error.facts['portTaken'] !== true || attempt === PORT_ATTEMPTS) throw error;
      }
    }
  } catch (error) {
    releaseDataFolder(options.dataDir);
    throw error;
  }
}

function supervise(
  first: DatabaseProcess,
  launch: Launch,
  address: GraphAddress,
  options: EmbeddedOptions,
  onProgress: (text: string) => void,
): EmbeddedDatabase {
  const waits = options.restartMs ?? RESTART_MS;
  let current: DatabaseProcess | undefined = first;
  const stopping = new AbortController();
  /** Set while the server is down on purpose. */
  let held: Promise<void> | undefined;
  let attempts = 0;

  /** Tries until a server runs again; undefined when it was stopped meanwhile, the failure when the attempts are used up. */
  const startAgain = async (): Promise<DatabaseProcess | Failure | undefined> => {
    onProgress('The database ended unexpectedly; starting it again …');
    for (;;) {
      await sleep(waits[Math.min(attempts, waits.length - 1)], undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      attempts += 1;
      try {
        const server = await launchDatabase(launch);
        onProgress('The database is back.');
        return server;
      } catch (error) {
        const failure =
          error instanceof Failure ? error : new MachineNotReady('The database could not be started again.', `Look into ${launch.home.logs}.`, {}, error);
        if (attempts >= waits.length) return failure;
      }
    }
  };

  const keepRunning = async (): Promise<Exit> => {
    for (;;) {
      const startedAt = Date.now();
      await current?.ended;
      current = undefined;
      if (held) {
        await held;
        if (current) continue;
      }
      if (stopping.signal.aborted) return { reason: 'stopped' };
      if (Date.now() - startedAt > STEADY_MS) attempts = 0;
      const next = await startAgain();
      if (next instanceof Failure) return { reason: 'failed', failure: next };
      if (stopping.signal.aborted) await next?.stop();
      else current = next;
    }
  };

  const exited = keepRunning();
  let isOver = false;
  void exited.then(() => (isOver = true));

  const whileStopped: EmbeddedDatabase['whileStopped'] = async (work) => {
    // A start that is under way is finished first.
    while (!current && !isOver) await sleep(50);
    if (isOver) throw new MachineNotReady('The database has ended.', `Look into ${launch.home.logs}, and start again.`);
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    try {
      await current!.stop();
      current = undefined;
      try {
        return await work(launch, stopping.signal);
      } finally {
        if (!stopping.signal.aborted) current = await launchDatabase(launch);
      }
    } finally {
      held = undefined;
      resolve();
    }
  };

  return {
    whileStopped,
    address,
    pid: () => current?.pid,
    exited,
    stop: async () => {
      stopping.abort();
      await current?.stop();
      // A start that is under way at this moment is finished first, and what it started is stopped.
      await exited;
      releaseDataFolder(options.dataDir);
    },
  };
}
