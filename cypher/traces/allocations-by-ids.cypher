/**
 * @id       allocations-by-ids
 * @title    Moves of quota by their ids, as one batch sees them
 * @access   read
 * @param    allocations string[] Ids of allocations
 * @param    batch      integer  Data version
 * @returns  id, source, target, amount, at, seq, timePrecision, kind, link, provenance, dataQuality
 * @order    at, seq, id
 * @limit    none: details for ids that were found before
 */
UNWIND $allocations AS allocation
MATCH (i:Indicator)-[a:ALLOCATED {id: allocation}]->(j:Indicator)
WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
RETURN a.id AS id, i.id AS source, j.id AS target, a.amount AS amount, a.at AS at, coalesce(a.seq, 0) AS seq,
       a.timePrecision AS timePrecision, a.kind AS kind, a.link AS link, a.source AS provenance, coalesce(a.dataQuality, []) AS dataQuality
ORDER BY at, seq, id
