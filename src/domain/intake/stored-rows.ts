import { MachineNotReady } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import type { Identity } from '../model/identity.js';
import type { MappedRow } from './compile-mapping.js';
import { RowFault } from './compile-value.js';
import { regionAncestors } from './derive.js';
import { mapperOf } from './file-mapper.js';
import { withAncestors } from './load-batch.js';
import { mapRow } from './mapped-rows.js';
import { readMapping, type Mapping } from './mapping.js';
import type { PackageStore } from './package-store.js';
import { DAY, shanghaiDay, shanghaiInstant } from './parse-date.js';
import { openTable } from './table-file.js';
import type { Encoding, LoadMode } from './words.js';

/** A package that has been loaded, as it is kept. */
export interface StoredBatch {
  readonly id: string;
  readonly sequence: number;
  readonly sourceSystem: string;
  readonly mode: LoadMode;
  readonly withdrawnBy: string | undefined;
  readonly periodFrom: number;
  readonly periodTo: number;
  readonly startedAt: number;
  readonly covers: readonly { readonly region: string; readonly from: number; readonly to: number }[];
  readonly files: readonly StoredFile[];
}

export interface StoredFile {
  readonly path: string;
  /** Rows announced. */
  readonly announced: number;
  readonly sha256: string;
  readonly mapping: string;
  readonly mappingSha256: string;
  readonly columns: readonly string[];
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly sheet?: string | null | undefined;
  readonly plain?: boolean | null | undefined;
}

/** One row of a stored package, as its mapping reads it today. */
export interface StoredRow {
  /** `<batch>/<file>/<line>`, and its parts. */
  readonly origin: string;
  readonly batch: string;
  readonly file: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly mapped: MappedRow;
}

const CHUNK_ROWS = 5_000;

/**
 * The rows behind the graph, read again from the stored bytes: what a node or an edge is follows from the rows of all batches that
 * count, so a batch can be taken back whatever came after it. Rows that were set aside when they were loaded are left out.
 */
export class StoredRows {
  constructor(
    private readonly graph: Graph,
    private readonly store: PackageStore,
    private readonly identity: Identity,
  ) {}

  /** All packages ever loaded, also those that were taken back, by sequence. */
  async batches(): Promise<StoredBatch[]> {
    const rows = await this.graph.read<{ batch: Record<string, unknown>; files: StoredFile[]; covers: StoredBatch['covers'] }>('stored-batches');
    return rows.map(({ batch, files, covers }) => ({ ...(batch as unknown as StoredBatch), files, covers }));
  }

  /** @throws MachineNotReady where the bytes or the mapping of a file cannot be read any more. */
  async *rows(batch: StoredBatch, isWanted: (file: StoredFile) => boolean = () => true): AsyncGenerator<{ file: StoredFile; rows: StoredRow[] }> {
    const files = batch.files.filter(isWanted);
    if (files.length === 0) return;
    const aside = new Set<string>();
    for await (const { file, line } of this.graph.stream<{ file: string; line: number }>('quarantined-lines', { batch: batch.id }))
      aside.add(`${file}/${line}`);
    const days = { today: shanghaiDay(batch.startedAt), from: batch.periodFrom, to: batch.periodTo };
    for (const file of files) {
      const mapping = await this.mapping(batch, file);
      const layout = { ...file, sheet: file.sheet ?? undefined, plain: file.plain ?? undefined };
      const csv = openTable(this.store.path(file.sha256), layout, mapping);
      const context = { identity: this.identity, sourceSystem: batch.sourceSystem, days };
      const map = await mapperOf({ path: file.path, mapping, header: file.columns, csv }, context, async () => undefined);
      for await (const chunk of csv.chunks(CHUNK_ROWS)) {
        const rows: StoredRow[] = [];
        for (const row of chunk) {
          if (aside.has(`${file.path}/${row.line}`)) continue;
          const mapped = mapRow(row, map);
          if (mapped === 'skipped' || mapped instanceof RowFault) continue;
          const { line, cells } = row;
          const origin = `${batch.id}/${file.path}/${line}`;
          rows.push({ origin, batch: batch.id, file: file.path, line, cells, mapped: withAncestors(mapped, () => undefined) });
        }
        yield { file, rows };
      }
    }
  }

  private async mapping(batch: StoredBatch, file: StoredFile): Promise<Mapping> {
    if (this.store.has(file.sha256) && this.store.has(file.mappingSha256)) {
      const { mapping } = readMapping(file.mapping.replace(/(?<!\.ya?ml)$/u, '.yaml'), await this.store.text(file.mappingSha256), { loaded: true });
      if (mapping) return mapping;
    }
    throw new MachineNotReady(
      `${file.path} of ${batch.id} cannot be read again from the data folder, so what the graph should hold without the batch in question cannot be told.`,
      'Restore the `packages` folder of the data folder that belongs to this database, and use the version that loaded the batch.',
      { batch: batch.id, file: file.path },
    );
  }
}

/** The table a file is, whichever folder its mapping lay in. */
export function tableOf({ mapping }: StoredFile): string {
  return mapping.replace(/^.*\//u, '').replace(/\.ya?ml$/u, '');
}

/**
 * Whether a row speaks about what a batch covers. A row's day is that of its first dated edge or node, else its fiscal year; its region that
 * of its edges, else of its nodes. What a row does not say is taken from its own batch.
 */
export function isCovered({ mapped }: StoredRow, own: StoredBatch, by: StoredBatch): boolean {
  const [from, to] = daysOf(mapped) ?? [own.periodFrom, own.periodTo];
  const region = regionOf(mapped);
  const regions = region === undefined ? own.covers.map((cover) => cover.region) : [region];
  return regions.every((code) => by.covers.some((cover) => from >= cover.from && to < cover.to + DAY && isWithin(code, cover.region)));
}

function daysOf({ nodes, edges }: MappedRow): [number, number] | undefined {
  for (const { values } of [...edges, ...nodes]) {
    const day = values['at'] ?? values['issuedAt'] ?? values['date'];
    if (typeof day === 'number') return [day, day];
  }
  for (const { values } of [...edges, ...nodes]) {
    const year = values['fiscalYear'];
    if (typeof year === 'number') return [shanghaiInstant(year, 1, 1) ?? 0, shanghaiInstant(year, 12, 31) ?? 0];
  }
  return undefined;
}

function regionOf({ nodes, edges }: MappedRow): string | undefined {
  for (const { values } of edges) if (typeof values['region'] === 'string') return values['region'];
  for (const stated of [true, false])
    for (const node of nodes) if (node.stated === stated && typeof node.values['region'] === 'string') return node.values['region'];
  const region = nodes.find((node) => node.label === 'Region' && node.stated);
  return region === undefined ? undefined : String(region.values['code']);
}

function isWithin(code: string, region: string): boolean {
  return code === region || regionAncestors(code).includes(region);
}
