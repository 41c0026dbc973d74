import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { BadPackage } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { currentDataVersion } from '../../../src/domain/intake/data-version.js';
import { graphDigest } from '../../../src/domain/intake/graph-digest.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { Identity } from '../../../src/domain/model/identity.js';
import { testGraph } from '../../support/neo4j.js';
import { accounts, csv, lines, manifestText, packageFolder, payments, temporaryFolder, zipFile, type PackageFile } from './packages.js';

let graph: Graph;
let intake: IntakeService;
let dataDir: string;

beforeEach(async () => {
  graph = await testGraph();
  dataDir = temporaryFolder();
  intake = new IntakeService(graph, { dataDir, now: () => Date.parse('2024-05-01T12:00:00+08:00') });
});

interface Found {
  readonly values: Record<string, unknown>;
  readonly pending: Record<string, unknown> | null;
}

/** A node's properties by its id, with bookkeeping. */
async function node(id: string): Promise<Record<string, unknown> | undefined> {
  return (await graph.read<Found & Record<string, unknown>>('known-nodes', { ids: [id] }))[0]?.values;
}

function account(number: string): string {
  return Identity.open(dataDir).nodeId('Account', [number, '中国农业银行']);
}

async function payment(id: string): Promise<Record<string, unknown> | undefined> {
  const asked = { paid: [`paid:t|410328|2017|${id}`], allocated: [], registered: [], carries: [], others: [] };
  return (await graph.read<Found & Record<string, unknown>>('known-edges', asked))[0]?.values;
}

const load = (files: readonly PackageFile[], manifest: Record<string, unknown> = {}) => intake.load({ folder: packageFolder(files, manifest) });

describe('a package', () => {
  it('is loaded whole, with its control totals and its report', async () => {
    const report = await load([
      lines([{ TO: '410328' }], { totals: { AMOUNT: '1000.00' } }),
      payments([{}, { VOUCHER: 'V2', AMOUNT: '2.50' }], { totals: { AMOUNT: '12.5' } }),
    ]);
    expect(report).toMatchObject({ outcome: 'loaded', dataVersion: 1 });
    expect(report.batch).toMatchObject({
      id: 'test-package',
      sequence: 1,
      status: 'active',
      rows: { announced: 3, loaded: 3, unchanged: 0, quarantined: 0, skipped: 0 },
    });
    expect(report.batch.files[1]!.totals).toEqual([
      { column: 'AMOUNT', announced: '12.5', loaded: '12.5', unchanged: '0', quarantined: '0', skipped: '0', unreadableRows: 0, unreadable: '0' },
    ]);
    expect(await node('document:410300|F|洛财农〔2017〕3号')).toMatchObject({
      number: '洛财农〔2017〕3号',
      issuedAt: Date.parse('2017-03-20T00:00:00+08:00'),
      stated: expect.arrayContaining(['title']),
    });
    expect(await payment('V2')).toMatchObject({
      amount: 250,
      timePrecision: 'day',
      indicator: 'indicator:410328|2017|L1',
      kind: 'payment',
      state: 'paid',
      seq: 0,
      system: 'test',
      addedIn: 1,
      source: 'test-package/payments.csv/3',
    });
  });

  it('changes nothing when it is loaded again, and says so', async () => {
    const folder = packageFolder([lines([{}]), payments([{}])]);
    await intake.load({ folder });
    const before = await graphDigest(graph, 'everything');
    expect(await intake.load({ folder })).toMatchObject({ outcome: 'already-loaded', dataVersion: 1, message: expect.stringContaining('nothing was changed') });
    expect(await graphDigest(graph, 'everything')).toBe(before);
  });

  it('may not take the id of another one', async () => {
    await load([lines([{}])]);
    await expect(load([lines([{ CODE: 'L2' }])])).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('other content') });
  });

  it('counts rows that are there already as unchanged when another package brings them', async () => {
    await load([lines([{}]), payments([{}])]);
    const before = await graphDigest(graph, 'content');
    const report = await load([lines([{}]), payments([{}, { VOUCHER: 'V2' }], { totals: { AMOUNT: '20.00' } })], { id: 'second' });
    expect(report.batch.rows).toEqual({ announced: 3, loaded: 1, unchanged: 2, quarantined: 0, skipped: 0 });
    expect(report.batch.files[1]!.totals[0]).toMatchObject({ loaded: '10', unchanged: '10' });
    expect(await graphDigest(graph, 'content')).not.toBe(before);
    expect(report.dataVersion).toBe(2);
  });

  it('comes as a .zip as well', async () => {
    const file = lines([{}]);
    const mapping = readFileSync(join(import.meta.dirname, 'mappings', 'lines.yaml'));
    const zip = await zipFile([
      { name: 'manifest.yaml', bytes: Buffer.from(manifestText([file])) },
      { name: file.path, bytes: file.bytes },
      { name: 'mappings/lines.yaml', bytes: mapping },
    ]);
    expect((await intake.load({ zip })).batch.rows.loaded).toBe(1);
  });
});

