import type { BatchView, CodeCount, ControlColumn, CoverageView, LoadedFileView, RowCounts } from './intake.shapes.js';
import type { BatchMode } from './words.js';

/** A row of `batches`. */
export interface BatchRow extends Record<string, unknown> {
  readonly batch: Record<string, unknown>;
  readonly files: Record<string, unknown>[];
  readonly covers: Record<string, unknown>[];
  readonly total: number;
}

export function batchView({ batch, files, covers }: BatchRow): BatchView {
  const views = files.map(fileView);
  const sum = (name: keyof RowCounts): number => views.reduce((total, file) => total + file.rows[name], 0);
  return {
    id: String(batch['id']),
    sequence: Number(batch['sequence']),
    status: batch['status'] === 'active' ? 'active' : 'loading',
    title: String(batch['title']),
    sourceSystem: String(batch['sourceSystem']),
    mode: batch['mode'] as BatchMode,
    currency: String(batch['currency']),
    demo: batch['demo'] === true,
    withdraws: (batch['withdraws'] ?? null) as string | null,
    withdrawnBy: (batch['withdrawnBy'] ?? null) as string | null,
    corrects: (batch['corrects'] ?? null) as string | null,
    sha256: String(batch['sha256']),
    loadedAt: Number(batch['loadedAt'] ?? batch['startedAt']),
    durationMs: Number(batch['durationMs'] ?? 0),
    rows: { announced: sum('announced'), loaded: sum('loaded'), unchanged: sum('unchanged'), quarantined: sum('quarantined'), skipped: sum('skipped') },
    nodesCreated: Number(batch['nodesCreated'] ?? 0),
    nodesChanged: Number(batch['nodesChanged'] ?? 0),
    nodesRetired: Number(batch['nodesRetired'] ?? 0),
    edgesCreated: Number(batch['edgesCreated'] ?? 0),
    edgesRetired: Number(batch['edgesRetired'] ?? 0),
    matched: { merged: Number(batch['merged'] ?? 0), unconfirmed: Number(batch['unconfirmed'] ?? 0) },
    files: views,
    covers: covers.map((cover): CoverageView => ({
      source: String(cover['source']),
      region: String(cover['region']),
      from: Number(cover['from']),
      to: Number(cover['to']),
    })),
    dataQuality: counts(batch['dataQuality']),
    quarantine: counts(batch['quarantine']),
  };
}

function fileView(file: Record<string, unknown>): LoadedFileView {
  return {
    path: String(file['path']),
    sha256: String(file['sha256']),
    encoding: String(file['encoding']),
    mapping: String(file['mapping']),
    counted: file['counted'] === true,
    rows: {
      announced: Number(file['announced']),
      loaded: Number(file['loaded']),
      unchanged: Number(file['unchanged']),
      quarantined: Number(file['quarantined']),
      skipped: Number(file['skipped']),
    },
    totals: JSON.parse(String(file['totals'])) as ControlColumn[],
  };
}

/** Stored as `code count`. */
function counts(stored: unknown): CodeCount[] {
  return ((stored ?? []) as string[]).map((entry) => {
    const [code, count] = entry.split(' ');
    return { code: code!, count: Number(count) };
  });
}

/** What a batch did, in one sentence. */
export function messageOf(outcome: 'loaded' | 'already-loaded', batch: BatchView): string {
  const { id, rows } = batch;
  if (outcome === 'already-loaded') return `This package was loaded before as ${id}; nothing was changed.`;
  if (batch.mode === 'withdraw')
    return (
      `${id}: ${batch.withdraws} no longer counts. Taken out: ${batch.nodesRetired} nodes, ${batch.edgesRetired} edges. ` +
      `Back as other batches say it: ${batch.nodesCreated} nodes, ${batch.edgesCreated} edges; ${batch.nodesChanged} nodes with other values. ` +
      `To undo this, withdraw ${id}.`
    );
  return `${id}: ${rows.announced} rows announced = ${rows.loaded} loaded + ${rows.unchanged} unchanged + ${rows.quarantined} quarantined + ${rows.skipped} skipped.`;
}
