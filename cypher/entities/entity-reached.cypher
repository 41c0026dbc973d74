/**
 * @id       entity-reached
 * @title    Whether a node outside the caller's region is connected with it: a document by its lines, a payee by a payment, a contact by who uses it
 * @access   read
 * @param    id         string   Node id
 * @param    scope      string[] Region codes that may be seen
 * @param    batch      integer  Data version
 * @returns  reached
 * @order    one row or none
 * @limit    1
 */
CALL () {
  MATCH (:Document {id: $id})-[c:CARRIES]->(i:Indicator)
  WHERE CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.recipientRegion }) ELSE i.recipientRegion END IN $scope AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  RETURN true AS reached LIMIT 1
  UNION
  MATCH (d:Document {id: $id}) MATCH (i:Indicator {upperNumber: d.number})
  WHERE i.region IN $scope AND coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  RETURN true AS reached LIMIT 1
  UNION
  MATCH (d:Document {id: $id}) MATCH (i:Indicator)-[:WAS]->(v:Version {upperNumber: d.number})
  WHERE i.region IN $scope AND v.addedIn <= $batch AND v.retiredIn > $batch
  RETURN true AS reached LIMIT 1
  UNION
  MATCH (:Account {id: $id})<-[p:PAID]-(payer:Account)
  WHERE coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN true AS reached LIMIT 1
  UNION
  MATCH (n:Entity {id: $id})<-[h:HELD_BY]-(:Account)<-[p:PAID]-(payer:Account)
  WHERE (n:Enterprise OR n:Person OR n:Household) AND coalesce(p.region, CASE WHEN payer.changedIn > $batch THEN head(COLLECT { MATCH (payer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE payer.region END) IN $scope AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  RETURN true AS reached LIMIT 1
  UNION
  MATCH (:Contact {id: $id})<-[s:USES]-(party:Entity)
  WHERE CASE WHEN party.changedIn > $batch THEN head(COLLECT { MATCH (party)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE party.region END IN $scope AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
  RETURN true AS reached LIMIT 1
}
RETURN reached
LIMIT 1