describe('a package that does not hold what it announces', () => {
  const refused = async (work: Promise<unknown>): Promise<{ file: string; line: number | null; reason: string }[]> => {
    const before = await graphDigest(graph, 'everything');
    const failure = (await work.then(
      () => undefined,
      (error: unknown) => error,
    )) as BadPackage | undefined;
    expect(failure).toMatchObject({ code: 'bad-package' });
    expect(await graphDigest(graph, 'everything')).toBe(before);
    return failure!.facts['faults'] as { file: string; line: number | null; reason: string }[];
  };

  it.each([
    ['a wrong total', { totals: { AMOUNT: '1000.01' } }, 'manifest.yaml', /adds up to 1000, the manifest announces 1000\.01; the difference is -0\.01/u],
    ['a wrong number of rows', { rows: 2 }, 'manifest.yaml', /has 1 rows, the manifest announces 2/u],
    ['a wrong digest', { sha256: 'a'.repeat(64) }, 'manifest.yaml', /changed or damaged/u],
    ['a control column that is not there', { totals: { TOTAL: '1' } }, 'lines.csv', /the header lacks TOTAL/u],
    ['another encoding', { encoding: 'utf-8-bom' }, 'lines.csv', /no byte order mark/u],
    ['an unknown encoding', { encoding: 'latin9' }, 'manifest.yaml', /must be one of utf-8/u],
    ['a mapping that reads another table', { mapping: 'payments' }, 'lines.csv', /the header lacks AT, KIND/u],
    [
      'a mapping with a fault',
      { mapping: 'id: odd\ntitle: x\nnodes: { n: { label: Nothing, set: { code: A } } }\n' },
      'mappings/odd.yaml',
      /Nothing is no label/u,
    ],
  ] as [string, Partial<PackageFile>, string, RegExp][])(
    'is refused for %s, with file and reason, and the graph is as before',
    async (_name, change, file, reason) => {
      await load([accounts([{ NUMBER: '1', BANK: '农行', NAME: '甲', KIND: 'unknown' }])], { id: 'before' });
      const faults = await refused(load([lines([{}], change)]));
      expect(faults.map((fault) => fault.file)).toContain(file);
      expect(faults.map((fault) => fault.reason).join('\n')).toMatch(reason);
      expect(faults.every(({ line }) => line !== null && line > 0)).toBe(true);
    },
  );

  it('names all faults at once', async () => {
    const faults = await refused(load([lines([{}], { rows: 5, totals: { AMOUNT: '1' } }), payments([{}], { totals: { AMOUNT: '2' } })]));
    expect(faults).toHaveLength(3);
  });

  it('is refused when its bytes were declared in another encoding than they are in', async () => {
    const faults = await refused(
      load([
        { ...lines([{}]), bytes: Buffer.concat([lines([{}]).bytes, Buffer.from([0x31, 0x2c, 0xc2, 0xe5, 0x0a]), Buffer.from([0x31, 0x2c, 0xc2, 0xe5, 0x0a])]) },
      ]),
    );
    expect(faults[0]!.reason).toContain('not utf-8');
  });

  it('is refused in another currency than the graph counts in', async () => {
    await load([lines([{}])]);
    expect((await refused(load([lines([{ CODE: 'L2' }])], { id: 'euro', currency: 'EUR' })))[0]!.reason).toContain('one graph holds one currency');
  });

  it('leaves nothing of its bytes in the data folder', async () => {
    const folder = packageFolder([lines([{}], { rows: 9 })]);
    await expect(intake.load({ folder })).rejects.toMatchObject({ code: 'bad-package' });
    const kept = readdirSync(join(dataDir, 'packages'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(kept).toEqual([]);
  });
});

describe('a load in progress', () => {
  it('is seen by nobody before it is activated, and then at once', async () => {
    await load([lines([{}]), payments([{}])], { id: 'first' });
    const many = Array.from({ length: 6_000 }, (_, index) => ({ VOUCHER: `W${index}` }));
    const seen: { version: number; visible: number; phase: string }[] = [];
    let watching = true;
    let phase = '';
    const watch = (async () => {
      while (watching) {
        const version = await currentDataVersion(graph);
        const rows = await graph.read<{ values: { addedIn: number } } & Record<string, unknown>>('known-edges', {
          paid: ['paid:t|410328|2017|W0', 'paid:t|410328|2017|W5999'],
          allocated: [],
          registered: [],
          carries: [],
          others: [],
        });
        seen.push({ version, visible: rows.filter(({ values }) => values.addedIn <= version).length, phase });
      }
    })();
    await intake.load({ folder: packageFolder([payments(many)], { id: 'many' }) }, { onProgress: (progress) => (phase = progress.phase) });
    watching = false;
    await watch;
    expect(seen.some((look) => look.phase === 'writing')).toBe(true);
    expect(seen.filter(({ version }) => version === 1).every(({ visible }) => visible === 0)).toBe(true);
    expect(await currentDataVersion(graph)).toBe(2);
    expect((await intake.batch('many')).rows.loaded).toBe(6_000);
  });

  it('is undone when the service stops', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => ({ VOUCHER: `W${index}` }));
    const before = await graphDigest(graph, 'everything');
    let stop: Promise<void> | undefined;
    const loading = intake.load(
      { folder: packageFolder([payments(many)]) },
      { onProgress: ({ phase }) => void (phase === 'writing' && (stop ??= intake.close())) },
    );
    await expect(loading).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('undone') });
    await stop;
    expect(await graphDigest(graph, 'everything')).toBe(before);
  });
});

