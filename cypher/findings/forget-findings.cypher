/**
 * @id      forget-findings
 * @title   Removes all findings and runs: the data they are about are gone as a whole
 * @access  write
 * @returns forgotten
 */
MATCH (n:Finding|FindingEvent|WarningRun|RuleRun|WarningLock)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS forgotten
