/**
 * @id       fiscal-payment-lines
 * @title    Single payments out of the fiscal accounts of some regions: those that name no line, or those that no second system has recorded
 * @access   read
 * @param    regions    string[] Region codes of the paying accounts; null = all
 * @param    year       integer  Fiscal year of the payment, else the year of its day; null = all
 * @param    untagged   boolean  Only those that would draw quota (treasury, zero-balance account) and name neither line nor batch
 * @param    seen       string[] Only those with one of these marks, as fiscal-payments gives them
 * @param    limit      integer  Payments at most
 * @param    batch      integer  Data version
 * @returns  id, region, year, seen, document, payee, payeeKind, at, amount, source
 * @order    amount, largest first, then id
 * @limit    $limit
 */
MATCH (a:Account)
WHERE a.kind IN ['treasury', 'zero-balance', 'special', 'agent-batch', 'own-funds', 'township', 'platform'] AND a.region IS NOT NULL
  AND ($regions IS NULL OR a.region IN $regions) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, EXISTS { (a)-[s:PAID|OBSERVED]->() WHERE s.payerBalance IS NOT NULL AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) } AS listed
MATCH (a)-[p:PAID]->(b:Account)
WHERE p.kind IN ['payment', 'transfer', 'cash'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  AND (NOT $untagged OR (p.indicator IS NULL AND p.batch IS NULL AND a.kind IN ['treasury', 'zero-balance']))
WITH a, b, listed, p, coalesce(p.fiscalYear, datetime({epochMillis: p.at, timezone: 'Asia/Shanghai'}).year) AS year
WHERE $year IS NULL OR year = $year
WITH a, b, p, year,
     CASE WHEN p.unconfirmed THEN 'unconfirmed' WHEN p.payerBalance IS NOT NULL OR size(coalesce(p.observations, [])) > 0 THEN 'observed'
          WHEN listed THEN 'not-on-statement' ELSE 'no-statement' END AS seen
WHERE seen IN $seen
RETURN p.id AS id, a.region AS region, year, seen, p.document AS document, coalesce(p.statedPayee, b.name) AS payee, b.kind AS payeeKind, p.at AS at, p.amount AS amount, p.source AS source
ORDER BY amount DESC, id
LIMIT $limit