describe('what is mentioned before it is stated', () => {
  const register = (row: Record<string, string>) =>
    accounts([
      {
        NUMBER: '2001',
        BANK: '中国农业银行洛宁支行',
        NAME: '洛宁县示例有限公司',
        KIND: 'enterprise',
        REGION: '410328',
        OPENED: '2015-01-01',
        USCC: '91410328MA40000001',
        PHONE: '13800000000',
        ...row,
      },
    ]);

  it('is a placeholder that a later batch fills; the earlier values become a version', async () => {
    await load([payments([{}])], { id: 'first' });
    const payee = account('2001');
    expect(await node(payee)).toMatchObject({ name: '洛宁县示例公司', stated: [], addedIn: 1 });
    const report = await load([register({})], { id: 'second' });
    expect(report.batch).toMatchObject({ nodesChanged: 1, nodesCreated: 1 });
    const filled = await node(payee);
    expect(filled).toMatchObject({
      name: '洛宁县示例有限公司',
      kind: 'enterprise',
      stated: expect.arrayContaining(['kind', 'name']),
      addedIn: 1,
      changedIn: 2,
      source: 'second/accounts.csv/2',
    });
    expect(filled!['branches']).toEqual(['中国农业银行洛宁支行', '农业银行']);
    expect(await graph.read('entity-versions', { id: payee, batch: 2 })).toHaveLength(1);
  });

  it('does not change what has been stated', async () => {
    await load([register({})], { id: 'first' });
    const report = await load([payments([{ PAYEE_NAME: '另一个名字' }])], { id: 'second' });
    expect(report.batch.rows.loaded).toBe(1);
    expect(await node(account('2001'))).toMatchObject({ name: '洛宁县示例有限公司' });
  });

  it('fills lines: the document number reaches payments that were loaded before their line', async () => {
    await load([payments([{ REGION: '410300' }])], { id: 'first' });
    await load([lines([{}])], { id: 'second' });
    const asked = { paid: ['paid:t|410300|2017|V1'], allocated: [], registered: [], carries: [], others: [] };
    expect((await graph.read<Found & Record<string, unknown>>('known-edges', asked))[0]!.values['document']).toBe('洛财农〔2017〕3号');
  });

  it('gives the same graph in whatever order files, rows and batches come', async () => {
    const all: PackageFile[] = [
      lines([
        {},
        { CODE: 'L2', UP_REGION: '410300', UP_CODE: 'L1', UPPER: '洛财农〔2017〕3号', NUMBER: '宁财农[2017]05号', REGION: '410328', AMOUNT: '400.00' },
      ]),
      payments([
        { CODE: 'L2', AMOUNT: '500.00' },
        { VOUCHER: 'V2', CODE: 'L2', PAYEE_NAME: '洛宁县示例（公司）' },
        { VOUCHER: 'R1', CODE: '', KIND: 'refund', SETTLES: 'V2', AMOUNT: '4.00', AT: '2017-07-01', PAYER: '2001', PAYEE: '1001' },
      ]),
      register({}),
    ];
    const digests = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        fc.boolean(),
        fc.boolean(),
        async (files, together, backwards) => {
          graph = await testGraph();
          // The same identity key, so that ids are comparable; new bytes each time.
          intake = new IntakeService(graph, { dataDir: sharedData, now: () => Date.parse('2024-05-01T12:00:00+08:00') });
          const given = backwards ? files.map(turned) : files;
          if (together) await load(given);
          else for (const [index, file] of given.entries()) await load([file], { id: `batch-${index}` });
          digests.add(await graphDigest(graph, 'content'));
          expect(await payment('R1')).toMatchObject({ indicator: 'indicator:410328|2017|L2', document: '宁财农〔2017〕5号' });
        },
      ),
      { numRuns: 8 },
    );
    expect(digests.size).toBe(1);
  }, 300_000);

  const sharedData = temporaryFolder();

  function turned(file: PackageFile): PackageFile {
    const [header, ...rows] = file.bytes.toString().trimEnd().split('\n');
    return { ...file, bytes: Buffer.from(`${[header, ...rows.reverse()].join('\n')}\n`) };
  }
});

