import { startEmbedded } from '../../src/neo4j/embedded.js';
import { announceOwner } from '../../src/neo4j/owner.js';

/** Started by tests as a process of its own: runs the embedded database on the folder given until it is told to stop. */
const dataDir = process.argv[2]!;
try {
  const database = await startEmbedded({ dataDir, heapMb: 400, pageCacheMb: 32 });
  announceOwner(dataDir, 'http://127.0.0.1:9');
  process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ address: database.address, pid: database.pid() }));
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(JSON.stringify({ failed: (error as Error).message, name: (error as Error).name }));
  process.exit(1);
}
