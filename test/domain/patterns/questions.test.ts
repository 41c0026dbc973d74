import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { DocumentService } from '../../../src/domain/documents/document.service.js';
import { PatternService } from '../../../src/domain/patterns/pattern.service.js';
import type { PatternRowsView, PatternRunRequest } from '../../../src/domain/patterns/patterns.shapes.js';
import { BadQuestion, OutOfScope } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, testGraph } from '../../support/neo4j.js';
import { someOf } from '../../support/some-of.js';

/** One question of a case; of each row expected any part may be said. */
interface CaseQuestion {
  readonly parameters: Record<string, unknown>;
  readonly asOf?: string;
  readonly expected: readonly Record<string, unknown>[];
}

const cases = join(projectFolder, 'test', 'cases', 'patterns');
const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
/** The county of the cases, one beside it, and what is covered of both until the end of 2023. */
const COUNTIES = `
  UNWIND ['410325', '410328'] AS code CREATE (:Region {id: 'region:' + code, code: code, name: '县' + code, level: 'county'});
  UNWIND ['ISSUE', 'ALLOC', 'PAY', 'ACCOUNT', 'FLOW', 'CARD', 'ENTERPRISE', 'CONTRACT', 'PROJECT'] AS source UNWIND ['410325', '410328'] AS code
  CREATE (:Coverage {source: source, region: code, from: 0, to: datetime('2023-12-31T00:00:00+08:00').epochMillis});`;
/** A batch that retires every edge and changes every value that a node may change. */
const UPHEAVAL = `
  CREATE (:Batch {id: 'b2', sequence: 2, status: 'active', startedAt: 2});
  MATCH ()-[e]->() WHERE e.addedIn = 1 SET e.retiredIn = 2;
  MATCH (n:Entity) WHERE NOT n:Region AND NOT n:Contact
  CREATE (n)-[:WAS]->(v:Version) SET v = properties(n), v.id = null, v.retiredIn = 2
  SET n.changedIn = 2, n.name = 'changed', n.headName = 'changed', n.amount = 7, n.kind = 'changed', n.fundTag = 'changed', n.fundName = 'changed', n.phone = '1', n.address = '1',
      n.establishedAt = 9, n.signedAt = 9, n.method = 'changed', n.approvedBudget = 7, n.exclusiveWith = [], n.issuedAt = 9;
  MATCH (n:Account) SET n.region = '999999'`;

/** Each takes seconds of the database. */
const QUESTIONS = 10;