describe('a row that cannot be taken over', () => {
  it('is set aside as read, with place and reason, and counted; the others are loaded', async () => {
    const rows: Record<string, string>[] = [
      {},
      { VOUCHER: 'V2', AMOUNT: 'ten' },
      { VOUCHER: 'V3', AT: '2017-06-31' },
      { VOUCHER: '' },
      { VOUCHER: 'V5', AT: '2024-05-02' },
      { VOUCHER: 'V1', AMOUNT: '11.00' },
      { VOUCHER: 'V7', PAYER: '' },
      { VOUCHER: 'V8', KIND: 'gift' },
    ];
    const report = await load([payments(rows, { totals: { AMOUNT: '81.00' } })]);
    expect(report.batch.rows).toEqual({ announced: 8, loaded: 2, unchanged: 0, quarantined: 6, skipped: 0 });
    expect(report.batch.files[0]!.totals[0]).toMatchObject({ loaded: '20', quarantined: '51', unreadableRows: 1, unreadable: '10' });
    const { rows: aside, total } = await intake.quarantine('test-package', {});
    expect(total).toBe(6);
    expect(aside.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [3, 'unparseable-amount', 'AMOUNT'],
      [4, 'unparseable-date', 'AT'],
      [5, 'missing-key', 'VOUCHER'],
      [6, 'after-load', 'AT'],
      [7, 'different-content', 'AMOUNT'],
      [9, 'unknown-value', 'KIND'],
    ]);
    expect(aside[0]!.cells.find(({ column }) => column === 'AMOUNT')!.value).toBe('ten');
    expect(await payment('V1')).toMatchObject({ amount: 1000 });
    expect(await payment('V7')).toMatchObject({ amount: 1000 });
  });

  it('leaves nothing behind, not even the nodes it mentions', async () => {
    await load([payments([{ PAYEE: '9999', AMOUNT: 'x' }])]);
    expect([await node(account('9999')), await node(account('1001'))]).toEqual([undefined, undefined]);
  });

  it('is listed page by page', async () => {
    await load([payments(Array.from({ length: 5 }, (_, index) => ({ VOUCHER: `V${index}`, AMOUNT: '?' })))]);
    const lines: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await intake.quarantine('test-package', { limit: 2, cursor });
      lines.push(...page.rows.map(({ line }) => line));
      cursor = page.cursor ?? undefined;
    } while (cursor);
    expect(lines).toEqual([2, 3, 4, 5, 6]);
  });

  it('contradicts what another batch has stated', async () => {
    await load([lines([{}])], { id: 'first' });
    const report = await load([lines([{ AMOUNT: '999.00' }])], { id: 'second' });
    expect(report.batch.quarantine).toEqual([{ code: 'different-content', count: 1 }]);
    expect((await intake.quarantine('second')).rows[0]!.detail).toContain('first/lines.csv/2');
  });

  it('may be skipped on purpose', async () => {
    const report = await load([lines([{}, { CODE: 'L2', DELETED: '1' }], { totals: { AMOUNT: '2000' } })]);
    expect(report.batch.rows).toMatchObject({ loaded: 1, skipped: 1 });
    expect(report.batch.files[0]!.totals[0]).toMatchObject({ loaded: '1000', skipped: '1000' });
  });
});

