import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type as systemType } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../../src/config.js';
import type { MoneyGraph } from '../../src/domain/projection/money-graph.js';
import { Snapshots } from '../../src/domain/projection/snapshot.js';
import { bytesOf, chainOf, isInBulk, type Chain } from './traces/chain.js';
import { crowd, type CrowdResult } from './traces/crowd.js';
import { DuckDb } from './traces/duckdb.js';
import type { Engine } from './traces/engine.js';
import { measureFinBench } from './traces/finbench-measure.js';
import { flatTables, writeFlatTables, type FlatTables } from './traces/flat-tables.js';
import { floorEngine } from './traces/floor-engine.js';
import { Floor } from './traces/floor.js';
import { madeGraph } from './traces/made-graph.js';
import { laterBatches } from './traces/later-batches.js';
import { measure, type GivenUp, type Measured } from './traces/measure.js';
import { NAIVE_CYPHER, naiveCypher } from './traces/naive-cypher.js';
import { answerEngine, httpEngine, walkEngine } from './traces/own-engines.js';
import { benchFolder } from './traces/peers.js';
import { Postgres } from './traces/postgres.js';
import { questionsOf, type Question } from './traces/questions.js';
import { count, measuredText, report } from './traces/report.js';
import { keepResult, keptResults, SIZES, type BenchResult, type Size } from './traces/result.js';
import { Service } from './traces/service.js';

const USAGE = `npm run bench -- --size small|county|city|province [--seed 1] [--out FILE] [--engines a,b] [--keep] [--made]

Generates a province, loads it, and asks the same traces of this service (through HTTP and in-process), of PostgreSQL 15, DuckDB and
naive Cypher, and of bare typed arrays as the floor; answers are compared. What it needs it installs itself, under .cache/bench and, as
root, with apt. Writes docs/benchmarks.md.

  --out FILE    the figures as JSON: question, hops, engine, p50Ms, p95Ms, rows
  --engines     only engines whose name begins so: floor, walk, in-process, HTTP, PostgreSQL, DuckDB, naive
  --without     engines whose name contains one of these are left out: naive, recursive (they can take minutes a question)
  --keep        generated packages and the loaded database stay for the next run; else only the results do
  --made        draws the graph in memory instead: no packages, no load, no service, no Cypher, no page of docs/; the
                next run of a smaller size tells it beside its own figures
  --page        writes the page again from what is kept, without measuring`;

const PAYMENTS: Readonly<Record<Size, number>> = { small: 10_000, county: 100_000, city: 1_000_000, province: 10_000_000 };
/** A database compiles itself in its first thousands of questions; the service is measured as one that is in use. */
const WARMING_CALLERS = 4;
const WARMING_SECONDS = 15;
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    engines: { type: 'string' },
    without: { type: 'string' },
    keep: { type: 'boolean' },
    made: { type: 'boolean' },
    page: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const tell = (text: string): void => console.error(text);
/** What has been started, in order. */
const closing: (() => Promise<void>)[] = [];

