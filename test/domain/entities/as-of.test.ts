import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { EntityService } from '../../../src/domain/entities/entity.service.js';
import type { EntityView } from '../../../src/domain/entities/entity.shapes.js';
import type { Graph } from '../../../src/graph/graph.js';
import { answerOf, historyOf, type History } from '../history.js';

const UPPER = 'document:|财农〔2016〕200号';

async function idsOf(graph: Graph): Promise<string[]> {
  const ids: string[] = [];
  for await (const { labels, values } of graph.stream<{ labels: string[]; values: Record<string, unknown> }>('digest-nodes'))
    if (['Document', 'Indicator', 'Account', 'Enterprise'].some((label) => labels.includes(label))) ids.push(String(values['id']));
  return [...ids, UPPER].sort();
}

async function askAll(graph: Graph, asOfBatch?: number): Promise<Record<string, unknown>> {
  const entities = new EntityService(graph, new ScopeService(graph));
  const answers: Record<string, unknown> = {};
  for (const id of await idsOf(graph)) {
    for (const scope of /^(?:document|enterprise)/u.test(id) ? ['', '410328'] : ['']) {
      const answer = await answerOf(entities.entity(id, { ...(scope ? { scope } : {}), ...(asOfBatch ? { asOfBatch } : {}) }));
      // What is not there is not there, whether or not a later batch brings it.
      if (!('code' in (answer as object)) || asOfBatch === undefined) answers[`${id} ${scope}`] = answer;
    }
  }
  return answers;
}

const answered = (answers: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => !('code' in (answer as object))));

describe('entities as of a batch or a day', () => {
  let history: History;
  let entities: EntityService;
  let payee: string;
  beforeAll(async () => {
    history = await historyOf(askAll);
    entities = new EntityService(history.graph, new ScopeService(history.graph));
    payee = Object.values(history.stored[1]!)
      .map((answer) => answer as EntityView)
      .find(({ label }) => label?.startsWith('洛宁县示例公司 '))!.id;
  }, 480_000);

  it.each([1, 2, 3, 4, 5])('answers as of batch %d what it answered when that batch was the newest', async (batch) => {
    expect(await askAll(history.graph, batch)).toEqual(answered(history.stored[batch - 1]!));
  });

  it('has something to tell apart: the name, the kind, the sums and the versions of a payee differ between the batches', async () => {
    const as = (asOfBatch: number): Promise<EntityView> => entities.entity(payee, { asOfBatch });
    expect(await as(1)).toMatchObject({ sums: { received: 3000, receivedCount: 2 }, versions: [], dataVersion: 1 });
    expect((await as(1)).facts).not.toHaveProperty('kind');
    expect(await as(2)).toMatchObject({ facts: { kind: 'enterprise', name: '洛宁县示例公司' }, region: '410328', versions: [{ addedIn: 1, retiredIn: 2 }] });
    expect(await as(3)).toMatchObject({ facts: { name: '洛宁县改名公司' }, region: '410324', sums: { received: 3200 } });
    expect((await as(3)).documents.map(({ document }) => document)).toEqual(['宁财农〔2017〕9号']);
    expect((await as(5)).documents.map(({ document }) => document)).toEqual(['宁财农〔2017〕8号']);
    expect(await as(4)).toMatchObject({ sums: { received: 3200, returned: 1000 } });
    expect(await as(5)).toMatchObject({ facts: { name: '洛宁县示例公司' }, sums: { received: 3000, returned: 1000 } });
  });

  it('counts payments, links and lines up to the end of a day', async () => {
    const on = (asOf: string): Promise<EntityView> => entities.entity(payee, { asOf });
    expect(await on('2017-05-31')).toMatchObject({ sums: { received: 0 }, payments: { rows: [], total: 0 }, years: [], documents: [] });
    expect(await on('2017-06-01')).toMatchObject({ sums: { received: 1000, returned: 0 }, payments: { total: 1 } });
    expect(await on('2018-01-31')).toMatchObject({ sums: { received: 3000, returned: 0 } });
    expect(await on('2018-02-01')).toMatchObject({ sums: { received: 3000, returned: 1000 } });
    expect((await on('2015-02-28')).holders).toEqual([]);
    expect((await on('2015-03-01')).holders).toMatchObject([{ label: '洛宁县示例公司' }]);
    await expect(entities.entity('indicator:410300|2017|L3', { asOf: '2017-09-30' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await entities.entity('indicator:410300|2017|L3', { asOf: '2017-10-01' })).toMatchObject({ facts: { amount: 100_000 } });
  });
});
