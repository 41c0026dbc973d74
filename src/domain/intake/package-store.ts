import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MachineNotReady } from '../../failures.js';

/**
 * The bytes of every package, by their SHA-256, under `packages/` in the data folder: what a figure's source row is opened
 * from, years later and whatever happened to the delivered files. A file that two packages share is kept once.
 */
export class PackageStore {
  private readonly folder: string;
  /** Where drafts lie while they are written; swept at every start. */
  readonly incoming: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'packages');
    this.incoming = join(this.folder, 'incoming');
    mkdirSync(this.incoming, { recursive: true, mode: 0o700 });
  }

  /** Takes a stream in and gives the SHA-256 of what came. A file that is there already is not written again. */
  async put(bytes: Readable): Promise<string> {
    const hash = createHash('sha256');
    const draft = join(this.incoming, randomUUID());
    const hashing = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(bytes, hashing, createWriteStream(draft, { mode: 0o600, flags: 'wx', highWaterMark: 1024 * 1024 }));
      return this.keep(draft, hash.digest('hex'));
    } catch (error) {
      rmSync(draft, { force: true });
      throw diskFull(error) ?? error;
    }
  }

  putText(text: string): string {
    const sha256 = createHash('sha256').update(text).digest('hex');
    const draft = join(this.incoming, randomUUID());
    writeFileSync(draft, text, { mode: 0o600 });
    return this.keep(draft, sha256);
  }

  path(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  has(sha256: string): boolean {
    return existsSync(this.path(sha256));
  }

  async text(sha256: string): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of createReadStream(this.path(sha256)) as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts).toString('utf8');
  }

  /** Removes what no batch in the graph names: drafts of an interrupted load and files of a refused one. */
  sweep(kept: ReadonlySet<string>): void {
    for (const draft of readdirSync(this.incoming)) rmSync(join(this.incoming, draft), { force: true });
    for (const shelf of readdirSync(this.folder)) {
      if (shelf.length !== 2) continue;
      for (const sha256 of readdirSync(join(this.folder, shelf))) {
        if (!kept.has(sha256)) rmSync(join(this.folder, shelf, sha256), { force: true });
      }
    }
  }

  private keep(draft: string, sha256: string): string {
    if (this.has(sha256)) {
      rmSync(draft, { force: true });
      return sha256;
    }
    mkdirSync(join(this.folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    renameSync(draft, this.path(sha256));
    return sha256;
  }
}

function diskFull(error: unknown): MachineNotReady | undefined {
  return (error as { code?: string }).code === 'ENOSPC'
    ? new MachineNotReady(
        'The disk that holds the data folder is full.',
        'Free some space, or point DATA_DIR to a larger disk, and load the package again; nothing was changed.',
        {},
        error,
      )
    : undefined;
}
