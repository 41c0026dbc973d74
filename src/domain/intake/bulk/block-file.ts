import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';

const BLOCK_BYTES = 512 * 1024;
const READ_BYTES = 4 * 1024;

/**
 * A file of lines that grows at its end and is read back at any place. Writing waits for the disk: nothing piles up in memory. A failure
 * of the disk is thrown as it comes.
 */
export class BlockFile {
  /** Open only where lines have been read back: there may be more files than a process may hold open. */
  private reading: number | undefined;
  private block = Buffer.allocUnsafeSlow(64 * 1024);
  private used = 0;
  private flushed = 0;

  constructor(readonly path: string) {
    writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
  }

  /** Bytes written so far. */
  get length(): number {
    return this.flushed + this.used;
  }

  /** Appends a line, which holds no line feed of its own; gives the place at which it can be read again. */
  append(line: string): number {
    const most = line.length * 3 + 1;
    if (this.used + most > this.block.length) this.makeRoom(most);
    const place = this.flushed + this.used;
    this.used += this.block.write(line, this.used, 'utf8');
    this.block[this.used] = 0x0a;
    this.used += 1;
    return place;
  }

  lineAt(place: number): string {
    if (place >= this.flushed) {
      const from = place - this.flushed;
      return this.block.toString('utf8', from, this.block.indexOf(0x0a, from));
    }
    for (let size = READ_BYTES; ; size *= 4) {
      const bytes = Buffer.allocUnsafe(size);
      const read = readSync(this.open(), bytes, 0, Math.min(size, this.flushed - place), place);
      const end = bytes.subarray(0, read).indexOf(0x0a);
      if (end >= 0) return bytes.toString('utf8', 0, end);
    }
  }

  /** All lines in order, from what has been written so far. */
  *lines(): Generator<string> {
    this.flush();
    let rest = Buffer.alloc(0);
    for (let place = 0; place < this.flushed;) {
      const bytes = Buffer.allocUnsafe(BLOCK_BYTES);
      const read = readSync(this.open(), bytes, 0, BLOCK_BYTES, place);
      place += read;
      const whole = Buffer.concat([rest, bytes.subarray(0, read)]);
      let from = 0;
      for (let end = whole.indexOf(0x0a); end >= 0; end = whole.indexOf(0x0a, from)) {
        yield whole.toString('utf8', from, end);
        from = end + 1;
      }
      rest = whole.subarray(from);
    }
  }

  flush(): void {
    if (this.used === 0) return;
    const writing = openSync(this.path, 'a');
    try {
      for (let from = 0; from < this.used;) from += writeSync(writing, this.block, from, this.used - from);
    } finally {
      closeSync(writing);
    }
    this.flushed += this.used;
    this.used = 0;
  }

  close(): void {
    this.flush();
    if (this.reading !== undefined) closeSync(this.reading);
    this.reading = undefined;
  }

  /** From here on it can be read even if it is removed from its folder. */
  hold(): void {
    this.flush();
    this.open();
  }

  private open(): number {
    return (this.reading ??= openSync(this.path, 'r'));
  }

  private makeRoom(most: number): void {
    this.flush();
    // A file of few lines needs no large block; there may be hundreds of files.
    if (this.flushed >= this.block.length && this.block.length < BLOCK_BYTES) this.block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    if (most > this.block.length) this.block = Buffer.allocUnsafeSlow(most);
  }
}
