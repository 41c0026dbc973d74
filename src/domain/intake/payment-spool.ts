import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PIECE = 64 * 1024;

/** Ids of the payments a batch has touched, kept in a file: a batch may hold millions of them, and the heap should not. */
export class PaymentSpool {
  private readonly out: WriteStream;
  private failure: Error | undefined;
  /** Lines not handed to the stream yet: it keeps books of every piece it is given. */
  private pending = '';

  constructor(private readonly path: string) {
    this.out = createWriteStream(path, { mode: 0o600 });
    this.out.on('error', (error) => (this.failure ??= error));
  }

  /** Ids hold no line feed: they are made of cells, in which one is rare, and then it is written escaped. */
  add(id: string): void {
    this.pending += `${JSON.stringify(id)}\n`;
    if (this.pending.length < PIECE) return;
    this.out.write(this.pending);
    this.pending = '';
  }

  /** All ids in the order in which they came; an id may come twice. Nothing can be added any more. */
  async *ids(): AsyncGenerator<string> {
    this.out.end(this.pending);
    if (!this.out.closed) await Promise.race([once(this.out, 'close'), once(this.out, 'error').then(([error]) => Promise.reject(error as Error))]);
    if (this.failure) throw this.failure;
    for await (const line of createInterface({ input: createReadStream(this.path), crlfDelay: Infinity })) yield JSON.parse(line) as string;
  }

  async remove(): Promise<void> {
    this.out.destroy();
    await rm(this.path, { force: true });
  }
}
