/**
 * @id      clear-edges
 * @title   Removes all edges, some thousands at a time; only ever asked for when all of it is demo data
 * @access  write
 * @returns removed
 * @note    Before the nodes: deleting a treasury account with all its payments would not fit into a transaction.
 */
MATCH ()-[e]->()
CALL (e) {
  DELETE e
} IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
