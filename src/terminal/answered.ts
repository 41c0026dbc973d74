import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Services } from '../app.module.js';
import { readConfig } from '../config.js';
import { Conflict } from '../failures.js';
import { findOwner } from '../neo4j/owner.js';
import { OwnerApi } from './owner-api.js';

/** Asks the service that runs on the data folder; where none does, the database is started for one answer. */
export async function answered<T>(through: (api: OwnerApi) => Promise<T>, here: (services: Services) => Promise<T>): Promise<T> {
  const config = readConfig(['--no-open']);
  const owner = await findOwner(config.dataDir);
  if (owner) return through(new OwnerApi(owner.url));
  // Whoever only asks and has named the wrong folder must not be answered from fictional data.
  if (config.neo4j === undefined && !existsSync(join(config.dataDir, 'neo4j', 'data')))
    throw new Conflict(
      `There are no data in ${config.dataDir}.`,
      'Where the service runs on another data folder, set DATA_DIR to that one; otherwise start it once (npm start) or load a package (npm run load).',
    );
  // All that a service is made of takes a second to read: who asks a running one, or how a command is used, does not wait for it.
  const { boot } = await import('../boot.js');
  // Progress goes to the error stream, so that the answer alone can be piped on.
  const running = await boot(config, { onProgress: (text) => console.error(text), seed: true });
  try {
    return await here(running.services);
  } finally {
    await running.stop();
  }
}
