/**
 * @id      begin-warning-run
 * @title   Begins a run of the warnings, unless another one is alive
 * @access  write
 * @param   run        map     id, startedAt, batch, asOf, scope, rules, title, actor
 * @param   now        instant Now
 * @param   staleAfter integer Milliseconds after which a run that tells nothing counts as dead
 * @returns id
 */
MERGE (lock:WarningLock {id: 'warnings'})
SET lock.asked = $now
WITH lock
WHERE lock.run IS NULL OR lock.aliveAt < $now - $staleAfter OR lock.run = $run.id
SET lock.run = $run.id, lock.aliveAt = $now
MERGE (r:WarningRun {id: $run.id})
SET r += $run, r.status = 'running', r.endedAt = null
RETURN r.id AS id
