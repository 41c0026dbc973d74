/**
 * @id       entity-accounts
 * @title    Ids of all accounts of one subject: itself, those it holds, those of a household's members
 * @access   read
 * @param    id         string   Node id
 * @param    batch      integer  Data version
 * @returns  id
 * @order    id
 * @limit    100000
 */
MATCH (n:Entity {id: $id})
CALL (n) {
  WITH n WHERE n:Account RETURN n AS a
  UNION
  MATCH (n)<-[h:HELD_BY]-(a:Account)
  WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  RETURN a
  UNION
  MATCH (n:Household)<-[m:MEMBER_OF]-(:Person)<-[h:HELD_BY]-(a:Account)
  WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  RETURN a
}
RETURN DISTINCT a.id AS id
ORDER BY id
LIMIT 100000
