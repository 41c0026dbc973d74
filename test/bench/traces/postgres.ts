import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import type { Ask, Engine, Subject } from './engine.js';
import type { Found } from './floor.js';
import { peerPackage } from './peers.js';
import { PostgresServer } from './postgres-server.js';
import { BY_NUMBER, chainOf, PAYMENT_ROWS, PAYMENT_SUMS, recursionOf, STARTS, TABLES, TREE_COUNT } from './sql-walks.js';

export const PATIENCE_MS = 120_000;
const NEVER = 9_000_000_000_000_000;

/** Plain indexes, and covering ones for what is walked: all that a walk needs stands in the index. */
const INDEXES = [
  'CREATE INDEX ON document (number)',
  'CREATE INDEX ON carries (document) INCLUDE (line)',
  'CREATE INDEX ON allocation (source, moment) INCLUDE (target, funding)',
  'CREATE INDEX ON funding (line) INCLUDE (payout)',
  'CREATE INDEX ON settlement (settled) INCLUDE (settler)',
  'CREATE INDEX ON payment (id)',
  'CREATE INDEX ON payment (line) INCLUDE (id, payer, payee, amount, moment, payout, settling, followed, reclassification, stops, settled) WHERE line IS NOT NULL',
  'CREATE INDEX ON payment (payout) INCLUDE (id, payer, payee, amount, moment, line, settling, followed, reclassification, stops, settled) WHERE payout IS NOT NULL',
  'CREATE INDEX ON payment (payer, moment) INCLUDE (payee, id, amount, settling, stops) WHERE followed',
  'CREATE INDEX ON payment (payee, moment) INCLUDE (payer, id, amount) WHERE followed',
  'CREATE INDEX ON payment (payee, moment) INCLUDE (amount) WHERE NOT followed',
  // What the walks of both databases call the payments that can be followed.
  'CREATE VIEW followed AS SELECT * FROM payment WHERE followed',
];

interface Client {
  connect(): Promise<void>;
  query(question: string | { name: string; text: string; values: unknown[] }): Promise<{ rows: Record<string, number | null>[] }>;
  end(): Promise<void>;
}

/** PostgreSQL with the flat tables loaded, its load, and one engine for each way to walk. */
export class Postgres {
  private constructor(
    private readonly server: PostgresServer,
    readonly client: Client,
    readonly load: { readonly ms: number; readonly bytes: number; readonly version: string },
  ) {}

  static async open(tables: string, sharedMb: number): Promise<Postgres> {
    const pg = await peerPackage<{
      default: { Client: new (settings: object) => Client; types: { setTypeParser(type: number, parse: (text: string) => unknown): void } };
    }>('pg');
    const server = await PostgresServer.start(sharedMb);
    // 64-bit integers are all below 2^53 here.
    pg.default.types.setTypeParser(20, Number);
    const client = new pg.default.Client({ ...server.connection, statement_timeout: PATIENCE_MS });
    await client.connect();
    const from = performance.now();
    for (const [table, columns] of Object.entries(TABLES)) {
      await client.query(`CREATE UNLOGGED TABLE ${table} (${columns})`);
      await copyIn(server.folder, table, join(tables, `${table}.csv`));
    }
    await client.query('SET statement_timeout = 0');
    for (const index of INDEXES) await client.query(index);
    await client.query('VACUUM ANALYZE');
    await client.query(`SET statement_timeout = ${PATIENCE_MS}`);
    // Its planner takes a recursive part for thousands of times larger than it is and reads whole tables: it is kept to its indexes.
    for (const way of ['seqscan', 'hashjoin', 'mergejoin']) await client.query(`SET enable_${way} = off`);
    const load = { ms: performance.now() - from, bytes: server.bytes(), version: server.version() };
    return new Postgres(server, client, load);
  }

  engines(): Engine[] {
    const others = (ask: Ask): boolean =>
      ask.kind !== 'reach' && ask.kind !== 'attribution' && ask.kind !== 'drawable' && ask.kind !== 'ready' && ask.kind !== 'drawable-onward';
    return [
      { name: 'PostgreSQL, frontier', answers: (ask) => others(ask) || ask.kind === 'reach', ask: (ask, subject) => this.ask(ask, subject, 'frontier') },
      { name: 'PostgreSQL, chain', answers: (ask) => ask.kind === 'reach', ask: (ask, subject) => this.ask(ask, subject, 'chain') },
      { name: 'PostgreSQL, recursive', answers: (ask) => ask.kind === 'reach', ask: (ask, subject) => this.ask(ask, subject, 'recursive') },
    ];
  }

