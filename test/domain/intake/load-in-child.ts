import { cypherFolder } from '../../../src/config.js';
import { Graph, type GraphAddress } from '../../../src/graph/graph.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';

/** A process of its own that loads a package and says how far it is, so that a test can kill it: address, data folder, package. */
const [address, dataDir, folder] = process.argv.slice(2) as [string, string, string];
const graph = Graph.connect(JSON.parse(address) as GraphAddress, QueryLibrary.load(cypherFolder));
const intake = new IntakeService(graph, { dataDir });
await intake.load({ folder }, { onProgress: ({ phase, rows }) => process.stdout.write(`${phase} ${rows}\n`) });
process.stdout.write('done\n');
await graph.close();
