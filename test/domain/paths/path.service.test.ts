import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { PathService } from '../../../src/domain/traces/path.service.js';
import type { PathView } from '../../../src/domain/traces/trace.shapes.js';
import type { PathQuestion } from '../../../src/domain/traces/trace-question.shapes.js';
import { BadQuestion, NotFound, OutOfScope } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript } from '../../support/neo4j.js';
import { lookUpGraph } from '../look-up-graph.js';

const office = 'unit:410225|301';
const treasury = 'unit:410000|101';
const coop = 'enterprise:91410225MA3X000001';
const company = 'enterprise:91411626MA3X000002';
const household = 'household:00000000000000000000000000000001';
const account = (n: number): string => `account:0000000000000000000000000000000${n}`;

describe('PathService', () => {
  let graph: Graph;
  let ask: (question: PathQuestion) => Promise<PathView>;
  beforeAll(async () => {
    graph = await lookUpGraph();
    const paths = new PathService(graph, new ScopeService(graph));
    ask = async (question) => {
      const view = await paths.pathsBetween(question);
      // Every question is asked twice: same paths, same order.
      expect(await paths.pathsBetween(question)).toEqual(view);
      return view;
    };
  });

  it('UX-17: finds the ways from an office to a household, shortest first, in time order', async () => {
    const view = await ask({ source: office, target: household });
    expect(view.paths).toEqual([
      { amount: 800_000, nodes: [account(2), household], steps: ['paid:p1'], orderProven: true },
      { amount: 240_000, nodes: [account(2), coop, company, account(7), household], steps: ['paid:p2', 'paid:p5', 'paid:p6', 'paid:p7'], orderProven: true },
    ]);
    // p8 (20 June) came after p7 (12 June) had left: no path.
    expect(view.paths.flatMap((path) => path.steps)).not.toContain('paid:p8');
    expect(view.more).toBe(false);
    expect(view.dataVersion).toBe(1);
  });

  it('finds more ways when order does not matter, and none through a clearing account', async () => {
    const view = await ask({ source: office, target: household, timeOrder: false });
    expect(view.paths.map((path) => path.steps)).toEqual([['paid:p1'], ['paid:p2', 'paid:p8', 'paid:p7'], ['paid:p2', 'paid:p5', 'paid:p6', 'paid:p7']]);
    expect((await ask({ source: coop, target: account(7), hops: 2 })).paths.map((path) => path.steps)).toEqual([['paid:p8'], ['paid:p5', 'paid:p6']]);
    expect((await ask({ source: account(9), target: account(7) })).paths.map((path) => path.steps)).toEqual([['paid:pb']]);
  });

  it('keeps to hops, smallest step and limit, and says when there is more', async () => {
    expect((await ask({ source: office, target: household, hops: 3 })).paths).toHaveLength(1);
    expect((await ask({ source: office, target: household, amountMin: 250_000 })).paths.map((path) => path.steps)).toEqual([['paid:p1']]);
    const one = await ask({ source: office, target: household, limit: 1 });
    expect(one.paths.map((path) => path.steps)).toEqual([['paid:p1']]);
    expect(one.more).toBe(true);
  });

  it('says explicitly that there is no path', async () => {
    expect(await ask({ source: household, target: company })).toMatchObject({ paths: [], nodes: [], steps: [], more: false });
  });

  it('finds the way back of a recovery, and a round trip to the subject itself', async () => {
    expect((await ask({ source: household, target: office })).paths.map((path) => path.steps)).toEqual([['paid:p3']]);
    expect((await ask({ source: office, target: office })).paths.map((path) => path.steps)).toEqual([['paid:p1', 'paid:p3']]);
  });

  it('draws nodes and steps like those of a trace: masked, with document, payer and payee', async () => {
    const view = await ask({ source: office, target: household });
    expect(view.nodes.map((node) => node.id)).toEqual([account(2), coop, company, account(7), household]);
    expect(view.nodes.map((node) => node.column)).toEqual([0, 1, 2, 3, 4]);
    expect(view.steps.find((step) => step.id === 'paid:p1')).toMatchObject({
      amount: 800_000,
      attributed: null,
      onwardDocumentNumber: '兰财预〔2017〕5号',
      payee: '曹*',
      payeeAccount: '621700*********0003',
      sources: ['first/pay.csv/p1'],
      timePrecision: 'day',
    });
    expect(JSON.stringify(view)).not.toMatch(/得旺|赵来顺|6217000000000000003/u);
  });

  it("UX-06: walks only payments of the caller's region, and tells nothing about subjects outside", async () => {
    const view = await ask({ source: office, target: household, scope: '410225' });
    expect(view.paths.map((path) => path.steps)).toEqual([['paid:p1']]);
    await expect(ask({ source: 'unit:411626|101', target: household, scope: '410225' })).rejects.toBeInstanceOf(OutOfScope);
    await expect(ask({ source: 'unit:0|0', target: household, scope: '410225' })).rejects.toBeInstanceOf(OutOfScope);
  });

  it('refuses what cannot pay, and what does not exist, naming the field', async () => {
    await expect(ask({ source: 'document:410000|101|豫财农〔2018〕12号', target: household })).rejects.toMatchObject({ facts: { field: 'source' } });
    await expect(ask({ source: 'project:P1', target: household })).rejects.toBeInstanceOf(BadQuestion);
    await expect(ask({ source: office, target: 'person:nobody' })).rejects.toBeInstanceOf(NotFound);
  });

  it('says that there may be more when it stops at its budget', async () => {
    const small = new PathService(graph, new ScopeService(graph), 2);
    expect((await small.pathsBetween({ source: office, target: household })).more).toBe(true);
  });

  it('keeps the payout batches of an agent bank apart, and reaches a household from a busy treasury', async () => {
    await runScript(`
      CREATE (a:Account:Entity {id: 'account:agent', number: '999900000000001', kind: 'agent-batch', region: '410225', addedIn: 1, source: 'first/a/1'})
      WITH a MATCH (t:Account {id: '${account(1)}'}), (h:Account {id: '${account(3)}'}), (s:Account {id: '${account(4)}'})
      CREATE (t)-[:PAID {id: 'paid:f1', amount: 100, at: 1500000000000, kind: 'payment', batch: 'payout:one', region: '410225', addedIn: 1, source: 'first/a/1'}]->(a),
             (t)-[:PAID {id: 'paid:f2', amount: 100, at: 1500000000000, kind: 'payment', batch: 'payout:two', region: '410225', addedIn: 1, source: 'first/a/2'}]->(a),
             (t)-[:PAID {id: 'paid:f0', amount: 100, at: 1500000000000, kind: 'payment', region: '410225', addedIn: 1, source: 'first/a/0'}]->(a),
             (a)-[:PAID {id: 'paid:c1', amount: 60, at: 1500100000000, kind: 'payment', batch: 'payout:one', region: '410225', addedIn: 1, source: 'first/a/3'}]->(h),
             (a)-[:PAID {id: 'paid:c2', amount: 70, at: 1500100000000, kind: 'payment', batch: 'payout:three', region: '410225', addedIn: 1, source: 'first/a/4'}]->(s),
             (a)-[:PAID {id: 'paid:c3', amount: 80, at: 1500100000000, kind: 'payment', region: '410225', addedIn: 1, source: 'first/a/5'}]->(s);
      UNWIND range(1, 3000) AS n
      CREATE (x:Account:Entity {id: 'account:busy' + toString(n), number: toString(n), kind: 'enterprise', region: '410000', addedIn: 1, source: 'first/b/1'})
      WITH x, n MATCH (t:Account {id: '${account(1)}'})
      CREATE (t)-[:PAID {id: 'paid:busy' + toString(n), amount: 1000 + n, at: 1499000000000 + n, kind: 'payment', region: '410000', addedIn: 1, source: 'first/b/1'}]->(x)`);
    expect((await ask({ source: treasury, target: household })).paths.map((path) => path.steps)).toEqual([['paid:f1', 'paid:c1']]);
    // From the household's side the way is a dozen payments, however many the treasury makes.
    const small = new PathService(graph, new ScopeService(graph), 100);
    expect(await small.pathsBetween({ source: treasury, target: household, hops: 2 })).toMatchObject({
      paths: [{ steps: ['paid:f1', 'paid:c1'] }],
      more: false,
    });
  });

  it('tells the ways as of a day, and as they were known when a batch was the newest', async () => {
    const ways = async (moment: Pick<PathQuestion, 'asOf' | 'asOfBatch'>): Promise<string[][]> =>
      (await ask({ source: office, target: household, ...moment })).paths.map((path) => path.steps);
    const both = [['paid:p1'], ['paid:p2', 'paid:p5', 'paid:p6', 'paid:p7']];
    const { steps } = await ask({ source: office, target: household });
    const last = steps.find(({ id }) => id === 'paid:p7')!.paidAt!;
    const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    expect([await ways({ asOf: dayOf(last - 86_400_000) }), await ways({ asOf: dayOf(last) })]).toEqual([[['paid:p1']], both]);
    await expect(ways({ asOf: '2018-02-30' })).rejects.toMatchObject({ facts: { field: 'asOf' } });
    await expect(ways({ asOfBatch: 2 })).rejects.toMatchObject({ facts: { field: 'asOfBatch' } });
    await runScript("MATCH (b:Batch {sequence: 2}) SET b.status = 'active' WITH b MATCH ()-[p:PAID {id: 'paid:p1'}]->() SET p.retiredIn = 2");
    expect([await ways({}), await ways({ asOfBatch: 1 })]).toEqual([[['paid:future'], both[1]], both]);
  });
});
