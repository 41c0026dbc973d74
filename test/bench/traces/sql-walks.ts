/**
 * The questions in SQL, the same for PostgreSQL and DuckDB. Keys are integers, whether a payee ends a walk and whether a payment can be
 * followed stand in the payment's own row: all that is good for a database. Moments are epoch ms, amounts fen.
 */
export const TABLES: Readonly<Record<string, string>> = {
  account: 'id int, kind int',
  document: 'id int, number text',
  carries: 'document int, line int',
  allocation: 'source int, target int, moment bigint, amount bigint, funding boolean',
  funding: 'payout int, line int',
  settlement: 'settler int, settled int',
  payment:
    'id int, payer int, payee int, amount bigint, moment bigint, line int, payout int, settling boolean, followed boolean, reclassification boolean, stops boolean, settled boolean',
};

/** Before and after all times. */
const NEVER = 9_000_000_000_000_000;

export const BY_NUMBER = 'SELECT id FROM document WHERE number = $1';

const TREE = `
  tree(line, since) AS (
    SELECT c.line, CAST(-${NEVER} AS bigint) FROM document d JOIN carries c ON c.document = d.id WHERE d.number = $1
    UNION
    SELECT a.target, CASE WHEN a.funding THEN CAST(-${NEVER} AS bigint) ELSE a.moment END FROM tree t JOIN allocation a ON a.source = t.line AND a.moment >= t.since
  ),
  reached AS MATERIALIZED (SELECT DISTINCT line FROM tree)`;

/** Payments of the lines, of the payout batches they fund, and what undoes or moves these. */
const DOCUMENTED = `${TREE},
  of_lines AS MATERIALIZED (SELECT p.* FROM reached r JOIN payment p ON p.line = r.line),
  rounds AS MATERIALIZED (
    SELECT f.payout FROM reached r JOIN funding f ON f.line = r.line UNION SELECT payout FROM of_lines WHERE payout IS NOT NULL
  ),
  plain AS MATERIALIZED (
    SELECT * FROM of_lines
    UNION ALL
    SELECT p.* FROM rounds r JOIN payment p ON p.payout = r.payout WHERE p.line IS NULL OR p.line NOT IN (SELECT line FROM reached)
  ),
  undoing AS MATERIALIZED (
    SELECT DISTINCT s.settler FROM plain d JOIN settlement s ON s.settled = d.id WHERE d.settled AND NOT d.settling AND NOT d.reclassification
  ),
  payees AS MATERIALIZED (SELECT DISTINCT payee FROM plain WHERE NOT settling AND NOT reclassification AND EXISTS (SELECT FROM_ANY FROM undoing)),
  later AS MATERIALIZED (SELECT p.* FROM undoing u JOIN payment p ON p.id = u.settler),
  documented AS MATERIALIZED (
    SELECT * FROM plain
    UNION ALL
    SELECT p.* FROM later p
    WHERE (p.settling AND p.payer IN (SELECT payee FROM payees) OR p.reclassification AND p.payee IN (SELECT payee FROM payees))
      AND p.id NOT IN (SELECT id FROM plain)
  )`.replace('FROM_ANY', '1');

export const TREE_COUNT = `WITH RECURSIVE ${TREE} SELECT count(*) AS rows FROM reached`;
export const PAYMENT_ROWS = `WITH RECURSIVE ${DOCUMENTED} SELECT id, payer, payee, amount, moment FROM documented ORDER BY moment, id`;
/** What is drawn of a document: its payments by line, with count and sum. */
export const PAYMENT_SUMS = `WITH RECURSIVE ${DOCUMENTED} SELECT line, count(*) AS rows, CAST(sum(amount) AS bigint) AS amount FROM documented GROUP BY line`;

/** Where the onward walk begins, and which settling payments belong to the document. */
export const STARTS = `WITH RECURSIVE ${DOCUMENTED}
  SELECT payee AS account, min(moment) AS since, CAST(-1 AS int) AS settling FROM documented WHERE NOT settling AND NOT stops GROUP BY payee
  UNION ALL SELECT -1, 0, id FROM documented WHERE settling`;

const NOT_OWN = '(NOT p.settling OR p.id NOT IN (SELECT id FROM documented WHERE settling))';

/** All hops in one statement, one after the other: every hop opens the accounts that money reaches earlier than known. */
export function chainOf(hops: number): string {
  const parts = [
    `open1 AS MATERIALIZED (SELECT payee AS account, min(moment) AS since, CAST(${NEVER} AS bigint) AS before FROM documented WHERE NOT settling AND NOT stops GROUP BY payee)`,
    'known1 AS MATERIALIZED (SELECT account, since FROM open1)',
  ];
  for (let hop = 1; hop <= hops; hop += 1) {
    const next = hop + 1;
    parts.push(
      `edges${hop} AS MATERIALIZED (SELECT p.payee, p.moment, p.amount, p.stops FROM open${hop} o JOIN followed p ON p.payer = o.account AND p.moment >= o.since AND p.moment < o.before WHERE p.followed AND ${NOT_OWN})`,
      `found${hop} AS (SELECT payee AS account, min(moment) AS since FROM edges${hop} WHERE NOT stops GROUP BY payee)`,
      `open${next} AS MATERIALIZED (SELECT f.account, f.since, coalesce(k.since, CAST(${NEVER} AS bigint)) AS before FROM found${hop} f LEFT JOIN known${hop} k ON k.account = f.account WHERE k.since IS NULL OR f.since < k.since)`,
      `known${next} AS MATERIALIZED (SELECT account, min(since) AS since FROM (SELECT account, since FROM known${hop} UNION ALL SELECT account, since FROM open${next}) AS both_known GROUP BY account)`,
    );
  }
  const edges = [
    'SELECT 0 AS rows, 0 AS amount',
    ...Array.from({ length: hops }, (_, hop) => `SELECT count(*) AS rows, coalesce(sum(amount), 0) AS amount FROM edges${hop + 1}`),
  ].join(' UNION ALL ');
  return `WITH RECURSIVE ${DOCUMENTED}, ${parts.join(', ')}
    SELECT CAST(sum(rows) AS bigint) AS rows, CAST(sum(amount) AS bigint) AS amount, (SELECT count(*) FROM known${hops + 1}) AS accounts FROM (${edges}) AS all_edges`;
}

/** The same as a recursive expression, which cannot keep the earliest arrival while it runs: it meets every (account, moment, hop) once. */
export function recursionOf(hops: number): string {
  return `WITH RECURSIVE ${DOCUMENTED},
    reach(account, moment, hop) AS (
      SELECT payee, min(moment), 0 FROM documented WHERE NOT settling AND NOT stops GROUP BY payee
      UNION
      SELECT p.payee, p.moment, r.hop + 1 FROM reach r JOIN followed p ON p.payer = r.account AND p.moment >= r.moment
      WHERE r.hop < ${hops} AND p.followed AND NOT p.stops AND ${NOT_OWN}
    ),
    arrived AS MATERIALIZED (SELECT account, min(moment) AS moment FROM reach WHERE hop < ${hops} GROUP BY account)
    SELECT count(*) AS rows, CAST(coalesce(sum(p.amount), 0) AS bigint) AS amount, (SELECT count(DISTINCT account) FROM reach) AS accounts
    FROM arrived a JOIN followed p ON p.payer = a.account AND p.moment >= a.moment WHERE p.followed AND ${NOT_OWN}`;
}
