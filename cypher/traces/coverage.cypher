/**
 * @id       coverage
 * @title    What the loaded batches cover: source, region, first and last day
 * @access   read
 * @param    batch      integer  Data version
 * @returns  source, region, from, to
 * @order    source, region, from
 * @limit    10000
 */
MATCH (c:Coverage)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
RETURN c.source AS source, c.region AS region, min(c.from) AS from, max(c.to) AS to
ORDER BY source, region, from
LIMIT 10000
