import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './config.js';
import { sampleGraph } from './domain/model/sample-graph.js';
import { Graph, type GraphAddress } from './graph/graph.js';
import type { QueryHeader } from './graph/query-header.js';
import { QueryLibrary } from './graph/query-library.js';
import { planText, type QueryPlan } from './graph/query-plan.js';
import { startEmbedded } from './neo4j/embedded.js';
import { PLANNER_SETTINGS } from './neo4j/settings.js';

/** One query, how the pinned database would run it, and the proof file that says so. */
export interface PlannedQuery {
  readonly query: QueryHeader;
  readonly plan: QueryPlan;
  /** Below `test/plans`. */
  readonly file: string;
  readonly text: string;
}

/** Where the proof files are, and in `graph/` the statements that fill the sample graph. */
export const plansFolder = join(projectFolder, 'test', 'plans');

/** Queries that have a plan. */
export function plannedOf(library: QueryLibrary): QueryHeader[] {
  return library.all().filter(({ access }) => access !== 'schema');
}

export function planFile({ room, id }: QueryHeader): string {
  return `${room}/${id}.plan`;
}

/** The proof file of a query; empty where there is none. */
export function storedPlan(query: QueryHeader): string {
  const path = join(plansFolder, planFile(query));
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/**
 * Gives what a plan hangs on, as a short text: the statement, the schema, the sample graph, the pinned version of the database and its settings.
 * Planning all queries takes minutes; one whose proof file names this digest need not be planned again.
 */
export function planDigests(library: QueryLibrary): (query: QueryHeader) => string {
  const statement = ({ text }: QueryHeader): string => text.slice(text.indexOf('*/') + 2).trim();
  const rest = [
    library.inRoom('schema').map(statement),
    sampleGraph(),
    readFileSync(join(projectFolder, 'pom.xml'), 'utf8'),
    PLANNER_SETTINGS,
    ...['add-nodes', 'add-edges'].map((id) => readFileSync(join(plansFolder, 'graph', `${id}.cypher`), 'utf8')),
  ];
  const common = createHash('sha256').update(JSON.stringify(rest)).digest('hex');
  return (query) => {
    const parameters = query.parameters.map(({ name, type }) => [name, type]);
    return createHash('sha256')
      .update(JSON.stringify([common, statement(query), parameters]))
      .digest('hex')
      .slice(0, 16);
  };
}

/**
 * Explains queries, on a database of its own that is thrown away afterwards. The sample graph is
 * stored before the indexes are made: an index counts its entries when it is built, and later only now and then, so that
 * the other order gives other plans from start to start.
 */
export async function queryPlans(library: QueryLibrary, queries: readonly QueryHeader[], onProgress: (text: string) => void): Promise<PlannedQuery[]> {
  const digestOf = planDigests(library);
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanliu-plans-'));
  const database = await startEmbedded({ dataDir, heapMb: 512, pageCacheMb: 64, onProgress });
  const graph = Graph.connect(database.address, library);
  try {
    await storeSampleGraph(database.address);
    await graph.applySchema();
    const [server] = await graph.read<{ version: string }>('server-version');
    const planned: PlannedQuery[] = [];
    for (const query of queries) {
      const plan = await graph.explain(query.id);
      planned.push({ query, plan, file: planFile(query), text: planText(query, plan, server!.version, digestOf(query)) });
    }
    return planned;
  } finally {
    await graph.close();
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function storeSampleGraph(address: GraphAddress): Promise<void> {
  const filler = Graph.connect(address, QueryLibrary.load(join(plansFolder, 'graph')));
  const { nodes, edges } = sampleGraph();
  try {
    await filler.write('add-nodes', { nodes });
    await filler.write('add-edges', { edges });
  } finally {
    await filler.close();
  }
}
