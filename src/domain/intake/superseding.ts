import { NotFound } from '../../failures.js';
import type { BatchView } from './intake.shapes.js';
import type { ReceivedPackage } from './receive-package.js';
import type { TouchedRows } from './replay.js';
import { tableOf, type StoredBatch } from './stored-rows.js';

/** What has to be made anew, from which batches, and which of them count again. */
export interface Superseding {
  readonly rows: readonly TouchedRows[];
  readonly counting: readonly StoredBatch[];
  readonly restored: readonly string[];
  /** Batches that a withdrawal which counts again takes back. */
  readonly withdrawn: readonly { readonly id: string; readonly by: string }[];
}

/**
 * A batch no longer counts. Where it is itself a withdrawal, what that took back counts again; where it is the withdrawal of a
 * withdrawal, it counts no more, and so on. `chain`: the batch, what it withdraws, what that withdraws … down to a package.
 */
export function withdrawal(chain: readonly [BatchView, ...BatchView[]], all: readonly StoredBatch[]): Superseding {
  const subject = chain.at(-1)!.id;
  const batch = all.find(({ id }) => id === subject);
  if (!batch) throw new NotFound(`The batch ${subject} is not kept any more.`, 'GET /api/loads lists the batches.', { id: subject });
  const restores = chain.length % 2 === 0;
  const counting = all.filter((other) => (other === batch ? restores : other.withdrawnBy === undefined));
  const rows: TouchedRows[] = [{ batch }, ...replacedBy(batch, counting)];
  // From the second member on they change by turns: a withdrawal that counts again takes the next one back.
  const withdrawn = chain.flatMap(({ id }, place) => (place > 0 && place % 2 === 0 ? [{ id, by: chain[place - 1]!.id }] : []));
  return { rows, counting, withdrawn, restored: chain.filter((_, place) => place % 2 === 1).map(({ id }) => id) };
}

/** A package takes the place of what earlier ones of its source said about its regions and period. */
export function replacement(batch: StoredBatch, all: readonly StoredBatch[]): Superseding {
  const counting = [...all.filter(({ withdrawnBy }) => withdrawnBy === undefined), batch];
  return { rows: replacedBy(batch, counting), counting, restored: [], withdrawn: [] };
}

/** Rows of earlier batches of the same source and tables that a replacing batch covers. */
function replacedBy(batch: StoredBatch, counting: readonly StoredBatch[]): TouchedRows[] {
  if (batch.mode !== 'replace') return [];
  const tables = new Set(batch.files.map(tableOf));
  return counting
    .filter((other) => other.sequence < batch.sequence && other.sourceSystem === batch.sourceSystem && other.files.some((file) => tables.has(tableOf(file))))
    .map((other) => ({ batch: other, coveredBy: batch }));
}

/** A package that is being loaded, as it will be kept. */
export function storedBatchOf({ manifest, files }: ReceivedPackage, sequence: number, startedAt: number): StoredBatch {
  return {
    id: manifest.id,
    sequence,
    sourceSystem: manifest.sourceSystem,
    mode: manifest.mode,
    withdrawnBy: undefined,
    periodFrom: manifest.period.from,
    periodTo: manifest.period.to,
    startedAt,
    covers: manifest.covers,
    files: files.map(({ announced, mappingSha256, header }) => ({ ...announced, announced: announced.rows, mappingSha256, columns: header })),
  };
}

/** Rows that contradict each other now that what stood between them is gone. */
export function contradictions(count: number): ReadonlyMap<string, number> {
  return count === 0 ? new Map() : new Map([['different-content', count]]);
}
