/**
 * @id      mark-before-indicator
 * @title   Data quality: payments dated before the day on which their indicator was issued
 * @access  write
 * @param   lines string[] Indicator ids that the batch touched
 * @returns marked
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id)
WHERE i.issuedAt IS NOT NULL
MATCH ()-[p:PAID {indicator: line}]->() USING INDEX SEEK p:PAID(indicator)
WHERE p.at < i.issuedAt AND p.kind IN ['payment', 'transfer'] AND NOT 'before-indicator' IN coalesce(p.dataQuality, [])
SET p.dataQuality = coalesce(p.dataQuality, []) + 'before-indicator'
RETURN count(*) AS marked
