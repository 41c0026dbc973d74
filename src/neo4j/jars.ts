import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, projectFolder } from '../config.js';
import { MachineNotReady } from '../failures.js';
import { requireDisk } from './machine.js';

/** Where the server's jars and its plugins are; both are only read, so any number of databases share them. */
export interface Jars {
  readonly lib: string;
  readonly plugins: string;
}

const JARS_MB = 600;

/**
 * The jars named by `pom.xml`, resolved by Maven once and kept in a cache named after the digest of that file.
 * Throws `MachineNotReady` when Maven is missing or cannot reach its registry.
 */
export async function resolveJars(onProgress: (text: string) => void = () => undefined, cache = join(projectFolder, '.cache', 'neo4j')): Promise<Jars> {
  const pom = join(projectFolder, 'pom.xml');
  const folder = join(cache, createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 16));
  const jars = { lib: join(folder, 'lib'), plugins: join(folder, 'plugins') };
  if (existsSync(folder)) return jars;

  mkdirSync(cache, { recursive: true });
  requireDisk(cache, JARS_MB, 'the database’s program files');
  onProgress('Fetching the database’s program files (about 130 MB, once) …');
  // Filled aside and moved in one step: an interrupted download is never taken for a complete one.
  const aside = `${folder}.partial-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  try {
    await copyDependencies(pom, join(aside, 'lib'), onProgress);
    spreadPlugins(aside);
    moveInPlace(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return jars;
}

function copyDependencies(pom: string, lib: string, onProgress: (text: string) => void): Promise<void> {
  const child = spawn('mvn', ['-B', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${lib}`], {
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let downloaded = 0;
  let toldAt = Date.now();
  let tail = '';
  const read = (chunk: Buffer): void => {
    const text = chunk.toString();
    tail = (tail + text).slice(-4000);
    downloaded += text.match(/^(?:\[INFO\] )?Downloaded from .*\.jar/gmu)?.length ?? 0;
    if (downloaded === 0 || Date.now() - toldAt < 3000) return;
    toldAt = Date.now();
    onProgress(`  … ${downloaded} files fetched`);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return new Promise((done, fail) => {
    child.once('error', (error) =>
      fail(
        new MachineNotReady(
          'Maven (the command mvn) was not found; it fetches the database’s program files.',
          'On Debian or Ubuntu: `apt-get install maven`.',
          {},
          error,
        ),
      ),
    );
    child.once('close', (code) => {
      if (code === 0) return done();
      const reason = tail.split('\n').find((line) => line.includes('[ERROR]')) ?? tail.trim().split('\n').at(-1) ?? '';
      fail(
        new MachineNotReady(
          `Maven could not fetch the database’s program files: ${reason.replace('[ERROR]', '').trim().slice(0, 300)}`,
          'Check the connection to the Maven registry (or the mirror in ~/.m2/settings.xml) and start again.',
        ),
      );
    });
  });
}

/** Procedures are found by scanning the plugins folder, so the graph algorithms are there as well as on the class path. */
function spreadPlugins(aside: string): void {
  const plugins = join(aside, 'plugins');
  mkdirSync(plugins, { recursive: true });
  const version = /<gds\.version>([^<]+)</u.exec(readFileSync(join(projectFolder, 'pom.xml'), 'utf8'))?.[1];
  const files = readdirSync(join(aside, 'lib')).filter((name) => version !== undefined && name.endsWith(`-${version}.jar`));
  for (const name of files) {
    try {
      linkSync(join(aside, 'lib', name), join(plugins, name));
    } catch {
      // Some file systems have no hard links.
      copyFileSync(join(aside, 'lib', name), join(plugins, name));
    }
  }
  writeFileSync(join(aside, 'README.txt'), 'Fetched by Maven from pom.xml; safe to delete, it is fetched again.\n');
}

function moveInPlace(aside: string, folder: string): void {
  try {
    renameSync(aside, folder);
  } catch (error) {
    // Another process finished the same download first; its copy is as good.
    if (!existsSync(folder)) throw error;
  }
}
