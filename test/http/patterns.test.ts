import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { projectFolder } from '../../src/config.js';
import type { PatternListView, PatternPlanView, PatternRowsView, PatternRunListView, PatternRunView } from '../../src/domain/patterns/patterns.shapes.js';
import type { Problem } from '../../src/http/problem.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { linesOf, testService, type TestService } from './service.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
/** Equal sums to many: its rows name payees and payments, so that every export has something to show. */
const QUESTION = 'just-below-threshold';
const ASKED = { parameters: { year: 2023, times: 1, percent: 50 } };

interface Drawing {
  readonly nodes: Map<string, Record<string, string>>;
  readonly edges: { source: string; target: string; data: Record<string, string> }[];
}

describe('patterns over HTTP', () => {
  let service: TestService;

  beforeEach(async () => {
    service = await testService(await testGraph());
    await runScript(read('cases', 'patterns', QUESTION, 'graph.cypher'));
    // Names that a spreadsheet would run and that XML would read as markup; a person who is paid like an enterprise.
    await runScript(`MATCH (e:Enterprise {id: 'enterprise:F'}) SET e.name = '=HYPERLINK("http://x")&<兴农>公司';
      MATCH (e:Enterprise {id: 'enterprise:N'})<-[h:HELD_BY]-(a:Account) DELETE h CREATE (a)-[:HELD_BY]->(:Person {id: 'person:N', name: '王小明', idNumber: '410325198501011234', region: '410325'});
      UNWIND ['410325', '410328'] AS code CREATE (:Region {id: 'region:' + code, code: code, name: code})`);
    await runScript(read('support', 'complete-case.cypher'));
  });
  afterEach(() => service.stop());

  const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;
  const run = async (body: object = ASKED, id = QUESTION): Promise<PatternRowsView> =>
    (await (await service.post(`/api/patterns/${id}/runs`, body)).json()) as PatternRowsView;
  const refused = async (answer: Promise<Response>): Promise<[number, string, string | undefined]> => {
    const response = await answer;
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { hint, code, field } = (await response.json()) as Problem;
    expect(hint.length).toBeGreaterThan(5);
    return [response.status, code, field];
  };

  it('are listed with all that a form and a table need, in two languages, questions and collusion patterns alike', async () => {
    const { patterns } = await json<PatternListView>('/api/patterns');
    const questions = patterns.filter(({ origin }) => origin === 'question');
    expect(questions.length).toBeGreaterThanOrEqual(18);
    expect(patterns.filter(({ origin }) => origin === 'rule').map(({ title }) => title.slice(0, 5))).toEqual(
      Array.from({ length: 16 }, (_, index) => `GX-${String(index + 1).padStart(2, '0')}`),
    );
    for (const { id, titleZh, whyZh, needs, parameters, columns, order, seconds } of patterns) {
      expect([id, [titleZh, whyZh, order].every((text) => text !== ''), needs.length > 0, seconds > 0]).toEqual([id, true, true, true]);
      for (const { titleZh: heading } of columns) expect([id, /\p{Script=Han}/u.test(heading)]).toEqual([id, true]);
      for (const { name, required, default: byDefault } of parameters) expect([id, name, required && byDefault !== null]).toEqual([id, name, false]);
    }
    for (const { id, parameters } of patterns)
      for (const { name, meaningZh } of parameters) expect([id, name, /\p{Script=Han}/u.test(meaningZh ?? '')]).toEqual([id, name, true]);
    expect((await json<PatternListView>('/api/patterns?scope=410325')).patterns.length).toBe(patterns.length);
    expect(await refused(service.get('/api/patterns?scope=999999'))).toEqual([400, 'bad-question', 'scope']);
  });

  it('run, give their first rows with the saved run, and the same link gives the rest', async () => {
    const first = await run({ ...ASKED, limit: 1 });
    expect(first).toMatchObject({
      run: {
        pattern: QUESTION,
        parameters: { year: 2023, times: 1, percent: 50, threshold: 20_000_000 },
        scope: null,
        dataVersion: 1,
        asOf: null,
        actor: 'system',
        times: 1,
        state: 'repeatable',
      },
      missing: ['ALLOC', 'PAY'],
    });
    expect([first.rows.length, first.cursor === null]).toEqual([1, false]);
    const rest = await json<PatternRowsView>(`/api/patterns/runs/${first.run.id}/rows?cursor=${first.cursor!}&limit=500`);
    expect(rest.cursor).toBeNull();
    const all = await run();
    expect([...first.rows, ...rest.rows]).toEqual(all.rows);
    expect(all.rows).toHaveLength(2);
    // The same question about the same data is the same run; another limit does not make it another one.
    expect(all.run).toMatchObject({ id: first.run.id, times: 2, at: first.run.at });
    expect((await run({ parameters: { ...ASKED.parameters, percent: 49 } })).run.id).not.toBe(first.run.id);
    expect(await json<PatternRunView>(`/api/patterns/runs/${first.run.id}`)).toEqual(all.run);
    const { runs } = await json<PatternRunListView>(`/api/patterns/runs?pattern=${QUESTION}`);
    expect(runs.map(({ parameters }) => parameters['percent'])).toEqual([49, 50]);
  });

  it('mask persons, and show a region only its own runs and rows', async () => {
    const { rows, run: everything } = await run();
    expect(JSON.stringify(rows)).not.toContain('王小明');
    expect(rows.find(({ payee }) => (payee as { id: string }).id === 'person:N')).toMatchObject({ payee: { label: '王*', kind: 'Person' } });
    expect((await run({ ...ASKED, scope: '410328' })).rows).toEqual([]);
    const own = await run({ ...ASKED, scope: '410325' });
    expect(own.rows).toEqual(rows);
    expect(await refused(service.get(`/api/patterns/runs/${everything.id}?scope=410328`))).toEqual([403, 'out-of-scope', undefined]);
    expect(await refused(service.get(`/api/patterns/runs/${own.run.id}/rows?scope=410328`))).toEqual([403, 'out-of-scope', undefined]);
    expect(await refused(service.get(`/api/patterns/runs/${own.run.id}/export?format=csv&scope=410328`))).toEqual([403, 'out-of-scope', undefined]);
    expect((await json<PatternRunListView>('/api/patterns/runs?scope=410325')).runs.map(({ id }) => id)).toEqual([own.run.id]);
    expect((await service.get(`/api/patterns/runs/${own.run.id}/rows?scope=410325`)).status).toBe(200);
  });

  it('export all rows: lines as the pages give them, a table that no spreadsheet runs, a graph that is well-formed', async () => {
    const { rows, columns, run: saved } = await run();
    const path = `/api/patterns/runs/${saved.id}/export`;
    expect(await linesOf(await service.get(`${path}?format=ndjson`))).toEqual(rows);

    const csv = await service.get(`${path}?format=csv&lang=en`);
    expect(csv.headers.get('content-disposition')).toContain(encodeURIComponent('Payments just below a threshold, by payer.csv'));
    const table: string[][] = parse(await csv.text(), { bom: true });
    expect(table[0]).toEqual(['Unit', 'Unit id', 'Payee', 'Payee id', 'Payments just below', 'Together (yuan)', 'Largest (yuan)', 'First', 'Last', 'Payments']);
    expect(table).toHaveLength(rows.length + 1);
    const [line] = table.slice(1);
    const [row] = rows as [{ amount: number; payments: number; unit: { id: string; label: string } }];
    expect(line!.slice(0, 2)).toEqual([row.unit.label, row.unit.id]);
    expect([line![4], line![5]]).toEqual([String(row.payments), (row.amount / 100).toFixed(2)]);
    expect(table.flat().filter((cell) => /^\s*[=+@]/u.test(cell))).toEqual([]);
    expect(table.flat()).toContain('\'=HYPERLINK("http://x")&<兴农>公司');
    expect((parse(await (await service.get(`${path}?format=csv`)).text(), { bom: true }) as string[][])[0]).toContain('合计（元）');

    const graphml = await service.get(`${path}?format=graphml`);
    expect(graphml.headers.get('content-type')).toContain('application/graphml+xml');
    const { nodes, edges } = drawingOf(await graphml.text());
    expect(nodes.get('enterprise:F')).toEqual({ kind: 'Enterprise', label: '=HYPERLINK("http://x")&<兴农>公司' });
    expect(nodes.get('person:N')).toEqual({ kind: 'Person', label: '王*' });
    const ofRows = edges.filter(({ data }) => data['type'] === 'ROW');
    expect(ofRows.map(({ source, target, data }) => [source, target, Number(data['row.amount'])])).toEqual(
      (rows as { unit: { id: string }; payee: { id: string }; amount: number }[]).map(({ unit, payee, amount }) => [unit.id, payee.id, amount]),
    );
    const payments = edges.filter(({ data }) => data['type'] === 'PAID');
    expect(payments.map(({ data }) => Number(data['amountFen'])).reduce((sum, amount) => sum + amount, 0)).toBe(
      (rows as { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0),
    );
    expect(edges.every(({ source, target }) => nodes.has(source) && nodes.has(target))).toBe(true);
    expect(columns.map(({ name }) => name)).toContain('edges');
  });

  it('give the same rows under the same link after a later batch, and say so when they cannot', async () => {
    const before = await run();
    await runScript(`CREATE (:Batch {id: 'b2', sequence: 2, status: 'active', startedAt: 2});\n MATCH ()-[p:PAID]->() SET p.retiredIn = 2`);
    const path = `/api/patterns/runs/${before.run.id}`;
    expect((await json<PatternRowsView>(`${path}/rows`)).rows).toEqual(before.rows);
    const after = await run();
    expect([after.rows, after.run.dataVersion, after.run.id === before.run.id]).toEqual([[], 2, false]);
    expect((await run({ ...ASKED, asOfBatch: 1 })).run.id).toBe(before.run.id);

    await runScript(`MATCH (r:PatternRun {id: '${before.run.id}'}) SET r.digest = 'other'`);
    expect((await json<PatternRunView>(path)).state).toBe('pattern-changed');
    expect(await refused(service.get(`${path}/rows`))).toEqual([409, 'conflict', undefined]);
    expect(await refused(service.get(`${path}/export?format=graphml`))).toEqual([409, 'conflict', undefined]);
    await runScript(`MATCH (r:PatternRun {id: '${before.run.id}'}) SET r.pattern = 'gone'`);
    expect((await json<PatternRunView>(path)).state).toBe('pattern-gone');
    await runScript(`MATCH (r:PatternRun {id: '${after.run.id}'}) SET r.batch = 9`);
    expect((await json<PatternRunView>(`/api/patterns/runs/${after.run.id}`)).state).toBe('data-gone');
    expect((await service.get(`/api/patterns/runs/${after.run.id}/rows`)).status).toBe(409);
  });

  it('refuse parameters that are not what they must be, each by its name and with what is allowed', async () => {
    const post = (parameters: unknown, id = QUESTION, more: object = {}): Promise<Response> =>
      service.post(`/api/patterns/${id}/runs`, { parameters, ...more } as object);
    for (const [parameters, field, id] of [
      [{}, 'year'],
      [{ year: '2023' }, 'year'],
      [{ year: 1800 }, 'year'],
      [{ year: 2023.5 }, 'year'],
      [{ year: 2023, times: 0 }, 'times'],
      [{ year: 2023, threshold: -1 }, 'threshold'],
      [{ year: 2023, threshold: 1e300 }, 'threshold'],
      [{ year: 2023, colour: 1 }, 'colour'],
      [{ year: 2023, regions: ['410328'] }, 'regions'],
      [{ year: 2023, batch: 9 }, 'batch'],
      [{ year: 2023, units: [] }, 'units', 'common-payees'],
      [{ year: 2023, units: ['enterprise:F'] }, 'units', 'common-payees'],
      [{ year: 2023, units: ['unit:none'] }, 'units', 'common-payees'],
      [{ year: 2023, units: 'unit:410325|303001' }, 'units', 'common-payees'],
      [{ year: 2023, within: 'planet' }, 'within', 'payments-out-of-region'],
      [{ year: 2023, daysOffToo: 'yes' }, 'daysOffToo', 'payments-at-odd-hours'],
      [{ source: 'unit:410325|303001' }, 'target', 'money-between'],
      [{ subjects: ['unit:410325|303001'] }, 'subjects', 'gx-01-round-trip'],
      [{ windowDays: -1 }, 'windowDays', 'gx-01-round-trip'],
    ] as const)
      expect([parameters, ...(await refused(post(parameters, id)))]).toEqual([parameters, 400, 'bad-question', field]);
    expect((await post([1])).status).toBe(400);
    expect((await post({ year: 2023 }, QUESTION, { limit: 501 })).status).toBe(400);
    expect((await post({ year: 2023 }, QUESTION, { asOf: '2023-02-30' })).status).toBe(400);
    expect((await post({ year: 2023 }, QUESTION, { asOfBatch: 7 })).status).toBe(400);
    const allowed = ((await (await post({ year: 2023, times: 0 })).json()) as Problem).hint;
    expect(allowed).toBe('It takes a whole number from 1 to 1000; left out, it is 3.');
    for (const [path, status] of [
      ['/api/patterns/none', 404],
      ['/api/patterns/none/plan', 404],
      [`/api/patterns/runs/${'0'.repeat(32)}`, 404],
      [`/api/patterns/runs/${'0'.repeat(32)}/rows`, 404],
      ['/api/patterns/runs/x', 400],
    ] as const)
      expect([path, (await refused(service.get(path)))[0]]).toEqual([path, status]);
    const { id } = (await run()).run;
    expect((await service.get(`/api/patterns/runs/${id}/export?format=xls`)).status).toBe(400);
    expect((await service.get(`/api/patterns/runs/${id}/rows?cursor=bm9uZQ`)).status).toBe(400);
    expect((await service.get(`/api/patterns/${QUESTION}/runs`)).status).toBe(404);
    expect((await service.post(`/api/patterns/${QUESTION}/runs`, ASKED, { 'x-yuanliu-request': '' })).status).toBe(403);
  });

  it('explain how the database would run them', async () => {
    const { steps } = await json<PatternPlanView>(`/api/patterns/${QUESTION}/plan`);
    expect(steps[0]).toMatchObject({ depth: 0, operator: 'ProduceResults' });
    expect(steps.find(({ operator }) => operator === 'DirectedRelationshipIndexSeek')!.details).toContain('p:PAID(indicator)');
    expect(steps.every(({ rows }) => rows === null || rows >= 0)).toBe(true);
  });

  it('end at their time limit with a problem and no part of a list', async () => {
    // Everybody pays everybody at the same moment: some millions of chains.
    await runScript(`UNWIND range(0, 29) AS n CREATE (:Account:Entity {id: 'account:c' + n, addedIn: 1});
      UNWIND range(0, 29) AS n UNWIND range(0, 29) AS m UNWIND range(1, 4) AS k MATCH (a:Account {id: 'account:c' + n}), (b:Account {id: 'account:c' + m}) WHERE n <> m
      CREATE (a)-[:PAID {id: 'paid:' + n + '-' + m + '-' + k, amount: 1000000, at: 1000, kind: 'payment', addedIn: 1}]->(b)`);
    const pattern = service.services.patterns.book.get('money-between') as { seconds: number };
    const limit = pattern.seconds;
    pattern.seconds = 1;
    try {
      const answer = await service.post('/api/patterns/money-between/runs', { parameters: { source: 'account:c0', target: 'account:c1', between: 3 } });
      const { detail, hint } = (await answer.json()) as Problem;
      expect([answer.status, detail]).toEqual([504, 'money-between was not done within its 1 seconds; no partial list is given.']);
      expect(hint).toContain('narrower parameters');
    } finally {
      pattern.seconds = limit;
    }
    expect((await json<PatternRunListView>('/api/patterns/runs')).runs).toEqual([]);
  });
});

/** Reads GraphML strictly: what is not well-formed is thrown. */
function drawingOf(text: string): Drawing {
  const drawing: Drawing = { nodes: new Map(), edges: [] };
  const parser = new SaxesParser();
  let at: Record<string, string> | undefined;
  let key = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const { id = '', source = '', target = '', key: of = '' } = attributes as Record<string, string>;
    if (name === 'node') drawing.nodes.set(id, (at = {}));
    if (name === 'edge') drawing.edges.push({ source, target, data: (at = {}) });
    key = name === 'data' ? of : '';
  });
  parser.on('text', (value) => {
    if (at && key !== '') at[key] = (at[key] ?? '') + value;
  });
  parser.on('closetag', () => (key = ''));
  parser.write(text).close();
  return drawing;
}
