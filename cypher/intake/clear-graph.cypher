/**
 * @id      clear-graph
 * @title   Removes everything, some thousands at a time; only ever asked for when all of it is demo data
 * @access  write
 * @returns removed
 * @plan    AllNodesScan: everything is meant
 */
MATCH (n)
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS removed
