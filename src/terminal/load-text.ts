import type { LoadProgress, LoadReport } from '../domain/intake/intake.shapes.js';
import { formatCount, padEnd, padStart } from './terminal-text.js';

export const PHASES: Record<LoadProgress['phase'], string> = {
  waiting: 'Waiting for the load before',
  receiving: 'Receiving',
  checking: 'Checking',
  writing: 'Writing',
  comparing: 'Reading earlier deliveries again',
  matching: 'Matching records of other systems',
  activating: 'Making visible',
  undoing: 'Undoing an interrupted load',
};

export function progressText({ phase, file, rows, rowsTotal }: LoadProgress): string {
  const share = rowsTotal > 0 ? `  ${formatCount(rows)} of ${formatCount(rowsTotal)} rows` : '';
  return `${PHASES[phase]}${file ? ` ${file}` : ''}${share}`;
}

/** What a load did, for people: the sentence of the report, rows by file, what was set aside and marked. */
export function reportText({ message, batch, dataVersion }: LoadReport): string {
  const columns = ['file', 'announced', 'loaded', 'unchanged', 'quarantined', 'skipped'] as const;
  const table = [
    [...columns],
    ...batch.files.map(({ path, rows }) =>
      [path, rows.announced, rows.loaded, rows.unchanged, rows.quarantined, rows.skipped].map((cell) => (typeof cell === 'number' ? formatCount(cell) : cell)),
    ),
  ];
  const widths = columns.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => row.map((cell, column) => (column === 0 ? padEnd(cell, widths[0]!) : padStart(cell, widths[column]!))).join('  '));
  return [
    message,
    '',
    ...lines,
    '',
    `${formatCount(batch.nodesCreated)} nodes and ${formatCount(batch.edgesCreated)} edges added, ${formatCount(batch.nodesChanged)} nodes completed.`,
    ...(batch.quarantine.length > 0
      ? [`Set aside: ${batch.quarantine.map(({ code, count }) => `${code} ${formatCount(count)}`).join(', ')}. Rows: GET /api/loads/${batch.id}/quarantine`]
      : []),
    ...(batch.dataQuality.length > 0 ? [`Marked: ${batch.dataQuality.map(({ code, count }) => `${code} ${formatCount(count)}`).join(', ')}.`] : []),
    `Data version ${dataVersion}.`,
  ].join('\n');
}
