import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cypherFolder, projectFolder } from '../../src/config.js';
import { sampleGraph } from '../../src/domain/model/sample-graph.js';
import { Graph } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { costlyOperators, planText, type QueryPlan } from '../../src/graph/query-plan.js';
import { testAddress, testGraph } from '../support/neo4j.js';

const folder = join(projectFolder, 'test', 'plans');
const queries = QueryLibrary.load(cypherFolder)
  .all()
  .filter(({ access }) => access !== 'schema');

describe('the plan of', () => {
  let graph: Graph;
  let version: string;
  const plans = new Map<string, QueryPlan>();

  beforeAll(async () => {
    graph = await testGraph();
    const filler = Graph.connect(await testAddress(), QueryLibrary.load(join(folder, 'graph')));
    const { nodes, edges } = sampleGraph();
    await filler.write('add-nodes', { nodes });
    await filler.write('add-edges', { edges });
    await filler.read('replan');
    await filler.close();
    version = (await graph.read<{ version: string }>('server-version'))[0]!.version;
    for (const { id } of queries) plans.set(id, await graph.explain(id));
  }, 300_000);

  describe.each(queries.map((query) => [query.id, query] as const))('%s', (id, query) => {
    it('gives the columns of @returns', () => expect(plans.get(id)!.columns).toEqual(query.returns));

    it('scans no whole graph and, in a read, multiplies no rows, unless @plan says why', () => {
      // A write that joins two nodes by an edge finds each by its id: a product of one and one.
      const costly = costlyOperators(plans.get(id)!).filter((name) => query.access === 'read' || name === 'AllNodesScan');
      const reasons = query.tags.get('plan')?.[0]?.text ?? '';
      expect(costly.filter((name) => !reasons.includes(name))).toEqual([]);
    });

    it('is the one checked in; if not, run `npm run generate:plans` and look at the difference', () => {
      const path = join(folder, query.room, `${id}.plan`);
      const stored = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const fresh = planText(query, plans.get(id)!, version);
      // Another server, such as a container image, may plan otherwise; then only that a proof exists can be said.
      if (versionOf(stored) === versionOf(fresh)) expect(stored).toBe(fresh);
      else expect(stored).toContain(`plan of ${query.file}\n`);
    });
  });
});

it('no plan is left of a query that is gone', () => {
  const stored = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.plan'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  expect(stored.sort()).toEqual(queries.map(({ room, id }) => `${room}/${id}.plan`).sort());
});

function versionOf(plan: string): string | undefined {
  return /^by Neo4j (\S+),/mu.exec(plan)?.[1];
}
