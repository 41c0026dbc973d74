/**
 * @id       coverage-by-source
 * @title    From when to when each kind of source is covered, over all regions
 * @access   read
 * @param    batch      integer  Data version
 * @returns  source, from, to, regions
 * @order    source
 * @limit    200
 */
MATCH (c:Coverage)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
RETURN c.source AS source, min(c.from) AS from, max(c.to) AS to, count(DISTINCT c.region) AS regions
ORDER BY source
LIMIT 200
