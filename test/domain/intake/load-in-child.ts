import { cypherFolder } from '../../../src/config.js';
import { Graph, type GraphAddress } from '../../../src/graph/graph.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { LoadProgress } from '../../../src/domain/intake/intake.shapes.js';

/** A process of its own that loads a package, or withdraws a batch, and says how far it is, so that a test can kill it. */
const [address, dataDir, folder, withdrawn] = process.argv.slice(2) as [string, string, string, string | undefined];
const graph = Graph.connect(JSON.parse(address) as GraphAddress, QueryLibrary.load(cypherFolder));
const intake = new IntakeService(graph, { dataDir });
const onProgress = ({ phase, rows }: LoadProgress): void => void process.stdout.write(`${phase} ${rows}\n`);
await (withdrawn === undefined ? intake.load({ folder }, { onProgress }) : intake.withdraw(withdrawn, { onProgress }));
process.stdout.write('done\n');
await graph.close();
