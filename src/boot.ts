import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicesOf, type Services } from './app.module.js';
import { cypherFolder, projectFolder, type Config } from './config.js';
import type { LoadProgress } from './domain/intake/intake.shapes.js';
import { faultsOfFile } from './domain/patterns/faults-of-file.js';
import { OwnNarrower } from './domain/warnings/narrowing/own-narrower.js';
import { MachineNotReady, type Failure } from './failures.js';
import { FlowThread } from './flow-thread/flow-thread.js';
import { Graph } from './graph/graph.js';
import { QueryLibrary } from './graph/query-library.js';
import { startEmbedded, type EmbeddedDatabase } from './neo4j/embedded.js';
import { claimDataFolder, releaseDataFolder } from './neo4j/owner.js';
import { PHASES } from './terminal/load-text.js';
import { unfinishedText } from './terminal/unfinished-text.js';

/** Everything behind the service or a command, up and answering. */
export interface Running {
  readonly services: Services;
  /** Undefined where the database is a server of one's own. */
  readonly embedded: EmbeddedDatabase | undefined;
  /** Settles only when the embedded database ended for good and cannot be started again. */
  readonly databaseLost: Promise<Failure>;
  /** Ends what was started, in order; nothing stored is lost. */
  stop(): Promise<void>;
}

export interface BootOptions {
  /** What takes long, in words. */
  readonly onProgress: (text: string) => void;
  /** Put the demo data into an empty graph, as the configuration allows. */
  readonly seed: boolean;
  /** Keep the money graph in memory: for a service that is asked often, not for one command. */
  readonly memory?: boolean;
  /** Asks to give up: a load of the demo data is undone, and boot fails. */
  readonly signal?: AbortSignal;
}

/** The version in package.json. */
export const version = (JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string }).version;

/**
 * The one way up, for the service and for every command that finds no service running: query files, database, schema,
 * what an interrupted load left, demo data. Throws `MachineNotReady`, `FaultyQueries` or `GraphUnavailable`.
 */
export async function boot(config: Config, { onProgress, seed, memory, signal }: BootOptions): Promise<Running> {
  const library = QueryLibrary.load(cypherFolder, faultsOfFile);
  claimDataFolder(config.dataDir);
  const undo: (() => Promise<void> | void)[] = [() => releaseDataFolder(config.dataDir)];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const embedded = config.neo4j ? undefined : await startEmbedded({ dataDir: config.dataDir, ...config.embedded, onProgress });
    if (embedded) undo.push(() => embedded.stop());
    const address = config.neo4j ?? embedded!.address;
    // One process at a time has the embedded database, and this is the one object in it that writes.
    const graph = Graph.connect(address, library, { isAlone: embedded !== undefined });
    undo.push(() => graph.close());
    if (config.neo4j) onProgress(`Connecting to ${config.neo4j.uri} …`);
    await graph.verify();
    await graph.applySchema();
    const thread =
      memory && config.projectionPaymentsMax !== 0
        ? new FlowThread({ address, cypherFolder, dataDir: config.dataDir, paymentsMax: config.projectionPaymentsMax }, onProgress)
        : undefined;
    const own =
      thread || config.projectionPaymentsMax === 0
        ? undefined
        : new OwnNarrower(graph, config.dataDir, { paymentsMax: config.projectionPaymentsMax, tell: onProgress });
    if (own) undo.push(() => own.close());
    const services = servicesOf(graph, {
      ...{ dataDir: config.dataDir, version, embedded: embedded !== undefined, memory: thread, narrower: thread ?? own },
      ...{ warningsSchedule: config.warningsSchedule, webhooks: { allowPrivate: config.privateWebhooks } },
    });
    if (thread) undo.push(() => thread.close());
    // Undone after the loads are ended: none begins it again.
    undo.push(() => services.followWarnings.close());
    undo.push(() => services.schedule.close());
    undo.push(() => services.webhooks.close());
    undo.push(() => services.intake.close());
    signal?.addEventListener('abort', () => void services.intake.close());
    await services.intake.recover();
    if (seed) await seedDemo(config, services, onProgress);
    // The embedded database serves one process at a time: who held a run before this start is gone. Others may be at work on a server of one's own.
    if (embedded) await services.warnings.runs.release();
    if (memory) await tellUnfinished(config, services, onProgress);
    thread?.start();
    if (memory && config.followWarnings) services.followWarnings.start();
    // Only in a service: a command is over before its time comes.
    if (memory) {
      services.schedule.start();
      services.webhooks.start();
    }
    const databaseLost = embedded
      ? embedded.exited.then((end) => (end.reason === 'failed' ? end.failure : new Promise<never>(() => undefined)))
      : new Promise<never>(() => undefined);
    return { services, embedded, databaseLost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A run of the warnings that broke off with the service before this one. */
async function tellUnfinished(config: Config, { warnings, followWarnings, schedule }: Services, onProgress: (text: string) => void): Promise<void> {
  const run = await warnings.runs.unfinished();
  if (run) onProgress(unfinishedText(run, (config.followWarnings && followWarnings.goesOnWith(run)) || schedule.goesOnWith(run)));
}

/** One sentence for each step of a load: a start is no place for a thousand lines. */
function tellPhases(onProgress: (text: string) => void): (progress: LoadProgress) => void {
  let told = '';
  return ({ phase, rowsTotal }) => {
    if (phase !== told) onProgress(`  ${PHASES[phase]} (${rowsTotal} rows) …`);
    told = phase;
  };
}

/** Where the fictional demo data lie, as a load package like any other. */
export const demoFolder = join(projectFolder, 'seeds', 'demo', 'package');

/** Only into a graph without any batch: an embedded one, or an external one when asked for. */
async function seedDemo(config: Config, { intake }: Services, onProgress: (text: string) => void): Promise<void> {
  if (config.empty || (config.neo4j && !config.demo) || !(await intake.isEmpty())) return;
  if (!existsSync(demoFolder))
    throw new MachineNotReady(`The demo data are missing (${demoFolder}).`, 'Restore the folder from the repository, or start with --empty.');
  onProgress(`Loading the demo data (fictional) into ${config.neo4j?.uri ?? config.dataDir} …`);
  await intake.load({ folder: demoFolder }, { onProgress: tellPhases(onProgress) });
}
