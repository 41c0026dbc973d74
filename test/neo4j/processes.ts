import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../../src/config.js';
import type { GraphAddress } from '../../src/graph/graph.js';
import { identityOf } from '../../src/neo4j/process-identity.js';

/** Sizes that let a test's database start quickly beside the others. */
export const SMALL = { heapMb: 400, pageCacheMb: 32 };

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `yuanliu-test-${process.pid}-`));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A process of its own that runs one of the scripts beside this file and tells what it did in lines of JSON. */
export interface Script {
  readonly process: ChildProcess;
  /** The next line it writes. */
  next(): Promise<Record<string, unknown>>;
  readonly ended: Promise<number | null>;
}

export function runProcess(script: string, given: string[], environment: Record<string, string> = {}): Script {
  const child = spawn(
    process.execPath,
    ['--import', join(projectFolder, 'test', 'support', 'run-typescript.mjs'), join(projectFolder, 'test', 'neo4j', script), ...given],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
    },
  );
  const lines: Record<string, unknown>[] = [];
  const waiting: ((line: Record<string, unknown>) => void)[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop()!;
    for (const part of parts) {
      const line = JSON.parse(part) as Record<string, unknown>;
      const next = waiting.shift();
      if (next) next(line);
      else lines.push(line);
    }
  });
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const next = (): Promise<Record<string, unknown>> => {
    const ready = lines.shift();
    if (ready) return Promise.resolve(ready);
    return Promise.race([
      new Promise<Record<string, unknown>>((done) => waiting.push(done)),
      ended.then((code) => Promise.reject(new Error(`${script} ended with ${code} before it told anything`))),
    ]);
  };
  return { process: child, next, ended };
}

export interface KeptDatabase extends Script {
  readonly address: GraphAddress;
  readonly databasePid: number;
}

/** A service's stand-in: a process that runs the embedded database and does nothing else. */
export async function keepDatabase(dataDir: string, environment: Record<string, string> = {}): Promise<KeptDatabase> {
  const script = runProcess('keep-database.ts', [dataDir], environment);
  const told = await script.next();
  return { ...script, address: told['address'] as GraphAddress, databasePid: told['pid'] as number };
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 40_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(50);
  }
}

export function lives(pid: number): boolean {
  return identityOf(pid) !== undefined;
}
