/** One line of a terminal that is written again and again; in a pipe only the whole sentences. */
export class ProgressLine {
  private shown = false;

  /** A sentence that stays. */
  tell(text: string): void {
    this.end();
    console.error(text);
  }

  /** Replaces the line before. */
  update(text: string): void {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r\u001b[2K${text}`);
    this.shown = true;
  }

  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[2K');
    this.shown = false;
  }
}
