/**
 * @id      cancel-warning-run
 * @title   Asks a run to end after what it is doing
 * @access  write
 * @param   id     string Run
 * @returns status
 */
MATCH (r:WarningRun {id: $id})
SET r.status = CASE WHEN r.status = 'running' THEN 'cancelling' ELSE r.status END
RETURN r.status AS status
