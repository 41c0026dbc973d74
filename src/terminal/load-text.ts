import type { LoadProgress, LoadReport } from '../domain/intake/intake.shapes.js';
import { formatCount } from '../domain/model/written-values.js';
import { padEnd, padStart, widthOf } from './terminal-text.js';

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

const STEPS = {
  checked: 'Received and checked',
  mapped: 'Rows read, mapped and decided',
  imported: 'Imported into a new store',
  indexed: 'Indexes built',
  completed: 'Completed',
  activated: 'Sums, numbers and marks set; visible',
} as const;

/** One step of a load in bulk that is done. */
export function stepText(step: keyof typeof STEPS, ms: number, facts: string): string {
  return `${STEPS[step]}: ${(ms / 1000).toFixed(1)} s${facts ? ` (${facts})` : ''}`;
}

/** What a load did, for people: the sentence of the report, rows by file, control totals, what was set aside and marked. */
export function reportText({ outcome, message, batch, dataVersion }: LoadReport): string {
  // A package that was there already has changed nothing: what it once did is told by its batch.
  if (outcome === 'already-loaded') return [message, `What it holds: GET /api/loads/${batch.id}`, `Data version ${dataVersion}.`].join('\n');
  const files = batch.files.map(({ path, rows }) => [path, rows.announced, rows.loaded, rows.unchanged, rows.quarantined, rows.skipped]);
  const totals = batch.files.flatMap(({ path, totals }) =>
    totals.map((total) => [
      batch.files.length > 1 ? `${path}: ${total.column}` : total.column,
      total.announced,
      total.loaded,
      total.unchanged,
      total.quarantined,
      total.skipped,
    ]),
  );
  const head = ['announced', 'loaded', 'unchanged', 'quarantined', 'skipped'];
  const unreadable = batch.files.flatMap(({ path, totals }) =>
    totals
      .filter(({ unreadableRows }) => unreadableRows > 0)
      .map(
        (total) =>
          `${path}, ${total.column}: ${total.unreadable} of what was announced is not among the rows that can be read; ${rowsText(total.unreadableRows)} no number`,
      ),
  );
  return [
    message,
    ...(batch.files.some(({ counted }) => counted) ? ['Rows and totals were counted from the file, not announced by who sent it.'] : []),
    '',
    ...(files.length > 0 ? tableOf([['file', ...head], ...files]) : []),
    ...(totals.length > 0 ? ['', ...tableOf([['control column', ...head], ...totals])] : []),
    ...(unreadable.length > 0 ? ['', 'Not proven, since not every row holds a number:', ...unreadable] : []),
    ...(batch.mode === 'withdraw' ? [] : ['', changesText(batch)]),
    ...(batch.quarantine.length > 0 ? [`Set aside: ${countsText(batch.quarantine)}. Rows: GET /api/loads/${batch.id}/quarantine`] : []),
    ...(batch.dataQuality.length > 0 ? [`Marked: ${countsText(batch.dataQuality)}.`] : []),
    `Data version ${dataVersion}.`,
  ].join('\n');
}

function changesText(batch: LoadReport['batch']): string {
  const { nodesCreated, edgesCreated, nodesChanged, nodesRetired, edgesRetired, matched } = batch;
  const retired = nodesRetired + edgesRetired > 0 ? ` ${formatCount(nodesRetired)} nodes and ${formatCount(edgesRetired)} edges retired.` : '';
  const merged =
    matched.merged > 0
      ? ` ${formatCount(matched.merged)} records were movements known already, ${formatCount(matched.unconfirmed)} of them to be confirmed.`
      : '';
  return `${formatCount(nodesCreated)} nodes and ${formatCount(edgesCreated)} edges added, ${formatCount(nodesChanged)} nodes completed.${retired}${merged}`;
}

function rowsText(count: number): string {
  return count === 1 ? '1 row holds' : `${formatCount(count)} rows hold`;
}

function countsText(counts: readonly { readonly code: string; readonly count: number }[]): string {
  return counts.map(({ code, count }) => `${code} ${formatCount(count)}`).join(', ');
}

/** Rows of a table in columns: the first to the left, figures to the right. */
function tableOf(rows: readonly (readonly (string | number)[])[]): string[] {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? formatCount(cell) : cell)));
  const widths = texts[0]!.map((_, column) => Math.max(...texts.map((row) => widthOf(row[column]!))));
  return texts.map((row) => row.map((cell, column) => (column === 0 ? padEnd(cell, widths[0]!) : padStart(cell, widths[column]!))).join('  '));
}
