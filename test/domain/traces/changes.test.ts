import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { ChangesView } from '../../../src/domain/traces/changes.shapes.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import { BadQuestion, DocumentNotFound, NotFound } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { testGraph } from '../../support/neo4j.js';
import { lines, packageFolder, payments, temporaryFolder } from '../intake/packages.js';

const FIRST = '洛财农〔2017〕3号';
const SECOND = '洛财农〔2017〕8号';
const NOWHERE = '洛财农〔2017〕999号';

/** Change and traced fen before and after, of payments alone. */
function paid({ changes }: ChangesView): unknown[] {
  return changes
    .filter(({ kind }) => kind === 'payment')
    .map(({ change, id, before, after, batch }) => [id, change, before, after, batch])
    .sort();
}

describe('what changed between two answers', () => {
  let graph: Graph;
  let traces: TraceService;
  let intake: IntakeService;
  let vouchers: Record<'A' | 'B', string>;

  beforeAll(async () => {
    graph = await testGraph();
    const scopes = new ScopeService(graph);
    traces = new TraceService(graph, new DocumentService(graph, scopes), scopes);
    intake = new IntakeService(graph, { dataDir: temporaryFolder() });
    await intake.load({
      folder: packageFolder([lines([{ REGION: '410328', CODE: 'L1', NUMBER: FIRST }]), payments([{ VOUCHER: 'A', CODE: 'L1' }])], { id: 'one' }),
    });
    const second = [lines([{ REGION: '410328', CODE: 'L2', NUMBER: SECOND }]), payments([{ VOUCHER: 'B', CODE: 'L2', AMOUNT: '7.00' }])];
    await intake.load({ folder: packageFolder(second, { id: 'two' }) });
    const idOf = async (number: string): Promise<string> => (await traces.trace({ number }, { view: 'rows' })).steps.find(({ kind }) => kind === 'payment')!.id;
    vouchers = { A: await idOf(FIRST), B: await idOf(SECOND) };
  });

  it('is everything, of a document that a later batch brought', async () => {
    const view = await traces.changes({ number: SECOND }, { sinceAsOfBatch: 1 });
    expect([view.before.totals.issued, view.after.totals.issued]).toEqual([0, 100_000]);
    expect(paid(view)).toEqual([[vouchers.B, 'appeared', null, 700, 2]]);
    expect(view.batches).toMatchObject([{ sequence: 2, id: 'two', mode: 'append' }]);
    await expect(traces.changes({ number: NOWHERE }, { sinceAsOfBatch: 1 })).rejects.toBeInstanceOf(DocumentNotFound);
  });

  it('is only the new part of a set, whether its documents are named or found', async () => {
    for (const set of [{ documentNumbers: [FIRST, SECOND] }, { years: [2017], regions: ['410328'] }]) {
      const view = await traces.changes({ set }, { sinceAsOfBatch: 1 });
      expect([set, view.before.totals.issued, view.after.totals.issued]).toEqual([set, 100_000, 200_000]);
      expect(paid(view)).toEqual([[vouchers.B, 'appeared', null, 700, 2]]);
    }
    await expect(traces.changes({ set: { documentNumbers: [FIRST, NOWHERE] } }, { sinceAsOfBatch: 1 })).rejects.toBeInstanceOf(DocumentNotFound);
    await expect(traces.changes({ set: { funds: ['没有的资金'] } }, { sinceAsOfBatch: 1 })).rejects.toBeInstanceOf(BadQuestion);
    await expect(traces.changes({ set: { years: [1999] } }, { sinceAsOfBatch: 1 })).rejects.toBeInstanceOf(NotFound);
    await expect(traces.changes({ number: FIRST }, {})).rejects.toMatchObject({ facts: { field: 'sinceAsOf' } });
  });

  it('is everything gone, of what was withdrawn, from whatever start', async () => {
    await intake.withdraw('two');
    for (const start of [{ number: SECOND }, { kind: 'payment', id: vouchers.B }, { kind: 'indicator', id: 'indicator:410328|2017|L2' }] as const) {
      const view = await traces.changes(start, { sinceAsOfBatch: 2 });
      expect([start, view.after.totals.issued]).toEqual([start, 0]);
      expect(paid(view)).toEqual([[vouchers.B, 'gone', 700, null, 3]]);
      // It is told as it was.
      const gone = view.changes.find(({ id }) => id === vouchers.B)!;
      expect([gone.name === null, gone.sources, new Date(gone.at!).toISOString()]).toEqual([false, ['two/payments.csv/2'], '2017-05-31T16:00:00.000Z']);
      expect(view.batches).toMatchObject([{ sequence: 3, mode: 'withdraw' }]);
    }
    const set = await traces.changes({ set: { documentNumbers: [FIRST, SECOND] } }, { sinceAsOfBatch: 2 });
    expect([set.before.totals.issued, set.after.totals.issued]).toEqual([200_000, 100_000]);
    expect(paid(set)).toEqual([[vouchers.B, 'gone', 700, null, 3]]);
  });
});
