import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Home } from './settings.js';

/** The folders of one database while a new store takes the place of the one that is there. */
export interface StoreFolders {
  /** What the server works on. */
  readonly live: string;
  /** The store before: as long as it is there, the new one does not count. */
  readonly before: string;
  /** A store that no longer counts, on its way out. */
  readonly discarded: string;
  /** Where a new store is made: files to be imported, and the store itself under `data`. */
  readonly workshop: string;
  readonly made: string;
}

export function storeFolders(home: Home): StoreFolders {
  const workshop = join(home.folder, 'first-load');
  return {
    live: join(home.folder, 'data'),
    before: join(home.folder, 'data.before'),
    discarded: join(home.folder, 'data.discarded'),
    workshop,
    made: join(workshop, 'data'),
  };
}

/** An empty workshop. */
export function openWorkshop(home: Home): StoreFolders {
  const folders = storeFolders(home);
  rmSync(folders.workshop, { recursive: true, force: true });
  mkdirSync(folders.workshop, { recursive: true, mode: 0o700 });
  return folders;
}

/**
 * Puts the store that was made in the place of the live one, which is kept. What belongs to the server and not to the graph (its users,
 * the names of its databases) comes along. The server must be stopped.
 */
export function putMadeInPlace(home: Home): void {
  const { live, before, made, workshop } = storeFolders(home);
  const graph = [join('databases', 'neo4j'), join('transactions', 'neo4j')];
  cpSync(live, made, { recursive: true, errorOnExist: false, filter: (from) => !graph.includes(relative(live, from)) });
  renameSync(live, before);
  renameSync(made, live);
  rmSync(workshop, { recursive: true, force: true });
}

/** The new store counts from here on: one renaming decides. */
export function keepMade(home: Home): void {
  const { before, discarded } = storeFolders(home);
  rmSync(discarded, { recursive: true, force: true });
  if (existsSync(before)) renameSync(before, discarded);
  rmSync(discarded, { recursive: true, force: true });
}

/**
 * Goes back to the store before, from wherever a change of stores was left; the server must be stopped. True if there was anything to go
 * back from. Cut short, it goes on the next time.
 */
export function recoverStore(home: Home): boolean {
  const { live, before, discarded, workshop } = storeFolders(home);
  const wasUnderWay = existsSync(before) || existsSync(workshop);
  rmSync(discarded, { recursive: true, force: true });
  if (existsSync(before)) {
    rmSync(live, { recursive: true, force: true });
    renameSync(before, live);
  }
  rmSync(workshop, { recursive: true, force: true });
  return wasUnderWay;
}
