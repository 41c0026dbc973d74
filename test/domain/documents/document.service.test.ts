import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { Ambiguous, BadQuestion, DocumentNotFound, type Failure } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { lookUpGraph } from '../look-up-graph.js';

const refusal = async (question: Promise<unknown>): Promise<Failure> =>
  question.then(
    () => Promise.reject(new Error('it answered')),
    (error: unknown) => error as Failure,
  );
const numbers = (failure: Failure): string[] => (failure.facts['candidates'] as { number: string }[]).map((candidate) => candidate.number);

describe('DocumentService', () => {
  let graph: Graph;
  let documents: DocumentService;
  beforeAll(async () => {
    graph = await lookUpGraph();
    documents = new DocumentService(graph, new ScopeService(graph));
  });

  it('finds a document by its number in another spelling, with its issuer and the sum of its lines', async () => {
    expect(await documents.find('豫财农(2018)第012号')).toMatchObject({
      number: '豫财农〔2018〕12号',
      issuer: '河南省财政厅',
      issuerId: 'unit:410000|101',
      regionName: '河南省',
      amount: 0,
      lines: 0,
      loaded: true,
      dataVersion: 1,
    });
    expect(await documents.find('豫财农[2017]12')).toMatchObject({
      id: 'document:410000|101|豫财农〔2017〕12号',
      numberAsWritten: '豫财农[2017]012号',
      amount: 5_000_000,
      lines: 2,
      issuedAt: 1488297600000,
    });
  });

  it('finds a joint document by each of its numbers', async () => {
    const found = { number: '汴财农〔2017〕3号、汴扶贫〔2017〕9号', amount: 100 };
    expect(await documents.find('汴财农[2017]3号')).toMatchObject(found);
    expect(await documents.find('汴扶贫[2017]9号')).toMatchObject(found);
    expect(await documents.find('汴财农[2017]3号、汴扶贫[2017]9号')).toMatchObject(found);
  });

  it('finds an act without a number by what stands in its place', async () => {
    expect(await documents.find('无文号-市长办公会')).toMatchObject({ title: '市长办公会纪要' });
  });

  it('finds a number that only lines name as their upper one, and says that the document itself is not loaded', async () => {
    expect(await documents.find('财农〔2016〕200')).toEqual(
      expect.objectContaining({
        id: 'document:|财农〔2016〕200号',
        number: '财农〔2016〕200号',
        issuer: null,
        issuedAt: null,
        amount: 5_000_000,
        lines: 2,
        loaded: false,
      }),
    );
  });

  it('answers with the issuers when a number has several, and takes the one named by id, code or name', async () => {
    const failure = await refusal(documents.find('兰财预〔2017〕5号'));
    expect(failure).toBeInstanceOf(Ambiguous);
    expect(failure.facts['candidates']).toEqual([
      {
        id: 'document:410225|101|兰财预〔2017〕5号',
        number: '兰财预〔2017〕5号',
        issuer: '兰考县财政局',
        issuerId: 'unit:410225|101',
        issuedAt: 1490976000000,
        title: '关于下达谷营镇到户增收资金的通知',
        amount: 1_800_000,
      },
      {
        id: 'document:410225|301|兰财预〔2017〕5号',
        number: '兰财预〔2017〕5号',
        issuer: '兰考县农业农村局',
        issuerId: 'unit:410225|301',
        issuedAt: 1491062400000,
        title: '另一个单位的同号文件',
        amount: 0,
      },
    ]);
    for (const issuer of ['unit:410225|301', '410225|301', '301', '兰考县农业农村局'])
      expect(await documents.find('兰财预〔2017〕5号', issuer)).toMatchObject({ title: '另一个单位的同号文件' });
    const other = await refusal(documents.find('兰财预〔2017〕5号', '开封市财政局'));
    expect(other).toBeInstanceOf(DocumentNotFound);
    expect(numbers(other)).toHaveLength(2);
  });

  it('offers near numbers for an unknown one, nearest first, the same twice, and none of a load in progress', async () => {
    const failure = await refusal(documents.find('豫财农〔2017〕13号'));
    expect(failure).toBeInstanceOf(DocumentNotFound);
    expect(numbers(failure).slice(0, 3)).toEqual(['豫财农〔2017〕12号', '豫财农〔2017〕112号', '豫财农〔2018〕12号']);
    expect(numbers(failure).length).toBeLessThanOrEqual(10);
    expect(numbers(failure)).not.toContain('豫财农〔2017〕13号');
    expect((await refusal(documents.find('豫财农〔2017〕13号'))).facts).toEqual(failure.facts);
    expect(failure.hint).toContain('candidates');
  });

  it('offers the upper number that was meant', async () => {
    expect(numbers(await refusal(documents.find('财农〔2016〕201号')))[0]).toBe('财农〔2016〕200号');
  });

  it('offers documents by words of their title when the text is no number', async () => {
    expect(numbers(await refusal(documents.find('追加扶贫资金')))).toContain('豫财农〔2017〕112号');
    expect(await refusal(documents.find('"AND ( OR *?~'))).toBeInstanceOf(DocumentNotFound);
  });

  it('refuses an empty number and names the field', async () => {
    const failure = await refusal(documents.find('  '));
    expect(failure).toBeInstanceOf(BadQuestion);
    expect(failure.facts).toEqual({ field: 'documentNumber' });
  });

  it('finds inside a region what it issued, received or names as upper document, and shows no other as candidate', async () => {
    expect(await documents.find('豫财农〔2017〕12号', undefined, '410225')).toMatchObject({ issuer: '河南省财政厅' });
    expect(await documents.find('淮财农〔2017〕7号', undefined, '411600')).toMatchObject({ region: '411626' });
    const failure = await refusal(documents.find('淮财农〔2017〕7号', undefined, '410225'));
    expect(failure).toBeInstanceOf(DocumentNotFound);
    expect(numbers(failure)).not.toContain('淮财农〔2017〕7号');
  });

  it('lists documents by date and number, page by page, without losing or repeating one', async () => {
    const all = await documents.list({ limit: 500 });
    expect(all.documents.map((document) => document.number)).toEqual([
      '豫财农〔2017〕12号',
      '汴财农〔2017〕3号、汴扶贫〔2017〕9号',
      '无文号-市长办公会',
      '兰财预〔2017〕5号',
      '兰财预〔2017〕5号',
      '淮财农〔2017〕7号',
      '豫财农〔2017〕112号',
      '豫财农〔2018〕12号',
      '豫财农〔2017〕12号',
    ]);
    expect(all.total).toBe(9);
    expect(all.cursor).toBeNull();
    const pages: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await documents.list({ limit: 2, cursor });
      expect(page.total).toBe(9);
      pages.push(...page.documents);
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual(all.documents);
    expect(await documents.list({ limit: 500 })).toEqual(all);
  });

  it('filters by year, issuer, level, region and scope, and counts what it filtered', async () => {
    const listed = async (question: Parameters<DocumentService['list']>[0]): Promise<unknown[]> => {
      const view = await documents.list(question);
      expect(view.total).toBe(view.documents.length);
      return view.documents.map((document) => document.title);
    };
    expect(await listed({ year: 2018 })).toEqual(['关于下达2018年扶贫资金的通知']);
    expect(await listed({ year: 2017, region: '410200' })).toEqual(['联合发文', '市长办公会纪要']);
    expect(await listed({ issuer: '河南省财政厅' })).toHaveLength(3);
    expect(await listed({ issuer: '410225|101' })).toEqual(['关于下达谷营镇到户增收资金的通知']);
    expect(await listed({ issuer: '河南省' })).toHaveLength(3);
    expect(await listed({ level: 'county' })).toHaveLength(3);
    expect(await listed({ scope: '411600' })).toEqual(['河南省财政厅关于下达2017年财政专项扶贫资金的通知', '淮阳县扶贫资金', null]);
  });

  it('looks one number up in any spelling, with the same rows as the whole list, within the rest of the question', async () => {
    const all = (await documents.list({ limit: 500 })).documents.filter(({ loaded }) => loaded);
    for (const { number } of all) {
      const alone = await documents.list({ number: number.replace('〔', ' [').replace('〕', '] ') });
      const listed = all.filter((row) => row.number.split('、').includes(number) || row.number === number);
      expect(alone.documents.filter(({ loaded }) => loaded)).toEqual(listed);
      expect(alone).toMatchObject({ total: alone.documents.length, cursor: null });
    }
    const [first] = all;
    const { number, region, level, issuerId } = first!;
    expect((await documents.list({ number, region: region!, level: level!, issuer: issuerId! })).documents).toContainEqual(first);
    for (const other of [{ year: 1999 }, { region: '999999' }, { level: 'nowhere' }, { issuer: 'nobody' }])
      expect(await documents.list({ number, ...other })).toMatchObject({ documents: [], total: 0 });
    expect((await documents.list({ number: '没有〔1999〕1号' })).total).toBe(0);
  });

  it('refuses a cursor that it did not give', async () => {
    expect((await refusal(documents.list({ cursor: 'abc' }))).facts).toEqual({ field: 'cursor' });
  });
});
