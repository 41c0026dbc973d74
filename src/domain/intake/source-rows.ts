import { BadQuestion, NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import type { SourceRowView } from './intake.shapes.js';
import { readMapping, type Mapping } from './mapping.js';
import { maskCells } from './mask-cells.js';
import { personalCells, type PersonalCells } from './personal-cells.js';
import type { PackageStore } from './package-store.js';
import { rowOfTable } from './table-file.js';
import type { Encoding } from './words.js';

export interface StoredFile {
  readonly columns: readonly string[];
  readonly personal: PersonalCells;
  readonly sha256: string;
  readonly mapping: string;
  readonly mappingSha256: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly sheet: string | undefined;
  readonly plain: boolean;
  readonly means: Mapping;
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
    const cells =
      line <= (stored.plain ? 1 : (stored.means.table?.header ?? 1))
        ? undefined
        : await rowOfTable(this.store.path(stored.sha256), stored, stored.means, stored.columns, line);
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

  /** What is needed to read and show rows of a file. @throws NotFound where its bytes or its mapping are gone. */
  async file(batch: string, path: string): Promise<StoredFile> {
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
    const { mapping } = readMapping(String(found.file['mapping']).replace(/(?<!\.ya?ml)$/u, '.yaml'), await this.store.text(mappingSha256), { loaded: true });
    if (!mapping)
      throw new NotFound(
        'The mapping that read this row cannot be read by this version, so what is personal in it cannot be told.',
        'Open the row with the version that loaded it.',
        { batch, file: path },
      );
    const { columns, encoding, delimiter, sheet, plain } = found.file as unknown as {
      columns: string[];
      encoding: Encoding;
      delimiter: string;
      sheet?: string;
      plain?: boolean;
    };
    return {
      columns,
      personal: personalCells(mapping, columns),
      sha256,
      mapping: String(found.file['mapping']),
      mappingSha256,
      encoding,
      delimiter,
      sheet,
      plain: plain === true,
      means: mapping,
      batch: found.batch,
    };
  }

  private missing(source: string): NotFound {
    return new NotFound(
      `No loaded row is named ${source}.`,
      'Take the source from the `sources` of a step or node; GET /api/loads lists the batches and their files.',
      { source },
    );
  }
}
