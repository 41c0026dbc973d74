/**
 * @id      warning-runs
 * @title   Runs of the warnings
 * @access  read
 * @param   id     string  One run; null = all
 * @param   limit  integer = 50 Runs at most
 * @returns run, aliveAt
 * @order   newest first, then id
 * @limit   $limit
 */
MATCH (r:WarningRun)
WHERE $id IS NULL OR r.id = $id
OPTIONAL MATCH (lock:WarningLock {id: 'warnings', run: r.id})
RETURN properties(r) AS run, lock.aliveAt AS aliveAt
ORDER BY r.startedAt DESC, r.id
LIMIT $limit
