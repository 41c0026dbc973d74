/**
 * @id       enterprises-by-name
 * @title    Enterprises of the regions in which one has no credit code, to be compared by name
 * @access   read
 * @param    limit      integer  Enterprises at most
 * @param    batch      integer  Data version
 * @returns  id, name, formerNames, uscc, region, source
 * @order    id
 * @limit    $limit
 */
MATCH (w:Enterprise)
WHERE w.uscc IS NULL AND w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch)
WITH collect(DISTINCT w.region) AS regions
MATCH (e:Enterprise)
WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) AND e.name IS NOT NULL AND (e.uscc IS NULL OR e.region IN regions OR e.region IS NULL)
RETURN e.id AS id, e.name AS name, coalesce(e.formerNames, []) AS formerNames, e.uscc AS uscc, e.region AS region, e.source AS source
ORDER BY id
LIMIT $limit
