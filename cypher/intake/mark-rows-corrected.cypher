/**
 * @id      mark-rows-corrected
 * @title   Quarantined rows that a later batch has delivered again
 * @access  write
 * @param   batch string    Batch that set them aside
 * @param   file  string    Its file
 * @param   lines integer[] Their lines
 * @param   by    string    The batch that delivered them again
 * @returns written
 */
MATCH (q:Quarantined {batch: $batch})
WHERE q.file = $file AND q.line IN $lines
SET q.correctedIn = $by
RETURN count(*) AS written
