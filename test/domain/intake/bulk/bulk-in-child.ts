import { cypherFolder } from '../../../../src/config.js';
import { IntakeService } from '../../../../src/domain/intake/intake.service.js';
import { Graph } from '../../../../src/graph/graph.js';
import { QueryLibrary } from '../../../../src/graph/query-library.js';
import { rowsFromThread } from '../../../../src/mapping-thread/mapping-thread.js';
import { startEmbedded } from '../../../../src/neo4j/embedded.js';
import { StoreMaker } from '../../../../src/neo4j/store-maker.js';
import { mappingWorker } from '../../../support/mapping-worker.js';

/** A command's stand-in, in a process of its own: loads a package in bulk and tells how far it is, so that a test can kill it or its database. */
const [dataDir, folder] = process.argv.slice(2) as [string, string];
const say = (what: string): void => void process.stdout.write(`${what}\n`);
const database = await startEmbedded({ dataDir, heapMb: 400, pageCacheMb: 32 });
const graph = Graph.connect(database.address, QueryLibrary.load(cypherFolder));
await graph.applySchema();
const intake = new IntakeService(graph, { dataDir });
say('begun');
try {
  const store = new StoreMaker(database, dataDir);
  const tell = (step: string): void => say(`${step} ${database.pid()}`);
  await intake.loadFirst({ folder }, { store, tell, rows: rowsFromThread(mappingWorker) }, { onProgress: ({ phase }) => say(phase) });
  say('done');
} catch (error) {
  say(`failed ${(error as Error).name}: ${(error as Error).message.split('\n')[0]!}`);
}
const [size] = await graph.read<{ nodes: number }>('graph-size');
say(`nodes ${size!.nodes}`);
await graph.close();
await database.stop();
