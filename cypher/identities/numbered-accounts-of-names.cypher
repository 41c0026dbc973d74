/**
 * @id       numbered-accounts-of-names
 * @title    Numbered accounts whose name is like some names, by the full-text index
 * @access   read
 * @param    names      map[]    {id, words}: account known by its name only, and its name as a query of the index
 * @param    hitsMax    integer  Hits of the index looked at for each
 * @param    batch      integer  Data version
 * @returns  lesser, id, name, number, institution, kind, region, source, payers
 * @order    lesser, id
 * @limit    none: hitsMax for each name
 * @note     payers: accounts that paid both.
 */
UNWIND $names AS one
CALL (one) {
  CALL db.index.fulltext.queryNodes('account_names', one.words, {limit: $hitsMax}) YIELD node AS a
  RETURN a
}
WITH one, a
WHERE a.number IS NOT NULL AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
CALL (one, a) {
  MATCH (:Account {id: one.id})<-[p:PAID]-(payer:Account)
  WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH DISTINCT payer, a
  MATCH (payer)-[q:PAID]->(a)
  WHERE q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch)
  RETURN count(DISTINCT payer) AS payers
}
RETURN one.id AS lesser, a.id AS id, a.name AS name, a.number AS number, a.institution AS institution, a.kind AS kind, a.region AS region, a.source AS source, payers
ORDER BY lesser, id
