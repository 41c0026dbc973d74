import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { PatternService } from '../../../src/domain/patterns/pattern.service.js';
import type { PatternRowsView } from '../../../src/domain/patterns/patterns.shapes.js';
import { WarningService } from '../../../src/domain/warnings/warning.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, testGraph } from '../../support/neo4j.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const RULE = 'gx-05-fan-out';
const summary = ({ rows }: PatternRowsView): unknown[][] => rows.map(({ subject, band, trap }) => [(subject as { id: string }).id, band, trap]);

describe('a collusion pattern asked by an analyst', () => {
  let graph: Graph;
  let patterns: PatternService;

  beforeAll(async () => {
    graph = await testGraph();
    await runScript(read('cases', 'warnings', RULE, 'graph.cypher'));
    await runScript(`CREATE (:Region {id: 'region:410328', code: '410328', name: '洛宁县'});
      UNWIND ['PAY', 'FLOW', 'TAX', 'CONTRACT'] AS source CREATE (:Coverage {source: source, region: '410325', from: 0, to: datetime('2023-12-31T00:00:00+08:00').epochMillis})`);
    await runScript(read('support', 'complete-case.cypher'));
    const scopes = new ScopeService(graph);
    patterns = new PatternService(graph, scopes, new DocumentService(graph, scopes));
  });

  it('finds in a region what the rule finds, worst and largest first, and keeps no finding', async () => {
    const answer = await patterns.runPattern(RULE, { scope: '410325' });
    expect(summary(answer)).toEqual([
      ['account:F1', 'orange', null],
      ['account:X2', 'orange', 'T-GX1'],
      ['account:F2', 'yellow', null],
    ]);
    expect(answer.rows[0]).toMatchObject({
      amount: 15_000_000,
      measured: 100_000 / 150_000,
      limit: 0.6,
      region: '410325',
      message: { zh: expect.stringContaining('5 个不在用工名册') as string },
    });
    expect((answer.rows[0]!['edges'] as string[]).length).toBe(6);
    expect([answer.missing, answer.run.state]).toEqual([[], 'repeatable']);
    expect((await new WarningService(graph, new ScopeService(graph)).findings({})).findings).toEqual([]);
    expect((await patterns.runPattern(RULE)).rows).toEqual(answer.rows);
  });

  it('finds with other settings what the rule does not, and says the settings with the run', async () => {
    const answer = await patterns.runPattern(RULE, { scope: '410325', parameters: { partLeast: 0.55 } });
    expect(summary(answer).map(([id]) => id)).toContain('account:N1');
    expect(answer.run.parameters).toMatchObject({ partLeast: 0.55, persons: 5, subjects: null });
    expect((await patterns.runPattern(RULE, { scope: '410325', parameters: { persons: 6 } })).rows).toEqual([]);
  });

  it('judges chosen subjects only, pages and exports what it found, and nothing in another region', async () => {
    const chosen = await patterns.runPattern(RULE, { parameters: { subjects: ['account:F2', 'account:N1'] } });
    expect(summary(chosen)).toEqual([['account:F2', 'yellow', null]]);
    const all = await patterns.runPattern(RULE, { scope: '410325', limit: 2 });
    const rest = await patterns.patternRows(all.run.id, { cursor: all.cursor!, limit: 2 });
    expect([all.rows.length, rest.rows.length, rest.cursor]).toEqual([2, 1, null]);
    const exported = [];
    for await (const row of (await patterns.exportRun(all.run.id)).rows) exported.push(row);
    expect(exported).toEqual([...all.rows, ...rest.rows]);
    const drawn = [];
    for await (const { edges } of (await patterns.exportRun(all.run.id)).drawing) drawn.push(...edges.map(({ type }) => type));
    expect([drawn.length, new Set(drawn)]).toEqual([18, new Set(['PAID'])]);
    expect((await patterns.runPattern(RULE, { scope: '410328' })).rows).toEqual([]);
    expect((await patterns.runPattern(RULE, { scope: '410328' })).missing).toEqual(['PAY', 'FLOW', 'TAX', 'CONTRACT']);
    await expect(patterns.runPattern(RULE, { scope: '410328', parameters: { subjects: ['account:F2'] } })).rejects.toThrow(/does not reach/u);
  });
});
