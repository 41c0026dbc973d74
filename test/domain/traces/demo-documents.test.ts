import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import type { DocumentSummary } from '../../../src/domain/documents/document.shapes.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { BadQuestion, DocumentNotFound, OutOfScope } from '../../../src/failures.js';
import { writeCursor } from '../../../src/domain/traces/page-cursor.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import { BACKWARD_KINDS, type TraceStep, type TraceView } from '../../../src/domain/traces/trace.shapes.js';
import { testGraph } from '../../support/neo4j.js';

/** The opening document of the demo story. */
const OPENING = '豫财农〔2017〕12号';

const CITIES = '410100 410200 410300 410400 410500 410600 410700 410800 410900 411000 411100 411200 411300 411400 411500 411600 411700 419001'.split(' ');

describe('every document of the demo data', () => {
  let documents: DocumentService;
  let traces: TraceService;
  let all: DocumentSummary[];

  beforeAll(async () => {
    const graph = await testGraph();
    const intake = new IntakeService(graph, { dataDir: mkdtempSync(join(tmpdir(), 'yuanliu-demo-')) });
    const report = await intake.load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
    expect(report.outcome).toBe('loaded');
    const scopes = new ScopeService(graph);
    documents = new DocumentService(graph, scopes);
    traces = new TraceService(graph, documents, scopes);
    all = (await documents.list({ limit: 500 })).documents;
  }, 300_000);

  const traceOf = (document: DocumentSummary, more: object = {}): Promise<TraceView> =>
    traces.traceByDocumentNumber(document.number, { ...(document.issuerId ? { issuer: document.issuerId } : {}), ...more });

  it('adds up to the fen, draws every forward step to the right, and shows a Rest node that equals what it hides', async () => {
    expect(all.length).toBeGreaterThan(100);
    const bad: string[] = [];
    for (const document of all) {
      const view = await traceOf(document);
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

  it('gives the same steps page by page as at once, and states what is left at each page', async () => {
    const whole: TraceStep[] = [];
    for await (const step of traces.steps(OPENING, {})) whole.push(step);
    const paged: TraceStep[] = [];
    let cursor: string | undefined;
    do {
      const view: TraceView = await traces.traceByDocumentNumber(OPENING, { view: 'rows', limit: 37, ...(cursor === undefined ? {} : { cursor }) });
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
    for await (const step of traces.steps(OPENING, { depth: 2 })) whole.push(step);
    for (const [limit, hubCap] of [
      [150, 10],
      [40, 3],
      [5, 1],
      [1, 1],
    ] as const) {
      const view = await traces.traceByDocumentNumber(OPENING, { depth: 2, limit, hubCap });
      const rests = new Set(view.nodes.filter((node) => node.kind === 'Rest').map((node) => node.id));
      expect(sum(view.steps.filter((step) => !rests.has(step.source) && !rests.has(step.target))) + view.cutOff.amount).toBe(sum(whole));
    }
  });

  it('shares a document out over the cities without loss: what each may see and what stays with the province add up to the whole', async () => {
    const whole = await traces.traceByDocumentNumber(OPENING, { hubCap: 1000 });
    let seen = 0;
    for (const city of CITIES) {
      const scoped = await traces.traceByDocumentNumber(OPENING, { scope: city }).catch((error: unknown) => {
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
    const whole = await traces.traceByDocumentNumber(number, { view: 'rows', limit: 5000 });
    const amounts = new Map(whole.steps.map((step) => [step.id, step.amount]));
    const scoped = await traces.traceByDocumentNumber(number, { view: 'rows', limit: 5000, scope: '410325' });
    const shared = scoped.steps.filter((step) => amounts.has(step.id));
    expect(shared.length).toBeGreaterThan(0);
    for (const step of shared) expect([step.id, step.amount <= amounts.get(step.id)!]).toEqual([step.id, true]);
    for (const node of scoped.nodes) expect(node.name).not.toContain('宛财农');
    const cursor = writeCursor({ dataVersion: 9999, skip: 0 });
    await expect(traces.traceByDocumentNumber(number, { view: 'rows', cursor })).rejects.toBeInstanceOf(BadQuestion);
  });

  it('tells a region nothing of a payee that it never paid', async () => {
    const whole = await traces.traceByDocumentNumber(OPENING, { scope: '411224', hubCap: 1000 });
    const payee = whole.nodes.find((node) => node.kind === 'Enterprise');
    expect(payee).toBeDefined();
    await expect(traces.traceFrom('payee', payee!.id, { scope: '410325' })).rejects.toBeInstanceOf(OutOfScope);
  });

  it("follows the article's case: 8,000 yuan to 曹某 in 2017, recovered in 2019", async () => {
    const whole: TraceStep[] = [];
    for await (const step of traces.steps(OPENING, {})) whole.push(step);
    const grant = whole.find((step) => step.payee === '曹某' && step.amount === 800_000 && step.kind === 'payment')!;
    expect(grant).toMatchObject({ onwardDocumentNumber: '嵩财农〔2017〕5号' });
    const recovery = whole.find((step) => step.settles.includes(grant.id))!;
    expect(recovery).toMatchObject({ kind: 'recovery', amount: 800_000, source: grant.target });
    const own = await traces.traceFrom('payee', grant.target, {});
    expect(own.net).toMatchObject({ recovered: 800_000 });
    expect(own.nodes.find((node) => node.root)?.facts['policyLabel']).toBe('稳定脱贫（不再享受政策）');
    expect(own.nodes.some((node) => node.name === OPENING)).toBe(true);
  });
});
