import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from '../config.js';
import { MachineNotReady } from '../failures.js';
import type { Jars } from './jars.js';
import { isFree } from './machine.js';
import { OPENED } from './password.js';
import { commandLineOf, identityOf, isAlive, type ProcessIdentity } from './process-identity.js';
import { writeSettings, type Home, type Settings } from './settings.js';

/** One running server process, from the moment Bolt answers. */
export interface DatabaseProcess {
  readonly pid: number;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it to close its store and end; kills it when it does not. */
  stop(): Promise<void>;
}

export interface Launch {
  readonly java: string;
  readonly javaOptions: readonly string[];
  readonly jars: Jars;
  readonly home: Home;
  readonly settings: Settings;
}

/** A store of some size replays its log after a crash before it answers. */
const READY_MS = 180_000;
const STOP_MS = 45_000;
/** The first bytes of every Bolt conversation, and four offers of a version. */
const BOLT_HELLO = Buffer.from('6060b0170008080500000404000001040000000300', 'hex').subarray(0, 20);

/** Starts the server and waits until Bolt answers. Throws `MachineNotReady` in plain words when it ends before that. */
export async function launchDatabase(launch: Launch): Promise<DatabaseProcess> {
  const { home, settings } = launch;
  if (!(await isFree(settings.port))) throw portTaken();
  writeSettings(home, launch.jars, settings);
  const consoleFile = join(home.logs, 'console.log');
  const output = openSync(consoleFile, 'w', 0o600);
  const child = spawnWithParentWatch(launch.java, javaArguments(launch), {
    cwd: home.folder,
    // A group of its own: Ctrl-C reaches the service alone, which then stops the database in order.
    detached: true,
    stdio: ['ignore', output, output],
    env: childEnvironment({ NEO4J_HOME: home.folder, NEO4J_CONF: home.conf }),
  });
  closeSync(output);
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  if (child.pid === undefined) throw new MachineNotReady(`The database could not be started (${launch.java}).`, 'Check the Java installation.');
  const identity = identityOf(child.pid);
  if (identity) writeFileSync(processFile(home), JSON.stringify(identity), { mode: 0o600 });

  let over = false;
  void ended.then(() => (over = true));
  const deadline = Date.now() + READY_MS;
  while (!(await boltAnswers(settings.port))) {
    if (over) throw explained(readTail(consoleFile), home);
    if (Date.now() > deadline) {
      await end(child.pid, ended);
      throw new MachineNotReady(`The database did not answer within ${READY_MS / 1000} seconds.`, `Look at ${consoleFile}.`);
    }
    await sleep(100);
  }
  const pid = child.pid;
  return {
    pid,
    ended,
    stop: async () => {
      await end(pid, ended);
      rmSync(processFile(home), { force: true });
    },
  };
}

/**
 * Stops a server that a killed service left behind on this folder. A process that merely inherited the number is left
 * alone: both the moment it began and its command line must fit.
 */
export async function stopOrphan(home: Home): Promise<boolean> {
  const identity = readIdentity(home);
  if (!identity || !isAlive(identity) || !commandLineOf(identity.pid).includes(home.folder)) return false;
  const ended = (async () => {
    while (isAlive(identity)) await sleep(100);
  })();
  await end(identity.pid, ended);
  rmSync(processFile(home), { force: true });
  return true;
}

/** True when a Bolt server answers its handshake on this loopback port. */
export function boltAnswers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (answer: boolean): void => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => socket.write(BOLT_HELLO));
    socket.once('data', (answer) => finish(answer.length >= 4 && answer.readUInt32BE(0) !== 0));
  });
}

function javaArguments({ javaOptions, jars, home, settings }: Launch): string[] {
  return [
    `-Xms${Math.min(settings.heapMb, 512)}m`,
    `-Xmx${settings.heapMb}m`,
    '-XX:+UseG1GC',
    // A server that ran out of memory is in an unknown state; it ends, and is started again.
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:-OmitStackTraceInFastThrow',
    ...javaOptions,
    ...OPENED,
    '-cp',
    // The same for every folder, so that one archive of classes fits all of them.
    [join(jars.plugins, '*'), join(jars.lib, '*')].join(':'),
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home.folder}`,
    `--config-dir=${home.conf}`,
    '--console-mode',
  ];
}

let parentWatch: boolean | undefined;

/** On Linux the kernel ends the server when this process dies, even by `kill -9`; elsewhere the next start finds it. */
export function spawnWithParentWatch(command: string, args: string[], options: Parameters<typeof spawn>[2]): ChildProcess {
  parentWatch ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'SIGTERM', 'true']).status === 0;
  return parentWatch ? spawn('setpriv', ['--pdeathsig', 'SIGTERM', '--', command, ...args], options) : spawn(command, args, options);
}

async function end(pid: number, ended: Promise<void>): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGTERM', STOP_MS],
    ['SIGKILL', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      // Already gone.
    }
    const waited = new AbortController();
    const late = await Promise.race([ended.then(() => false), sleep(waitMs, true, { signal: waited.signal }).catch(() => false)]);
    waited.abort();
    if (!late) return;
  }
}

/** The reason in the server's own output, in words that say what to do. */
function explained(output: string, home: Home): MachineNotReady {
  const faults: [RegExp, string, string][] = [
    [/No space left on device/u, `The disk of ${home.folder} is full.`, 'Free some space and start again; nothing stored is lost.'],
    [
      /OutOfMemoryError|Could not reserve enough space|insufficient memory/iu,
      'The database found too little memory.',
      'Close other programs, or lower NEO4J_HEAP_MB and NEO4J_PAGECACHE_MB.',
    ],
    [/UnsupportedClassVersionError/u, 'The Java found is too old for the database.', 'Install Java 17 or 21.'],
    [
      /has been locked|StoreLockException|FileLockException|Unable to obtain lock/u,
      `Another database process works on ${home.folder}.`,
      'Stop it, or set DATA_DIR to another folder.',
    ],
    [
      /Permission denied|AccessDeniedException/u,
      `Files in ${home.folder} belong to another user.`,
      'Start as the user who owns the folder, or set DATA_DIR to another one.',
    ],
  ];
  const lines = output.trim().split('\n');
  if (/already in use|BindException/u.test(output)) return portTaken();
  const fault = faults.find(([pattern]) => pattern.test(output));
  if (fault) return new MachineNotReady(fault[1], fault[2], {}, new Error(lines.slice(-15).join('\n')));
  const told = lines.filter((line) => /ERROR|Caused by/u.test(line)).at(-1) ?? lines.at(-1) ?? '';
  return new MachineNotReady(
    `The database ended while starting: ${told.slice(0, 300)}`,
    `Look at ${join(home.logs, 'console.log')}.`,
    {},
    new Error(lines.slice(-15).join('\n')),
  );
}

/** `portTaken` tells the caller that another port will do. */
function portTaken(): MachineNotReady {
  return new MachineNotReady('The port chosen for the database was taken by another program.', 'Start again.', { portTaken: true });
}

function readTail(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-20_000);
  } catch {
    return '';
  }
}

function readIdentity(home: Home): ProcessIdentity | undefined {
  try {
    const found = JSON.parse(readFileSync(processFile(home), 'utf8')) as Partial<ProcessIdentity>;
    return typeof found.pid === 'number' && typeof found.began === 'string' ? { pid: found.pid, began: found.began } : undefined;
  } catch {
    return undefined;
  }
}

function processFile(home: Home): string {
  return join(home.folder, 'run', 'database.json');
}
