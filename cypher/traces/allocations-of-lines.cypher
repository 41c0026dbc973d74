/**
 * @id       allocations-of-lines
 * @title    The whole quota ledger of some indicators: everything allocated into and out of them
 * @access   read
 * @param    lines      string[] Indicator ids
 * @param    batch      integer  Data version
 * @returns  id, source, target, amount, at, seq, timePrecision, kind, link, provenance, dataQuality
 * @order    at, seq, id
 * @limit    none: an attribution is exact only over the whole ledger
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line})-[a:ALLOCATED]-(:Indicator)
WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH DISTINCT a
RETURN a.id AS id, startNode(a).id AS source, endNode(a).id AS target, a.amount AS amount, a.at AS at, coalesce(a.seq, 0) AS seq,
       a.timePrecision AS timePrecision, a.kind AS kind, a.link AS link, a.source AS provenance, coalesce(a.dataQuality, []) AS dataQuality
ORDER BY at, seq, id
