/**
 * @id       payments-reaching
 * @title    Payments into a frontier of accounts at or before a moment each: one hop backward of a path search
 * @access   read
 * @param    frontier   map[]    {id, at, batch}: accounts, the latest moment (null = any) and, of an agent bank's account, the payout batch (null = any)
 * @param    kinds      string[] Kinds of payment that move money
 * @param    amountMin  fen      Smallest payment considered
 * @param    asOf       integer  Epoch ms of the last moment of what had happened
 * @param    limit      integer  Payments read; what is beyond is smaller
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @returns  id, payer, payee, payerKind, payeeKind, amount, at, seq, timePrecision, indicator, document, batch, project, kind, mode, purpose, payingUnit, statedPayee, region, settles, unconfirmed, provenance, dataQuality
 * @order    amount (largest first), id
 * @limit    $limit
 */
UNWIND $frontier AS f
MATCH (a:Account)-[p:PAID]->(b:Account {id: f.id})
WHERE (f.at IS NULL OR p.at <= f.at) AND (f.batch IS NULL OR p.batch = f.batch) AND p.at <= $asOf AND p.amount >= $amountMin AND p.kind IN $kinds
  AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH p, a, b, coalesce(p.region, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE a.region END) AS region
WHERE $scope IS NULL OR region IN $scope
WITH DISTINCT p, a, b, region
ORDER BY p.amount DESC, p.id LIMIT $limit
RETURN p.id AS id, a.id AS payer, b.id AS payee, coalesce(CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.kind }) ELSE a.kind END, 'unknown') AS payerKind, coalesce(CASE WHEN b.changedIn > $batch THEN head(COLLECT { MATCH (b)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.kind }) ELSE b.kind END, 'unknown') AS payeeKind, p.amount AS amount, p.at AS at, coalesce(p.seq, 0) AS seq,
       p.timePrecision AS timePrecision, p.indicator AS indicator, p.document AS document, p.batch AS batch, p.project AS project, p.kind AS kind, p.mode AS mode, p.purpose AS purpose,
       p.payingUnit AS payingUnit, p.statedPayee AS statedPayee, region, coalesce(p.settles, []) AS settles, coalesce(p.unconfirmed, false) AS unconfirmed, p.source AS provenance, coalesce(p.dataQuality, []) AS dataQuality
ORDER BY amount DESC, id
LIMIT $limit
