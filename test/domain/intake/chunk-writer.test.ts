import { ChunkWriter, type Chunk } from '../../../src/domain/intake/chunk-writer.js';
import type { NewEdge } from '../../../src/domain/intake/decide-row.js';
import type { Values } from '../../../src/domain/intake/compile-value.js';
import type { KnownNode } from '../../../src/domain/intake/decide-row.js';
import { idRanges } from '../../../src/domain/intake/id-ranges.js';
import { KnownEntities } from '../../../src/domain/intake/known-entities.js';
import { isListed, paymentColumns } from '../../../src/domain/intake/payment-columns.js';
import { EDGES } from '../../../src/domain/model/model.js';
import type { Graph } from '../../../src/graph/graph.js';
import { testGraph } from '../../support/neo4j.js';

let graph: Graph;

beforeEach(async () => {
  graph = await testGraph();
});

const account = (id: string): KnownNode => ({ label: 'Account', id, values: {}, stated: [], codes: [], source: 's', mine: true, differs: true });

const payment = (id: string, more: Partial<NewEdge> = {}): NewEdge => ({
  type: 'PAID',
  id,
  source: 'account:a',
  target: 'account:b',
  values: { amount: 100, at: 5, kind: 'payment' },
  codes: [],
  columns: {},
  origin: 'batch/file/2',
  ...more,
});

/** Writes payments and gives them as stored. */
async function stored(payments: readonly NewEdge[]): Promise<Map<string, Record<string, unknown>>> {
  const writer = new ChunkWriter(graph, { id: 'batch', sequence: 7 });
  const nodes = ['account:a', 'account:b'].map((id) => [id, account(id)] as const);
  const chunk = { created: new Map(), changed: new Map(), edges: payments, retired: [], setAside: [] } satisfies Chunk;
  await writer.write({ ...chunk, created: new Map(nodes) });
  await writer.finish();
  const found = await graph.read<{ id: string; values: Record<string, unknown> }>('known-edges', {
    paid: payments.map(({ id }) => id),
    allocated: [],
    registered: [],
    carries: [],
    others: [],
  });
  return new Map(found.map(({ id, values }) => [id, values]));
}

describe('ChunkWriter', () => {
  it('stores a payment the same whether its properties go as lists or as a map', async () => {
    const values: Values = { amount: 100, at: 5, kind: 'payment', purpose: '产业路', final: true, seq: 0 };
    const found = await stored([
      payment('paid:listed', { values, codes: ['negative', 'future-date'], copied: { document: '豫财农〔2017〕1号' } }),
      payment('paid:mapped', { values: { ...values, settles: ['paid:x'] }, codes: ['negative', 'future-date'], copied: { document: '豫财农〔2017〕1号' } }),
      payment('paid:bare'),
    ]);
    expect(found.get('paid:listed')).toEqual({
      ...values,
      id: 'paid:listed',
      addedIn: 7,
      source: 'batch/file/2',
      dataQuality: ['future-date', 'negative'],
      document: '豫财农〔2017〕1号',
      copied: 'document',
    });
    expect(found.get('paid:mapped')).toEqual({ ...found.get('paid:listed'), id: 'paid:mapped', settles: ['paid:x'] });
    expect(found.get('paid:bare')).toEqual({ id: 'paid:bare', amount: 100, at: 5, kind: 'payment', addedIn: 7, source: 'batch/file/2' });
  });

  it('has a list for every single value a row can say about a payment, and sends none that the statement does not take', () => {
    const declared = graph.library.get('create-payments').parameters.map(({ name }) => name);
    expect(Object.keys(paymentColumns([payment('paid:1')], 1)).sort()).toEqual([...declared].sort());
    const unlisted = Object.keys(EDGES.PAID.properties).filter((property) => !isListed(payment('paid:1', { values: { [property]: 1 } })));
    // Rare, or lists themselves: their payments are written by create-edges.
    expect(unlisted.sort()).toMatchInlineSnapshot(`
      [
        "ambiguousWith",
        "application",
        "appliedAt",
        "appliedPayee",
        "appliedPrecision",
        "appliedState",
        "completed",
        "observations",
        "recordedAt",
        "recordedPrecision",
        "restoresQuota",
        "settledAmounts",
        "settles",
        "unconfirmed",
        "voucher",
      ]
    `);
  });

  it('tells when an end of a payment is missing, instead of losing it', async () => {
    await expect(stored([payment('paid:lost', { target: 'account:nowhere' })])).rejects.toThrow('an end is missing');
  });
});

describe('KnownEntities', () => {
  it('finds every payment that is there, in ranges, alone and with any characters, and no other', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `paid:Z|41|${String(1000 + index)}`);
    const odd = ['paid:Z|𠮷|1', 'paid:Z|\uff21|1', 'paid:Q'];
    await stored([...ids.slice(10, 20), ...odd].map((id) => payment(id)));
    const known = new KnownEntities(graph);
    const asked = [...ids, ...odd, 'paid:Z|42|1', 'paid:Z|𠮷|2'];
    await known.lookUp([{ nodes: [], edges: asked.map((id) => payment(id)) }], () => [], 8);
    expect(asked.filter((id) => known.edge(id))).toEqual([...ids.slice(10, 20), ...odd]);
    expect(known.edge(ids[10]!)).toMatchObject({ type: 'PAID', source: 'account:a', target: 'account:b', values: { amount: 100 }, mine: false });
  });

  it('takes ids that begin alike as one range and leaves those alone for which the order of characters is in doubt', () => {
    const ids = ['paid:Z|41|104|1', 'paid:Z|41|101|1', 'paid:Z|41|102|1', 'paid:Z|41|103|1', 'paid:Z|42|105|1', 'paid:Z|41|𠮷|1'];
    const { ranges, others } = idRanges(ids);
    expect(ranges).toEqual([{ first: 'paid:Z|41|101|1', last: 'paid:Z|41|104|1', ids: ids.slice(0, 4) }]);
    expect(others.sort()).toEqual(['paid:Z|41|𠮷|1', 'paid:Z|42|105|1']);
  });
});