describe('data-quality codes', () => {
  it('mark lines above their parent, lines without one, and payments before or above their line', async () => {
    const child = (CODE: string, AMOUNT: string, more = {}): Record<string, string> => ({
      REGION: '410328',
      CODE,
      AMOUNT,
      NUMBER: '宁财农〔2017〕5号',
      UPPER: '洛财农〔2017〕3号',
      UP_REGION: '410300',
      UP_CODE: 'L1',
      DAY: '2017-04-01',
      ...more,
    });
    const report = await load([
      lines([
        {},
        child('C1', '600.00'),
        child('C2', '400.01'),
        child('C3', '5.00', { UP_CODE: '', UP_REGION: '' }),
        child('C4', '5.00', { UP_CODE: 'NOT-LOADED' }),
      ]),
      payments([
        { CODE: 'C1', AT: '2017-03-31' },
        { VOUCHER: 'V2', CODE: 'C1', AMOUNT: '600.01' },
        { VOUCHER: 'V3', CODE: '' },
      ]),
    ]);
    expect(report.batch.dataQuality).toEqual([
      { code: 'above-parent', count: 2 },
      { code: 'before-indicator', count: 1 },
      { code: 'no-indicator', count: 1 },
      { code: 'no-parent', count: 2 },
    ]);
    expect(await payment('V1')).toMatchObject({ dataQuality: ['before-indicator'] });
    expect(await node('indicator:410328|2017|C4')).toMatchObject({ dataQuality: ['no-parent'] });
    await load([lines([{ CODE: 'NOT-LOADED' }])], { id: 'later' });
    expect(await node('indicator:410328|2017|C4')).toMatchObject({ dataQuality: [] });
  });
});

describe('regions', () => {
  it('hang together by their codes until a row states how', async () => {
    await load([lines([{ TO: '410328' }, { CODE: 'L2', TO: '419001' }])]);
    expect(await graph.read('supervision', { batch: 1 })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: '410328', above: '410300' }),
        expect.objectContaining({ code: '410300', above: '410000' }),
        expect.objectContaining({ code: '419001', above: '410000' }),
      ]),
    );
    const mapping =
      'id: relations\ntitle: x\nnodes: { a: { label: Region, refers: true, set: { code: A } }, b: { label: Region, refers: true, set: { code: B } } }\nedges: [{ type: SUPERVISED_BY, from: a, to: b, set: { from: F } }]\n';
    await load([{ path: 'r.csv', bytes: csv(['A', 'B', 'F'], [['410328', '410000', '2014-01-01']]), mapping }], { id: 'stated' });
    const above = (await graph.read<{ code: string; above: string } & Record<string, unknown>>('supervision', { batch: 2 }))
      .filter(({ code }) => code === '410328')
      .map((row) => row.above);
    expect(above).toEqual(['410000']);
    const earlier = (await graph.read<{ code: string; above: string } & Record<string, unknown>>('supervision', { batch: 1 }))
      .filter(({ code }) => code === '410328')
      .map((row) => row.above);
    expect(earlier).toEqual(['410300']);
  });
});

