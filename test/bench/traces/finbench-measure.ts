import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { DuckDb } from './duckdb.js';
import { FinBench, FINBENCH, type FinBenchName, type Transfer } from './finbench.js';
import { finbenchSql } from './finbench-sql.js';
import type { FlatTables } from './flat-tables.js';
import type { Found } from './floor.js';
import type { Measured } from './measure.js';
import type { Postgres } from './postgres.js';
import { timed, TIMED_MS } from './timing.js';

const RUNS = 60;

/** Asks the questions of FinBench's kind of the graph in memory and of the databases, and compares all answers. */
export async function measureFinBench(
  graph: MoneyGraph,
  tables: FlatTables,
  postgres: Postgres | undefined,
  duckdb: DuckDb | undefined,
  told: (measured: Measured) => void,
): Promise<Measured[]> {
  const bench = new FinBench(graph, tables);
  const inSql =
    (rows: (name: string, text: string, values: unknown[]) => Promise<Record<string, number | null>[]>) =>
    async (name: FinBenchName, subject: Transfer): Promise<Found> => {
      const { text, values } = finbenchSql(name, subject);
      const [row] = await rows(name, text, values);
      return { rows: row!['rows']!, amount: row!['amount']! };
    };
  const engines: [string, (name: FinBenchName, subject: Transfer) => Promise<Found> | Found][] = [['walk', (name, subject) => bench.ask(name, subject)]];
  if (postgres) engines.push(['PostgreSQL', inSql((name, text, values) => postgres.rows(name, text, values))]);
  if (duckdb) engines.push(['DuckDB', inSql((_name, text, values) => duckdb.rows(text, values))]);
  const results: Measured[] = [];
  for (const name of Object.keys(FINBENCH) as FinBenchName[]) {
    const truth: Found[] = [];
    const subjects = bench.subjectsOf(name);
    if (subjects.length === 0) continue;
    for (const [engine, ask] of engines) {
      const about = { question: `${name}: ${FINBENCH[name]}`, hops: null, engine };
      let measured: Measured;
      try {
        let difference: string | undefined;
        for (const [place, subject] of subjects.entries()) {
          const found = await ask(name, subject);
          truth[place] ??= found;
          if (found.rows !== truth[place].rows || found.amount !== truth[place].amount)
            difference ??= `differs: ${found.rows}, ${found.amount} instead of ${truth[place].rows}, ${truth[place].amount}`;
        }
        const { p50Ms, p95Ms } = await timed((round) => ask(name, subjects[round % subjects.length]!), {
          runs: RUNS,
          budgetMs: TIMED_MS.compared,
        });
        const rows = truth.map((found) => found.rows!).sort((left, right) => left - right);
        measured = { ...about, p50Ms, p95Ms, rows: rows[rows.length >> 1]!, ...(difference && { note: difference }) };
      } catch (error) {
        measured = { ...about, p50Ms: null, p95Ms: null, rows: null, note: String(error).slice(0, 200) };
      }
      results.push(measured);
      told(measured);
    }
  }
  return results;
}
