import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MachineNotReady } from '../failures.js';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.js';

/** Who works on a data folder, as written in its `owner.json`. */
export interface Owner extends ProcessIdentity {
  /** Where the service listens; null while it starts, and for a command that needs no address. */
  readonly url: string | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

const ANSWER_TIMEOUT_MS = 3000;

/**
 * Claims the folder for this process. One process at a time: throws `MachineNotReady` naming the owner when another
 * lives. What a dead process left is taken over. Claiming twice from the same process changes nothing.
 */
export function claimDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = ownerFile(dataDir);
  const mine = `${file}.${process.pid}`;
  const owner: Owner = { ...self(), url: null, startedAt: Date.now() };
  writeFileSync(mine, JSON.stringify(owner), { mode: 0o600 });
  try {
    // A link is made at once or not at all, so of two that start together one loses.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        linkSync(mine, file);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const found = readOwner(dataDir);
      if (found && isAlive(found)) {
        if (found.pid === process.pid) return;
        throw inUse(dataDir, found);
      }
      setAside(file, found);
    }
    throw new MachineNotReady(`The data folder ${dataDir} is being claimed by another process.`, 'Try again in a moment.');
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Says where this process listens, so that commands find it. Claims the folder if that was not done yet. */
export function announceOwner(dataDir: string, url: string): void {
  claimDataFolder(dataDir);
  const file = ownerFile(dataDir);
  const owner: Owner = { ...self(), url, startedAt: Date.now() };
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(owner), { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}

/** Gives the folder up, if it is this process's. */
export function releaseDataFolder(dataDir: string): void {
  if (readOwner(dataDir)?.pid === process.pid) rmSync(ownerFile(dataDir), { force: true });
}

/**
 * The service that owns the folder, or undefined when there is none. Given only if its process lives and its address
 * answers, so a command may rely on the url.
 */
export async function findOwner(dataDir: string): Promise<{ pid: number; url: string; startedAt: number } | undefined> {
  const owner = readOwner(dataDir);
  if (!owner || owner.url === null || !isAlive(owner)) return undefined;
  try {
    await fetch(new URL('/api/health', owner.url), { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  } catch {
    return undefined;
  }
  return { pid: owner.pid, url: owner.url, startedAt: owner.startedAt };
}

/** `owner.json` as it stands, whether or not its process still lives; undefined when missing or unreadable. */
export function readOwner(dataDir: string): Owner | undefined {
  try {
    const found = JSON.parse(readFileSync(ownerFile(dataDir), 'utf8')) as Partial<Owner>;
    if (typeof found.pid !== 'number' || typeof found.began !== 'string' || typeof found.startedAt !== 'number') return undefined;
    return { pid: found.pid, began: found.began, url: typeof found.url === 'string' ? found.url : null, startedAt: found.startedAt };
  } catch {
    return undefined;
  }
}

function inUse(dataDir: string, owner: Owner): MachineNotReady {
  const where = owner.url ? `the service at ${owner.url} (process ${owner.pid})` : `process ${owner.pid}, which is starting or runs a command`;
  return new MachineNotReady(`The data folder ${dataDir} is in use by ${where}.`, 'Use that one, stop it first, or set DATA_DIR to another folder.', {
    pid: owner.pid,
    url: owner.url,
  });
}

/** Moves a dead owner's file away, and puts it back should another process have replaced it in between. */
function setAside(file: string, dead: Owner | undefined): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = JSON.parse(readFileSync(aside, 'utf8')) as Owner;
    if (dead && moved.pid !== dead.pid) linkSync(aside, file);
  } catch {
    // Gone already, or unreadable: either way the next attempt decides.
  } finally {
    rmSync(aside, { force: true });
  }
}

function self(): ProcessIdentity {
  return identityOf(process.pid) ?? { pid: process.pid, began: 'unknown' };
}

function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.json');
}
