import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Cron } from 'croner';
import { BadQuestion } from './failures.js';
import type { GraphAddress } from './graph/graph.js';

/** Everything that can be set from outside, read once at boot. The only reader of `process.env`. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** An external server, cluster or Aura; undefined means the embedded database. */
  readonly neo4j: GraphAddress | undefined;
  readonly embedded: EmbeddedSizes;
  /** Stored payments up to which the money graph is kept in memory; 0: never; undefined: by the memory of the machine. */
  readonly projectionPaymentsMax: number | undefined;
  /** After each batch that was loaded or taken back the service judges again what it can concern. */
  readonly followWarnings: boolean;
  /** When all warnings are run by themselves, as a cron expression in Asia/Shanghai; undefined: on demand. */
  readonly warningsSchedule: string | undefined;
  /** Webhooks may go to this machine and to private networks. */
  readonly privateWebhooks: boolean;
  /** Open the browser once the service listens. */
  readonly open: boolean;
  /** Start without the demo data. */
  readonly empty: boolean;
  /** Load the demo data although the server is an external one. */
  readonly demo: boolean;
  readonly inContainer: boolean;
}

/** Sizes of the embedded database in MiB; undefined means: by the size of the machine. */
export interface EmbeddedSizes {
  readonly heapMb: number | undefined;
  readonly pageCacheMb: number | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The project's own folder, the same from `src/` and from `dist/`. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const SCHEMES = ['bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:'];
const FLAGS = ['--no-open', '--empty', '--demo', '--host'];

/**
 * Reads the settings from the environment and the flags of the command line.
 * Throws `BadQuestion` naming the setting, before anything is started.
 */
export function readConfig(argv: readonly string[] = process.argv.slice(2), environment: Environment = process.env): Config {
  const flags = readFlags(argv);
  const inContainer = runsInContainer(environment);
  const host = flags.host ?? '127.0.0.1';
  if (!LOOPBACK.includes(host) && !inContainer) {
    throw new BadQuestion(
      '--host',
      `The service has no sign-in yet, so outside a container it listens on this machine only, not on ${host}.`,
      'Leave --host out, or run the service with compose.yaml, which publishes it to this machine only.',
    );
  }
  if (flags.empty && flags.demo) {
    throw new BadQuestion('--empty', '--empty and --demo contradict each other.', 'Give one of them.');
  }
  const dataDir = environment['DATA_DIR'] || '.data';
  return {
    port: wholeNumber(environment, 'PORT', 0, 65_535) ?? 3000,
    host,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(projectFolder, dataDir),
    neo4j: readNeo4j(environment),
    embedded: {
      heapMb: wholeNumber(environment, 'NEO4J_HEAP_MB', 256, 1_048_576),
      pageCacheMb: wholeNumber(environment, 'NEO4J_PAGECACHE_MB', 16, 1_048_576),
    },
    projectionPaymentsMax: wholeNumber(environment, 'PROJECTION_PAYMENTS_MAX', 0, 2_000_000_000),
    followWarnings: onOff(environment, 'WARNINGS_FOLLOW') ?? true,
    warningsSchedule: schedule(environment, 'WARNINGS_SCHEDULE'),
    privateWebhooks: onOff(environment, 'WEBHOOKS_PRIVATE') ?? false,
    open: flags.open && !inContainer && hasScreen(environment),
    empty: flags.empty,
    demo: flags.demo,
    inContainer,
  };
}

/** The environment for a child process: this one's, with what is given on top. */
export function childEnvironment(extra: Record<string, string> = {}): Record<string, string | undefined> {
  return { ...process.env, ...extra };
}

function readFlags(argv: readonly string[]): { open: boolean; empty: boolean; demo: boolean; host: string | undefined } {
  const flags = { open: true, empty: false, demo: false, host: undefined as string | undefined };
  for (let index = 0; index < argv.length; index += 1) {
    const flag = argv[index]!;
    if (flag === '--no-open') flags.open = false;
    else if (flag === '--empty') flags.empty = true;
    else if (flag === '--demo') flags.demo = true;
    else if (flag.startsWith('--host=')) flags.host = flag.slice('--host='.length);
    else if (flag === '--host' && argv[index + 1] && !argv[index + 1]!.startsWith('--')) flags.host = argv[(index += 1)];
    else
      throw new BadQuestion(
        flag,
        flag === '--host' ? '--host needs an address.' : `${flag} is not a flag of this service.`,
        `The flags are ${FLAGS.join(', ')}.`,
      );
  }
  if (flags.host === '') throw new BadQuestion('--host', '--host needs an address.', 'Write --host 127.0.0.1, or leave it out.');
  return flags;
}

function readNeo4j(environment: Environment): GraphAddress | undefined {
  const uri = environment['NEO4J_URI'];
  if (!uri) {
    const stray = ['NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_DATABASE'].find((name) => environment[name]);
    if (stray)
      throw new BadQuestion(
        stray,
        `${stray} is set but NEO4J_URI is not.`,
        'Set NEO4J_URI as well to use a server of your own, or unset it to use the embedded database.',
      );
    return undefined;
  }
  const scheme = /^[a-z0-9+]+:/u.exec(uri)?.[0] ?? '';
  if (!SCHEMES.includes(scheme) || !URL.canParse(uri) || new URL(uri).hostname === '') {
    throw new BadQuestion(
      'NEO4J_URI',
      'NEO4J_URI is not the address of a Neo4j server.',
      `It looks like neo4j://server:7687; the schemes are ${SCHEMES.map((each) => each.slice(0, -1)).join(', ')}.`,
    );
  }
  if (new URL(uri).username !== '' || new URL(uri).password !== '') {
    throw new BadQuestion('NEO4J_URI', 'NEO4J_URI holds a user or a password, which would end up in logs.', 'Give them in NEO4J_USER and NEO4J_PASSWORD.');
  }
  const password = environment['NEO4J_PASSWORD'];
  if (!password) throw new BadQuestion('NEO4J_PASSWORD', 'NEO4J_URI is set but NEO4J_PASSWORD is not.', 'Set NEO4J_PASSWORD to the password of that server.');
  return { uri, user: environment['NEO4J_USER'] || 'neo4j', password, database: environment['NEO4J_DATABASE'] || undefined };
}

function wholeNumber(environment: Environment, name: string, min: number, max: number): number | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!/^\d+$/u.test(text) || value < min || value > max) {
    throw new BadQuestion(name, `${name} is “${text}”, which is not a whole number from ${min} to ${max}.`, `Set ${name} to such a number, or unset it.`);
  }
  return value;
}

function onOff(environment: Environment, name: string): boolean | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  if (text !== 'on' && text !== 'off')
    throw new BadQuestion(name, `${name} is “${text}”, which is neither on nor off.`, `Set ${name} to on or off, or unset it.`);
  return text === 'on';
}

function schedule(environment: Environment, name: string): string | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  try {
    // Made and not started: it reads the expression.
    new Cron(text, { mode: '5-part', paused: true });
  } catch {
    throw new BadQuestion(
      name,
      `${name} is “${text}”, which is no cron expression of five parts.`,
      'Write minute, hour, day, month and weekday, such as 0 6 * * 1-5 for six in the morning on working days, or unset it.',
    );
  }
  return text;
}

function runsInContainer(environment: Environment): boolean {
  return existsSync('/.dockerenv') || existsSync('/run/.containerenv') || Boolean(environment['container']) || Boolean(environment['KUBERNETES_SERVICE_HOST']);
}

/** Without a screen there is no browser to open; the address is printed instead. */
function hasScreen(environment: Environment): boolean {
  if (environment['SSH_CONNECTION'] || environment['CI']) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

/** The folder of the query files, beside `src/` and `dist/`. */
export const cypherFolder = join(projectFolder, 'cypher');
