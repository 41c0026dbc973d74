import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { LoadReport } from '../../../src/domain/intake/intake.shapes.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import { runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';

interface Situation {
  readonly title: string;
  readonly documents: readonly string[];
  readonly ids: readonly string[];
  readonly innocent?: { readonly ids: readonly string[] };
}

describe('the demo package in the graph', () => {
  const situations = JSON.parse(readFileSync(join(projectFolder, 'seeds', 'demo', 'situations.json'), 'utf8')) as Situation[];
  let intake: IntakeService;
  let documents: DocumentService;
  let traces: TraceService;
  let report: LoadReport;

  beforeAll(async () => {
    const graph = await testGraph();
    intake = new IntakeService(graph, { dataDir: mkdtempSync(join(tmpdir(), 'yuanliu-demo-load-')) });
    report = await intake.load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
    const scopes = new ScopeService(graph);
    documents = new DocumentService(graph, scopes);
    traces = new TraceService(graph, documents, scopes);
  }, 300_000);

  it('is loaded whole: no row is set aside or left out', () => {
    expect(report.outcome).toBe('loaded');
    const { batch } = report;
    expect(batch.quarantine).toEqual([]);
    expect(batch.rows).toMatchObject({ quarantined: 0, skipped: 0, loaded: batch.rows.announced - batch.rows.unchanged });
  });

  it('carries data-quality codes only where the story planted them', async () => {
    const rows = await runScriptOn(
      await testAddress(),
      'CALL () { MATCH (n:Entity) RETURN n.dataQuality AS codes UNION ALL MATCH ()-[e]->() RETURN e.dataQuality AS codes } UNWIND codes AS code RETURN code, count(*) AS count ORDER BY code',
    );
    // A fen more given out than had come; a wrong ID number and a wrong credit code; a payment before its line, one under none, one to nobody's account.
    // One line registered twice, hence two registrations.
    const planted = {
      'above-parent': 1,
      'bad-check-digit': 2,
      'before-indicator': 1,
      'no-account-number': 1,
      'no-indicator': 1,
      'no-payee-account': 1,
      'registered-twice': 2,
    };
    expect(Object.fromEntries(rows.map((row) => [row['code'], row['count']]))).toEqual(planted);
    expect(report.batch.dataQuality.map(({ code }) => code)).toEqual(Object.keys(planted));
  });

  it('changes nothing when loaded again and says so', async () => {
    const again = await intake.load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
    expect(again.outcome).toBe('already-loaded');
  });

  it.each(situations.map((situation) => [situation.title, situation] as const))('holds all that shows “%s”', async (_title, situation) => {
    const ids = [...situation.ids, ...(situation.innocent?.ids ?? [])];
    const rows = await runScriptOn(
      await testAddress(),
      `MATCH (n:Entity) WHERE n.id IN ${JSON.stringify(ids)} RETURN n.id AS id UNION MATCH ()-[p:PAID]->() WHERE p.id IN ${JSON.stringify(ids)} RETURN p.id AS id`,
    );
    const found = new Set(rows.map((row) => row['id']));
    expect(ids.filter((id) => !found.has(id))).toEqual([]);
    for (const number of situation.documents) if (number !== '新财农〔2018〕5号') expect((await documents.find(number)).number).toBe(number);
  });

  it('remembers of every payment what undoes or moves it, whatever that names itself', async () => {
    const rows = await runScriptOn(
      await testAddress(),
      `MATCH ()-[s:PAID]->() UNWIND s.settles AS payment
       RETURN count(*) AS named, count(s.copied) < count(*) AS someNameTheirLine,
         count(CASE WHEN COUNT { (:SettledPayment|AwaitedPayment {payment: payment, settledBy: s.id}) } = 1 THEN 1 END) AS remembered`,
    );
    const [{ named, remembered, someNameTheirLine } = {}] = rows;
    expect(named).toBeGreaterThan(0);
    expect({ remembered, someNameTheirLine }).toEqual({ remembered: named, someNameTheirLine: true });
  });

  it('has stated balances that agree with what was issued, passed on and paid, for every line', async () => {
    const rows = await runScriptOn(await testAddress(), readFileSync(join(projectFolder, 'test', 'domain', 'demo', 'stated-balances.cypher'), 'utf8'));
    expect(rows).toEqual([]);
  });

  it('follows 曹某 to the recovered 8,000 yuan', async () => {
    const cao = situations[0];
    const grant = cao?.ids.find((id) => id.startsWith('paid:YKT'));
    const view = await traces.trace({ kind: 'payment', id: grant ?? '' }, {});
    expect(view.net).toMatchObject({ paidGross: 800_000, recovered: 800_000 });
    const opening = await traces.trace({ number: '豫财农〔2017〕12号' }, { view: 'rows', limit: 5000 });
    expect(opening.steps.find((step) => step.id === grant)).toMatchObject({ kind: 'payment', amount: 800_000, grade: 'documented' });
    expect(opening.steps.find((step) => step.kind === 'recovery' && step.settles.includes(grant ?? ''))).toMatchObject({ amount: 800_000 });
  });

  it('asks for the issuer where two counties number their documents alike', async () => {
    await expect(documents.find('新财农〔2018〕5号')).rejects.toMatchObject({ facts: { candidates: expect.arrayContaining([expect.anything()]) } });
    expect((await documents.find('新财农〔2018〕5号', '新蔡县财政局')).region).toBe('411729');
  });

  it('is followed, in an empty graph, by the example package, which loads whole too', async () => {
    const graph = await testGraph();
    const fresh = new IntakeService(graph, { dataDir: mkdtempSync(join(tmpdir(), 'yuanliu-example-')) });
    const { batch } = await fresh.load({ folder: join(projectFolder, 'seeds', 'example') });
    expect([batch.demo, batch.quarantine, batch.rows.quarantined, batch.dataQuality]).toEqual([false, [], 0, []]);
  });
});
