/**
 * @id      mark-before-indicator
 * @title   Data quality: payments dated before the day on which their indicator was issued
 * @access  write
 * @param   lines string[] Indicator ids that the batch touched
 * @returns marked
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id)
MATCH ()-[p:PAID {indicator: line}]->() USING INDEX SEEK p:PAID(indicator)
WHERE p.retiredIn IS NULL
WITH p, i.retiredIn IS NULL AND coalesce(p.at < i.issuedAt, false) AND p.kind IN ['payment', 'transfer'] AS before,
     'before-indicator' IN coalesce(p.dataQuality, []) AS already
WHERE before <> already
SET p.dataQuality = CASE WHEN before THEN coalesce(p.dataQuality, []) + 'before-indicator' ELSE [code IN p.dataQuality WHERE code <> 'before-indicator'] END
RETURN sum(CASE WHEN before THEN 1 ELSE 0 END) AS marked
