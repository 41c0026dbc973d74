/**
 * @id      quarantined-rows
 * @title   Rows set aside by a batch
 * @access  read
 * @param   batch  string  Batch id
 * @param   after  integer Rows up to this number are left out
 * @param   limit  integer Rows on a page
 * @param   reason string  Only these; null = all
 * @param   file   string  Only of this file; null = all
 * @param   open   boolean Only rows that no later batch has delivered again
 * @returns number, id, file, line, column, reason, detail, cells, correctedIn
 * @order   number
 * @limit   $limit
 */
MATCH (q:Quarantined {batch: $batch})
WHERE q.number > $after AND ($reason IS NULL OR q.reason = $reason) AND ($file IS NULL OR q.file = $file) AND (NOT $open OR q.correctedIn IS NULL)
RETURN q.number AS number, q.id AS id, q.file AS file, q.line AS line, q.column AS column, q.reason AS reason, q.detail AS detail, q.cells AS cells,
       q.correctedIn AS correctedIn
ORDER BY number
LIMIT $limit
