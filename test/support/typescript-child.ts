import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { childEnvironment, projectFolder } from '../../src/config.js';

/** Runs a TypeScript file in a process of its own, so that a test can kill it; what it prints is read from `stdout`. */
export function typescriptChild(file: string, given: readonly string[]): ChildProcessByStdio<null, Readable, null> {
  const flags = ['--experimental-transform-types', '--no-warnings', '--import', join(projectFolder, 'test', 'support', 'run-typescript.mjs')];
  return spawn(process.execPath, [...flags, file, ...given], { stdio: ['ignore', 'pipe', 'inherit'], env: childEnvironment({ NODE_OPTIONS: '' }) });
}