async function main(): Promise<void> {
  const size = values.size as Size;
  if (values.help || !SIZES.includes(size)) return void console.log(USAGE);
  if (values.page) return publish(keptResults(false).findLast((each) => each.size === size) ?? stop(`Nothing is kept of ${size}; leave --page out.`));
  const seed = Number(values.seed);
  const begun = performance.now();
  const [loadBefore] = loadavg() as [number];
  const loads: [string, string][] = [];
  const memory: [string, string][] = [];
  try {
    const started = values.made ? undefined : await startChain(size, seed, loads, memory);
    const graph = started ? await readSnapshot(started.chain, loads) : madeGraph(PAYMENTS[size], seed);
    const bytes = graph.bytes();
    memory.push(['money graph in memory', `${megabytes(bytes.total)}; ${Math.round(bytes.perPayment)} bytes for each payment`]);
    const tables = flatTables(graph);
    const floor = new Floor(tables);
    const flat = join(benchFolder, `flat-${size}-${seed}`);
    await writeFlatTables(tables, flat);
    closing.push(() => Promise.resolve(rmSync(flat, { recursive: true, force: true })));
    const { postgres, duckdb } = await startPeers(tables, flat, loads);
    const engines: Engine[] = [floorEngine(floor), walkEngine(graph), answerEngine(graph)];
    if (started) engines.push(httpEngine(started.service.url));
    if (postgres) engines.push(...postgres.engines());
    if (duckdb) engines.push(...duckdb.engines());
    if (started) engines.push(naiveCypher(started.service.bolt()));
    const questions = questionsOf(tables, floor);
    if (started && isWanted({ name: 'HTTP' })) {
      const from = performance.now();
      const prepared = await started.service.prepared();
      memory.push(['first answers kept ready', `of ${count(prepared)} documents`]);
      tell(`first answers about ${count(prepared)} documents kept ready; waited for them: ${Math.round(performance.now() - from)} ms`);
      noteResident('with these', started.service, memory);
    }
    if (started && isWanted({ name: 'HTTP' })) await crowd(started.service.url, questions, WARMING_CALLERS, WARMING_SECONDS);
    const measured: Measured[] = [];
    const givenUp: GivenUp = new Map();
    const told = (one: Measured): void => tell(measuredText(one));
    const wanted = engines.filter(isWanted);
    const waits = (engine: Engine, question: Question): boolean => engine.name === NAIVE_CYPHER && isExplosive(question);
    for (const question of questions) {
      const able = wanted.filter((engine) => !waits(engine, question));
      measured.push(...(await measure(question, able, givenUp, told)));
    }
    // What ends by its patience waits for it together.
    const naive = wanted.find(({ name }) => name === NAIVE_CYPHER);
    const explosive = naive ? questions.filter(isExplosive) : [];
    for (const answers of await Promise.all(explosive.map((question) => measure(question, [naive!], new Map(), told)))) measured.push(...answers);
    const finbench = await measureFinBench(graph, tables, postgres, duckdb, (one) => tell(measuredText(one)));
    let many: CrowdResult | null = null;
    if (started && isWanted({ name: 'HTTP' })) {
      many = await crowd(started.service.url, questions);
      tell(`${many.callers} callers: ${count(many.requests / many.seconds)} answers a second, ${many.errors} errors, p95 ${Math.round(many.p95Ms)} ms`);
      noteResident('after all questions', started.service, memory);
      // What is kept for the next run stays as it was loaded.
      if (!values.keep) loads.push(...(await laterBatches(started.chain, started.service, tell)));
    }
    for (const engine of engines) await engine.close?.();
    const result: BenchResult = {
      size,
      seed,
      made: values.made === true,
      date: new Date().toISOString().slice(0, 10),
      command: `npm run bench -- --size ${size}${seed === 1 ? '' : ` --seed ${seed}`}${values.made ? ' --made' : ''}${values.without === undefined ? '' : ` --without ${values.without}`}`,
      minutes: (performance.now() - begun) / 60_000,
      ...(started?.chain.isKept ? { minutesBefore: ((started.chain.generatedMs ?? 0) + (started.chain.loadedMs ?? 0)) / 60_000 } : {}),
      machine: {
        processor: cpus()[0]?.model ?? '',
        cores: cpus().length,
        memoryGb: Math.round(totalmem() / 2 ** 30),
        system: `${systemType()} ${release()}`,
        loadBefore,
      },
      versions: [
        `Node ${process.versions.node}`,
        ...(started ? [started.version] : []),
        ...(postgres ? [postgres.load.version] : []),
        ...(duckdb ? [duckdb.load.version] : []),
      ],
      data: {
        payments: tables.payments.id.length,
        accounts: tables.accounts,
        documents: tables.documents.length,
        allocations: tables.allocations.source.length,
      },
      loads,
      memory,
      measured,
      finbench,
      crowd: many,
    };
    publish(result);
  } finally {
    await stopAll();
    if (!values.keep && !values.made)
      for (const name of [`${size}-${seed}`, `data-${size}-${seed}`]) rmSync(join(benchFolder, name), { recursive: true, force: true });
  }
}

async function stopAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close().catch((error: unknown) => tell(String(error)));
}

/** Paths of several hops are too many to be enumerated in any time one would wait. */
function isExplosive({ ask }: Question): boolean {
  return ask.kind === 'reach' && ask.hops > 1 && ask.hops <= 3;
}

function isWanted({ name }: Pick<Engine, 'name'>): boolean {
  if (values.without?.split(',').some((part) => name.toLowerCase().includes(part.toLowerCase()))) return false;
  return (
    values.engines === undefined || name === 'floor' || values.engines.split(',').some((beginning) => name.toLowerCase().startsWith(beginning.toLowerCase()))
  );
}

interface Started {
  readonly chain: Chain;
  readonly service: Service;
  readonly version: string;
}

