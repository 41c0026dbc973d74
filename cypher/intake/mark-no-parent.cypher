/**
 * @id      mark-no-parent
 * @title   Data quality: indicators that name an upper document but are drawn on no line that has been loaded
 * @access  write
 * @param   lines    string[] Indicator ids that the batch touched; their children are looked at too
 * @param   sequence integer  Batch being activated
 * @returns marked
 * @note    The code goes away when the upper line arrives.
 */
UNWIND $lines AS line
CALL (line) {
  MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id) RETURN i
  UNION
  MATCH (upper:Indicator {id: line})-[:ALLOCATED]-(i:Indicator) USING INDEX SEEK upper:Indicator(id) RETURN i
}
WITH DISTINCT i
WITH i, i.upperNumber IS NOT NULL AND size(i.stated) > 0
        AND NOT EXISTS { MATCH (parent:Indicator)-[a:ALLOCATED]->(i) WHERE a.retiredIn IS NULL AND parent.retiredIn IS NULL AND size(parent.stated) > 0 }
        // A line of a negative amount takes from its own and gives back to the one above.
        AND NOT EXISTS { MATCH (i)-[a:ALLOCATED]->(parent:Indicator)
                         WHERE a.retiredIn IS NULL AND a.kind = 'reduction' AND parent.retiredIn IS NULL AND size(parent.stated) > 0 } AS orphan,
     'no-parent' IN coalesce(i.dataQuality, []) AS already
WHERE orphan <> already AND i.retiredIn IS NULL
CALL (i) {
  // Readers of earlier data versions see it as it was.
  WITH i WHERE coalesce(i.changedIn, i.addedIn) < $sequence
  CREATE (i)-[:WAS]->(v:Version)
  SET v = properties(i), v.addedIn = coalesce(i.changedIn, i.addedIn), v.retiredIn = $sequence, i.changedIn = $sequence
}
SET i.dataQuality = CASE WHEN orphan THEN coalesce(i.dataQuality, []) + 'no-parent' ELSE [code IN i.dataQuality WHERE code <> 'no-parent'] END
RETURN sum(CASE WHEN orphan THEN 1 ELSE 0 END) AS marked
