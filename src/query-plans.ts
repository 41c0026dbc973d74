import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './config.js';
import { sampleGraph } from './domain/model/sample-graph.js';
import { Graph, type GraphAddress } from './graph/graph.js';
import type { QueryHeader } from './graph/query-header.js';
import { QueryLibrary } from './graph/query-library.js';
import { planText, type QueryPlan } from './graph/query-plan.js';
import { startEmbedded } from './neo4j/embedded.js';

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

/**
 * Explains every query that is no schema file, on a database of its own that is thrown away afterwards. The sample graph is
 * stored before the indexes are made: an index counts its entries when it is built, and later only now and then, so that
 * the other order gives other plans from start to start.
 */
export async function queryPlans(library: QueryLibrary, onProgress: (text: string) => void): Promise<PlannedQuery[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanliu-plans-'));
  const database = await startEmbedded({ dataDir, heapMb: 512, pageCacheMb: 64, onProgress });
  const graph = Graph.connect(database.address, library);
  try {
    await storeSampleGraph(database.address);
    await graph.applySchema();
    const [server] = await graph.read<{ version: string }>('server-version');
    const planned: PlannedQuery[] = [];
    for (const query of library.all().filter(({ access }) => access !== 'schema')) {
      const plan = await graph.explain(query.id);
      planned.push({ query, plan, file: `${query.room}/${query.id}.plan`, text: planText(query, plan, server!.version) });
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
