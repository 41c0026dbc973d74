import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { answerOf, historyOf, type History } from '../history.js';

const NUMBERS = [
  '洛财农〔2017〕3号',
  '洛财农〔2017〕4号',
  '宁财农〔2017〕8号',
  '宁财农〔2017〕9号',
  '财农〔2016〕200号',
  '财农〔2016〕201号',
  '洛财农〔2017〕33号',
];
const LISTS = [
  {},
  { year: 2017 },
  { level: 'county' },
  { region: '410300' },
  { issuer: '410328|F' },
  { scope: '410300' },
  { scope: '410328' },
  { scope: '410324', limit: 1 },
];

async function askAll(graph: Graph, asOfBatch?: number): Promise<Record<string, unknown>> {
  const documents = new DocumentService(graph, new ScopeService(graph));
  const answers: Record<string, unknown> = {};
  for (const list of LISTS) answers[`list ${JSON.stringify(list)}`] = await answerOf(documents.list({ ...list, ...(asOfBatch ? { asOfBatch } : {}) }));
  for (const number of NUMBERS) {
    for (const scope of [undefined, '410328']) answers[`find ${number} ${scope}`] = await answerOf(documents.find(number, undefined, scope, { asOfBatch }));
  }
  return answers;
}

describe('documents as of a batch or a day', () => {
  let history: History;
  let documents: DocumentService;
  beforeAll(async () => {
    history = await historyOf(askAll);
    documents = new DocumentService(history.graph, new ScopeService(history.graph));
  }, 480_000);

  it.each([1, 2, 3, 4, 5])('answers as of batch %d what it answered when that batch was the newest', async (batch) => {
    expect(await askAll(history.graph, batch)).toEqual(history.stored[batch - 1]);
  });

  it('has something to tell apart: amounts, titles and upper numbers differ between the batches', () => {
    const told = (question: string): unknown[] => history.stored.map((answers) => answers[question]);
    expect(told('find 洛财农〔2017〕3号 undefined')).toMatchObject([
      { amount: 100_000, title: '关于下达资金的通知' },
      { amount: 100_000 },
      { amount: 90_000, title: '更正后的通知', dataVersion: 3 },
      { amount: 90_000 },
      { amount: 100_000, title: '关于下达资金的通知', dataVersion: 5 },
    ]);
    expect(told('find 财农〔2016〕200号 undefined')).toMatchObject([
      { loaded: false },
      { loaded: false },
      { code: 'document-not-found' },
      { loaded: true },
      { loaded: true },
    ]);
  });

  it('does not know a document before the day on which it was issued', async () => {
    expect(await answerOf(documents.find('洛财农〔2017〕5号', undefined, undefined, { asOf: '2017-09-30' }))).toMatchObject({ code: 'document-not-found' });
    expect(await documents.find('洛财农〔2017〕5号', undefined, undefined, { asOf: '2017-10-01' })).toMatchObject({ amount: 100_000, lines: 1 });
    const early = await documents.list({ asOf: '2017-03-20' });
    expect(early.documents.map(({ number }) => number)).not.toContain('洛财农〔2017〕5号');
    expect(early.total).toBe(early.documents.length);
    expect((await documents.list({ asOf: '2017-03-19' })).total).toBe(0);
  });

  it('says why it cannot ask about a day or a batch', async () => {
    await expect(documents.list({ asOf: '2017-02-30' })).rejects.toMatchObject({ code: 'bad-question', facts: { field: 'asOf' } });
    await expect(documents.list({ asOfBatch: 6 })).rejects.toMatchObject({ code: 'bad-question', facts: { field: 'asOfBatch' } });
  });
});
