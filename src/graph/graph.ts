import neo4j, { Neo4jError, type Driver, type Session, type ManagedTransaction } from 'neo4j-driver';
import { AmountOutOfRange, GraphUnavailable, TookTooLong, TooLarge, type Failure } from '../failures.js';
import type { QueryHeader } from './query-header.js';
import type { QueryLibrary } from './query-library.js';

export interface GraphAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string | undefined;
}

export type Row = Record<string, unknown>;

export interface ReadOptions {
  readonly timeoutMs?: number;
  /** Names the caller in the database's own query log. */
  readonly requestId?: string;
  /** More rows than this is a failure, never a silent cut. */
  readonly rowsMax?: number;
}

const READ_TIMEOUT_MS = 30_000;
const WRITE_TIMEOUT_MS = 120_000;
/** One answer of more rows than this would exhaust the service's memory. */
const ROWS_MAX = 5_000_000;

/**
 * The only door to the database. It takes the id of a query file, never Cypher text, and gives plain rows whose
 * integers are JavaScript numbers; an integer past 2^53−1 is a failure, never rounded.
 */
export class Graph {
  private constructor(
    private readonly driver: Driver,
    private readonly address: GraphAddress,
    readonly library: QueryLibrary,
  ) {}

  static connect(address: GraphAddress, library: QueryLibrary): Graph {
    const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
      disableLosslessIntegers: true,
      maxConnectionPoolSize: 32,
      connectionAcquisitionTimeout: 15_000,
      connectionTimeout: 5_000,
      maxTransactionRetryTime: 8_000,
      telemetryDisabled: true,
      userAgent: 'yuanliu',
    });
    return new Graph(driver, address, library);
  }

  /** Reads with one query file. Retried by the driver where the failure is passing. */
  async read<T extends Row = Row>(id: string, parameters: Row = {}, options: ReadOptions = {}): Promise<T[]> {
    const query = this.library.get(id);
    if (query.access !== 'read') throw new Error(`${query.file} writes; use Graph.write`);
    return this.inSession(neo4j.session.READ, (session) =>
      session.executeRead((transaction) => collect<T>(transaction, query, parameters, options.rowsMax ?? ROWS_MAX), this.transactionConfig(query, options, READ_TIMEOUT_MS)),
    );
  }

  /** Streams the rows of one query file with back-pressure; not retried, since rows have already been handed on. */
  async *stream<T extends Row = Row>(id: string, parameters: Row = {}, options: ReadOptions = {}): AsyncGenerator<T> {
    const query = this.library.get(id);
    if (query.access !== 'read') throw new Error(`${query.file} writes; use Graph.write`);
    const session = this.session(neo4j.session.READ, 10_000);
    try {
      const result = session.run(query.text, checked(query, parameters), this.transactionConfig(query, options, READ_TIMEOUT_MS));
      for await (const record of result) yield plain<T>(record.toObject());
    } catch (error) {
      throw translated(error);
    } finally {
      await session.close();
    }
  }

  /** Runs one writing query file in a transaction of its own. */
  async write<T extends Row = Row>(id: string, parameters: Row = {}, options: ReadOptions = {}): Promise<T[]> {
    return this.transaction((run) => run<T>(id, parameters), options);
  }

  /** Several query files in one transaction: all of it is stored or nothing. */
  async transaction<R>(work: (run: <T extends Row = Row>(id: string, parameters?: Row) => Promise<T[]>) => Promise<R>, options: ReadOptions = {}): Promise<R> {
    return this.inSession(neo4j.session.WRITE, (session) =>
      session.executeWrite(
        (transaction) => work((id, parameters = {}) => collect(transaction, this.library.get(id), parameters, ROWS_MAX)),
        { timeout: options.timeoutMs ?? WRITE_TIMEOUT_MS, metadata: metadata('transaction', options) },
      ),
    );
  }

  /** Applies the schema files in the order of their names. They say IF NOT EXISTS, so a second run changes nothing. */
  async applySchema(): Promise<void> {
    for (const query of this.library.inRoom('schema')) {
      await this.inSession(neo4j.session.WRITE, async (session) => {
        for (const statement of statementsOf(query.text)) await session.run(statement);
      });
    }
    await this.inSession(neo4j.session.WRITE, async (session) => void (await session.run('CALL db.awaitIndexes(300)')));
  }

  /** The planner's operators and columns for one query file, from `EXPLAIN`. */
  async explain(id: string): Promise<{ operators: string[]; columns: string[] }> {
    const query = this.library.get(id);
    return this.inSession(neo4j.session.READ, async (session) => {
      const parameters = Object.fromEntries(query.parameters.map((parameter) => [parameter.name, null]));
      const running = session.run(`EXPLAIN ${query.text}`, parameters);
      const columns = (await running.keys()) as string[];
      const summary = await running.summary();
      const operators: string[] = [];
      type Plan = { operatorType: string; children: Plan[] };
      const walk = (plan: Plan, depth: number): void => {
        operators.push(`${'  '.repeat(depth)}${plan.operatorType.replace(/@.*$/u, '')}`);
        for (const child of plan.children) walk(child, depth + 1);
      };
      if (summary.plan) walk(summary.plan as Plan, 0);
      return { operators, columns };
    });
  }

  /** Throws `GraphUnavailable` unless the database answers. */
  async verify(): Promise<void> {
    try {
      await this.driver.verifyConnectivity({ ...(this.address.database ? { database: this.address.database } : {}) });
    } catch (error) {
      throw translated(error);
    }
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private session(mode: 'READ' | 'WRITE', fetchSize: number): Session {
    return this.driver.session({
      defaultAccessMode: mode,
      fetchSize,
      ...(this.address.database ? { database: this.address.database } : {}),
      // Shared bookmarks: what one request wrote, the next one reads, also on a cluster.
      bookmarkManager: this.bookmarks,
    });
  }

  private readonly bookmarks = neo4j.bookmarkManager();

  private async inSession<R>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<R>): Promise<R> {
    const session = this.session(mode, 10_000);
    try {
      return await work(session);
    } catch (error) {
      throw translated(error);
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  private transactionConfig(query: QueryHeader, options: ReadOptions, timeoutMs: number): { timeout: number; metadata: Row } {
    return { timeout: options.timeoutMs ?? timeoutMs, metadata: metadata(query.id, options) };
  }
}

function metadata(query: string, options: ReadOptions): Row {
  return { app: 'yuanliu', query, ...(options.requestId ? { requestId: options.requestId } : {}) };
}

async function collect<T extends Row>(transaction: ManagedTransaction, query: QueryHeader, parameters: Row, rowsMax: number): Promise<T[]> {
  const rows: T[] = [];
  for await (const record of transaction.run(query.text, checked(query, parameters))) {
    if (rows.length >= rowsMax) throw new TooLarge(`The answer has more than ${rowsMax} rows.`, 'Ask a narrower question: a document, a region, a year or a smaller depth.', { limit: rowsMax });
    rows.push(plain<T>(record.toObject()));
  }
  return rows;
}

/** Every declared parameter, defaults filled in; one that is not declared is a mistake in the caller. */
function checked(query: QueryHeader, parameters: Row): Row {
  const given: Row = {};
  for (const parameter of query.parameters) {
    const value = parameters[parameter.name];
    if (value === undefined && parameter.default === undefined) throw new Error(`${query.file} needs $${parameter.name}`);
    given[parameter.name] = value === undefined ? JSON.parse(parameter.default!) : toDriver(value);
  }
  for (const name of Object.keys(parameters)) {
    if (!(name in given)) throw new Error(`${query.file} has no parameter $${name}`);
  }
  return given;
}

/** JavaScript numbers become database integers wherever they are whole, so that `LIMIT` and fen stay exact. */
function toDriver(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return value;
    if (!Number.isSafeInteger(value)) throw new AmountOutOfRange(`${value} is past the range of exact integers.`, 'Check the amount in the source.');
    return neo4j.int(value);
  }
  if (Array.isArray(value)) return value.map(toDriver);
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toDriver(inner)]));
}

