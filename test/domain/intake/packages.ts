import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'yaml';
import { ZipFile } from 'yazl';
import { projectFolder } from '../../../src/config.js';

export interface PackageFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** `lines`, `payments`, `accounts` of this folder; another text is taken as it is. */
  readonly mapping: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly rows?: number;
  readonly sha256?: string;
  readonly totals?: Record<string, string>;
}

const folders: string[] = [];

/** A folder that is removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuanliu-intake-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Rows under a header, as a CSV file. */
export function csv(header: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from(`${[header, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`);
}

/** Rows given as objects; what a row leaves out is blank. */
export function table(columns: readonly string[], rows: readonly Record<string, string>[]): Buffer {
  return csv(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? '')),
  );
}

export const LINE_COLUMNS = ['REGION', 'YEAR', 'CODE', 'NUMBER', 'TITLE', 'DAY', 'AMOUNT', 'UPPER', 'TO', 'UP_REGION', 'UP_CODE', 'DELETED'];
export const PAYMENT_COLUMNS = [
  'REGION',
  'YEAR',
  'VOUCHER',
  'CODE',
  'PAYER',
  'PAYER_BANK',
  'PAYER_NAME',
  'PAYEE',
  'PAYEE_BANK',
  'PAYEE_NAME',
  'AMOUNT',
  'AT',
  'KIND',
  'PURPOSE',
  'SETTLES',
];
export const ACCOUNT_COLUMNS = ['NUMBER', 'BANK', 'NAME', 'KIND', 'REGION', 'OPENED', 'USCC', 'PHONE'];

export function lineRow(row: Record<string, string>): Record<string, string> {
  return {
    REGION: '410300',
    YEAR: '2017',
    CODE: 'L1',
    NUMBER: '洛财农〔2017〕3号',
    TITLE: '关于下达资金的通知',
    DAY: '2017-03-20',
    AMOUNT: '1000.00',
    TO: '410328',
    ...row,
  };
}

export function paymentRow(row: Record<string, string>): Record<string, string> {
  return {
    REGION: '410328',
    YEAR: '2017',
    VOUCHER: 'V1',
    CODE: 'L1',
    PAYER: '1001',
    PAYER_BANK: '农业银行',
    PAYER_NAME: '洛宁县财政局',
    PAYEE: '2001',
    PAYEE_BANK: '农业银行',
    PAYEE_NAME: '洛宁县示例公司',
    AMOUNT: '10.00',
    AT: '2017-06-01',
    ...row,
  };
}

export const lines = (rows: readonly Record<string, string>[], more: Partial<PackageFile> = {}): PackageFile => ({
  path: 'lines.csv',
  bytes: table(LINE_COLUMNS, rows.map(lineRow)),
  mapping: 'lines',
  ...more,
});
export const payments = (rows: readonly Record<string, string>[], more: Partial<PackageFile> = {}): PackageFile => ({
  path: 'payments.csv',
  bytes: table(PAYMENT_COLUMNS, rows.map(paymentRow)),
  mapping: 'payments',
  ...more,
});
export const accounts = (rows: readonly Record<string, string>[], more: Partial<PackageFile> = {}): PackageFile => ({
  path: 'accounts.csv',
  bytes: table(ACCOUNT_COLUMNS, rows),
  mapping: 'accounts',
  ...more,
});

/** Writes a package into a new folder; digests and row counts are right unless a file says otherwise. */
export function packageFolder(files: readonly PackageFile[], manifest: Record<string, unknown> = {}): string {
  const folder = temporaryFolder();
  for (const { path, bytes, mapping } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    mkdirSync(join(folder, 'mappings'), { recursive: true });
    writeFileSync(join(folder, 'mappings', `${mappingName(mapping)}.yaml`), mappingText(mapping));
  }
  writeFileSync(join(folder, 'manifest.yaml'), manifestText(files, manifest));
  return folder;
}

export function manifestText(files: readonly PackageFile[], manifest: Record<string, unknown> = {}): string {
  return stringify({
    id: 'test-package',
    sourceSystem: 'test',
    currency: 'CNY',
    period: { from: '2017-01-01', to: '2017-12-31' },
    covers: [{ source: 'PAY', region: '410000', from: '2017-01-01', to: '2017-12-31' }],
    files: files.map(({ path, bytes, mapping, encoding = 'utf-8', delimiter, rows, sha256, totals }) => ({
      path,
      sha256: sha256 ?? createHash('sha256').update(bytes).digest('hex'),
      encoding,
      ...(delimiter ? { delimiter } : {}),
      mapping: `mappings/${mappingName(mapping)}.yaml`,
      rows: rows ?? bytes.toString('latin1').trimEnd().split('\n').length - 1,
      ...(totals ? { totals } : {}),
    })),
    ...manifest,
  });
}

/** A `.zip` with these entries, in this order. */
export async function zipFile(entries: readonly { name: string; bytes: Buffer; mode?: number }[]): Promise<string> {
  const zip = new ZipFile();
  for (const { name, bytes, mode } of entries) zip.addBuffer(bytes, name, mode === undefined ? {} : { mode });
  zip.end();
  const path = join(temporaryFolder(), 'package.zip');
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

function mappingName(mapping: string): string {
  return /^[a-z-]+$/u.test(mapping) ? mapping : /^id: (?<id>\S+)/mu.exec(mapping)!.groups!['id']!;
}

function mappingText(mapping: string): string {
  return /^[a-z-]+$/u.test(mapping) ? readFileSync(join(projectFolder, 'test', 'domain', 'intake', 'mappings', `${mapping}.yaml`), 'utf8') : mapping;
}
