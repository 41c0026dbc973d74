/**
 * @id      number-payments
 * @title   Payments that state no document take the own number of their indicator, and lose it with the indicator
 * @access  write
 * @param   lines string[] Indicator ids
 * @returns written
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id)
WITH line, CASE WHEN i.retiredIn IS NULL THEN i.ownNumber END AS number
MATCH ()-[p:PAID {indicator: line}]->() USING INDEX SEEK p:PAID(indicator)
WHERE p.retiredIn IS NULL AND (p.document IS NULL OR p.copied CONTAINS 'document') AND coalesce(p.document, '') <> coalesce(number, '')
SET p.document = number,
    p.copied = CASE WHEN p.copied CONTAINS 'indicator' THEN p.copied WHEN number IS NULL THEN null ELSE 'document' END
RETURN count(*) AS written
