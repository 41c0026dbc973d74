import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { DISTINCT_MAX, type FileLook, type FittingEncoding } from '../domain/intake/look-at-file.js';
import type { ReadyMatch } from '../domain/intake/propose-mapping.js';
import type { TableLayout } from '../domain/intake/table-rows.js';
import { BadQuestion } from '../failures.js';
import { formatCount } from '../domain/model/written-values.js';
import { cut, padEnd, padStart, widthOf } from './terminal-text.js';

/** What a file holds, column by column, for people. */
export function lookText(name: string, look: FileLook, layout: TableLayout, sheets: readonly string[]): string {
  const how =
    layout.encoding === 'xlsx'
      ? `sheet ${layout.sheet ?? sheets[0] ?? ''}${sheets.length > 1 ? ` (there are ${sheets.join(', ')}: --sheet)` : ''}`
      : `${layout.encoding}, cells separated by ${layout.delimiter === '\t' ? 'tab' : layout.delimiter}`;
  const rows = look.columns.map((column) => [
    column.name,
    column.type === 'date' ? column.formats[0]! : column.type,
    look.rows === 0 ? '' : `${Math.floor((column.filled / look.rows) * 100)}%`,
    column.distinct >= DISTINCT_MAX ? `≥ ${formatCount(DISTINCT_MAX)}` : formatCount(column.distinct),
    column.sum ?? (column.days ? column.days.join(' – ') : ''),
    cut(column.examples.join(' · '), 60),
  ]);
  const table = [['column', 'type', 'filled', 'distinct', 'sum or span', 'examples (masked)'], ...rows];
  const widths = table[0]!.map((_, place) => Math.max(...table.map((row) => widthOf(row[place]!))));
  const right = new Set([2, 3, 4]);
  const misfits = look.columns.flatMap(({ name: column, type, misfits: cells, misfitLines }) =>
    cells === 0
      ? []
      : [
          `${column}: ${formatCount(cells)} ${cells === 1 ? 'cell is' : 'cells are'} no ${type} (line ${misfitLines.join(', ')}${cells > misfitLines.length ? ' …' : ''})`,
        ],
  );
  return [
    `${name}: ${formatCount(look.rows)} rows, ${look.columns.length} columns; ${how}`,
    ...(look.faulty > 0 ? [`${formatCount(look.faulty)} rows cannot be taken apart and would be set aside:`, ...look.faults.map((fault) => `  ${fault}`)] : []),
    ...(look.faulty * 2 > look.rows ? ['Where a title stands above the header, say on which line the header is: --header 3.'] : []),
    '',
    ...table.map((row) =>
      row
        .map((cell, place) => (right.has(place) ? padStart(cell, widths[place]!) : padEnd(cell, widths[place]!)))
        .join('  ')
        .trimEnd(),
    ),
    ...(misfits.length > 0 ? ['', 'Rows that would be set aside where the column is read:', ...misfits.map((misfit) => `  ${misfit}`)] : []),
  ].join('\n');
}

export function encodingsText({ fits, ascii }: { fits: readonly FittingEncoding[]; ascii: boolean }, path: string): string {
  if (ascii) return 'All bytes are ASCII, which every encoding reads alike: taken as utf-8.';
  if (fits.length === 0) return `The bytes of ${path} fit no encoding that is read here (utf-8, gb18030, windows-1252): save the file anew as UTF-8.`;
  return [
    'The encoding is not guessed. The bytes fit:',
    ...fits.map(({ encoding, firstLine }) => `  ${padEnd(encoding, 13)} ${cut(firstLine, 100)}`),
    'Say which one reads right:',
    `  npm run map -- ${path} --encoding ${fits[0]!.encoding}`,
  ].join('\n');
}

/** That a ready mapping fits, or nearly does. */
export function readyText({ id, title, columns, lacking }: ReadyMatch, path: string, layout: TableLayout): string {
  if (lacking.length > 0)
    return `The columns come near the ready mapping ${id} (${title}), which also reads ${lacking.join(', ')}: copy seeds/mappings/${id}.yaml and change it, if this is that table.`;
  const encoding = layout.encoding === 'xlsx' ? '' : ` --encoding ${layout.encoding}`;
  const delimiter = layout.encoding === 'xlsx' || layout.delimiter === ',' ? '' : ` --delimiter ${layout.delimiter === '\t' ? 'tab' : `'${layout.delimiter}'`}`;
  return [
    `All ${columns} columns of the ready mapping ${id} (${title}) are here. It loads the file as it is:`,
    `  npm run load -- ${path} --mapping ${id}${encoding}${delimiter} --period FROM..TO`,
  ].join('\n');
}

/** A mapping that somebody has edited is not lost to a second look; and the id of a mapping has to equal the name of its file. */
export function checkOut(out: string, force: boolean): void {
  if (!/^[a-z0-9][a-z0-9-]*\.ya?ml$/u.test(basename(out)))
    throw new BadQuestion(
      'out',
      `--out ${out} cannot name a mapping.`,
      'Its name is the id of the mapping: small letters, digits and hyphens, then .yaml, as in county-list.yaml.',
    );
  if (existsSync(out) && !force)
    throw new BadQuestion('out', `${out} is there already.`, 'Give another name to --out, or --force to write over it: what was edited in it is lost.');
}
