import { createServer as createSocket, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import open from 'open';
import { boot, version, type Running } from './boot.js';
import { projectFolder, readConfig, type Config } from './config.js';
import { MachineNotReady, type Failure } from './failures.js';
import { exitWith } from './terminal/exit.js';
import { createServer } from './http/server.js';
import { warmUp } from './warm-up.js';
import { announceOwner, claimDataFolder, releaseDataFolder } from './neo4j/owner.js';

const tell = (text: string): void => console.log(text);

/** Starts the service and stays until SIGTERM or SIGINT. Exit codes: 0 stopped as asked, 1 could not start or go on. */
async function main(): Promise<void> {
  const config = readConfig();
  // First, so that a second start is told where the service already runs, and not that its port is taken.
  claimDataFolder(config.dataDir);
  await requireFreePort(config).catch((error: unknown) => {
    releaseDataFolder(config.dataDir);
    throw error;
  });
  const stopping = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (!stopping.signal.aborted) tell('Stopping …');
      stopping.abort();
    });
  }
  let running: Running;
  try {
    running = await boot(config, { onProgress: tell, seed: true, memory: true, signal: stopping.signal });
  } catch (error) {
    // What fails because it was asked to stop has not failed; boot has undone what it did.
    if (stopping.signal.aborted) return;
    throw error;
  }
  let failed: Failure | void = undefined;
  try {
    if (!stopping.signal.aborted) failed = await serve(config, running, stopping.signal);
  } finally {
    await running.stop();
  }
  if (failed) throw failed;
}

async function serve(config: Config, running: Running, signal: AbortSignal): Promise<Failure | void> {
  const app = await createServer(running.services, { dataDir: config.dataDir, viewer: join(projectFolder, 'web', 'dist'), version });
  try {
    await app.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
      throw portFailure(config, error);
    });
    const url = addressOf(app.getHttpServer().address() as AddressInfo);
    announceOwner(config.dataDir, url);
    tell(`源流 Yuanliu is ready: ${url}\nAPI: ${url}/api/docs   Stop with Ctrl-C.`);
    void warmUp(running.services, signal).catch(() => undefined);
    if (config.open) await open(url).catch(() => undefined);
    const asked = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    return signal.aborted ? undefined : await Promise.race([asked, running.databaseLost]);
  } finally {
    await app.close();
  }
}

/** Known before the database is started, which takes seconds. */
async function requireFreePort(config: Config): Promise<void> {
  const probe = createSocket();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(config.port, config.host, resolve));
  } catch (error) {
    throw portFailure(config, error);
  } finally {
    probe.close();
  }
}

function portFailure({ port, host }: Config, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new MachineNotReady(
      `Port ${port} is used by another program.`,
      'Stop that program, or set PORT to another port, for example PORT=3001 npm start.',
      {},
      error,
    );
  if (code === 'EACCES') return new MachineNotReady(`Port ${port} may not be used by this user.`, 'Set PORT to a port above 1023.', {}, error);
  if (code === 'EADDRNOTAVAIL') return new MachineNotReady(`This machine has no address ${host}.`, 'Leave --host out.', {}, error);
  return error;
}

/** All addresses of a container are reached from outside it through the published port of this machine. */
function addressOf({ address, port }: AddressInfo): string {
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address.includes(':') ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

await exitWith(main);
