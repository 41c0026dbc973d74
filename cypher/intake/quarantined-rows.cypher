/**
 * @id      quarantined-rows
 * @title   Rows of a batch that were set aside, a page at a time
 * @access  read
 * @param   batch string  Batch id
 * @param   after integer Number of the last row of the page before; 0 for the first page
 * @param   limit integer = 100 Rows on the page
 * @returns number, id, file, line, column, reason, detail, cells
 * @order   number: file (order of the manifest), then line
 * @limit   $limit
 */
MATCH (q:Quarantined {batch: $batch})
WHERE q.number > $after
RETURN q.number AS number, q.id AS id, q.file AS file, q.line AS line, q.column AS column, q.reason AS reason, q.detail AS detail, q.cells AS cells
ORDER BY number
LIMIT $limit
