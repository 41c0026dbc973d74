import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { keepFindings } from '../../src/domain/warnings/finding-store.js';
import { identityOf } from '../../src/domain/warnings/judge.js';
import type { LedgerRow, LedgerSums, LedgerView } from '../../src/domain/warnings/ledger.shapes.js';
import { RuleBook } from '../../src/domain/warnings/rule-book.js';
import type { RuleOutcome } from '../../src/domain/warnings/run-rules.js';
import type { Band } from '../../src/domain/warnings/words.js';
import type { Graph } from '../../src/graph/graph.js';
import { xlsxOf } from '../../src/http/xlsx-table.js';
import { saveFile } from '../../src/terminal/save-file.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const RULES = ['js-01-registered-late', 'sk-06-housing'] as const;

/** What a made run says of a subject: where it is, how much and how bad, and what explains it. */
interface Said {
  readonly subject: number;
  readonly region: string;
  readonly amount: number;
  readonly band: Band;
  readonly trap: boolean;
}

/** Keeps what a run would have found, without judging anything. */
async function kept(graph: Graph, ruleId: string, regions: readonly string[], said: readonly Said[], made: { run: string; at: number }): Promise<void> {
  const rule = new RuleBook(graph.library).get(ruleId);
  const group = { regions, sources: [], asOf: made.at - 1, settings: {}, openClauses: [] };
  const judged = regions.map((region) => ({
    region,
    judged: 0,
    found: said
      .filter((one) => one.region === region)
      .map(({ subject, amount, band, trap }) => ({
        ...{ identity: identityOf(rule.id, `unit:${subject}`, []), subject: `unit:${subject}`, key: [], clause: null, band, measured: null, limit: null },
        ...{ amount, nodes: [], edges: [], facts: {}, trap: trap ? 'T-1' : null },
      })),
  }));
  const outcome = { rule, lacking: [], groups: [{ group, subjects: null, judged }], durationMs: 0 } as unknown as RuleOutcome;
  await keepFindings(graph, outcome, { ...made, batch: 1 });
}

const [FINDINGS, AMOUNT] = ['findings', 'amount'] as const;
const balanced = (row: LedgerSums): void => {
  for (const what of [FINDINGS, AMOUNT]) {
    const came = row.before[what] + row.opened[what] + row.reopened[what] + row.unexplained[what] + (what === AMOUNT ? row.changed.amount : 0);
    expect(came - row.explained[what] - row.gone[what]).toBe(row.standing[what]);
  }
};

