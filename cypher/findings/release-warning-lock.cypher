/**
 * @id      release-warning-lock
 * @title   Lets go of the lock of a run whose service is gone
 * @access  write
 * @param   now instant Now
 * @returns id
 */
MATCH (lock:WarningLock {id: 'warnings'})
WHERE lock.run IS NOT NULL
WITH lock, lock.run AS run
SET lock.run = null
WITH run
MATCH (r:WarningRun {id: run})
// One that was asked to end has ended; any other counts as broken off, having no lock.
SET r.endedAt = CASE WHEN r.status = 'cancelling' THEN $now ELSE r.endedAt END,
    r.status = CASE WHEN r.status = 'cancelling' THEN 'cancelled' ELSE r.status END
RETURN r.id AS id
