import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import neo4j from 'neo4j-driver';
import { cypherFolder, projectFolder } from '../../src/config.js';
import { compileMapping, type EdgePart, type RowMapper } from '../../src/domain/intake/compile-mapping.js';
import { CsvFile } from '../../src/domain/intake/csv-rows.js';
import { IntakeService } from '../../src/domain/intake/intake.service.js';
import { readMapping } from '../../src/domain/intake/mapping.js';
import { Identity } from '../../src/domain/model/identity.js';
import { Graph, type GraphAddress } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { startEmbedded, type EmbeddedDatabase } from '../../src/neo4j/embedded.js';
import { writeVoucherPackage } from './voucher-package.js';

const USAGE = `npm run bench:intake -- [--rows 300000] [--accounts 20000] [--read]

Measures the intake against peers in the same run: reading against csv-parse, writing against the plainest statement that
draws the same payments between existing accounts. Times differ between machines and hours; the ratios and
the seconds of processor are what to compare. --read leaves the database out.`;

/** What a step took: time on the clock, and of the processors for this process and for the database. */
interface Cost {
  readonly wallMs: number;
  readonly nodeMs: number;
  readonly databaseMs: number;
}

const { values } = parseArgs({
  options: { rows: { type: 'string' }, accounts: { type: 'string' }, read: { type: 'boolean' }, help: { type: 'boolean' } },
});
const rows = Number(values.rows ?? 300_000);
const accounts = Number(values.accounts ?? 20_000);
const SESSIONS = 4;
const A_TRANSACTION = 5_000;
const PEER_ROWS = 60_000;

