/**
 * @id      quarantine-counts
 * @title   How many rows a batch has set aside, by reason and by file
 * @access  read
 * @param   batch    string  Batch id
 * @param   reason   string  Total: only these; null = all
 * @param   file     string  Total: only of this file; null = all
 * @param   onlyOpen boolean Only rows that no later batch has delivered again
 * @returns total, open, reasons, files
 * @order   one row; reasons by code, files by path
 * @limit   1, aggregates
 */
MATCH (q:Quarantined {batch: $batch})
WHERE NOT $onlyOpen OR q.correctedIn IS NULL
WITH q.reason AS reason, q.file AS file, count(*) AS rows, sum(CASE WHEN q.correctedIn IS NULL THEN 1 ELSE 0 END) AS open
ORDER BY reason, file
WITH collect({reason: reason, file: file, rows: rows, open: open}) AS counts
WITH counts, [c IN counts WHERE ($reason IS NULL OR c.reason = $reason) AND ($file IS NULL OR c.file = $file)] AS asked
CALL (counts) { UNWIND counts AS c WITH c.reason AS code, sum(c.rows) AS rows ORDER BY code RETURN collect([code, toString(rows)]) AS reasons }
CALL (counts) { UNWIND counts AS c WITH c.file AS code, sum(c.rows) AS rows ORDER BY code RETURN collect([code, toString(rows)]) AS files }
RETURN reduce(s = 0, c IN asked | s + c.rows) AS total, reduce(s = 0, c IN asked | s + c.open) AS open, reasons, files
