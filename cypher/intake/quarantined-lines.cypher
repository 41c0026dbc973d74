/**
 * @id      quarantined-lines
 * @title   Which rows of a batch were set aside
 * @access  read
 * @param   batch string Batch id
 * @returns file, line
 * @order   number
 * @limit   none: all of them are left out when the batch is read again
 */
MATCH (q:Quarantined {batch: $batch})
RETURN q.file AS file, q.line AS line
ORDER BY q.number
