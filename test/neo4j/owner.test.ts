import { afterAll, afterEach, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { announceOwner, claimDataFolder, findOwner, readOwner, releaseDataFolder } from '../../src/neo4j/owner.js';
import { newFolder, removeFolders, runProcess, type Script } from './processes.js';

const others: Script[] = [];
const servers: Server[] = [];

function claimElsewhere(dataDir: string, at = 0): Script {
  const other = runProcess('claim-folder.ts', [dataDir, String(at)]);
  others.push(other);
  return other;
}

afterEach(async () => {
  for (const other of others.splice(0)) {
    other.process.kill('SIGKILL');
    await other.ended;
  }
  for (const server of servers.splice(0)) server.close();
});
afterAll(removeFolders);

it('one process at a time owns a data folder, and the second is told which', async () => {
  const dataDir = newFolder();
  const other = claimElsewhere(dataDir);
  expect(await other.next()).toEqual({ claimed: true });
  expect(() => claimDataFolder(dataDir)).toThrow(`in use by process ${other.process.pid}`);
  expect(readOwner(dataDir)?.pid).toBe(other.process.pid);
});

it('of several that claim it in the same moment exactly one wins', async () => {
  const dataDir = newFolder();
  const at = Date.now() + 1500;
  const told = await Promise.all([1, 2, 3, 4].map(() => claimElsewhere(dataDir, at).next()));
  expect(told.filter((each) => each['claimed'] === true)).toHaveLength(1);
});

it('what a killed owner left is taken over', async () => {
  const dataDir = newFolder();
  const other = claimElsewhere(dataDir);
  await other.next();
  other.process.kill('SIGKILL');
  await other.ended;
  claimDataFolder(dataDir);
  expect(readOwner(dataDir)?.pid).toBe(process.pid);
  releaseDataFolder(dataDir);
  expect(readOwner(dataDir)).toBeUndefined();
});

it('a damaged owner file, or one whose number now belongs to another process, holds nobody up', () => {
  const dataDir = newFolder();
  writeFileSync(join(dataDir, 'owner.json'), '{"pid": 1');
  claimDataFolder(dataDir);
  expect(readOwner(dataDir)?.pid).toBe(process.pid);
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.ppid, began: 'another moment', url: 'http://127.0.0.1:1', startedAt: 1 }));
  claimDataFolder(dataDir);
  expect(readOwner(dataDir)?.pid).toBe(process.pid);
  releaseDataFolder(dataDir);
});

it('claiming twice is harmless, and only the owner gives the folder up', async () => {
  const dataDir = newFolder();
  claimDataFolder(dataDir);
  claimDataFolder(dataDir);
  releaseDataFolder(dataDir);
  const other = claimElsewhere(dataDir);
  await other.next();
  releaseDataFolder(dataDir);
  expect(readOwner(dataDir)?.pid).toBe(other.process.pid);
});

it('a command finds the owner only while its address answers', async () => {
  const dataDir = newFolder();
  expect(await findOwner(dataDir)).toBeUndefined();
  const server = createServer((_request, response) => response.end('{}'));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  claimDataFolder(dataDir);
  expect(await findOwner(dataDir)).toBeUndefined();
  announceOwner(dataDir, url);
  expect(await findOwner(dataDir)).toMatchObject({ pid: process.pid, url });
  await new Promise<void>((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });
  expect(await findOwner(dataDir)).toBeUndefined();
  releaseDataFolder(dataDir);
});
