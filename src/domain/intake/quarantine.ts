import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { stringify as yaml } from 'yaml';
import { BadQuestion } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import type { Written } from './batch-run.js';
import { batchView, type BatchRow } from './batch-view.js';
import { isGrouping } from './compile-mapping.js';
import type { BatchView, QuarantineView, QuarantinedRow } from './intake.shapes.js';
import { maskCells, maskDetail } from './mask-cells.js';
import type { PackageStore } from './package-store.js';
import { shanghaiDate } from './parse-date.js';
import { formatDecimal, parseDecimal } from './parse-money.js';
import type { SourceRows, StoredFile } from './source-rows.js';
import type { QuarantineReason } from './words.js';

export interface QuarantineAsked {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly reason?: string | undefined;
  readonly file?: string | undefined;
  /** Only rows that no later batch has delivered again. */
  readonly open?: boolean | undefined;
}

/** Open rows of one file, to be corrected in a spreadsheet. */
export interface QuarantineTable {
  readonly file: string;
  /** CSV with a byte order mark, so that a spreadsheet opens it as UTF-8. */
  readonly csv: string;
}

interface Found extends Record<string, unknown> {
  readonly number: number;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly cells: readonly string[];
  readonly correctedIn: string | null;
}

const BOM = '\uFEFF';
/** Columns in front of the file's own; no column of a source begins so. */
const PLACE_COLUMNS = ['#line', '#column', '#value', '#reason', '#detail'];
const TABLE_ROWS_MAX = 100_000;

/** Rows that were set aside: shown with the reason, handed out to be corrected, and taken back as a package of their own. */
export class Quarantine {
  constructor(
    private readonly graph: Graph,
    private readonly store: PackageStore,
    private readonly sources: SourceRows,
  ) {}

  async page(batch: string, asked: QuarantineAsked & { readonly after: number; readonly limit: number }): Promise<QuarantineView> {
    const { after, limit, reason = null, file = null, open = false } = asked;
    const rows = await this.graph.read<Found>('quarantined-rows', { batch, after, limit: limit + 1, reason, file, open });
    const [counts] = await this.graph.read<{ total: number; open: number; reasons: string[][]; files: string[][] }>('quarantine-counts', {
      batch,
      reason,
      file,
      onlyOpen: open,
    });
    const shown = rows.slice(0, limit);
    const files = new Map<string, StoredFile>();
    for (const { file: path } of shown) if (!files.has(path)) files.set(path, await this.fileOf(batch, path));
    return {
      rows: shown.map((row) => this.row(batch, row, files.get(row.file)!)),
      total: counts?.total ?? 0,
      open: counts?.open ?? 0,
      reasons: counted(counts?.reasons),
      files: counted(counts?.files),
      redeliverable: [...files.values()].every((stored) => !isGrouping(stored.means)),
      cursor: rows.length > limit ? String(shown.at(-1)!.number) : null,
    };
  }

  async table(batch: string, file: string | undefined): Promise<QuarantineTable> {
    const path = file ?? (await this.onlyFile(batch));
    const stored = await this.fileOf(batch, path);
    const rows = await this.openRows(batch, path);
    const lines = rows.map((row) => {
      const cells = maskCells(stored.columns, row.cells, stored.personal);
      const place = row.column === null ? -1 : stored.columns.indexOf(row.column);
      const value = place < 0 ? '' : (cells[place]?.value ?? '');
      return [String(row.line), row.column ?? '', value, row.reason, maskDetail(row.detail, row.cells, cells), ...cells.map((cell) => cell.value)];
    });
    return { file: path, csv: BOM + stringify([[...PLACE_COLUMNS, ...stored.columns], ...lines], { escape_formulas: true }) };
  }

