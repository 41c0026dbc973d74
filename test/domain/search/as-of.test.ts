import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { SearchService } from '../../../src/domain/search/search.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { answerOf, historyOf, type History } from '../history.js';

const TERMS = [
  '通知',
  '更正后的通知',
  '资金',
  '示例公司',
  '改名公司',
  '洛宁县',
  'lnxslgs',
  'lnxgmgs',
  '赵来顺',
  '2001',
  '91410328MA3X0000X1',
  '410324',
  '洛财农〔2017〕3号',
  '财农〔2016〕200号',
  '财农〔2016〕201号',
  '宁财农〔2017〕99号',
];

async function askAll(graph: Graph, asOfBatch?: number): Promise<Record<string, unknown>> {
  const search = new SearchService(graph, new ScopeService(graph));
  const answers: Record<string, unknown> = {};
  for (const q of TERMS) {
    for (const scope of q.length > 4 ? [''] : ['', '410324'])
      answers[`${q} ${scope}`] = await answerOf(search.search({ q, ...(scope ? { scope } : {}), ...(asOfBatch ? { asOfBatch } : {}) }));
  }
  return answers;
}

describe('search as of a batch or a day', () => {
  let history: History;
  let search: SearchService;
  beforeAll(async () => {
    history = await historyOf(askAll);
    search = new SearchService(history.graph, new ScopeService(history.graph));
  }, 480_000);

  const labels = async (q: string, when: { asOf?: string; asOfBatch?: number }): Promise<string[]> =>
    (await search.search({ q, ...when })).groups.flatMap(({ hits }) => hits.map(({ label }) => label));

  it.each([1, 2, 3, 4, 5])('answers as of batch %d what it answered when that batch was the newest', async (batch) => {
    expect(await askAll(history.graph, batch)).toEqual(history.stored[batch - 1]);
  });

  it('finds a thing by the name it had, and not by the name it has', async () => {
    expect(await labels('改名公司', { asOfBatch: 3 })).toContain('洛宁县改名公司');
    expect(await labels('改名公司', { asOfBatch: 2 })).toEqual([]);
    expect(await labels('改名公司', {})).toEqual([]);
    expect(await labels('lnxgmgs', { asOfBatch: 3 })).toContain('洛宁县改名公司');
    expect(await labels('示例公司', { asOfBatch: 3 })).not.toContain('洛宁县示例公司');
  });

  it('does not find a document before the day on which it was issued', async () => {
    expect(await labels('示例公司的资金', { asOf: '2017-09-30' })).toEqual([]);
    expect(await labels('示例公司的资金', { asOf: '2017-10-01' })).toEqual(['洛财农〔2017〕5号']);
  });
});
