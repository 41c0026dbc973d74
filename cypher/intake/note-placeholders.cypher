/**
 * @id      note-placeholders
 * @title   Imported nodes of which no row states anything: a file for the import cannot hold the empty list that says so
 * @access  write
 * @returns noted
 * @note    All entities are looked at once: a whole graph has just been imported.
 */
MATCH (n:Entity)
WHERE n.stated IS NULL
CALL (n) {
  SET n.stated = []
} IN TRANSACTIONS OF 20000 ROWS
RETURN count(*) AS noted