  /** Writes a corrected table as a package into `folder`. @throws BadQuestion where the table is none that was handed out. */
  async correctedPackage(
    batch: BatchView,
    table: string,
    file: string | undefined,
    id: string,
    folder: string,
  ): Promise<{ folder: string; corrected: NonNullable<Written['corrected']> }> {
    const path = file ?? (await this.onlyFile(batch.id));
    const stored = await this.fileOf(batch.id, path);
    if (isGrouping(stored.means))
      throw new BadQuestion(
        'file',
        `The mapping of ${path} sums over the rows of a file, so some rows of it cannot be delivered alone.`,
        'Correct the file itself and load it under a new id with mode: correct.',
      );
    const open = new Map((await this.openRows(batch.id, path)).map((row) => [row.line, row]));
    const rows = correctedRows(table, stored, open, path);
    // A withdrawal sets aside rows of other batches: they are delivered again as those were.
    const owner = await this.ownerOf(batch, stored);
    const announced = owner.files.find((other) => path.endsWith(other.path));
    const csv = stringify([stored.columns, ...rows.map(({ cells }) => cells)]);
    const mappingPath = stored.mapping.includes('/') || /\.ya?ml$/u.test(stored.mapping) ? stored.mapping : `mappings/${stored.mapping}.yaml`;
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    };
    // What lies in a folder of a package may not take the manifest's place.
    const csvPath = `corrected/${path}`.replace(/\.(?:xlsx|tsv|txt)$/iu, '.csv');
    write(csvPath, csv);
    write(mappingPath, await this.store.text(stored.mappingSha256));
    const totals = Object.fromEntries(
      (announced?.totals ?? [])
        .map(({ column }) => [column, totalOf(rows, stored.columns.indexOf(column))] as const)
        .filter(([, total]) => total !== undefined),
    );
    const day = (at: unknown): string => shanghaiDate(Number(at));
    write(
      'manifest.yaml',
      yaml({
        id,
        title: `${owner.title} · corrected rows`,
        sourceSystem: owner.sourceSystem,
        currency: batch.currency,
        // A corrected row is delivered as its batch was; that it replaces anything else is not what was corrected.
        mode: owner.mode === 'correct' ? 'correct' : 'append',
        ...(batch.demo ? { demo: true } : {}),
        period: { from: day(stored.batch['periodFrom']), to: day(stored.batch['periodTo']) },
        covers: owner.covers.map(({ source, region, from, to }) => ({ source, region, from: day(from), to: day(to) })),
        files: [
          {
            path: csvPath,
            sha256: createHash('sha256').update(csv).digest('hex'),
            encoding: 'utf-8',
            plain: true,
            mapping: mappingPath,
            rows: rows.length,
            totals,
          },
        ],
      }),
    );
    return { folder, corrected: { batch: batch.id, file: path, lines: rows.map(({ line }) => line) } };
  }

  private row(batch: string, row: Found, { columns, personal }: StoredFile): QuarantinedRow {
    const cells = maskCells(columns, row.cells, personal);
    const { file, line, column, reason, correctedIn } = row;
    return { source: `${batch}/${file}/${line}`, file, line, column, reason, detail: maskDetail(row.detail, row.cells, cells), cells, correctedIn };
  }

  /** A withdrawal has no files of its own: it sets aside rows of others, and names them by their batch. */
  private async fileOf(batch: string, path: string): Promise<StoredFile> {
    const slash = path.indexOf('/');
    try {
      return await this.sources.file(batch, path);
    } catch (error) {
      if (slash < 0) throw error;
      return this.sources.file(path.slice(0, slash), path.slice(slash + 1));
    }
  }

  private async ownerOf(batch: BatchView, stored: StoredFile): Promise<BatchView> {
    const id = String(stored.batch['id']);
    if (id === batch.id) return batch;
    const [row] = await this.graph.read<BatchRow>('batches', { id, limit: 1 });
    return row ? batchView(row) : batch;
  }

  private async onlyFile(batch: string): Promise<string> {
    const [counts] = await this.graph.read<{ files: string[][] }>('quarantine-counts', { batch, reason: null, file: null, onlyOpen: true });
    const files = (counts?.files ?? []).map(([path]) => path!);
    if (files.length === 1) return files[0]!;
    throw files.length === 0
      ? new BadQuestion('file', `Nothing of ${batch} waits in quarantine.`, 'GET /api/loads lists the batches with the number of rows set aside.')
      : new BadQuestion('file', `Rows of ${files.length} files wait in quarantine.`, `Name one of them: ${files.slice(0, 20).join(', ')}.`);
  }

  private async openRows(batch: string, file: string): Promise<Found[]> {
    const rows = await this.graph.read<Found>('quarantined-rows', { batch, after: 0, limit: TABLE_ROWS_MAX + 1, reason: null, file, open: true });
    if (rows.length > TABLE_ROWS_MAX)
      throw new BadQuestion(
        'file',
        `More than ${TABLE_ROWS_MAX} rows of ${file} were set aside.`,
        'So many have one cause: look at the reasons, mend the mapping or the file, and load it again under a new id.',
      );
    return rows;
  }
}

