/**
 * @id       received-by-things
 * @title    What some accounts, or the accounts some others hold, received
 * @access   read
 * @param    ids        string[] Node ids
 * @param    batch      integer  Data version
 * @returns  id, received
 * @order    id
 * @limit    none: as many rows as ids were given
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  WITH n WHERE n:Account RETURN n AS a
  UNION
  MATCH (n)<-[h:HELD_BY]-(a:Account) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN a
}
CALL (a) {
  OPTIONAL MATCH (a)<-[p:PAID]-()
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS received
}
RETURN id, sum(received) AS received
ORDER BY id
