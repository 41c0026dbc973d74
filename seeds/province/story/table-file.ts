import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { yuanText } from './calendar.ts';

/** What the manifest says about one file. */
export interface FileEntry {
  readonly path: string;
  readonly sha256: string;
  readonly encoding: 'utf-8';
  readonly mapping: string;
  readonly rows: number;
  readonly totals?: Record<string, string>;
}

/** Rows gathered before they are encoded and written: large enough that the disk is asked rarely, small with a hundred files open. */
const BUFFERED = 256 * 1024;

/** One CSV file of a package, written as it comes into being: memory holds only its last rows. */
export class TableFile {
  rows = 0;
  private readonly hash: Hash = createHash('sha256');
  private readonly handle: number;
  private readonly sums: number[];
  private pending: string;
  private readonly path: string;
  private readonly mapping: string;
  private readonly totals: readonly string[];

  /** `totals` are the columns whose sums the manifest announces; `row` is given their fen in this order. */
  constructor(folder: string, path: string, mapping: string, columns: string, totals: readonly string[] = []) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    this.handle = openSync(target, 'w');
    this.path = path;
    this.mapping = mapping;
    this.totals = totals;
    this.sums = totals.map(() => 0);
    this.pending = `${columns.replaceAll(' ', ',')}\n`;
  }

  /** `cells` are joined already and hold no quote, comma or line break of their own. */
  row(cells: string, first = 0, second = 0): void {
    this.pending += `${cells}\n`;
    this.rows += 1;
    if (this.sums.length > 0) this.sums[0]! += first;
    if (this.sums.length > 1) this.sums[1]! += second;
    if (this.pending.length > BUFFERED) this.flush();
  }

  close(): FileEntry {
    this.flush();
    closeSync(this.handle);
    const totals = Object.fromEntries(this.totals.map((column, index) => [column, yuanText(this.sums[index]!)]));
    return {
      path: this.path,
      sha256: this.hash.digest('hex'),
      encoding: 'utf-8',
      mapping: this.mapping,
      rows: this.rows,
      ...(this.totals.length > 0 ? { totals } : {}),
    };
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending, 'utf8');
    this.hash.update(bytes);
    for (let done = 0; done < bytes.length;) done += writeSync(this.handle, bytes, done);
    this.pending = '';
  }
}
