import { execFile, spawn } from 'node:child_process';
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

/** A service in a process of its own. `stop` asks it to end and gives its exit code; `kill` is for what a failed test leaves. */
export interface ServiceProcess {
  readonly url: string;
  stop(): Promise<number | null>;
  kill(): void;
}

/** Starts the service, as it was built, and waits until it listens. */
export async function startServiceProcess({ cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [join(projectFolder, 'dist', 'main.js'), '--no-open'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const over = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let heard = '';
    const hear = (text: string): void => {
      heard += text;
      const ready = /ready: (http:\S+)/u.exec(heard)?.[1];
      if (ready) resolve(ready);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void over.then((code) => reject(new Error(`The service ended with ${code}: ${heard}`)));
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return over;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
