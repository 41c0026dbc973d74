import neo4j, { isRetryableError, type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { TooLarge } from '../failures.js';
import { failureOfDriverError } from './driver-errors.js';
import { checkColumns, driverParameters, sampleParameters } from './query-contract.js';
import type { QueryHeader } from './query-header.js';
import type { QueryLibrary } from './query-library.js';
import { planOf, type QueryPlan } from './query-plan.js';
import { fromDriver, type Row } from './values.js';

export type { Row } from './values.js';

/** Where the database is and who asks. `bolt://` is one server, `neo4j://` a cluster or Aura; `+s` adds TLS. */
export interface GraphAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Undefined: the user's home database. */
  readonly database: string | undefined;
}

export interface GraphOptions {
  readonly timeoutMs?: number;
  /** Names the caller in the database's own query log. */
  readonly requestId?: string;
  /** More rows than this is a failure, never a silent cut. */
  readonly rowsMax?: number;
}

/** Runs one query file inside the transaction it was given with. */
export type RunQuery = <T extends Row = Row>(id: string, parameters?: Row) => Promise<T[]>;

/** An interactive question; a person waits. */
const READ_TIMEOUT_MS = 30_000;
/** A stream lasts as long as its reader takes; this only ends one that was forgotten. */
const STREAM_TIMEOUT_MS = 15 * 60_000;
const WRITE_TIMEOUT_MS = 120_000;
/** One answer of more rows than this would exhaust the service's memory. */
const ROWS_MAX = 5_000_000;
/** Rows fetched in one go. The driver's 1,000 costs a round trip for every thousand rows of a provincial trace. */
const FETCH_SIZE = 10_000;

/**
 * The only door to the database. It takes the id of a query file, never Cypher text, and gives plain rows whose
 * integers are JavaScript numbers; an integer past 2^53−1 is a failure, never rounded. Parameters and columns must be
 * those of the file's header. What goes wrong in the database comes out as one of `failures.ts`.
 */
export class Graph {
  /** Shared by all sessions: what one request wrote, the next one reads, also on a cluster. */
  private bookmarks = neo4j.bookmarkManager();

  private constructor(
    private readonly driver: Driver,
    private readonly database: string | undefined,
    readonly library: QueryLibrary,
    private readonly isAlone: boolean,
    private readonly writes = { begun: 0, ended: 0 },
  ) {}

