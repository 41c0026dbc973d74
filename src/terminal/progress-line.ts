/** Nobody reads faster. */
const LEAST_MS = 100;

/** One line of a terminal that is written again and again; in a pipe only the whole sentences. */
export class ProgressLine {
  private shown = false;
  private writtenAt = -Infinity;

  /** A sentence that stays. */
  tell(text: string): void {
    this.end();
    console.error(text);
  }

  /** Replaces the line before. */
  update(text: string): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.writtenAt < LEAST_MS) return;
    this.writtenAt = now;
    process.stderr.write(`\r\u001b[2K${text}`);
    this.shown = true;
  }

  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[2K');
    this.shown = false;
  }
}