  async rows(name: string, text: string, values: unknown[] = []): Promise<Record<string, number | null>[]> {
    return (await this.client.query({ name, text, values })).rows;
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.server.stop();
  }

  private async ask(ask: Ask, { number }: Subject, way: 'frontier' | 'chain' | 'recursive'): Promise<Found> {
    switch (ask.kind) {
      case 'number':
        return { rows: (await this.rows('number', BY_NUMBER, [number])).length, amount: 0 };
      case 'tree':
        return { rows: (await this.rows('tree', TREE_COUNT, [number]))[0]!['rows']!, amount: 0 };
      case 'payments': {
        const rows = await this.rows('payments', PAYMENT_ROWS, [number]);
        return { rows: rows.length, amount: sumOf(rows, 'amount') };
      }
      case 'sums': {
        const rows = await this.rows('sums', PAYMENT_SUMS, [number]);
        return { rows: sumOf(rows, 'rows'), amount: sumOf(rows, 'amount') };
      }
      case 'reach': {
        if (way === 'frontier') return this.frontier(number, ask.hops);
        const [row] = await this.rows(`${way} ${ask.hops}`, way === 'chain' ? chainOf(ask.hops) : recursionOf(ask.hops), [number]);
        return { rows: row!['rows']!, amount: row!['amount']!, accounts: row!['accounts']! };
      }
      default:
        throw new Error(`PostgreSQL has no answer to ${ask.kind}.`);
    }
  }

  /** Hop by hop: the client keeps when money reached which account, the server joins one frontier with the payments. */
  private async frontier(number: string, hops: number): Promise<Found> {
    const starts = await this.rows('starts', STARTS, [number]);
    const known = new Map<number, number>();
    const own: number[] = [];
    let open: [account: number, since: number, before: number][] = [];
    for (const { account, since, settling } of starts) {
      if (settling! >= 0) {
        own.push(settling!);
        continue;
      }
      known.set(account!, since!);
      open.push([account!, since!, NEVER]);
    }
    let [rows, amount] = [0, 0];
    for (let hop = 0; hop < hops && open.length > 0; hop += 1) {
      const list = (place: 0 | 1 | 2): string => `{${open.map((one) => one[place]).join(',')}}`;
      const found = await this.rows(
        'hop',
        `SELECT p.payee, min(p.moment) FILTER (WHERE NOT p.stops) AS since, count(*) AS rows, CAST(sum(p.amount) AS bigint) AS amount
         FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS o(account, since, before)
         JOIN payment p ON p.payer = o.account AND p.moment >= o.since AND p.moment < o.before
         WHERE p.followed AND (NOT p.settling OR p.id <> ALL ($4::int[])) GROUP BY p.payee`,
        [list(0), list(1), list(2), `{${own.join(',')}}`],
      );
      open = [];
      for (const { payee, since, rows: edges, amount: fen } of found) {
        rows += edges!;
        amount += fen!;
        const before = known.get(payee!) ?? NEVER;
        if (since === null || since! >= before) continue;
        known.set(payee!, since!);
        open.push([payee!, since!, before]);
      }
    }
    return { rows, amount, accounts: known.size };
  }
}

function sumOf(rows: readonly Record<string, number | null>[], column: string): number {
  return rows.reduce((sum, row) => sum + row[column]!, 0);
}

/** Through the client program: the server's user may not read this folder. */
async function copyIn(socket: string, table: string, path: string): Promise<void> {
  if (statSync(path).size === 0) return;
  const psql = spawn('psql', ['-h', socket, '-U', 'postgres', '-q', '-v', 'ON_ERROR_STOP=1', '-c', `COPY ${table} FROM STDIN (FORMAT csv, NULL '')`], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  psql.stderr.on('data', (text: Buffer) => (said += text.toString()));
  createReadStream(path).pipe(psql.stdin);
  const code = await new Promise((done) => psql.once('close', done));
  if (code !== 0) throw new Error(`PostgreSQL did not take ${table}: ${said}`);
}
