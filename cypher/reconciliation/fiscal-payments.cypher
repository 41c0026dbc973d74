/**
 * @id       fiscal-payments
 * @title    Payments out of the fiscal accounts of some regions, as sums by region, year, whether they draw on no line, and who else recorded them
 * @access   read
 * @param    regions    string[] Region codes of the paying accounts; null = all
 * @param    year       integer  Fiscal year of the payment, else the year of its day; null = all
 * @param    batch      integer  Data version
 * @returns  region, year, untagged, seen, amount, payments
 * @order    region, year, untagged, seen
 * @limit    none: sums are exact only over all of them
 * @note     untagged: out of the treasury or a zero-balance account, where quota is drawn, without naming line or batch. What other accounts pay on has
 *           been drawn before.
 *           seen: observed = a second system has it, or it is itself a line of a statement; unconfirmed = as observed, but a person has to confirm;
 *           not-on-statement = the paying account has statements without it; no-statement = it has none.
 */
MATCH (a:Account)
WHERE a.kind IN ['treasury', 'zero-balance', 'special', 'agent-batch', 'own-funds', 'township', 'platform'] AND a.region IS NOT NULL
  AND ($regions IS NULL OR a.region IN $regions) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, EXISTS { (a)-[s:PAID|OBSERVED]->() WHERE s.payerBalance IS NOT NULL AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) } AS listed
MATCH (a)-[p:PAID]->()
WHERE p.kind IN ['payment', 'transfer', 'cash'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH a, listed, p, coalesce(p.fiscalYear, datetime({epochMillis: p.at, timezone: 'Asia/Shanghai'}).year) AS year
WHERE $year IS NULL OR year = $year
WITH a.region AS region, year, p.indicator IS NULL AND p.batch IS NULL AND a.kind IN ['treasury', 'zero-balance'] AS untagged,
     CASE WHEN p.unconfirmed THEN 'unconfirmed' WHEN p.payerBalance IS NOT NULL OR size(coalesce(p.observations, [])) > 0 THEN 'observed'
          WHEN listed THEN 'not-on-statement' ELSE 'no-statement' END AS seen, p.amount AS amount
RETURN region, year, untagged, seen, sum(amount) AS amount, count(*) AS payments
ORDER BY region, year, untagged, seen
