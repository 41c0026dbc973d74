/**
 * @id      undo-nodes
 * @title   Removes the nodes of a load that was not activated, some thousands at a time
 * @access  write
 * @param   sequence integer Its sequence
 * @returns removed
 * @plan    AllNodesScan: nothing is indexed by its batch, and a load is seldom undone
 */
MATCH (n:Entity|Quarantined|Pending)
WHERE n.addedIn = $sequence OR n.inBatch = $sequence
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS removed