/** Data, database and service: first a start that reads the record, then one from the snapshot. */
async function startChain(size: Size, seed: number, loads: [string, string][], memory: [string, string][]): Promise<Started> {
  const chain = await chainOf(size, seed, tell);
  const isRead = (await new Snapshots(join(chain.dataDir, 'projection')).newest()) === undefined;
  const first = await Service.start(chain.dataDir, tell, closing);
  const { payments } = first.memory;
  if (chain.generatedMs !== null) loads.push(['packages generated', rate(payments, chain.generatedMs)]);
  if (chain.loadedMs !== null) loads.push([`loaded into the graph, with all checks${isInBulk(size) ? ' (--bulk)' : ''}`, rate(payments, chain.loadedMs)]);
  for (const step of chain.steps) {
    const [what, figures] = [step.slice(0, step.indexOf(':')), step.slice(step.indexOf(':') + 1).trim()];
    loads.push([`· ${what.toLowerCase()}`, figures]);
  }
  loads.push(['packages, database on disk', `${megabytes(chain.packageBytes)}, ${megabytes(bytesOf(join(chain.dataDir, 'neo4j')))}`]);
  if (isRead) {
    loads.push(['first start: database up, graph read into memory', `${seconds(first.listensMs)}, ${seconds(first.readyMs)}`]);
    noteResident('after reading the record', first, memory);
  }
  // It keeps the graph as a file when it stops.
  await first.stop();
  const service = await Service.start(chain.dataDir, tell, closing);
  loads.push(['next start: database up, graph from its snapshot', `${seconds(service.listensMs)}, ${seconds(service.readyMs)}`]);
  noteResident('after a start from the snapshot', service, memory);
  const status = (await (await fetch(`${service.url}/api/status`)).json()) as { neo4j: { version: string; edition: string } };
  return { chain, service, version: `Neo4j ${status.neo4j.version} ${status.neo4j.edition}` };
}

async function readSnapshot({ dataDir }: Chain, loads: [string, string][]): Promise<MoneyGraph> {
  const snapshots = new Snapshots(join(dataDir, 'projection'));
  const mark = await snapshots.newest();
  if (!mark) throw new Error('The service has kept no snapshot of the money graph.');
  const from = performance.now();
  const graph = await snapshots.load(mark);
  loads.push(['snapshot read', seconds(performance.now() - from)]);
  return graph;
}

/** A peer that cannot be had is said, and left out. */
async function startPeers(
  tables: FlatTables,
  flat: string,
  loads: [string, string][],
): Promise<{ postgres: Postgres | undefined; duckdb: DuckDb | undefined }> {
  const payments = tables.payments.id.length;
  let postgres: Postgres | undefined;
  let duckdb: DuckDb | undefined;
  if (isWanted({ name: 'PostgreSQL' })) {
    try {
      postgres = await Postgres.open(flat, payments > 2_000_000 ? 2_048 : 512);
      const opened = postgres;
      closing.push(() => opened.close());
      loads.push(['PostgreSQL: rows copied, all indexes, analysed', `${rate(payments, postgres.load.ms)}; ${megabytes(postgres.load.bytes)}`]);
    } catch (error) {
      loads.push(['PostgreSQL', `could not be started: ${String(error).slice(0, 200)}`]);
    }
  }
  if (isWanted({ name: 'DuckDB' })) {
    try {
      duckdb = await DuckDb.open(flat);
      const opened = duckdb;
      closing.push(() => opened.close());
      loads.push(['DuckDB: rows read, sorted copies', `${rate(payments, duckdb.load.ms)}; ${megabytes(duckdb.load.bytes)}`]);
    } catch (error) {
      loads.push(['DuckDB', `could not be started: ${String(error).slice(0, 200)}`]);
    }
  }
  for (const [who, what] of loads) tell(`${who}: ${what}`);
  return { postgres, duckdb };
}

function publish(result: BenchResult): void {
  keepResult(result);
  const isAbove = (each: BenchResult): boolean => SIZES.indexOf(each.size) > SIZES.indexOf(result.size);
  const kept = keptResults(result.made).filter((each) => !isAbove(each));
  // A graph drawn in memory shows how the walks grow where the machine or the time is too small for the whole chain.
  const page = report(result, kept, result.made ? undefined : keptResults(true).findLast(isAbove));
  if (!result.made) {
    const file = join(projectFolder, 'docs', 'benchmarks.md');
    writeFileSync(file, page);
    execFileSync(process.execPath, [join(projectFolder, 'node_modules', 'prettier', 'bin', 'prettier.cjs'), '--write', '--log-level', 'warn', file]);
  }
  if (values.out) {
    const rows = [...result.measured, ...result.finbench].map(({ question, hops, engine, p50Ms, p95Ms, rows: found }) => ({
      question,
      hops,
      engine,
      p50Ms,
      p95Ms,
      rows: found,
    }));
    writeFileSync(values.out, `${JSON.stringify(rows, null, 2)}\n`);
  }
  console.log(page);
}

function stop(why: string): never {
  throw new Error(why);
}

function noteResident(when: string, service: Service, memory: [string, string][]): void {
  const resident = service.resident();
  memory.push([
    `resident ${when}: service, database, together`,
    [resident.service, resident.database, resident.service + resident.database].map(megabytes).join(', '),
  ]);
}

function rate(rows: number, ms: number): string {
  return `${seconds(ms)}, ${count((rows / ms) * 1_000)} payments/s`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return bytes > 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${Math.round(bytes / 2 ** 20)} MiB`;
}

// What was started is stopped also where the run is given up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stopAll().finally(() => process.exit(1));
  });
}
await main();
// Clients of the peers keep the process alive.
process.exit();