function plain<T extends Row>(row: Row): T {
  for (const key in row) row[key] = plainValue(row[key]);
  return row as T;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new AmountOutOfRange('An amount or a sum is past 2^53−1.', 'Ask for a smaller set; sums past 90 trillion yuan are not rounded.');
    return value;
  }
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== 'object') return value;
  if (neo4j.isNode(value as object) || neo4j.isRelationship(value as object)) return plain({ ...(value as { properties: Row }).properties });
  return plain(value as Row);
}

/** Driver errors become failures in the investigator's words, once, here; the cause is kept for the log. */
function translated(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const code = error.code;
  if (code.includes('TransactionTimedOut') || code.includes('LockClientStopped')) {
    return new TookTooLong('The question took longer than its time budget and was stopped; no partial figure is given.', 'Ask a narrower question or a smaller depth.', {}, error) satisfies Failure;
  }
  if (code.includes('MemoryPoolOutOfMemory') || code.includes('OutOfMemory')) {
    return new TooLarge('The database ran out of memory for this question.', 'Ask a narrower question, or give the database more memory (NEO4J_HEAP_MB).', {}, error);
  }
  if (code === 'ServiceUnavailable' || code === 'SessionExpired' || code.includes('DatabaseUnavailable') || code.includes('Unauthorized') || code.includes('NotALeader') || error.retriable) {
    return new GraphUnavailable('The database cannot be reached.', 'The service reconnects by itself; try again in a moment. If it persists, look at the log in the data folder.', {}, error);
  }
  return error;
}

/** A schema file may hold several statements, each ended by a semicolon at the end of a line. */
function statementsOf(text: string): string[] {
  return text.slice(text.indexOf('*/') + 2).split(/;\s*$/mu).map((statement) => statement.trim()).filter((statement) => statement !== '');
}
