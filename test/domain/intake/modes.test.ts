import fc from 'fast-check';
import { graphDigest } from '../../../src/domain/intake/graph-digest.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { LoadReport } from '../../../src/domain/intake/intake.shapes.js';
import type { Graph } from '../../../src/graph/graph.js';
import { testGraph } from '../../support/neo4j.js';
import { accounts, lines, packageFolder, payments, temporaryFolder, type PackageFile } from './packages.js';

let graph: Graph;
let intake: IntakeService;

beforeEach(async () => {
  graph = await testGraph();
  intake = new IntakeService(graph, { dataDir: temporaryFolder(), now: () => Date.parse('2024-05-01T12:00:00+08:00') });
});

const load = (files: readonly PackageFile[], manifest: Record<string, unknown> = {}): Promise<LoadReport> =>
  intake.load({ folder: packageFolder(files, manifest) });
const content = (): Promise<string> => graphDigest(graph, 'content');

/** The line that payments of these tests draw on. */
const OWN = { REGION: '410328' };

interface Version {
  readonly amount: number;
  readonly addedIn: number;
  readonly retiredIn: number | null;
  readonly document: string | null;
  readonly dataQuality: readonly string[];
}

/** Every version of a payment, oldest first. */
async function versions(id: string): Promise<Version[]> {
  const found: Version[] = [];
  for await (const { type, values } of graph.stream<{ type: string; values: Record<string, unknown> }>('digest-edges')) {
    if (type === 'PAID' && values['id'] === `paid:t|410328|2017|${id}`)
      found.push({
        amount: Number(values['amount']),
        addedIn: Number(values['addedIn']),
        retiredIn: (values['retiredIn'] ?? null) as number | null,
        document: (values['document'] ?? null) as string | null,
        dataQuality: (values['dataQuality'] ?? []) as string[],
      });
  }
  return found.sort((left, right) => left.addedIn - right.addedIn);
}

async function title(): Promise<unknown> {
  const [found] = await graph.read<{ values: Record<string, unknown> }>('known-nodes', { ids: ['document:410328|F|洛财农〔2017〕3号'] });
  return found?.values['title'];
}

describe('a correction', () => {
  it('takes the place of what was said under the same id; earlier data versions keep what was said before', async () => {
    await load([lines([OWN]), payments([{}, { VOUCHER: 'V2' }])]);
    const report = await load([lines([{ ...OWN, TITLE: '更正后的标题' }]), payments([{ AMOUNT: '12.00' }])], { id: 'second', mode: 'correct' });
    expect(report.batch).toMatchObject({
      mode: 'correct',
      rows: { loaded: 2, unchanged: 0, quarantined: 0 },
      edgesCreated: 1,
      edgesRetired: 1,
      nodesChanged: 1,
    });
    expect(await versions('V1')).toMatchObject([
      { amount: 1000, addedIn: 1, retiredIn: 2 },
      { amount: 1200, addedIn: 2, retiredIn: null, document: '洛财农〔2017〕3号' },
    ]);
    expect(await versions('V2')).toHaveLength(1);
    expect(await title()).toBe('更正后的标题');
  });

  it('changes nothing where it says the same, and cannot contradict itself', async () => {
    await load([lines([OWN]), payments([{}])]);
    const before = await content();
    const report = await load([payments([{}])], { id: 'second', mode: 'correct' });
    expect(report.batch.rows).toMatchObject({ loaded: 0, unchanged: 1 });
    expect(await content()).toBe(before);
    const third = await load([payments([{ AMOUNT: '3.00' }, { AMOUNT: '4.00' }])], { id: 'third', mode: 'correct' });
    expect(third.batch).toMatchObject({ rows: { loaded: 1, quarantined: 1 }, quarantine: [{ code: 'different-content', count: 1 }] });
    expect((await versions('V1')).filter(({ retiredIn }) => retiredIn === null)).toMatchObject([{ amount: 300 }]);
  });

  it('takes away marks that no longer hold', async () => {
    await load([lines([{ ...OWN, AMOUNT: '5.00' }]), payments([{}])]);
    expect((await versions('V1'))[0]!.dataQuality).toEqual(['above-parent']);
    await load([lines([{ ...OWN, AMOUNT: '50.00' }])], { id: 'second', mode: 'correct' });
    expect((await versions('V1'))[0]!.dataQuality).toEqual([]);
  });
});

describe('a replacement', () => {
  it('retires what its source said about its regions and period and no longer says', async () => {
    await load([payments([{}, { VOUCHER: 'V2', AT: '2017-06-02' }, { VOUCHER: 'V3', AT: '2017-09-01' }, { VOUCHER: 'V4', REGION: '410482' }])]);
    const june = { period: { from: '2017-06-01', to: '2017-06-30' }, covers: [{ source: 'PAY', region: '410300', from: '2017-06-01', to: '2017-06-30' }] };
    const report = await load([payments([{ AMOUNT: '11.00' }])], { id: 'second', mode: 'replace', ...june });
    // V2 is gone; V3 lies outside the period, V4 outside the region.
    expect(report.batch).toMatchObject({ edgesCreated: 1, edgesRetired: 2 });
    expect(await versions('V1')).toMatchObject([{ retiredIn: 2 }, { amount: 1100, retiredIn: null }]);
    expect(await versions('V2')).toMatchObject([{ retiredIn: 2 }]);
    expect(await versions('V3')).toMatchObject([{ retiredIn: null }]);
  });

  it('leaves alone what another source says', async () => {
    await load([payments([{}])], { sourceSystem: 'other' });
    await load([payments([{ VOUCHER: 'V2' }])], { id: 'second', mode: 'replace' });
    expect(await versions('V1')).toMatchObject([{ retiredIn: null }]);
  });
});

