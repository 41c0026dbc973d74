import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { BadPackage, TooLarge } from '../../failures.js';
import { MANIFEST, pathFault } from './manifest.js';
import type { PackageSource } from './package-source.js';

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all files of the package together, unpacked. */
  readonly bytes: number;
  /** Unpacked to packed, counted from the first MiB on: tables shrink to a twentieth, bombs to a thousandth. */
  readonly ratio: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 2_000, bytes: 20 * 1024 ** 3, ratio: 200 };
const RATIO_FROM = 1024 ** 2;
const LINK = 0o120000;
const TYPE_MASK = 0o170000;

/** Reads a package out of a `.zip` entry by entry; nothing is unpacked that the manifest does not name. */
export class ZipSource implements PackageSource {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ZipLimits,
  ) {}

  static async open(path: string, limits: ZipLimits = ZIP_LIMITS): Promise<ZipSource> {
    const zip = await opened(path);
    try {
      if (zip.entryCount > limits.entries)
        throw new TooLarge(`The archive holds ${zip.entryCount} files, at most ${limits.entries} are read.`, 'Split the package.', { limit: limits.entries });
      return new ZipSource(zip, withoutTopFolder(await entriesOf(zip)), limits);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  async has(path: string): Promise<boolean> {
    return this.entries.has(path);
  }

  async open(path: string): Promise<Readable> {
    const entry = this.entries.get(path);
    if (!entry) throw bad(path, 'the file is not in the package');
    const stream = await new Promise<Readable>((resolve, reject) => {
      this.zip.openReadStream(entry, (error, opened) => (error ? reject(bad(path, `the entry cannot be read: ${error.message}`, error)) : resolve(opened)));
    });
    const bounded = this.bounded(path, entry.compressedSize);
    stream.on('error', (error) => bounded.destroy(bad(path, `the archive is damaged: ${error.message}`, error)));
    return stream.pipe(bounded);
  }

  async close(): Promise<void> {
    this.zip.close();
  }

  /** The sizes an archive states are not trusted: what really comes out is counted. */
  private bounded(path: string, packed: number): Transform {
    let bytes = 0;
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        this.unpacked += chunk.length;
        if (this.unpacked > this.limits.bytes)
          done(new TooLarge(`The package unpacks to more than ${this.limits.bytes} bytes.`, 'Split it.', { limit: this.limits.bytes }));
        else if (bytes > RATIO_FROM && bytes > packed * this.limits.ratio)
          done(bad(path, `the file unpacks to more than ${this.limits.ratio} times its packed size; this is how archives are built that fill a disk`));
        else done(null, chunk);
      },
    });
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true, strictFileNames: true });
  } catch (error) {
    throw bad('package.zip', `this is no readable .zip: ${(error as Error).message}`, error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) => reject(bad('package.zip', `the archive is damaged or holds a forbidden name: ${error.message}`, error)));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName;
      const reason = faultOf(entry, entries);
      if (reason) return reject(bad(name, reason));
      if (!name.endsWith('/')) entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;
}

function faultOf(entry: Entry, known: ReadonlyMap<string, Entry>): string | undefined {
  const name = entry.fileName;
  const path = pathFault(name.endsWith('/') ? name.slice(0, -1) : name);
  if (path) return path;
  if (known.has(name)) return 'the name occurs twice in the archive';
  if (((entry.externalFileAttributes >>> 16) & TYPE_MASK) === LINK) return 'links are not followed';
  if ((entry.generalPurposeBitFlag & 1) !== 0) return 'the entry is encrypted';
  return undefined;
}

/** Packing a folder often puts its name before every path: `package/manifest.yaml`. */
function withoutTopFolder(entries: Map<string, Entry>): Map<string, Entry> {
  if (entries.has(MANIFEST)) return entries;
  const tops = new Set([...entries.keys()].filter((name) => !name.startsWith('__MACOSX/')).map((name) => name.slice(0, name.indexOf('/') + 1)));
  const top = [...tops][0];
  if (tops.size !== 1 || !top || !entries.has(top + MANIFEST)) return entries;
  return new Map([...entries].filter(([name]) => name.startsWith(top)).map(([name, entry]) => [name.slice(top.length), entry]));
}

function bad(file: string, reason: string, cause?: unknown): BadPackage {
  return new BadPackage(
    `${file}: ${reason}.`,
    'Make the archive anew and load it again; nothing was changed.',
    { faults: [{ file, line: null, reason }] },
    cause,
  );
}
