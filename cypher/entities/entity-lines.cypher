/**
 * @id       entity-lines
 * @title    Lines of one document, one upper number or one project; or the line itself
 * @access   read
 * @param    id         string   Node id
 * @param    upperNumber string  Number of a document that is known only as upper one; null = none
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @param    asOf       instant = 9007199254740991 Last moment of what had happened
 * @returns  id, amount
 * @order    id
 * @limit    100000
 */
CALL () {
  MATCH (:Document {id: $id})-[c:CARRIES]->(i:Indicator)
  WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  RETURN i
  UNION
  MATCH (i:Indicator {upperNumber: $upperNumber}) WHERE coalesce(i.changedIn, i.addedIn) <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) RETURN i
  UNION
  MATCH (v:Version {upperNumber: $upperNumber}) WHERE v.addedIn <= $batch AND v.retiredIn > $batch
  MATCH (i:Indicator)-[:WAS]->(v)
  RETURN i
  UNION
  MATCH (i:Indicator)-[f:FOR]->(:Project {id: $id})
  WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  RETURN i
  UNION
  MATCH (i:Indicator {id: $id}) RETURN i
}
WITH DISTINCT i WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE coalesce(iThen.issuedAt, 0) <= $asOf AND ($scope IS NULL OR i.region IN $scope OR iThen.recipientRegion IN $scope)
RETURN i.id AS id, iThen.amount AS amount
ORDER BY id
LIMIT 100000
