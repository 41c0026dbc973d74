import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { projectFolder } from '../../../src/config.js';
import { tellStory } from '../../../seeds/demo/story/story.ts';

const folder = join(projectFolder, 'seeds', 'demo');

interface Manifest {
  readonly demo?: boolean;
  readonly files: ReadonlyArray<{ readonly path: string; readonly sha256: string; readonly rows: number; readonly totals?: Record<string, string> }>;
}

/** Exact sum of decimal texts with at most two decimals, in fen. */
function fen(amounts: string[]): bigint {
  return amounts.reduce((sum, amount) => {
    const [whole = '0', part = ''] = amount.replace('-', '').split('.');
    const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
    return amount.startsWith('-') ? sum - value : sum + value;
  }, 0n);
}

function rowsOf(path: string): Record<string, string>[] {
  return parseCsv(readFileSync(path), { columns: true });
}

describe('the checked-in demo package', () => {
  const story = tellStory();

  it('is what the generator writes: run `node_modules/.bin/node seeds/demo/generate.ts` after changing the story', () => {
    const checkedIn = readdirSync(join(folder, 'package'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(checkedIn.sort()).toEqual([...story.files.keys()].filter((path) => path.startsWith('package/')).sort());
    const stale = [...story.files].filter(([path, bytes]) => !readFileSync(join(folder, path)).equals(bytes)).map(([path]) => path);
    expect(stale).toEqual([]);
  });

  it('comes out the same when told twice', () => {
    const again = tellStory();
    expect([...again.files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])).toEqual(
      [...story.files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
    );
  });

  it.each(['demo/package', 'example'])('announces the digest, rows and totals that the files of seeds/%s have', (name) => {
    const root = join(projectFolder, 'seeds', name);
    const manifest = parseYaml(readFileSync(join(root, 'manifest.yaml'), 'utf8')) as Manifest;
    expect(manifest.demo).toBe(name === 'example' ? undefined : true);
    for (const file of manifest.files) {
      const rows = rowsOf(join(root, file.path));
      expect([
        file.path,
        createHash('sha256')
          .update(readFileSync(join(root, file.path)))
          .digest('hex'),
      ]).toEqual([file.path, file.sha256]);
      expect([file.path, rows.length]).toEqual([file.path, file.rows]);
      for (const [column, total] of Object.entries(file.totals ?? {}))
        expect([file.path, column, fen(rows.map((row) => row[column] ?? ''))]).toEqual([file.path, column, fen([total])]);
    }
  });

  it('has the size of a story that can be walked through: hundreds of documents, thousands of payments', () => {
    const tables = (pattern: RegExp): Record<string, string>[] =>
      readdirSync(join(folder, 'package'), { recursive: true, encoding: 'utf8' })
        .filter((path) => pattern.test(path))
        .flatMap((path) => rowsOf(join(folder, 'package', path)));
    const documents = new Set(tables(/BA_BGT_INFO/u).map((row) => `${row['MOF_DIV_CODE']} ${row['COR_BGT_DOC_NO']}`));
    const payments = tables(/PAY_VOUCHER|PAY_ALLOCATION_CERT|SPECIAL_LEDGER|CARD_ROSTER|PAY_BACK_INFO|BANK_FLOW/u);
    expect(documents.size).toBeGreaterThan(100);
    expect(payments.length).toBeGreaterThan(3_000);
    expect(payments.length).toBeLessThan(6_000);
  });

  it('names every rule and pattern that the warnings need, and tells each situation in both languages', () => {
    const planted = new Set(story.situations.flatMap((situation) => situation.rules));
    const numbers = (prefix: string, last: number): string[] => Array.from({ length: last }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);
    const wanted = [
      ...numbers('JS', 5),
      ...numbers('FP', 7),
      ...numbers('BF', 6),
      ...numbers('SY', 8),
      ...numbers('ZH', 7),
      ...numbers('SK', 11),
      ...numbers('GX', 16),
    ];
    expect(wanted.filter((rule) => !planted.has(rule))).toEqual([]);
    expect([...planted].filter((rule) => !wanted.includes(rule))).toEqual([]);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const situation of story.situations)
      for (const text of [situation.title, situation.told, situation.english, situation.toldEnglish, ...situation.ids]) expect(readme).toContain(text);
  });

  it('keeps every line within its means, but for the few planted to exceed them', () => {
    const overdrawn = rowsOfTable('BA_BGT_INFO').filter((row) => row['CUR_AMT']?.startsWith('-'));
    expect(overdrawn.map((row) => `${row['MOF_DIV_CODE']} ${row['CUR_AMT']}`)).toEqual(['411700 -0.01'].slice(0, overdrawn.length));
    expect(overdrawn).toHaveLength(1);
  });

  it('funds 24 counties directly before the reform of 2021-09 and all 102 after it', () => {
    const counties = new Map(
      rowsOfTable('REGION')
        .filter((row) => row['LEVEL'] === 'county')
        .map((row) => [row['CODE'], row]),
    );
    const direct = (day: string): number =>
      rowsOfTable('REGION_RELATION').filter(
        (row) =>
          row['RELATION'] === 'FUNDED_THROUGH' &&
          row['UPPER_CODE'] === '410000' &&
          counties.has(row['CODE']) &&
          (row['FROM'] ?? '') <= day &&
          (row['TO'] === '' || (row['TO'] ?? '') >= day),
      ).length;
    expect([direct('2017-06-01'), direct('2020-06-01'), direct('2021-08-31'), direct('2021-09-01')]).toEqual([24, 24, 24, 102]);
  });

  it('uses resident IDs, credit codes and cards that cannot belong to anybody', () => {
    const people = rowsOfTable('HOUSEHOLD_MEMBER').map((row) => ({ id: row['IDEN_NO'] ?? '', name: row['PER_NAME'] ?? '' }));
    expect(people.length).toBeGreaterThan(1_000);
    expect(people.filter(({ id }) => !/^41\d\d99/u.test(id))).toEqual([]);
    // One number, one person, though a person may have lived in two households.
    expect(new Set(people.map(({ id, name }) => `${id} ${name}`)).size).toBe(new Set(people.map(({ id }) => id)).size);
    expect(people.length - new Set(people.map(({ id }) => id)).size).toBe(1);
    expect(rowsOfTable('ENTERPRISE').filter((row) => !/^(?:91|93|54)41\d\d99YL/u.test(row['USCC'] ?? ''))).toEqual([]);
    expect(rowsOfTable('CARD_ROSTER').filter((row) => !row['CARD_NO']?.startsWith('629999'))).toEqual([]);
  });

  function rowsOfTable(table: string): Record<string, string>[] {
    return readdirSync(join(folder, 'package'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes(`/${table}`) && new RegExp(`/${table}(?:-\\d+)?\\.csv$`, 'u').test(path))
      .sort()
      .flatMap((path) => rowsOf(join(folder, 'package', path)));
  }
});
