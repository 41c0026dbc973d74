/**
 * @id      undo-edges
 * @title   Removes the edges of a load that was not activated, some thousands at a time
 * @access  write
 * @param   sequence integer Its sequence
 * @returns removed
 */
MATCH ()-[e]->()
WHERE e.addedIn = $sequence
CALL (e) {
  DELETE e
} IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