  /**
   * Opens no connection yet; `verify` does. The driver reconnects by itself when the database comes back. `isAlone`: nobody else writes to
   * this database.
   */
  static connect(address: GraphAddress, library: QueryLibrary, { isAlone = false } = {}): Graph {
    const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
      disableLosslessIntegers: true,
      maxConnectionPoolSize: 32,
      connectionAcquisitionTimeout: 15_000,
      connectionTimeout: 5_000,
      // A connection idle for a second is tried before use, so that a stream, which is not retried, survives a restart of the database.
      connectionLivenessCheckTimeout: 1_000,
      // Three attempts within about seven seconds: a blip passes unseen, an outage is told while the caller still waits.
      maxTransactionRetryTime: 4_000,
      telemetryDisabled: true,
      userAgent: 'yuanliu',
    });
    return new Graph(driver, address.database, library, isAlone);
  }

  /** The same database with one more query, in the place of the one of its name. */
  with(query: QueryHeader): Graph {
    return new Graph(this.driver, this.database, this.library.with(query), this.isAlone, this.writes);
  }

  /**
   * As long as this number stays the same nothing has been written, and what was read before still holds. Undefined while something is being
   * written, and always where others may write as well.
   */
  get unchangedSince(): number | undefined {
    const { begun, ended } = this.writes;
    return this.isAlone && begun === ended ? ended : undefined;
  }

  /** Reads with one query file. Retried where the failure is passing; on a cluster any member may answer. */
  async read<T extends Row = Row>(id: string, parameters: Row = {}, options: GraphOptions = {}): Promise<T[]> {
    const query = this.reading(id);
    const config = transactionConfig(id, READ_TIMEOUT_MS, options);
    const rowsMax = options.rowsMax ?? ROWS_MAX;
    return this.inSession('READ', async (session) => {
      try {
        // Without a transaction around it a statement takes one round trip instead of three: half of the time of a short one.
        return await collect<T>({ run: (text, values) => session.run(text, values, config) }, query, parameters, rowsMax);
      } catch (error) {
        if (!isRetryableError(error as Error)) throw error;
      }
      return session.executeRead((transaction) => collect<T>(transaction, query, parameters, rowsMax), config);
    });
  }

  /** Streams the rows of one query file with back-pressure; not retried, since rows have already been handed on. */
  async *stream<T extends Row = Row>(id: string, parameters: Row = {}, options: GraphOptions = {}): AsyncGenerator<T> {
    const query = this.reading(id);
    const session = this.session('READ');
    try {
      const result = session.run(query.text, driverParameters(query, parameters), transactionConfig(id, STREAM_TIMEOUT_MS, options));
      yield* rowsOf<T>(result, query, options.rowsMax ?? Infinity);
    } catch (error) {
      throw failureOfDriverError(error);
    } finally {
      // A reader that leaves early comes here too: closing discards what it did not take.
      await session.close().catch(() => undefined);
    }
  }

  /** Runs one writing query file in a transaction of its own. */
  async write<T extends Row = Row>(id: string, parameters: Row = {}, options: GraphOptions = {}): Promise<T[]> {
    if (this.library.get(id).access !== 'write') throw new Error(`${this.library.get(id).file} does not write; use Graph.read`);
    return this.inTransaction(id, (run) => run<T>(id, parameters), options);
  }

  /**
   * Runs one writing query file that commits as it goes (`… IN TRANSACTIONS`), which no surrounding transaction
   * allows. Not retried: what it had done before a failure stays done, so only use it for what may be begun again.
   */
  async writeInBatches<T extends Row = Row>(id: string, parameters: Row = {}, options: GraphOptions = {}): Promise<T[]> {
    const query = this.library.get(id);
    if (query.access !== 'write') throw new Error(`${query.file} does not write; use Graph.read`);
    return this.inSession('WRITE', async (session) => {
      const rows: T[] = [];
      const result = session.run(query.text, driverParameters(query, parameters), transactionConfig(id, WRITE_TIMEOUT_MS, options));
      for await (const row of rowsOf<T>(result, query, options.rowsMax ?? ROWS_MAX)) rows.push(row);
      return rows;
    });
  }

  /**
   * Several query files in one transaction: all of it is stored or nothing. `work` is run again where the failure is
   * passing (a deadlock, a change of leader), so it must do nothing but ask `run`.
   */
  async transaction<R>(work: (run: RunQuery) => Promise<R>, options: GraphOptions = {}): Promise<R> {
    return this.inTransaction('transaction', work, options);
  }

  /**
   * Applies the schema files in the order of their names. They say IF NOT EXISTS, and what is there is not asked for again. `together`: all but
   * constraints in one transaction, whose indexes the database then fills in one reading of the graph instead of one for each.
   */
  async applySchema({ together = false } = {}): Promise<void> {
    const all = this.library.inRoom('schema').flatMap((query) => statementsOf(query.text));
    await this.inSession('WRITE', async (session) => {
      const { records } = await session.run(this.library.get('index-names').text);
      const present = new Set(records.map((record) => record.get('name') as string));
      const statements = all.filter((statement) => !present.has(nameOf(statement)));
      const alone = together ? statements.filter((statement) => statement.startsWith('CREATE CONSTRAINT')) : statements;
      for (const statement of alone) await session.run(statement);
      if (alone.length < statements.length)
        await session.executeWrite(async (transaction) => {
          for (const statement of statements) if (!alone.includes(statement)) await transaction.run(statement);
        });
      for (const statement of statementsOf(this.library.get('await-indexes').text)) await session.run(statement);
    });
  }

  /** To be called when the database has been put on another store: what was read of the one before says nothing about this one. */
  forgetBookmarks(): void {
    this.bookmarks = neo4j.bookmarkManager();
    this.writes.begun += 1;
    this.writes.ended += 1;
  }

  /** The planner's operators and the columns of one query file, from `EXPLAIN`; nothing is run. */
  async explain(id: string): Promise<QueryPlan> {
    const query = this.library.get(id);
    return this.inSession(query.access === 'read' ? 'READ' : 'WRITE', async (session) => {
      const result = session.run(`EXPLAIN ${query.text}`, driverParameters(query, sampleParameters(query)));
      const columns = (await result.keys()) as string[];
      const summary = await result.summary();
      return planOf(summary.plan, columns);
    });
  }

  /** Throws `GraphUnavailable` unless the database answers. */
  async verify(): Promise<void> {
    try {
      await this.driver.verifyConnectivity(this.database === undefined ? {} : { database: this.database });
    } catch (error) {
      throw failureOfDriverError(error);
    }
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private reading(id: string): QueryHeader {
    const query = this.library.get(id);
    if (query.access !== 'read') throw new Error(`${query.file} has @access ${query.access}; use Graph.write or Graph.transaction`);
    return query;
  }

  private async inTransaction<R>(name: string, work: (run: RunQuery) => Promise<R>, options: GraphOptions): Promise<R> {
    return this.inSession('WRITE', (session) =>
      session.executeWrite(
        (transaction) => {
          const run: RunQuery = (id, parameters = {}) => collect(transaction, this.inTransactionAllowed(id), parameters, options.rowsMax ?? ROWS_MAX);
          return work(run);
        },
        transactionConfig(name, WRITE_TIMEOUT_MS, options),
      ),
    );
  }

  private inTransactionAllowed(id: string): QueryHeader {
    const query = this.library.get(id);
    if (query.access === 'schema') throw new Error(`${query.file} changes the schema; Graph.applySchema does that`);
    return query;
  }

  private session(mode: 'READ' | 'WRITE'): Session {
    return this.driver.session({
      defaultAccessMode: mode,
      fetchSize: FETCH_SIZE,
      bookmarkManager: this.bookmarks,
      ...(this.database === undefined ? {} : { database: this.database }),
    });
  }

  private async inSession<R>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<R>): Promise<R> {
    const session = this.session(mode);
    if (mode === 'WRITE') this.writes.begun += 1;
    try {
      return await work(session);
    } catch (error) {
      throw failureOfDriverError(error);
    } finally {
      // Also where it failed: it may have been stored all the same.
      if (mode === 'WRITE') this.writes.ended += 1;
      // The answer or the failure is already known; a broken connection must not replace it.
      await session.close().catch(() => undefined);
    }
  }
}

