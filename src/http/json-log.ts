import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

/** A file is renamed to `<name>.1` past this size, so that the logs never fill the data folder. */
const BYTES_MAX = 64 * 1024 * 1024;

/** A file of one JSON object a line, in the data folder. Callers pass no personal data. */
export class JsonLog {
  private stream: WriteStream;
  private bytes: number;

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    this.stream = this.open();
  }

  write(entry: Record<string, unknown>): void {
    const line = `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`;
    this.bytes += Buffer.byteLength(line);
    if (this.bytes > BYTES_MAX) {
      this.stream.end();
      renameSync(this.file, `${this.file}.1`);
      this.bytes = Buffer.byteLength(line);
      this.stream = this.open();
    }
    this.stream.write(line);
  }

  /** The cause with its stack; drivers and file systems name codes and paths there, which the caller never sees. */
  error(entry: Record<string, unknown>, cause: unknown): void {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    this.write({
      level: 'error',
      ...entry,
      error: error.name,
      message: error.message,
      stack: error.stack
        ?.split('\n')
        .slice(1, 12)
        .map((line) => line.trim()),
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.stream.end(resolve));
  }

  private open(): WriteStream {
    const stream = createWriteStream(this.file, { flags: 'a', mode: 0o600 });
    // A full disk must not take the service down; what is then missing from the log is told on the console.
    stream.on('error', (error) => console.error(`The log ${this.file} cannot be written: ${error.message}`));
    return stream;
  }
}
