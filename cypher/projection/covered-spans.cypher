/**
 * @id      covered-spans
 * @title   What the batches up to one cover, also what later ones have taken back
 * @access  read
 * @param   batch   integer Data version
 * @returns source, region, from, to, addedIn, retiredIn
 * @order   source, region, from, to
 * @limit   none: a batch covers a few spans
 */
MATCH (c:Coverage)
WHERE c.addedIn <= $batch
RETURN c.source AS source, c.region AS region, c.from AS from, c.to AS to, c.addedIn AS addedIn, CASE WHEN c.retiredIn <= $batch THEN c.retiredIn END AS retiredIn
ORDER BY source, region, from, to
