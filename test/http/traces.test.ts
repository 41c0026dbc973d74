import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ChangesView } from '../../src/domain/traces/changes.shapes.js';
import type { ReachView } from '../../src/domain/traces/reach.shapes.js';
import type { TraceStep, TraceView } from '../../src/domain/traces/trace.shapes.js';
import type { BulkTraceLine } from '../../src/http/traces.shapes.js';
import { testGraph } from '../support/neo4j.js';
import { linesOf, testService, type TestService } from './service.js';
import { writeSmallPackage } from './small-package.js';

const NUMBER = '豫财农〔2017〕12号';
const at = (number: string): string => `/api/traces/${encodeURIComponent(number)}`;

describe('traces over HTTP', () => {
  let service: TestService;
  const folder = mkdtempSync(join(tmpdir(), 'yuanliu-package-'));

  beforeAll(async () => {
    service = await testService(await testGraph());
    writeSmallPackage(folder);
    await service.services.intake.load({ folder });
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('follows a document, whatever spelling its number has', async () => {
    const answer = await service.get(at(NUMBER));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'application/json; charset=utf-8',
      'no-store',
    ]);
    const trace = (await answer.json()) as TraceView;
    expect(trace.document).toMatchObject({ number: NUMBER, issuer: '河南省财政厅', amount: 6_000_000 });
    const { issued, unspent, held, paid, returned, unexplained } = trace.totals;
    expect(issued).toBe(6_000_000);
    expect(unspent + held + paid + returned + unexplained.reduce((sum, { amount }) => sum + amount, 0)).toBe(issued);
    expect(trace.net).toMatchObject({ recovered: 800_000 });
    for (const spelling of ['豫财农[2017]12号', '豫财农（2017）第12号', '豫财农【2017】012号', '豫财农〔２０１７〕１２号']) {
      const other = (await (await service.get(at(spelling))).json()) as TraceView;
      expect([spelling, other.totals]).toEqual([spelling, trace.totals]);
    }
  });

  it('tells where the money can have come to, page by page, with names as they may be shown', async () => {
    const answer = await service.get(`${at('豫财农[2017]12号')}/reach?limit=1`);
    expect(answer.status).toBe(200);
    const first = (await answer.json()) as ReachView;
    const trace = (await (await service.get(`${at(NUMBER)}?depth=3`)).json()) as TraceView;
    expect({ ...first.document, amount: trace.document.amount }).toEqual(trace.document);
    expect(first.hops.map(({ hop }) => hop)).toEqual([0, 1, 2, 3]);
    expect(first.hops.slice(1).reduce((sum, { payments }) => sum + payments, 0)).toBe(trace.marks.edges);
    expect(first.outside).toEqual({ payments: 0, amount: 0 });
    const listed = [...first.accounts];
    for (let page = first; page.cutOff.cursor !== null;) {
      page = (await (await service.get(`${at(NUMBER)}/reach?limit=1&cursor=${page.cutOff.cursor}`)).json()) as ReachView;
      expect(page.hops).toEqual(first.hops);
      listed.push(...page.accounts);
    }
    expect(listed).toHaveLength(first.hops.reduce((sum, { accounts }) => sum + accounts, 0));
    const whole = (await (await service.get(`${at(NUMBER)}/reach?limit=1000`)).json()) as ReachView;
    expect(listed).toEqual(whole.accounts);
    expect(whole.cutOff).toEqual({ accounts: 0, amount: 0, cursor: null });
    for (const { kind, name } of listed.filter((one) => one.kind === 'Household' || one.kind === 'Person'))
      expect([kind, name]).toEqual([kind, expect.stringContaining('*')]);
    const payees = (await (await service.get(`${at(NUMBER)}/reach?depth=0&limit=1000`)).json()) as ReachView;
    expect(payees.hops).toEqual([first.hops[0]]);
    expect(payees.accounts.reduce((sum, { amount }) => sum + amount, 0)).toBe(first.hops[0]!.amount);
    expect((await service.get(`${at(NUMBER)}/reach?depth=7`)).status).toBe(400);
    // A page belongs to its question; another length of it and another spelling are the same one.
    const { cursor } = first.cutOff;
    expect(cursor).not.toBeNull();
    expect((await service.get(`${at(NUMBER)}/reach?limit=5&cursor=${cursor}`)).status).toBe(200);
    for (const other of ['reach?depth=0&', 'reach?scope=410325&', 'reach?asOf=2018-01-01&', '?view=rows&'])
      expect([other, (await service.get(`${at(NUMBER)}${other.startsWith('?') ? '' : '/'}${other}cursor=${cursor}`)).status]).toEqual([other, 400]);
    expect((await service.get(`${at('豫财农〔1999〕1号')}/reach`)).status).toBe(404);
    const county = (await (await service.get(`${at(NUMBER)}/reach?scope=410325`)).json()) as ReachView;
    const seen = (await (await service.get(`${at(NUMBER)}?scope=410325`)).json()) as TraceView;
    expect({ ...county.document, amount: seen.document.amount }).toEqual(seen.document);
    const record = (await (await service.get(`${at(NUMBER)}/reach?limit=1000&engine=cypher`)).json()) as ReachView;
    expect({ ...record, engine: null, queries: null }).toEqual({ ...whole, engine: null, queries: null });
  });

  it('gives every step as CSV that a spreadsheet reads as it is meant', async () => {
    const answer = await service.get(`${at(NUMBER)}?format=csv`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/u);
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(`${NUMBER}.csv`)}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(bytes, { columns: true, bom: true }) as Record<string, string>[];
    expect(Object.keys(rows[0]!).slice(0, 12)).toEqual([
      '上级文号',
      '上级下达日期',
      '本级登记日期',
      '下达文号',
      '下达日期',
      '分配去向',
      '付款单位',
      '付款账号',
      '支付时间',
      '支付用途',
      '收款人',
      '收款账号',
    ]);
    const cooperative = rows.find((row) => row['收款人']!.includes('合作社'))!;
    expect(cooperative).toMatchObject({ '金额（元）': '30000.00', 收款人: "'=嵩县石坡村专业合作社", 付款单位: '嵩县农业局', 支付时间: '2017-06-20' });
    const english = parse(Buffer.from(await (await service.get(`${at(NUMBER)}?lang=en`, { accept: 'text/csv' })).arrayBuffer()), {
      columns: true,
      bom: true,
    }) as Record<string, string>[];
    expect(english.length).toBe(rows.length);
    expect(Object.keys(english[0]!)[0]).toBe('upperDocumentNumber');
  });

  it('streams the same steps as NDJSON, in the same order each time', async () => {
    const ask = async (): Promise<TraceStep[]> => linesOf<TraceStep>(await service.get(`${at(NUMBER)}?format=ndjson`));
    const steps = await ask();
    expect(steps.filter(({ kind }) => kind === 'payment').map(({ amount }) => amount)).toEqual([3_000_000, 800_000]);
    expect(steps.find(({ kind }) => kind === 'recovery')).toMatchObject({ amount: 800_000, settles: ['paid:test|2'] });
    expect(await ask()).toEqual(steps);
    const byHeader = await service.get(at(NUMBER), { accept: 'application/x-ndjson' });
    expect(byHeader.headers.get('content-type')).toMatch(/^application\/x-ndjson/u);
    expect(await linesOf(byHeader)).toEqual(steps);
  });

  it('shows a person and an account masked in every form', async () => {
    for (const format of ['json', 'csv', 'ndjson']) {
      const text = await (await service.get(`${at(NUMBER)}?format=${format}&view=rows`)).text();
      expect([format, text.includes('曹某'), text.includes('6217000000000000029')]).toEqual([format, true, false]);
    }
  });

  it('starts from a line, an account, a payment and a payee too', async () => {
    for (const [kind, id] of [
      ['indicator', 'indicator:410325|2017|X1'],
      ['payment', 'paid:test|1'],
    ] as const) {
      const answer = await service.get(`/api/traces/from/${kind}/${encodeURIComponent(id)}`);
      expect([kind, answer.status]).toEqual([kind, 200]);
      expect(((await answer.json()) as TraceView).steps.some(({ kind: step }) => step === 'payment')).toBe(true);
    }
    const unknown = await service.get('/api/traces/from/indicator/indicator%3A000000%7C2017%7CX9');
    expect([unknown.status, await unknown.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  });

  it('answers an unknown number with near candidates and an ambiguous one with its issuers', async () => {
    const unknown = await service.get(at('豫财农〔2017〕13号'));
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    const problem = (await unknown.json()) as { code: string; hint: string; candidates: { number: string }[] };
    expect(problem.code).toBe('document-not-found');
    expect(problem.hint).not.toBe('');
    expect(problem.candidates.map(({ number }) => number)).toContain(NUMBER);

    const ambiguous = await service.get(at('豫财农〔2018〕7号'));
    expect(ambiguous.status).toBe(409);
    const { candidates } = (await ambiguous.json()) as { candidates: { issuer: string }[] };
    expect(candidates.map(({ issuer }) => issuer).sort()).toEqual(['信阳市财政局', '洛阳市财政局']);
    const one = await service.get(`${at('豫财农〔2018〕7号')}?issuer=${encodeURIComponent('洛阳市财政局')}`);
    expect(((await one.json()) as TraceView).totals.issued).toBe(4_000_000);
    for (const format of ['csv', 'ndjson']) expect([format, (await service.get(`${at('豫财农〔2017〕13号')}?format=${format}`)).status]).toEqual([format, 404]);
  });

  it('names the field of a malformed question', async () => {
    const faults: [string, string][] = [
      ['depth=7', 'depth'],
      ['depth=x', 'depth'],
      ['depth=1.5', 'depth'],
      ['view=tree', 'view'],
      ['limit=0', 'limit'],
      ['scope=41', 'scope'],
      ['format=xml', 'format'],
      ['cursor=%27', 'cursor'],
      ['colour=red', 'colour'],
      ['hubCap=-1', 'hubCap'],
    ];
    for (const [query, field] of faults) {
      const answer = await service.get(`${at(NUMBER)}?${query}`);
      expect([query, answer.status, await answer.json()]).toEqual([query, 400, expect.objectContaining({ code: 'bad-question', field })]);
    }
    const long = await service.get(at('号'.repeat(101)));
    expect([long.status, await long.json()]).toEqual([400, expect.objectContaining({ field: 'documentNumber' })]);
    const scope = await service.get(`${at(NUMBER)}?scope=999999`);
    expect([scope.status, await scope.json()]).toEqual([400, expect.objectContaining({ field: 'scope' })]);
    const broken = await service.get('/api/traces/%E8%');
    expect([broken.status, await broken.json()]).toEqual([400, expect.objectContaining({ code: 'bad-request' })]);
  });

  it('gives the steps from any start and of any set as a table and a stream, every one of them', async () => {
    const payment = (await linesOf<TraceStep>(await service.get(`${at(NUMBER)}?format=ndjson`))).find(({ kind }) => kind === 'payment')!;
    const from = `/api/traces/from/payment/${encodeURIComponent(payment.id)}`;
    const table = await service.get(`${from}?format=csv`);
    expect(table.headers.get('content-disposition')).toContain('trace-payment.csv');
    const rows = parse(Buffer.from(await table.arrayBuffer()), { bom: true }) as string[][];
    const whole = (await (await service.get(`${from}?view=rows`)).json()) as TraceView;
    expect(rows).toHaveLength(1 + whole.steps.length);
    const set = { documentNumbers: [NUMBER, '嵩财农〔2017〕5号'] };
    const stream = await linesOf<TraceStep>(await service.post('/api/traces/sets', { ...set, format: 'ndjson' }));
    const listed = (await (await service.post('/api/traces/sets', { ...set, view: 'rows' })).json()) as TraceView;
    expect(stream.map(({ id }) => id)).toEqual(listed.steps.map(({ id }) => id));
    for (const answer of [await service.get(`${from}?format=csv&minAmount=1`), await service.post('/api/traces/sets', { ...set, format: 'csv', minAmount: 1 })])
      expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'bad-question', field: 'minAmount' })]);
    const unknown = await service.post('/api/traces/sets', { ...set, funds: ['没有的资金'] });
    expect([unknown.status, await unknown.json()]).toEqual([400, expect.objectContaining({ field: 'funds', unknown: ['没有的资金'] })]);
  });

  it('answers up to 500 numbers one by one, and a faulty one does not stop the others', async () => {
    const answer = await service.post('/api/traces', { documentNumbers: [NUMBER, '不是文号', '豫财农〔2018〕7号', '嵩财农〔2017〕5号'], depth: 0 });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    const lines = await linesOf<BulkTraceLine>(answer);
    expect(lines.map(({ documentNumber, trace, problem }) => [documentNumber, trace?.totals.issued ?? problem?.status])).toEqual([
      [NUMBER, 6_000_000],
      ['不是文号', 404],
      ['豫财农〔2018〕7号', 409],
      ['嵩财农〔2017〕5号', 5_000_000],
    ]);
    for (const documentNumbers of [[], Array.from({ length: 501 }, () => NUMBER), NUMBER, [7]]) {
      const refused = await service.post('/api/traces', { documentNumbers });
      expect([refused.status, await refused.json()]).toEqual([400, expect.objectContaining({ field: 'documentNumbers' })]);
    }
  });

  it('finds paths between two subjects', async () => {
    const steps = await linesOf<TraceStep>(await service.get(`${at(NUMBER)}?format=ndjson`));
    const payment = steps.find(({ kind, amount }) => kind === 'payment' && amount === 3_000_000)!;
    const trace = (await (await service.get(`/api/traces/from/payment/${encodeURIComponent(payment.id)}`)).json()) as TraceView;
    expect(trace.nodes.length).toBeGreaterThan(1);
    const malformed = await service.post('/api/traces/paths', { source: 'a', target: 'b', hops: 7 });
    expect([malformed.status, await malformed.json()]).toEqual([400, expect.objectContaining({ field: 'hops' })]);
    const unknown = await service.post('/api/traces/paths', { source: 'enterprise:none', target: 'enterprise:other' });
    expect([unknown.status, await unknown.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  });

  it('traces a set, and says what a set lacks', async () => {
    const one = (await (await service.get(`${at(NUMBER)}?view=totals`)).json()) as TraceView;
    const set = (await (await service.post('/api/traces/sets', { documentNumbers: [NUMBER], view: 'totals' })).json()) as TraceView;
    expect([set.totals, set.methods]).toEqual([one.totals, one.methods]);
    expect(set.nodes).toEqual([]);
    for (const [body, status, facts] of [
      [{}, 400, { field: 'set' }],
      [{ years: ['2017x'] }, 400, { field: 'years' }],
      [{ years: 2017 }, 400, { field: 'years', detail: 'years must be a list.' }],
      [{ regions: [] }, 400, { field: 'regions', detail: 'regions must have a member, or be left out.' }],
      [{ funds: ['x'.repeat(301)] }, 400, { field: 'funds' }],
      [{ years: [2017], depth: true }, 400, { field: 'depth' }],
      [{ years: [2017], limit: '0x10' }, 400, { field: 'limit' }],
      [{ years: [2017], issuer: '河南省财政厅' }, 400, { field: 'issuer' }],
      [{ years: Array.from({ length: 51 }, () => 2017) }, 400, { field: 'years' }],
      [{ regions: ['41'] }, 400, { field: 'regions' }],
      [{ regions: ['990000'] }, 400, { field: 'regions' }],
      [{ documentNumbers: ['豫财农〔2017〕999号'] }, 404, { code: 'document-not-found' }],
      [{ years: [1949] }, 404, { code: 'not-found' }],
    ] as const) {
      const answer = await service.post('/api/traces/sets', body);
      expect([body, answer.status, await answer.json()]).toEqual([body, status, expect.objectContaining(facts)]);
    }
  });

  it('refuses what stands in the address of a question that is sent', async () => {
    for (const path of ['sets', 'sets/changes', 'paths']) {
      const refused = await service.post(`/api/traces/${path}?scope=410325`, { years: [2017], sinceAsOfBatch: 1 });
      expect([path, refused.status, await refused.json()]).toEqual([path, 400, expect.objectContaining({ code: 'bad-question', field: 'scope' })]);
    }
  });

  it('answers as of a day and tells what has changed since', async () => {
    const then = (await (await service.get(`${at(NUMBER)}?asOf=2000-01-01`)).json()) as TraceView;
    expect([then.asOf, then.totals.issued, then.net]).toEqual(['2000-01-01', 0, { paidGross: 0, recovered: 0, madeGood: 0 }]);
    const changes = (await (await service.get(`${at(NUMBER)}/changes?sinceAsOf=2000-01-01&limit=3`)).json()) as ChangesView;
    const now = (await (await service.get(at(NUMBER))).json()) as TraceView;
    expect([changes.before.totals.issued, changes.after.totals.issued]).toEqual([0, now.totals.issued]);
    expect(changes.changes).toHaveLength(3);
    expect(changes.total).toBeGreaterThan(3);
    expect(changes.unlisted).toBeGreaterThan(0);
    const set = { documentNumbers: [NUMBER], sinceAsOf: '2000-01-01', limit: 3 };
    expect(await (await service.post('/api/traces/sets/changes', set)).json()).toEqual(changes);
    const payment = (await linesOf<TraceStep>(await service.get(`${at(NUMBER)}?format=ndjson`))).find(({ kind }) => kind === 'payment')!;
    const ofPayment = await service.get(`/api/traces/from/payment/${encodeURIComponent(payment.id)}/changes?sinceAsOf=2000-01-01`);
    expect(await ofPayment.json()).toMatchObject({ before: { totals: { issued: 0 } }, after: { totals: { issued: payment.amount } } });
    expect((await service.get('/api/traces/from/indicator/indicator:none/changes?sinceAsOfBatch=1')).status).toBe(404);
    const none = (await (await service.get(`${at(NUMBER)}/changes?sinceAsOfBatch=1`)).json()) as ChangesView;
    expect([none.total, none.changes]).toEqual([0, []]);
    for (const [query, field] of [
      ['', 'sinceAsOf'],
      ['sinceAsOf=2017-02-30', 'sinceAsOf'],
      ['sinceAsOfBatch=99', 'sinceAsOfBatch'],
      ['asOf=2017-02-30&sinceAsOfBatch=1', 'asOf'],
      ['sinceAsOfBatch=1&minAmount=1', 'minAmount'],
      ['sinceAsOfBatch=1&node=x', 'node'],
    ] as const) {
      const refused = await service.get(`${at(NUMBER)}/changes?${query}`);
      expect([query, refused.status, await refused.json()]).toEqual([query, 400, expect.objectContaining({ field })]);
    }
  });

  it('answers an address that is no HTTP with a problem that says what to do', async () => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /api/documents?number=豫财农〔2017〕12号 HTTP/1.1\r\nHost: x\r\n\r\n');
    const parts: Buffer[] = [];
    for await (const part of socket) parts.push(part as Buffer);
    const answer = Buffer.concat(parts).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
    expect(answer).toContain('content-type: application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      code: 'bad-question',
      hint: expect.stringContaining('--data-urlencode') as unknown,
    });
  });

  it('refuses what is no day, no batch, no engine and no time, with what to do next', async () => {
    for (const [query, status, facts] of [
      ['asOf=2017-02-30', 400, { field: 'asOf' }],
      ['asOf=heute', 400, { field: 'asOf' }],
      ['asOfBatch=0', 400, { field: 'asOfBatch' }],
      ['asOfBatch=99', 400, { field: 'asOfBatch' }],
      ['engine=guess', 400, { field: 'engine' }],
      ['engine=projection', 400, { field: 'engine' }],
      ['windowDays=-1', 400, { field: 'windowDays' }],
      ['edges=0', 400, { field: 'edges' }],
      ['minAmount=1.5', 400, { field: 'minAmount' }],
      ['timeBudgetMs=1', 400, { field: 'timeBudgetMs' }],
    ] as const) {
      const answer = await service.get(`${at(NUMBER)}?${query}`);
      const problem = (await answer.json()) as Record<string, unknown>;
      expect([query, answer.status, problem]).toEqual([query, status, expect.objectContaining(facts)]);
      expect([query, typeof problem['hint']]).toEqual([query, 'string']);
    }
  });

  it('writes a line for each request, with what was read and without what was typed', async () => {
    await service.get(at(NUMBER));
    await service.get(at('张三的账户'));
    await service.post('/api/search', { q: '曹某' });
    await service.get(`/api/search?q=${encodeURIComponent('曹某')}`);
    // A line is written after the answer has gone out.
    const file = join(service.dataDir, 'log', 'access.jsonl');
    for (let wait = 0; wait < 100 && !readFileSync(file, 'utf8').includes('"GET","route":"/api/search"'); wait += 1)
      await new Promise((done) => setTimeout(done, 20));
    const log = readFileSync(file, 'utf8');
    const entries = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/api/traces/:documentNumber', status: 200, subjects: [expect.stringContaining(NUMBER)] }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ method: 'POST', route: '/api/search', status: 200 }));
    for (const typed of ['张三', '曹', '?q', '%E5']) expect(log).not.toContain(typed);
  });
});
