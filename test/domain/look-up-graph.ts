import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { Graph } from '../../src/graph/graph.js';
import { runScript, testGraph } from '../support/neo4j.js';

/** The database of this worker with `look-up.cypher` in it: 兰考 and 淮阳, a dozen payments, one household. */
export async function lookUpGraph(): Promise<Graph> {
  const graph = await testGraph();
  await runScript(readFileSync(join(projectFolder, 'test', 'domain', 'look-up.cypher'), 'utf8'));
  return graph;
}
