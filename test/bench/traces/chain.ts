import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, projectFolder } from '../../../src/config.js';
import { benchFolder } from './peers.js';
import type { Size } from './result.js';

/** What became of the data before anything was asked. */
export interface Chain {
  readonly dataDir: string;
  /** An earlier run has loaded them. */
  readonly isKept: boolean;
  /** How long each step took, as the commands told it; null where that is not known. */
  readonly generatedMs: number | null;
  readonly loadedMs: number | null;
  readonly steps: readonly string[];
  readonly packageBytes: number;
}

const DONE = 'chain.json';

/** Generates the packages and loads them into a database of the benchmark's own, each only where that has not been done. */
export async function chainOf(size: Size, seed: number, tell: (text: string) => void): Promise<Chain> {
  const packages = join(benchFolder, `${size}-${seed}`);
  const dataDir = join(benchFolder, `data-${size}-${seed}`);
  const made = join(packages, DONE);
  if (!existsSync(made)) {
    rmSync(packages, { recursive: true, force: true });
    mkdirSync(packages, { recursive: true });
    tell(`Generating ${size} …`);
    const from = performance.now();
    await command('generate-province', ['--size', size, '--seed', String(seed), '--out', join(packages, 'out')], {}, tell);
    writeFileSync(made, JSON.stringify({ ms: performance.now() - from }));
  }
  const folders = packageFolders(join(packages, 'out'));
  const loaded = join(dataDir, DONE);
  const isKept = existsSync(loaded);
  if (!isKept) {
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
    const steps: string[] = [];
    const from = performance.now();
    const keepStep = (line: string): void => {
      if (/: \d+(?:\.\d+)? s/u.test(line)) steps.push(line);
      tell(line);
    };
    // What is small goes in as any later batch does; a first load of millions in bulk.
    if (isInBulk(size)) await command('load', ['--bulk', ...folders], { DATA_DIR: dataDir }, keepStep);
    else for (const folder of folders) await command('load', [folder], { DATA_DIR: dataDir }, keepStep);
    writeFileSync(`${loaded}.new`, JSON.stringify({ ms: performance.now() - from, steps }));
    renameSync(`${loaded}.new`, loaded);
  }
  const read = (path: string): { ms: number; steps?: string[] } => JSON.parse(readFileSync(path, 'utf8')) as { ms: number; steps?: string[] };
  const packageBytes = folders.reduce((sum, folder) => sum + bytesOf(folder), 0);
  return { dataDir, isKept, generatedMs: read(made).ms, loadedMs: read(loaded).ms, steps: read(loaded).steps ?? [], packageBytes };
}

/** Whether a first load of such data is made by the database's import tool. */
export function isInBulk(size: Size): boolean {
  return size !== 'small';
}

/** Folders with a manifest, first the one that is named first: registers before batches. */
function packageFolders(folder: string): string[] {
  if (existsSync(join(folder, 'manifest.yaml'))) return [folder];
  const names = readdirSync(folder).sort((left, right) => Number(!left.startsWith('first')) - Number(!right.startsWith('first')) || (left < right ? -1 : 1));
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isDirectory() && existsSync(join(path, 'manifest.yaml')));
}

export function bytesOf(folder: string): number {
  let sum = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name)).size;
  return sum;
}

/** One of the project's own commands, as `npm run` would start it. */
export async function command(name: string, given: readonly string[], environment: Record<string, string>, tell: (line: string) => void): Promise<void> {
  const child = spawn(process.execPath, ['--experimental-transform-types', '--no-warnings', join(projectFolder, 'dist', 'bin', `${name}.js`), ...given], {
    cwd: projectFolder,
    env: childEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.on('data', (data: Buffer) => {
      const lines = `${rest}${data.toString()}`.split(/[\r\n]+/u);
      rest = lines.pop()!;
      for (const line of lines) {
        if (line.trim() === '') continue;
        told.push(line);
        tell(line);
      }
    });
  }
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}: ${told.slice(-5).join(' ')}`);
}