function transactionConfig(query: string, timeoutMs: number, options: GraphOptions): { timeout: number; metadata: Row } {
  return {
    timeout: options.timeoutMs ?? timeoutMs,
    metadata: { app: 'yuanliu', query, ...(options.requestId === undefined ? {} : { requestId: options.requestId }) },
  };
}

async function collect<T extends Row>(transaction: Pick<ManagedTransaction, 'run'>, query: QueryHeader, parameters: Row, rowsMax: number): Promise<T[]> {
  const rows: T[] = [];
  try {
    for await (const row of rowsOf<T>(transaction.run(query.text, driverParameters(query, parameters)), query, rowsMax)) rows.push(row);
  } catch (error) {
    // The driver would ask again for eight seconds: in vain for a question too large, and at the cost of everyone else.
    const failure = failureOfDriverError(error);
    throw failure instanceof TooLarge ? failure : error;
  }
  return rows;
}

async function* rowsOf<T extends Row>(result: ReturnType<ManagedTransaction['run']>, query: QueryHeader, rowsMax: number): AsyncGenerator<T> {
  let count = 0;
  for await (const record of result) {
    if (count === 0) checkColumns(query, record.keys as string[]);
    if (count >= rowsMax) {
      throw new TooLarge(`The answer has more than ${rowsMax} rows.`, 'Ask a narrower question: a document, a region, a year or a smaller depth.', {
        limit: rowsMax,
      });
    }
    count += 1;
    const row: Row = {};
    for (const column of record.keys as string[]) row[column] = fromDriver(record.get(column), `${query.id}: ${column}`);
    yield row as T;
  }
}

/** Of the index or constraint that a statement of the schema makes. */
function nameOf(statement: string): string {
  return /\bCREATE (?:\w+ )*?(?:INDEX|CONSTRAINT) (\w+) IF NOT EXISTS/u.exec(statement)?.[1] ?? '';
}

/** A schema file may hold several statements, each ended by a semicolon at the end of a line. */
function statementsOf(text: string): string[] {
  return text
    .slice(text.indexOf('*/') + 2)
    .split(/;[^\S\n]*(?:\n|$)/u)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/\/\/[^\n]*/gu, '').trim() !== '');
}
