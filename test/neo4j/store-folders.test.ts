import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importedIn } from '../../src/neo4j/import-tool.js';
import { homeIn, type Home } from '../../src/neo4j/settings.js';
import { keepMade, openWorkshop, putMadeInPlace, recoverStore, storeFolders } from '../../src/neo4j/store-folders.js';
import { newFolder, removeFolders } from './processes.js';

afterAll(removeFolders);

function write(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

/** A home with a store, and a new one made beside it. */
function home(): Home {
  const made = homeIn(newFolder());
  const { live } = storeFolders(made);
  write(join(live, 'databases', 'neo4j', 'store'), 'old');
  write(join(live, 'databases', 'system', 'store'), 'system');
  write(join(live, 'server_id'), 'server');
  write(join(openWorkshop(made).made, 'databases', 'neo4j', 'store'), 'new');
  write(join(storeFolders(made).workshop, '0-PAID.csv'), 'rows');
  return made;
}

const graphOf = (of: Home): string => readFileSync(join(storeFolders(of).live, 'databases', 'neo4j', 'store'), 'utf8');
const left = (of: Home): string[] => ['data.before', 'data.discarded', 'first-load'].filter((name) => existsSync(join(of.folder, name)));

describe('a new store beside the live one', () => {
  it('takes its place with what belongs to the server, and counts once it is kept', () => {
    const there = home();
    putMadeInPlace(there);
    expect(graphOf(there)).toBe('new');
    expect(readFileSync(join(storeFolders(there).live, 'databases', 'system', 'store'), 'utf8')).toBe('system');
    expect(readFileSync(join(storeFolders(there).live, 'server_id'), 'utf8')).toBe('server');
    expect(left(there)).toEqual(['data.before']);
    keepMade(there);
    expect([graphOf(there), left(there), recoverStore(there)]).toEqual(['new', [], false]);
  });

  it.each<[string, (of: Home) => void]>([
    ['while it is made', () => undefined],
    ['once it is in place', putMadeInPlace],
    [
      'between the two renamings',
      (of) => {
        putMadeInPlace(of);
        recoverStoreHalf(of);
      },
    ],
  ])('gives way to the store before when cut short %s', (_, reach) => {
    const there = home();
    reach(there);
    expect([recoverStore(there), graphOf(there), left(there)]).toEqual([true, 'old', []]);
    expect(recoverStore(there)).toBe(false);
  });

  it('is not missed where nothing was under way', () => {
    const empty = homeIn(newFolder());
    expect(recoverStore(empty)).toBe(false);
    expect(existsSync(storeFolders(empty).live)).toBe(false);
  });
});

/** As a kill after the first of the two renamings leaves it: the live folder is gone. */
function recoverStoreHalf(of: Home): void {
  const { live, made } = storeFolders(of);
  mkdirSync(join(made, '..'), { recursive: true });
  writeFileSync(join(made, '..', 'left'), '');
  rmSync(live, { recursive: true });
}

describe('what the import tool says', () => {
  it('is how much came in, and nothing where it did not end well', () => {
    const said = 'Done in 5ms\n\nIMPORT DONE in 733ms. \nImported:\n  4 nodes\n  1 relationships\n  13 properties\nPeak memory usage: 1.004GiB\n';
    expect(importedIn(said)).toEqual({ nodes: 4, edges: 1 });
    expect(importedIn('IMPORT FAILED in 68ms. \n')).toBeUndefined();
  });
});