describe.each(someOf(readdirSync(cases), QUESTIONS))('the question %s', (folder) => {
  let graph: Graph;
  let patterns: PatternService;
  const files = readdirSync(join(cases, folder, 'questions'));
  const questionOf = (file: string): CaseQuestion => JSON.parse(read('cases', 'patterns', folder, 'questions', file)) as CaseQuestion;
  const requestOf = ({ parameters, asOf }: CaseQuestion, more: PatternRunRequest = {}): PatternRunRequest => ({
    parameters,
    ...(asOf === undefined ? {} : { asOf }),
    limit: 500,
    ...more,
  });

  beforeEach(async () => {
    graph = await testGraph();
    await runScript(read('cases', 'patterns', folder, 'graph.cypher'));
    await runScript(COUNTIES);
    await runScript(read('support', 'complete-case.cypher'));
    const scopes = new ScopeService(graph);
    patterns = new PatternService(graph, scopes, new DocumentService(graph, scopes));
  });

  it.each(files)('answers %s, page by page and as a whole, and the same after the data have changed', async (file) => {
    const question = questionOf(file);
    const answer = await patterns.runPattern(folder, requestOf(question));
    expect(answer.rows).toMatchObject(question.expected);
    expect(answer.rows).toHaveLength(question.expected.length);
    expect([answer.cursor, answer.missing, answer.run.state]).toEqual([null, [], 'repeatable']);
    for (const row of answer.rows) expect(Object.keys(row)).toEqual(answer.columns.map(({ name }) => name));

    // Region by region it is the same where all is of one region.
    const scoped = await patterns.runPattern(folder, requestOf(question, { scope: '410325' }));
    expect(scoped.rows.length).toBe(question.expected.length);

    const pages: PatternRowsView[] = [];
    for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)!.cursor)
      pages.push(await patterns.patternRows(answer.run.id, { limit: 1, ...(cursor === undefined ? {} : { cursor }) }));
    expect(pages.flatMap(({ rows }) => rows)).toEqual(answer.rows);
    expect(pages.every(({ rows }, index) => rows.length === (index < answer.rows.length ? 1 : 0))).toBe(true);
    expect(await exported(answer.run.id)).toEqual(answer.rows);

    await runScript(UPHEAVAL);
    expect((await patterns.patternRows(answer.run.id, { limit: 500 })).rows).toEqual(answer.rows);
    expect(await exported(answer.run.id)).toEqual(answer.rows);
  });

  it('shows nothing to a region that the money does not touch', async () => {
    const question = questionOf(files.find((file) => questionOf(file).expected.length > 0)!);
    const names = patterns.book.get(folder).parameters.filter(({ name, allowed }) => allowed.kinds.length > 0 && question.parameters[name] !== undefined);
    const asked = patterns.runPattern(folder, requestOf(question, { scope: '410328' }));
    if (names.length === 0) expect((await asked).rows).toEqual([]);
    else if (names.some(({ type }) => type === 'string')) await expect(asked).rejects.toThrow();
    else await expect(asked).rejects.toBeInstanceOf(OutOfScope);
  });

  it('takes parameters as values: text of a statement in them is text', async () => {
    for (const { name, type, allowed } of patterns.book.get(folder).parameters) {
      const question = questionOf(files[0]!);
      const evil = "x'}) DETACH DELETE n //";
      const value = type.endsWith('[]') ? [evil] : evil;
      const asked = patterns.runPattern(folder, requestOf({ ...question, parameters: { ...question.parameters, [name]: value } }));
      // A text without a list of what is allowed finds nothing by that name; everything else is refused by its name.
      if (type.startsWith('string') && allowed.kinds.length === 0 && allowed.values.length === 0) expect((await asked).rows).toEqual([]);
      else if (allowed.kinds.includes('Document')) await expect(asked).rejects.toThrow();
      else {
        const failure = await asked.catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(BadQuestion);
        expect((failure as BadQuestion).facts).toEqual({ field: name });
      }
    }
    const [left] = await graph.read<{ id: string }>('regions-named', { codes: ['410325'], batch: 1 }).catch(() => [{ id: '' }]);
    expect(left).toBeDefined();
  });

  async function exported(id: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    for await (const row of (await patterns.exportRun(id)).rows) rows.push(row);
    return rows;
  }
});

describe('every question', () => {
  it('has a case folder, and every case folder a question', async () => {
    const graph = await testGraph();
    const ids = graph.library.inRoom('questions').map(({ id }) => id);
    expect(ids.filter((id) => !existsSync(join(cases, id)))).toEqual([]);
    expect(readdirSync(cases).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('begins from an index or a small list: no plan reads all nodes, all accounts or all payments', async () => {
    for (const { id, tags } of (await testGraph()).library.inRoom('questions')) {
      // The plans on a graph with statistics; `test/plans` proves that they are the database's own.
      const operators = read('plans', 'questions', `${id}.plan`).split('\n').slice(4);
      const scans = operators.map((line) => line.trim()).filter((line) => /^\w*Scan/u.test(line));
      // Units, lines, batches, contracts, enterprises: some hundred thousand at most where payments are ten million.
      expect([id, scans.filter((scan) => !/^NodeByLabelScan +\w+:(?:Unit|Indicator|PayoutBatch|Contract|Enterprise)$/u.test(scan))]).toEqual([id, []]);
      expect([id, operators.some((line) => /CartesianProduct/u.test(line)) && !tags.has('plan')]).toEqual([id, false]);
    }
  });
});
