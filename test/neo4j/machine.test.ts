import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MachineNotReady } from '../../src/failures.js';
import { findJava, javaVersion } from '../../src/neo4j/java.js';
import { resolveJars } from '../../src/neo4j/jars.js';
import { isFree, freePort, requireDisk, sizeMemory } from '../../src/neo4j/machine.js';
import { newFolder, removeFolders } from './processes.js';

afterAll(removeFolders);

const AUTOMATIC = { heapMb: undefined, pageCacheMb: undefined };

describe('memory', () => {
  it('is sized to the machine: a quarter for the heap, an eighth for the page cache, within bounds', () => {
    expect(sizeMemory(AUTOMATIC, { totalMb: 2048, freeMb: 1500 })).toEqual({ heapMb: 512, pageCacheMb: 256 });
    expect(sizeMemory(AUTOMATIC, { totalMb: 16_384, freeMb: 8000 })).toEqual({ heapMb: 4096, pageCacheMb: 2048 });
    expect(sizeMemory(AUTOMATIC, { totalMb: 262_144, freeMb: 200_000 })).toEqual({ heapMb: 4096, pageCacheMb: 8192 });
  });

  it('takes what is asked for, and refuses more than the machine has', () => {
    expect(sizeMemory({ heapMb: 700, pageCacheMb: 100 }, { totalMb: 2048, freeMb: 1500 })).toEqual({ heapMb: 700, pageCacheMb: 100 });
    expect(() => sizeMemory({ heapMb: 4000, pageCacheMb: 100 }, { totalMb: 2048, freeMb: 1500 })).toThrow(
      /would need 4400 MiB of memory and the machine has 2048 MiB/u,
    );
    expect(() => sizeMemory(AUTOMATIC, { totalMb: 800, freeMb: 700 })).toThrow(MachineNotReady);
  });

  it('refuses to start into a machine whose memory is taken by others', () => {
    expect(() => sizeMemory(AUTOMATIC, { totalMb: 8192, freeMb: 300 })).toThrow(/Only 300 MiB of memory are free/u);
  });
});

describe('Java', () => {
  const fake = (version: string, exit = 0): string => {
    const home = newFolder();
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin', 'java'), `#!/bin/sh\necho 'openjdk version "${version}"' >&2\nexit ${exit}\n`);
    chmodSync(join(home, 'bin', 'java'), 0o755);
    return home;
  };

  it('is recognised in old and new spellings of its version', () => {
    expect(['openjdk version "17.0.15" 2025-04-15', 'java version "1.8.0_392"', 'openjdk version "21-ea"', 'no words'].map(javaVersion)).toEqual([
      17,
      8,
      21,
      undefined,
    ]);
  });

  it('that is missing, too old or broken is told with the command that brings one', () => {
    const hint = expect.stringContaining('apt-get install');
    const attempt = (home: string): unknown => {
      try {
        return findJava(home);
      } catch (error) {
        return error;
      }
    };
    expect(attempt('/nowhere')).toMatchObject({ name: 'MachineNotReady', message: expect.stringContaining('not found'), hint });
    expect(attempt(fake('1.8.0_392'))).toMatchObject({ name: 'MachineNotReady', message: expect.stringContaining('is Java 8'), hint });
    expect(attempt(fake('17.0.1', 1))).toMatchObject({ name: 'MachineNotReady', hint });
    expect(attempt(fake('21.0.2'))).toMatch(/bin\/java$/u);
  });
});

describe('disk, Maven and ports', () => {
  it('a disk that is nearly full is refused before anything is written', () => {
    expect(() => requireDisk(newFolder(), 1e9, 'the database')).toThrow(/MiB free; the database needs 1000000000 MiB/u);
  });

  it('without Maven the first start says so, and leaves no half-filled cache', async () => {
    const cache = newFolder();
    const path = process.env['PATH'];
    process.env['PATH'] = newFolder();
    try {
      await expect(resolveJars(() => undefined, cache)).rejects.toMatchObject({
        name: 'MachineNotReady',
        message: expect.stringContaining('Maven'),
        hint: expect.stringContaining('apt-get install maven'),
      });
    } finally {
      process.env['PATH'] = path;
    }
    expect(readdirSync(cache)).toEqual([]);
  });

  it('a Maven that fails is reported with its own reason, and leaves no half-filled cache', async () => {
    const cache = newFolder();
    const bin = newFolder();
    writeFileSync(join(bin, 'mvn'), "#!/bin/sh\necho '[ERROR] Could not transfer artifact: Connection refused'\nexit 1\n");
    chmodSync(join(bin, 'mvn'), 0o755);
    const path = process.env['PATH'];
    process.env['PATH'] = `${bin}:${path}`;
    try {
      await expect(resolveJars(() => undefined, cache)).rejects.toMatchObject({
        name: 'MachineNotReady',
        message: expect.stringContaining('Connection refused'),
      });
    } finally {
      process.env['PATH'] = path;
    }
    expect(readdirSync(cache)).toEqual([]);
  });

  it('knows a free port from a taken one', async () => {
    const port = await freePort();
    expect(await isFree(port)).toBe(true);
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    expect((server.address() as AddressInfo).port).toBe(port);
    expect(await isFree(port)).toBe(false);
    await new Promise((done) => server.close(done));
  });
});