describe('a source row', () => {
  it('is opened as delivered, personal columns masked, also when the delivered folder is gone', async () => {
    const folder = packageFolder([payments([{}, { VOUCHER: 'V2', PAYEE: '6228480012345678901', PAYEE_NAME: '曹小明', PURPOSE: '补助 410328196001010017' }])]);
    await intake.load({ folder });
    rmSync(folder, { recursive: true });
    const row = await intake.sourceRow('test-package/payments.csv/3');
    const shown = Object.fromEntries(row.cells.map(({ column, value }) => [column, value]));
    expect(shown).toMatchObject({
      VOUCHER: 'V2',
      PAYEE: '622848*********8901',
      PAYEE_NAME: '曹*',
      PAYER_NAME: '洛宁县财政局',
      PURPOSE: '补助 410***********0017',
      AMOUNT: '10.00',
    });
    expect(row).toMatchObject({ batch: 'test-package', file: 'payments.csv', line: 3, sequence: 1, sourceSystem: 'test' });
  });

  it.each(['test-package/payments.csv/99', 'test-package/payments.csv/1', 'test-package/other.csv/2', 'elsewhere/payments.csv/2'])(
    'is not found at %s',
    async (source) => {
      await load([payments([{}])]);
      await expect(intake.sourceRow(source)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('is not opened for a text that is no source', async () => {
    await expect(intake.sourceRow('../../etc/passwd')).rejects.toMatchObject({ code: 'bad-question' });
  });
});

describe('demo data', () => {
  it('goes only into an empty graph, keeps real data out, and is removed as a whole', async () => {
    const demo = (id: string) => load([lines([{}]), payments([{}])], { id, demo: true });
    expect(await intake.isEmpty()).toBe(true);
    const before = await graphDigest(graph, 'everything');
    await demo('demo');
    expect([await intake.hasDemo(), await intake.isEmpty()]).toEqual([true, false]);
    await expect(demo('demo-2')).rejects.toMatchObject({ code: 'conflict' });
    await expect(load([payments([{}])], { id: 'real' })).rejects.toMatchObject({ code: 'conflict', hint: expect.stringContaining('Remove the demo data') });
    await intake.removeDemo();
    expect(await graphDigest(graph, 'everything')).toBe(before);
    expect([await intake.hasDemo(), await intake.isEmpty(), await currentDataVersion(graph)]).toEqual([false, true, 0]);
    expect((await load([payments([{}])], { id: 'real' })).dataVersion).toBe(1);
    await expect(demo('demo-3')).rejects.toMatchObject({ code: 'conflict' });
    await expect(intake.removeDemo()).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the identity key', () => {
  it('is needed for every later load of the same graph', async () => {
    await load([payments([{}])], { id: 'first' });
    const other = new IntakeService(graph, { dataDir: temporaryFolder() });
    await expect(other.load({ folder: packageFolder([payments([{ VOUCHER: 'V2' }])], { id: 'second' }) })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('identity key'),
    });
  });
});

describe('the list of batches', () => {
  it('shows the newest first', async () => {
    await load([lines([{}])], { id: 'first' });
    await load([lines([{ CODE: 'L2' }])], { id: 'second' });
    const { batches, total } = await intake.batches();
    expect([batches.map(({ id }) => id), total]).toEqual([['second', 'first'], 2]);
    expect(batches[0]!.covers).toEqual([
      { source: 'PAY', region: '410000', from: Date.parse('2017-01-01T00:00:00+08:00'), to: Date.parse('2017-12-31T00:00:00+08:00') },
    ]);
    await expect(intake.batch('third')).rejects.toMatchObject({ code: 'not-found' });
  });
});