async function main(): Promise<void> {
  if (values.help) return console.log(USAGE);
  const folder = mkdtempSync(join(tmpdir(), 'yuanliu-bench-'));
  try {
    const [warm, measured] = ['warm', 'measured'].map((name) => join(folder, name)) as [string, string];
    await writeVoucherPackage(warm, { id: 'warm', rows: Math.ceil(rows / 3), accounts });
    await writeVoucherPackage(measured, { id: 'measured', first: 10_000_000, rows, accounts });
    await reading(measured);
    if (!values.read) await writing(folder, warm, measured);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reading(folder: string): Promise<void> {
  const path = join(folder, 'vouchers.csv');
  const table = new CsvFile(path, { encoding: 'utf-8', delimiter: ',' });
  const map = mapper(await table.header());
  // The first rounds also compile; the last ones are told.
  for (const told of [false, true]) {
    const read = await cost(async () => {
      for await (const chunk of table.chunks(A_TRANSACTION)) void chunk;
    });
    const mapped = await cost(async () => {
      for await (const chunk of table.chunks(A_TRANSACTION)) for (const { cells } of chunk) map(cells);
    });
    const peer = await cost(async () => {
      for await (const record of createReadStream(path).pipe(parse({ relax_quotes: true, relax_column_count: true }))) void record;
    });
    if (!told) continue;
    tell('read', rows, read, peer, 'csv-parse');
    tell('read and mapped', rows, mapped, peer, 'csv-parse alone');
  }
}

async function writing(folder: string, warm: string, measured: string): Promise<void> {
  const database = await startEmbedded({ dataDir: join(folder, 'data'), onProgress: (text) => console.error(text) });
  try {
    const graph = Graph.connect(database.address, QueryLibrary.load(cypherFolder));
    await graph.applySchema();
    const intake = new IntakeService(graph, { dataDir: join(folder, 'data') });
    // A database compiles its own code in the first minute; only afterwards is its load steady.
    await intake.load({ folder: warm });
    const peer = await plainest(database, measured);
    const marks = new Map<string, Mark>();
    const waits: number[] = [];
    const asking = askMeanwhile(graph, waits);
    await intake.load({ folder: measured }, { onProgress: ({ phase }) => void (marks.has(phase) || marks.set(phase, mark(database))) });
    const end = mark(database);
    await asking.stop();
    const writing = between(marks.get('writing')!, marks.get('matching') ?? marks.get('activating')!);
    tell('checked', rows, between(marks.get('checking')!, marks.get('writing')!));
    tell('written', rows, writing, { ...peer, wallMs: (peer.wallMs * rows) / PEER_ROWS }, 'UNWIND … CREATE alone');
    tell('whole load', rows, between(marks.get('checking')!, end));
    waits.sort((left, right) => left - right);
    console.log(`a question meanwhile: median ${Math.round(waits[waits.length >> 1] ?? 0)} ms, worst ${Math.round(waits.at(-1) ?? 0)} ms of ${waits.length}`);
    await graph.close();
  } finally {
    await database.stop();
  }
}

/** The same payments, mapped beforehand, with all their properties and indexes, by the plainest statement: what Bolt and store cost alone. */
async function plainest(database: EmbeddedDatabase, folder: string): Promise<Cost> {
  const driver = driverOf(database.address);
  const table = new CsvFile(join(folder, 'vouchers.csv'), { encoding: 'utf-8', delimiter: ',' });
  const map = mapper(await table.header());
  const chunks: { source: string; target: string; values: Record<string, unknown> }[][] = [];
  for await (const chunk of table.chunks(A_TRANSACTION)) {
    chunks.push(chunk.map(({ cells, line }) => plain((map(cells) as { edges: EdgePart[] }).edges[0]!, line)));
    if (chunks.length * A_TRANSACTION >= PEER_ROWS) break;
  }
  const ends = [...new Set(chunks.flat().flatMap(({ source, target }) => [source, target]))];
  await driver.executeQuery('CREATE INDEX peer_id FOR (n:Peer) ON (n.id)');
  await driver.executeQuery('UNWIND $ids AS id CREATE (:Peer {id: id})', { ids: ends });
  await driver.executeQuery('CALL db.awaitIndexes()');
  const spent = await cost(async () => {
    let next = 0;
    const write = async (): Promise<void> => {
      while (next < chunks.length) {
        const edges = chunks[next++]!;
        await driver.executeQuery(
          'UNWIND $edges AS row MATCH (s:Peer {id: row.source}) MATCH (t:Peer {id: row.target}) CREATE (s)-[e:PAID]->(t) SET e = row.values',
          { edges },
        );
      }
    };
    await Promise.all(Array.from({ length: SESSIONS }, write));
  }, database);
  const session = driver.session();
  await session.run('MATCH (n:Peer) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 100 ROWS');
  await session.close();
  await driver.close();
  return spent;
}

function plain({ id, source, target, values: given }: EdgePart, line: number): { source: string; target: string; values: Record<string, unknown> } {
  const exact = Object.entries(given).map(([property, value]) => [property, typeof value === 'number' ? neo4j.int(value) : value]);
  return {
    source,
    target,
    values: { ...Object.fromEntries(exact), id: `peer ${id}`, source: `peer/vouchers.csv/${line}`, addedIn: neo4j.int(1), dataQuality: [] },
  };
}

/** Asks for the payments of an indicator again and again, as a trace does, and notes how long each answer took. */
function askMeanwhile(graph: Graph, waits: number[]): { stop(): Promise<void> } {
  let over = false;
  const asking = (async () => {
    while (!over) {
      const from = performance.now();
      await graph.read('payments-of-lines', { lines: ['indicator:410310|2017|ZB0010'], scope: null, batch: 1 });
      waits.push(performance.now() - from);
      await new Promise((done) => setTimeout(done, 250));
    }
  })();
  return {
    stop: () => {
      over = true;
      return asking;
    },
  };
}

function mapper(header: readonly string[]): RowMapper {
  const { mapping } = readMapping('pay-voucher.yaml', readFileSync(join(projectFolder, 'seeds', 'mappings', 'pay-voucher.yaml'), 'utf8'));
  const days = { today: Date.now(), from: Date.UTC(2016, 11, 31, 16), to: Date.UTC(2017, 11, 30, 16) };
  return compileMapping(mapping!, header, { identity: new Identity(Buffer.alloc(32)), sourceSystem: 'bench', days });
}

function driverOf({ uri, user, password }: GraphAddress): ReturnType<typeof neo4j.driver> {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { telemetryDisabled: true });
}

interface Mark {
  readonly at: number;
  readonly node: number;
  readonly database: number;
}

function mark(database?: EmbeddedDatabase): Mark {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), node: (user + system) / 1000, database: database ? processorMs(database.pid()) : 0 };
}

function between(from: Mark, to: Mark): Cost {
  return { wallMs: to.at - from.at, nodeMs: to.node - from.node, databaseMs: to.database - from.database };
}

async function cost(work: () => Promise<void>, database?: EmbeddedDatabase): Promise<Cost> {
  const from = mark(database);
  await work();
  return between(from, mark(database));
}

/** Processor time of a process in milliseconds; Linux counts it in hundredths of a second. Elsewhere 0. */
function processorMs(pid: number | undefined): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

function tell(what: string, count: number, { wallMs, nodeMs, databaseMs }: Cost, peer?: Cost, peerName?: string): void {
  const each = (ms: number): string => `${((ms * 1000) / count).toFixed(1)} µs`;
  const against = peer ? `; ${(peer.wallMs / wallMs).toFixed(2)} times as fast as ${peerName}` : '';
  console.log(
    `${what}: ${Math.round((count / wallMs) * 1000).toLocaleString('en')} rows/s; a row costs ${each(nodeMs)} here${databaseMs > 0 ? ` and ${each(databaseMs)} in the database` : ''}${against}`,
  );
}

await main();
