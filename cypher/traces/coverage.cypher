/**
 * @id       coverage
 * @title    What the loaded batches cover: source, region, first and last day of each span
 * @access   read
 * @param    batch      integer  Data version
 * @returns  source, region, from, to
 * @order    source, region, from, to
 * @limit    none: what is covered is known only from all spans; a batch has a few
 */
MATCH (c:Coverage)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
RETURN DISTINCT c.source AS source, c.region AS region, c.from AS from, c.to AS to
ORDER BY source, region, from, to
