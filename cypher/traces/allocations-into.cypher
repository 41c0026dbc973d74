/**
 * @id       allocations-into
 * @title    Where the quota of some indicators came from, one level up
 * @access   read
 * @param    lines      string[] Indicator ids
 * @param    batch      integer  Data version
 * @returns  id, source, target, amount, at, seq, timePrecision, kind, link, provenance, dataQuality
 * @order    at, seq, id
 * @limit    none: the chain above a document is a handful of lines a level
 */
UNWIND $lines AS line
MATCH (j:Indicator)-[a:ALLOCATED]->(i:Indicator {id: line})
WHERE a.kind IN ['distribution', 'pooling', 'carry-over', 'reissue', 'adjustment', 'recall'] AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
RETURN a.id AS id, j.id AS source, i.id AS target, a.amount AS amount, a.at AS at, coalesce(a.seq, 0) AS seq,
       a.timePrecision AS timePrecision, a.kind AS kind, a.link AS link, a.source AS provenance, coalesce(a.dataQuality, []) AS dataQuality
ORDER BY at, seq, id
