import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask, Engine, Subject } from './engine.js';
import type { Found } from './floor.js';
import { peerPackage, peerVersion } from './peers.js';
import { BY_NUMBER, chainOf, PAYMENT_ROWS, PAYMENT_SUMS, recursionOf, TABLES, TREE_COUNT } from './sql-walks.js';

interface Connection {
  run(text: string): Promise<unknown>;
  runAndReadAll(text: string, values?: unknown[]): Promise<{ getRowObjectsJS(): Record<string, number | bigint | null>[] }>;
  interrupt(): void;
  closeSync?(): void;
}

/** DuckDB with copies of the payments sorted by what they are looked up by. */
export class DuckDb {
  private constructor(
    private readonly connection: Connection,
    readonly load: { readonly ms: number; readonly bytes: number; readonly version: string },
  ) {}

  static async open(tables: string): Promise<DuckDb> {
    const { DuckDBInstance } = await peerPackage<{
      DuckDBInstance: { create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<Connection> }> };
    }>('@duckdb/node-api');
    const file = join(tables, 'peer.duckdb');
    for (const each of [file, `${file}.wal`]) rmSync(each, { force: true });
    const connection = await (await DuckDBInstance.create(file, { threads: '2', memory_limit: '6GB' })).connect();
    const from = performance.now();
    for (const [table, columns] of Object.entries(TABLES)) {
      const typed = columns.split(', ').map((column) => `'${column.split(' ')[0]}': '${column.split(' ')[1]}'`);
      const order = table === 'payment' ? ' ORDER BY line, payout, moment' : table === 'allocation' ? ' ORDER BY source, moment' : '';
      const path = join(tables, `${table}.csv`);
      if (statSync(path).size === 0) await connection.run(`CREATE TABLE ${table} (${columns})`);
      else await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${path}', header = false, columns = {${typed.join(', ')}})${order}`);
    }
    await connection.run('CREATE TABLE followed AS SELECT * FROM payment WHERE followed ORDER BY payer, moment');
    await connection.run('CHECKPOINT');
    return new DuckDb(connection, { ms: performance.now() - from, bytes: statSync(file).size, version: `DuckDB ${peerVersion('@duckdb/node-api')}` });
  }

  engines(): Engine[] {
    const isOther = (ask: Ask): boolean => ['number', 'tree', 'payments', 'sums'].includes(ask.kind);
    const interrupt = (): void => this.connection.interrupt();
    return [
      { name: 'DuckDB, chain', answers: (ask) => isOther(ask) || ask.kind === 'reach', ask: (ask, subject) => this.ask(ask, subject, chainOf), interrupt },
      { name: 'DuckDB, recursive', answers: (ask) => ask.kind === 'reach', ask: (ask, subject) => this.ask(ask, subject, recursionOf), interrupt },
    ];
  }

  async rows(text: string, values: unknown[] = []): Promise<Record<string, number | null>[]> {
    const rows = (await this.connection.runAndReadAll(text, values)).getRowObjectsJS();
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value])));
  }

  async close(): Promise<void> {
    this.connection.closeSync?.();
    return Promise.resolve();
  }

  private async ask(ask: Ask, { number }: Subject, walk: (hops: number) => string): Promise<Found> {
    switch (ask.kind) {
      case 'number':
        return { rows: (await this.rows(BY_NUMBER, [number])).length, amount: 0 };
      case 'tree':
        return { rows: (await this.rows(TREE_COUNT, [number]))[0]!['rows']!, amount: 0 };
      case 'payments': {
        const rows = await this.rows(PAYMENT_ROWS, [number]);
        return { rows: rows.length, amount: rows.reduce((sum, row) => sum + row['amount']!, 0) };
      }
      case 'sums': {
        const rows = await this.rows(PAYMENT_SUMS, [number]);
        return { rows: rows.reduce((sum, row) => sum + row['rows']!, 0), amount: rows.reduce((sum, row) => sum + row['amount']!, 0) };
      }
      case 'reach': {
        const [row] = await this.rows(walk(ask.hops), [number]);
        return { rows: row!['rows']!, amount: row!['amount']!, accounts: row!['accounts']! };
      }
      default:
        throw new Error(`DuckDB has no answer to ${ask.kind}.`);
    }
  }
}
