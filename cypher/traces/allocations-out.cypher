/**
 * @id       allocations-out
 * @title    Where quota goes on from a frontier of indicators, one level
 * @access   read
 * @param    frontier   map[]    {id, at}: indicators and the earliest moment at which traced quota can stand there, epoch ms
 * @param    batch      integer  Data version
 * @returns  target, kind, at
 * @order    target, kind
 * @limit    none: one level of the quota walk; the reader stops at its line budget
 */
UNWIND $frontier AS f
MATCH (:Indicator {id: f.id})-[a:ALLOCATED]->(j:Indicator)
WHERE a.at >= f.at AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
RETURN j.id AS target, a.kind AS kind, min(a.at) AS at
ORDER BY target, kind
