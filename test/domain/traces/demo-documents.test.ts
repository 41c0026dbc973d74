import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import type { DocumentSummary } from '../../../src/domain/documents/document.shapes.js';
import { Projection } from '../../../src/domain/projection/projection.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { BadQuestion, DocumentNotFound, NotFound, OutOfScope, TookTooLong } from '../../../src/failures.js';
import { digestOfQuestion, writeCursor } from '../../../src/domain/traces/page-cursor.js';
import { MemoryEngine } from '../../../src/domain/traces/memory-engine.js';
import { numberOf } from '../../../src/domain/traces/trace-start.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import type { TraceStep, TraceView } from '../../../src/domain/traces/trace.shapes.js';
import { BACKWARD_KINDS } from '../../../src/domain/traces/words.js';
import { runScript, testGraph } from '../../support/neo4j.js';

/** The opening document of the demo story. */
const OPENING = '豫财农〔2017〕12号';

const CITIES = '410100 410200 410300 410400 410500 410600 410700 410800 410900 411000 411100 411200 411300 411400 411500 411600 411700 419001'.split(' ');

describe('every document of the demo data', () => {
  let documents: DocumentService;
  /** On the memory, and on the record, its judge. */
  let traces: TraceService;
  let record: TraceService;
  let projection: Projection;
  let all: DocumentSummary[];

  beforeAll(async () => {
    const graph = await testGraph();
    const dataDir = mkdtempSync(join(tmpdir(), 'yuanliu-demo-'));
    const intake = new IntakeService(graph, { dataDir });
    const report = await intake.load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
    expect(report.outcome).toBe('loaded');
    const scopes = new ScopeService(graph);
    documents = new DocumentService(graph, scopes);
    record = new TraceService(graph, documents, scopes);
    projection = Projection.open(graph, dataDir);
    const memory = new MemoryEngine(graph, projection);
    await memory.follow();
    traces = new TraceService(graph, documents, scopes, memory);
    all = (await documents.list({ limit: 500 })).documents;
  }, 300_000);

  afterAll(() => projection.close());

  const traceOf = (document: DocumentSummary, more: object = {}): Promise<TraceView> =>
    traces.trace({ number: document.number }, { ...(document.issuerId ? { issuer: document.issuerId } : {}), ...more });

  it('adds up to the fen, draws every forward step to the right, and shows a Rest node that equals what it hides', async () => {
    expect(all.length).toBeGreaterThan(100);
    const bad: string[] = [];
    for (const document of all) {
      const view = await traceOf(document);
      // One amount in lists and traces: what one line of a document brought into another counts once.
      expect([document.number, document.amount]).toEqual([document.number, view.document.amount]);
      const { issued, unspent, held, paid, returned, unexplained } = view.totals;
      expect([document.number, unspent + held + paid + returned + unexplained.reduce((sum, part) => sum + part.amount, 0)]).toEqual([document.number, issued]);
      expect(view.nodes.length).toBeLessThanOrEqual(150);
      const column = new Map(view.nodes.map((node) => [node.id, node.column]));
      for (const step of view.steps) {
        if (step.attributed !== null && !BACKWARD_KINDS.includes(step.kind))
          expect([step.id, column.get(step.source)! < column.get(step.target)!]).toEqual([step.id, true]);
      }
      const late = unexplained.some((part) => part.reason === 'time-inconsistent');
      const above = view.nodes.find((node) => node.root)!.column;
      for (const node of view.nodes) {
        // What arrived either went on or rests; not so above the document asked for, and not where money came before its indicator.
        if (late || node.column < above || node.kind === 'Rest') continue;
        if (node.received !== node.passedOn + node.rests) bad.push([document.number, node.id, node.name, node.received, node.passedOn, node.rests].join(' '));
      }
      for (const node of view.nodes.filter((one) => one.kind === 'Rest')) {
        const beside = view.steps.filter((step) => step.source === node.id || step.target === node.id);
        expect(beside.reduce((sum, step) => sum + (step.attributed ?? step.amount), 0)).toBe(node.hidden.amount);
      }
    }
    expect(bad).toEqual([]);
  }, 300_000);

  it('answers from the memory what the record answers, for any start, depth, limit, moment and region', async () => {
    const alike = async (ask: (service: TraceService) => Promise<TraceView>): Promise<void> => {
      const [memory, judge] = await Promise.all([ask(traces), ask(record)].map((answer) => answer.catch((error: unknown) => error)));
      if (memory instanceof Error || judge instanceof Error) {
        expect([(memory as Error).name, (memory as Error).message]).toEqual([(judge as Error).name, (judge as Error).message]);
        return;
      }
      const { engine, queries: _, ...answer } = memory as TraceView;
      const { engine: otherEngine, queries: __, ...other } = judge as TraceView;
      expect([engine, otherEngine]).toEqual(['projection', 'cypher']);
      expect(answer).toEqual(other);
    };
    // The record takes seconds for an answer: the opening document is asked everything, the others something each.
    const questions = [
      {},
      { depth: 3 },
      { depth: 2, asOf: '2019-06-30', view: 'rows', limit: 300 },
      { scope: '410300' },
      { depth: 2, windowDays: 20, edges: 5 },
    ] as const;
    const opening = all.find(({ number }) => number === OPENING)!;
    const asked = [...questions.map((question) => ({ document: opening, question }))];
    for (const [place, document] of all.filter((_, index) => index % 60 === 0).entries())
      asked.push({ document, question: questions[place % questions.length]! });
    for (const { document, question } of asked)
      await alike((service) => service.trace({ number: document.number }, { ...(document.issuerId ? { issuer: document.issuerId } : {}), ...question }));
    const whole = await traces.trace({ number: OPENING }, { hubCap: 40 });
    for (const [place, node] of whole.nodes
      .filter((one) => ['Enterprise', 'Household', 'Unit'].includes(one.kind))
      .slice(0, 6)
      .entries())
      await alike((service) => service.trace({ kind: 'payee', id: node.id }, [{}, { depth: 2 }, { scope: '410325' }][place % 3]!));
    for (const step of (await traces.trace({ number: OPENING }, { view: 'rows', limit: 400 })).steps.filter((one) => one.kind === 'payment').slice(0, 5))
      await alike((service) => service.trace({ kind: 'payment', id: step.id }, { depth: 1 }));
    await alike((service) => service.trace({ set: { years: [2018], regions: ['410300'] } }, { depth: 1 }));
  }, 600_000);

  it('gives the same steps page by page as at once, and states what is left at each page', async () => {
    const whole: TraceStep[] = [];
    for await (const step of traces.steps({ number: OPENING }, {})) whole.push(step);
    const paged: TraceStep[] = [];
    let cursor: string | undefined;
    do {
      const view: TraceView = await traces.trace({ number: OPENING }, { view: 'rows', limit: 37, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...view.steps);
      expect(view.cutOff.steps).toBe(whole.slice(paged.length).reduce((sum, step) => sum + step.count, 0));
      expect(view.cutOff.amount).toBe(whole.slice(paged.length).reduce((sum, step) => sum + (step.attributed ?? step.amount), 0));
      cursor = view.cutOff.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(100);
  });

  it('draws what it lists: drawn steps and the cut-off make the whole, whatever the limits', async () => {
    const sum = (steps: readonly TraceStep[]): number => steps.reduce((total, step) => total + (step.attributed ?? step.amount), 0);
    const whole: TraceStep[] = [];
    for await (const step of traces.steps({ number: OPENING }, { depth: 2 })) whole.push(step);
    for (const [limit, hubCap] of [
      [150, 10],
      [40, 3],
      [5, 1],
      [1, 1],
    ] as const) {
      const view = await traces.trace({ number: OPENING }, { depth: 2, limit, hubCap });
      const rests = new Set(view.nodes.filter((node) => node.kind === 'Rest').map((node) => node.id));
      expect(sum(view.steps.filter((step) => !rests.has(step.source) && !rests.has(step.target))) + view.cutOff.amount).toBe(sum(whole));
    }
  });

  it('shares a document out over the cities without loss: what each may see and what stays with the province add up to the whole', async () => {
    const whole = await traces.trace({ number: OPENING }, { hubCap: 1000 });
    let seen = 0;
    for (const city of CITIES) {
      const scoped = await traces.trace({ number: OPENING }, { scope: city }).catch((error: unknown) => {
        // A city that the document did not reach is told that there is no such document.
        expect(error).toBeInstanceOf(DocumentNotFound);
        return undefined;
      });
      if (!scoped) continue;
      const outside = scoped.totals.unexplained.find((part) => part.reason === 'outside-scope')?.amount ?? 0;
      expect(scoped.totals.issued).toBe(whole.totals.issued);
      expect(outside).toBeGreaterThan(0);
      seen += scoped.totals.issued - outside;
      for (const node of scoped.nodes) if (node.kind === 'Outside') expect([node.name, node.region, node.facts]).toEqual(['', null, {}]);
    }
    // What the province gave to its own units belongs to no city.
    const region = new Map(whole.nodes.map((node) => [node.id, node.region]));
    const root = whole.nodes.find((node) => node.root)!;
    const own = whole.steps.filter((step) => step.source === root.id && region.get(step.target) === '410000');
    expect(seen + own.reduce((sum, step) => sum + step.attributed!, 0)).toBe(whole.totals.issued);
  }, 300_000);

  it('never shows more on a step inside a region than the step has, and refuses a cursor into data that are not there', async () => {
    const number = '豫财农〔2018〕4号';
    const whole = await traces.trace({ number }, { view: 'rows', limit: 5000 });
    const amounts = new Map(whole.steps.map((step) => [step.id, step.amount]));
    const scoped = await traces.trace({ number }, { view: 'rows', limit: 5000, scope: '410325' });
    const shared = scoped.steps.filter((step) => amounts.has(step.id));
    expect(shared.length).toBeGreaterThan(0);
    for (const step of shared) expect([step.id, step.amount <= amounts.get(step.id)!]).toEqual([step.id, true]);
    for (const node of scoped.nodes) expect(node.name).not.toContain('宛财农');
    const cursor = writeCursor({ dataVersion: 9999, skip: 0, of: digestOfQuestion(`number ${numberOf(number)}`, { view: 'rows' }) });
    await expect(traces.trace({ number }, { view: 'rows', cursor })).rejects.toThrow('a data version that does not exist');
    await expect(traces.trace({ number }, { view: 'rows', depth: 1, cursor })).rejects.toThrow('belongs to another question');
  });

  it('tells a region nothing of a payee that it never paid', async () => {
    const whole = await traces.trace({ number: OPENING }, { scope: '411224', hubCap: 1000 });
    const payee = whole.nodes.find((node) => node.kind === 'Enterprise');
    expect(payee).toBeDefined();
    await expect(traces.trace({ kind: 'payee', id: payee!.id }, { scope: '410325' })).rejects.toBeInstanceOf(OutOfScope);
  });

  it("follows the article's case: 8,000 yuan to 曹某 in 2017, recovered in 2019", async () => {
    const whole: TraceStep[] = [];
    for await (const step of traces.steps({ number: OPENING }, {})) whole.push(step);
    const grant = whole.find((step) => step.payee === '曹某' && step.amount === 800_000 && step.kind === 'payment')!;
    expect(grant).toMatchObject({ onwardDocumentNumber: '嵩财农〔2017〕5号' });
    const recovery = whole.find((step) => step.settles.includes(grant.id))!;
    expect(recovery).toMatchObject({ kind: 'recovery', amount: 800_000, source: grant.target });
    const own = await traces.trace({ kind: 'payee', id: grant.target }, {});
    expect(own.net).toMatchObject({ recovered: 800_000 });
    expect(own.nodes.find((node) => node.root)?.facts['policyLabel']).toBe('稳定脱贫（不再享受政策）');
    expect(own.nodes.some((node) => node.name === OPENING)).toBe(true);
  });

  it('tells the case as of the day before the recovery: 8,000 paid and nothing back', async () => {
    const whole: TraceStep[] = [];
    for await (const step of traces.steps({ number: OPENING }, {})) whole.push(step);
    const grant = whole.find((step) => step.payee === '曹某' && step.amount === 800_000 && step.kind === 'payment')!;
    const recovery = whole.find((step) => step.settles.includes(grant.id))!;
    const before = shanghaiDate(recovery.paidAt! - 86_400_000);
    const then = await traces.trace({ kind: 'payee', id: grant.target }, { asOf: before });
    const now = await traces.trace({ kind: 'payee', id: grant.target }, {});
    expect(now.net.recovered - then.net.recovered).toBe(800_000);
    expect(then.net.paidGross).toBe(now.net.paidGross);
    expect(then.steps.some((step) => step.id === recovery.id)).toBe(false);
    expect(then.asOf).toBe(before);
    const changes = await traces.changes({ number: OPENING }, { sinceAsOf: before });
    expect(changes.changes.find((change) => change.id === recovery.id)).toMatchObject({ change: 'appeared', before: null, after: 800_000, batch: null });
    expect(changes.after.net.recovered - changes.before.net.recovered).toBeGreaterThanOrEqual(800_000);
  });

  it('adds up by every method, with onward hops, and the four methods differ somewhere', async () => {
    let differ = 0;
    for (const document of all.filter((_, place) => place % 9 === 0)) {
      const view = await traceOf(document, { depth: 3 });
      for (const { totals, method } of view.methods) {
        const sum = totals.unspent + totals.held + totals.paid + totals.returned + totals.unexplained.reduce((all_, part) => all_ + part.amount, 0);
        expect([document.number, method, sum]).toEqual([document.number, method, totals.issued]);
      }
      expect(view.methods[0]!.totals.paid).toBe(view.totals.paid);
      if (new Set(view.methods.map(({ totals }) => JSON.stringify(totals))).size > 1) differ += 1;
    }
    expect(differ).toBeGreaterThan(0);
  }, 300_000);

  it('gives the same totals whatever is listed: 1, 10, 100 or 500 rows, any smallest amount, no list at all', async () => {
    const totalsOf = (view: TraceView): string => JSON.stringify([view.totals, view.methods, view.net, view.held, view.excess]);
    const whole = await traces.trace({ number: OPENING }, { depth: 2, view: 'totals' });
    const sum = whole.cutOff.amount;
    for (const limit of [1, 10, 100, 500]) {
      const view = await traces.trace({ number: OPENING }, { depth: 2, view: 'rows', limit });
      expect(totalsOf(view)).toBe(totalsOf(whole));
      expect(view.steps).toHaveLength(limit);
      expect(view.steps.reduce((total, step) => total + step.attributed!, 0) + view.cutOff.amount).toBe(sum);
    }
    for (const minAmount of [1, 100_000, 100_000_000]) {
      for (const question of [{ view: 'rows', limit: 5000 }, { hubCap: 1000 }] as const) {
        const view = await traces.trace({ number: OPENING }, { depth: 2, minAmount, ...question });
        expect(totalsOf(view)).toBe(totalsOf(whole));
        const rests = new Set(view.nodes.filter((node) => node.kind === 'Rest').map((node) => node.id));
        const drawn = view.steps.filter((step) => !rests.has(step.source) && !rests.has(step.target));
        expect(drawn.reduce((total, step) => total + step.attributed!, 0) + view.cutOff.amount + view.belowMinAmount!.amount).toBe(sum);
        for (const step of view.steps.filter((one) => one.count === 1 && !rests.has(one.source) && !rests.has(one.target)))
          expect(Math.max(step.attributed!, ...Object.values(step.byMethod ?? {}))).toBeGreaterThanOrEqual(minAmount);
      }
    }
  }, 300_000);

  it('states in fen what depth, window and edge budget stop, and the sum stays whole', async () => {
    const cut = (view: TraceView): number => view.totals.unexplained.find((part) => part.reason === 'cut-off')?.amount ?? 0;
    const ask = (document: DocumentSummary, more: object): Promise<TraceView> => traceOf(document, { ...more, view: 'totals' });
    let found: DocumentSummary | undefined;
    for (const document of all) {
      if (cut(await ask(document, { depth: 1 })) === 0) continue;
      found = document;
      break;
    }
    // Some payee of the demo paid somebody who paid on.
    const deep = await ask(found!, { depth: 6 });
    const shallow = await ask(found!, { depth: 1 });
    const short = await ask(found!, { depth: 6, windowDays: 0 });
    const few = await ask(found!, { depth: 6, edges: 1 });
    expect(cut(shallow)).toBeGreaterThan(cut(deep));
    expect(cut(short)).toBeGreaterThan(cut(deep));
    expect(cut(few)).toBeGreaterThan(cut(deep));
    expect(few.marks.edges).toBeLessThanOrEqual(1);
    for (const view of [deep, shallow, short, few]) expect(view.totals.issued).toBe(deep.totals.issued);
    await expect(traces.trace({ number: OPENING }, { depth: 6, timeBudgetMs: -1 })).rejects.toBeInstanceOf(TookTooLong);
  }, 300_000);

  it('gives a region through a set nothing that its documents alone would not', async () => {
    const scope = '411200';
    const foreign = all.find((document) => document.region === '410300' && document.lines > 0)!;
    const alone = await traceOf(foreign, { scope }).catch((error: unknown) => error);
    expect(alone).toBeInstanceOf(DocumentNotFound);
    for (const service of [traces, record])
      await expect(service.trace({ set: { documentNumbers: [foreign.number, OPENING] } }, { scope })).rejects.toBeInstanceOf(DocumentNotFound);
    const set = await traces.trace({ set: { years: [2016, 2017] } }, { scope, hubCap: 1000 });
    const own = await traces.trace({ set: { years: [2016, 2017], regions: [scope] } }, { view: 'totals' });
    expect(set.totals.issued).toBeGreaterThan(0);
    expect(own.totals.issued).toBeGreaterThan(0);
    for (const root of set.nodes.filter((node) => node.root && node.kind === 'Document').slice(0, 25)) {
      const answer = await traces.trace({ number: root.name }, { scope, view: 'totals' }).catch((error: unknown) => error);
      expect([root.name, answer instanceof DocumentNotFound]).toEqual([root.name, false]);
    }
    // What is not there and what may not be seen is told in the same words, whatever the moment.
    const invented = foreign.number.replace(/〕.*号$/u, '〕998号');
    for (const moment of [{}, { asOf: '2016-01-02' }, { asOf: '2018-06-30' }, { asOfBatch: 1 }])
      for (const service of [traces, record]) {
        const told = async (number: string): Promise<unknown> => {
          const error = (await service.trace({ number }, { scope, ...moment }).catch((failure: unknown) => failure)) as DocumentNotFound;
          return [error.name, error.message.replace(number, ''), error.hint, (error.facts['candidates'] as unknown[]).length > 0];
        };
        expect([moment, await told(invented)]).toEqual([moment, await told(foreign.number)]);
      }
  }, 300_000);

  it('traces a set without counting twice what one line of it brought into another', async () => {
    const [first] = await Promise.all([traces.trace({ number: OPENING }, { view: 'totals' })]);
    const onward = [...new Set((await collect(traces.steps({ number: OPENING }, {}))).flatMap((step) => step.onwardDocumentNumber ?? []))].filter(
      (number) => number !== OPENING,
    );
    const alone = await traces.trace({ set: { documentNumbers: [OPENING] } }, { view: 'totals' });
    expect(alone.totals).toEqual(first.totals);
    const unique = onward.slice(0, 5);
    const set = await traces.trace({ set: { documentNumbers: [OPENING, ...unique] } }, { view: 'totals' });
    const sum =
      set.totals.unspent + set.totals.held + set.totals.paid + set.totals.returned + set.totals.unexplained.reduce((total, part) => total + part.amount, 0);
    expect(sum).toBe(set.totals.issued);
    let apart = first.totals.issued;
    for (const number of unique) apart += (await traces.trace({ number }, { view: 'totals' })).totals.issued;
    // They hand on money of the opening document: together they issued less than the sum of all.
    expect(set.totals.issued).toBeLessThan(apart);
    expect(set.totals.issued).toBeGreaterThanOrEqual(first.totals.issued);
    const year = await traces.trace({ set: { years: [2017], regions: ['410325'] } }, { view: 'totals' });
    expect(year.totals.issued).toBeGreaterThan(0);
    await expect(traces.trace({ set: {} }, {})).rejects.toBeInstanceOf(BadQuestion);
    await expect(traces.trace({ set: { years: [1999] } }, {})).rejects.toBeInstanceOf(NotFound);
  }, 300_000);

  it('traces a fund, a tag and a project as the lines that have it, and refuses a name that no line has', async () => {
    // What lines of one name issued: their amounts without what others of the same name handed on to them.
    const issuedBy = (property: string): Promise<Record<string, unknown>[]> =>
      runScript(`MATCH (i:Indicator) WHERE i.retiredIn IS NULL AND i.${property} IS NOT NULL
        WITH i.${property} AS name, collect(i) AS lines WHERE all(line IN lines WHERE line.amount > 0)
        UNWIND lines AS line
        OPTIONAL MATCH (line)<-[a:ALLOCATED]-(other:Indicator)
        WHERE other IN lines AND a.retiredIn IS NULL AND a.kind IN ['distribution', 'pooling', 'carry-over', 'reissue']
        WITH name, line, coalesce(sum(a.amount), 0) AS handedOn
        RETURN name, sum(line.amount - handedOn) AS issued, count(line) AS lines ORDER BY lines DESC, name LIMIT 4`);
    for (const [property, field] of [
      ['fundName', 'funds'],
      ['fundTag', 'fundTags'],
    ] as const) {
      const rows = await issuedBy(property);
      expect(rows.length).toBeGreaterThan(0);
      for (const { name, issued } of rows)
        for (const service of [traces, record]) {
          const { totals } = await service.trace({ set: { [field]: [name as string] } }, { view: 'totals' });
          expect([name, totals.issued]).toEqual([name, Number(issued)]);
        }
      const [first] = rows;
      const misspelt = traces.trace({ set: { [field]: [first!['name'] as string, '没有的名称'] } }, {});
      await expect(misspelt).rejects.toMatchObject({ code: 'bad-question', facts: { field, unknown: ['没有的名称'] } });
    }
    const [project] = await runScript(
      'MATCH (p:Project)<-[f:FOR]-(:Indicator) WHERE f.retiredIn IS NULL RETURN p.id AS id, count(*) AS lines ORDER BY lines DESC, id LIMIT 1',
    );
    const alone = await traces.trace({ kind: 'project', id: project!['id'] as string }, { view: 'totals' });
    const set = await traces.trace({ set: { projects: [project!['id'] as string] } }, { view: 'totals' });
    expect(set.totals).toEqual(alone.totals);
    expect(set.totals.issued).toBeGreaterThan(0);
    await expect(traces.trace({ set: { projects: ['没有的项目'] } }, {})).rejects.toMatchObject({
      facts: { field: 'projects', unknown: ['project:没有的项目'] },
    });
  }, 300_000);

  it('begins at an account with what documents paid into it', async () => {
    // Of accounts whose payments nothing undid or moved, and that pass nothing on under a tag.
    const rows = await runScript(`MATCH (:Account)-[undoing:PAID]->(:Account) UNWIND coalesce(undoing.settles, []) AS id WITH collect(id) AS undone
      MATCH (a:Account {kind: 'enterprise'})<-[p:PAID]-(:Account)
      WHERE p.retiredIn IS NULL AND coalesce(p.state, 'paid') = 'paid' AND (p.indicator IS NOT NULL OR p.batch IS NOT NULL) AND p.kind IN ['payment', 'transfer', 'cash']
        AND NOT EXISTS { (a)-[onward:PAID]->(:Account) WHERE onward.indicator IS NOT NULL OR onward.batch IS NOT NULL }
      WITH a, undone, collect(p) AS payments WHERE none(p IN payments WHERE p.id IN undone)
      RETURN a.id AS id, reduce(sum = 0, p IN payments | sum + p.amount) AS amount ORDER BY amount DESC, id LIMIT 5`);
    expect(rows).toHaveLength(5);
    for (const { id, amount } of rows)
      for (const service of [traces, record]) {
        const { totals } = await service.trace({ kind: 'account', id: id as string }, { view: 'totals' });
        expect([id, totals.issued, totals.paid]).toEqual([id, Number(amount), Number(amount)]);
      }
  }, 300_000);

  it('gives every step of any start and set as a stream, and refuses to leave small ones out there', async () => {
    const { id } = all.find(({ number }) => number === OPENING)!;
    const [line] = await runScript(`MATCH (:Document {id: '${id}'})-[:CARRIES]->(i:Indicator) RETURN i.id AS id ORDER BY id LIMIT 1`);
    const from = await collect(traces.steps({ kind: 'indicator', id: line!['id'] as string }, { depth: 1 }));
    expect(from.length).toBe((await traces.trace({ kind: 'indicator', id: line!['id'] as string }, { depth: 1, view: 'rows', limit: 5000 })).steps.length);
    const ofSet = await collect(traces.steps({ set: { years: [2017], regions: ['410325'] } }, {}));
    const set = await traces.trace({ set: { years: [2017], regions: ['410325'] } }, { view: 'totals' });
    expect(ofSet.reduce((sum, step) => sum + step.attributed!, 0)).toBe(set.cutOff.amount);
    await expect(collect(traces.steps({ number: OPENING }, { minAmount: 1 }))).rejects.toMatchObject({ facts: { field: 'minAmount' } });
  }, 300_000);
});

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const shanghaiDate = (at: number): string => SHANGHAI.format(at).slice(0, 10);

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
