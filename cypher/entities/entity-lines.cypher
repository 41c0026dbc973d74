/**
 * @id       entity-lines
 * @title    Lines of one document, one upper number or one project; or the line itself
 * @access   read
 * @param    id         string   Node id
 * @param    upperNumber string  Number of a document that is known only as upper one; null = none
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  id, amount
 * @order    id
 * @limit    100000
 */
CALL () {
  MATCH (:Document {id: $id})-[c:CARRIES]->(i:Indicator)
  WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  RETURN i
  UNION
  MATCH (i:Indicator {upperNumber: $upperNumber}) RETURN i
  UNION
  MATCH (i:Indicator)-[f:FOR]->(:Project {id: $id})
  WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  RETURN i
  UNION
  MATCH (i:Indicator {id: $id}) RETURN i
}
WITH DISTINCT i
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND ($scope IS NULL OR i.region IN $scope OR i.recipientRegion IN $scope)
RETURN i.id AS id, i.amount AS amount
ORDER BY id
LIMIT 100000
