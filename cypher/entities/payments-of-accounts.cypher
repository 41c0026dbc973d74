/**
 * @id       payments-of-accounts
 * @title    A page of the payments into and out of a set of accounts, newest first
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    after      map      {at, id} of the last payment of the page before; null = from the newest
 * @param    limit      integer  Payments on the page
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @param    past       boolean = false The data version is not the newest: a number copied from a line is read from the line as it was
 * @returns  id, inward, kind, amount, at, timePrecision, document, payingUnit, purpose, settles, source, other, otherNumber, otherName, otherKind, holderKind, holderName, otherVisible
 * @order    at (newest first), id
 * @limit    $limit
 */
UNWIND $accounts AS account
MATCH (a:Account {id: account})-[p:PAID]-(other:Account)
WHERE p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND NOT (other.id IN $accounts AND endNode(p) <> a)
  AND ($after IS NULL OR p.at < $after.at OR (p.at = $after.at AND p.id > $after.id))
WITH p, a, other, startNode(p) AS payer, endNode(p) AS payee
WHERE $scope IS NULL OR coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope
  OR CASE WHEN payee.changedIn > $batch THEN head(COLLECT { MATCH (payee)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payee.region END IN $scope
WITH p, a, other ORDER BY p.at DESC, p.id LIMIT $limit
OPTIONAL MATCH (other)-[h:HELD_BY]->(holder:Entity)
WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH p, a, other, holder ORDER BY h.from DESC, holder.id
WITH p, a, other, head(collect(holder)) AS holder
WITH p, a, other, holder, CASE WHEN other.changedIn > $batch THEN head(COLLECT { MATCH (other)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE other END AS otherThen,
     CASE WHEN holder.changedIn > $batch THEN head(COLLECT { MATCH (holder)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE holder END AS holderThen,
     CASE WHEN $past AND p.copied CONTAINS 'document' THEN null ELSE p.document END AS stated
WITH p, a, other, holder, otherThen, holderThen, stated, CASE WHEN stated IS NULL THEN p.indicator END AS indicator, CASE WHEN stated IS NULL THEN p.batch END AS payout
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
RETURN p.id AS id, endNode(p) = a AS inward, p.kind AS kind, p.amount AS amount, p.at AS at, p.timePrecision AS timePrecision, coalesce(stated, found) AS document, p.payingUnit AS payingUnit,
       p.purpose AS purpose, coalesce(p.settles, []) AS settles, p.source AS source, other.id AS other, other.number AS otherNumber, otherThen.name AS otherName, otherThen.kind AS otherKind,
       head([label IN labels(holder) WHERE label <> 'Entity']) AS holderKind, coalesce(holderThen.headName, holderThen.name) AS holderName,
       $scope IS NULL OR coalesce(coalesce(p.region, CASE WHEN startNode(p) = other THEN otherThen.region ELSE CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE a.region END END) IN $scope, false)
       OR coalesce(coalesce(otherThen.region, holderThen.region) IN $scope, false) AS otherVisible
ORDER BY at DESC, id
LIMIT $limit
