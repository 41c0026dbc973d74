/**
 * @id      undo-edges
 * @title   Takes back what a load that is not active did to edges: its own go, those it retired count again
 * @access  write
 * @param   sequence integer Its sequence
 * @returns removed
 * @plan    AllNodesScan: an undone load is rare, and no index names the batch of an edge
 */
MATCH ()-[e]->()
WHERE e.addedIn = $sequence OR e.retiredIn = $sequence
CALL (e) {
  WITH e, e.addedIn = $sequence AS own
  FOREACH (mine IN CASE WHEN own THEN [e] ELSE [] END | DELETE mine)
  FOREACH (other IN CASE WHEN own THEN [] ELSE [e] END | REMOVE other.retiredIn)
} IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
