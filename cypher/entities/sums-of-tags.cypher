/**
 * @id       sums-of-tags
 * @title    What was paid to payees on lines, batches, projects, contracts or items, and what came back, by fiscal year and document
 * @access   read
 * @param    indicators string[] Line ids
 * @param    batches    string[] Payout batches, for their card lines
 * @param    id         string   Id of a project, contract or item
 * @param    fiscal     string[] Kinds of account on the fiscal side: a payment that stays among them is a leg on the way, `internal`
 * @param    settling   string[] Kinds of payment that undo earlier ones
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @param    past       boolean = false The data version is not the newest: a number copied from a line is read from the line as it was
 * @returns  fiscalYear, document, flow, amount, count, firstAt, lastAt
 * @order    fiscalYear, document, flow
 * @limit    200000
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
WITH a, p, b, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS payer, CASE WHEN b.changedIn > $batch THEN head(COLLECT { MATCH (b)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE b END AS payee
WITH p, payer, payee, CASE WHEN p.kind IN $settling AND NOT coalesce(payer.kind, 'unknown') IN $fiscal THEN 'returned'
  WHEN NOT p.kind IN $settling AND NOT coalesce(payee.kind, 'unknown') IN $fiscal THEN 'paid' ELSE 'internal' END AS flow
WHERE p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  AND ($scope IS NULL OR coalesce(p.region, payer.region) IN $scope OR payee.region IN $scope)
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
