const MARK = '"';

/**
 * The cells of one record that holds quotation marks, read line by line. Real files quote carelessly, so besides RFC 4180
 * (a cell in marks may hold delimiters, line breaks and doubled marks) a mark inside a cell that does not begin with one is
 * text, and so are the marks of a cell that goes on after its closing mark: `"q"z` is `"q"z`.
 */
export class QuotedRecord {
  readonly cells: string[] = [];
  private cell = '';
  private quoted = false;

  constructor(
    private readonly delimiter: string,
    private readonly lineEnd: string,
  ) {}

  /** Takes the next line of the file; true when the record ends with it. */
  take(line: string): boolean {
    let at = 0;
    for (;;) {
      if (!this.quoted && line[at] === MARK) {
        this.quoted = true;
        at += 1;
      }
      if (this.quoted) {
        const next = this.quotation(line, at);
        if (next === undefined) {
          this.cell += this.lineEnd;
          return false;
        }
        at = next;
      }
      // Outside marks: up to the delimiter everything is text.
      const end = line.indexOf(this.delimiter, at);
      this.cells.push(this.cell + (end < 0 ? line.slice(at) : line.slice(at, end)));
      this.cell = '';
      if (end < 0) return true;
      at = end + this.delimiter.length;
    }
  }

  /** Reads a quotation from `at`; gives the place after its closing mark, undefined where it goes on in the next line. */
  private quotation(line: string, at: number): number | undefined {
    for (let from = at; ;) {
      const mark = line.indexOf(MARK, from);
      if (mark < 0) {
        this.cell += line.slice(from);
        return undefined;
      }
      this.cell += line.slice(from, mark);
      from = mark + 1;
      if (line[from] === MARK) {
        this.cell += MARK;
        from += 1;
        continue;
      }
      this.quoted = false;
      if (from < line.length && !line.startsWith(this.delimiter, from)) this.cell = MARK + this.cell + MARK;
      return from;
    }
  }
}
