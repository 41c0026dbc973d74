/**
 * @id      begin-removal
 * @title   Makes demo data invisible at once, and marks it so that an interrupted removal is finished at the next start
 * @access  write
 * @returns removing
 */
MATCH (b:Batch)
WHERE b.demo
SET b.status = 'removing'
RETURN count(*) AS removing
