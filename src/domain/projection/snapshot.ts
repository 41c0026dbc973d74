import { chmod, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { kindOf, newColumn, roomFor, type Column, type ColumnKind } from './columns.js';
import type { NewSpan } from './coverage-spans.js';
import { MoneyGraph } from './money-graph.js';

/** Changes with whatever changes what the columns mean, so that a snapshot of an earlier release is never taken for one of this. */
const FORMAT = 3;
const MAGIC = 'YLMONEY1';
/** Offset of the contents (8 bytes), their length and check sum (4 each), and the magic word. */
const TRAILER_BYTES = 24;
/** Written and read at a time; others get their turn in between. */
const SLICE_BYTES = 8 << 20;
const ENDING = '.graph';

interface Contents {
  readonly format: number;
  readonly byteOrder: string;
  readonly version: number;
  readonly stamp: string;
  readonly stored: number;
  readonly spans: readonly NewSpan[];
  readonly sections: readonly { readonly name: string; readonly kind: ColumnKind; readonly length: number; readonly crc: number }[];
}

/** What a snapshot says of itself, before it is read. */
export interface SnapshotMark {
  readonly path: string;
  readonly version: number;
  readonly stamp: string;
}

/**
 * Money graphs kept as files of a folder, one for each data version, the newest of which is kept: the raw bytes of all columns, each with a check
 * sum, and at the end the contents. A file gets its name only when it is whole.
 */
export class Snapshots {
  constructor(private readonly folder: string) {}

  /** Writes a graph that nobody changes meanwhile; false when it was given up because `isUnwanted`. */
  async save(graph: MoneyGraph, isUnwanted: () => boolean = () => false): Promise<boolean> {
    // It holds purposes of payments and ids: for the owner of the data folder only, like all that lies there.
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await chmod(this.folder, 0o700);
    const path = join(this.folder, `${graph.version}${ENDING}`);
    const beginning = `${path}.part`;
    const file = await open(beginning, 'w', 0o600);
    try {
      const sections: Contents['sections'][number][] = [];
      let offset = 0;
      for (const section of graph.sections()) {
        const column = section.content();
        const bytes = bytesOf(column);
        let crc = 0;
        for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
          if (isUnwanted()) return false;
          const slice = bytes.subarray(from, from + SLICE_BYTES);
          crc = crc32(slice, crc);
          await writeWhole(file, slice);
        }
        offset += bytes.length;
        sections.push({ name: section.name, kind: kindOf(column), length: column.length, crc });
      }
      const { version, stamp, stored, spans } = graph;
      const contents: Contents = { format: FORMAT, byteOrder: endianness(), version, stamp, stored, spans: spans.all(), sections };
      await writeWhole(file, ending(Buffer.from(JSON.stringify(contents)), offset));
      await file.sync();
      if (isUnwanted()) return false;
      await file.close();
      await rename(beginning, path);
      await this.removeBut(path);
      return true;
    } finally {
      await file.close().catch(() => undefined);
      await rm(beginning, { force: true });
    }
  }

  /** The newest snapshot there is; its contents are checked, its columns not yet. Throws an Error that says what is wrong with it. */
  async newest(): Promise<SnapshotMark | undefined> {
    const names = await readdir(this.folder).catch(() => []);
    const versions = names.filter((name) => /^\d+\.graph$/u.test(name)).map((name) => Number.parseInt(name, 10));
    if (versions.length === 0) return undefined;
    const path = join(this.folder, `${Math.max(...versions)}${ENDING}`);
    const file = await open(path, 'r');
    try {
      const { version, stamp } = await contentsOf(file);
      return { path, version, stamp };
    } finally {
      await file.close();
    }
  }

  /** Reads a snapshot. Throws an Error that says what is wrong with it; nothing damaged is ever given. */
  async load({ path }: SnapshotMark): Promise<MoneyGraph> {
    const file = await open(path, 'r');
    try {
      const contents = await contentsOf(file);
      const graph = new MoneyGraph();
      const sections = graph.sections();
      let offset = 0;
      for (const [place, { name, kind, length, crc }] of contents.sections.entries()) {
        const section = sections[place];
        if (section?.name !== name || kindOf(section.content()) !== kind) throw new Error(`it has a column ${name} that is not expected there`);
        const column = newColumn(kind, roomFor(length));
        const bytes = bytesOf(column.subarray(0, length));
        let sum = 0;
        for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
          const slice = bytes.subarray(from, from + SLICE_BYTES);
          await readWhole(file, slice, offset + from);
          sum = crc32(slice, sum);
        }
        if (sum !== crc) throw new Error(`the column ${name} is damaged`);
        offset += bytes.length;
        section.adopt(column, length);
      }
      if (sections.length !== contents.sections.length) throw new Error('columns are missing');
      graph.spans.replace(contents.spans);
      graph.version = contents.version;
      graph.stamp = contents.stamp;
      graph.stored = contents.stored;
      graph.allArranged();
      return graph;
    } finally {
      await file.close();
    }
  }

  /** Removes what is there, apart from one file. */
  async removeBut(kept?: string): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      if (path !== kept && /^\d+\.graph(?:\.part)?$/u.test(name)) await rm(path, { force: true });
    }
  }
}

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function ending(contents: Buffer, offset: number): Buffer {
  const trailer = Buffer.alloc(TRAILER_BYTES);
  trailer.writeBigUInt64LE(BigInt(offset), 0);
  trailer.writeUInt32LE(contents.length, 8);
  trailer.writeUInt32LE(crc32(contents), 12);
  trailer.write(MAGIC, 16, 'latin1');
  return Buffer.concat([contents, trailer]);
}

async function contentsOf(file: FileHandle): Promise<Contents> {
  const { size } = await file.stat();
  const trailer = Buffer.alloc(TRAILER_BYTES);
  if (size < TRAILER_BYTES) throw new Error('it is cut short');
  await readWhole(file, trailer, size - TRAILER_BYTES);
  const offset = Number(trailer.readBigUInt64LE(0));
  const length = trailer.readUInt32LE(8);
  if (trailer.toString('latin1', 16) !== MAGIC || offset + length + TRAILER_BYTES !== size) throw new Error('it is cut short, or no snapshot');
  const text = Buffer.alloc(length);
  await readWhole(file, text, offset);
  if (crc32(text) !== trailer.readUInt32LE(12)) throw new Error('its contents are damaged');
  const contents = JSON.parse(text.toString('utf8')) as Contents;
  if (contents.format !== FORMAT) throw new Error('another release wrote it');
  if (contents.byteOrder !== endianness()) throw new Error('a machine with another order of bytes wrote it');
  return contents;
}

async function readWhole(file: FileHandle, into: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < into.length;) {
    const { bytesRead } = await file.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw new Error('it is cut short');
    done += bytesRead;
  }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
}
