/**
 * @id      clear-nodes
 * @title   Removes all nodes, some thousands at a time, after their edges
 * @access  write
 * @returns removed
 * @plan    AllNodesScan: everything is meant
 */
MATCH (n)
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS removed
