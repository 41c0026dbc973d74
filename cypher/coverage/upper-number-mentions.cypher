/**
 * @id       upper-number-mentions
 * @title    Numbers that lines name as their upper document, with what hangs on them
 * @access   read
 * @param    regions    string[] Region codes of the lines' issuers; null = all
 * @param    batch      integer  Data version
 * @returns  number, mentions, amount
 * @order    number
 * @limit    none: a number counts as never seen only if all mentions are known
 */
MATCH (i:Indicator)
WHERE i.upperNumber IS NOT NULL AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND ($regions IS NULL OR i.region IN $regions)
RETURN i.upperNumber AS number, count(*) AS mentions, sum(coalesce(i.amount, 0)) AS amount
ORDER BY number