describe('the ledger of the warnings', () => {
  let service: TestService;
  let graph: Graph;

  beforeEach(async () => {
    graph = await testGraph();
    service = await testService(graph);
    await runScript(`CREATE (:Batch {sequence: 1, id: 'b1', status: 'active', startedAt: 1});
      UNWIND [['410325', '嵩县'], ['410328', '洛宁县']] AS r
      CREATE (:Region:Entity {id: 'region:' + r[0], code: r[0], name: r[1], addedIn: 1, source: 'b1/r.csv/1'});
      CREATE (:Unit:Entity {id: 'unit:1', region: '410325', name: '=1+1办公室', addedIn: 1, source: 'b1/u.csv/1'});
      CREATE (:Household:Entity {id: 'household:7', region: '410325', headName: '曹小军', addedIn: 1, source: 'b1/h.csv/1'})`);
  });
  afterEach(() => service.stop());

  const ledger = async (query = ''): Promise<LedgerView> => (await (await service.get(`/api/findings/ledger?${query}`)).json()) as LedgerView;

  it('carries what stands from year to year, tells moves in findings and fen, and what it was at an earlier moment', async () => {
    const one = (part: Partial<Said> = {}): Said => ({ subject: 1, region: '410325', amount: 500, band: 'yellow', trap: false, ...part });
    const [rule, regions] = [RULES[0], ['410325', '410328']];
    await kept(graph, rule, regions, [one(), one({ subject: 2, amount: 70 })], { run: 'run:1', at: day('2021-05-01') });
    await kept(graph, rule, regions, [one({ amount: 900, band: 'red' }), one({ subject: 2, amount: 70, trap: true })], {
      run: 'run:2',
      at: day('2023-01-01') - 1,
    });
    await kept(graph, rule, regions, [one({ subject: 2, amount: 70 })], { run: 'run:3', at: day('2023-01-01') });
    // The same subject, now of another region.
    await kept(graph, rule, regions, [one({ subject: 2, amount: 70, region: '410328' })], { run: 'run:4', at: day('2023-06-01') });
    const { rows, years } = await ledger(`until=${day('2023-12-31')}`);
    for (const row of [...rows, ...years]) balanced(row);
    const told = (year: number, region: string): Partial<LedgerRow> | undefined => rows.find((row) => row.year === year && row.region === region);
    expect(told(2021, '410325')).toMatchObject({
      regionName: '嵩县',
      code: 'JS-01',
      class: 'JS',
      opened: { findings: 2, amount: 570 },
      standing: { findings: 2, amount: 570 },
    });
    expect(told(2022, '410325')).toMatchObject({
      before: { findings: 2, amount: 570 },
      changed: { findings: 1, amount: 400 },
      raised: 1,
      explained: { findings: 1, amount: 70 },
      standing: { findings: 1, amount: 900 },
    });
    expect(told(2023, '410325')).toMatchObject({
      gone: { findings: 2, amount: 970 },
      unexplained: { findings: 1, amount: 70 },
      standing: { findings: 0, amount: 0 },
    });
    expect(told(2023, '410328')).toMatchObject({ before: { findings: 0 }, reopened: { findings: 1, amount: 70 }, standing: { findings: 1, amount: 70 } });
    expect(years.map(({ year, standing }) => [year, standing.findings])).toEqual([
      [2023, 1],
      [2022, 1],
      [2021, 2],
    ]);
    // As it was: what came later is not there, and what was there is there again.
    const then = await ledger(`until=${day('2022-06-01')}&year=2022`);
    expect(then.rows).toMatchObject([{ year: 2022, before: { findings: 2, amount: 570 }, changed: { findings: 0 }, standing: { findings: 2, amount: 570 } }]);
    // A moment that is still to come, also one that no calendar has: what is known by now, and no books of years to come.
    const [now, ever] = [await ledger(), await ledger(`until=${Number.MAX_SAFE_INTEGER}`)];
    expect([ever.rows, ever.years]).toEqual([now.rows, now.years]);
    expect((await ledger(`until=${day('2023-12-31')}&scope=410328`)).rows.map(({ region }) => region)).toEqual(['410328']);
    expect((await ledger('class=SK')).rows).toEqual([]);
    expect((await ledger('rule=JS-01&class=SK')).rows).toEqual([]);
    expect((await ledger('rule=JS-01&year=2021')).rows).toHaveLength(1);
    const pages = [await ledger(`until=${day('2023-12-31')}&limit=3`)];
    pages.push(await ledger(`until=${day('2023-12-31')}&limit=3&cursor=${pages[0]!.cursor!}`));
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
    expect(pages.map(({ years: all }) => all)).toEqual([years, years]);
    for (const [query, status] of [
      ['year=1', 400],
      ['scope=999999', 400],
      ['class=XX', 400],
      ['rule=XX-01', 404],
      ['cursor=x', 400],
    ] as const)
      expect([query, (await service.get(`/api/findings/ledger?${query}`)).status]).toEqual([query, status]);
  });

  it('comes to what stands, whatever runs have found', async () => {
    const regions = ['410325', '410328'];
    const said = fc.uniqueArray(
      fc.record({
        subject: fc.integer({ min: 1, max: 5 }),
        region: fc.constantFrom(...regions),
        amount: fc.integer({ min: 0, max: 1_000 }),
        band: fc.constantFrom<Band>('red', 'orange', 'yellow'),
        trap: fc.boolean(),
      }),
      { selector: ({ subject }) => subject, maxLength: 5 },
    );
    const runs = fc.array(fc.record({ rule: fc.constantFrom(...RULES), said, months: fc.integer({ min: 0, max: 14 }) }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(runs, async (list) => {
        await service.services.warnings.forget();
        let at = day('2020-01-15');
        for (const [index, { rule, said: found, months }] of list.entries()) {
          at += months * 30 * 86_400_000 + 1;
          await kept(graph, rule, regions, found, { run: `run:${index}`, at });
        }
        const { findings } = await service.services.warnings.findings({ status: 'hit', limit: 500 });
        const { rows } = await service.services.ledger.ledger({ until: at });
        rows.forEach(balanced);
        const newest = Math.max(...rows.map(({ year }) => year));
        const standing = rows.filter(({ year, standing: sum }) => year === newest && sum.findings > 0);
        const wanted = Map.groupBy(findings, ({ region, rule }) => `${region} ${rule}`);
        expect(standing.map(({ region, rule, standing: sum }) => [`${region} ${rule}`, sum]).sort()).toEqual(
          [...wanted].map(([key, some]) => [key, { findings: some.length, amount: some.reduce((sum, { amount }) => sum + amount, 0) }]).sort(),
        );
        // Each year begins with what the one before left.
        for (const row of rows) {
          const last = rows.find((other) => other.year === row.year - 1 && other.region === row.region && other.rule === row.rule);
          expect(row.before).toEqual(last?.standing ?? { findings: 0, amount: 0 });
        }
      }),
      { numRuns: 25 },
    );
  }, 300_000);

  it('is exported event by event, as a table and as a workbook that read back alike, names masked and nothing run as a formula', async () => {
    const found = { region: '410325', band: 'red' as const, trap: false };
    await kept(graph, RULES[0], ['410325'], [{ ...found, subject: 1, amount: 12_345 }], { run: 'run:1', at: day('2023-05-01') });
    await runScript(`MATCH (e:FindingEvent) SET e.subject = 'household:7';
      MATCH (f:FindingEvent) CREATE (e:FindingEvent {id: 'x'}) SET e = f {.*, id: 'x', position: 2, subject: 'unit:1', amount: 7} WITH e MATCH (o:EventOrder) SET o.last = 2`);
    const csv = await service.get('/api/findings/ledger/export?year=2023');
    expect([csv.status, csv.headers.get('content-type'), csv.headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
      expect.stringContaining(encodeURIComponent('预警台账-2023.csv')),
    ]);
    const text = await csv.text();
    expect(text).not.toContain('小军');
    const [head, ...lines] = parse(text, { bom: true }) as string[][];
    expect(head!.slice(0, 4)).toEqual(['序号', '登记时间', '事项', '预警编号']);
    const cell = (line: string[], name: string): string => line[head!.indexOf(name)]!;
    expect(lines.map((line) => ['序号', '登记时间', '事项', '地区', '对象', '等级', '涉及金额（元）'].map((name) => cell(line, name)))).toEqual([
      ['1', '2023-05-01 00:00:00', '新发现', '嵩县', '曹*', '红', '123.45'],
      ['2', '2023-05-01 00:00:00', '新发现', '嵩县', "'=1+1办公室", '红', '0.07'],
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await service.get('/api/findings/ledger/export?year=2023&format=xlsx')).arrayBuffer());
    const rows: unknown[][] = [];
    workbook.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    expect(rows[0]).toEqual(head);
    const at = (name: string): unknown[] => rows.slice(1).map((row) => row[head!.indexOf(name)]);
    expect([at('对象'), at('涉及金额（元）'), at('区划代码')]).toEqual([
      ['曹*', '=1+1办公室'],
      [123.45, 0.07],
      ['410325', '410325'],
    ]);
    expect((await (await service.get('/api/findings/ledger/export?scope=410328&lang=en')).text()).trim().split('\r\n')).toHaveLength(1);
    expect((await service.get('/api/findings/ledger/export?format=pdf')).status).toBe(400);
  });

  it('fills several sheets where one does not hold all, row by row', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuanliu-ledger-'));
    const table = { name: 't', headings: ['a'], cells: (n: number) => [{ number: String(n) }] };
    async function* rows(): AsyncGenerator<number> {
      for (let n = 1; n <= 25; n += 1) yield n;
    }
    try {
      const file = join(folder, 't.xlsx');
      await saveFile('xlsx', file, await xlsxOf(rows(), table, 11));
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(file);
      expect(workbook.worksheets.map((sheet) => (sheet.getColumn(1).values as unknown[]).slice(1))).toEqual([
        ['a', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        ['a', 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
        ['a', 21, 22, 23, 24, 25],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
