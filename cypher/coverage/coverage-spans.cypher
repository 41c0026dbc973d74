/**
 * @id       coverage-spans
 * @title    What every batch says it covers, span by span
 * @access   read
 * @param    regions    string[] Region codes; null = all
 * @param    batch      integer  Data version
 * @returns  source, region, from, to
 * @order    source, region, from, to
 * @limit    none: a day counts as not covered only if all spans are known
 */
MATCH (c:Coverage)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND ($regions IS NULL OR c.region IN $regions)
RETURN c.source AS source, c.region AS region, c.from AS from, c.to AS to
ORDER BY source, region, from, to
