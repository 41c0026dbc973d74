import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { FindingEvents } from '../../../src/domain/warnings/finding-events.js';
import { keepFindings } from '../../../src/domain/warnings/finding-store.js';
import { identityOf, type Found } from '../../../src/domain/warnings/judge.js';
import { FindingLedger } from '../../../src/domain/warnings/ledger.js';
import type { LedgerRow } from '../../../src/domain/warnings/ledger.shapes.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import type { RuleOutcome } from '../../../src/domain/warnings/run-rules.js';
import { WarningService } from '../../../src/domain/warnings/warning.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, testGraph } from '../../support/neo4j.js';

const DAY = 86_400_000;

describe('what comes back of the payments of a finding', () => {
  let graph: Graph;
  let warnings: WarningService;
  let id: string;

  beforeEach(async () => {
    graph = await testGraph();
    warnings = new WarningService(graph, new ScopeService(graph));
    await runScript(`UNWIND range(1, 9) AS sequence CREATE (:Batch {sequence: sequence, id: 'b' + sequence, status: 'active', startedAt: sequence});
      CREATE (t:Account:Entity {id: 'account:t', addedIn: 1}), (h:Account:Entity {id: 'account:h', addedIn: 1}), (:Region:Entity {id: 'region:410325', code: '410325', name: '嵩县', addedIn: 1})
      CREATE (t)-[:PAID {id: 'paid:1', amount: 500, at: ${DAY}, addedIn: 1}]->(h), (t)-[:PAID {id: 'paid:2', amount: 300, at: ${DAY}, addedIn: 1}]->(h)`);
  });

  /** A return of the test's own, as an intake leaves it. */
  const comesBack = (name: string, settles: Readonly<Record<string, number>>, { batch = 2, day = 2, kind = 'refund', state = 'paid' } = {}): Promise<unknown> =>
    runScript(
      `MATCH (h:Account {id: 'account:h'}), (t:Account {id: 'account:t'})
       CREATE (h)-[:PAID {id: $id, kind: $kind, state: $state, amount: reduce(s = 0, a IN $amounts | s + a), at: $at, settles: $settles, settledAmounts: $amounts, addedIn: $batch}]->(t)
       FOREACH (payment IN $settles | CREATE (:SettledPayment {payment: payment, settledBy: $id}))`,
      { id: `paid:${name}`, kind, state, at: day * DAY, settles: Object.keys(settles), amounts: Object.values(settles), batch },
    );

  /** One run that finds the payments given, or nothing. */
  async function found(batch: number, edges: readonly string[] | null, { day = 9, amount = 800, trap = null as string | null } = {}): Promise<void> {
    const rule = new RuleBook(graph.library).get('SK-10');
    const one: Found & { identity: string } = {
      ...{ identity: identityOf(rule.id, 'person:1', []), subject: 'person:1', key: [], clause: null, band: 'red', measured: null, limit: null, amount },
      ...{ nodes: [], edges: edges ?? [], facts: {}, trap },
    };
    id = one.identity;
    const group = { regions: ['410325'], asOf: day * DAY, sources: ['PAY'], settings: {}, openClauses: [] };
    const judged = [{ region: '410325', judged: 1, found: edges === null ? [] : [one] }];
    const outcome = { rule, lacking: [], groups: [{ group, subjects: null, judged }], durationMs: 0 } as unknown as RuleOutcome;
    await keepFindings(graph, outcome, { run: `run:${batch}`, batch, at: 1_700_000_000_000 + batch });
  }
  const told = async (): Promise<(readonly [string, number | null])[]> =>
    (await warnings.finding(id)).history.map(({ event, recovered }) => [event, recovered]);
  const total = async (): Promise<number> => (await warnings.finding(id)).recovered;
  /** The year in which all of it was recorded. */
  async function ledger(): Promise<LedgerRow | undefined> {
    const [scopes, book] = [new ScopeService(graph), new RuleBook(graph.library)];
    const { rows } = await new FindingLedger(graph, scopes, book, new FindingEvents(graph, scopes, book)).ledger({});
    return rows.find(({ year }) => year === 2023);
  }

  it('is told by an event of its own, also where the rule says of it nothing else', async () => {
    await found(1, ['paid:1', 'paid:2']);
    await comesBack('r1', { 'paid:1': 200 });
    await comesBack('r2', { 'paid:2': 50, 'paid:other': 70 }, { kind: 'recovery', batch: 3 });
    await comesBack('r3', { 'paid:2': 9 }, { state: 'cancelled' });
    await comesBack('r4', { 'paid:2': 9 }, { kind: 'transfer' });
    await found(2, ['paid:1', 'paid:2']);
    await found(2, ['paid:1', 'paid:2']);
    expect(await told()).toEqual([
      ['new', null],
      ['recovered', 200],
    ]);
    await found(3, ['paid:1', 'paid:2']);
    expect([(await told()).at(-1), await total()]).toEqual([['recovered', 50], 250]);
    expect(await ledger()).toMatchObject({ opened: { findings: 1 }, recovered: { findings: 2, amount: 250 }, standing: { findings: 1, amount: 800 } });
  });

  it('comes after what else changes, and counts on where the rule no longer names what was returned in full', async () => {
    await comesBack('r1', { 'paid:1': 100 }, { batch: 1 });
    await comesBack('r2', { 'paid:1': 400 }, { batch: 2 });
    await comesBack('r3', { 'paid:2': 300 }, { batch: 3 });
    await found(1, ['paid:1', 'paid:2'], { amount: 700 });
    expect(await told()).toEqual([
      ['new', null],
      ['recovered', 100],
    ]);
    await found(2, ['paid:2'], { amount: 300 });
    await found(2, ['paid:2'], { amount: 300 });
    expect((await told()).slice(2)).toEqual([
      ['changed', null],
      ['recovered', 400],
    ]);
    await found(3, null);
    expect((await told()).slice(4)).toEqual([
      ['gone', null],
      ['recovered', 300],
    ]);
    expect(await warnings.finding(id)).toMatchObject({ status: 'gone', recovered: 800 });
    expect(await ledger()).toMatchObject({ gone: { findings: 1, amount: 300 }, recovered: { findings: 3, amount: 800 }, standing: { findings: 0, amount: 0 } });
  });

  it('is taken off again where the return is withdrawn, or lies after the day that is judged', async () => {
    await comesBack('r1', { 'paid:1': 200 }, { day: 5 });
    await found(2, ['paid:1']);
    await found(2, ['paid:1'], { day: 4 });
    expect([(await told()).at(-1), await total()]).toEqual([['recovered', -200], 0]);
    await found(2, ['paid:1']);
    await runScript(`MATCH ()-[p:PAID {id: 'paid:r1'}]->() SET p.retiredIn = 3`);
    await found(3, ['paid:1']);
    expect((await told()).slice(3)).toEqual([
      ['recovered', 200],
      ['recovered', -200],
    ]);
    expect(await ledger()).toMatchObject({ recovered: { amount: 0 } });
  });

  it('is no business of the ledger where a reason explains the finding', async () => {
    await comesBack('r1', { 'paid:1': 200 });
    await found(2, ['paid:1'], { trap: 'T-SH6' });
    expect(await told()).toEqual([
      ['new', null],
      ['recovered', 200],
    ]);
    expect(await ledger()).toBeUndefined();
  });
});
