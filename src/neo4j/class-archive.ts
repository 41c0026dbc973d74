import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launchDatabase } from './database-process.js';
import type { Jars } from './jars.js';
import { freePort } from './machine.js';
import { homeIn } from './settings.js';

/** Enough for a server that stores nothing. */
const SIZES = { heapMb: 512, pageCacheMb: 32 };

/**
 * The Java options that let the server start from an archive of its loaded classes, which takes a third off every start.
 * The archive is made once per Java and per set of jars, by starting and stopping a server without data. It is a
 * convenience: where it cannot be made, the server starts as it would have, and Java itself ignores one that does not fit.
 */
export async function classArchiveOptions(java: string, jars: Jars, onProgress: (text: string) => void): Promise<string[]> {
  // Options from the environment are told beside the version, and Java itself sees whether the archive fits them.
  const version = spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr.replace(/^NOTE: .*$/gmu, '');
  const archive = join(dirname(jars.lib), `classes-${createHash('sha256').update(java).update(version).digest('hex').slice(0, 12)}.jsa`);
  if (!existsSync(archive)) {
    if (!isWritable(dirname(archive))) return [];
    if (!making) onProgress('Preparing the database for quick starts (once; about 20 seconds) …');
    making ??= makeArchive(java, jars, archive);
    if (!(await making)) return [];
  }
  return [`-XX:SharedArchiveFile=${archive}`, '-Xlog:cds*=off'];
}

/** Two databases that start in one process make it once. */
let making: Promise<boolean> | undefined;

async function makeArchive(java: string, jars: Jars, archive: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'yuanliu-archive-'));
  // Written aside and moved in one step: a half-written archive is never found, and of two makers either's will do.
  const aside = `${archive}.partial-${process.pid}`;
  try {
    const javaOptions = [`-XX:ArchiveClassesAtExit=${aside}`, '-Xlog:cds*=off'];
    const server = await launchDatabase({ java, javaOptions, jars, home: homeIn(folder), settings: { ...SIZES, port: await freePort() } });
    await server.stop();
    renameSync(aside, archive);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(aside, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
