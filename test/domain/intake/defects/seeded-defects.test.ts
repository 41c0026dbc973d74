import type { LoadReport } from '../../../../src/domain/intake/intake.shapes.js';
import { IntakeService } from '../../../../src/domain/intake/intake.service.js';
import { runScriptOn, testAddress, testGraph } from '../../../support/neo4j.js';
import { packageFolder, temporaryFolder } from '../packages.js';
import { defectivePackage } from './defective-package.js';
import { SEEDS } from './seeded-defects.js';

const { files, placed } = defectivePackage(SEEDS);
const place = (file: string, line: number): string => `${file}:${line}`;

let report: LoadReport;
const aside = new Map<string, string>();
const marks = new Map<string, string[]>();

beforeAll(async () => {
  const graph = await testGraph();
  const intake = new IntakeService(graph, { dataDir: temporaryFolder(), now: () => Date.parse('2025-06-01T12:00:00+08:00') });
  const folder = packageFolder(files, {
    id: 'defects',
    period: { from: '2024-01-01', to: '2024-12-31' },
    covers: [{ source: 'BUDGET', region: '410000', from: '2024-01-01', to: '2024-12-31' }],
  });
  report = await intake.load({ folder });
  let cursor: string | undefined;
  do {
    const page = await intake.quarantine('defects', { limit: 100, cursor });
    for (const { file, line, reason, column } of page.rows) aside.set(place(file, line), `${reason} ${column ?? '-'}`);
    cursor = page.cursor ?? undefined;
  } while (cursor);
  const rows = await runScriptOn(
    await testAddress(),
    'CALL () { MATCH (n:Entity) RETURN n.source AS source, n.dataQuality AS codes UNION ALL MATCH ()-[e]->() RETURN e.source AS source, e.dataQuality AS codes } UNWIND codes AS code RETURN source, code ORDER BY source, code',
  );
  for (const row of rows as unknown as { source: string; code: string }[]) {
    const [, file, line] = /^defects\/(.+)\/(\d+)$/u.exec(row.source)!;
    const at = place(file!, Number(line));
    marks.set(at, [...(marks.get(at) ?? []), row.code]);
  }
}, 300_000);

it('holds at least sixty kinds of defects, each under a name of its own, and near misses', () => {
  const names = SEEDS.map(({ kind }) => kind);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !name.startsWith('near: ')).length).toBeGreaterThanOrEqual(60);
  expect(names.filter((name) => name.startsWith('near: ')).length).toBeGreaterThanOrEqual(20);
});

it.each(SEEDS.map(({ kind }) => kind))('%s', (kind) => {
  const found = placed.filter((row) => row.kind === kind).map(({ file, line }) => [aside.get(place(file, line)) ?? null, marks.get(place(file, line)) ?? []]);
  const expected = placed
    .filter((row) => row.kind === kind)
    .map(({ row }) => [row.aside ? `${row.aside[0]} ${row.aside[1] ?? '-'}` : null, [...(row.marked ?? [])].sort()]);
  expect(found).toEqual(expected);
});

it('sets aside and marks nothing else', () => {
  const seeded = (what: 'aside' | 'marked'): string[] => placed.filter(({ row }) => row[what] !== undefined).map(({ file, line }) => place(file, line));
  expect([...aside.keys()].sort()).toEqual(seeded('aside').sort());
  expect([...marks.keys()].sort()).toEqual(seeded('marked').sort());
});

it('reports what it has set aside and marked, by kind', () => {
  const counted = (words: readonly string[]): { code: string; count: number }[] =>
    [...new Set(words)].sort().map((code) => ({ code, count: words.filter((word) => word === code).length }));
  expect(report.batch.quarantine).toEqual(counted(placed.flatMap(({ row }) => (row.aside ? [row.aside[0]] : []))));
  expect(report.batch.dataQuality).toEqual(counted(placed.flatMap(({ row }) => row.marked ?? [])));
});

it('has control totals that add up, in rows and in every column', () => {
  const count = (what: (row: (typeof placed)[number]['row']) => boolean): number => placed.filter(({ row }) => what(row)).length;
  const { rows } = report.batch;
  expect(rows.quarantined).toBe(count((row) => row.aside !== undefined));
  expect(rows.skipped).toBe(count((row) => row.outcome === 'skipped'));
  expect(rows.unchanged).toBe(count((row) => row.outcome === 'unchanged'));
  expect(rows.announced).toBe(rows.loaded + rows.unchanged + rows.quarantined + rows.skipped);
  for (const { totals } of report.batch.files) {
    for (const column of totals) {
      const sum = [column.loaded, column.unchanged, column.quarantined, column.skipped, column.unreadable].reduce(
        (total, text) => total + inTenThousandths(text),
        0n,
      );
      expect(sum).toBe(inTenThousandths(column.announced));
    }
  }
});

function inTenThousandths(text: string): bigint {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + part.padEnd(4, '0').slice(0, 4));
  return text.startsWith('-') ? -value : value;
}