describe('a withdrawal', () => {
  it('takes a batch back, whatever came after it, and can be taken back itself', async () => {
    await load([lines([OWN]), payments([{}])]);
    const first = await content();
    await load(
      [payments([{ VOUCHER: 'V2' }, {}]), accounts([{ NUMBER: '2001', BANK: '农行', NAME: '洛宁县示例公司', KIND: 'enterprise', REGION: '410328' }])],
      { id: 'second' },
    );
    const both = await content();
    await load([payments([{ VOUCHER: 'V3' }])], { id: 'third' });
    const report = await intake.withdraw('second');
    expect(report.batch).toMatchObject({ id: 'withdraw-second', mode: 'withdraw', withdraws: 'second', edgesCreated: 0 });
    expect(await versions('V2')).toMatchObject([{ addedIn: 2, retiredIn: 4 }]);
    expect(await intake.batch('second')).toMatchObject({ withdrawnBy: 'withdraw-second' });
    await intake.withdraw('third');
    expect(await content()).toBe(first);
    await intake.withdraw('withdraw-second');
    expect(await content()).toBe(both);
    await expect(intake.withdraw('third')).rejects.toMatchObject({ code: 'conflict' });
    // A withdrawal of a withdrawal can be withdrawn as well, and again.
    await intake.withdraw('withdraw-withdraw-second');
    expect(await content()).toBe(first);
    expect(await intake.batch('second')).toMatchObject({ withdrawnBy: 'withdraw-second' });
    await intake.withdraw('withdraw-second');
    expect(await content()).toBe(both);
  });

  it('gives back what another batch said as well, and what was corrected', async () => {
    await load([lines([OWN]), payments([{}])]);
    const first = await content();
    await load([lines([OWN]), payments([{}])], { id: 'again' });
    await load([lines([{ ...OWN, TITLE: '更正', AMOUNT: '2000.00' }]), payments([{ AMOUNT: '12.00' }])], { id: 'corrected', mode: 'correct' });
    await intake.withdraw('test-package');
    expect(await title()).toBe('更正');
    await intake.withdraw('corrected');
    expect(await content()).toBe(first);
  });

  it('leaves a graph as if the batches had never been, for any batches in any mode', async () => {
    const seed = 20261124;
    process.stdout.write(`withdrawals: seed ${seed}\n`);
    const row = fc.record({
      VOUCHER: fc.constantFrom('V1', 'V2', 'V3'),
      AMOUNT: fc.constantFrom('10.00', '20.00'),
      CODE: fc.constantFrom('L1', 'L2'),
      AT: fc.constantFrom('2017-06-01', '2017-07-01'),
    });
    const line = fc.record({ CODE: fc.constantFrom('L1', 'L2'), AMOUNT: fc.constantFrom('15.00', '1000.00'), TITLE: fc.constantFrom('甲', '乙') });
    const batch = fc.record({
      rows: fc.array(row, { maxLength: 4 }),
      lines: fc.array(line, { minLength: 1, maxLength: 2 }),
      mode: fc.constantFrom('append', 'correct', 'replace'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 2, maxLength: 4 }), fc.nat(), async (batches, pick) => {
        graph = await testGraph();
        intake = new IntakeService(graph, { dataDir: temporaryFolder(), now: () => Date.parse('2024-05-01T12:00:00+08:00') });
        const kept = 1 + (pick % (batches.length - 1));
        let before = '';
        for (const [index, { rows, lines: stated, mode }] of batches.entries()) {
          await load([lines(stated.map((line) => ({ ...OWN, ...line }))), payments(rows)], { id: `b${index}`, mode });
          if (index === kept - 1) before = await content();
        }
        for (let index = batches.length - 1; index >= kept; index -= 1) await intake.withdraw(`b${index}`);
        expect(await content()).toBe(before);
      }),
      { numRuns: 12, seed },
    );
  }, 300_000);
});

describe('loads that come at the same time', () => {
  it('wait for their turn, in the order of coming', async () => {
    const places: number[] = [];
    const folder = packageFolder([payments([{ VOUCHER: 'V2' }])], { id: 'second' });
    const first = load([payments([{}])]);
    const second = intake.load({ folder }, { name: 'second.zip', onProgress: ({ phase, rows }) => (phase === 'waiting' ? places.push(rows) : undefined) });
    expect(intake.queued().loads.map(({ place }) => place)).toEqual([0, 1]);
    expect((await Promise.all([first, second])).map(({ dataVersion }) => dataVersion)).toEqual([1, 2]);
    expect(places).toEqual([1]);
    expect(intake.queued().loads).toEqual([]);
  });
});
