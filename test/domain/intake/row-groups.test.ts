import fc from 'fast-check';
import { compileMapping, type MappedRow } from '../../../src/domain/intake/compile-mapping.js';
import { readMapping } from '../../../src/domain/intake/mapping.js';
import { RowGroups, TooManyGroups } from '../../../src/domain/intake/row-groups.js';
import { Identity } from '../../../src/domain/model/identity.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { testGraph } from '../../support/neo4j.js';
import { packageFolder, table, temporaryFolder } from './packages.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const context = {
  identity: new Identity(Buffer.alloc(32, 7)),
  sourceSystem: 'test',
  days: { today: day('2024-01-01'), from: day('2017-01-01'), to: day('2017-12-31') },
};
const MAPPING = `id: grants
title: grants
nodes:
  programme: { label: Indicator, set: { region: { constant: FI }, fiscalYear: { constant: 2017 }, code: P, amount: { sum: A }, issuedAt: { min: D }, originYear: { count: true } } }
  grant: { label: Indicator, set: { region: { constant: FI }, fiscalYear: { constant: 2017 }, code: G, amount: A, issuedAt: D } }
edges:
  - { type: ALLOCATED, from: programme, to: grant, set: { id: G, amount: A, at: D } }
`;
const HEADER = ['P', 'G', 'A', 'D'];

function mapAll(rows: readonly string[][]): (MappedRow | 'skipped')[] {
  const { mapping, faults } = readMapping('grants.yaml', MAPPING);
  expect(faults).toEqual([]);
  const groups = new RowGroups();
  const gather = compileMapping(mapping!, HEADER, context, { gather: (contributions) => groups.add(contributions) });
  for (const row of rows) gather(row);
  const map = compileMapping(mapping!, HEADER, context, { groups });
  return rows.map((row) => map(row));
}

describe('a value over rows', () => {
  it('is the same in every row of its group, whatever their order', () => {
    const row = fc.tuple(
      fc.constantFrom('P1', 'P2'),
      fc.uuid(),
      fc.nat(10_000).map(String),
      fc.integer({ min: 10, max: 28 }).map((date) => `2017-05-${date}`),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        for (const [index, mapped] of mapAll(rows).entries()) {
          const group = rows.filter(([code]) => code === rows[index]![0]);
          expect((mapped as MappedRow).nodes.find(({ values }) => values['code'] === rows[index]![0])!.values).toMatchObject({
            amount: group.reduce((sum, [, , amount]) => sum + Number(amount) * 100, 0),
            issuedAt: Math.min(...group.map(([, , , date]) => day(date))),
            originYear: group.length,
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keeps no more values than it may', () => {
    const groups = new RowGroups(2);
    const one = (key: string) => ({ key, how: 'sum', value: 1, precision: 'day' }) as const;
    groups.add([one('a'), one('b'), one('a')]);
    expect(groups.of('a')?.value).toBe(2);
    expect(() => groups.add([one('c')])).toThrow(TooManyGroups);
  });
});

describe('a package whose mapping sums over rows', () => {
  const rows = [
    { P: 'P1', G: 'G1', A: '10.00', D: '2017-05-02' },
    { P: 'P1', G: 'G2', A: '5.50', D: '2017-05-01' },
    { P: 'P2', G: 'G3', A: '7', D: '2017-06-01' },
    { P: 'P1', G: 'G4', A: 'ten', D: '2017-04-01' },
  ];
  const load = async (id: string, given: readonly Record<string, string>[]) => {
    const graph = await testGraph();
    const intake = new IntakeService(graph, { dataDir, now: () => day('2024-05-01') });
    const report = await intake.load({ folder: packageFolder([{ path: 'grants.csv', bytes: table(HEADER, given), mapping: MAPPING }], { id }) });
    const amount = async (code: string): Promise<unknown> =>
      (await graph.read<{ values: Record<string, unknown> } & Record<string, unknown>>('known-nodes', { ids: [`indicator:FI|2017|${code}`] }))[0]?.values[
        'amount'
      ];
    return { report, intake, amount };
  };
  let dataDir: string;
  beforeEach(() => void (dataDir = temporaryFolder()));

  it('accounts for every row, and takes in only those that can be read', async () => {
    const { report, amount } = await load('one', rows);
    expect(report.batch.rows).toEqual({ announced: 4, loaded: 3, unchanged: 0, quarantined: 1, skipped: 0 });
    expect([await amount('P1'), await amount('P2')]).toEqual([1550, 700]);
  });

  it('is taken back by reading its rows again', async () => {
    const { report, intake, amount } = await load('one', rows);
    await intake.withdraw(report.batch.id);
    await intake.withdraw((await intake.batches()).batches[0]!.id);
    expect(await amount('P1')).toBe(1550);
  });

  it('sets the rows aside whose sum is past what the graph counts', async () => {
    const large = ['G1', 'G2'].map((G) => ({ P: 'P1', G, A: '80000000000000.00', D: '2017-05-02' }));
    const { report } = await load('one', large);
    expect(report.batch.quarantine).toEqual([{ code: 'amount-out-of-range', count: 2 }]);
  });
});

describe('a row that stands twice in a file', () => {
  it('adds once where it states something with an id of its own', () => {
    const groups = new RowGroups();
    const contribution = { key: 'line', how: 'sum', value: 100, precision: 'day' } as const;
    groups.add([contribution], 'paid:1\n');
    groups.add([contribution], 'paid:1\n');
    groups.add([contribution], 'paid:2\n');
    groups.add([contribution]);
    groups.add([contribution]);
    expect(groups.of('line')!.value).toBe(400);
  });

  it('is refused past the rows that can be remembered', () => {
    const groups = new RowGroups(10, 1);
    groups.add([], 'paid:1\n');
    expect(() => groups.add([], 'paid:2\n')).toThrow('more than 1 rows');
  });
});
