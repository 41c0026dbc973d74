/**
 * @id      mark-no-parent
 * @title   Data quality: indicators that name an upper document but are drawn on no line that has been loaded
 * @access  write
 * @param   lines string[] Indicator ids that the batch touched; their children are looked at too
 * @returns marked
 * @note    The code goes away when the upper line arrives.
 */
UNWIND $lines AS line
CALL (line) {
  MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id) RETURN i
  UNION
  MATCH (upper:Indicator {id: line})-[:ALLOCATED]->(i:Indicator) USING INDEX SEEK upper:Indicator(id) RETURN i
}
WITH DISTINCT i
WHERE i.upperNumber IS NOT NULL AND size(i.stated) > 0
WITH i, EXISTS { MATCH (parent:Indicator)-[a:ALLOCATED]->(i) WHERE a.retiredIn IS NULL AND size(parent.stated) > 0 } AS funded,
     'no-parent' IN coalesce(i.dataQuality, []) AS already
WHERE funded = already
SET i.dataQuality = CASE WHEN funded THEN [code IN i.dataQuality WHERE code <> 'no-parent'] ELSE coalesce(i.dataQuality, []) + 'no-parent' END
RETURN sum(CASE WHEN funded THEN 0 ELSE 1 END) AS marked
