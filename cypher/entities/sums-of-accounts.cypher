/**
 * @id       sums-of-accounts
 * @title    What came into and left a set of accounts, by fiscal year, document and direction; transfers inside the set are `internal`, each once
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    settling   string[] Kinds of payment that undo earlier ones
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @param    past       boolean = false The data version is not the newest: a number copied from a line is read from the line as it was
 * @returns  fiscalYear, document, flow, amount, count, firstAt, lastAt
 * @order    fiscalYear, document, flow
 * @limit    200000
 */
UNWIND $accounts AS account
MATCH (a:Account {id: account})-[p:PAID]-(other:Account)
WHERE p.at <= $asOf AND NOT (other.id IN $accounts AND endNode(p) <> a) AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH p, a, other, startNode(p) AS payer, endNode(p) AS payee
WHERE $scope IS NULL OR coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope
  OR CASE WHEN payee.changedIn > $batch THEN head(COLLECT { MATCH (payee)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payee.region END IN $scope
WITH p, CASE WHEN other.id IN $accounts THEN 'internal' WHEN endNode(p) = a THEN 'received' WHEN p.kind IN $settling THEN 'returned' ELSE 'paid' END AS flow
WITH p, flow, CASE WHEN $past AND p.copied CONTAINS 'document' THEN null ELSE p.document END AS stated
WITH coalesce(p.fiscalYear, datetime({epochMillis: p.at, timezone: 'Asia/Shanghai'}).year) AS fiscalYear, stated, flow, sum(p.amount) AS amount, count(p) AS count,
     CASE WHEN stated IS NULL THEN p.indicator END AS indicator, CASE WHEN stated IS NULL THEN p.batch END AS payout, min(p.at) AS firstAt, max(p.at) AS lastAt
// A card line names only its batch: its document is that of the lines which fund the batch, several joined by 、.
CALL (indicator, payout) {
  OPTIONAL MATCH (:PayoutBatch {id: payout})-[f:FUNDED_BY]->(l:Indicator)
  WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  WITH indicator, collect(l.id) AS funding
  UNWIND CASE WHEN indicator IS NOT NULL THEN [indicator] WHEN funding = [] THEN [null] ELSE funding END AS line
  OPTIONAL MATCH (i:Indicator {id: line})
  OPTIONAL MATCH (d:Document)-[c:CARRIES]->(i)
  WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  WITH d, CASE WHEN indicator IS NULL OR i.addedIn > $batch THEN null
    WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.ownNumber })
    ELSE i.ownNumber END AS own
  WITH DISTINCT coalesce(own, d.number) AS number ORDER BY number
  RETURN reduce(joined = null, one IN collect(number) | coalesce(joined + '、', '') + one) AS found
}
RETURN fiscalYear, coalesce(stated, found) AS document, flow, sum(amount) AS amount, sum(count) AS count, min(firstAt) AS firstAt, max(lastAt) AS lastAt
ORDER BY fiscalYear, document, flow
LIMIT 200000
