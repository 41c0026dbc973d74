import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cypherFolder, projectFolder } from '../config.js';
import { exitWith } from '../terminal/exit.js';
import { sampleGraph } from '../domain/model/sample-graph.js';
import { Graph, type GraphAddress } from '../graph/graph.js';
import { QueryLibrary } from '../graph/query-library.js';
import { planText } from '../graph/query-plan.js';
import { startEmbedded } from '../neo4j/embedded.js';

const USAGE = `npm run generate:plans

Writes test/plans/<room>/<id>.plan for every query file: its columns and the planner's operators, from EXPLAIN on the
embedded database with the schema applied and a small graph of every label and type. Look at what changed before you
commit it.`;

/** Explains every query on a database of its own, which is thrown away afterwards. */
async function generatePlans(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const library = QueryLibrary.load(cypherFolder);
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanliu-plans-'));
  const database = await startEmbedded({ dataDir, heapMb: 512, pageCacheMb: 64, onProgress: (text) => console.error(text) });
  const graph = Graph.connect(database.address, library);
  try {
    await graph.applySchema();
    await fillForPlanning(database.address);
    console.log(await writePlans(graph, join(projectFolder, 'test', 'plans')));
    return 0;
  } finally {
    await graph.close();
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Statistics for the planner: in an empty graph all ways cost the same, and which one it takes changes from start to start. */
async function fillForPlanning(address: GraphAddress): Promise<void> {
  const filler = Graph.connect(address, QueryLibrary.load(join(projectFolder, 'test', 'plans', 'graph')));
  const { nodes, edges } = sampleGraph();
  try {
    await filler.write('add-nodes', { nodes });
    await filler.write('add-edges', { edges });
    await filler.read('replan');
  } finally {
    await filler.close();
  }
}

/** All plans afresh, so that the plan of a query that is gone goes too. Gives one sentence on what was written. */
async function writePlans(graph: Graph, folder: string): Promise<string> {
  const [server] = await graph.read<{ version: string }>('server-version');
  const plans: [string, string][] = [];
  for (const query of graph.library.all().filter(({ access }) => access !== 'schema')) {
    plans.push([join(folder, query.room, `${query.id}.plan`), planText(query, await graph.explain(query.id), server!.version)]);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith('.plan')) rmSync(join(entry.parentPath, entry.name));
  }
  for (const [path, text] of plans) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return `${plans.length} plans written to test/plans, planned by Neo4j ${server!.version}.`;
}

await exitWith(generatePlans);
