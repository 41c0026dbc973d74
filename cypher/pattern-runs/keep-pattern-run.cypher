/**
 * @id      keep-pattern-run
 * @title   Saves a run of a pattern; the same question asked again is the same run
 * @access  write
 * @param   run     map     id, pattern, digest, parameters (JSON), scope, regions, batch, asOf, actor
 * @param   now     instant Now
 * @returns run
 */
MERGE (r:PatternRun {id: $run.id})
ON CREATE SET r += $run, r.at = $now, r.times = 0
SET r.lastAt = $now, r.times = r.times + 1
RETURN properties(r) AS run
