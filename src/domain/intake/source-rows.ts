import { BadQuestion, NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import type { PersonalKind } from '../model/property-rules.js';
import { personalColumns } from './compile-mapping.js';
import { rowAtLine } from './csv-rows.js';
import type { QuarantineView, QuarantinedRow, SourceRowView } from './intake.shapes.js';
import { readMapping } from './mapping.js';
import { maskCells, maskDetail } from './mask-cells.js';
import type { PackageStore } from './package-store.js';
import type { Encoding, QuarantineReason } from './words.js';

interface StoredFile {
  readonly columns: readonly string[];
  readonly personal: ReadonlyMap<string, PersonalKind>;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly batch: Readonly<Record<string, unknown>>;
}

/** `<batch>/<file>/<line>`: a batch id holds no slash, a file's path may. */
const SOURCE = /^(?<batch>[^/]+)\/(?<file>.+)\/(?<line>[1-9]\d{0,11})$/u;

/** Opens rows as they were delivered, from the stored bytes and with the mapping that read them, to know what is personal. */
export class SourceRows {
  constructor(
    private readonly graph: Graph,
    private readonly store: PackageStore,
  ) {}

  /** @throws NotFound for a source that names no row of an active batch. */
  async open(source: string): Promise<SourceRowView> {
    const groups = SOURCE.exec(source)?.groups;
    if (!groups) throw new BadQuestion('source', 'A source is written <batch>/<file>/<line>.', 'Take it from the `sources` of a step or node.');
    const { batch, file } = groups as { batch: string; file: string };
    const line = Number(groups['line']);
    const stored = await this.file(batch, file);
    const cells = line === 1 ? undefined : await rowAtLine(this.store.path(stored.sha256), stored, line);
    if (!cells) throw this.missing(source);
    return {
      source,
      batch,
      sequence: Number(stored.batch['sequence']),
      sourceSystem: String(stored.batch['sourceSystem']),
      loadedAt: Number(stored.batch['loadedAt']),
      file,
      sha256: stored.sha256,
      line,
      cells: maskCells(stored.columns, cells, stored.personal),
    };
  }

  async quarantined(batch: string, total: number, after: number, limit: number): Promise<QuarantineView> {
    const rows = await this.graph.read<QuarantinedFound>('quarantined-rows', { batch, after, limit });
    const files = new Map<string, StoredFile>();
    for (const { file } of rows) if (!files.has(file)) files.set(file, await this.file(batch, file));
    const last = rows.at(-1)?.number;
    return {
      rows: rows.map((row): QuarantinedRow => {
        const { columns, personal } = files.get(row.file)!;
        const cells = maskCells(columns, row.cells, personal);
        const { file, line, column, reason } = row;
        return { source: `${batch}/${file}/${line}`, file, line, column, reason, detail: maskDetail(row.detail, row.cells, cells), cells };
      }),
      total,
      cursor: last !== undefined && last < total ? String(last) : null,
    };
  }

  private async file(batch: string, path: string): Promise<StoredFile> {
    const [found] = await this.graph.read<{ file: Record<string, unknown>; batch: Record<string, unknown> }>('loaded-file', { batch, path });
    if (!found) throw this.missing(`${batch}/${path}`);
    const sha256 = String(found.file['sha256']);
    const mappingSha256 = String(found.file['mappingSha256']);
    if (!this.store.has(sha256) || !this.store.has(mappingSha256)) {
      throw new NotFound(
        'The bytes of this package are not in the data folder.',
        'The database was loaded with another data folder: restore its `packages` folder to open source rows.',
        { batch, file: path },
      );
    }
    const { mapping } = readMapping(String(found.file['mapping']).replace(/(?<!\.ya?ml)$/u, '.yaml'), await this.store.text(mappingSha256));
    if (!mapping)
      throw new NotFound(
        'The mapping that read this row cannot be read by this version, so what is personal in it cannot be told.',
        'Open the row with the version that loaded it.',
        { batch, file: path },
      );
    const { columns, encoding, delimiter } = found.file as unknown as { columns: string[]; encoding: Encoding; delimiter: string };
    return { columns, personal: personalColumns(mapping), sha256, encoding, delimiter, batch: found.batch };
  }

  private missing(source: string): NotFound {
    return new NotFound(
      `No loaded row is named ${source}.`,
      'Take the source from the `sources` of a step or node; GET /api/loads lists the batches and their files.',
      { source },
    );
  }
}

interface QuarantinedFound extends Record<string, unknown> {
  readonly number: number;
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly cells: readonly string[];
}
