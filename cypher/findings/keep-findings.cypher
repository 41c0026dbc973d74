/**
 * @id      keep-findings
 * @title   Keeps findings as they stand now, and what happened to them as events that nothing changes any more
 * @access  write
 * @param   rows    map[]  id, facts (what the finding is now), event (what happened; null = nothing)
 * @returns kept
 */
UNWIND $rows AS row
MERGE (f:Finding {id: row.id})
SET f += row.facts
FOREACH (event IN CASE WHEN row.event IS NULL THEN [] ELSE [row.event] END | CREATE (f)-[:HAS_EVENT]->(e:FindingEvent) SET e = event)
RETURN count(*) AS kept
