import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../../src/config.js';

/** The compiled code of the thread that maps rows: a thread runs no TypeScript. */
export const mappingWorker = pathToFileURL(join(projectFolder, 'dist', 'mapping-thread', 'mapping-worker.js'));
