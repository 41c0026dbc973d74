import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { cypherFolder, projectFolder } from '../../src/config.js';
import { Graph, type GraphAddress } from '../../src/graph/graph.js';
import { faultsOfFile } from '../../src/domain/patterns/faults-of-file.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { toDriver } from '../../src/graph/values.js';

let graph: Graph | undefined;
let address: GraphAddress | undefined;

/**
 * This Jest worker's own real Neo4j, emptied and with the schema applied. Call it in `beforeAll` (or in `beforeEach`, to
 * start every test from nothing); the connection is closed by itself after the last test of the file.
 */
export async function testGraph(folder: string = cypherFolder): Promise<Graph> {
  await emptyTestGraph();
  graph ??= Graph.connect(await testAddress(), QueryLibrary.load(folder, faultsOfFile));
  await graph.applySchema();
  return graph;
}

/** Where this worker's database is, for tests that start a service or a command of their own on it. */
export async function testAddress(): Promise<GraphAddress> {
  if (address) return address;
  const url = process.env['TEST_DATABASES_URL'];
  if (!url) throw new Error('No test databases: run tests through `npm test`.');
  const response = await fetch(`${url}/${process.env['JEST_WORKER_ID'] ?? '1'}`);
  if (!response.ok) throw new Error(await response.text());
  address = (await response.json()) as GraphAddress;
  return address;
}

/** Removes every node and edge; the schema stays. */
export async function emptyTestGraph(): Promise<void> {
  await runScript(readFileSync(join(projectFolder, 'test', 'support', 'empty-graph.cypher'), 'utf8'));
}

/** Runs the statements of a test's own `.cypher` file, such as `graph.cypher` of a case; statements end with `;`. */
export async function runScript(text: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
  return runScriptOn(await testAddress(), text, parameters);
}

/** The same on any database; gives the rows of the last statement. */
export async function runScriptOn(
  { uri, user, password, database }: GraphAddress,
  text: string,
  parameters: Record<string, unknown> = {},
): Promise<Record<string, unknown>[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true, telemetryDisabled: true });
  const session = driver.session({ ...(database ? { database } : {}) });
  let rows: Record<string, unknown>[] = [];
  try {
    for (const statement of text.split(/;\s*$/mu)) {
      if (withoutComments(statement) !== '')
        rows = (await session.run(statement, toDriver(parameters, 'parameters') as typeof parameters)).records.map((record) => record.toObject());
    }
    return rows;
  } finally {
    await session.close();
    await driver.close();
  }
}

export async function closeTestGraph(): Promise<void> {
  await graph?.close();
  graph = undefined;
}

function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/^\s*\/\/.*$/gmu, '')
    .trim();
}
