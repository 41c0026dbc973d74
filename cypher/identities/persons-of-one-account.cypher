/**
 * @id       persons-of-one-account
 * @title    Persons without identity number who hold an account together with one who has it
 * @access   read
 * @param    limit      integer  Pairs at most
 * @param    batch      integer  Data version
 * @returns  lesser, fuller, accounts
 * @order    lesser, fuller
 * @limit    $limit
 */
MATCH (w:Person)
WHERE w.weakIdentity AND w.idNumber IS NULL AND w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch)
MATCH (w)<-[h:HELD_BY]-(a:Account)-[g:HELD_BY]->(f:Person)
WHERE f.idNumber IS NOT NULL AND f <> w AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
WITH w, f, count(DISTINCT a) AS accounts
RETURN w {.id, .name, .idNumber, .region, .source} AS lesser, f {.id, .name, .idNumber, .region, .source} AS fuller, accounts
ORDER BY lesser.id, fuller.id
LIMIT $limit
