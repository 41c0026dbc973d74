/**
 * @id       units-by-name
 * @title    All units with a name, to be compared by it
 * @access   read
 * @param    limit      integer  Units at most
 * @param    batch      integer  Data version
 * @returns  id, name, code, region, source, mentioned
 * @order    id
 * @limit    $limit
 */
MATCH (u:Unit)
WHERE u.name IS NOT NULL AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
RETURN u.id AS id, u.name AS name, u.code AS code, u.region AS region, u.source AS source, size(u.stated) = 0 AS mentioned
ORDER BY id
LIMIT $limit
