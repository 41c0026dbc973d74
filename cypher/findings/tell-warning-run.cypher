/**
 * @id      tell-warning-run
 * @title   A run says that it is alive and how far it is, and learns whether it is to end
 * @access  write
 * @param   id     string  Run
 * @param   now    instant Now
 * @param   judged integer Subjects judged so far
 * @param   rule   string  Rule at work
 * @returns isCancelled
 */
MATCH (r:WarningRun {id: $id})
SET r.judged = $judged, r.rule = $rule
WITH r
MATCH (lock:WarningLock {id: 'warnings'})
SET lock.aliveAt = CASE WHEN lock.run = $id THEN $now ELSE lock.aliveAt END
RETURN r.status = 'cancelling' OR lock.run <> $id AS isCancelled
