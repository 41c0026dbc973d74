import { mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem, totalmem } from 'node:os';
import type { EmbeddedSizes } from '../config.js';
import { MachineNotReady } from '../failures.js';

const MIB = 1024 * 1024;
/** What the JVM takes beside heap and page cache: code, threads, buffers. Measured 250–350 MiB. */
const JVM_MB = 300;

/** Throws `MachineNotReady` when the disk that holds `folder` has less than `neededMb` MiB free. */
export function requireDisk(folder: string, neededMb: number, what: string): void {
  mkdirSync(folder, { recursive: true });
  const disk = statfsSync(folder);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / MIB);
  if (freeMb < neededMb) {
    throw new MachineNotReady(
      `The disk of ${folder} has ${freeMb} MiB free; ${what} needs ${neededMb} MiB.`,
      'Free some space, or set DATA_DIR to a folder on a larger disk.',
      { freeMb, neededMb },
    );
  }
}

/**
 * Heap and page cache in MiB. By default a quarter of the machine (or of the container's limit), 4 GiB at most, and an eighth, so that
 * the service and a browser fit beside them. Throws `MachineNotReady` when the memory is not there.
 */
export function sizeMemory(wanted: EmbeddedSizes, memory = readMemory()): { heapMb: number; pageCacheMb: number } {
  const heapMb = wanted.heapMb ?? between(512, Math.floor(memory.totalMb / 4), 4096);
  const pageCacheMb = wanted.pageCacheMb ?? between(128, Math.floor(memory.totalMb / 8), 8192);
  const neededMb = heapMb + pageCacheMb + JVM_MB;
  const facts = { ...memory, neededMb };
  if (neededMb > memory.totalMb) {
    throw new MachineNotReady(
      `The database would need ${neededMb} MiB of memory and the machine has ${memory.totalMb} MiB.`,
      'Lower NEO4J_HEAP_MB and NEO4J_PAGECACHE_MB, or use a larger machine.',
      facts,
    );
  }
  // Heap and page cache fill up over time, so only what is needed to start must be free now.
  const neededNowMb = Math.min(heapMb, 512) + JVM_MB;
  if (memory.freeMb < neededNowMb) {
    throw new MachineNotReady(
      `Only ${memory.freeMb} MiB of memory are free; the database needs ${neededNowMb} MiB to start.`,
      'Close other programs, or lower NEO4J_HEAP_MB.',
      facts,
    );
  }
  return { heapMb, pageCacheMb };
}

function readMemory(): { totalMb: number; freeMb: number } {
  const limit = process.constrainedMemory();
  const total = limit > 0 && limit < totalmem() ? limit : totalmem();
  return { totalMb: Math.floor(total / MIB), freeMb: Math.floor(Math.min(freemem(), process.availableMemory()) / MIB) };
}

/** A port of the loopback interface that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/** Whether a program could listen on this loopback port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

function between(min: number, value: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}
