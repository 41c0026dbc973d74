/**
 * @id      end-warning-run
 * @title   Ends a run and lets the next one begin
 * @access  write
 * @param   id     string  Run
 * @param   status string  done, cancelled or failed
 * @param   error  string  What went wrong; null where nothing did
 * @param   now    instant Now
 * @returns id
 */
MATCH (r:WarningRun {id: $id})
SET r.status = $status, r.error = $error, r.endedAt = $now, r.rule = null
WITH r
OPTIONAL MATCH (lock:WarningLock {id: 'warnings', run: $id})
SET lock.run = null
RETURN r.id AS id
