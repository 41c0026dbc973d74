import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { demoFolder } from '../../src/boot.js';
import type { EvidenceView } from '../../src/domain/warnings/evidence.shapes.js';
import type { FindingEventPage } from '../../src/domain/warnings/finding-events.shapes.js';
import type { LedgerView } from '../../src/domain/warnings/ledger.shapes.js';
import type { Replayed } from '../../src/domain/warnings/replay-findings.js';
import type { FindingDetailView, FindingListView, RunDetailView, RunView } from '../../src/domain/warnings/warnings.shapes.js';
import { temporaryFolder } from '../domain/intake/packages.js';
import { testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

interface Manifest {
  id: string;
  demo?: boolean;
  mode?: string;
  files: { path: string; sha256: string; mapping: string; rows: number; totals?: Record<string, string> }[];
}

const GRANT = 'paid:YKT|410325|2017|5|PC20170001|1';
const DEED_TAX = 'record:deed-tax|QS4103252016060013';
/** What the story of the demo tells of 2017: registers, the quota of the year and the cards. */
const OF_2017 = [
  ...['base/REGION', 'base/REGION_RELATION', 'base/AGENCY', 'base/ACCOUNT', 'base/PROJECT-2017', 'budget/BA_BGT_INFO-2017', 'budget/BGT_RECEIVE-2017'],
  ...['card/SUBSIDY_ITEM', 'card/CARD_BATCH', 'card/CARD_ROSTER-2017'],
  ...['registers/HOUSEHOLD', 'registers/HOUSEHOLD_MEMBER', 'registers/HOUSEHOLD_CHANGE', 'registers/DEED_TAX', 'registers/RECORD'],
];

/** Rows of a table of the demo, as they stand in its file. */
const tableOf = (path: string): string[] => readFileSync(join(demoFolder, path), 'utf8').trimEnd().split('\n');
const isLater = (row: string): boolean => row.includes('TF0001') || row.startsWith('re-check,410325-00071,');

/** A part of the demo as a package of its own: the files named, with the rows that are given for them. */
function packageOf(id: string, mode: string, rowsOf: ReadonlyMap<string, readonly string[]>): string {
  const folder = temporaryFolder();
  // Not marked as the demo, which goes into an empty graph only.
  const { demo: _demo, ...manifest } = parse(readFileSync(join(demoFolder, 'manifest.yaml'), 'utf8')) as Manifest;
  const files = manifest.files.flatMap((file) => {
    const rows = rowsOf.get(file.path.replace('.csv', ''));
    if (!rows) return [];
    const bytes = Buffer.from(`${[tableOf(file.path)[0], ...rows].join('\n')}\n`);
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), bytes);
    const { totals: _announced, ...rest } = file;
    return [{ ...rest, sha256: createHash('sha256').update(bytes).digest('hex'), rows: rows.length }];
  });
  writeFileSync(join(folder, 'manifest.yaml'), stringify({ ...manifest, id, mode, files }));
  return folder;
}

/** 曹某 before anybody looked again: a household on the list like its neighbours. */
function before(): string {
  const rows = OF_2017.map((path): [string, string[]] => [path, tableOf(`${path}.csv`).slice(1)]);
  const then = rows.map(([path, all]): [string, string[]] => [
    path,
    all.filter((row) => !isLater(row)).map((row) => row.replace('稳定脱贫（不再享受政策）,2019-04-25', '脱贫户（享受政策）,2015-11-30')),
  ]);
  return packageOf('demo-2017', 'append', new Map(then));
}

/** The second look of 2019: what was found, the money recovered, and the household marked as stable. */
function after(): string {
  const later = (path: string): [string, string[]] => [path, tableOf(`${path}.csv`).filter(isLater)];
  const household = tableOf('registers/HOUSEHOLD.csv').filter((row) => row.includes('稳定脱贫（不再享受政策）,2019-04-25'));
  return packageOf('demo-2019', 'correct', new Map([later('execution/PAY_BACK_INFO'), later('registers/RECORD'), ['registers/HOUSEHOLD', household]]));
}