/** The rows of a table that came back, each with the cells it shall have. */
function correctedRows(
  table: string,
  { columns, personal, encoding }: StoredFile,
  open: ReadonlyMap<number, Found>,
  path: string,
): { line: number; cells: string[] }[] {
  let read: string[][];
  try {
    read = parse(table, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    throw new BadQuestion('body', `The table cannot be read: ${(error as Error).message}.`, 'Send the table as it was handed out, saved as CSV in UTF-8.');
  }
  if (table.includes('\uFFFD') && ![...open.values()].some(({ cells }) => cells.some((cell) => cell.includes('\uFFFD'))))
    throw new BadQuestion('body', 'The table is not UTF-8: some of its characters cannot be read.', 'Save it as CSV in UTF-8 and send it again.');
  const [header = [], ...rows] = read;
  if (rows.length === 0) throw new BadQuestion('body', 'The table has a header and no rows.', 'Send the rows that were corrected; rows left out stay open.');
  const expected = [...PLACE_COLUMNS, ...columns];
  const wrong = expected.findIndex((name, index) => header[index]?.trim() !== name);
  if (wrong >= 0)
    throw new BadQuestion(
      'body',
      `Column ${wrong + 1} of the table is ${JSON.stringify(header[wrong] ?? '')}; ${JSON.stringify(expected[wrong])} is expected.`,
      `Take the table of ${path} from the quarantine anew and change only the cells behind ${PLACE_COLUMNS.at(-1)}.`,
    );
  const lines = new Set<number>();
  return rows.map((row, index) => {
    const line = Number(row[0]);
    const before = open.get(line);
    if (!before || lines.has(line))
      throw new BadQuestion(
        'body',
        `Row ${index + 2} of the table names line ${row[0]}, ${before ? 'which another row names too' : `which does not wait in the quarantine of ${path}`}.`,
        'Leave #line as it was handed out; take the table anew where rows have been delivered meanwhile.',
      );
    lines.add(line);
    const masked = maskCells(columns, before.cells, personal);
    const fault = before.column === null ? -1 : columns.indexOf(before.column);
    const cells = row.slice(PLACE_COLUMNS.length).map((cell, place) => {
      const shown = masked[place]?.value ?? '';
      // Left as it was handed out, guarded or not, a cell means what stood there.
      if (cell.trim() === shown.trim() || cell === guarded(shown)) return before.cells[place] ?? '';
      return unguarded(cell);
    });
    // A cell of a workbook may have lost digits before it came here: as text it would look right and be wrong.
    if (encoding === 'xlsx' && fault >= 0 && (cells[fault] ?? '') === before.cells[fault])
      throw new BadQuestion(
        'body',
        `Line ${line} still has the cell of ${before.column} that was set aside: ${before.reason}.`,
        `Enter what the paper or the source system says in ${before.column}, or leave the row out of the table.`,
      );
    return { line, cells: columns.map((_, place) => cells[place] ?? '') };
  });
}

/** Characters before which a spreadsheet would take a cell for a formula; the writer of the table puts a quotation mark before them. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

function totalOf(rows: readonly { readonly cells: readonly string[] }[], place: number): string | undefined {
  let sum = 0n;
  for (const { cells } of rows) {
    const text = cells[place]?.trim() ?? '';
    const value = text === '' ? 0n : parseDecimal(text);
    // What still cannot be read is set aside again; nothing can be announced for it.
    if (value === undefined) return undefined;
    sum += value;
  }
  return formatDecimal(sum);
}

function counted(pairs: readonly (readonly unknown[])[] | undefined): { code: string; count: number }[] {
  return (pairs ?? []).map(([code, count]) => ({ code: String(code), count: Number(count) }));
}
