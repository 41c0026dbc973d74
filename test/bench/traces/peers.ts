import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../../../src/config.js';

/** Where the benchmark keeps what it installs, generates and loads. */
export const benchFolder = join(projectFolder, '.cache', 'bench');

const PACKAGES = { pg: 'pg@8', '@duckdb/node-api': '@duckdb/node-api' } as const;
export type PeerPackage = keyof typeof PACKAGES;

/** Loads the client of a peer; it is installed beside the project, which itself does not need it. */
export async function peerPackage<T>(name: PeerPackage): Promise<T> {
  mkdirSync(benchFolder, { recursive: true });
  if (!existsSync(manifestOf(name))) {
    execFileSync('npm', ['install', '--prefix', benchFolder, '--no-audit', '--no-fund', '--loglevel=error', ...Object.values(PACKAGES)], { stdio: 'inherit' });
  }
  const found = createRequire(join(benchFolder, 'package.json')).resolve(name);
  return (await import(pathToFileURL(found).href)) as T;
}

export function peerVersion(name: PeerPackage): string {
  return (JSON.parse(readFileSync(manifestOf(name), 'utf8')) as { version: string }).version;
}

function manifestOf(name: PeerPackage): string {
  return join(benchFolder, 'node_modules', name, 'package.json');
}
