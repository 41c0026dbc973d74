import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { childEnvironment } from '../config.js';
import { MachineNotReady } from '../failures.js';
import { spawnWithParentWatch, type Launch } from './database-process.js';
import { OPENED } from './password.js';

/** Files of nodes or edges, whose first line names the columns; under the labels or the type they get. */
export interface FileGroup {
  readonly name: string;
  readonly paths: readonly string[];
}

export interface Import {
  /** A folder for the settings and the report of the tool. */
  readonly workshop: string;
  /** The folder that becomes a server's data folder; it must not exist. */
  readonly made: string;
  readonly nodes: readonly FileGroup[];
  readonly edges: readonly FileGroup[];
  /** MiB the tool may take beside its heap. */
  readonly memoryMb: number;
}

export interface Imported {
  readonly nodes: number;
  readonly edges: number;
}

/** Measured: ten million edges need less than half of it, since what grows with them lies outside the heap. */
const HEAP_MB = 1024;

/**
 * Makes a store from files with the database's own tool, which takes no file that does not fit. Lists are separated by the character
 * U+001F, nodes are named by whole numbers. Throws `MachineNotReady` when it ends early or is told to.
 */
export function importFiles({ java, jars, home }: Launch, { workshop, made, nodes, edges, memoryMb }: Import, stopping: AbortSignal): Promise<Imported> {
  const conf = join(workshop, 'conf');
  // Relative to the folder in which the tool runs: a comma in the name of a data folder would end a path.
  const list = (paths: readonly string[]): string => paths.map((path) => relative(workshop, path)).join();
  mkdirSync(conf, { recursive: true, mode: 0o700 });
  writeFileSync(join(conf, 'neo4j.conf'), `server.directories.data=${made}\nserver.directories.logs=${home.logs}\ndb.tx_log.preallocate=false\n`, {
    mode: 0o600,
  });
  // In a file: there may be more of them than a command line can hold.
  const words = [
    'database',
    'import',
    'full',
    'neo4j',
    '--id-type=integer',
    '--array-delimiter=U+001F',
    '--bad-tolerance=0',
    `--max-off-heap-memory=${memoryMb}m`,
    `--report-file=${join(workshop, 'import.report')}`,
    ...nodes.map(({ name, paths }) => `--nodes=${name}=${list(paths)}`),
    ...edges.map(({ name, paths }) => `--relationships=${name}=${list(paths)}`),
  ];
  const argumentsFile = join(workshop, 'arguments');
  writeFileSync(argumentsFile, words.map((word) => `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"\n`).join(''), { mode: 0o600 });
  const child = spawnWithParentWatch(
    java,
    [`-Xmx${HEAP_MB}m`, '-XX:+UseParallelGC', ...OPENED, '-cp', join(jars.lib, '*'), 'org.neo4j.cli.AdminTool', `@${argumentsFile}`],
    { cwd: workshop, stdio: ['ignore', 'pipe', 'pipe'], env: childEnvironment({ NEO4J_HOME: home.folder, NEO4J_CONF: conf }) },
  );
  let tail = '';
  const read = (chunk: Buffer): void => void (tail = (tail + chunk.toString()).slice(-20_000));
  child.stdout!.on('data', read);
  child.stderr!.on('data', read);
  const end = (): void => void child.kill('SIGKILL');
  stopping.addEventListener('abort', end);
  return new Promise<Imported>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      const imported = importedIn(tail);
      if (code === 0 && imported) done(imported);
      else fail(explained(tail, code));
    });
  }).finally(() => stopping.removeEventListener('abort', end));
}

/** What the tool says at its end. */
export function importedIn(output: string): Imported | undefined {
  const told = output.slice(output.lastIndexOf('IMPORT DONE'));
  const count = (what: string): number => Number(new RegExp(`^\\s*(\\d+) ${what}$`, 'mu').exec(told)?.[1] ?? 0);
  return output.includes('IMPORT DONE') ? { nodes: count('nodes'), edges: count('relationships') } : undefined;
}

function explained(output: string, code: number | null): MachineNotReady {
  const cause = new Error(output.trim().split('\n').slice(-40).join('\n'));
  if (/No space left on device/u.test(output))
    return new MachineNotReady('The disk became full while the graph was made; it is as before.', 'Free some space and load again.', {}, cause);
  if (/OutOfMemoryError|insufficient memory/iu.test(output))
    return new MachineNotReady('The import found too little memory; the graph is as before.', 'Close other programs and load again.', {}, cause);
  if (code === null) return new MachineNotReady('The import was ended from outside; the graph is as before.', 'Load the package again.', {}, cause);
  const told = output.split('\n').find((line) => /error|exception/iu.test(line)) ?? '';
  return new MachineNotReady(
    `The import failed: ${told.trim().slice(0, 300)}; the graph is as before.`,
    'Load the package without --bulk, and report this failure: rows that have been checked should not end here.',
    {},
    cause,
  );
}
