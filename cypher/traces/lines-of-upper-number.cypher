/**
 * @id       lines-of-upper-number
 * @title    Ids of the indicators whose upper document has this number, for an upper document that is not itself loaded
 * @access   read
 * @param    number     string   Canonical document number
 * @param    batch      integer  Data version
 * @returns  id
 * @order    id
 * @limit    none: they are the root of the totals
 */
CALL () {
  MATCH (i:Indicator {upperNumber: $number})
  WHERE coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  RETURN i
  UNION ALL
  MATCH (v:Version {upperNumber: $number})
  WHERE v.addedIn <= $batch AND v.retiredIn > $batch
  MATCH (i:Indicator)-[:WAS]->(v)
  RETURN i
}
RETURN i.id AS id
ORDER BY id
