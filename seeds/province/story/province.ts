import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cover } from '../../demo/story/coverage.ts';
import type { Row } from '../../demo/story/book.ts';
import { TABLES, columnsOf, type Table, type TableName } from '../../demo/story/tables.ts';
import { World } from '../../demo/story/world.ts';
import { plantCases } from '../cases/plant-cases.ts';
import { writeCounty } from './county.ts';
import { Ground } from './ground.ts';
import { writeItems } from './items.ts';
import { Ledger } from './ledger.ts';
import { Onward } from './onward.ts';
import type { Options } from './options.ts';
import { Packages, WEEKS } from './packages.ts';
import type { PackageFolder } from './package-folder.ts';
import { PROGRAMMES } from './programmes.ts';
import { Quota } from './quota.ts';
import { Geography, disclosing } from './seats.ts';
import { Suppliers } from './suppliers.ts';

/** What came out of a run. */
export interface Province {
  readonly movements: number;
  readonly lines: number;
  readonly labels: number;
  readonly counters: Readonly<Record<string, number>>;
}

/** Writes the packages and the labels of one province: the same bytes for the same size, seed and rates. */
export function writeProvince(options: Options, tell: (text: string) => void = () => {}): Province {
  rmSync(options.out, { recursive: true, force: true });
  mkdirSync(options.out, { recursive: true });
  const world = new World();
  const geography = new Geography(options.size, world.book);
  const ground = new Ground(world, geography, options.seed);
  const suppliers = new Suppliers(ground);
  const packages = new Packages(options.out, `示例省级数据（${options.size}，种子 ${options.seed}，虚构）`);
  const ledger = new Ledger(packages);
  const onward = new Onward(suppliers, ledger);
  const quota = new Quota(packages, geography);
  const counters: Record<string, number> = {};
  writeItems(ground.book);
  for (const seat of geography.seats) {
    writeCounty({ ground, onward, quota, ledger, packages, size: options.size, counters }, seat);
    if (seat.order % 10 === 9) tell(`${seat.order + 1} of ${geography.seats.length} counties, ${ledger.count} movements`);
  }
  quota.close(PROGRAMMES);
  const labels = plantCases(world, ground, options);
  ground.writeBalances();
  for (const name of Object.keys(TABLES) as TableName[]) writeTable(packages.first, name, ground.book.rowsOf(name));
  const covered = covers(geography);
  packages.first.close(covered);
  packages.later.forEach((folder, index) => {
    const [from, to] = WEEKS[index]!;
    folder.close(geography.seats.map((seat) => ({ source: 'FLOW', region: seat.places.at(-1)!.place.code, from, to })));
  });
  packages.correct.close([]);
  writeFileSync(join(options.out, 'labels.json'), `${JSON.stringify(labels, null, 1)}\n`);
  return { movements: ledger.count + plantedMovements(world), labels: labels.length, lines: quota.lines, counters };
}

function plantedMovements(world: World): number {
  const tables = ['PAY_VOUCHER', 'PAY_ALLOCATION_CERT', 'SPECIAL_LEDGER', 'CARD_ROSTER', 'PAY_BACK_INFO', 'PAY_CORRECTION', 'BANK_FLOW'] as const;
  return tables.reduce((sum, table) => sum + world.book.count(table), 0);
}

/** Rows that were kept in memory, into the same files as the streamed ones. */
function writeTable(folder: PackageFolder, name: TableName, rows: ReadonlyArray<Row<TableName>>): void {
  const table: Table = TABLES[name];
  const columns = columnsOf(name);
  const split = table.year !== undefined && STREAMED_BY_YEAR.has(name) ? table.year : undefined;
  for (const row of rows as ReadonlyArray<Record<string, string>>) {
    const year = split === undefined ? undefined : Number((row[split] ?? '').slice(0, 4));
    const [first, second] = (table.totals ?? []).map((column) => fenOf(row[column] ?? ''));
    folder.table(name, year).row(columns.map((column) => quoted(row[column] ?? '')).join(','), first, second);
  }
}

const STREAMED_BY_YEAR: ReadonlySet<TableName> = new Set<TableName>(['BA_BGT_INFO', 'PAY_VOUCHER', 'CARD_ROSTER']);

function fenOf(yuan: string): number {
  return yuan === '' ? 0 : Math.round(Number(yuan) * 100);
}

function quoted(cell: string): string {
  return /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const EVERYWHERE = ['ISSUE', 'REGISTER', 'ALLOC', 'PAY', 'SPECIAL', 'ACCOUNT', 'PROJECT'];
const IN_COUNTIES =
  'CARD ITEM CONTRACT ENTERPRISE STAFF HOUSEHOLD PROPERTY VEHICLE DEATH CUSTODY TENDER LIBRARY CREDIT KIN PARCEL BANKSTATE TAX PROGRESS LEDGER FLOW'.split(' ');

function covers(geography: Geography): Cover[] {
  const all: Cover[] = [];
  const add = (source: string, region: string, from: string, to: string): void => {
    all.push({ source, region, from, to });
  };
  const upper = ['100000', '410000', ...new Set(geography.seats.map((seat) => seat.city))];
  for (const source of EVERYWHERE) for (const region of upper) if (region !== '419000') add(source, region, '2016-01-01', '2023-12-31');
  for (const seat of geography.seats)
    for (const { place, from, to } of seat.places)
      for (const source of [...EVERYWHERE, ...IN_COUNTIES])
        add(source, place.code, `${from}-01-01`, source === 'FLOW' && to === 2023 ? '2023-12-10' : `${to}-12-31`);
  for (const seat of geography.seats.filter(disclosing))
    for (const { place, from, to } of seat.places) add('DISCLOSURE', place.code, `${from}-01-01`, `${to}-12-31`);
  return all;
}
