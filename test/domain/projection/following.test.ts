import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { currentData } from '../../../src/domain/intake/data-version.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { buildGraph } from '../../../src/domain/projection/build-graph.js';
import { Projection } from '../../../src/domain/projection/projection.js';
import { MemoryEngine } from '../../../src/domain/traces/memory-engine.js';
import type { Graph } from '../../../src/graph/graph.js';
import { emptyTestGraph, runScript, testGraph } from '../../support/neo4j.js';
import { accounts, lines, packageFolder, payments, table, temporaryFolder, type PackageFile } from '../intake/packages.js';
import { contentOf } from './graph-content.js';

let record: Graph;
let intake: IntakeService;
let projection: Projection;
let told: string[];

const open = (folder = temporaryFolder(), options: { paymentsMax?: number } = {}): Projection =>
  Projection.open(record, folder, { paymentsMax: 1_000_000, tell: (text) => void told.push(text), ...options });

beforeEach(async () => {
  record = await testGraph();
  intake = new IntakeService(record, { dataDir: temporaryFolder(), now: () => Date.now() });
  told = [];
  projection = open();
  await projection.follow();
});

afterEach(() => projection.close());

const load = async (id: string, files: readonly PackageFile[], manifest: Record<string, unknown> = {}): Promise<void> => {
  await intake.load({ folder: packageFolder(files, { id, ...manifest }) });
};

/** The graph that has followed says the same as one read anew, at every batch there has been. */
async function sameAsReadAnew(): Promise<void> {
  await projection.follow();
  const data = await currentData(record);
  const graph = projection.graph!;
  expect(graph).toBeDefined();
  expect({ version: graph.version, stamp: graph.stamp }).toEqual({ version: data.sequence, stamp: data.stamp });
  const anew = await buildGraph(record, data, 0);
  for (let batch = 0; batch <= data.sequence; batch += 1) expect(contentOf(graph, batch)).toEqual(contentOf(anew, batch));
}

const OWN = { REGION: '410328' };

