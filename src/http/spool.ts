import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadQuestion, TooLarge } from '../failures.js';

/** Uploads wait here, in the data folder, until the intake has read them; nothing in it survives its request. */
export class Spool {
  private readonly folder: string;

  constructor(
    dataDir: string,
    readonly bytesMax: number,
  ) {
    this.folder = join(dataDir, 'spool');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    // What a killed service left behind.
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name), { force: true });
  }

  /**
   * Writes a body to a file of its own, hands the path on and removes the file afterwards, however that ended.
   * @param declared Content-Length, when the caller states one: refused before a byte is read.
   */
  async with<R>(body: Readable, declared: number | undefined, work: (path: string) => Promise<R>): Promise<R> {
    if (declared !== undefined && declared > this.bytesMax) throw this.tooLarge();
    const path = join(this.folder, `${randomUUID()}.zip`);
    try {
      const bytes = await this.store(body, path);
      if (bytes === 0)
        throw new BadQuestion('body', 'The body is empty.', 'Send the load package as a .zip file in the body, with Content-Type: application/zip.');
      return await work(path);
    } finally {
      rmSync(path, { force: true });
    }
  }

  private async store(body: Readable, path: string): Promise<number> {
    let bytes = 0;
    const bounded = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        done(bytes > this.bytesMax ? this.tooLarge() : null, chunk);
      },
    });
    // Opened before the body is read: a stream that opens its file itself could do so after the removal.
    const file = await open(path, 'wx', 0o600);
    try {
      await pipeline(body, bounded, file.createWriteStream());
    } finally {
      await file.close();
    }
    return bytes;
  }

  private tooLarge(): TooLarge {
    const mib = Math.floor(this.bytesMax / 1024 / 1024);
    return new TooLarge(
      `The package is larger than ${mib} MiB.`,
      'Split it into several packages, or load it with npm run load while the service is stopped.',
      { limit: this.bytesMax },
    );
  }
}
