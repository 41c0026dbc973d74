import { setTimeout as sleep } from 'node:timers/promises';
import { claimDataFolder } from '../../src/neo4j/owner.js';

/** Started by tests as a process of its own: claims the folder at the given moment (epoch ms) and tells how it went. */
const [dataDir, at] = process.argv.slice(2);
await sleep(Math.max(0, Number(at) - Date.now()));
try {
  claimDataFolder(dataDir!);
  console.log(JSON.stringify({ claimed: true }));
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(JSON.stringify({ claimed: false, message: (error as Error).message }));
}
