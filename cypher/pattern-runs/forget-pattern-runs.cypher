/**
 * @id      forget-pattern-runs
 * @title   Removes all saved runs: the data they were about are gone as a whole
 * @access  write
 * @returns forgotten
 */
MATCH (n:PatternRun)
CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS forgotten