describe('the case of the article: a grant of 8,000 yuan in 2017 to a household that had paid deed tax in 2016', () => {
  let service: TestService;
  let finding: string;

  beforeAll(async () => {
    service = await testService(await testGraph());
    const report = await service.services.intake.load({ folder: before() });
    expect(report.batch.quarantine).toEqual([]);
  }, 300_000);
  afterAll(() => service.stop());

  const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;
  async function run(incremental: boolean): Promise<RunDetailView> {
    const begun = (await (await service.post('/api/warnings/runs', { rules: ['SK-06'], scope: '410325', incremental })).json()) as RunView;
    for (;;) {
      const now = await json<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(begun.id)}`);
      if (now.status !== 'running') return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const detail = (): Promise<FindingDetailView> => json<FindingDetailView>(`/api/findings/${finding}`);
  async function replayed(): Promise<Replayed[]> {
    const all: Replayed[] = [];
    for await (const one of service.services.warnings.replay(finding, true)) all.push(one);
    return all;
  }

  it('is found by SK-06, with the subgraph that shows it, and nobody else of the batch is', async () => {
    expect(await run(false)).toMatchObject({ status: 'done', results: [{ code: 'SK-06', status: 'done', hits: 1 }] });
    const { findings } = await json<FindingListView>('/api/findings?rule=SK-06&status=hit');
    expect(findings).toMatchObject([{ code: 'SK-06', region: '410325', band: 'red', amount: 800_000, recovered: 0, dataVersion: 1 }]);
    finding = findings[0]!.id;
    expect(findings[0]!.messageZh).toBe(
      '该户成员 2016-06-21 有契税记录（商品房）；2017-05-16 获批到户增收项目补助，已发 8,000.00 元，扣除退回后 8,000.00 元。',
    );
    const view = await json<EvidenceView>(`/api/findings/${finding}/evidence`);
    const { subject } = findings[0]!;
    expect(view).toMatchObject({ subject, parts: 1, leftOut: { nodes: 0, edges: 0, amount: 0, unknown: 0 }, trace: { number: '嵩财农〔2017〕5号' } });
    const edges = view.edges.map(({ kind, source, target, amount }) => [kind, source, target, amount] as const);
    const person = edges.find(([kind, source]) => kind === 'ABOUT' && source === DEED_TAX)?.[2];
    expect(edges).toEqual(expect.arrayContaining([['MEMBER_OF', person, subject, null]]));
    expect(edges.find(([kind, , , amount]) => kind === 'BENEFITS_FROM' && amount === 800_000)).toBeDefined();
    expect(view.edges.find(({ id }) => id === GRANT)).toMatchObject({ kind: 'PAID', amount: 800_000, listed: true });
  });

  it('shows 8,000 yuan as recovered by an event of its own, once refund and label are loaded', async () => {
    const report = await service.services.intake.load({ folder: after() });
    expect([report.batch.quarantine, report.batch.sequence]).toEqual([[], 2]);
    expect(await run(true)).toMatchObject({ kind: 'incremental', results: [{ code: 'SK-06', hits: 1 }] });
    const now = await detail();
    expect(now).toMatchObject({ status: 'hit', amount: 0, recovered: 800_000, dataVersion: 2 });
    expect(now.messageZh).toContain('已发 8,000.00 元，扣除退回后 0.00 元');
    expect(now.history.map(({ event, dataVersion, recovered, actor }) => [event, dataVersion, recovered, actor])).toEqual([
      ['new', 1, null, 'system'],
      ['changed', 2, null, 'system'],
      ['recovered', 2, 800_000, 'system'],
    ]);
    const facts = now.history.map(({ state }) => (state as { facts: { amount: number; label: string } }).facts);
    expect(facts.map(({ amount, label }) => [amount, label])).toEqual([
      [800_000, '脱贫户（享受政策）'],
      [0, '稳定脱贫（不再享受政策）'],
      [0, '稳定脱贫（不再享受政策）'],
    ]);
    const { events } = await json<FindingEventPage>('/api/findings/events?after=0.0&event=recovered');
    expect(events).toMatchObject([{ finding, event: 'recovered', recovered: 800_000, status: 'hit', statusBefore: 'hit', amount: 0 }]);
    const ledger = await json<LedgerView>('/api/findings/ledger?rule=SK-06');
    expect(ledger.rows).toMatchObject([{ region: '410325', recovered: { findings: 1, amount: 800_000 }, standing: { findings: 1, amount: 0 } }]);
    // Nothing more has come back: a further run has nothing to tell.
    await run(false);
    expect((await detail()).history).toHaveLength(3);
  });

  it('is open again with 8,000 yuan at risk where the state before is replayed, to the letter', async () => {
    const [opened, ...later] = await replayed();
    expect(opened).toMatchObject({ seq: 1, outcome: 'same' });
    expect(JSON.parse(opened!.now!)).toMatchObject({ band: 'red', amount: 800_000, trap: null, facts: { amount: 800_000, label: '脱贫户（享受政策）' } });
    expect(later.map(({ seq, outcome, now }) => [seq, outcome, (JSON.parse(now!) as { amount: number }).amount])).toEqual([
      [2, 'same', 0],
      [3, 'same', 0],
    ]);
  });
});
