/**
 * @id      note-warning-run
 * @title   Keeps from which data version on an incremental run follows the batches
 * @access  write
 * @param   id    string  Run
 * @param   since integer Data version; null: none, all is judged
 * @returns id
 */
MATCH (r:WarningRun {id: $id})
SET r.since = $since
RETURN r.id AS id
