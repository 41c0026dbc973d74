/**
 * @id       payments-of-tags
 * @title    A page of the payments on lines, batches, projects, contracts or items, newest first
 * @access   read
 * @param    indicators string[] Line ids
 * @param    batches    string[] Payout batches, for their card lines
 * @param    id         string   Id of a project, contract or item
 * @param    settling   string[] Kinds of payment that undo earlier ones: they come in, others go out
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
CALL () {
  UNWIND $indicators AS indicator MATCH (a:Account)-[p:PAID {indicator: indicator}]->(b:Account) USING INDEX SEEK p:PAID(indicator) RETURN a, p, b
  UNION
  UNWIND $batches AS payout MATCH (a:Account)-[p:PAID {batch: payout}]->(b:Account) USING INDEX SEEK p:PAID(batch) RETURN a, p, b
  UNION
  MATCH (a:Account)-[p:PAID {project: $id}]->(b:Account) USING INDEX SEEK p:PAID(project) RETURN a, p, b
  UNION
  MATCH (a:Account)-[p:PAID {contract: $id}]->(b:Account) USING INDEX SEEK p:PAID(contract) RETURN a, p, b
  UNION
  MATCH (a:Account)-[p:PAID {item: $id}]->(b:Account) USING INDEX SEEK p:PAID(item) RETURN a, p, b
}
WITH a, p, b, p.kind IN $settling AS inward
WHERE p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  AND ($after IS NULL OR p.at < $after.at OR (p.at = $after.at AND p.id > $after.id))
  AND ($scope IS NULL OR coalesce(p.region, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE a.region END) IN $scope
    OR CASE WHEN b.changedIn > $batch THEN head(COLLECT { MATCH (b)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE b.region END IN $scope)
WITH p, inward, CASE WHEN inward THEN a ELSE b END AS other ORDER BY p.at DESC, p.id LIMIT $limit
OPTIONAL MATCH (other)-[h:HELD_BY]->(holder:Entity)
WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH p, inward, other, holder ORDER BY h.from DESC, holder.id
WITH p, inward, other, head(collect(holder)) AS holder
WITH p, inward, other, holder, CASE WHEN other.changedIn > $batch THEN head(COLLECT { MATCH (other)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE other END AS otherThen,
     CASE WHEN holder.changedIn > $batch THEN head(COLLECT { MATCH (holder)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE holder END AS holderThen,
     CASE WHEN $past AND p.copied CONTAINS 'document' THEN null ELSE p.document END AS stated
WITH p, inward, other, holder, otherThen, holderThen, stated, CASE WHEN stated IS NULL THEN p.indicator END AS indicator, CASE WHEN stated IS NULL THEN p.batch END AS payout
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
RETURN p.id AS id, inward, p.kind AS kind, p.amount AS amount, p.at AS at, p.timePrecision AS timePrecision, coalesce(stated, found) AS document, p.payingUnit AS payingUnit, p.purpose AS purpose,
       coalesce(p.settles, []) AS settles, p.source AS source, other.id AS other, other.number AS otherNumber, otherThen.name AS otherName, otherThen.kind AS otherKind,
       head([label IN labels(holder) WHERE label <> 'Entity']) AS holderKind, coalesce(holderThen.headName, holderThen.name) AS holderName,
       $scope IS NULL OR coalesce(coalesce(p.region, otherThen.region) IN $scope, false) OR coalesce(coalesce(otherThen.region, holderThen.region) IN $scope, false) AS otherVisible
ORDER BY at DESC, id
LIMIT $limit
