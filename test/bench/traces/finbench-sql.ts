import { ACCOUNT_KINDS, END_KINDS } from '../../../src/domain/model/model.js';
import { SHARE, STEPS, type FinBenchName, type Transfer } from './finbench.js';

const MARKED = ACCOUNT_KINDS.flatMap((kind, place) => ((END_KINDS as readonly string[]).includes(kind) ? [place] : [])).join(', ');

/** The same questions in SQL, for PostgreSQL and DuckDB; every one gives `rows` and `amount`. */
export function finbenchSql(name: FinBenchName, { account, other, loan, from, to }: Transfer): { text: string; values: number[] } {
  switch (name) {
    case 'tcr-1':
      return { text: MARKS, values: [account, from, to] };
    case 'tcr-2':
      return { text: UPSTREAM, values: [account, from, to] };
    case 'tcr-4':
      return { text: CIRCLE, values: [account, other, from, to] };
    case 'tcr-5':
      return { text: PATHS, values: [account, from, to] };
    default:
      return { text: SPENT, values: [loan.payee, loan.at, loan.amount, to] };
  }
}

const steps = Array.from({ length: STEPS }, (_, step) => step + 1);
const big = (place: number): string => `CAST($${place} AS bigint)`;
const int = (place: number): string => `CAST($${place} AS int)`;

const MARKS = `WITH step0 AS (SELECT ${int(1)} AS account, ${big(2)} - 1 AS since),
  ${steps
    .map(
      (step) => `step${step} AS MATERIALIZED (
        SELECT p.payee AS account, min(p.moment) AS since FROM step${step - 1} s JOIN followed p ON p.payer = s.account AND p.moment > s.since AND p.moment <= ${big(3)}
        WHERE p.followed GROUP BY p.payee)`,
    )
    .join(',\n  ')},
  least AS (SELECT s.account, min(s.step) AS step FROM (${steps.map((step) => `SELECT account, ${step} AS step FROM step${step}`).join(' UNION ALL ')}) s
    JOIN account a ON a.id = s.account WHERE a.kind IN (${MARKED}) GROUP BY s.account)
  SELECT count(*) AS rows, CAST(coalesce(sum(step), 0) AS bigint) AS amount FROM least`;

const UPSTREAM = `WITH step0 AS (SELECT ${int(1)} AS account, ${big(3)} + 1 AS until),
  ${steps
    .map(
      (step) => `step${step} AS MATERIALIZED (
        SELECT p.payer AS account, max(p.moment) AS until FROM step${step - 1} s JOIN followed p ON p.payee = s.account AND p.moment < s.until AND p.moment >= ${big(2)}
        WHERE p.followed GROUP BY p.payer)`,
    )
    .join(',\n  ')},
  found AS (${steps.map((step) => `SELECT account FROM step${step}`).join(' UNION ')})
  SELECT count(DISTINCT f.account) AS rows, CAST(coalesce(sum(p.amount), 0) AS bigint) AS amount
  FROM found f JOIN payment p ON p.payee = f.account AND p.moment >= ${big(2)} AND p.moment <= ${big(3)} WHERE NOT p.followed`;

const CIRCLE = `WITH away AS (SELECT payee AS third, sum(amount) AS amount FROM followed WHERE payer = ${int(2)} AND moment >= ${big(3)} AND moment <= ${big(4)} GROUP BY payee),
  back AS (SELECT payer AS third, sum(amount) AS amount FROM followed WHERE payee = ${int(1)} AND moment >= ${big(3)} AND moment <= ${big(4)} GROUP BY payer)
  SELECT count(*) AS rows, CAST(coalesce(sum(a.amount + b.amount), 0) AS bigint) AS amount FROM away a JOIN back b ON b.third = a.third`;

const places = (step: number, prefix: string): string => Array.from({ length: step + 1 }, (_, place) => `${prefix}a${place}`).join(', ');
const PATHS = `WITH path0 AS (SELECT ${int(1)} AS a0, ${big(2)} - 1 AS moment),
  ${steps
    .map(
      (step) => `path${step} AS MATERIALIZED (
        SELECT DISTINCT ${places(step - 1, 's.')}, p.payee AS a${step}, p.moment FROM path${step - 1} s
        JOIN followed p ON p.payer = s.a${step - 1} AND p.moment > s.moment AND p.moment <= ${big(3)}
        WHERE p.followed AND p.payee NOT IN (${places(step - 1, 's.')}))`,
    )
    .join(',\n  ')}
  SELECT CAST(sum(n) AS bigint) AS rows, CAST(sum(n * step) AS bigint) AS amount FROM (
    ${steps.map((step) => `SELECT ${step} AS step, (SELECT count(*) FROM (SELECT DISTINCT ${places(step, '')} FROM path${step}) d${step}) AS n`).join(' UNION ALL ')}) counted`;

const SPENT = `WITH edge0 AS (SELECT CAST(-1 AS int) AS id, ${int(1)} AS payee, ${big(2)} AS moment, ${big(3)} AS amount),
  ${steps
    .map(
      (step) => `edge${step} AS MATERIALIZED (
        SELECT DISTINCT p.id, p.payee, p.moment, p.amount FROM edge${step - 1} e
        JOIN followed p ON p.payer = e.payee AND p.moment > e.moment AND p.moment <= ${big(4)} AND p.amount > e.amount * ${SHARE}
        WHERE p.followed)`,
    )
    .join(',\n  ')},
  seen AS (${steps.map((step) => `SELECT id, payee, amount FROM edge${step}`).join(' UNION ')})
  SELECT count(DISTINCT payee) AS rows, CAST(coalesce(sum(amount), 0) AS bigint) AS amount FROM seen`;
