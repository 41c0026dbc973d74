/**
 * @id       nodes-reached
 * @title    Of some nodes outside the caller's regions, those that these are connected with: documents by their lines, payees by a payment, contacts by who uses them
 * @access   read
 * @param    ids      string[] Node ids
 * @param    regions  string[] Region codes that may be seen
 * @param    batch    integer  Data version
 * @returns  id
 * @order    none: a set
 * @limit    none: at most one row for each id
 * @note     The same as entity-reached, for many at once.
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE EXISTS {
  MATCH (n)-[c:CARRIES]->(i:Indicator)
  WHERE n:Document AND CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.recipientRegion }) ELSE i.recipientRegion END IN $regions AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
} OR EXISTS {
  MATCH (i:Indicator {upperNumber: n.number})
  WHERE n:Document AND i.region IN $regions AND coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
} OR EXISTS {
  MATCH (n)<-[p:PAID]-(payer:Account)
  WHERE n:Account AND coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $regions AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
} OR EXISTS {
  MATCH (n)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account)
  WHERE (n:Enterprise OR n:Person OR n:Household) AND coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $regions AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
} OR EXISTS {
  MATCH (n)<-[s:USES]-(party:Entity)
  WHERE n:Contact AND CASE WHEN party.changedIn > $batch THEN head(COLLECT { MATCH (party)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE party.region END IN $regions AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
}
RETURN n.id AS id
