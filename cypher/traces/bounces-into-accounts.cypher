/**
 * @id       bounces-into-accounts
 * @title    Bounces that come to some accounts and undo one of some refunds: what was given back never left
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    payments   string[] Ids of the refunds that may have bounced
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  id, payer, payee, amount, at, seq, timePrecision, indicator, batch, project, kind, mode, purpose, payingUnit, statedPayee, region, settles, settledAmounts, restoresQuota, inScope, unconfirmed, provenance, dataQuality
 * @order    at, seq, id
 * @limit    none: totals are exact only over all of them
 */
UNWIND $accounts AS account
MATCH (a:Account)-[p:PAID]->(b:Account {id: account})
WHERE p.kind = 'bounce' AND any(settled IN p.settles WHERE settled IN $payments)
  AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH a, p, b, coalesce(p.region, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE a.region END) AS region
RETURN p.id AS id, a.id AS payer, b.id AS payee, p.amount AS amount, p.at AS at, coalesce(p.seq, 0) AS seq, p.timePrecision AS timePrecision, p.indicator AS indicator,
       p.batch AS batch, p.project AS project, p.kind AS kind, p.mode AS mode, p.purpose AS purpose, p.payingUnit AS payingUnit, p.statedPayee AS statedPayee, region,
       coalesce(p.settles, []) AS settles, coalesce(p.settledAmounts, []) AS settledAmounts, coalesce(p.restoresQuota, false) AS restoresQuota,
       $scope IS NULL OR region IN $scope AS inScope, coalesce(p.unconfirmed, false) AS unconfirmed, p.source AS provenance, coalesce(p.dataQuality, []) AS dataQuality
ORDER BY at, seq, id
