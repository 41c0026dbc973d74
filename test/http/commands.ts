import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment, projectFolder } from '../../src/config.js';
import { testAddress } from '../support/neo4j.js';

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The surroundings of a command or service that works on this worker's database, with a data folder of its own. */
export async function commandEnvironment(dataDir: string, more: Readonly<Record<string, string>> = {}): Promise<NodeJS.ProcessEnv> {
  const { uri, user, password, database } = await testAddress();
  const external = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ...(database ? { NEO4J_DATABASE: database } : {}) };
  return childEnvironment({ ...external, DATA_DIR: dataDir, PORT: '0', NODE_OPTIONS: '', ...more }) as NodeJS.ProcessEnv;
}

/** Runs one of the project's commands, as it was built, to its end. */
export function runCommand(name: string, given: readonly string[], { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(projectFolder, 'dist', 'bin', `${name}.js`), ...given], { cwd, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}