describe('following the record', () => {
  it('reads the names of projects once for all who wait for a batch', async () => {
    await load('first', [lines([OWN]), payments([{}])]);
    const asked: string[] = [];
    const watched = {
      read: (id: string, parameters: { readonly after?: number; readonly batch: number }, ...more: unknown[]) => {
        // What is asked ahead, so that the database has its plans, reads nothing.
        if (parameters.after !== parameters.batch) asked.push(id);
        return (record.read as (...all: unknown[]) => unknown).call(record, id, parameters, ...more);
      },
    };
    const engine = new MemoryEngine(watched as unknown as Graph, projection);
    await Promise.all(Array.from({ length: 20 }, () => engine.follow()));
    await engine.follow();
    expect(asked).toEqual(['project-names']);
    await load('second', [payments([{ VOUCHER: 'V2', PAYEE: '2002' }])]);
    await Promise.all(Array.from({ length: 20 }, () => engine.follow()));
    expect(asked).toEqual(['project-names', 'project-names-since']);
  });

  it('comes to the names of projects that batches add, change and take back', async () => {
    const mapping =
      'id: named-projects\ntitle: Projects, for this test\nnodes:\n  project: { label: Project, set: { code: CODE, name: NAME, region: REGION } }\n';
    const projects = (rows: readonly Record<string, string>[]): PackageFile => ({
      path: 'projects.csv',
      bytes: table(['CODE', 'NAME', 'REGION'], rows),
      mapping,
    });
    const named = (code: string, name: string): Record<string, string> => ({ CODE: code, NAME: name, REGION: '410328' });
    const engine = new MemoryEngine(record, projection);
    const namesAreRead = async (): Promise<readonly string[]> => {
      await engine.follow();
      const { sequence } = await currentData(record);
      const rows = await record.read<{ id: string; name: string }>('project-names', { batch: sequence });
      expect([...engine.projectNames].sort()).toEqual(rows.map(({ id, name }) => [id, name]));
      return rows.map(({ name }) => name);
    };
    await load('first', [projects([named('P1', '产业路'), named('P2', '饮水工程')])]);
    expect(await namesAreRead()).toEqual(['产业路', '饮水工程']);
    await load('second', [projects([named('P3', '光伏电站')])]);
    expect(await namesAreRead()).toHaveLength(3);
    await load('third', [projects([named('P1', '产业路二期')])], { mode: 'correct' });
    expect(await namesAreRead()).toContain('产业路二期');
    await intake.withdraw('second');
    expect(await namesAreRead()).toHaveLength(2);
    await intake.withdraw('third');
    expect(await namesAreRead()).toEqual(['产业路', '饮水工程']);
  });

  it('keeps first answers ready while the data stay as they are, and gives way to whoever asks', async () => {
    let isWanted = false;
    const engine = new MemoryEngine(record, projection, { isWanted: () => isWanted, quietMs: 0, preparedFrom: 1 });
    const isDone = async (): Promise<void> => {
      while (engine.ahead().isPreparing) await new Promise((resume) => setTimeout(resume, 5));
    };
    const spent = async (): Promise<number> => {
      const { version: batch } = projection.graph!;
      const bounds = { batch, asOf: null, depth: 0, windowMs: null, edgesMax: 1_000, scope: null, timeBudgetMs: 10_000 };
      const answer = await engine.answer({ start: { kind: 'number', number: '洛财农〔2017〕3号' }, ...bounds, view: { view: 'totals' } });
      // The account paid is not in any register.
      return answer.outline!.totals[0]!.unexplained.find(({ reason }) => reason === 'payee-unknown')!.amount;
    };
    await load('first', [lines([OWN]), payments([{}])]);
    await engine.follow();
    await isDone();
    expect(engine.ahead().prepared).toBe(1);
    expect(await spent()).toBe(1_000);
    isWanted = true;
    await load('second', [payments([{ VOUCHER: 'V2', PAYEE: '2002' }])]);
    await engine.follow();
    await new Promise((resume) => setTimeout(resume, 100));
    // What was of the data before is gone at once; the new waits for as long as somebody else does.
    expect(engine.ahead()).toEqual({ prepared: 0, isPreparing: true });
    expect(await spent()).toBe(2_000);
    isWanted = false;
    await isDone();
    expect(engine.ahead().prepared).toBe(1);
    expect(await spent()).toBe(2_000);
  });

  it('shows each batch as if the graph had been read anew, and every earlier one as it was', async () => {
    await load('first', [
      lines([OWN, { REGION: '410328', CODE: 'L2', AMOUNT: '500.00', UP_REGION: '410328', UP_CODE: 'L1' }]),
      payments([{}, { VOUCHER: 'V2', PAYEE: '2002' }]),
    ]);
    await sameAsReadAnew();
    expect(projection.graph!.payments.count).toBe(2);
    // A refund comes before what it undoes.
    await load('second', [
      payments([{ VOUCHER: 'R1', CODE: '', KIND: 'refund', PAYER: '2003', PAYEE: '1001', SETTLES: 'V3' }]),
      accounts([{ NUMBER: '2001', BANK: '农业银行', KIND: 'enterprise', REGION: '410328', NAME: '洛宁县示例公司', OPENED: '2016-01-01' }]),
    ]);
    await sameAsReadAnew();
    const graph = projection.graph!;
    const refund = graph.payments.ids.number('paid:t|410328|2017|R1');
    expect(graph.payments.settles(refund).payments).toEqual([-1]);
    expect(graph.payments.indicator[refund]).toBe(-1);
    // Its coming gives the refund, which an earlier batch brought, its line.
    await load('third', [payments([{ VOUCHER: 'V3', PAYEE: '2003', CODE: 'L2' }])]);
    await sameAsReadAnew();
    expect(graph.lines.ids.id(graph.payments.indicator[refund]!)).toMatch(/L2$/u);
    // What it undoes is corrected to another line; lines and accounts change.
    await load('fourth', [payments([{ VOUCHER: 'V3', PAYEE: '2003', CODE: 'L1', AMOUNT: '7.00' }]), lines([{ ...OWN, AMOUNT: '900.00', TITLE: '更正' }])], {
      mode: 'correct',
    });
    await sameAsReadAnew();
    expect(graph.lines.ids.id(graph.payments.indicator[refund]!)).toMatch(/L1$/u);
    await load('fifth', [accounts([{ NUMBER: '2001', BANK: '农业银行', KIND: 'merchant', REGION: '410300', NAME: '洛宁县示例公司', OPENED: '2016-01-01' }])], {
      mode: 'correct',
    });
    await sameAsReadAnew();
    await load('sixth', [payments([{ VOUCHER: 'V9', AMOUNT: '3.00' }])], { mode: 'replace' });
    await sameAsReadAnew();
    await intake.withdraw('third');
    await sameAsReadAnew();
    await intake.withdraw('sixth');
    await sameAsReadAnew();
    await intake.withdraw('withdraw-third');
    await sameAsReadAnew();
    // The same graph all along, followed and never read again.
    expect(projection.graph).toBe(graph);
    expect(told.filter((text) => text.includes('read into memory')).length).toBeLessThanOrEqual(2);
  });

  it('knows what a payment drew on between two batches that it follows at once', async () => {
    const refund = { VOUCHER: 'R1', CODE: '', KIND: 'refund', PAYER: '2001', PAYEE: '1001', SETTLES: 'V1' };
    await load('first', [lines([OWN]), payments([{ VOUCHER: 'V2' }, refund])]);
    await projection.follow();
    // What it undoes comes, and it draws on the line of that; then it is corrected.
    await load('second', [payments([{ VOUCHER: 'V1', PAYEE: '2001' }])]);
    await load('third', [payments([{ ...refund, AMOUNT: '2.00' }])], { mode: 'correct' });
    await sameAsReadAnew();
  });

  it('follows batches of other services, several at a time, in any order of modes', async () => {
    const seed = Date.now() % 1_000_000;
    process.stdout.write(`following: seed ${seed}\n`);
    const row = fc.record({
      VOUCHER: fc.integer({ min: 1, max: 6 }).map((number) => `V${number}`),
      CODE: fc.constantFrom('L1', 'L2', ''),
      PAYER: fc.constantFrom('1001', '1002'),
      PAYEE: fc.constantFrom('2001', '2002', '1002'),
      AMOUNT: fc.constantFrom('1.00', '2.00', '3.00'),
      KIND: fc.constantFrom('payment', 'payment', 'refund'),
      SETTLES: fc.constantFrom('', '', 'V1', 'V2', 'V1;V3'),
      AT: fc.constantFrom('2017-06-01', '2017-06-02 10:00:00'),
    });
    const step = fc.record({
      mode: fc.constantFrom('append', 'append', 'correct', 'replace', 'withdraw'),
      rows: fc.uniqueArray(row, { minLength: 1, maxLength: 5, selector: ({ VOUCHER }) => VOUCHER }),
      line: fc.option(fc.constantFrom('100.00', '200.00')),
      follows: fc.boolean(),
    });
    const [steps] = fc.sample(fc.array(step, { minLength: 9, maxLength: 9 }), { seed, numRuns: 1 });
    const loaded: string[] = [];
    for (const [place, { mode, rows, line, follows }] of steps!.entries()) {
      const withdrawn = mode === 'withdraw' ? loaded.pop() : undefined;
      if (withdrawn) await intake.withdraw(withdrawn);
      else {
        // A refund that says it settles nothing, or a payment that settles, is only there to be read.
        const files = [payments(rows.map(({ SETTLES, KIND, ...each }) => ({ ...each, KIND, SETTLES: KIND === 'refund' ? SETTLES : '' })))];
        if (line) files.push(lines([{ ...OWN, AMOUNT: line }]));
        await load(`b${place}`, files, { mode: mode === 'withdraw' ? 'append' : mode });
        loaded.push(`b${place}`);
      }
      if (follows) await projection.follow();
    }
    await sameAsReadAnew();
  });

  it('reads anew when the graph was emptied, and when its numbering began again', async () => {
    await load('first', [lines([OWN]), payments([{}])]);
    await projection.follow();
    expect(projection.state()).toMatchObject({ ready: true, building: false, version: 1, payments: 1, reason: null });
    await emptyTestGraph();
    await projection.follow();
    expect(projection.state()).toMatchObject({ ready: true, version: 0, payments: 0 });
    await load('other', [payments([{ VOUCHER: 'V7' }, { VOUCHER: 'V8' }])]);
    await sameAsReadAnew();
    expect(projection.state()).toMatchObject({ version: 1, payments: 2 });
  });

  it('does not show a load in progress, and what it has retired still counts', async () => {
    await load('first', [lines([OWN]), payments([{}])]);
    await runScript(`MATCH ()-[p:PAID]->() SET p.retiredIn = 2;
      MATCH (a:Account) WITH a LIMIT 1 CREATE (a)-[:PAID {id: 'unseen', addedIn: 2, source: 'b/f/1', amount: 1, at: 1, kind: 'payment'}]->(a)`);
    await projection.follow();
    const { payments: held } = projection.graph!;
    expect(held.count).toBe(1);
    expect(held.visible(0, 5)).toBe(true);
  });

  it('is off above the number of payments that fit, and says so', async () => {
    await load('first', [lines([OWN]), payments([{}, { VOUCHER: 'V2' }])]);
    const small = open(temporaryFolder(), { paymentsMax: 1 });
    await small.follow();
    expect(small.graph).toBeUndefined();
    expect(small.state()).toMatchObject({ ready: false, building: false, paymentsMax: 1 });
    expect(small.state().reason).toMatch(/^2 payments are stored, more than the 1 /u);
    await small.close();
  });
});

