/**
 * @id      undo-nodes
 * @title   Takes back what a load that is not active did to nodes: its own go, those it retired count again
 * @access  write
 * @param   sequence integer Its sequence
 * @returns removed
 * @note    Nothing is indexed by its batch: an index would slow every load for the sake of the few that are undone.
 */
MATCH (n:Entity|Quarantined|Pending|Decision)
WHERE n.addedIn = $sequence OR n.inBatch = $sequence OR n.retiredIn = $sequence
CALL (n) {
  WITH n, n.addedIn = $sequence OR coalesce(n.inBatch = $sequence, false) AS own
  FOREACH (mine IN CASE WHEN own THEN [n] ELSE [] END | DETACH DELETE mine)
  FOREACH (other IN CASE WHEN own THEN [] ELSE [n] END | REMOVE other.retiredIn)
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS removed
