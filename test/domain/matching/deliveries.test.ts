import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { runMatching } from '../../../src/domain/matching/run-matching.js';
import type { TraceView } from '../../../src/domain/traces/trace.shapes.js';
import { TraceService } from '../../../src/domain/traces/trace.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';
import { temporaryFolder } from '../intake/packages.js';
import { someOf } from '../../support/some-of.js';
import { movedMoney, payeesStatements, payersStatements, type Moved } from './statements.js';

/** The demo story as an office would deliver it: the same package, not marked as a demonstration. */
function budgetPackage(): string {
  const folder = temporaryFolder();
  cpSync(join(projectFolder, 'seeds', 'demo', 'package'), folder, { recursive: true });
  const manifest = readFileSync(join(folder, 'manifest.yaml'), 'utf8');
  writeFileSync(
    join(folder, 'manifest.yaml'),
    manifest
      .replace(/^demo: true\n/mu, '')
      .replace(/^id: .*$/mu, 'id: budget')
      .replace(/^sourceSystem: .*$/mu, 'sourceSystem: budget-system'),
  );
  return folder;
}

interface Answers {
  readonly traces: Readonly<Record<string, unknown>>;
  readonly paid: unknown;
}

type Delivery = 'budget' | 'payers' | 'payees';

describe('the demo story delivered by the budget system, as payers’ statements and as payees’ statements', () => {
  const identity = temporaryFolder();
  const folders: Partial<Record<Delivery, string>> = {};
  let graph: Graph | undefined;
  let moved: Moved[];
  let once: Answers;
  let numbers: string[];

  async function fresh(): Promise<{ intake: IntakeService; traces: TraceService }> {
    // Some thousands at a time: three deliveries at once are more than a small database deletes in one transaction.
    if (graph) for (const query of ['clear-edges', 'clear-nodes']) await graph.writeInBatches(query);
    graph = await testGraph();
    const scopes = new ScopeService(graph);
    return {
      intake: new IntakeService(graph, { dataDir: identity, matching: runMatching }),
      traces: new TraceService(graph, new DocumentService(graph, scopes), scopes),
    };
  }

  async function answers(traces: TraceService): Promise<Answers> {
    const views: Record<string, unknown> = {};
    for (const number of numbers) views[number] = withoutLoads(await traces.trace({ number }, { depth: 2, view: 'rows', limit: 5000 }));
    const paid = await runScriptOn(
      await testAddress(),
      'MATCH (a)-[p:PAID]->(b) WHERE p.retiredIn IS NULL RETURN a.id AS payer, b.id AS payee, sum(p.amount) AS amount, count(p) AS payments ORDER BY payer, payee',
    );
    return { traces: views, paid };
  }

  beforeAll(async () => {
    folders.budget = budgetPackage();
    const { intake, traces } = await fresh();
    await intake.load({ folder: folders.budget });
    moved = await movedMoney();
    folders.payers = payersStatements(moved);
    folders.payees = payeesStatements(moved);
    const rows = await runScriptOn(
      await testAddress(),
      `MATCH (d:Document)-[:CARRIES]->(i:Indicator)<-[:ALLOCATED]-()
       WITH d.number AS number, count(DISTINCT d) AS lines, d.issuedAt AS issued ORDER BY number
       WITH number, count(*) AS documents WHERE documents = 1 WITH collect(number) AS numbers
       RETURN [place IN range(0, size(numbers) - 1, 40) | numbers[place]] AS numbers`,
    );
    numbers = rows[0]!['numbers'] as string[];
    once = await answers(traces);
  }, 300_000);

  it('has enough money that moved to say something', () => {
    expect(moved.length).toBeGreaterThan(3000);
    expect(numbers.length).toBeGreaterThan(10);
  });

  const orders = [
    ['budget', 'payers', 'payees'],
    ['payees', 'budget', 'payers'],
    ['payers', 'payees', 'budget'],
  ] as const;
  // One of them each time: three deliveries of the whole story take most of a minute.
  it.each(someOf(orders, 1))(
    'gives the same traces and totals as delivered once: %s, %s, %s',
    async (...order) => {
      const { intake, traces } = await fresh();
      for (const delivery of order) {
        const { batch } = await intake.load({ folder: folders[delivery]! });
        expect([delivery, batch.quarantine]).toEqual([delivery, []]);
      }
      const thrice = await answers(traces);
      expect(thrice.paid).toEqual(once.paid);
      expect(thrice.traces).toEqual(once.traces);
      // Every row is still there: as a payment or as an observation of one. One payee has no account number: its match waits for a person.
      const [counts] = await runScriptOn(
        await testAddress(),
        `OPTIONAL MATCH ()-[o:OBSERVED]->() WHERE o.retiredIn IS NULL
         WITH count(o) AS observations, count(CASE WHEN o.unconfirmed THEN 1 END) AS open, collect(DISTINCT o.doubt) AS doubts
         RETURN observations, open, doubts`,
      );
      const nameless = moved.filter(({ payer, payee }) => payer.number === null || payee.number === null).length;
      expect(counts).toEqual({ observations: 2 * moved.length - nameless, open: nameless, doubts: ['no-counterparty'] });
    },
    300_000,
  );
});

/** A trace without what tells of loads instead of money: the data version, and which rows a place rests on. */
function withoutLoads(view: TraceView): unknown {
  const { dataVersion: _dataVersion, nodes, steps, totals, ...rest } = view;
  const { unconfirmed: _unconfirmed, ...sums } = totals as TraceView['totals'] & { unconfirmed?: unknown };
  return {
    ...rest,
    totals: sums,
    nodes: nodes.map(({ sources: _sources, ...node }) => node),
    steps: steps.map(({ unconfirmed: _open, ...step }: TraceView['steps'][number] & { unconfirmed?: number }) => step),
  };
}
