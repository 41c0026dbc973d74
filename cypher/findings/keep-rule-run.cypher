/**
 * @id      keep-rule-run
 * @title   Keeps what one rule came to in a run
 * @access  write
 * @param   row    map  id, run, rule, version, digest, status, error, durationMs, judged, hits, excluded, byRegion, lacking
 * @returns id
 */
MERGE (n:RuleRun {id: $row.id})
SET n = $row
RETURN n.id AS id