describe('a snapshot', () => {
  it('is taken up at the next start and followed from there; one of another graph is left aside', async () => {
    const folder = temporaryFolder();
    await load('first', [lines([OWN]), payments([{}, { VOUCHER: 'R1', KIND: 'refund', SETTLES: 'V1' }])]);
    const before = open(folder);
    await before.follow();
    await before.close();
    expect(readdirSync(join(folder, 'projection'))).toEqual(['1.graph']);
    await load('second', [payments([{ VOUCHER: 'V2' }]), lines([{ ...OWN, AMOUNT: '2000.00' }])], { mode: 'correct' });
    await projection.close();
    told = [];
    projection = open(folder);
    await sameAsReadAnew();
    expect(told).toEqual([expect.stringMatching(/^2 payments taken from the snapshot of batch 1 /u)]);
    await projection.close();
    expect(readdirSync(join(folder, 'projection'))).toEqual(['2.graph']);

    await emptyTestGraph();
    await load('other', [payments([{ VOUCHER: 'V7' }])]);
    await load('another', [payments([{ VOUCHER: 'V8' }])]);
    told = [];
    projection = open(folder);
    await sameAsReadAnew();
    expect(told).toEqual(['A snapshot of another graph was found and is left aside.', expect.stringMatching(/^2 payments read into memory/u)]);
  });
});
