import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../config.js';
import { MachineNotReady } from '../failures.js';
import type { Jars } from './jars.js';
import type { Home } from './settings.js';

/** What the Java module system must open to the database and to its admin tool. */
export const OPENED = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch'].map((module) => `--add-opens=${module}=ALL-UNNAMED`);

/**
 * The password of the embedded database: random, made on the first start, kept in a file only this user can read, and
 * handed to the admin tool by the name of that file so that no process list shows it.
 */
export function ensurePassword(java: string, jars: Jars, home: Home): string {
  const file = join(home.folder, 'password');
  const started = existsSync(join(home.folder, 'data', 'databases'));
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    const password = readFileSync(file, 'utf8').trim();
    // Without a store the first start may have been cut short before the password was set; setting it again is harmless.
    if (!started) setInitial(java, jars, home, file);
    return password;
  }
  if (started) {
    throw new MachineNotReady(
      `${file} is missing, and without it the database in ${home.folder} cannot be opened.`,
      'Put the file back from a backup, or move that folder away and load the packages again.',
    );
  }
  mkdirSync(home.folder, { recursive: true, mode: 0o700 });
  // Hexadecimal: one time in 64 a base64url text begins with a hyphen, which the admin tool takes for an option.
  const password = randomBytes(24).toString('hex');
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  setInitial(java, jars, home, file);
  return password;
}

function setInitial(java: string, jars: Jars, home: Home, file: string): void {
  const answer = spawnSync(
    java,
    [
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      ...OPENED,
      '-cp',
      join(jars.lib, '*'),
      'org.neo4j.cli.AdminTool',
      'dbms',
      'set-initial-password',
      `@${file}`,
    ],
    { encoding: 'utf8', env: childEnvironment({ NEO4J_HOME: home.folder, NEO4J_CONF: home.conf }) },
  );
  if (answer.status !== 0) {
    throw new MachineNotReady(
      `The password of the database could not be set: ${(answer.stderr || answer.stdout || String(answer.error)).trim().slice(0, 500)}`,
      `Look into ${home.folder}; if nothing was loaded yet, delete that folder and start again.`,
    );
  }
}
