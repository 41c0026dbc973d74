/**
 * @id       persons-of-masked-numbers
 * @title    Persons whose identity number their source has masked, with those whose full number fits
 * @access   read
 * @param    limit      integer  Pairs at most
 * @param    batch      integer  Data version
 * @returns  lesser, fuller
 * @order    lesser, fuller
 * @limit    $limit
 * @note     At least six digits must stand before the mask, so that the index finds the few that begin alike.
 */
MATCH (m:Person)
WHERE m.weakIdentity AND m.idNumber CONTAINS '*' AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch)
WITH m, split(m.idNumber, '*') AS parts
WITH m, head(parts) AS begin, last(parts) AS end
WHERE size(begin) >= 6
MATCH (f:Person)
USING INDEX SEEK f:Person(idNumber)
WHERE f.idNumber STARTS WITH begin AND f.idNumber ENDS WITH end AND size(f.idNumber) = size(m.idNumber) AND NOT f.idNumber CONTAINS '*' AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
RETURN m {.id, .name, .idNumber, .region, .source} AS lesser, f {.id, .name, .idNumber, .region, .source} AS fuller
ORDER BY lesser.id, fuller.id
LIMIT $limit
