import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../../src/config.js';
import type { PackageFile } from '../packages.js';
import { TABLES, type DefectTable, type TableName } from './defect-tables.js';
import type { Seed, SeededRow } from './seeded-defects.js';

/** Where a seeded row lies, and what is expected of it. */
export interface PlacedRow {
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly row: SeededRow;
}

export interface DefectivePackage {
  readonly files: readonly PackageFile[];
  readonly placed: readonly PlacedRow[];
}

/** Seeds are numbered from here, so that numbers have one length and can stand in document numbers. */
const FIRST_NUMBER = 1000;

/** Writes the seeds into the files of a package. Announced rows and totals are those of the files as they are. */
export function defectivePackage(seeds: readonly Seed[]): DefectivePackage {
  const rows = new Map<TableName, (string | Buffer)[]>();
  const totals = new Map<TableName, Map<string, bigint>>();
  const lines = new Map<TableName, number>();
  const placed: PlacedRow[] = [];
  const add = (name: TableName, cells: Readonly<Record<string, string>>, spoil?: SeededRow['spoil']): number => {
    const { row, totals: columns }: DefectTable = TABLES[name];
    const text = Object.keys(row)
      .map((column) => quoted(cells[column]!))
      .join(',');
    const written = spoil ? spoil(text) : text;
    const at = lines.get(name) ?? 2;
    rows.set(name, [...(rows.get(name) ?? []), written]);
    lines.set(name, at + String(written).split('\n').length);
    const sums = totals.get(name) ?? new Map<string, bigint>();
    // A row that is torn keeps the cells before the tear where they are: money columns of such rows are announced as the reader finds them.
    for (const column of columns) sums.set(column, (sums.get(column) ?? 0n) + fenOf(cells[column]!));
    totals.set(name, sums);
    return at;
  };
  for (const name of Object.keys(TABLES) as TableName[]) {
    const { row, always = [] }: DefectTable = TABLES[name];
    for (const own of always) add(name, { ...row, ...own });
  }
  seeds.forEach(({ kind, rows: seeded }, index) => {
    for (const row of seeded) {
      const cells = filled({ ...TABLES[row.in].row, ...row.set }, FIRST_NUMBER + index);
      placed.push({ kind, file: `${row.in}.csv`, line: add(row.in, cells, row.spoil), row });
    }
  });
  const files = [...rows].map(([name, written]): PackageFile => {
    const { mapping, row }: DefectTable = TABLES[name];
    const parts = [Object.keys(row).join(','), ...written].flatMap((part) => [Buffer.isBuffer(part) ? part : Buffer.from(part), Buffer.from('\n')]);
    return {
      path: `${name}.csv`,
      bytes: Buffer.concat(parts),
      mapping: readFileSync(join(projectFolder, 'seeds', 'mappings', `${mapping}.yaml`), 'utf8'),
      rows: written.length,
      totals: Object.fromEntries([...(totals.get(name) ?? [])].map(([column, sum]) => [column, yuan(sum)])),
    };
  });
  return { files, placed };
}

function filled(cells: Readonly<Record<string, string>>, number: number): Record<string, string> {
  const words: Record<string, string> = {
    n: String(number),
    id: residentId('19700101', number),
    badId: otherLast(residentId('19700101', number)),
    impossibleId: residentId('19700230', number),
    uscc: creditCode(number),
    badUscc: otherLast(creditCode(number)),
  };
  return Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, text.replace(/\{(\w+)\}/gu, (_found, word: string) => words[word]!)]));
}

function quoted(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What the announcement counts for a cell, in units of a tenth of a fen; what is no number counts nothing. */
function fenOf(text: string): bigint {
  const plain = text.normalize('NFKC').replace(/[¥,\s]/gu, '');
  const match = /^(?<open>\()?(?<sign>[+-]?)(?<whole>\d+)(?:\.(?<part>\d*))?\)?$/u.exec(plain)?.groups;
  if (!match) return 0n;
  const value = BigInt(match['whole']! + (match['part'] ?? '').padEnd(4, '0').slice(0, 4));
  return match['sign'] === '-' || match['open'] ? -value : value;
}

function yuan(sum: bigint): string {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(5, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** GB 11643-1999: seventeen digits and a check character. */
function residentId(birth: string, number: number): string {
  const body = `410325${birth}${String(number % 1000).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return `${body}${'10X98765432'[sum % 11]!}`;
}

/** GB 32100-2015: seventeen characters and a check character. */
function creditCode(number: number): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `91410325MA${String(number).padStart(7, '0')}`;
  const sum = [...body].reduce((total, character, index) => total + alphabet.indexOf(character) * (3 ** index % 31), 0);
  return `${body}${alphabet[(31 - (sum % 31)) % 31]!}`;
}

function otherLast(code: string): string {
  return `${code.slice(0, -1)}${code.endsWith('1') ? '2' : '1'}`;
}
