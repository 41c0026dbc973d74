/**
 * @id      undo-nodes
 * @title   Removes the nodes of a load that was not activated, some thousands at a time
 * @access  write
 * @param   sequence integer Its sequence
 * @returns removed
 * @note    Nothing is indexed by its batch: an index would slow every load for the sake of the few that are undone.
 */
MATCH (n:Entity|Quarantined|Pending)
WHERE n.addedIn = $sequence OR n.inBatch = $sequence
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS removed
